"""Markdown as a reader sees it: without its marks, code blocks, addresses of links, images and front matter.

markdown-it finds the blocks. What it calls inline content is text, a line break in it is a blank; everything between
two of them is markup.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from heapq import merge
from html import unescape
from itertools import islice
from operator import attrgetter

from aligner.destinations import name_of_image
from aligner.model import LINE_BREAK, Edit
from aligner.views import attributes, front_matter, html, links
from aligner.views.links import FileLink
from aligner.views.outline import CELLS, FENCE, Block, Nesting, of_html
from aligner.views.part import Part, is_text, trimmed

Inside = Callable[[str, int, int], Iterator[Edit]]

BEHIND = " \t.,;:!?…)]»”"
"""Before these no blank is left where an image was."""
DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\r\n]{1,200}\]:[ \t]*+<?+(?P<address>[^\s<>]++)", re.MULTILINE)
HARD_BREAK = re.compile(r"(?:(?<! ) {2,}+|\\)$")
FENCES = re.compile(
    r"[^\r\n]*?(?P<marks>`{3,}|~{3,})[^\r\n]*+(?P<code>.*?)(?:(?<=[\r\n])[ \t>]*+(?P=marks)[`~]*+\s*+)?\Z", re.DOTALL
)
LABEL = r"[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+"
"""The text of a link or an image, with one pair of brackets in another at most."""


def target(address: str, title: str) -> str:
    """A pattern for what stands behind it: an address and perhaps a title, or where that is said."""
    return (
        rf"(?:\((?P<{address}>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)(?:\s++(?:(?P<{title}>\"[^\"]*+\"|'[^']*+')\s*+)?+)?+\)"
        r"|\[[^\[\]]*+\])"
    )


MARK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,5})(?!`)[^`]*+(?P=ticks)(?!`))"
    r"|(?P<shown><[a-z][a-z0-9+.-]{1,31}:[^<>\s]*+>|<[^\s<>@]{1,64}@[^\s<>@]{1,255}>)"
    r"|</?(?P<tag>[a-z][a-z0-9-]*+)(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<reference>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)"
    r"|(?<![^\n])\[\^[^\[\]]{1,100}\]:[ \t]*+|\[\^[^\[\]]{1,100}\]|(?<=> )\[![a-z]{3,12}\]$"
    rf"|(?P<image>!\[(?P<alt>{LABEL})\]{target('source', 'tip')})"
    rf"|\[(?={LABEL}\][(\[])"
    rf"|\]{target('address', 'title')}"
    r"|(?<![\d*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\d*])"
    r"|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)|~~",
    re.IGNORECASE,
)

MAY_HIDE = re.compile(
    r"(?<!`)(?P<ticks>`{1,5})(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|\\[\\`<]"
    r"|</?[a-z][a-z0-9-]*+(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>"
    r"|<!--",
    re.DOTALL | re.IGNORECASE,
)
"""Where a comment begins, and what none begins in."""


def edits(text: str) -> Iterator[Edit]:
    """What turns Markdown into its text."""
    at = 0
    for start, end, joined, inside, _ in stretches(text):
        if start > at:
            yield Edit(at, start, " " if joined else between(text[at:start]) if at else "")
        yield from inside(text, start, end)
        at = end
    if at < len(text):
        yield Edit(at, len(text), "\n" if at else "")


def stretches(text: str) -> Iterator[tuple[int, int, bool, Inside, Block]]:
    """Lines of text and whole blocks of HTML: the span, whether it goes on the line before, what finds its marks, and
    how the text is set."""
    body = front_matter.end(text)
    starts = starts_of_lines(text, body)
    at = body
    for first, last, content, block in blocks(text[body:])[0]:
        if content is None:
            at = starts[min(last, len(starts) - 1)]
            yield starts[first], at, False, html.edits, block
            continue
        joined = False
        for number, line in enumerate(content.split("\n"), first):
            wanted = line.strip().replace("|", r"\|" if block.kind in CELLS else "|")      # there it would end the cell
            start = text.find(wanted, max(starts[number], at), starts[number + 1]) if number + 1 < len(starts) else -1
            if wanted and start >= 0:
                yield start, start + len(HARD_BREAK.sub("", wanted)), joined, marks, block
                at = start + len(wanted)
                joined = not HARD_BREAK.search(line)


def programs(text: str) -> Iterator[tuple[int, int]]:
    """The blocks of code, and the front matter."""
    body = front_matter.end(text)
    starts = starts_of_lines(text, body)
    yield 0, body
    for first, last in blocks(text[body:])[1]:
        yield starts[first], starts[min(last, len(starts) - 1)]


def starts_of_lines(text: str, body: int) -> list[int]:
    """Where each line begins from the body of a page on, and the end."""
    return [body, *(match.end() for match in LINE_BREAK.finditer(text, body)), len(text)]


@lru_cache(maxsize=2)
def blocks(body: str) -> tuple[tuple[tuple[int, int, str | None, Block], ...], tuple[tuple[int, int], ...]]:
    """The blocks that have text, and those of code: the numbers of their first line and the one after them.

    Of a text there is its content as well, of HTML none; and how it is set, from wherever it begins. Kept for a file
    and its source: what is read of them, their parts and their links all begin here.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    shown: list[tuple[int, int, str | None, Block]] = []
    programs: list[tuple[int, int]] = []
    nesting = Nesting()
    for token in parser.parse(body):
        if token.nesting > 0:
            nesting.open(token.tag, int(token.attrs.get("start", 1)) if token.tag == "ol" else None)
        elif token.nesting < 0:
            nesting.close(token.tag)
        elif token.map and token.type in ("inline", "html_block"):
            first, last = token.map
            shown.append((first, last, token.content if token.type == "inline" else None, nesting.block(0)))
        elif token.map and token.type in ("fence", "code_block"):
            first, last = token.map
            programs.append((first, last))
    return tuple(shown), tuple(programs)


