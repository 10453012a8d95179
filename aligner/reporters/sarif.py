"""SARIF 2.1.0 (OASIS), which code scanning reads: GitHub, GitLab, Azure DevOps, editors.

Columns count code points, as ours do. Issues carry a fingerprint, so that a finding is the same one after the text
around it has moved. What the text or a baseline sets aside is listed as suppressed; what could not be read is a
notification of a run that failed.
"""

import inspect
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote

from aligner import __version__
from aligner.checks import CHECKS, Check
from aligner.decisions.fingerprints import fingerprinted
from aligner.model import Aside, Document, DocumentReport, Failure, Fix, Issue, Report, Severity, Why
from aligner.reporters import Layout
from aligner.reporters.items import write_items
from aligner.reporters.safe import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
"""Stands for the folder that the texts are named from: no absolute path gets into a report unless it was given."""
LEVELS = {Severity.NEUTRAL: "note", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error"}
PROBLEMS = {"note": "recommendation", "warning": "warning", "error": "error"}
SUPPRESSED = {Why.IGNORED: "inSource", Why.KNOWN: "external"}
Json = dict[str, Any]


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the report, one run, a result at a time."""
    head = {"$schema": SCHEMA, "version": "2.1.0"}
    out.write(dumped(head)[:-2] + ',\n "runs": [{\n')
    for name, value in run(report).items():
        out.write(f' "{name}": {dumped(value)},\n')
    artifacts = Artifacts()
    write_array("results", results(report, artifacts), out)
    out.write(",\n")
    write_array("artifacts", artifacts.objects(), out)
    out.write("\n}]\n}\n")


def dumped(value: object) -> str:
    """JSON text of printable ASCII."""
    return json.dumps(value, ensure_ascii=True, indent=1)


def write_array(name: str, objects: Iterable[Json], out: TextIO) -> None:
    """Write objects one after the other: memory holds one of them."""
    out.write(f' "{name}": [')
    out.write("\n ]" if write_items(objects, out, 2) else "]")


def run(report: Report) -> Json:
    """What is said of the run as a whole."""
    invocation: Json = {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": [notification(failure) for failure in report.failures],
    }
    if report.exit_code is not None:
        invocation["exitCode"] = report.exit_code
    return {
        "tool": {
            "driver": {
                "name": "aligner",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [rule_object(check) for check in CHECKS if check.name in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the texts are named from."}}},
        "invocations": [invocation],
        "properties": {"signature": report.signature},
    }


def rule_object(check: Check) -> Json:
    """What a rule is, with its manual as help."""
    manual = inspect.getdoc(type(check)) or check.name
    level = LEVELS[check.severity]
    return {
        "id": check.name,
        "shortDescription": {"text": manual.partition("\n")[0]},
        "fullDescription": {"text": " ".join(manual.partition("\n\n")[2].partition("\n\n")[0].split()) or check.name},
        "help": {"text": manual, "markdown": f"## {check.name}\n\n{manual}\n{examples(check)}"},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [check.category.value], "problem.severity": PROBLEMS[level]},
    }


def examples(check: Check) -> str:
    """The examples of a rule, as Markdown shows text that is no markup."""
    lines = (
        f"- {example.note or 'for example'}:\n\n  `` {' '.join(example.text.split())} ``" for example in check.examples
    )
    return "\n**Examples** (what is reported stands between ⟦ and ⟧):\n\n" + "\n".join(lines) + "\n"


def results(report: Report, artifacts: "Artifacts") -> Iterator[Json]:
    """The issues, and those that were set aside in the text or by a baseline."""
    index = {name: number for number, name in enumerate(check.name for check in CHECKS if check.name in report.rules)}
    for each in report.documents:
        found = fingerprinted(each)
        artifacts.add(found.document, found.languages.language, "analysisTarget")
        if found.source is not None:
            artifacts.add(found.source, None, None)
        for issue in found.issues:
            state = {"baselineState": "new"} if report.has_baseline else {}
            yield {**result(found, issue, index, artifacts), **state}
        for aside in found.aside:
            if aside.why in SUPPRESSED:
                yield {**result(found, aside.issue, index, artifacts), **suppression(aside, report.has_baseline)}


def result(found: DocumentReport, issue: Issue, index: dict[str, int], artifacts: "Artifacts") -> Json:
    """An issue, where it is, and the places it speaks of."""
    related = []
    if issue.related is not None:
        place = location(found.document, issue.related.start, issue.related.end, artifacts)
        related.append({"id": 1, **place, "message": {"text": visible(issue.related.label)}})
    if issue.source is not None and found.source is not None:
        place = location(found.source, issue.source.start, issue.source.end, artifacts)
        related.append({"id": 2, **place, "message": {"text": "the original"}})
    fixes = {} if issue.fix is None else {"fixes": [fix_object(found.document, issue.fix, artifacts)]}
    return {
        "ruleId": visible(issue.rule),
        "ruleIndex": index.get(issue.rule, -1),
        "level": LEVELS[issue.severity],
        "message": {"text": visible(issue.message)},
        "locations": [location(found.document, issue.start, issue.end, artifacts)],
        "relatedLocations": related,
        "partialFingerprints": {"aligner/v2": issue.fingerprint},
        "rank": round(100 * issue.confidence, 1),
        **fixes,
        "properties": {"severity": issue.severity.value, "category": issue.category.value},
    }


def suppression(aside: Aside, has_baseline: bool) -> Json:
    """What is said of an issue that was set aside."""
    said: Json = {"kind": SUPPRESSED[aside.why], "status": "accepted"}
    if aside.reason:
        said["justification"] = visible(aside.reason)
    state = {"baselineState": "unchanged" if aside.why is Why.KNOWN else "new"} if has_baseline else {}
    return {"suppressions": [said], **state}


def fix_object(document: Document, fix: Fix, artifacts: "Artifacts") -> Json:
    """How an issue can be mended."""
    replacements = [
        {"deletedRegion": region(document, edit.start, edit.end), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": artifacts.location(document.name), "replacements": replacements}
    kind = "a safe fix" if fix.is_safe else "a fix that may be wrong"
    return {"description": {"text": kind}, "artifactChanges": [change]}


def location(document: Document, start: int, end: int, artifacts: "Artifacts") -> Json:
    """A span of a document."""
    place = {"artifactLocation": artifacts.location(document.name), "region": region(document, start, end)}
    return {"physicalLocation": place}


def region(document: Document, start: int, end: int) -> Json:
    """A span, by lines and columns and by characters."""
    first, last = document.position(start), document.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


class Artifacts:
    """The files that a run speaks of, in the order in which they come."""

    def __init__(self) -> None:
        """None yet."""
        self._index: dict[str, int] = {}
        self._objects: list[Json] = []

    def add(self, document: Document, language: str | None, role: str | None) -> None:
        """Add a text, unless it is there: a source may have several translations."""
        if document.name not in self._index:
            self._index[document.name] = len(self._objects)
            said: Json = {"location": place_of(document.name), "encoding": visible(document.encoding)}
            if role:
                said["roles"] = [role]
            if language:
                said["properties"] = {"language": visible(language)}
            self._objects.append(said)

    def location(self, name: str) -> Json:
        """Where a file is, and its number."""
        return {**place_of(name), "index": self._index[name]}

    def objects(self) -> Iterator[Json]:
        """All of them."""
        return iter(self._objects)


def place_of(name: str) -> Json:
    """Where a file is: from the folder that the texts are named from, unless its name says more."""
    return {"uri": f"file://{uri(name)}"} if os.path.isabs(name) else {"uri": uri(name), "uriBaseId": ROOT}


def uri(name: str) -> str:
    """A file name as a part of a reference."""
    name = name.replace(os.sep, "/")
    return quote(name.encode("utf-8", "surrogateescape" if is_escaped(name) else "surrogatepass"), safe="/-._~")


def is_escaped(name: str) -> bool:
    """Whether all surrogates of a name stand for bytes of a file system that are no UTF-8."""
    return all(not "\ud800" <= character <= "\udfff" or "\udc80" <= character <= "\udcff" for character in name)


def notification(failure: Failure) -> Json:
    """What could not be read."""
    return {
        "level": "error",
        "message": {"text": visible(failure.reason)},
        "locations": [{"physicalLocation": {"artifactLocation": place_of(failure.name)}}],
    }
