"""A table for a pull request or the summary of a job."""

import re
from collections import Counter
from typing import TextIO

from aligner.model import Document, Issue, Report
from aligner.reporters import Layout
from aligner.reporters.safe import POINTS, visible
from aligner.words import counted

MEANT = re.compile(r"[\\`*_{}\[\]<>|#~&$@!%^]")
"""What Markdown, or a server that shows it, takes for more than a letter."""
APART = "&#8203;"
"""A space of no width: with it in there, nobody is notified and nothing is linked."""
MOST = 1000
"""Rows. GitHub takes a mebibyte of summary and nothing of one that is longer; nobody reads so many."""


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Write what was found, the issues in the order of the texts."""
    count = sum(len(found.issues) for found in report.documents)
    aside = Counter(each.why for found in report.documents for each in found.aside)
    out.write(f"**aligner**: {counted(count, 'issue')} in {counted(len(report.documents), 'text')}")
    out.write("".join(f", {number} {why.value}" for why, number in sorted(aside.items())) + "\n")
    if count:
        out.write("\n| where | severity | rule | finding |\n|---|---|---|---|\n")
    written = 0
    for found in report.documents:
        rows = found.issues[: MOST - written]
        out.writelines(row(found.document, issue) for issue in rows)
        written += len(rows)
    if count > written:
        out.write(f"\nand {counted(count - written, 'more issue')}.\n")
    if report.failures:
        out.write("\nNot read:\n\n")
        out.writelines(f"- {in_markdown(failure.name)}: {in_markdown(failure.reason)}\n" for failure in report.failures)


def row(document: Document, issue: Issue) -> str:
    """An issue as a row of the table."""
    where = f"{in_markdown(document.name)}:{document.position(issue.start)}"
    return f"| {where} | {issue.severity} | {in_markdown(issue.rule)} | {in_markdown(issue.message)} |\n"


def in_markdown(text: str) -> str:
    """The text as Markdown shows it: no link, no image, no mention, no cell of its own."""
    parts = (MEANT.sub(r"\\\g<0>", part) for part in POINTS.split(visible(text)))
    return APART.join(parts).replace("://", "&#58;//")
