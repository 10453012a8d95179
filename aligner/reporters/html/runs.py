"""A text cut wherever something begins or ends: a language, an issue, what an issue is related to, a line.

One sweep over the text, linear in its length and in the number of marks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from aligner.model import LINE_BREAK, UNDETERMINED, WORST_FIRST, Issue, Segment, Severity, Span
from aligner.reporters.safe import visible

MOST_NAMED = 8
"""Issues that one run of text names, the innermost first: where more of them overlap, nobody tells them apart."""

REST_OF_WORD = re.compile(r"\w{0,40}")

Numbered = tuple[int, Issue]
"""An issue with its number in the document, from 1."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that belongs to an issue."""

    start: int
    end: int
    number: int
    severity: Severity
    is_related: bool = False
    """Whether it is another place that the issue speaks of, and not the issue itself."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an issue begins, or what it is related to: what a link to it leads to."""

    number: int
    is_related: bool
    severity: Severity
    is_gap: bool
    """Whether the issue has no text of its own there."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in which nothing changes."""

    start: int
    text: str
    """Made visible; of a line break nothing is left."""
    is_break: bool = False
    language: str | None = None
    """Where it is another one than the text's."""
    severity: Severity | None = None
    issues: tuple[int, ...] = ()
    related: tuple[int, ...] = ()
    """Numbers of the issues that are there, and of those that speak of it."""
    anchors: tuple[Anchor, ...] = ()
    closing: tuple[tuple[int, Severity], ...] = ()
    """The issues whose number stands behind it. Those without a text of their own have it at their anchor."""


def marks_of(issues: Iterable[Numbered]) -> Iterator[Mark]:
    """Where the issues are, and what in the same text they are related to."""
    for number, issue in issues:
        yield Mark(issue.start, issue.end, number, issue.severity)
        if issue.related is not None:
            yield Mark(issue.related.start, issue.related.end, number, issue.severity, True)


def marks_in_source(issues: Iterable[Numbered]) -> Iterator[Mark]:
    """The places in the source that the issues are about."""
    for number, issue in issues:
        if issue.source is not None:
            yield Mark(issue.source.start, issue.source.end, number, issue.severity)


def runs(
    text: str, marks: Sequence[Mark], cuts: Iterable[int] = (), segments: Sequence[Segment] = (), language: str = ""
) -> Iterator[Run]:
    """The runs of a text, in its order; together they are the text. An empty one at its end may hold anchors.

    ``cuts`` are further places to cut at, as where a row begins.
    """
    breaks = {found.start(): found.end() for found in LINE_BREAK.finditer(text)}
    foreign = {each.start: each for each in segments if each.language not in (language, UNDETERMINED)}
    starting, ending, named = by_place(text, marks)
    places = {0, len(text), *cuts, *starting, *ending, *named, *breaks, *breaks.values()}
    places |= {place for each in foreign.values() for place in (each.start, each.end)}
    active: dict[int, Severity] = {}
    speaking: dict[int, Severity] = {}
    counts: Counter[Severity] = Counter()
    current: Segment | None = None
    line_begins = 0
    for start, end in pairwise([*sorted(places), len(text)]):
        for mark in ending.get(start, ()):
            if mark.end > mark.start:
                counts[mark.severity] -= not mark.is_related
                (speaking if mark.is_related else active).pop(mark.number, None)
        for mark in starting.get(start, ()):
            if mark.end > mark.start:
                counts[mark.severity] += not mark.is_related
                (speaking if mark.is_related else active)[mark.number] = mark.severity
        current = foreign.get(start, current)
        if current is not None and current.end <= start:
            current = None
        begun = starting.get(start, ())
        line_begins = breaks.get(start, line_begins)
        if start < end or begun:
            is_break = start < line_begins
            yield Run(
                start,
                "" if is_break else visible(text[start:end]),
                is_break,
                current.language if current else None,
                next((severity for severity in WORST_FIRST if counts[severity] > 0), None),
                tuple(islice(reversed(active), MOST_NAMED)),
                tuple(islice(reversed(speaking), MOST_NAMED)),
                tuple(Anchor(mark.number, mark.is_related, mark.severity, mark.end == mark.start) for mark in begun),
                tuple((mark.number, mark.severity) for mark in (named.get(end, ()) if end > start else ())),
            )


Places = dict[int, list[Mark]]


def by_place(text: str, marks: Iterable[Mark]) -> tuple[Places, Places, Places]:
    """The marks by where they start, where they end, and where their numbers stand; the longer one starts first."""
    starting: Places = {}
    ending: Places = {}
    named: Places = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.number)):
        starting.setdefault(mark.start, []).append(mark)
        ending.setdefault(mark.end, []).append(mark)
        if not mark.is_related and mark.end > mark.start:
            named.setdefault(word_end(text, mark.end), []).append(mark)
    return starting, ending, named


def word_end(text: str, place: int) -> int:
    """The end of the word that a place is in: a number in the middle of a word could not be read."""
    if not text[place - 1 : place].isalnum():
        return place
    found = REST_OF_WORD.match(text, place)
    return found.end() if found else place


def within(spans: Iterable[Span]) -> list[int]:
    """Where to cut a text so that each span is made of whole runs."""
    return [place for span in spans for place in (span.start, span.end)]
