"""The rule ``sign``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import exactly_same
from aligner.model import Category, Issue, Severity

PLUS_MINUS = re.compile(r"\d[%°]?\s?±\s?$")
LOST = re.compile(r"\d[%°]?(?:\s|\s?[-–−/]\s?| to | до )$")
"""What stands instead: nothing, or what makes a range of it. "66 (7)" and "66, SD 7" are other ways to say it."""
COMPARED = re.compile(r"([<>≤≥])\s?$")
LESS = "<≤"
NEAR = 8
"""Characters before a number in which its sign stands."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A plus-minus sign is lost, or less than became greater than.

    "66 to 7 years" for 66±7, and p > 0.05 for p < 0.05, turn a result into nonsense or into its opposite, while every
    figure is right. Signs get lost where a text is copied out of a PDF or passes a machine.

    Where both sides have the same number, the sign before it is compared: ± must not become a space, a hyphen, a slash
    or "to" ("66 (7)" and "66, SD 7" are right), and < and ≤ must not become > or ≥. Words ("fewer than") are not looked
    at.

    Put the sign of the original back.
    """

    name: ClassVar[str] = "sign"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The mean age of the patients was 66 ± 7 years (p < .05).",
            source="Средний возраст больных составил 66±7 лет (p < 0,05).",
        ),
        Example(
            "The mean age of the patients was 66 (7) years; fewer than 5 were men.",
            source="Средний возраст больных составил 66±7 лет, мужчин было < 5.",
        ),
        Example(
            "The mean age of the patients was 66 to ⟦7⟧ years. The mayor came with his family.",
            source="Средний возраст больных составил 66±7 лет. Мэр приехал с семьёй.",
        ),
        Example(
            "The difference between the groups was small (p > ⟦0.05⟧). The mayor came with his family.",
            source="Различие между группами было небольшим (p < 0,05). Мэр приехал с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the numbers whose sign is lost or turned round."""
        original = article.bitext.source.document.text if article.bitext else ""
        for finding in exactly_same(article):
            here = article.text[max(finding.start - NEAR, 0) : finding.start]
            there = original[max(finding.source.start - NEAR, 0) : finding.source.start]
            if PLUS_MINUS.search(there) and LOST.search(here):
                lost = f"The original has ± before {finding.there}, the translation does not."
                yield finding.issue(self, grades.SURE, lost)
            one, other = COMPARED.search(there), COMPARED.search(here)
            if one and other and (one[1] in LESS) != (other[1] in LESS):
                said = f"The original has {one[1]} before {finding.there}, the translation {other[1]}."
                yield finding.issue(self, grades.SURE, said)
