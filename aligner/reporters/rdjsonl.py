"""Reviewdog's diagnostics, a line each; columns count bytes of UTF-8, as its format wants."""

import json
import re
from typing import Any, TextIO

from aligner.model import Document, DocumentReport, Issue, Report, Severity
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
        out.writelines(json.dumps(diagnostic(found, issue), ensure_ascii=True) + "\n" for issue in found.issues)
    for failure in report.failures:
        unread = {
            "message": uncalled(failure.reason),
            "location": {"path": shown(failure.name)},
            "severity": "ERROR",
            "source": SOURCE,
            "code": {"value": "unreadable"},
        }
        out.write(json.dumps(unread, ensure_ascii=True) + "\n")


def diagnostic(found: DocumentReport, issue: Issue) -> dict[str, Any]:
    """An issue, and how it can be mended in one place."""
    document = found.document
    said: dict[str, Any] = {
        "message": uncalled(issue.message),
        "location": {"path": shown(document.name), "range": byte_range(document, issue.start, issue.end)},
        "severity": SEVERITIES[issue.severity],
        "source": SOURCE,
        "code": {"value": shown(issue.rule)},
    }
    if issue.fix is not None and len(issue.fix.edits) == 1 and not SURROGATE.search(issue.fix.edits[0].replacement):
        (edit,) = issue.fix.edits
        said["suggestions"] = [{"range": byte_range(document, edit.start, edit.end), "text": edit.replacement}]
    return said


def uncalled(text: str) -> str:
    """A message that notifies nobody and refers to nothing: it becomes a comment in a review."""
    return POINTS.sub("\u200b", shown(text))


def byte_range(document: Document, start: int, end: int) -> dict[str, dict[str, int]]:
    """A span by lines and bytes, both from 1."""

    def place(offset: int) -> dict[str, int]:
        line = document.position(offset).line
        begin, _ = document.line_span(line)
        return {"line": line, "column": len(document.text[begin:offset].encode("utf-8", "surrogatepass")) + 1}

    return {"start": place(start), "end": place(end)}
