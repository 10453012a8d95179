"""The rule ``moved``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import described
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Moved:
    """Something stands in another place than in the original.

    A translator may have good reasons for another order, or a paragraph slipped when the text was put together. It is
    translated, so nothing is wrong with it, and it is reported as neutral: neither an omission nor an addition. Its
    numbers, names and the like are compared with those of the original, as everywhere.

    It reports a sentence of the original and one of the translation that have no counterpart in their places, are each
    other's nearest, and are alike in meaning and length (similarity .43 or more); neighbouring ones together.
    Sentences that were taken for a part of what stands in their place are reported too, if they are more like one
    without counterpart elsewhere.

    Check whether the order is intended.
    """

    name: ClassVar[str] = "moved"
    category: ClassVar[Category] = Category.STYLE
    severity: ClassVar[Severity] = Severity.NEUTRAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday. The mayor came with his family.",
            source="Мост открыли в пятницу. Мэр приехал с семьёй.",
        ),
        Example(
            "The bridge was opened on Friday. The mayor came with his family. Somebody sang.",
            "added, not moved",
            source="Мост открыли в пятницу. Мэр приехал с семьёй.",
        ),
        Example(
            "Heavy lorries will go by the ring road from now on. The mayor came to the opening with his family. ⟦The "
            "bridge was closed for two years.⟧",
            source="Мост был закрыт два года. Тяжёлые грузовики отныне будут ходить по кольцевой дороге. Мэр приехал "
            "на открытие с семьёй.",
        ),
        Example(
            "⟦Весной торговые ряды поставят снова.⟧\nРынок на площади закроют в последние выходные ноября.\nФермеры "
            "говорят, что это был их лучший сезон за десять лет.",
            source="The market on the square will be closed on the last weekend of November.\nThe farmers say that it "
            "was their best season in ten years.\nIn spring the stalls will be put up again.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield what stands elsewhere, in the order of the translation."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        for move in sorted(bitext.moves, key=lambda move: move.target):
            span = bitext.target.span(move.target)
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=min(max(move.similarity, 0.0), 1.0),
                start=span.start,
                end=span.end,
                message=f"In another place than in the original: {described(bitext.target, move.target)}.",
                source=bitext.source.span(move.source),
            )
