"""The rule ``length``."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.coverage import log_ratio, usual_ratio
from aligner.model import Bead, Bitext, Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Length:
    """A sentence is much shorter or much longer in translation than the others are.

    Where half of a sentence was left out, or something was explained at length, the number of characters shows it. It
    shows little more, so this is a hint where to look: neutral, and no part of the penalty.

    The ratio of characters of both sides of an aligned pair is compared with what is usual in the text, on a scale of
    logarithms, ten characters added to both so that short sentences need more. Omissions of whole sentences and of
    phrases have their own rules.

    Read both sides.
    """

    name: ClassVar[str] = "length"
    category: ClassVar[Category] = Category.STYLE
    severity: ClassVar[Severity] = Severity.NEUTRAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge was opened on Friday. It rained.", source="Мост открыли в пятницу. Шёл дождь."),
        Example("Yes! The mayor came with his family.", "too short", source="Разумеется! Мэр приехал с семьёй."),
        Example(
            "⟦The works cost the city forty million.⟧ The mayor came with his family.",
            source="Работы обошлись городу в сорок два миллиона рублей, и почти половину этих денег собрали сами "
            "жители города за два года. Мэр приехал с семьёй.",
        ),
        Example(
            "Мэр приехал с семьёй. ⟦Мост открыли в пятницу, и посмотреть на него пришли несколько сотен человек со "
            "всех концов города, хотя с утра шёл дождь.⟧",
            source="The mayor came with his family. The bridge was opened on Friday in spite of the rain.",
        ),
    )

    shorter: float = -0.38
    """Log-ratio from the usual one, below which a sentence is too short. With it, 4 of 5 sentences of twelve words and
    more that were cut in half are found, and both limits flag three of a thousand clean pairs of news."""
    longer: float = 0.45
    """The same above which it is too long."""
    least_characters: int = 60
    """Of the longer side: "I was in awe" may be «Я испытала благоговейный трепет»."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the sentences whose length is unusual."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        alike = (bead for bead in bitext.pairs if bitext.means_the_same(bead))
        ratios = {bead: log_ratio(bitext, bead) for bead in alike}
        usual = usual_ratio(list(ratios.values()))
        for bead, ratio in ratios.items():
            if not self.shorter <= ratio - usual <= self.longer and self._is_long(bitext, bead):
                span = bitext.target.span(bead.target)
                times = exp(abs(ratio - usual))
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.EVEN,
                    start=span.start,
                    end=span.end,
                    message=f"{times:.1f} times {'shorter' if ratio < usual else 'longer'} than is usual in this text.",
                    source=bitext.source.span(bead.source),
                )

    def _is_long(self, bitext: Bitext, bead: Bead) -> bool:
        """Whether a side of a bead is long enough to tell."""
        sides = bitext.source.of(bead.source), bitext.target.of(bead.target)
        return max(map(len, sides)) >= self.least_characters
