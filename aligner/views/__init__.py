"""Document -> View: what there is to read in a file, by its suffix; every offset leads back to the file.

In all of them a comment for this program is no text, and a line break that only wraps a paragraph is a blank.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Never

from aligner import readers, wrapping
from aligner.decisions.comments import comments
from aligner.model import LINE_BREAK, Document, Edit, Span
from aligner.views.part import Part
from aligner.views.view import View, view

if TYPE_CHECKING:
    from aligner.views.links import FileLink
    from aligner.views.outline import Block

BREAK = "\n"

Hidden = tuple[int, int]


class FileFormat(NamedTuple):
    """How files of a format are read; each function takes the text of a file and finds what it is named after in it."""

    edits: Callable[[str], Iterator[Edit]]
    """What takes the markup out."""
    comments: Callable[[str], Iterator[Hidden]]
    """What else is not to be read."""
    parts: Callable[[str], Iterator[Part]]
    links: "Callable[[str], Iterator[FileLink]]"
    code: Callable[[str], Iterator[Span]]
    """Program text, and keys to press."""
    notes: Callable[[str], Iterator[str]]
    """What a reader should know of what cannot be read."""
    blocks: "Callable[[str], Iterator[Block]]"
    """How its text is set."""
    has_lines: bool = True
    """Whether a line of the file is one for its readers."""


def of(document: Document, keeps_lines: bool = False) -> View | None:
    """What there is to read in a document; None if that is all of it.

    With ``keeps_lines`` a line of the file stays one in text and Markdown; in HTML, where no line of the file means
    anything, a line is what a reader sees as one.
    """
    form, text = format_of(document), document.text
    hidden = [(before(text, start, end), end) for start, end in form.comments(text)]
    edits = form.edits(text)
    found = list(without(as_lines(text, edits) if keeps_lines and form.has_lines else edits, hidden))
    return view(text, found) if found else None


def has_markup(document: Document) -> bool:
    """Whether a file shows its readers something else than what is written in it."""
    return format_of(document) is not PLAIN


def blocks_of(document: Document) -> "Iterator[Block]":
    """How the text of a document is set from which place on, in order; of plain text nothing is said."""
    return format_of(document).blocks(document.text)


def parts_of(document: Document) -> tuple[Part, ...]:
    """What there is to read in a document beside its running text, each part a text of its own; in its order."""
    form, text = format_of(document), document.text
    if form is PLAIN:
        return ()
    hidden = iter([*form.comments(text), (len(text) + 1, len(text) + 1)])
    span = next(hidden)
    found = []
    for part in form.parts(text):
        while span[1] <= part.start:
            span = next(hidden)
        if part.end <= span[0]:
            found.append(part)
    return tuple(found)


def noted(document: Document) -> Document:
    """The document with notes of what in it cannot be read."""
    notes = tuple(format_of(document).notes(document.text))
    return replace(document, notes=(*document.notes, *notes)) if notes else document


def seen(document: Document, own: View | None) -> Document:
    """The document as the checks read it."""
    if own is None:
        return document
    spans = map(own.within, format_of(document).code(document.text))
    code = tuple(span for span in spans if span.end - span.start > 0 and "\n" not in own.text[span.start : span.end])
    return replace(document, text=own.text, code=code, set_off=own.set_off)


def with_links(document: Document, own: View | None) -> Document:
    """The document as the checks read it, with its links."""
    form = format_of(document)
    if own is None or form is PLAIN:
        return seen(document, own)
    from aligner.views.links import in_view, outside

    places = outside(form.links(document.text), form.comments(document.text))
    return replace(seen(document, own), links=tuple(in_view(places, own)))


def format_of(document: Document) -> FileFormat:
    """The format of a file, by the end of its name."""
    return FORMATS.get(PurePath(document.name).suffix.lower(), PLAIN)


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


def joined(hidden: Iterable[Hidden]) -> Iterator[Hidden]:
    """Stretches in order, those that overlap as one."""
    start = end = 0
    for first, last in sorted(hidden):
        if first >= end and start < end:
            yield start, end
        start, end = (first, last) if first >= end else (start, max(end, last))
    if start < end:
        yield start, end


def _markdown_comments(text: str) -> Iterator[Hidden]:
    from aligner.views import html, markdown

    return joined([*own_comments(text), *markdown.comments(text)]) if html.COMMENT in text else iter(())


def _html_comments(text: str) -> Iterator[Hidden]:
    from aligner.views import front_matter, html

    found = html.comments(text, front_matter.end(text), len(text)) if html.COMMENT in text else ()
    return joined([*own_comments(text), *found])


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


def _markdown_links(text: str) -> "Iterator[FileLink]":
    from aligner.views import markdown

    return markdown.links_of(text)


def _html_parts(text: str) -> Iterator[Part]:
    from aligner.views import attributes, front_matter

    yield from front_matter.parts(text)
    yield from attributes.parts(text, front_matter.end(text))


def _front_matter_notes(text: str) -> Iterator[str]:
    from aligner.views import front_matter

    return front_matter.notes(text)


def _code(text: str) -> Iterator[Span]:
    from aligner.views import html

    return html.code(text)


def _html_links(text: str) -> "Iterator[FileLink]":
    from aligner.views import links

    return links.of_html(text)


def _markdown_blocks(text: str) -> "Iterator[Block]":
    from aligner.views import markdown

    return markdown.blocks_of(text)


def _html_blocks(text: str) -> "Iterator[Block]":
    from aligner.views import front_matter, outline

    return outline.of_html(text, front_matter.end(text), len(text), outline.Nesting())


def _none(text: str) -> Iterator[Never]:
    return iter(())


PLAIN = FileFormat(wrapping.edits, own_comments, _none, _none, _none, _none, _none)
MARKDOWN = FileFormat(
    _markdown, _markdown_comments, _markdown_parts, _markdown_links, _code, _front_matter_notes, _markdown_blocks
)
HTML = FileFormat(
    _html, _html_comments, _html_parts, _html_links, _code, _front_matter_notes, _html_blocks, has_lines=False
)

FORMATS = {
    **dict.fromkeys(readers.MARKDOWN, MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
}
"""By suffix; any other file is plain text."""
