"""``path:line:column: severity rule message``: one line an issue, for editors, grep and people in a hurry."""

from typing import TextIO

from aligner.model import Document, Issue, Report
from aligner.reporters import Layout
from aligner.reporters.safe import visible


def line(document: Document, issue: Issue) -> str:
    """The line of one issue, without its line break. Never wrapped, and never more than one line."""
    at = document.position(issue.start)
    return visible(f"{document.name}:{at}: {issue.severity} {issue.rule} {issue.message}")


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the issues of all documents; of a clean one, nothing."""
    for found in report.documents:
        out.writelines(line(found.document, issue) + "\n" for issue in found.issues)
