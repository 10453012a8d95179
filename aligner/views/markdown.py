"""Markdown as a reader sees it: without its marks, code blocks, addresses of links and front matter.

markdown-it finds the blocks. What it calls inline content is text, a line break in it is a blank; everything between
two of them is markup.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape

from aligner.model import LINE_BREAK, Edit
from aligner.views import html

Inside = Callable[[str, int, int], Iterator[Edit]]

FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n).*?(?<=[\r\n])\1[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
HARD_BREAK = re.compile(r"(?:(?<! ) {2,}+|\\)$")
MARK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,5})(?!`)[^`]*+(?P=ticks)(?!`))"
    r"|(?P<address><[a-z][a-z0-9+.-]{1,31}:[^<>\s]*+>|<[^\s<>@]{1,64}@[^\s<>@]{1,255}>)"
    r"|</?[a-z][a-z0-9-]*+(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<reference>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)"
    r"|\[\^[^\[\]]{1,100}\]"
    r"|!?\[(?=[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+\][(\[])"
    r"|\](?:\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:\s++(?:(?:\"[^\"]*+\"|'[^']*+')\s*+)?+)?+\)|\[[^\[\]]*+\])"
    r"|(?<![\d*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\d*])"
    r"|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)|~~",
    re.IGNORECASE,
)


def edits(text: str) -> Iterator[Edit]:
    """What turns Markdown into its text."""
    at = 0
    for start, end, joined, inside in stretches(text):
        if start > at:
            yield Edit(at, start, " " if joined else between(text[at:start]) if at else "")
        yield from inside(text, start, end)
        at = end
    if at < len(text):
        yield Edit(at, len(text), "\n" if at else "")


def stretches(text: str) -> Iterator[tuple[int, int, bool, Inside]]:
    """Lines of text and whole blocks of HTML: the span, whether it goes on the line before, what finds its marks."""
    front = FRONT_MATTER.match(text)
    body = front.end() if front else 0
    starts = [body, *(match.end() for match in LINE_BREAK.finditer(text, body)), len(text)]
    at = body
    for first, last, content in blocks(text[body:]):
        if content is None:
            at = starts[min(last, len(starts) - 1)]
            yield starts[first], at, False, html.edits
            continue
        joined = False
        for number, line in enumerate(content.split("\n"), first):
            wanted = line.strip()
            start = text.find(wanted, max(starts[number], at), starts[number + 1]) if number + 1 < len(starts) else -1
            if wanted and start >= 0:
                yield start, start + len(HARD_BREAK.sub("", wanted)), joined, marks
                at = start + len(wanted)
                joined = not HARD_BREAK.search(line)


def blocks(body: str) -> Iterator[tuple[int, int, str | None]]:
    """The blocks that have text: the numbers of their first line and the one after them; of HTML no content."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    for token in parser.parse(body):
        if token.map and token.type in ("inline", "html_block"):
            yield token.map[0], token.map[1], token.content if token.type == "inline" else None


def between(gap: str) -> str:
    """What stands between two blocks: a line break, or a blank line."""
    return "\n\n" if len(LINE_BREAK.findall(gap)) > 1 else "\n" if LINE_BREAK.search(gap) else " "


def marks(text: str, start: int, end: int) -> Iterator[Edit]:
    """The marks in a line, and what a reader sees instead."""
    for match in MARK.finditer(text, start, end):
        if match["code"] or match["address"]:
            continue
        if match["reference"]:
            yield Edit(*match.span(), unescape(match["reference"]))
        elif match["escaped"]:
            yield Edit(match.start(), match.start() + 1, "")
        else:
            yield Edit(*match.span(), "")

