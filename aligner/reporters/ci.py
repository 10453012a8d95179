"""Reports that continuous integration shows where people look: annotations, test results, a table in a summary."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, TextIO
from xml.etree.ElementTree import Element, SubElement

from aligner.fingerprints import fingerprinted
from aligner.model import Document, DocumentReport, Issue, Report, Severity
from aligner.reporters import Layout
from aligner.reporters.items import write_items, write_xml
from aligner.reporters.safe import visible
from aligner.words import counted

GITHUB_LEVELS = {
    Severity.NEUTRAL: "notice", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error",
}  # fmt: skip
GITLAB_SEVERITIES = {
    Severity.NEUTRAL: "info", Severity.MINOR: "minor", Severity.MAJOR: "major", Severity.CRITICAL: "critical",
}  # fmt: skip
RDJSON_SEVERITIES = {
    Severity.NEUTRAL: "INFO", Severity.MINOR: "WARNING", Severity.MAJOR: "ERROR", Severity.CRITICAL: "ERROR",
}  # fmt: skip
CHECKSTYLE_SEVERITIES = {
    Severity.NEUTRAL: "info", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error",
}  # fmt: skip
IN_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~&$@!])")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_github(report: Report, out: TextIO, layout: Layout) -> None:
    """Annotations of a GitHub workflow: ``::error file=...,line=...::message``."""
    for found, issue in issues(report):
        first, last = found.document.position(issue.start), found.document.position(issue.end)
        place = {"file": found.document.name, "line": first.line, "endLine": last.line}
        if first.line == last.line:
            place |= {"col": first.column, "endColumn": last.column}
        place["title"] = f"{issue.rule} ({issue.severity})"
        properties = ",".join(f"{key}={in_property(str(value))}" for key, value in place.items())
        out.write(f"::{GITHUB_LEVELS[issue.severity]} {properties}::{in_command(visible(issue.message))}\n")
    for failure in report.failures:
        out.write(f"::error file={in_property(failure.name)}::{in_command(visible(failure.reason))}\n")


def in_command(text: str) -> str:
    """The text as a workflow command holds it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """The text as a property of a command holds it; controls are made visible first."""
    return in_command(visible(text)).replace(":", "%3A").replace(",", "%2C")


def write_junit(report: Report, out: TextIO, layout: Layout) -> None:
    """JUnit's XML: a suite for each text, a failed test for each issue that is more than neutral."""
    write_xml(Element("testsuites", name="aligner"), suites(report), out)


def suites(report: Report) -> Iterator[Element]:
    """A suite for each text, and one for each that could not be read."""
    for found in report.documents:
        failed = [issue for issue in found.issues if issue.severity is not Severity.NEUTRAL]
        name = in_xml(found.document.name)
        tests, failures = str(max(len(failed), 1)), str(len(failed))
        suite = Element("testsuite", name=name, tests=tests, failures=failures, errors="0")
        for issue in failed:
            at = found.document.position(issue.start)
            case = SubElement(suite, "testcase", classname=name, name=in_xml(f"{issue.rule} {at.line}:{at.column}"))
            message = in_xml(issue.message)
            failure = SubElement(case, "failure", message=message, type=issue.severity.value)
            failure.text = in_xml(f"{found.document.name}:{at.line}:{at.column}: {issue.message}")
        if not failed:
            SubElement(suite, "testcase", classname=name, name="no issues")
        yield suite
    for unread in report.failures:
        suite = Element("testsuite", name=in_xml(unread.name), tests="1", failures="0", errors="1")
        case = SubElement(suite, "testcase", classname=in_xml(unread.name), name="can be read")
        SubElement(case, "error", message=in_xml(unread.reason), type="unreadable")
        yield suite


def write_checkstyle(report: Report, out: TextIO, layout: Layout) -> None:
    """Checkstyle's XML, which many tools read."""
    write_xml(Element("checkstyle", version="4.3"), files(report), out)


