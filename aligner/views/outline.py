"""How the text of an article is set: as a heading, an item of a list, a quotation, a cell of a table.

Elements of HTML and blocks of Markdown say it in the same words, and leave one another as they were opened. What a
broken page leaves open ends with the next element of its kind, as it does in a browser.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.function_words import word_set
from aligner.views.html import BLOCKS, NAME_AND_REST, NO_TEXT

TAG = re.compile(rf"{NO_TEXT}|<(?P<slash>/?){NAME_AND_REST}", re.DOTALL | re.IGNORECASE)
ORDINAL = re.compile(r"\s(?:start|value)\s*+=\s*+[\"']?(\d{1,6})", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KINDS = {name: name for name in HEADINGS} | {
    "td": "cell", "th": "head", "dt": "term", "summary": "term", "caption": "caption", "figcaption": "caption",
    "title": "title", "pre": "pre",
}  # fmt: skip
"""What elements make of the text in them."""
CELLS = ("cell", "head")
LISTS = word_set("ul ol menu dl")
BULLET = "•"
FENCE, PREFORMATTED = "fence", KINDS["pre"]
"""Text as it is written, in Markdown and in HTML; most of it is of programs, and not read."""
LINE = "br"
"""It ends a line and nothing else."""


class Block(NamedTuple):
    """How the text is set from a place of a file on."""

    start: int
    kind: str = ""
    """One of ``KINDS``; nothing: a paragraph."""
    depth: int = 0
    """How many lists it stands in."""
    is_quoted: bool = False
    marker: str = ""
    """What stands before the first text of an item: a bullet, or its number."""
    row: int = 0
    """In a cell, what tells its row from the others of the file."""
    column: int = 0
    """In a cell, how many stand before it in its row."""
    is_line: bool = False
    """Whether all that ended before it is a line."""


class Nesting:
    """The elements that are open, as far as they say how the text in them is set."""

    def __init__(self) -> None:
        """At the beginning of a file none is."""
        self._kinds: list[str] = []
        self._lists: list[int | None] = []
        self._quotes = self._row = self._cells = 0
        self._marker = ""

    def open(self, name: str, ordinal: int | None = None) -> None:
        """An element begins; a list or an item of one may say its number."""
        if name in KINDS:
            self._end(KINDS[name])
            self._kinds.append(KINDS[name])
            self._cells += KINDS[name] in CELLS
        elif name in LISTS:
            self._lists.append((1 if ordinal is None else ordinal) if name == "ol" else None)
        elif name == "li":
            number = self._lists[-1] if self._lists else None
            self._marker = BULLET
            if number is not None:
                number = number if ordinal is None else ordinal
                self._marker, self._lists[-1] = f"{number}.", number + 1
        elif name == "blockquote":
            self._quotes += 1
        elif name == "tr":
            self._end("cell")
            self._row += 1
            self._cells = 0

    def close(self, name: str) -> None:
        """An element ends."""
        if name in KINDS:
            self._end(KINDS[name])
        elif name == "table":
            self._end("cell")
        elif name in LISTS:
            del self._lists[-1:]
        elif name == "blockquote":
            self._quotes = max(0, self._quotes - 1)

    def block(self, start: int) -> Block:
        """How the text is set from here on."""
        kind = self._kinds[-1] if self._kinds else ""
        is_in_row = self._row > 0 and not set(CELLS).isdisjoint(self._kinds)
        row, column = (self._row, max(0, self._cells - 1)) if is_in_row else (0, 0)
        marker, self._marker = self._marker, ""
        return Block(start, kind, len(self._lists), self._quotes > 0, marker, row, column)

    def _end(self, kind: str) -> None:
        """End what is of a kind, with what was left open in it; a cell ends a head."""
        same = CELLS if kind in CELLS else (kind,)
        if not set(same).isdisjoint(self._kinds):
            while self._kinds.pop() not in same:
                pass


def of_html(text: str, start: int, end: int, nesting: Nesting) -> Iterator[Block]:
    """How the text of a stretch of HTML is set, changing where elements begin and end; in order.

    ``nesting`` are the elements that are open where it begins, and then those where it ends.
    """
    for tag in TAG.finditer(text, start, end):
        name = (tag["name"] or "").lower()
        if name not in BLOCKS:
            continue
        if tag["slash"]:
            nesting.close(name)
        else:
            said = ORDINAL.search(tag["rest"]) if name in ("ol", "li") else None
            nesting.open(name, int(said[1]) if said else None)
        yield nesting.block(tag.end())._replace(is_line=name == LINE)
