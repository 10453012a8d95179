"""GitLab's Code Quality report: an array of findings, each with a fingerprint that no other one has."""

import hashlib
import os
from collections.abc import Iterator
from typing import Any, TextIO

from aligner.decisions.fingerprints import fingerprinted
from aligner.model import DocumentReport, Failure, Issue, Report, Severity
from aligner.reporters import Layout
from aligner.reporters.items import write_items
from aligner.reporters.safe import shown

SEVERITIES = {
    Severity.NEUTRAL: "info", Severity.MINOR: "minor", Severity.MAJOR: "major", Severity.CRITICAL: "critical",
}  # fmt: skip


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the findings, one after the other."""
    out.write("[")
    out.write("\n]\n" if write_items(findings(report), out, 1) else "]\n")


def findings(report: Report) -> Iterator[dict[str, Any]]:
    """What was found, and what could not be read."""
    for found in report.documents:
        stamped = fingerprinted(found)
        yield from (finding(stamped, issue) for issue in stamped.issues)
    yield from map(unread, report.failures)


def finding(found: DocumentReport, issue: Issue) -> dict[str, Any]:
    """An issue. What GitLab does not show is left out."""
    name = found.document.name
    lines = found.document.position(issue.start).line, found.document.position(issue.end).line
    return {
        "description": shown(issue.message),
        "check_name": shown(issue.rule),
        "fingerprint": hashed(name, issue.fingerprint),
        "severity": SEVERITIES[issue.severity],
        "location": {"path": path(name), "lines": {"begin": lines[0], "end": lines[1]}},
    }


def unread(failure: Failure) -> dict[str, Any]:
    """What could not be read."""
    return {
        "description": shown(failure.reason),
        "check_name": "unreadable",
        "fingerprint": hashed(failure.name, "unreadable"),
        "severity": "blocker",
        "location": {"path": path(failure.name), "lines": {"begin": 1}},
    }


def path(name: str) -> str:
    """A name as GitLab compares it with those of a merge request: from the current folder, without ./ before it."""
    if os.path.isabs(name):
        seen = os.path.relpath(name)
        name = name if seen.startswith(os.pardir) else seen
    return shown(name.removeprefix("./").replace(os.sep, "/"))


def hashed(name: str, fingerprint: str) -> str:
    """A fingerprint that two texts with the same fault do not share."""
    return hashlib.sha256(f"{name}\0{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
