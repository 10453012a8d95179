"""The rule ``proper-name``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Severity, Span

if TYPE_CHECKING:
    from aligner.names.mentions import Name
    from aligner.names.verdicts import NamesOfPair, Verdict

LANGUAGES = {"en", "ru"}
OF_A_PAIR = 0.5
"""Share of the usual likeness from which the sides of a pair are compared: in a short one, a name is much of it."""

@dataclass(frozen=True, slots=True)
class ProperName:
    """A person or place of the original is another one in the translation, or is not there.

    A name that was mistaken for another one, or lost, is a serious fault in news, in contracts and in minutes, and the
    sentence around it reads well.

    English and Russian, in both directions. Names are compared by ear, under any usual romanisation, and without the
    endings of the Russian cases: Шойгу is Shoigu, «Александра» Alexander and Aleksandr. Countries, cities and
    languages are looked up in CLDR, the data of the Unicode consortium: Германия is Germany, «испанский» Spain. It
    reports a name of the original that the translation does not have, and the name that the translation has instead,
    if there is one. Organisations and abbreviations are left alone, as they are translated; so is a first name that is
    left out where the surname stays, and a person whom a sentence shortly before has. A name without counterpart is
    then looked up in what the encoder knows: «Ведьмак» is The Witcher, the Rockies are «Скалистые горы». A name that
    has no counterpart anywhere in a text, but several places there, is reported once, and only if the same other name
    stands in most of them.

    Many of the clean human translations that it flags did drop a name: for "he said", or because the name had just
    been said. Look the name up in the original.
    """

    name: ClassVar[str] = "proper-name"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Aleksandr Kovalev, the mayor of Tver, came from Germany with his family. The Kremlin said nothing.",
            source="Мэр Твери Александр Ковалёв приехал из Германии с семьёй. В Кремле ничего не сказали.",
        ),
        Example(
            "Ковалёв сказал, что мост в Кёльне строили британские рабочие.",
            "a first name may be left out",
            source="Mr Aleksandr Kovalyov said that the bridge in Cologne was built by British workers.",
        ),
        Example(
            "The bridge was opened by ⟦Smirnov⟧, and it was he who paid for it. The market is closed.",
            source="Мост открыл Ковалёв, и это он за него заплатил. Рынок закрыт.",
        ),
        Example(
            "Мост построили рабочие из ⟦Испании⟧, а деньги собрали жители города.",
            source="The bridge was built by workers from Portugal, and the people of the town raised the money.",
        ),
        Example(
            "⟦On Friday the new bridge was opened by a guest who had come with his family.⟧",
            source="В пятницу новый мост открыл Ковалёв, который приехал с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the names that are other ones, and the sentences in which one is missing."""
        bitext = article.bitext
        if bitext is None or {bitext.source.language, bitext.target.language} != LANGUAGES or not bitext.is_related:
            return
        from aligner.names.verdicts import verdicts

        least = bitext.least if article.pair is None else OF_A_PAIR * bitext.least
        for found, verdict in verdicts(bitext, least, article.encoder, partial(is_beside, article)):
            yield from self.issues(found, verdict)

    def issues(self, found: "NamesOfPair", verdict: "Verdict") -> Iterator[Issue]:
        """The issues of one pair of sentences."""
        for name, instead in verdict.replaced:
            times = verdict.places.get(name)
            everywhere = f", and so in {times} places" if times else ""
            span = Span(found.target.start + instead.start, found.target.start + instead.end)
            message = f"The original has “{name.text}”, the translation “{instead.text}”{everywhere}."
            yield self.issue(found, name, span, message)
        if verdict.lost:
            names = ", ".join(f"“{name.text}”" for name in verdict.lost)
            message = f"The original names {names}, the translation does not."
            yield self.issue(found, verdict.lost[0], found.target, message)

    def issue(self, found: "NamesOfPair", name: "Name", span: Span, message: str) -> Issue:
        """An issue about a name of the original."""
        return Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=grades.POSSIBLE,
            start=span.start,
            end=span.end,
            message=message,
            source=Span(found.source.start + name.start, found.source.start + name.end),
        )


def is_beside(article: Article, name: "Name") -> bool:
    """Whether the pair before or behind has a name, where pairs are checked together: a pronoun may stand for it."""
    from aligner.names.mentions import mentions_in
    from aligner.names.proper_names import has_like, is_place
    from aligner.names.verdicts import LONGEST

    bitext, memory, pair = article.bitext, article.memory, article.pair
    if bitext is None or memory is None or pair is None or is_place(name):
        return False
    beside = (mentions_in(text, bitext.target.language) for text in memory.beside(pair) if len(text) <= LONGEST)
    return any(has_like(name, each, bitext.source.language) for each in beside)
