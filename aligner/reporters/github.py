"""Annotations of a GitHub workflow: ``::error file=...,line=...::message``."""

from typing import TextIO

from aligner.model import Document, Issue, Report, Severity
from aligner.reporters import Layout
from aligner.reporters.safe import visible

LEVELS = {
    Severity.NEUTRAL: "notice", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error",
}  # fmt: skip


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write an annotation a line."""
    for found in report.documents:
        out.writelines(annotation(found.document, issue) for issue in found.issues)
    for failure in report.failures:
        out.write(f"::error file={in_property(failure.name)}::{in_command(visible(failure.reason))}\n")


def annotation(document: Document, issue: Issue) -> str:
    """The annotation of an issue. Columns are for a place on one line alone."""
    first, last = document.position(issue.start), document.position(issue.end)
    place = {"file": document.name, "line": first.line, "endLine": last.line}
    if first.line == last.line:
        place |= {"col": first.column, "endColumn": last.column}
    place["title"] = f"{issue.rule} ({issue.severity})"
    properties = ",".join(f"{key}={in_property(str(value))}" for key, value in place.items())
    return f"::{LEVELS[issue.severity]} {properties}::{in_command(visible(issue.message))}\n"


def in_command(text: str) -> str:
    """The text as a workflow command holds it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """The text as a property of a command holds it; controls are made visible first."""
    return in_command(visible(text)).replace(":", "%3A").replace(",", "%2C")
