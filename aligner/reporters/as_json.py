"""The report for programs: JSON, version 1, always valid UTF-8, the same bytes for the same report.

What a terminal would obey or hide is escaped (a JSON string may hold C1 and bidi controls, but a log that shows it
must not obey them), and so are lone surrogates, which have no UTF-8 form.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from aligner import __version__
from aligner.model import Aside, Document, DocumentReport, Failure, Fix, Issue, Related, Report, Segment, Span
from aligner.reporters import Layout
from aligner.reporters.safe import is_unsafe

VERSION = 1
"""Of this format: raised when a name disappears or changes its meaning, not when one is added."""

DIGITS = 3
"""Of probabilities. The vectors behind them differ by 1e-7 from one machine to the next; the report must not."""


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the report, an issue at a time."""
    head = {
        "version": VERSION,
        "tool": {"name": "aligner", "version": __version__},
        "signature": report.signature,
        "rules": list(report.rules),
    }
    out.write(dumped(head)[:-2] + ',\n  "documents": ')
    separator = "["
    for found in report.documents:
        out.write(separator + indented(facts(found), 4).removesuffix("\n    }"))
        for name, objects in arrays(found).items():
            out.write(f',\n      "{name}": ')
            write_array(objects, out, 8)
        out.write("\n    }")
        separator = ","
    out.write("[]" if separator == "[" else "\n  ]")
    out.write(',\n  "failures": ')
    write_array(map(failure_object, report.failures), out)
    out.write("\n}\n")


def write_array(objects: Iterable[dict[str, Any]], out: TextIO, indent: int = 4) -> None:
    """Write the objects as an array, one after the other: memory holds one of them."""
    separator = "["
    for each in objects:
        out.write(separator + indented(each, indent))
        separator = ","
    out.write("[]" if separator == "[" else "\n" + " " * (indent - 2) + "]")


def indented(value: object, indent: int) -> str:
    """JSON text on lines of its own."""
    margin = "\n" + " " * indent
    return margin + dumped(value).replace("\n", margin)


def dumped(value: object) -> str:
    """JSON text, with escapes for the characters that are not safe to print."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else escaped(line) for line in lines)


def escaped(line: str) -> str:
    """The line with JSON's own escapes; between the strings of a JSON text there is nothing to escape."""
    return "".join(json.dumps(character)[1:-1] if is_unsafe(character) else character for character in line)


def document_object(found: DocumentReport) -> dict[str, Any]:
    """What was found in one document, under the names of the public API."""
    return facts(found) | {name: list(objects) for name, objects in arrays(found).items()}


def facts(found: DocumentReport) -> dict[str, Any]:
    """What is said of a document once."""
    document = found.document
    return {
        "name": document.name,
        "source": None if found.source is None else found.source.name,
        "language": found.languages.language,
        "encoding": document.encoding,
        "notes": list(found.notes),
        "words": found.words,
        "untranslated_words": found.untranslated_words,
        "source_sentences": found.source_sentences,
        "translated_sentences": found.translated_sentences,
        "penalty": found.penalty,
        "hidden": found.hidden,
    }


def arrays(found: DocumentReport) -> dict[str, Iterator[dict[str, Any]]]:
    """What a document has many of, each made when it is written."""
    return {
        "segments": map(segment_object, found.languages.segments),
        "issues": (issue_object(found, issue) for issue in found.issues),
        "aside": (aside_object(found, aside) for aside in found.aside),
    }


def segment_object(segment: Segment) -> dict[str, Any]:
    """A segment: its span and its language."""
    return {"start": segment.start, "end": segment.end, "language": segment.language}


def issue_object(found: DocumentReport, issue: Issue) -> dict[str, Any]:
    """An issue with its span, as offsets and as an editor counts, and the text of it; the same of the source."""
    document = found.document
    return {
        "rule": issue.rule,
        "category": str(issue.category),
        "severity": str(issue.severity),
        "confidence": round(issue.confidence, DIGITS),
        **span_object(document, issue.start, issue.end),
        "message": issue.message,
        "text": document.text[issue.start : issue.end],
        "related": None if issue.related is None else related_object(document, issue.related),
        "source": None if issue.source is None or found.source is None else source_object(found.source, issue.source),
        "pair": issue.pair,
        "fingerprint": issue.fingerprint,
        "fix": None if issue.fix is None else fix_object(issue.fix),
    }


def fix_object(fix: Fix) -> dict[str, Any]:
    """How an issue can be mended: edits of the document, in its order."""
    edits = [{"start": edit.start, "end": edit.end, "replacement": edit.replacement} for edit in fix.edits]
    return {"safe": fix.is_safe, "edits": edits}


def aside_object(found: DocumentReport, aside: Aside) -> dict[str, Any]:
    """An issue that was set aside: why, and what was said for it."""
    return {"why": str(aside.why), "reason": aside.reason, **issue_object(found, aside.issue)}


def source_object(source: Document, span: Span) -> dict[str, Any]:
    """The place in the source that an issue is about."""
    return {**span_object(source, span.start, span.end), "text": source.text[span.start : span.end]}


def related_object(document: Document, related: Related) -> dict[str, Any]:
    """The other place an issue speaks of."""
    return {"label": related.label, **span_object(document, related.start, related.end)}


def span_object(document: Document, start: int, end: int) -> dict[str, int]:
    """A span: code point offsets, half-open, and line and column of both ends, from 1."""
    first, last = document.position(start), document.position(end)
    return {
        "start": start,
        "end": end,
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
    }


def failure_object(failure: Failure) -> dict[str, Any]:
    """A document that could not be read."""
    return {"name": failure.name, "reason": failure.reason}
