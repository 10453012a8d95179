"""The rule ``inconsistent-name``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Related, Severity
from aligner.names.spellings import variants
from aligner.words import counted

LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "no", "fi", "et", "ru"})
"""Languages whose names are compared: in the letters of these."""
LONGEST = 2_000_000
"""Characters of a text that is looked at: a longer one is no article."""


@dataclass(frozen=True, slots=True)
class InconsistentName:
    """One name is spelled in two ways in one text.

    Aleksandr and Alexander Lukashenko, Zelensky and Zelenskyy: two translators, or one and a machine. Readers wonder
    whether two people are meant, and a search finds half of the places.

    Two spellings are reported when they sound alike, with the same consonants, and stand beside the same surname or
    first name, or sound the same and nothing speaks for two people. So Maria and Marina, Александр and Алексей, Stephen
    King and Steven Mnuchin are told apart, and a name may stand in all its Russian cases. Of 350 human-made news texts,
    English and Russian, two were reported, both of them rightly.

    Choose one spelling, that of the person or of the house style. The rarer one is marked.
    """

    name: ClassVar[str] = "inconsistent-name"
    category: ClassVar[Category] = Category.SPELLING
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Maria Ivanova met Marina Ivanova. Alexander Orlov came with Alexandra Orlova."),
        Example("Sergei Orlov sang, and Sergey Volkov played.", "two people"),
        Example("Александр Орлов и Алексей Орлов приехали к Анне Орловой. Орлову и Орловым дали слово."),
        Example("Alexander Orlov opened the bridge. ⟦Aleksandr⟧ Orlov paid for it, said Alexander Orlov."),
        Example("The mayor of the town met Mr Zelensky. Later that day Mr ⟦Zelenskyy⟧ left, as Mr Zelensky had said."),
        Example("О Саддаме Хусейне писали все. Потом о Саддаме ⟦Хуссейне⟧ забыли; Хусейну было всё равно."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the places of each rarer spelling."""
        language = article.languages.language
        if language not in LANGUAGES or len(article.text) > LONGEST:
            return
        for variant in variants(article.text, language == "ru"):
            usual = variant.usual[0]
            times = counted(len(variant.usual), "time")
            for mention in variant.rarer:
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.LIKELY if variant.beside else grades.POSSIBLE,
                    start=mention.start,
                    end=mention.end,
                    message=f"Is this the same name as “{usual.text}”, which stands here {times}?",
                    related=Related(usual.start, usual.end, "the other spelling"),
                )
