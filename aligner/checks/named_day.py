"""The rule ``named-day``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import differ, doubtful
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the week or a month, named alone, is another one than in the original.

    Somebody who comes on Sunday for what was on Saturday is too late. It weighs less than a date, for a translator may
    count from another day ("the night before", "earlier this month").

    Days and months without a figure beside them are compared by their names where each side has one that the other
    has not. «В ночь на воскресенье» is Saturday night or Sunday. Months and days of other languages than English and
    Russian are those of Unicode's CLDR.

    Look the day up in the original.
    """

    name: ClassVar[str] = "named-day"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was closed on Saturday night. It will be opened in July.",
            source="Мост закрыли в ночь на воскресенье. Его откроют в июле.",
        ),
        Example("The bridge will be closed soon.", "only named on one side", source="Мост закроют в субботу."),
        Example(
            "The bridge is closed on ⟦Sunday⟧. The mayor came with his family.",
            source="Мост закроют в субботу. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост открыли в ⟦июне⟧. Мэр приехал с семьёй.",
            source="The bridge was opened in July. The mayor came with his family.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the days and months of the translation that are other ones."""
        from aligner.values.numerals import Sort

        for finding in doubtful(article):
            if finding.pair.source.sort is finding.pair.target.sort is Sort.DATE:
                yield finding.issue(self, grades.PROBABLE, differ(finding))
