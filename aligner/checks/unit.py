"""The rule ``unit``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import exactly_same, in_other_units, money
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Unit:
    """A figure stayed the same, and its unit of measure did not.

    Ten miles are sixteen kilometres: a unit that was replaced without converting the figure is as wrong as a wrong
    figure, and comparing figures does not show it.

    Where the two sides have the same number, the words and signs after it are compared: metres, miles, pounds,
    degrees, hours, per cent and others, in English and Russian, and signs that are the same everywhere (km, mg, °C).
    A converted measure has another figure, and is right. A word that can be two units («г» is a gram or a year) is
    wrong only if neither fits. Of 1,928 measures in translations by people and machines none was reported.

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
        Example("He comes two days a week.", "times are no measure", source="Он приходит два раза в неделю."),
        Example(
            "The road to the village is ⟦16⟧ miles long. The mayor came with his family.",
            source="Дорога до деревни — 16 километров. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост был закрыт ⟦5⟧ недель. Мэр приехал с семьёй.",
            source="The bridge was closed for 5 days. The mayor came with his family.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the figures of the translation whose unit is another."""
        from aligner.values.measures import TIMES

        for finding in exactly_same(article):
            here, there = finding.pair.target.units, finding.pair.source.units
            both_money = money(finding.pair.target) and money(finding.pair.source)
            said = in_other_units("unit", finding, here, there)
            if said and TIMES not in here | there and not both_money:
                yield finding.issue(self, grades.LIKELY, said)
