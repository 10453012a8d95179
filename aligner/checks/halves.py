"""What the rules about marks in pairs share: halves that lack the other one, and where they are looked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aligner.checks import grades
from aligner.checks.base import Check
from aligner.model import Edit, Fix, Issue

PARAGRAPH = re.compile(r"[^\n\r]+")
LONGEST = 20_000
"""Characters of a paragraph that is looked at: a longer one is data."""
FAR = 2_000
"""Characters over which a pair may go on from line to line."""
OPEN, CLOSE = "open", "close"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that opens."""

    sign: str
    at: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark that is wrong."""

    at: int
    message: str
    half: str = ""
    """Which half of a pair it is, if the other one is missing."""
    sign: str = ""
    """The mark that is such a half."""
    instead: str = ""
    """The mark that should stand there, where that is known."""

    def issue(self, rule: Check, is_safe: bool) -> Issue:
        """The fault as an issue of a rule, with the mark that should stand there as its fix, safe or not."""
        start, end = self.at, self.at + 1
        fix = Fix((Edit(start, end, self.instead),), is_safe) if self.instead else None
        return Issue(rule.name, rule.category, rule.severity, grades.LIKELY, start, end, self.message, fix=fix)


def paragraphs(text: str) -> list[re.Match[str]]:
    """The lines of a text in which marks are paired."""
    return [match for match in PARAGRAPH.finditer(text) if match.end() - match.start() <= LONGEST]


def across(found: Iterable[Fault], closed_by: Mapping[str, str]) -> Iterator[Fault]:
    """Without the halves of pairs over a few paragraphs: what is opened, and closed before another is opened.

    The mark that closes has to be one by which that which opens is closed: else they are halves of two pairs.
    """
    waiting: Fault | None = None
    for fault in found:
        if waiting and are_halves(waiting, fault, closed_by) and fault.at - waiting.at <= FAR:
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = fault
    if waiting:
        yield waiting


def are_halves(one: Fault, other: Fault, closed_by: Mapping[str, str]) -> bool:
    """Whether one fault opens what the other one closes."""
    return one.half == OPEN and other.half == CLOSE and other.sign in closed_by[one.sign]
