"""JUnit's XML: a suite for each text, a failed test for each issue that is more than neutral.

What is set aside, in the text or in a baseline, is a skipped test. What cannot be read is an error.
"""

from itertools import chain
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from aligner.model import Aside, DocumentReport, Failure, Issue, Report, Severity, Why
from aligner.reporters import Layout
from aligner.reporters.as_xml import in_xml
from aligner.reporters.items import write_xml

SKIPPED = {Why.IGNORED: "ignored in the text", Why.KNOWN: "in the baseline"}


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write the suites, one after the other."""
    suites = chain(map(suite, report.documents), map(unread, report.failures))
    write_xml(Element("testsuites", name="aligner"), suites, out)


def suite(found: DocumentReport) -> Element:
    """The tests of one text; of a clean one, a test that was passed."""
    failed = [issue for issue in found.issues if issue.severity is not Severity.NEUTRAL]
    skipped = [aside for aside in found.aside if aside.why in SKIPPED]
    counts = {
        "tests": max(len(failed) + len(skipped), 1), "failures": len(failed), "errors": 0, "skipped": len(skipped),
    }  # fmt: skip
    name = in_xml(found.document.name)
    element = Element("testsuite", {"name": name, **{key: str(count) for key, count in counts.items()}})
    for issue in failed:
        failure = SubElement(
            case(element, found, issue), "failure", message=in_xml(issue.message), type=issue.severity.value
        )
        failure.text = in_xml(f"{found.document.name}:{found.document.position(issue.start)}: {issue.message}")
    for aside in skipped:
        SubElement(case(element, found, aside.issue), "skipped", message=in_xml(said(aside)))
    if not failed and not skipped:
        SubElement(element, "testcase", classname=name, name="no issues")
    return element


def case(parent: Element, found: DocumentReport, issue: Issue) -> Element:
    """The test that an issue is about, named by its rule and its place."""
    name = in_xml(f"{issue.rule} {found.document.position(issue.start)}")
    return SubElement(parent, "testcase", classname=in_xml(found.document.name), name=name)


def said(aside: Aside) -> str:
    """Why a test is skipped."""
    return f"{SKIPPED[aside.why]}: {aside.reason}" if aside.reason else SKIPPED[aside.why]


def unread(failure: Failure) -> Element:
    """The suite of a text that could not be read."""
    name = in_xml(failure.name)
    element = Element("testsuite", name=name, tests="1", failures="0", errors="1", skipped="0")
    test = SubElement(element, "testcase", classname=name, name="can be read")
    SubElement(test, "error", message=in_xml(failure.reason), type="unreadable")
    return element
