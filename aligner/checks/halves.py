"""What the rules about marks in pairs share: halves that lack the other one, and where they are looked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    instead: str = ""
    """The mark that should stand there, where that is known."""


def paragraphs(text: str) -> list[re.Match[str]]:
    """The lines of a text in which marks are paired."""
    return [match for match in PARAGRAPH.finditer(text) if match.end() - match.start() <= LONGEST]


def across(found: Iterable[Fault]) -> Iterator[Fault]:
    """Without the halves of pairs over a few paragraphs: what is opened, and closed before another is opened."""
    waiting: Fault | None = None
    for fault in found:
        if waiting and waiting.half == OPEN and fault.half == CLOSE and fault.at - waiting.at <= FAR:
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = fault
    if waiting:
        yield waiting
