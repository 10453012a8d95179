"""Checkstyle's XML, which many tools read."""

from itertools import chain
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from aligner.model import DocumentReport, Failure, Report, Severity
from aligner.reporters import Layout
from aligner.reporters.as_xml import in_xml
from aligner.reporters.items import write_xml

SEVERITIES = {
    Severity.NEUTRAL: "info", Severity.MINOR: "warning", Severity.MAJOR: "error", Severity.CRITICAL: "error",
}  # fmt: skip


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the files, one after the other."""
    files = chain(map(file, report.documents), map(unread, report.failures))
    write_xml(Element("checkstyle", version="4.3"), files, out)


def file(found: DocumentReport) -> Element:
    """A text and its issues."""
    element = Element("file", name=in_xml(found.document.name))
    for issue in found.issues:
        at = found.document.position(issue.start)
        SubElement(
            element,
            "error",
            line=str(at.line),
            column=str(at.column),
            severity=SEVERITIES[issue.severity],
            message=in_xml(issue.message),
            source=in_xml(f"aligner.{issue.rule}"),
        )
    return element


def unread(failure: Failure) -> Element:
    """A text that could not be read."""
    element = Element("file", name=in_xml(failure.name))
    SubElement(element, "error", severity="error", message=in_xml(failure.reason), source="aligner.unreadable")
    return element
