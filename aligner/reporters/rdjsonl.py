"""Reviewdog's diagnostics, a line each; columns count bytes of UTF-8, as its format wants."""

import json
import re
from typing import Any, TextIO

from aligner.model import Document, Issue, Report, Severity
from aligner.reporters import Layout
from aligner.reporters.safe import POINTS, shown

SEVERITIES = {
    Severity.NEUTRAL: "INFO", Severity.MINOR: "WARNING", Severity.MAJOR: "ERROR", Severity.CRITICAL: "ERROR",
}  # fmt: skip
SURROGATE = re.compile("[\ud800-\udfff]")
SOURCE = {"name": "aligner"}


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write a diagnostic a line."""
    for found in report.documents:
        ranges = Ranges(found.document)
        said = (diagnostic(found.document, issue, ranges) for issue in found.issues)
        out.writelines(json.dumps(each, ensure_ascii=True) + "\n" for each in said)
    for failure in report.failures:
        unread = {
            "message": uncalled(failure.reason),
            "location": {"path": shown(failure.name)},
            "severity": "ERROR",
            "source": SOURCE,
            "code": {"value": "unreadable"},
        }
        out.write(json.dumps(unread, ensure_ascii=True) + "\n")


def diagnostic(document: Document, issue: Issue, ranges: "Ranges") -> dict[str, Any]:
    """An issue, and how it can be mended in one place."""
    said: dict[str, Any] = {
        "message": uncalled(issue.message),
        "location": {"path": shown(document.name), "range": ranges.of(issue.start, issue.end)},
        "severity": SEVERITIES[issue.severity],
        "source": SOURCE,
        "code": {"value": shown(issue.rule)},
    }
    if issue.fix is not None and len(issue.fix.edits) == 1 and not SURROGATE.search(issue.fix.edits[0].replacement):
        (edit,) = issue.fix.edits
        said["suggestions"] = [{"range": ranges.of(edit.start, edit.end), "text": edit.replacement}]
    return said


def uncalled(text: str) -> str:
    """A message that notifies nobody and refers to nothing: it becomes a comment in a review."""
    return POINTS.sub("\u200b", shown(text))


class Ranges:
    """Spans of a document by lines and bytes, both from 1.

    A column is counted from the one before it: in a long line, from its beginning would take the square of its length.
    """

    def __init__(self, document: Document) -> None:
        """Nothing is counted yet."""
        self._document = document
        self._line, self._offset, self._column = 0, 0, 1

    def of(self, start: int, end: int) -> dict[str, dict[str, int]]:
        """A span."""
        return {"start": self._place(start), "end": self._place(end)}

    def _place(self, offset: int) -> dict[str, int]:
        line = self._document.position(offset).line
        if line != self._line:
            self._line, self._offset, self._column = line, self._document.line_span(line)[0], 1
        between = self._document.text[min(offset, self._offset) : max(offset, self._offset)]
        size = len(between.encode("utf-8", "surrogatepass"))
        self._column += size if offset >= self._offset else -size
        self._offset = offset
        return {"line": line, "column": self._column}
