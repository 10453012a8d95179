"""Where the block that follows a comment ends: an element, a Markdown block, a paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from aligner import wrapping
from aligner.model import LINE_BREAK, Edit
from aligner.readers import MARKDOWN

NON_BLANK = re.compile(r"\S")
BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)(?=[^\S\r\n]*(?:\r|\n|$))")
HEADING = re.compile(r"#{1,6}[ \t]")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)[^<>]*+>")
FRONT_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)"
    r"(?![ \t]*+[\r\n][ \t\r\n]*+[A-ZА-ЯЁ][a-zа-яё]+: [^\r\n]*[.!?…][ \t]*+(?:\r\n|\r|\n)[ \t]*+[\r\n])"
    r"(?=(?:[ \t\r\n]++|#[^\r\n]*+|<!--(?:(?!-->).)*+-->)*+"
    r"(?:(?:[\w\"'@$]\S{0,99}?|[a-z][a-z _-]{0,99}?)[ \t]{0,9}(?:=|:(?=\s|\Z))"
    r"|\[{1,2}[\w.\"' -]{1,99}\]{1,2}(?=[ \t]*+[\r\n#])"
    r"|[\"'][^\"'\r\n]{1,99}[\"'][ \t]{0,9}[:=]|\1[ \t]*(?=[\r\n]|\Z)))"
    r".*?(?<=[\r\n])\1[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
"""What a page says of itself before its text, in YAML or TOML: behind comments there is a key, or a table, or nothing.
What else begins so is a rule across the page, with text behind it, as is a paragraph between blank lines that begins
with Note: and ends with a stop."""


class Blocks:
    """The surroundings of comments in a text."""

    def __init__(self, text: str, name: str, comments: Sequence[tuple[int, int]]) -> None:
        """``text`` has blanks for the comments; the suffix of its name tells Markdown from other text."""
        self._text = text
        self._is_markdown = name.lower().endswith(MARKDOWN)
        self._gaps: list[int] = []
        previous = gap = 0
        for start, end in comments:
            before = text[previous:start].rstrip()
            gap = previous + len(before) if before else gap
            self._gaps.append(gap)
            previous = end
        self._starts: list[int] = []
        following = start = len(text)
        for begin, end in reversed(comments):
            found = NON_BLANK.search(text, end, following)
            start = found.start() if found else start
            self._starts.append(start)
            following = begin
        self._starts.reverse()

    def gap(self, comment: int) -> int:
        """Where the text before a comment ends: behind its last character that is no blank."""
        return self._gaps[comment]

    def end(self, comment: int) -> int:
        """Where the block after a comment ends."""
        start = self._starts[comment]
        if start < self._front:
            return self._entry(start)
        if start in self._elements:
            return self._elements[start]
        return max(self._end_of_text(start), self._tags.get(start, 0))

    def _end_of_text(self, start: int) -> int:
        """Where the paragraph ends, or the block of Markdown."""
        if not self._is_markdown:
            return behind(self._paragraphs, start, self._text)
        is_heading = HEADING.match(self._text, start)
        return behind(self._lines if is_heading else self._blank_lines, start, self._text)

    def _entry(self, start: int) -> int:
        """Where an entry of the front matter ends, with the lines that are set in under its key."""
        indent = start - (self._text.rfind("\n", 0, start) + 1)
        entry = rf"[^\n]*+(?:\n(?:[ \t]{{{indent + 1}}}[^\n]*+|[ \t]*+\r?(?=\n)))*+"
        found = re.compile(entry).match(self._text, start)
        return found.end() if found else start

    @cached_property
    def _front(self) -> int:
        """Where the front matter ends; 0 without one."""
        found = FRONT_MATTER.match(self._text)
        return found.end() if found else 0

    @cached_property
    def _tags(self) -> dict[int, int]:
        """From the start of each tag to its end: an image has its text in there, on whatever line."""
        return {tag.start(): tag.end() for tag in TAG.finditer(self._text)}

    @cached_property
    def _elements(self) -> dict[int, int]:
        """From the start of each tag that is closed to the end of the tag that closes it."""
        opened: defaultdict[str, list[int]] = defaultdict(list)
        ends = {}
        for tag in TAG.finditer(self._text):
            name = tag[2].lower()
            if not tag[1]:
                opened[name].append(tag.start())
            elif opened[name]:
                ends[opened[name].pop()] = tag.end()
        return ends

    @cached_property
    def _lines(self) -> list[int]:
        return [match.start() for match in LINE_BREAK.finditer(self._text)]

    @cached_property
    def _blank_lines(self) -> list[int]:
        return [match.start() for match in BLANK_LINE.finditer(self._text)]

    @cached_property
    def _paragraphs(self) -> list[int]:
        wraps = list(wrapping.edits(self._text))
        ends = [edit.end for edit in wraps]
        return [at for at in self._lines if not is_within(at, wraps, ends)]


def is_within(offset: int, edits: Sequence[Edit], ends: Sequence[int]) -> bool:
    """Whether one of the edits, of which the ends are given as well, holds an offset."""
    index = bisect_right(ends, offset)
    return index < len(edits) and edits[index].start <= offset


def behind(ends: Sequence[int], start: int, text: str) -> int:
    """The first of some ends from an offset on, or that of the text."""
    index = bisect_left(ends, start)
    return ends[index] if index < len(ends) else len(text)
