"""Document -> View: what there is to read in a file, by its suffix; every offset leads back to the file.

In all of them a comment for this program is no text, and a line break that only wraps a paragraph is a blank.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from aligner import wrapping
from aligner.decisions.comments import comments
from aligner.model import LINE_BREAK, Document, Edit, Span
from aligner.views.part import Part
from aligner.views.view import View, view

BREAK = "\n"
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

Edits = Callable[[str], Iterator[Edit]]
Hidden = tuple[int, int]


def of(document: Document, keeps_lines: bool = False) -> View | None:
    """What there is to read in a document; None if that is all of it.

    With ``keeps_lines`` a line of the file stays one in text and Markdown; in HTML, where no line of the file means
    anything, a line is what a reader sees as one.
    """
    suffix = PurePath(document.name).suffix.lower()
    edits, comments_of = VIEWS.get(suffix, (wrapping.edits, own_comments))
    text = document.text
    hidden = [(before(text, start, end), end) for start, end in comments_of(text)]
    made = as_lines(text, edits(text)) if keeps_lines and edits is not _html else edits(text)
    found = list(without(made, hidden))
    return view(text, found) if found else None


def parts_of(document: Document) -> tuple[Part, ...]:
    """What there is to read in a document beside its running text, each part a text of its own; in its order."""
    suffix = PurePath(document.name).suffix.lower()
    if suffix not in VIEWS:
        return ()
    text = document.text
    hidden = iter([*all_comments(text), (len(text) + 1, len(text) + 1)])
    span = next(hidden)
    found = []
    for part in _html_parts(text) if VIEWS[suffix][0] is _html else _markdown_parts(text):
        while span[1] <= part.start:
            span = next(hidden)
        if part.end <= span[0]:
            found.append(part)
    return tuple(found)


def seen(document: Document, own: View | None) -> Document:
    """The document as the checks read it."""
    if own is None:
        return document
    suffix = PurePath(document.name).suffix.lower()
    spans = map(own.within, _code(document.text)) if suffix in VIEWS else ()
    code = tuple(span for span in spans if span.end - span.start > 0 and "\n" not in own.text[span.start : span.end])
    return replace(document, text=own.text, code=code, set_off=own.set_off)


def with_links(document: Document, own: View | None) -> Document:
    """The same with its links."""
    seen_as = seen(document, own)
    suffix = PurePath(document.name).suffix.lower()
    if own is None or suffix not in VIEWS:
        return seen_as
    from aligner.views import links, markdown

    places = links.of_html(document.text) if VIEWS[suffix][0] is _html else markdown.links_of(document.text)
    return replace(seen_as, links=tuple(links.in_view(places, own)))


def as_lines(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits, with a line break where they would join two lines."""
    for edit in edits:
        is_join = edit.replacement == " " and LINE_BREAK.search(text, edit.start, edit.end)
        yield replace(edit, replacement=BREAK) if is_join else edit


def before(text: str, start: int, end: int) -> int:
    """Where to take out a comment: with the blank before it if there is one after it as well, or the line ends."""
    return start - 1 if text[start - 1 : start] == " " and not text[end : end + 1].strip() else start


def without(edits: Iterable[Edit], hidden: Sequence[Hidden]) -> Iterator[Edit]:
    """The edits, in order, and what takes hidden stretches out: of an edit that reaches into one the rest is left."""
    waiting = iter([*hidden, None])
    span = next(waiting)
    for edit in edits:
        while span and span[1] <= edit.start:
            yield Edit(*span, "")
            span = next(waiting)
        start, end, replacement = edit.start, edit.end, edit.replacement
        while span and span[0] < end:
            if start < span[0]:
                yield Edit(start, span[0], replacement)
                replacement = ""
            if end < span[1]:
                start = end
                break
            yield Edit(*span, "")
            start = span[1]
            span = next(waiting)
        if start < end:
            yield Edit(start, end, replacement)
    while span:
        yield Edit(*span, "")
        span = next(waiting)


def own_comments(text: str) -> Iterator[Hidden]:
    """Those that speak to this program."""
    return ((each.start, each.end) for each in comments(text))


def all_comments(text: str) -> Iterator[Hidden]:
    """Those of HTML, whoever they are for."""
    return (match.span() for match in COMMENT.finditer(text))


def _markdown(text: str) -> Iterator[Edit]:
    from aligner.views import markdown

    return markdown.edits(text)


def _html(text: str) -> Iterator[Edit]:
    from aligner.views import front_matter, html

    front = front_matter.end(text)
    if front:
        yield Edit(0, front, "")
    yield from html.edits(text, front)


def _markdown_parts(text: str) -> Iterator[Part]:
    from aligner.views import markdown

    return markdown.parts(text)


def _html_parts(text: str) -> Iterator[Part]:
    from aligner.views import attributes, front_matter

    yield from front_matter.parts(text)
    yield from attributes.parts(text, front_matter.end(text))


def _code(text: str) -> Iterator[Span]:
    from aligner.views import html

    return html.code(text)


VIEWS: dict[str, tuple[Edits, Callable[[str], Iterator[Hidden]]]] = {
    **dict.fromkeys((".md", ".markdown"), (_markdown, all_comments)),
    **dict.fromkeys((".html", ".htm", ".xhtml"), (_html, all_comments)),
}
"""By suffix, what takes the markup out, and what else is not to be read; any other file is plain text."""
