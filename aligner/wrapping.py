"""Which line breaks end a paragraph, and which only wrap it.

A text may have a paragraph a line, or paragraphs of many lines with blank lines between them, or both. Whoever wraps
lines fills each as far as it goes: a break that wraps stands where the next word would not have fitted, and now and
then in the middle of a sentence.
"""

import re
from collections.abc import Iterator

from aligner.model import LINE_BREAK

NARROWEST, WIDEST = 40, 120
"""Characters. Nobody wraps lines that are shorter or longer: a block with a longer one has a paragraph a line."""
STOP = re.compile(r"[.!?…:][\"'»”’)\]]*$")


def soft_breaks(text: str) -> frozenset[int]:
    """Offsets of the line breaks that wrap a paragraph; the others end one."""
    return frozenset(at for block in blocks(text) for at in wraps(text, block))


def blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """The runs of lines that are not blank: the spans of their lines, without blanks at the right end."""
    lines: list[tuple[int, int]] = []
    start = 0
    for end in (*(match.start() for match in LINE_BREAK.finditer(text)), len(text)):
        filled = start + len(text[start:end].rstrip())
        if filled > start:
            lines.append((start, filled))
        elif lines:
            yield lines
            lines = []
        start = end + (2 if text.startswith("\r\n", end) else 1)
    if lines:
        yield lines


def wraps(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """Offsets of the breaks that wrap, in a block in which most breaks do; else none."""
    widths = [end - start for start, end in lines]
    width = max(widths)
    if len(lines) < 2 or not NARROWEST <= width <= WIDEST:
        return []
    full = [
        index for index in range(len(lines) - 1) if widths[index] + 1 + first_word(text, lines[index + 1]) > width
    ]
    if 2 * len(full) < len(lines) - 1 or all(STOP.search(text, *lines[index]) for index in full):
        return []
    return [break_after(text, lines[index][1]) for index in full]


def first_word(text: str, line: tuple[int, int]) -> int:
    """The length of the first word of a line."""
    return len(text[line[0] : line[1]].split(maxsplit=1)[0])


def break_after(text: str, end: int) -> int:
    """The offset of the line break behind the blanks at the end of a line."""
    found = LINE_BREAK.search(text, end)
    return found.start() if found else len(text)
