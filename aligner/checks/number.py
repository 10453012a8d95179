"""The rule ``number``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import differ, exactly_same, wrong
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the translation is not the one in the original.

    A slip of a digit or of a scale is what readers, and those who are written about, notice first, and what no
    comparison by meaning can see.

    Numbers are compared by value, not by their characters: «1,5 млн» is 1.5 million and 1,500,000; «сорок два»,
    "forty-two" and 42 are one number; so are «90-е» and the nineties, XX and twentieth, «полтора миллиона» and 1.5
    million, 2½ and «два с половиной». The numbers of the two sides are paired one to one, so a number that stands
    twice is asked for twice. A measure may be converted (miles and kilometres, rounded). Reported is a number of the
    translation that the original does not have, where the original has one that the translation does not. One that
    was left out, or written in addition, is not: translators do both. So is a temperature that is below zero on one
    side alone. Numbers that are said loosely have the rule ``loose-number``, dates and times rules of their own.

    English and Russian number words are known; of other languages the separators, scales and months that Unicode's
    CLDR has, through Babel. The reading is ours: text2num, quantulum3, dateparser and number-parser read one
    language at a time, in words or in digits, give one value where a number can have several, and no offsets or
    Russian cases.

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
    )

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
                yield finding.issue(self, 0.7, f"In the original {finding.there} is {side} zero.")
        for finding in wrong(article):
            sorts = {finding.pair.source.sort, finding.pair.target.sort}
            if len(sorts) > 1 or Sort.NUMBER in sorts:
                yield finding.issue(self, 0.8, differ(finding))
