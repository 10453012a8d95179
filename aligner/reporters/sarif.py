"""SARIF 2.1.0 (OASIS), which code scanning reads: GitHub, GitLab, Azure DevOps, editors.

Columns count code points, as ours do. Issues carry a fingerprint, so that a finding is the same one after the text
around it has moved. What could not be read is a notification of a run that failed.
"""

import inspect
import json
from typing import Any, TextIO
from urllib.parse import quote

from aligner import __version__
from aligner.checks import CHECKS, Check
from aligner.fingerprints import fingerprinted
from aligner.model import Document, DocumentReport, Failure, Issue, Report, Severity
from aligner.reporters import Layout
from aligner.reporters.items import write_items
from aligner.reporters.safe import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.NEUTRAL: "note", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error"}

RESULTS = '"results": []'
"""Where results go in the text of a run without any. No string of the run can look so: its quotes are escaped."""


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the report: one run."""
    rules = [check for check in CHECKS if check.name in report.rules]
    index = {check.name: number for number, check in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "aligner",
                "semanticVersion": __version__,
                "rules": [rule_object(check) for check in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [notification(failure) for failure in report.failures],
            }
        ],
        "results": [],
    }
    whole = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=1)
    before, after = whole.split(RESULTS)
    out.write(before + RESULTS.removesuffix("]"))
    written = write_items(
        (result(found, issue, index) for found in report.documents for issue in fingerprinted(found).issues), out, 4
    )
    out.write(("\n   ]" if written else "]") + after + "\n")


def rule_object(check: Check) -> dict[str, Any]:
    """What a rule is, with its manual as help."""
    manual = inspect.getdoc(type(check)) or check.name
    return {
        "id": check.name,
        "shortDescription": {"text": manual.partition("\n")[0]},
        "help": {"text": manual},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": [check.category.value]},
    }


def result(found: DocumentReport, issue: Issue, index: dict[str, int]) -> dict[str, Any]:
    """An issue, where it is, and the places it speaks of."""
    related = []
    if issue.related is not None:
        place = location(found.document, issue.related.start, issue.related.end)
        related.append({"id": 1, **place, "message": {"text": visible(issue.related.label)}})
    if issue.source is not None and found.source is not None:
        place = location(found.source, issue.source.start, issue.source.end)
        related.append({"id": 2, **place, "message": {"text": "the original"}})
    return {
        "ruleId": visible(issue.rule),
        "ruleIndex": index.get(issue.rule, -1),
        "level": LEVELS[issue.severity],
        "message": {"text": visible(issue.message)},
        "locations": [location(found.document, issue.start, issue.end)],
        "relatedLocations": related,
        "fixes": fixes(found.document, issue),
        "partialFingerprints": {"aligner/v2": issue.fingerprint},
        "rank": round(100 * issue.confidence, 1),
        "properties": {"severity": issue.severity.value, "category": issue.category.value},
    }


def location(document: Document, start: int, end: int) -> dict[str, Any]:
    """A span of a document."""
    place = {"artifactLocation": {"uri": uri(document.name)}, "region": region(document, start, end)}
    return {"physicalLocation": place}


def region(document: Document, start: int, end: int) -> dict[str, Any]:
    """A span as lines and columns and as offsets."""
    first, last = document.position(start), document.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


def fixes(document: Document, issue: Issue) -> list[dict[str, Any]]:
    """How the issue can be mended, if that is known."""
    if issue.fix is None:
        return []
    replacements = [
        {"deletedRegion": region(document, edit.start, edit.end), "insertedContent": {"text": edit.replacement}}
        for edit in issue.fix.edits
    ]
    change = {"artifactLocation": {"uri": uri(document.name)}, "replacements": replacements}
    kind = "a safe fix" if issue.fix.is_safe else "a fix that may be wrong"
    return [{"description": {"text": kind}, "artifactChanges": [change]}]


def uri(name: str) -> str:
    """A file name as a relative reference."""
    return quote(name.encode("utf-8", "surrogateescape" if is_escaped(name) else "surrogatepass"), safe="/-._~")


def is_escaped(name: str) -> bool:
    """Whether all surrogates of a name stand for bytes of a file system that are no UTF-8."""
    return all(not "\ud800" <= character <= "\udfff" or "\udc80" <= character <= "\udcff" for character in name)


def notification(failure: Failure) -> dict[str, Any]:
    """What could not be read."""
    return {
        "level": "error",
        "message": {"text": visible(failure.reason)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(failure.name)}}}],
    }
