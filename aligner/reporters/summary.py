"""The end of the full report: how many issues of which kind, how much is untranslated, and one closing line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner.model import Issue, Report, Severity
from aligner.reporters.page import SEVERITY_STYLE, paragraph, safe_text, unwrapped
from aligner.reporters.strip import percent

WORST_FIRST = tuple(sorted(Severity, key=lambda severity: -severity.penalty))

SHORT = {Severity.CRITICAL: "crit", Severity.MAJOR: "maj", Severity.MINOR: "min", Severity.NEUTRAL: "neut"}
"""Headings where the whole words do not fit."""

NOTHING = "·"


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


def table(issues: Sequence[Issue], width: int) -> Iterator[Text]:
    """Rules by severity; only severities that occur have a column."""
    counts = Counter((issue.rule, issue.severity) for issue in issues)
    severities = [s for s in WORST_FIRST if any(issue.severity is s for issue in issues)]
    rules = sorted({issue.rule for issue in issues}, key=lambda rule: rank(rule, severities, counts))
    first = max(len("total"), *(len(safe_text(rule)) for rule in rules))
    long = first + sum(3 + len(severity) for severity in severities) + 8 <= width
    headings = {severity: severity.value if long else SHORT[severity] for severity in severities}
    yield row("", first, [(headings[s], SEVERITY_STYLE[s]) for s in severities] + [("total", "dim")], headings)
    for rule in rules:
        numbers = [counts[rule, severity] for severity in severities]
        yield row(rule, first, numbered(numbers, severities), headings)
    if len(rules) > 1:
        totals = [sum(counts[rule, severity] for rule in rules) for severity in severities]
        yield row("total", first, numbered(totals, severities), headings, style="dim")


def rank(rule: str, severities: Sequence[Severity], counts: Counter[tuple[str, Severity]]) -> tuple[list[int], str]:
    """Rules with the most issues of the worst severity come first."""
    return [-counts[rule, severity] for severity in severities], rule


def numbered(numbers: Sequence[int], severities: Sequence[Severity]) -> list[tuple[str, str]]:
    """The numbers of a row and their sum, styled."""
    cells = [(f"{n:,}", SEVERITY_STYLE[s]) if n else (NOTHING, "dim") for n, s in zip(numbers, severities, strict=True)]
    return [*cells, (f"{sum(numbers):,}", "")]


def row(
    name: str, first: int, cells: Sequence[tuple[str, str]], headings: dict[Severity, str], style: str = ""
) -> Text:
    """A row of the table: the name to the left, the numbers to the right of their columns."""
    widths = [max(len(heading), 5) for heading in headings.values()] + [len("total")]
    line = safe_text(name, style)
    line.append(" " * (first - len(line)))
    for (text, cell_style), size in zip(cells, widths, strict=True):
        line.append("   " + " " * (size - len(text)))
        line.append(text, style=cell_style)
    return unwrapped(line)


def figures(report: Report, width: int) -> Iterator[Text]:
    """What is left untranslated, and the penalty: of unconfirmed issues, so that nobody takes it for a score."""
    words = sum(found.words for found in report.documents)
    untranslated = sum(found.untranslated_words for found in report.documents)
    penalty = sum(found.penalty for found in report.documents)
    share = f"{untranslated:,} of {count(words, 'word')}, {percent(untranslated, words)}"
    rate = f"{1000 * penalty / words:,.1f}" if words else "0.0"
    rows = {"left untranslated": share, "penalty per 1,000 words of unconfirmed issues": rate}
    aligned = max(map(len, rows)) if max(map(len, rows)) + 3 + len(share) <= width else 0
    for label, value in rows.items():
        yield from paragraph(Text(f"{label:<{aligned}}   {value}" if aligned else f"{label}: {value}"), width, 0, 2)


def closing(report: Report) -> Text:
    """The one line to read when nothing else is read."""
    hidden = sum(found.hidden for found in report.documents)
    text = verdict(report)
    if hidden:
        text.append(f" {count(hidden, 'issue')} below the lowest severity shown.", style="dim")
    if report.failures:
        text.append(f" {count(len(report.failures), 'file')} could not be read.", style="bold red")
    return text


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
