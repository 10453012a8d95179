"""Plain text whose paragraphs are wrapped: a line break that ends nothing is a blank.

A text may have a paragraph a line, or paragraphs of many lines, or both. Whoever wraps lines fills each as far as it
goes: a break that wraps stands where the next word would not have fitted, and often inside a sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from aligner.model import LINE_BREAK, Edit

NARROWEST, WIDEST = 40, 120
"""Characters of the longest line of a block that was wrapped: verses are shorter, paragraphs on one line longer."""
LEAST_INSIDE = 1 / 3
"""Share of the breaks that wrap after which a sentence plainly goes on. In English and Russian it is four in five."""
ENDS = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
GOES_ON = re.compile(r"[\"'«“„(\[]*[^\W\d_]")
ITEM = re.compile(r"[-–—*+•] |\d{1,3}[.)] |>|\|")

Line = tuple[int, int]
"""Where it begins and ends, without the blanks around it."""


def edits(text: str) -> Iterator[Edit]:
    """A blank for each break that wraps a paragraph, and for the blanks around it."""
    for block in blocks(text):
        for before, after in wraps(text, block):
            yield Edit(before[1], after[0], " ")


def blocks(text: str) -> Iterator[list[Line]]:
    """The runs of lines that are not blank."""
    found: list[Line] = []
    start = 0
    for end, following in (*(match.span() for match in LINE_BREAK.finditer(text)), (len(text), len(text))):
        line = text[start:end]
        if line and not line.isspace():
            first = start + len(line) - len(line.lstrip())
            found.append((first, first + len(line.strip())))
        elif found:
            yield found
            found = []
        start = following
    if found:
        yield found


def wraps(text: str, block: list[Line]) -> list[tuple[Line, Line]]:
    """The pairs of neighbouring lines of a block between which the break wraps; none where that is not its way."""
    width = max(end - start for start, end in block)
    if not NARROWEST <= width <= WIDEST:
        return []
    full = [pair for pair in pairwise(block) if is_full(text, *pair, width)]
    inside = sum(is_inside(text, *pair) for pair in full)
    many = 2 * len(full) >= len(block) - 1
    return full if many and inside >= max(LEAST_INSIDE * len(full), 1) else []


def is_full(text: str, before: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted; an item of a list begins a line anyhow."""
    word = text[after[0] : after[1]].split(maxsplit=1)[0]
    return before[1] - before[0] + 1 + len(word) > width and not ITEM.match(text, after[0], after[1])


def is_inside(text: str, before: Line, after: Line) -> bool:
    """Whether a sentence plainly goes on after the break."""
    opener = GOES_ON.match(text, after[0], after[1])
    return opener is not None and opener.group()[-1].islower() and not ENDS.search(text, before[0], before[1])
