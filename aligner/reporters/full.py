"""The report for people: each file with its languages, each issue with its place in the text, and a summary.

Every line is made to fit before rich sees it (rich wraps long words in quadratic time) and every text from outside is
made safe first, so what is printed is the same in a terminal, in a pipe and in a picture, but for the colours.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from io import StringIO
from itertools import groupby
from typing import TextIO

from rich.console import Group, RenderableType
from rich.text import Text

from aligner.languages.names import language_name
from aligner.model import Document, DocumentReport, Issue, Report, Span
from aligner.reporters import Layout
from aligner.reporters.excerpt import Excerpt, excerpts
from aligner.reporters.page import SEVERITY_STYLE, console, page_width, paragraph, safe_text, show, unwrapped
from aligner.reporters.strip import legend, strip
from aligner.reporters.summary import Tally, summary, tallied
from aligner.words import counted

INDENT = 2
RELATED_STYLE = "blue"
MOST_ALIKE, FEW_ALIKE = 10, 5
"""Issues of a rule with the same message: where there are more of them in a text, so many are shown."""
MOST_OF_A_RULE, FEW_OF_A_RULE = 100, 50
"""Issues of a rule, whatever their messages: fifty are fifteen screens."""

Shown = tuple[Issue, list[Issue]]
"""An issue, and those of its kind that are left out behind it."""

WEB_FONT = re.compile(r"@font-face\s*\{[^}]*\}")
"""Rich's picture fetches its font from a network; ours is drawn in the monospace font at hand."""


def write(report: Report, out: TextIO, layout: Layout) -> None:
    """Print the report."""
    show(lines(report, page_width(layout)), out, layout)


def render(report: Report, layout: Layout) -> RenderableType:
    """The report as rich takes it, for a console of the layout's width."""
    return Group(*lines(report, page_width(layout)))


def picture(report: Report, layout: Layout, title: str) -> str:
    """The report as an SVG, the same bytes for the same report."""
    paper = console(StringIO(), layout, record=True)
    paper.print(render(report, layout), crop=False, no_wrap=True, overflow="ignore")
    return WEB_FONT.sub("", paper.export_svg(title=title, unique_id="report"))


def lines(report: Report, width: int) -> Iterator[Text]:
    """All lines of the report, none wider than ``width`` cells."""
    explained: set[str] = set()
    tally = Tally()
    for with_issues, group in groupby(tallied(report.documents, tally), key=lambda found: bool(found.issues)):
        for found in group:
            yield from header(found, width)
            if with_issues:
                yield from languages(found, width)
                yield Text()
                yield from issues(found, width, explained)
        if not with_issues:
            yield Text()
    yield from failures(report, width)
    yield from summary(tally, report, width)


def failures(report: Report, width: int) -> Iterator[Text]:
    """What could not be read, and why."""
    for failure in report.failures:
        text = Text.assemble(safe_text(failure.name, "bold"), "  ", safe_text(failure.reason, "red"))
        yield from paragraph(text, width, 0, INDENT)
    if report.failures:
        yield Text()


def header(found: DocumentReport, width: int) -> Iterator[Text]:
    """Name and facts of a file; of a clean one this is all."""
    document = found.document
    facts = [language_name(found.languages.language), counted(found.words, "word")]
    if document.encoding.lower() != "utf-8":
        facts.append(document.encoding)
    if not found.issues:
        facts.append("no issues")
    text = Text.assemble(safe_text(document.name, "bold"), "  ", safe_text(", ".join(facts), "dim"))
    yield from paragraph(text, width, 0, INDENT)
    for note in found.notes:
        yield from paragraph(safe_text(note, "dim"), width, INDENT)


def languages(found: DocumentReport, width: int) -> Iterator[Text]:
    """The strip of the languages along the text, and its legend."""
    yield unwrapped(" " * INDENT, strip(found.document, found.languages, width - 2 * INDENT))
    yield from paragraph(legend(found.document, found.languages), width, INDENT)


def issues(found: DocumentReport, width: int, explained: set[str]) -> Iterator[Text]:
    """Each issue in a block of its own; how to explain and silence a rule stands once, at its first issue."""
    places = [str(found.document.position(issue.start)) for issue in found.issues]
    if found.source is not None:
        sources = (issue.source for issue in found.issues if issue.source is not None)
        places += [str(found.source.position(source.start)) for source in sources]
    margin = INDENT + max(map(len, places))
    for issue, left in abridged(found.issues):
        yield from headline(found.document, issue, width, margin)
        yield from evidence(found.document, issue, width, margin)
        if issue.source is not None and found.source is not None:
            yield from original(found.source, issue.source, width, margin)
        if issue.rule not in explained:
            explained.add(issue.rule)
            yield from advice(issue.rule, width, margin)
        if left:
            yield from paragraph(more(found.document, issue, left), width, margin + 2)
        yield Text()


