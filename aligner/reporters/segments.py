"""The language segments of texts: a list for people, JSON for programs."""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from rich.text import Text

from aligner import __version__
from aligner.languages.names import language_name
from aligner.model import Document, LanguageMap, Segment
from aligner.reporters import Layout
from aligner.reporters.as_json import VERSION, dumped, span_object, write_array
from aligner.reporters.cells import clusters, from_start, text_of, width_of
from aligner.reporters.page import page_width, paragraph, safe_text, show, unwrapped
from aligner.reporters.strip import legend, strip, visible_segments

Texts = Iterable[tuple[Document, LanguageMap]]


def write_full(texts: Texts, out: TextIO, layout: Layout) -> None:
    """For each text its strip, and a line for each segment: where it begins, its language, its span, how it begins."""
    show((line for text in texts for line in listing(*text, page_width(layout))), out, layout)


def write_json(texts: Texts, out: TextIO, layout: Layout) -> None:
    """The segments as the report has them, with lines and columns."""
    out.write(dumped({"version": VERSION, "tool": {"name": "aligner", "version": __version__}})[:-2])
    out.write(',\n  "documents": ')
    write_array((document_object(*text) for text in texts), out)
    out.write("\n}\n")


def document_object(document: Document, languages: LanguageMap) -> dict[str, Any]:
    """A text and all its segments, blanks between passages included: they tile it."""
    return {
        "name": document.name,
        "language": languages.language,
        "encoding": document.encoding,
        "notes": list(document.notes),
        "segments": [
            {"language": each.language, **span_object(document, each.start, each.end)} for each in languages.segments
        ],
    }


def listing(document: Document, languages: LanguageMap, width: int) -> Iterator[Text]:
    """The lines of one text."""
    yield from paragraph(safe_text(document.name, "bold"), width)
    for note in document.notes:
        yield from paragraph(safe_text(note, "dim"), width, 2)
    yield unwrapped("  ", strip(document, languages, width - 4))
    yield from paragraph(legend(document, languages), width, 2)
    yield Text()
    rows = [row(document, segment) for segment in visible_segments(document, languages)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for cells, segment in zip(rows, visible_segments(document, languages), strict=True):
        place, language, span = (cell.ljust(size) for cell, size in zip(cells, widths, strict=True))
        style = "" if segment.language == languages.language else "bold"
        head = Text.assemble("  ", (place, "dim"), "  ", (language, style), "  ", (span, "dim"), "  ")
        yield unwrapped(head, (beginning(document, segment, width - len(head)), style))
    yield Text()


def row(document: Document, segment: Segment) -> tuple[str, str, str]:
    """Where a segment begins, its language, its span."""
    at, name = document.position(segment.start), safe_text(language_name(segment.language)).plain
    return str(at), name, f"{segment.start}-{segment.end}"


def beginning(document: Document, segment: Segment, width: int) -> str:
    """How a segment begins, in one line, as far as it fits."""
    width = max(width, 1)
    looked_at = min(segment.end, segment.start + 2 * width)
    parts = clusters(" ".join(document.text[segment.start : looked_at].split()))
    if looked_at == segment.end and width_of(parts) <= width:
        return text_of(parts)
    return text_of(from_start(parts, width - 1)) + "…"
