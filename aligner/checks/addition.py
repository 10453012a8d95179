"""The rule ``addition``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import described, gap, missing, weight
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Addition:
    """The translation says something that the original does not.

    A machine made up a sentence, an explanation was written into the text, a piece of another text was pasted in. What
    the author did not say now stands under the author's name.

    It reports the sentences of the translation that are left over when the two texts are aligned; see the rule
    omission. A heading or a byline is minor, a sentence major, a paragraph critical, and so is all that there is; one
    word, which may be in the next sentence, is neutral.

    Delete it, or mark it as a note of the translator or the editor.
    """

    name: ClassVar[str] = "addition"
    category: ClassVar[Category] = Category.ADDITION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday after long repairs. The mayor came with his family.",
            "one sentence became two",
            source="Мост открыли в пятницу после долгого ремонта, и мэр приехал с семьёй.",
        ),
        Example(
            "The market is closed. It rained for a whole week.",
            "moved, not added",
            source="Неделю шёл дождь. Рынок закрыт.",
        ),
        Example(
            "The bridge was opened on Friday after long repairs. ⟦Experts call it one of the most beautiful in all of "
            "Europe.⟧ Heavy lorries will go by the ring road from now on.",
            source="Мост открыли в пятницу после долгого ремонта. "
            "Тяжёлые грузовики отныне будут ходить по кольцевой дороге.",
        ),
        Example(
            "Рынок на площади закроют в последние выходные ноября.\nВесной торговые ряды поставят снова.\n"
            "⟦Подпишитесь на нашу рассылку, чтобы ничего не пропустить.⟧",
            source="The market on the square will be closed on the last weekend of November.\n"
            "In spring the stalls will be put up again.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield what has no counterpart in the original."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        for run in missing(bitext, "target"):
            span = bitext.target.span(run.units)
            nothing = article.pair is None and not bitext.source.units
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=Severity.CRITICAL if nothing else weight(bitext.target, run.units),
                confidence=run.probability,
                start=span.start,
                end=span.end,
                message=f"Not in the original{', which is empty' * nothing}: {described(bitext.target, run.units)}.",
                source=gap(bitext.source, run.after),
            )
