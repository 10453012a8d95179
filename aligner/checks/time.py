"""The rule ``time``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import CLOCK, Finding, differ, wrong
from aligner.model import Category, Issue, Severity

if TYPE_CHECKING:
    from aligner.values.numerals import Quantity

ZONE = re.compile(
    r"[ \u00a0(]{1,2}(?:(?P<utc>GMT|UTC|по Гринвичу|по всемирному)|(?P<moscow>MSK|мск|по Москве|по московскому|Moscow)"
    r"|(?P<local>local|по местному)|(?P<eastern>E[SD]?T\b|по восточному)|(?P<pacific>P[SD]?T\b|по тихоокеанскому)"
    r"|(?P<european>CES?T\b|по центральноевропейскому)|(?P<other>[A-Z]{1,3}T\b|по [\w-]+ времени|по [А-ЯЁ]"
    r"|(?:[A-Z]\w+ ){1,2}[Tt]ime))"
)
"""After a time; of one that is not known here nobody can say whether it is that of the other side."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day in the translation is not the one in the original.

    Somebody who comes at the wrong hour misses the train.

    Times are compared in minutes: 14:30, 2.30 p.m., «2:30 дня» and «14 часов 30 минут» are one time, and so are "a
    quarter to six" and «без четверти шесть». 2:30 without morning or afternoon can be either, but in a Russian text
    that has a time like 14:30 or 07:42 it is in the night, unless a part of the day is named near it. A score or a
    ratio between colons is read as a time as well, and so is the result of a race (2:21:04, 1:43.25); both sides are.
    Where both sides name a time zone beside it and not the same one, the hours may differ.

    Look the time up in the original.
    """

    name: ClassVar[str] = "time"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge opens at 2.30 p.m. and closes at 9 p.m. The train leaves at 8:15.",
            source="Мост открывают в 14:30, а закрывают в 9 вечера. Поезд отходит в 8:15 утра.",
        ),
        Example("Мост открывают в 14 часов 30 минут.", source="The bridge opens at 2:30 pm."),
        Example("The bridge opens at 7:30 p.m.", source="Мост открывают вечером, в 7:30."),
        Example(
            "The guests came in the evening and waited. The first train crossed the bridge at 7:42 p.m. as planned.",
            source="Гости пришли вечером и ждали. Первый поезд прошёл по мосту в 7:42, как и было задумано.",
        ),
        Example(
            "The bridge opens at 11:30 a.m. London time. The mayor came with his family.",
            source="Мост открывают в 14:30 по Москве. Мэр приехал с семьёй.",
        ),
        Example(
            "The bridge opens at 11:30 a.m. GMT. The mayor came with his family.",
            "when times may be those of another zone",
            source="Мост открывают в 14:30 по Москве. Мэр приехал с семьёй.",
            options={"zones": True},
        ),
        Example(
            "The bridge opens at ⟦3:30 p.m.⟧ on working days. The mayor came with his family.",
            source="По рабочим дням мост открывают в 14:30. Мэр приехал с семьёй.",
        ),
        Example(
            "The first train crosses the bridge at ⟦3:42 p.m.⟧. The last one leaves at 11:10 p.m.",
            "a text of 24 hours",
            source="Первый поезд проходит по мосту в 3:42. Последний отходит в 23:10.",
        ),
        Example(
            "По рабочим дням мост открывают в ⟦9 вечера⟧. Мэр приехал с семьёй.",
            "morning became evening",
            source="The bridge opens at 9 a.m. on working days. The mayor came with his family.",
        ),
    )

    zones: bool = False
    """Whether a time may be that of another time zone: whole hours apart, the minutes the same. A train at the wrong
    hour is then not seen."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the times of the translation that are wrong."""
        from aligner.values.numerals import Sort

        for finding in wrong(article):
            pair = finding.pair
            is_free = self.zones or is_of_other_zone(article, finding)
            is_other_zone = is_free and minutes(pair.source) & minutes(pair.target)
            if pair.source.sort is pair.target.sort is Sort.TIME and not is_other_zone:
                yield finding.issue(self, grades.LIKELY, differ(finding))


def is_of_other_zone(article: Article, finding: Finding) -> bool:
    """Whether each side names a time zone, and not the same one."""
    assert article.bitext
    here = ZONE.match(article.text, finding.end)
    there = ZONE.match(article.bitext.source.document.text, finding.source.end)
    if here is None or there is None:
        return False
    return here.lastgroup != there.lastgroup or here.lastgroup == "other"


def minutes(time: "Quantity") -> set[float]:
    """The minutes after the full hour that a time says."""
    return {key[1] % CLOCK for key in time.says if isinstance(key, tuple) and isinstance(key[1], float)}
