"""A text, the places in it, and which language is where."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

UNDETERMINED = "und"
"""ISO 639's code for a text in which there is too little to tell its language."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Position:
    """A place as an editor counts it: line and column, both from 1, the column in code points."""

    line: int
    column: int

    def __str__(self) -> str:
        """``line:column``."""
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: where it stands in a text, and what it leads to."""

    offset: int
    address: str
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document."""

    start: int
    end: int


Bounds = tuple[int, int]
"""The start and the end of a span that is none of a result: half-open too."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A maximal run of a text in one language (an ISO 639 code, or ``und``)."""

    start: int
    end: int
    language: str


@dataclass(frozen=True)
class Document:
    """A text and where it came from. ``text`` keeps the newlines of the file as they are."""

    text: str
    name: str = "<text>"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """What a reader of the report should know about the reading, such as a guessed encoding."""
    links: tuple[Link, ...] = ()
    """Those that its markup has, in order, where somebody asks for them."""
    code: tuple[Span, ...] = ()
    """What markup says is program text or a key, in order."""
    set_off: frozenset[int] = frozenset()
    """Where markup stood right before a character: a link, a label, a name in other letters may begin there."""

    @cached_property
    def prose(self) -> str:
        """The text with marks in the place of program text, as Markdown marks it; every offset is the same."""
        parts, at = [], 0
        for span in self.code:
            length = span.end - span.start
            parts += [self.text[at : span.start], f"`{'_' * (length - 2)}`" if length > 2 else "_" * length]
            at = span.end
        return "".join([*parts, self.text[at:]]) if parts else self.text

    @cached_property
    def _line_starts(self) -> "array[int]":
        return array("Q", [0, *(m.end() for m in LINE_BREAK.finditer(self.text))])

    def position(self, offset: int) -> Position:
        """Line and column of ``offset``; a line ends at LF, CR or CR LF."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_start(self, line: int) -> int:
        """Where the line with this number (from 1) begins; the end of the text for one that it does not have."""
        return self._line_starts[line - 1] if line <= len(self._line_starts) else len(self.text)

    def line_span(self, line: int) -> tuple[int, int]:
        """Span of the line with this number (from 1), without its line break."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word of one script with look-alike letters of another. ``letters`` are the offsets of the odd ones."""

    start: int
    end: int
    letters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """The languages of a text.

    ``segments`` tile it: they touch, and together they are the whole text. One in another language than the main one
    has no blank at either end and lies in one line; blanks between two such segments are a segment marked ``und``.
    """

    language: str
    """The main language: that of most of the text, or the one the caller stated."""
    segments: tuple[Segment, ...]
    mixed_words: tuple[MixedWord, ...] = ()

    @property
    def passages(self) -> Iterator[Segment]:
        """The segments in another language than the main one."""
        return (s for s in self.segments if s.language not in (self.language, UNDETERMINED))