def files(report: Report) -> Iterator[Element]:
    """A file for each text, and one for each that could not be read."""
    for found in report.documents:
        file = Element("file", name=in_xml(found.document.name))
        for issue in found.issues:
            at = found.document.position(issue.start)
            SubElement(
                file,
                "error",
                line=str(at.line),
                column=str(at.column),
                severity=CHECKSTYLE_SEVERITIES[issue.severity],
                message=in_xml(issue.message),
                source=in_xml(f"aligner.{issue.rule}"),
            )
        yield file
    for failure in report.failures:
        file = Element("file", name=in_xml(failure.name))
        SubElement(file, "error", severity="error", message=in_xml(failure.reason), source="aligner.unreadable")
        yield file


def in_xml(text: str) -> str:
    """The text made visible, without what XML cannot hold."""
    return NOT_IN_XML.sub("\ufffd", visible(text))


def write_gitlab(report: Report, out: TextIO, layout: Layout) -> None:
    """GitLab's Code Quality report."""
    found_issues = (
        {
            "description": visible(issue.message),
            "check_name": visible(issue.rule),
            "fingerprint": issue.fingerprint,
            "severity": GITLAB_SEVERITIES[issue.severity],
            "location": {
                "path": visible(found.document.name),
                "lines": {"begin": found.document.position(issue.start).line},
            },
        }
        for found in report.documents
        for issue in fingerprinted(found).issues
    )
    unread = (
        {
            "description": visible(failure.reason),
            "check_name": "unreadable",
            "fingerprint": f"unreadable:{visible(failure.name)}",
            "severity": "blocker",
            "location": {"path": visible(failure.name), "lines": {"begin": 1}},
        }
        for failure in report.failures
    )
    out.write("[")
    out.write("\n]\n" if write_items(chain(found_issues, unread), out, 1) else "]\n")


def write_rdjsonl(report: Report, out: TextIO, layout: Layout) -> None:
    """Reviewdog's diagnostics, a line each; columns count bytes of UTF-8, as its format wants."""
    for found, issue in issues(report):
        place = {"path": visible(found.document.name), "range": byte_range(found.document, issue)}
        diagnostic: dict[str, Any] = {
            "message": visible(issue.message),
            "location": place,
            "severity": RDJSON_SEVERITIES[issue.severity],
            "source": {"name": "aligner"},
            "code": {"value": visible(issue.rule)},
        }
        out.write(json.dumps(diagnostic, ensure_ascii=True) + "\n")
    for failure in report.failures:
        diagnostic = {
            "message": visible(failure.reason),
            "location": {"path": visible(failure.name)},
            "severity": "ERROR",
            "source": {"name": "aligner"},
            "code": {"value": "unreadable"},
        }
        out.write(json.dumps(diagnostic, ensure_ascii=True) + "\n")


def byte_range(document: Document, issue: Issue) -> dict[str, dict[str, int]]:
    """The span by lines and bytes, both from 1."""

    def place(offset: int) -> dict[str, int]:
        line = document.position(offset).line
        start, _ = document.line_span(line)
        return {"line": line, "column": len(document.text[start:offset].encode("utf-8", "surrogatepass")) + 1}

    return {"start": place(issue.start), "end": place(issue.end)}


def write_markdown(report: Report, out: TextIO, layout: Layout) -> None:
    """A table for a pull request or the summary of a job."""
    count = sum(len(found.issues) for found in report.documents)
    out.write(f"**aligner**: {counted(count, 'issue')} in {counted(len(report.documents), 'text')}\n")
    if count:
        out.write("\n| where | severity | rule | finding |\n|---|---|---|---|\n")
    for found, issue in issues(report):
        at = found.document.position(issue.start)
        where = f"{in_markdown(found.document.name)}:{at.line}:{at.column}"
        out.write(f"| {where} | {issue.severity} | {in_markdown(issue.rule)} | {in_markdown(issue.message)} |\n")
    if report.failures:
        out.write("\nNot read:\n\n")
        out.writelines(f"- {in_markdown(failure.name)}: {in_markdown(failure.reason)}\n" for failure in report.failures)


def in_markdown(text: str) -> str:
    """The text as Markdown shows it: no link, no image, no mention, no cell of its own."""
    return IN_MARKDOWN.sub(r"\\\1", visible(text)).replace("://", "&#58;//")


def issues(report: Report) -> Iterator[tuple[DocumentReport, Issue]]:
    """The issues of all documents, each with its document."""
    return ((found, issue) for found in report.documents for issue in found.issues)
