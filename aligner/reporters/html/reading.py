"""A file as it is read on the page: the pieces of it that show, and the blocks that they make.

Plain text shows all of itself, a block a line. Of Markdown and HTML what a reader sees is shown, set as it would be;
what is read beside it (titles, texts for images) with the name of what it is; and markup where an issue has no other
place. What does not show stands between two pieces: nothing of the file is without its place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from operator import attrgetter
from typing import Protocol

from aligner import views
from aligner.model import LINE_BREAK, Document, Edit
from aligner.views.html import TAG
from aligner.views.outline import FENCE, PREFORMATTED, Block
from aligner.views.part import Part
from aligner.views.view import View

BREAK = "\n"
NOT_BLANK = re.compile(r"\S")
START, END = attrgetter("start"), attrgetter("end")
CODE, MARKUP = "code", "markup"
"""Pieces that show what is written: text that is not read, and what only shows because of an issue in it."""


class Stretch(Protocol):
    """What begins and ends in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file that shows."""

    start: int
    end: int
    text: str | None = None
    """What shows in its place; nothing: itself."""
    label: str = ""
    """What it is, where it is no running text."""
    begins: bool = False
    """Whether it begins what the label says, and that is to be said."""


class Reading:
    """The pieces of a file, in order and apart, and its blocks, of which the first one begins with the file."""

    def __init__(self, text: str, pieces: Sequence[Piece], blocks: Iterable[Block]) -> None:
        """A file in which nothing shows has a block nevertheless."""
        self.text = text
        self.pieces = pieces
        first, *others = [*blocks] or [Block(0)]
        self.blocks = (first._replace(start=0), *others)
        self.starts = [block.start for block in self.blocks]

    def block(self, place: int) -> int:
        """The index of the block that a place is in."""
        return bisect_right(self.starts, place) - 1

    def set_as(self, place: int) -> Block:
        """How the text at a place is set; a marker stands before the beginning of a block alone."""
        block = self.blocks[self.block(place)]
        return block if block.start == place else block._replace(marker="")

    def around(self, place: int) -> tuple[int, int]:
        """Between where a place reads on: what has a name of its own, or from the beginning of the block."""
        piece = next(between(self.pieces, place, place + 1), None)
        return (piece.start, piece.end) if piece and piece.label else (self.starts[self.block(place)], len(self.text))

    def shown(self, start: int, end: int) -> str:
        """What shows of a stretch of the file, with a line break before each block and what is no running text."""
        parts: list[str] = []
        block, label = self.block(start), ""
        for piece in between(self.pieces, start, end):
            at = self.block(min(piece.end, end) - 1)
            parts += [BREAK] if block < at or (parts and label != piece.label) else []
            parts.append(self.text[max(piece.start, start) : min(piece.end, end)] if piece.text is None else piece.text)
            block, label = at, piece.label
        return "".join(parts)

    def first(self, start: int, end: int) -> int | None:
        """Where in a stretch of the file something shows that is no blank."""
        return first(self.text, self.pieces, start, end)


def reading(document: Document, told: Iterable[Stretch]) -> Reading:
    """A file as it is read; ``told`` are the places that issues speak of."""
    text = document.text
    if not views.has_markup(document):
        lines = [*lines_of(text, 0, len(text))]
        places = (filled(text, line, 0, len(text)) for line in lines)
        return Reading(text, lines, (Block(place) for place in places if place is not None))
    seen = [*running(text, views.of(document))]
    breaks = [piece for piece in seen if piece.text == BREAK]
    seen = [piece for piece in seen if piece.text != BREAK]
    outline = [Block(0), *views.blocks_of(document)]
    seen = together(seen, [*programs(text, seen, outline)])
    parts = [part for part in views.parts_of(document) if first(text, seen, part.start, part.end) is None]
    seen = together(seen, [piece for part in parts for piece in pieces_of(part)])
    seen = together(seen, [*markup(text, seen, told)])
    return Reading(text, seen, blocks(text, seen, breaks, outline))


def lines_of(text: str, start: int, end: int) -> Iterator[Piece]:
    """The lines of a stretch that have anything in them."""
    for line_break in LINE_BREAK.finditer(text, start, end):
        if start < line_break.start():
            yield Piece(start, line_break.start())
        start = line_break.end()
    if start < end:
        yield Piece(start, end)


def running(text: str, own: View | None) -> Iterator[Piece]:
    """What a file shows as its running text, and where a line ends in that."""
    for start, end, shows in own.pieces() if own else [(0, len(text), text)]:
        if shows != text[start:end]:
            yield Piece(start, end, BREAK if BREAK in shows else shows)
            continue
        for line in lines_of(text, start, end):
            if start < line.start:
                yield Piece(start, line.start, BREAK)
            yield line
            start = line.end
        if start < end:
            yield Piece(start, end, BREAK)


def pieces_of(part: Part) -> Iterator[Piece]:
    """What stands beside the running text: a title, the text for an image."""
    at = part.start
    for edit in (*part.edits, Edit(part.end, part.end, "")):
        if at < edit.start:
            yield Piece(at, edit.start, None, part.kind, at == part.start)
        if edit.start < edit.end:
            yield Piece(edit.start, edit.end, edit.replacement, part.kind, edit.start == part.start)
        at = edit.end


def programs(text: str, seen: Sequence[Piece], outline: Sequence[Block]) -> Iterator[Piece]:
    """Blocks of which nothing is read: program text, as it is on the page."""
    for block, end in zip(outline, [*map(START, outline[1:]), len(text)], strict=True):
        if block.kind in (FENCE, PREFORMATTED) and first(text, seen, block.start, end) is None:
            inside = text[block.start : end]
            written = inside if block.kind == FENCE else unescape(TAG.sub("", inside))
            if written.strip():
                yield Piece(block.start, end, written.strip("\r\n"), CODE)


def markup(text: str, seen: Sequence[Piece], told: Iterable[Stretch]) -> Iterator[Piece]:
    """What an issue speaks of where nothing of it shows: a comment, a piece of a tag."""
    at = 0
    for span in sorted(told, key=START):
        start = max(at, span.start)
        if first(text, seen, start, span.end) is None and NOT_BLANK.search(text, start, span.end):
            yield Piece(start, span.end, None, MARKUP, True)
            at = span.end


def together(seen: Sequence[Piece], more: Sequence[Piece]) -> list[Piece]:
    """Pieces and others, which may begin or end in a blank that is of the first: those go from one to the next."""

    def apart(piece: Piece) -> Piece:
        start, end = piece.start, piece.end
        index = bisect_right(more, start, key=END)
        if index < len(more) and more[index].start <= start:
            start, index = more[index].end, index + 1
        if index < len(more):
            end = min(end, more[index].start)
        return piece if (start, end) == (piece.start, piece.end) else replace(piece, start=start, end=end)

    if not more:
        return list(seen)
    return sorted((*(piece for piece in map(apart, seen) if piece.start < piece.end), *more), key=START)


def blocks(text: str, seen: Iterable[Piece], breaks: Sequence[Piece], outline: Sequence[Block]) -> Iterator[Block]:
    """The blocks: one begins where the outline says something new, and behind what ends a line.

    The outline says something of the file's beginning.
    """
    known, marker = 0, ""
    before: Piece | None = None
    for piece in seen:
        place = filled(text, piece, piece.start, piece.end)
        if place is None:
            continue
        count = bisect_right(outline, place, key=START)
        marker = next((each.marker for each in reversed(outline[known:count]) if each.marker), marker)
        is_told, known = known < count, count
        if is_told or before is None or ends_between(text, before, piece, breaks):
            own = outline[count - 1]
            own = own if is_told or not piece.label else Block(0, row=own.row, column=own.column)
            yield own._replace(start=place, marker=marker, is_line=not piece.label and (own.is_line or not is_told))
            marker = ""
        before = piece


def ends_between(text: str, before: Piece, piece: Piece, breaks: Sequence[Piece]) -> bool:
    """Whether a line ends between two pieces; of two that are no running text, one in the file."""
    if before.label and piece.label:
        return piece.begins and LINE_BREAK.search(text, before.end, piece.start) is not None
    index = bisect_right(breaks, before.end, key=END)
    return index < len(breaks) and breaks[index].start < piece.start


def first(text: str, pieces: Sequence[Piece], start: int, end: int) -> int | None:
    """Where in a stretch of a text pieces of it show something that is no blank."""
    places = (filled(text, piece, start, end) for piece in between(pieces, start, end))
    return next((place for place in places if place is not None), None)


def between(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of which something lies in a stretch."""
    for index in range(bisect_right(pieces, start, key=END), len(pieces)):
        if pieces[index].start >= end:
            break
        yield pieces[index]


def filled(text: str, piece: Piece, start: int, end: int) -> int | None:
    """The same for one piece."""
    start, end = max(start, piece.start), min(end, piece.end)
    if piece.text is not None:
        return start if piece.text.strip() else None
    found = NOT_BLANK.search(text, start, end)
    return found.start() if found else None
