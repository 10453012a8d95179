"""The rule ``date``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import differ, wrong
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Date:
    """A date in the translation is not the one in the original.

    A wrong day sends readers to a closed door, and a day and a month that changed places look right.

    Dates are compared as day, month and year, however they are written: 05.03.2021, March 5, 2021, 5th of March,
    «5 марта». Between slashes the day or the month may come first: 3/5/2021 is either. A year that one side leaves out
    is not missed, and what is counted from today («в прошлом году», "last week") is not looked at. A night «в ночь на 5
    мая» may be that of May 4. Months and days of the week that are named alone are left to ``named-day``.

    Months of other languages than English and Russian are those of Unicode's CLDR.

    Look the date up in the original.
    """

    name: ClassVar[str] = "date"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on March 5, 2021, and closed on 3/7/2022. Last year nobody came.",
            source="Мост открыли 05.03.2021, а закрыли 7 марта 2022 года. В прошлом году никто не приехал.",
        ),
        Example(
            "Мост открыли 5 марта. Мэр приехал с семьёй.",
            "the year may be left out",
            source="The bridge was opened on 5 March 2021. The mayor came with his family.",
        ),
        Example(
            "The bridge was closed on the night of May 4. The mayor came with his family.",
            source="Мост закрыли в ночь на 5 мая. Мэр приехал с семьёй.",
        ),
        Example(
            "The bridge was opened on ⟦May 5⟧. The mayor came with his family.",
            source="Мост открыли 5 марта. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост открыли ⟦03.05.2021⟧. Мэр приехал с семьёй.",
            source="The bridge was opened on March 5, 2021. The mayor came with his family.",
        ),
        Example(
            "Heavy lorries will go by the ring road from now on. The mayor came to the opening with his family. The "
            "bridge was closed for two years, until ⟦May 5⟧.",
            source="Мост был закрыт два года, до 5 марта. Тяжёлые грузовики отныне будут ходить по кольцевой дороге. "
            "Мэр приехал на открытие с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the dates of the translation that are wrong."""
        from aligner.values.numerals import Sort

        for finding in wrong(article):
            if finding.pair.source.sort is finding.pair.target.sort is Sort.DATE:
                yield finding.issue(self, grades.LIKELY, differ(finding))
