"""The report for programs that do not wait: JSON, an object a line, each written when its text has been checked.

The first line says what ran, the last one how many texts there were: without it the report was cut off. Between them a
text or a failure a line, under the names of the JSON report.
"""

import json
from typing import Any, TextIO

from aligner import __version__
from aligner.model import DocumentReport, Failure, Report
from aligner.reporters import Layout
from aligner.reporters.as_json import VERSION, document_object, escaped, failure_object


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write a report that is there already: the texts first, then the failures."""
    out.write(head(report.rules, report.signature))
    out.writelines(map(line, report.documents))
    out.writelines(map(line, report.failures))
    out.write(end(len(report.documents), len(report.failures)))


def head(rules: tuple[str, ...], signature: str) -> str:
    """The first line."""
    tool = {"name": "aligner", "version": __version__}
    return dumped({"kind": "head", "version": VERSION, "tool": tool, "signature": signature, "rules": list(rules)})


def line(result: DocumentReport | Failure) -> str:
    """The line of a text, or of one that could not be checked."""
    if isinstance(result, Failure):
        return dumped({"kind": "failure", **failure_object(result)})
    return dumped({"kind": "document", **document_object(result)})


def end(documents: int, failures: int) -> str:
    """The last line."""
    return dumped({"kind": "end", "documents": documents, "failures": failures})


def dumped(value: dict[str, Any]) -> str:
    """A line of JSON, with escapes for what is not safe to print."""
    text = json.dumps(value, ensure_ascii=False)
    return (text if text.isprintable() else escaped(text)) + "\n"
