"""The rule ``no-break-space``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Edit, Fix, Issue, Severity
from aligner.words import and_elsewhere

NO_BREAK = "\u00a0"
PLACES = {
    "ru": re.compile(
        r" (?=— )(?<=\w.)"
        r"| (?<=\d.)(?=(?:%|°|тыс\.|млн|млрд|трлн|руб|г\.|гг\.|вв?\.|кг|км|см|мм|м|т|га|л|ч|мин|сек)(?![\w]))"
        r"| (?<=[№§].)(?=\d)| (?<=\bт\..)(?=[еокнд]\.)| (?<=[\s(«][А-ЯЁ]\..)(?=[А-ЯЁ])"
    ),
    "en": re.compile(
        r" (?<=\d.)(?=(?:kg|km|cm|mm|m|GB|MB|GHz|a\.m\.|p\.m\.|million|billion)(?!\w))"
        r"| (?<=\bMr\..)(?=[A-Z])| (?<=\bMrs\..)(?=[A-Z])| (?<=\bDr\..)(?=[A-Z])| (?<=\bNo\..)(?=\d)| (?<=§.)(?=\d)"
        r"| (?<=[\s(“][A-Z]\..)(?=[A-Z][a-z])"
    ),
}
"""Where a line should not break, for the languages that are known."""


@dataclass(frozen=True, slots=True)
class NoBreakSpace:
    """A space lets a line break where it should not: before a dash, a unit, a surname after its initial.

    A line that begins with a dash, or with "млн" whose number stands on the line above, is what a typesetter mends by
    hand. A no-break space (U+00A0) prevents it.

    In Russian it belongs before an em dash, between a number and its unit, after № and §, inside «т. е.» and between
    initials and a name (Milchin's handbook asks for these); in English between a number and its unit, after Mr. and
    such, and after an initial. Each text gets one finding, with the number of other places. It is off unless it is
    asked for: most texts on the web have none, and leave that to the program that shows them.

    Put no-break spaces there; --fix does.
    """

    name: ClassVar[str] = "no-break-space"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.NEUTRAL
    by_default: ClassVar[bool] = False
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Мост\u00a0— это дорога, 5\u00a0млн рублей, и №\u00a05, т.\u00a0е. А.\u00a0С.\u00a0Пушкин."),
        Example("Mr.\u00a0Smith paid 5\u00a0million for 10 bridges, or 3 kilograms of paper."),
        Example("Мост⟦ ⟧— это дорога, которая стоит 5 млн рублей."),
        Example("The bridge is 120⟦ ⟧m long, and Mr. Smith is its mayor."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the first space at which a line should not break."""
        places = PLACES.get(article.languages.language)
        found = [match.span() for match in places.finditer(article.text)] if places else []
        if found:
            more = and_elsewhere(len(found) - 1)
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=grades.SURE,
                start=found[0][0],
                end=found[0][1],
                message=f"A line should not break here: a no-break space belongs there{more}.",
                fix=Fix(tuple(Edit(start, end, NO_BREAK) for start, end in found), is_safe=True),
            )