def blocks_of(text: str) -> Iterator[Block]:
    """How the text is set, changing with each block and behind each line break that shows."""
    return merge(blocks_of_text(text), blocks_of_code(text), key=attrgetter("start"))


def blocks_of_text(text: str) -> Iterator[Block]:
    """The blocks that have text. What HTML leaves open goes on in the next piece of it."""
    known = None
    nesting = Nesting()
    for start, end, joined, inside, block in stretches(text):
        if inside is html.edits:
            for each in of_html(text, start, end, nesting):
                yield each._replace(row=-each.row)      # the other numbers are those of Markdown's own rows
        elif block is not known:
            yield block._replace(start=start)
        elif not joined:
            yield block._replace(start=start, marker="", is_line=True)
        known = block


def blocks_of_code(text: str) -> Iterator[Block]:
    """The blocks of code, without the marks around them."""
    for start, end in islice(programs(text), 1, None):
        marks = FENCES.match(text, start, end)
        yield Block(marks.start("code") if marks else start, FENCE)
        yield Block(marks.end("code") if marks else end)


def comments(text: str) -> Iterator[tuple[int, int]]:
    """The comments of HTML, which hide what they stand around, blocks as well; in code and front matter are none."""
    at = 0
    for start, end, inside in paragraphs(text):
        token = MAY_HIDE if inside is marks else html.TOKEN
        for found in html.comments_by(token, text, max(at, start), end):
            yield found
            at = found[1]


def paragraphs(text: str) -> Iterator[tuple[int, int, Inside]]:
    """The stretches, those that go on the line before as one with it."""
    first = last = 0
    of: Inside = marks
    for start, end, joined, inside, _ in stretches(text):
        if not joined:
            if first < last:
                yield first, last, of
            first, of = start, inside
        last = end
    if first < last:
        yield first, last, of


def between(gap: str) -> str:
    """What stands between two blocks or two cells of a row: a line break, or a blank line."""
    return "\n\n" if len(LINE_BREAK.findall(gap)) > 1 else "\n"


def marks(text: str, start: int, end: int) -> Iterator[Edit]:
    """The marks in a line, and what a reader sees instead."""
    for match in MARK.finditer(text, start, end):
        if match["code"] or match["shown"]:
            continue
        if match["image"]:
            yield Edit(*without_blank(text, *match.span(), start, end), "")
        elif match["reference"]:
            yield Edit(*match.span(), unescape(match["reference"]))
        elif match["escaped"]:
            yield Edit(match.start(), match.start() + 1, "")
        elif match["tag"] and match["tag"].lower() in html.BLOCKS:
            yield Edit(*match.span(), html.BREAK)
        else:
            yield Edit(*match.span(), "")


def without_blank(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """What to take out of a line, which goes from ``first`` to ``last``, with an image: one of two blanks as well."""
    if start > first and text[start - 1] == " " and (end == last or text[end] in BEHIND):
        return start - 1, end
    return start, end + (start == first and end < last and text[end] == " ")


def parts(text: str) -> Iterator[Part]:
    """What readers see beside the text: of the front matter, for images, and where the mouse rests on a link."""
    yield from front_matter.parts(text)
    for start, end, _, inside, _ in stretches(text):
        yield from parts_of_line(text, start, end) if inside is marks else attributes.parts(text, start, end)


def parts_of_line(text: str, start: int, end: int) -> Iterator[Part]:
    """The same of a line of text."""
    for match in MARK.finditer(text, start, end):
        if match["image"]:
            of = name_of_image(match["source"] or "")
            first, last = trimmed(text, *match.span("alt"))
            yield from filled(text, Part(first, last, "img alt", of, tuple(marks(text, first, last))))
            yield from title_of(text, match, "tip", "img title", of)
        elif match["title"]:
            yield from title_of(text, match, "title", "a title", "")
        elif match.group().startswith("<") and not match["shown"]:
            yield from attributes.parts(text, *match.span())


def title_of(text: str, match: re.Match[str], group: str, kind: str, of: str) -> Iterator[Part]:
    """The title of a link or an image, if there is one."""
    if match[group]:
        start, end = match.span(group)
        yield from filled(text, attributes.part_of(text, *trimmed(text, start + 1, end - 1), kind, of))


def filled(text: str, part: Part) -> Iterator[Part]:
    """A part, if there is something to read in it."""
    if is_text(part.shown(text)):
        yield part


def links_of(text: str) -> Iterator[FileLink]:
    """Where links and images lead; what is said of them at the end of a file stands there."""
    said = (FileLink(match.start(), match["address"], False) for match in DEFINITION.finditer(text))
    found = [*links.outside(said, programs(text))]
    for start, end, _, inside, _ in stretches(text):
        if inside is not marks:
            found.extend(links.of_html(text, start, end))
            continue
        opened: list[int] = []
        for match in MARK.finditer(text, start, end):
            if match.group() == "[":
                opened.append(match.start())
            elif match["source"]:
                found.append(FileLink(match.start(), match["source"], True))
            elif match.group().startswith("]") and opened:
                first = opened.pop()
                found += [FileLink(first, match["address"], False)] if match["address"] else []
            elif match.group().startswith("<") and not match["shown"]:
                found.extend(links.of_html(text, *match.span()))
    return iter(sorted(found))
