"""The rule ``unit``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import exactly_same, in_other_units, money
from aligner.model import Category, Issue, Severity

SHARES = {frozenset(), frozenset({"percent"})}
PERCENT_BEHIND = re.compile(
    r"(?:[\s,;:/–—()±x×-]|and|or|to|of an?|и|или|до|по|из|from|vs|против|\d|\.\d)*"
    r"(?:%|percent|per ?cent|pct|процент|п\. ?п|p\.p|point|пункт|basis|баз)",
    re.IGNORECASE,
)
"""Behind a number: the sign of a list or range whose last number alone has it, and points."""
LONGEST_LIST = 200
"""Characters of a list that are looked at: a table may have thousands of numbers."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A figure stayed the same, and its unit of measure did not.

    Ten miles are sixteen kilometres: a unit that was replaced without converting the figure is as wrong as a wrong
    figure, and comparing figures does not show it.

    Where the two sides have the same number, the words and signs after it are compared: metres, miles, pounds,
    degrees, hours, per cent and others, in English and Russian, and signs that are the same everywhere (km, mg, °C). A
    converted measure has another figure, and is right. A word that can be two units («г» is a gram or a year) is wrong
    only if neither fits. So is a figure in per cent that is none on the other side, in the digits of both, unless the
    sign stands at the end of a list: "5, 7 and 9%". Of 1,928 measures in translations by people and machines none was
    reported.

    Look the measure up in the original, and convert it or put its unit back.
    """

    name: ClassVar[str] = "unit"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The road is 16 km (10 miles) long, and the walk takes 2 hours.",
            source="Длина дороги — 16 км, идти по ней два часа.",
        ),
        Example(
            "Дом строили 5 лет. В нём 20% квартир города.",
            source="The house took 5 years to build. It has 20% of the city's flats.",
        ),
        Example(
            "The share is between 5 and 7%, or 9, 11 and 12% in towns, and grew by 0.5 of a percentage point.",
            source="Доля — от 5% до 7%, а в городах 9%, 11% или 12%, и выросла на 0,5 процентного пункта.",
        ),
        Example("He comes two days a week.", "times are no measure", source="Он приходит два раза в неделю."),
        Example(
            "The road to the village is ⟦16⟧ miles long. The mayor came with his family.",
            source="Дорога до деревни — 16 километров. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост был закрыт ⟦5⟧ недель. Мэр приехал с семьёй.",
            source="The bridge was closed for 5 days. The mayor came with his family.",
        ),
        Example(
            "Of the people of the town ⟦7⟧ were for the bridge. The mayor came with his family.",
            source="За мост были 7% жителей города. Мэр приехал с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the figures of the translation whose unit is another."""
        from aligner.values.measures import TIMES

        original = article.bitext.source.document.text if article.bitext else ""
        for finding in exactly_same(article):
            here, there = finding.pair.target.units, finding.pair.source.units
            both_money = money(finding.pair.target) and money(finding.pair.source)
            said = in_other_units("unit", finding, here, there)
            if said and TIMES not in here | there and not both_money:
                yield finding.issue(self, grades.LIKELY, said)
            elif {here, there} == SHARES and finding.is_in_digits:
                text, end = (article.text, finding.end) if there else (original, finding.source.end)
                if not PERCENT_BEHIND.match(text, end, end + LONGEST_LIST):
                    side, other = ("original", "translation") if there else ("translation", "original")
                    message = f"Per cent in the {side}, and not in the {other}: {finding.there}, {finding.here}."
                    yield finding.issue(self, grades.LIKELY, message)
