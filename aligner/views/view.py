"""A text as the checks read it, without its markup, and where each of its characters stands in the file."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligner.model import Edit, Span

NOT_LABELS = (" ", "\t", "\n", "\r", "</", "<!")
"""How what was taken out begins where it sets nothing off: white space, the end of an element, a comment."""


@dataclass(frozen=True, slots=True)
class View:
    """Pieces of a text, put together: each is a stretch of it as it is, or stands for one.

    Three columns of numbers, a row a piece: where the piece begins in the view, and where it begins and ends in the
    text. A piece that stands for something has another length there.
    """

    text: str
    begins: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    set_off: frozenset[int] = frozenset()
    """Where markup was taken out right before a character of the view."""

    def pieces(self) -> Iterator[tuple[int, int, str]]:
        """Its pieces: where each begins and ends in the text, and what it shows."""
        stops = [*self.begins, len(self.text)][1:]
        for begin, stop, start, end in zip(self.begins, stops, self.starts, self.ends, strict=True):
            yield start, end, self.text[begin:stop]

    def within(self, span: Span) -> Span:
        """What of the view stands for a stretch of the text, without blanks at its ends."""
        start, end = self.offset(span.start), self.offset(span.end)
        inside = self.text[start:end]
        start += len(inside) - len(inside.lstrip())
        return Span(start, start + len(inside.strip()))

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the view stands in the text; an empty one stays behind what is before it."""
        if start == end:
            place = self._end(start) if start else self._start(start)
            return Span(place, place)
        return Span(self._start(start), self._end(end))

    def edit(self, edit: Edit, text: str) -> Edit | None:
        """The same edit of the text; None where that has markup or a line break there, which would be lost."""
        span = self.span(edit.start, edit.end)
        is_same = text[span.start : span.end] == self.text[edit.start : edit.end]
        return Edit(span.start, span.end, edit.replacement) if is_same else None

    def boundary(self, offset: int) -> int:
        """Where the character at an offset of the view begins in the text; behind the last one, its end."""
        return self._start(offset)

    def offset(self, place: int) -> int:
        """The first character of the view that stands for what is at a place of the text, or behind it."""
        piece = bisect_right(self.starts, place) - 1
        if piece < 0:
            return 0
        if place < self.ends[piece]:
            return self.begins[piece] + (place - self.starts[piece] if self._is_copy(piece) else 0)
        return self.begins[piece + 1] if piece + 1 < len(self.begins) else len(self.text)

    def _start(self, offset: int) -> int:
        if not self.begins or offset >= len(self.text):
            return self.ends[-1] if self.ends else 0
        piece = bisect_right(self.begins, offset) - 1
        return self.starts[piece] + (offset - self.begins[piece] if self._is_copy(piece) else 0)

    def _end(self, offset: int) -> int:
        piece = bisect_right(self.begins, offset - 1) - 1
        return self.starts[piece] + offset - self.begins[piece] if self._is_copy(piece) else self.ends[piece]

    def _is_copy(self, piece: int) -> bool:
        stop = self.begins[piece + 1] if piece + 1 < len(self.begins) else len(self.text)
        return self.ends[piece] - self.starts[piece] == stop - self.begins[piece]


def view(text: str, edits: Iterable[Edit]) -> View:
    """The text with edits made, which are in order and do not overlap."""
    parts: list[str] = []
    begins, starts, ends = array("Q"), array("Q"), array("Q")
    set_off: set[int] = set()
    at = length = 0

    def add(part: str, start: int, end: int) -> None:
        nonlocal length
        if part:
            parts.append(part)
            begins.append(length)
            starts.append(start)
            ends.append(end)
            length += len(part)

    for edit in edits:
        add(text[at : edit.start], at, edit.start)
        add(edit.replacement, edit.start, edit.end)
        at = edit.end
        if length and not edit.replacement and not text.startswith(NOT_LABELS, edit.start):
            set_off.add(length)
    add(text[at:], at, len(text))
    return View("".join(parts), begins, starts, ends, frozenset(set_off))