def abridged(issues: Sequence[Issue]) -> list[Shown]:
    """The issues that are shown, each with those that are left out behind it: where a fault stands hundreds of times,
    as a space before every mark, nobody reads on to the other ones.
    """
    shown = [(issue, list[Issue]()) for issue in issues]
    shown = first_of_each(shown, lambda issue: (issue.rule, issue.message), MOST_ALIKE, FEW_ALIKE)
    return first_of_each(shown, lambda issue: issue.rule, MOST_OF_A_RULE, FEW_OF_A_RULE)


def first_of_each(issues: Sequence[Shown], kind: Callable[[Issue], Hashable], most: int, few: int) -> list[Shown]:
    """The first ``few`` issues of each kind of which there are more than ``most``, the last of them with all others of
    its kind, and all issues of the other kinds.
    """
    counts, seen = Counter(kind(issue) for issue, _ in issues), Counter[Hashable]()
    shown: list[Shown] = []
    behind: dict[Hashable, list[Issue]] = {}
    for issue, left in issues:
        own = kind(issue)
        seen[own] += 1
        if counts[own] <= most or seen[own] <= few:
            behind[own] = [*left]
            shown.append((issue, behind[own]))
        else:
            behind[own] += (issue, *left)
    return shown


def more(document: Document, issue: Issue, left: Sequence[Issue]) -> Text:
    """How many issues are left out, how far they reach, and how to see them."""
    what = "like this" if {each.message for each in left} == {issue.message} else f"of {safe_text(issue.rule).plain}"
    last = document.position(max(each.start for each in left))
    return Text(f"and {len(left):,} more {what}, the last at {last}; --format concise lists them", "dim")


def headline(document: Document, issue: Issue, width: int, margin: int) -> list[Text]:
    """Where, how bad, which rule, and the evidence in words."""
    text = Text.assemble(
        (str(document.position(issue.start)).rjust(margin), "bold"),
        "  ",
        (issue.severity.value, SEVERITY_STYLE[issue.severity]),
        "  ",
        safe_text(issue.rule, "bold"),
        "  ",
        safe_text(issue.message),
    )
    return paragraph(text, width, 0, margin + 2)


def evidence(document: Document, issue: Issue, width: int, margin: int) -> Iterator[Text]:
    """The line with carets under the issue, and the place it is related to."""
    style = SEVERITY_STYLE[issue.severity]
    for excerpt in excerpts(document, issue.start, issue.end, width - margin - 3):
        yield from quoted(excerpt, "^", style, margin)
    if issue.related is not None:
        label = Text.assemble(safe_text(issue.related.label), f", {document.position(issue.related.start)}:")
        yield from paragraph(label, width, margin + 2, INDENT)
        for excerpt in excerpts(document, issue.related.start, issue.related.end, width - margin - 3):
            yield from quoted(excerpt, "-", RELATED_STYLE, margin)


def original(source: Document, span: Span, width: int, margin: int) -> Iterator[Text]:
    """The place in the source that an issue is about."""
    label = Text.assemble("the original, ", safe_text(source.name), f", {source.position(span.start)}:")
    yield from paragraph(label, width, margin + 2, INDENT)
    for excerpt in excerpts(source, span.start, span.end, width - margin - 3):
        yield from quoted(excerpt, "-", RELATED_STYLE, margin)


def quoted(excerpt: Excerpt, mark: str, style: str, margin: int) -> Iterator[Text]:
    """A line of the document behind its number, and the marks under it."""
    yield unwrapped(
        (f"{excerpt.line:>{margin}} | ", "dim"), *((text, style if marked else "") for text, marked in excerpt.parts)
    )
    yield unwrapped((" " * margin + " | ", "dim"), (excerpt.underline(mark), style))


def advice(rule: str, width: int, margin: int) -> list[Text]:
    """How to have a rule explained, and how to silence it."""
    name = safe_text(rule).plain
    return paragraph(Text(f"aligner rules {name} explains, --ignore {name} silences", "dim"), width, margin + 2)
