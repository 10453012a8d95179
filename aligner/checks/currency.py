"""The rule ``currency``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import exactly_same, in_other_units, money
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class Currency:
    """An amount of money stayed the same, and its currency did not.

    A million roubles and a million dollars differ by two zeros.

    Where the two sides have the same number, the signs, codes and words beside it are compared: $, €, £, ₽, USD, RUB,
    «руб.», dollars, pounds, yuan, tenge and others. An amount that was converted has another figure, and is right.
    One dollar is not told from another.

    Look the amount up in the original.
    """

    name: ClassVar[str] = "currency"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The works cost $5 million, of which the town paid 300,000 roubles.",
            source="Работы обошлись в 5 млн долларов, из них 300 тыс. руб. заплатил город.",
        ),
        Example("Билет стоит 20 фунтов (2000 ₽).", source="A ticket costs £20 (2,000 roubles)."),
        Example(
            "The works cost the town $⟦5 million⟧. The mayor came with his family.",
            source="Работы обошлись городу в 5 млн рублей. Мэр приехал с семьёй.",
        ),
        Example(
            "Билет стоит ⟦20⟧ евро. Мэр приехал с семьёй.",
            source="A ticket costs 20 dollars. The mayor came with his family.",
        ),
        Example(
            "The town owes ⟦half a million⟧ roubles and has lost ⟦tens of millions⟧ of euros. The mayor came.",
            "amounts in words",
            source="Город должен полмиллиона долларов и потерял десятки миллионов рублей. Мэр пришёл.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the amounts of the translation whose currency is another."""
        for finding in exactly_same(article):
            said = in_other_units("currency", finding, money(finding.pair.target), money(finding.pair.source))
            if said:
                yield finding.issue(self, grades.LIKELY, said)
