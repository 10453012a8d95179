"""The rule ``unrelated-source``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.languages.names import language_name
from aligner.model import Bitext, Category, Issue, Severity
from aligner.words import counted


@dataclass(frozen=True, slots=True)
class UnrelatedSource:
    """The text is not a translation of what was named as its source.

    Two files were mixed up, or a text was replaced and its translation was not. A list of every sentence that is
    missing would help nobody.

    It is reported when fewer than a fifth of the sentences of the shorter text have a counterpart in the other one;
    when both are in one language, like two versions of a text or a file that nobody has translated yet; and when each
    is in the language that the other was stated to be in. A text that mostly repeats its source counts as being in the
    language of the rest, however little that is. Omissions, additions, mistranslations and untranslated passages are
    then not reported.

    Name the right source. If a text is to be compared with another one in its own language, state both languages.
    """

    name: ClassVar[str] = "unrelated-source"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.CRITICAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday. The mayor came with his family. It rained.",
            source="Мост открыли в пятницу. Мэр приехал с семьёй. Шёл дождь.",
        ),
        Example(
            "The bridge was opened on Friday. The mayor came.",
            "a short summary is an omission, not another text",
            source="Мост открыли в пятницу. Мэр приехал. Шёл дождь. Грузовики идут в объезд. Рынок закрыт. "
            "Ели пироги.",
        ),
        Example(
            "Мост открыли в пятницу. The mayor came with his family. Heavy lorries go by the ring road, and the "
            "engineers are content with that for now.",
            "most of it is still to be translated",
            source="The bridge was opened on Friday. The mayor came with his family. Heavy lorries go by the ring "
            "road, and the engineers are content with that for now.",
        ),
        Example(
            "⟦The cat sleeps on the window. Two eggs are enough for the dough. Our team lost again. The train leaves "
            "at nine. She has never seen the sea.⟧",
            source="Мост открыли в пятницу. Мэр приехал с семьёй. Работы обошлись городу в сорок миллионов. Грузовики "
            "идут в объезд. Инженеры довольны.",
        ),
        Example(
            "⟦Кошка спит на окне. Для теста хватит двух яиц. Наша команда снова проиграла. Поезд уходит в девять. Она "
            "никогда не видела моря.⟧",
            source="The bridge was opened on Friday. The mayor came with his family. The works cost the city "
            "forty million. Heavy lorries go by the ring road. The engineers are content.",
        ),
        Example(
            "⟦The bridge opened on Friday after years of repairs. The mayor arrived with his family. Heavy trucks are "
            "going to use the ring road in future.⟧",
            "two versions of one text",
            source="The bridge was opened on Friday after long repairs. The mayor came with his family. Heavy lorries "
            "will go by the ring road from now on.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield one issue for the whole text."""
        bitext = article.bitext
        if bitext is None or bitext.is_related or article.is_copy:
            return
        everything = range(len(bitext.target.units)), range(len(bitext.source.units))
        span, of_source = bitext.target.span(everything[0]), bitext.source.span(everything[1])
        yield Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=grades.CERTAIN,
            start=span.start,
            end=span.end,
            message=mixed_up(bitext) if bitext.mixed_up else unlike(bitext),
            source=of_source,
        )


def unlike(bitext: Bitext) -> str:
    """How little of the source has a counterpart."""
    number = len(bitext.translated)
    return (
        f"Not a translation of its source: of {counted(len(bitext.source.units), 'sentence')} there {number or 'none'} "
        f"{'has' if number < 2 else 'have'} a counterpart here."
    )


def mixed_up(bitext: Bitext) -> str:
    """Which languages both are in, and what to do."""
    source, target = bitext.source, bitext.target
    own, theirs = (f"“{text.document.name}”" for text in (target, source))
    if source.language == target.language:
        return (
            f"{own} and its source {theirs} are both in {language_name(source.language)}: nothing is translated, or "
            "one is not the file that was meant. To compare two versions of one text, state both languages."
        )
    return (
        f"{own} is in {language_name(target.language)} and its source {theirs} in {language_name(source.language)}, "
        "the other way round than was stated: exchange the two."
    )
