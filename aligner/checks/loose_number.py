"""The rule ``loose-number``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import differ, doubtful
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class LooseNumber:
    """A number was rounded, or a small one in words may be another one.

    What is a slip in a contract is good style in a novel: "a few" for three, «ни два ни полтора», 1,500 for 1,487.

    It reports what ``number`` leaves alone because a translator may have meant it: a number with fewer digits that
    lies within 3 % of the original's, a measure in another unit that was reckoned roughly, and number words up to
    twelve that differ where nothing is measured and other numbers differ too. It is off unless it is asked for.

    Look the number up in the original, and decide whether it matters.
    """

    name: ClassVar[str] = "loose-number"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.NEUTRAL
    by_default: ClassVar[bool] = False
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The works cost the city 1.5 million roubles. Three men came.",
            source="Работы обошлись городу в 1,5 млн рублей. Пришли трое мужчин.",
        ),
        Example("Three of us came.", "said in another way", source="Пришли мы втроём."),
        Example(
            "Over ⟦1,500⟧ people came to the opening. The mayor came with his family.",
            source="На открытие пришли 1487 человек. Мэр приехал с семьёй.",
        ),
        Example(
            "The shed at the end of the road is ⟦30⟧ feet long. The mayor came with his family.",
            source="Сарай в конце дороги длиной 10 метров. Мэр приехал с семьёй.",
        ),
        Example(
            "⟦Three⟧ of the houses have ⟦four⟧ floors. The mayor came with his family.",
            source="В пяти домах по шесть этажей. Мэр приехал с семьёй.",
        ),
    )

    conversion: float = 0.05
    """Share by which a measure that is given in another unit may differ. ``number`` has a limit of its own."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the numbers of the translation that may be other ones."""
        from aligner.values.numerals import Sort

        for finding in doubtful(article):
            pair = finding.pair
            is_rough = pair.deviation is None or pair.deviation > self.conversion
            if is_rough and Sort.NUMBER in (pair.source.sort, pair.target.sort):
                yield finding.issue(self, grades.EVEN, differ(finding))
