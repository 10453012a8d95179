"""The end of the full report: how many issues of which kind, how much is untranslated, and one closing line."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from aligner.model import Report, Why
from aligner.reporters.page import SEVERITY_STYLE, paragraph
from aligner.reporters.strip import percent
from aligner.reporters.table import WORST_FIRST, table

SET_ASIDE = {Why.IGNORED: "ignored in the text", Why.KNOWN: "in the baseline", Why.UNCHANGED: "on unchanged lines"}


def count(number: int, noun: str) -> str:
    """``1 word``, ``2,140 words``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(report: Report, width: int) -> Iterator[Text]:
    """The lines of the summary."""
    if report.issues:
        yield from table(report.issues, width)
        yield Text()
    if report.documents:
        yield from figures(report, width)
        yield Text()
    yield from paragraph(closing(report), width)


def figures(report: Report, width: int) -> Iterator[Text]:
    """What is left untranslated, and the penalty: of unconfirmed issues, so that nobody takes it for a score."""
    words = sum(found.words for found in report.documents)
    untranslated = sum(found.untranslated_words for found in report.documents)
    share, rate = f"{untranslated:,} of {words:,}", f"{report.rate:,.1f}"
    number = max(len(share), len(rate))
    for value, meaning in (
        (share, f"words left untranslated ({percent(untranslated, words)})"),
        (rate, "penalty per 1,000 words of unconfirmed issues"),
    ):
        yield from paragraph(Text.assemble((value.rjust(number), "bold"), f"  {meaning}"), width, 0, number + 2)


def closing(report: Report) -> Text:
    """The one line to read when nothing else is read."""
    hidden = sum(found.hidden for found in report.documents)
    text = verdict(report)
    if hidden:
        text.append(f" {count(hidden, 'issue')} below the lowest severity shown.", style="dim")
    if mendable := fixable(report):
        text.append(f" {mendable}", style="dim")
    if aside := set_aside(report):
        text.append(f" {aside}", style="dim")
    if report.failures:
        text.append(f" {count(len(report.failures), 'file')} could not be read.", style="bold red")
    return text


def fixable(report: Report) -> str:
    """How many issues this program can mend, and with which options; "" when none."""
    fixes = [issue.fix for found in report.documents for issue in found.issues if issue.fix]
    safe = sum(fix.is_safe for fix in fixes)
    parts = [f"{safe:,} with --fix"] if safe else []
    parts += [f"{len(fixes) - safe:,} {'more ' if safe else ''}with --fix --unsafe-fixes"] if len(fixes) > safe else []
    return f"Can be put right: {', '.join(parts)}." if parts else ""


def set_aside(report: Report) -> str:
    """How many issues were found and set aside, and why; "" when none was."""
    counts = Counter(aside.why for found in report.documents for aside in found.aside)
    parts = [f"{counts[why]:,} {where}" for why, where in SET_ASIDE.items() if counts[why]]
    return f"Set aside: {', '.join(parts)}." if parts else ""


def verdict(report: Report) -> Text:
    """How many issues, and in how many files."""
    files = count(len(report.documents), "file")
    if not report.issues:
        return Text(f"No issues in {files}.", style="bold green" if report.documents else "bold")
    counts = Counter(issue.severity for issue in report.issues)
    text = Text(", ").join(
        Text(f"{counts[severity]:,} {severity}", style=f"bold {SEVERITY_STYLE[severity]}")
        for severity in WORST_FIRST
        if counts[severity]
    )
    touched = sum(1 for found in report.documents if found.issues)
    where = files if touched == len(report.documents) else f"{touched:,} of {files}"
    return text.append(f" {'issue' if len(report.issues) == 1 else 'issues'} in {where}.", style="bold")
