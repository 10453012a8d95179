"""The rule ``unrelated-source``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Severity
from aligner.words import counted


@dataclass(frozen=True, slots=True)
class UnrelatedSource:
    """The text is not a translation of what was named as its source.

    Two files were mixed up, or a text was replaced and its translation was not. A list of every sentence that is
    missing would help nobody.

    Fewer than a fifth of the sentences of the shorter text have a counterpart in the other one. Omissions, additions
    and mistranslations are then not reported.

    Name the right source.
    """

    name: ClassVar[str] = "unrelated-source"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.CRITICAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
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
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield one issue for the whole text."""
        bitext = article.bitext
        if bitext is None or bitext.is_related:
            return
        everything = range(len(bitext.target.units)), range(len(bitext.source.units))
        span, of_source = bitext.target.span(everything[0]), bitext.source.span(everything[1])
        number = len(bitext.translated)
        yield Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=1.0,
            start=span.start,
            end=span.end,
            message=f"Not a translation of its source: of {counted(len(bitext.source.units), 'sentence')} there "
            f"{number or 'none'} {'has' if number < 2 else 'have'} a counterpart here.",
            source=of_source,
        )
