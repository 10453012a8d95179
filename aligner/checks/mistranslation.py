"""The rule ``mistranslation``."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import cut_off, quoted, replaced
from aligner.garbled import is_garbled
from aligner.model import Bead, Bitext, Category, Issue, Severity
from aligner.words import stopped

PER_SIMILARITY = -21.5
"""Log-odds that two sides do not mean the same, for a similarity of 1 more above the background: a logistic regression
on the clean human pairs of WMT21 ru-en and en-ru news against the same pairs shuffled."""
AT_LEAST = 1.1
"""Log-odds at the least similarity that is not reported."""
EASED, SHORT, LONG = 0.13, 45, 85
"""How much lower that is where both sides have fewer than so many characters; from so many on it is what it is. Of 660
proverbs and bits of slang of up to nine words (MLQE-PE ru-en, as people translated them) 27 have a similarity below .33
and 9 one below .20, where the odds are those of longer ones at .33; of sentences of 13 words and more none is below
.41. The expected calibration error of all these, of the news and of both shuffled is .005, and .011 with one limit for
all."""
PER_LEAD, LEAD = 30.0, 0.05
"""Log-odds for a similarity that is 1 higher to a side of another pair than to the pair's own, beyond so much: of
80,021 shuffled pairs of the same news 13 are not reported with it and 403 without; of 1,990 clean ones none leads by
more than .08."""
NOT_BY_CHANCE, SURELY_NOT = 0.55, 0.65
"""That similarity, from which it begins to count, and counts in full: among a thousand proverbs there is one as close
as .55 to many a free translation, and of shuffled pairs one in a hundred is not closer than .58 to its own."""


@dataclass(frozen=True, slots=True)
class Mistranslation:
    """A sentence stands where a translation should be, and means something else.

    Lines slipped, a translation memory gave the wrong entry, a machine lost itself, or letters are damaged beyond
    reading. This rule does not find a wrong word, a lost "not" or a wrong number: a comparison of whole sentences
    cannot see them.

    Both sides are turned into vectors by one model for all languages. Sentences that translate each other have a
    similarity of about .75, others of about 0. A pair is reported below .33 above the background; in running text,
    where the sentences before and after fit, below .15. A saying and its counterpart in another language, which has
    other words, are as far apart as that: what is shorter than a line is reported below .20, or .02, and is less sure.
    A sentence that stands for another one, of about the same length, is reported when neither has a counterpart
    anywhere. Among many pairs one is reported above .33 too if one of its sides fits another pair much better than its
    own, as where lines slipped.

    Translate it again.
    """

    name: ClassVar[str] = "mistranslation"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday. The mayor came with his family.",
            source="Мост открыли в пятницу. Мэр приехал с семьёй.",
        ),
        Example(
            "The bridge was opened in the presence of a great many people.",
            "freely translated",
            source="На открытие моста собрался весь город.",
        ),
        Example(
            "The bridge was opened on Friday.\nÌýð ïðèåõàë ñ áîëüøîé ñåìü¸é.\nThe market is old.",
            "left to garbled-text",
            source="Мост открыли в пятницу.\nМэр приехал с большой семьёй.\nРынок старый.",
        ),
        Example(
            "The bridge was opened on Friday.\n⟦The cat sleeps on the window and dreams of fish.⟧\nThe mayor came "
            "with his family.",
            source="Мост открыли в пятницу.\nРаботы обошлись городу в сорок миллионов.\nМэр приехал с семьёй.",
        ),
        Example(
            "Рынок на площади закроют в последние выходные ноября.\n⟦Для теста хватит двух яиц и стакана молока.⟧\n"
            "Весной торговые ряды поставят снова.",
            source="The market on the square will be closed on the last weekend of November.\nThe farmers say that it "
            "was their best season.\nIn spring the stalls will be put up again.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the sentences that do not mean what they should."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        moved = {unit for move in bitext.moves for unit in move.target}
        aside = moved.union(*(bead.target for bead in cut_off(bitext)))
        paired = (bead for bead in bitext.beads if bead.source and bead.target and aside.isdisjoint(bead.target))
        unlike = {bead: odds for bead in paired if (odds := odds_of(bitext, bead)) > AT_LEAST}
        for bead in sorted([*unlike, *replaced(bitext)], key=lambda bead: bead.target):
            span = bitext.target.span(bead.target)
            if is_garbled(article.text[span.start : span.end]):
                continue
            aligned = bead in unlike
            similarity = f", similarity {bead.similarity:.2f}" if aligned else ""
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=round(1 / (1 + exp(-unlike[bead])), 3) if aligned else bead.probability,
                start=span.start,
                end=span.end,
                message=stopped(f"Does not mean the same{similarity}: {quoted(bitext.source.of(bead.source))}"),
                source=bitext.source.span(bead.source),
            )


def odds_of(bitext: Bitext, bead: Bead) -> float:
    """Log-odds that the two sides of a bead do not mean the same."""
    alike, rival = bitext.alike(bead.similarity), bitext.alike(bitext.rival)
    length = max(len(bitext.source.of(bead.source)), len(bitext.target.of(bead.target)))
    least = bitext.least - EASED * share(LONG - length, LONG - SHORT)
    lead = max(rival - alike - LEAD, 0.0) * share(rival - NOT_BY_CHANCE, SURELY_NOT - NOT_BY_CHANCE)
    return AT_LEAST + PER_SIMILARITY * (alike - least) + PER_LEAD * lead


def share(part: float, whole: float) -> float:
    """How much of something there is, from 0 to 1."""
    return min(max(part / whole, 0.0), 1.0)
