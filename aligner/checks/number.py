"""The rule ``number``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import Finding, differ, exactly_same, other
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the translation is not the one in the original.

    A slip of a digit or of a scale is what readers, and those who are written about, notice first, and what no
    comparison by meaning can see.

    Numbers are compared by value, not by their characters: «1,5 млн» is 1.5 million and 1,500,000; «сорок два»,
    "forty-two" and 42 are one number; so are «90-е» and the nineties, XX and twentieth, «полтора миллиона» and 1.5
    million, 2½ and «два с половиной», "one in five" and 20%. The numbers of the two sides are paired one to one, so a
    number that stands twice is asked for twice. A measure may be converted, rounded as its own digits say: 70 mph are
    113, 115 or 110 km/h, and not 117. A number of the translation that the original does not have is reported where
    the original has one that the translation does not; one that was only left out or only added is not, for
    translators do both. A temperature that is below zero on one side alone is reported too. Numbers that are said
    loosely are left to ``loose-number``; dates and times have rules of their own.

    English and Russian number words are known; of other languages the separators, scales and months that Unicode's
    CLDR has.

    Look the number up in the original.
    """

    name: ClassVar[str] = "number"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The works cost the city 1.5 million roubles. In the nineties it was closed at 2.30 p.m. for 42 days.",
            source="Работы обошлись городу в 1,5 млн рублей. В 90-е его закрыли в 14:30 на сорок два дня.",
        ),
        Example(
            "The road is 10 miles long. It was built in the twentieth century.",
            "a converted measure, a Roman numeral",
            source="Длина дороги — 16 километров. Её построили в XX веке.",
        ),
        Example(
            "Two hundred people came on the 5th of March.",
            source="5 марта пришли 200 человек.",
        ),
        Example(
            "Call 911 if one of the 1,500 guests is ill.",
            "when the options allow it",
            source="Звоните 112, если заболеет один из 1480 гостей.",
            options={"ignored": ("911",), "tolerance": 0.05},
        ),
        Example(
            "Out of nine pages she wrote 8. The mayor came with his family.",
            "when only large numbers matter",
            source="Из 9 страниц она написала 7. Мэр приехал с семьёй.",
            options={"least": 10.0},
        ),
        Example(
            "The works cost the city ⟦1.5 billion⟧ roubles. The mayor came with his family.",
            source="Работы обошлись городу в 1,5 млн рублей. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост построили в ⟦1918⟧ году. Мэр приехал с семьёй.",
            source="The bridge was built in 1981. The mayor came with his family.",
        ),
        Example(
            "Of the 30 houses 20 were repaired, and ⟦40⟧ are new.",
            "a number that stands twice is asked for twice",
            source="Из 30 домов 20 отремонтировали, а 20 построили заново.",
        ),
        Example(
            "The shed at the end of the road is ⟦30⟧ feet long. The mayor came with his family.",
            "when conversions have to be better",
            source="Сарай в конце дороги длиной 10 метров. Мэр приехал с семьёй.",
            options={"conversion": 0.05},
        ),
        Example(
            "Замок построили в конце ⟦XII⟧ века, и каждый ⟦четвёртый⟧ камень в нём — с этой горы.",
            "centuries and shares",
            source="The castle was built in the late 13th century, and one in five stones in it is from this hill.",
        ),
    )

    tolerance: float = 0.0
    """Share by which a number may differ, where the house rounds: with 0.05, 1,450 may be 1,500. A digit that is wrong
    in the hundreds of a million is then not seen."""
    conversion: float = 0.12
    """Share by which a measure that is given in another unit may differ: a mile may be one and a half kilometres, and
    ten feet three metres (.07 and .02). More than .12 is never taken for a conversion."""
    least: float = 0.0
    """Numbers below it are not compared, where small ones are rewritten freely."""
    ignored: tuple[str, ...] = ()
    """Numbers that are not compared, as either side writes them: 911, where the reader has to call 112."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the numbers of the translation that are wrong, and temperatures on the wrong side of zero."""
        yield from sorted(self.found(article), key=lambda issue: issue.start)

    def found(self, article: Article) -> Iterator[Issue]:
        """The same in any order."""
        from aligner.values.measures import TEMPERATURES
        from aligner.values.numerals import Sort

        for finding in exactly_same(article):
            here, there = finding.pair.target, finding.pair.source
            if here.units & there.units & TEMPERATURES and here.is_negative != there.is_negative and here.value:
                side = "below" if there.is_negative else "above"
                yield finding.issue(self, grades.PROBABLE, f"In the original {finding.there} is {side} zero.")
        for finding in other(article):
            pair = finding.pair
            is_converted_badly = pair.deviation is not None and pair.deviation > self.conversion
            sorts = {pair.source.sort, pair.target.sort}
            is_number = len(sorts) > 1 or Sort.NUMBER in sorts
            if is_number and (pair.is_sure or is_converted_badly) and not self.allows(finding):
                yield finding.issue(self, grades.LIKELY, differ(finding))

    def allows(self, finding: Finding) -> bool:
        """Whether the options leave a finding alone."""
        here, there = finding.pair.target.value, finding.pair.source.value
        is_close = abs(here - there) <= self.tolerance * max(here, there) and here > 0 < there
        return is_close or max(here, there) < self.least or not {finding.here, finding.there}.isdisjoint(self.ignored)
