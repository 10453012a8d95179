"""The rule ``omission``."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import described, gap, missing, weight
from aligner.model import Bitext, Category, Issue, Severity, Text


@dataclass(frozen=True, slots=True)
class Omission:
    """Something of the original is not translated.

    A sentence was skipped, a paragraph was lost on the way through a tool. Nobody who reads the translation alone can
    see it: the text reads well, and says less.

    The original and the translation are aligned sentence by sentence, by meaning and by length, and clause by clause
    where sentences were joined or split. A sentence of the original that nothing in the translation says, in its place
    or elsewhere, is reported at the gap; neighbouring ones together. A heading or a byline is minor, a sentence major,
    a paragraph critical, and so is all that there is; one word, which may be in the next sentence, is neutral. The
    confidence is the share of all ways to align the texts there in which the sentence stays without counterpart,
    weighted by how well each fits.

    Translate it, unless it was left out on purpose.
    """

    name: ClassVar[str] = "omission"
    category: ClassVar[Category] = Category.OMISSION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday after long repairs, and the mayor came with his family.",
            "two sentences became one",
            source="Мост открыли в пятницу после долгого ремонта. Мэр приехал с семьёй.",
        ),
        Example(
            "The market is closed. It rained for a whole week.",
            "moved, not lost",
            source="Неделю шёл дождь. Рынок закрыт.",
        ),
        Example(
            "The bridge was opened on Friday after long repairs.⟦⟧ Heavy lorries will go by the ring road from now on.",
            source="Мост открыли в пятницу после долгого ремонта. Работы обошлись городу в сорок миллионов рублей, "
            "половину собрали сами жители. Тяжёлые грузовики отныне будут ходить по кольцевой дороге.",
        ),
        Example(
            "Рынок на площади закроют в последние выходные ноября.\nВесной торговые ряды поставят снова.⟦⟧",
            source="The market on the square will be closed on the last weekend of November.\n"
            "In spring the stalls will be put up again.\nThe farmers say that it was their best season in ten years.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the gaps."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        for run in missing(bitext, "source", copied(article, bitext)):
            if not is_filled(article, bitext.target, run.after):
                place = gap(bitext.target, run.after)
                nothing = is_blank(article)
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=Severity.CRITICAL if nothing else weight(bitext.source, run.units),
                    confidence=run.probability,
                    start=place.start,
                    end=place.end,
                    message=f"Not translated{', the text is empty' * nothing}: {described(bitext.source, run.units)}.",
                    source=bitext.source.span(run.units),
                )


def is_blank(article: Article) -> bool:
    """Whether there is nothing to read in a document."""
    return article.pair is None and not any(map(str.isalnum, article.text))


def is_filled(article: Article, target: Text, after: int) -> bool:
    """Whether a passage stands in the gap that is neither a copy nor a translation: a third language, or none."""
    start = target.units[after].end if after >= 0 else 0
    end = target.units[after + 1].start if after + 1 < len(target.units) else len(article.text)
    between = (passage for passage in article.passages if start <= passage.start and passage.end <= end)
    return any(passage.copy is None and not passage.translated for passage in between)


def copied(article: Article, bitext: Bitext) -> set[int]:
    """The units of the source that stand in the text as they are: that is another rule's finding."""
    starts = [unit.start for unit in bitext.source.units]
    spans = [passage.copy.source for passage in article.passages if passage.copy and not passage.copy.translated]
    return {i for span in spans for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))}
