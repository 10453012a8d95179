"""A text cut wherever something begins or ends: what shows of it, a language, an issue, what an issue is related to.

One sweep over the text, linear in its length and in the number of marks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Generic, TypeVar

from aligner.model import LINE_BREAK, UNDETERMINED, WORST_FIRST, Issue, Segment, Severity, Span
from aligner.reporters.html.reading import Piece, Reading, Stretch
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
    """Made visible."""
    language: str | None = None
    """Where it is another one than the text's."""
    severity: Severity | None = None
    issues: tuple[int, ...] = ()
    related: tuple[int, ...] = ()
    """Numbers of the issues that are there, and of those that speak of it."""
    anchors: tuple[Anchor, ...] = ()
    closing: tuple[tuple[int, Severity], ...] = ()
    """The issues whose number stands behind it. Those without a text of their own have it at their anchor."""
    label: str = ""
    """What it is, where it is no running text."""
    begins: bool = False
    """Whether that is to be said before it."""
    kind: str = ""
    """How it is set, where that is not as the rest of its paragraph."""
    is_break: bool = False
    """Whether it stands for the end of a block, and has no text."""


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
    read: Reading, marks: Sequence[Mark], cuts: Iterable[int] = (), segments: Sequence[Segment] = (), language: str = ""
) -> Iterator[Run]:
    """The runs of a text, in its order; together they are what shows of it. One may be empty, and hold anchors.

    ``cuts`` are further places to cut at, as where a row begins.
    """
    text = read.text
    foreign = [each for each in segments if each.language not in (language, UNDETERMINED)]
    starting, ending, named = by_place(text, marks)
    stretches: list[Stretch] = [*read.pieces, *foreign]
    edges = (edge for each in stretches for edge in (each.start, each.end))
    places = sorted({0, len(text), *cuts, *starting, *ending, *named, *edges})
    pieces, passages, there = Along(read.pieces), Along(foreign), Open()
    for start, end in pairwise([*places, len(text)]):
        begun = starting.get(start, ())
        there.change(ending.get(start, ()), begun)
        piece, passage = pieces.at(start), passages.at(start)
        words = shown(text, start, end, piece)
        closed = named.get(end, ()) if start < end else ()
        if words or begun or closed:
            yield Run(
                start,
                words,
                passage.language if passage else None,
                there.worst,
                there.issues,
                there.related,
                tuple(Anchor(mark.number, mark.is_related, mark.severity, mark.end == mark.start) for mark in begun),
                tuple((mark.number, mark.severity) for mark in closed),
                piece.label if piece else "",
                piece is not None and piece.begins and piece.start == start,
            )


def shown(text: str, start: int, end: int, piece: Piece | None) -> str:
    """What shows of a stretch that lies in a piece, made visible; what stands for something else shows at its start."""
    if piece is None:
        return ""
    replaced = piece.text if piece.text is None or start == piece.start else ""
    words = text[start:end] if replaced is None else replaced
    return "\n".join(map(visible, LINE_BREAK.split(words))) if piece.label else visible(words)


Each = TypeVar("Each", bound=Stretch)


class Along(Generic[Each]):
    """Stretches of a text that lie apart, asked for from its beginning to its end."""

    def __init__(self, stretches: Iterable[Each]) -> None:
        """In any order."""
        self._starts = {each.start: each for each in stretches}
        self._current: Each | None = None

    def at(self, place: int) -> Each | None:
        """The one at a place, if there is one; it is asked for wherever one begins."""
        self._current = self._starts.get(place, self._current)
        return self._current if self._current and place < self._current.end else None


class Open:
    """The marks that a place of a text is in."""

    def __init__(self) -> None:
        """At the beginning of a text none is open."""
        self.worst: Severity | None = None
        """The worst severity of the issues."""
        self.issues: tuple[int, ...] = ()
        self.related: tuple[int, ...] = ()
        """The numbers of those that are there, and of those that speak of it: the last opened first, not too many."""
        self._own: dict[int, Severity] = {}
        self._speaking: dict[int, Severity] = {}
        self._counts: Counter[Severity] = Counter()

    def change(self, ending: Sequence[Mark], starting: Sequence[Mark]) -> None:
        """Some marks end and others begin; those without a text are never open."""
        if not ending and not starting:
            return
        for mark in ending:
            if mark.end > mark.start:
                self._counts[mark.severity] -= not mark.is_related
                (self._speaking if mark.is_related else self._own).pop(mark.number, None)
        for mark in starting:
            if mark.end > mark.start:
                self._counts[mark.severity] += not mark.is_related
                (self._speaking if mark.is_related else self._own)[mark.number] = mark.severity
        self.worst = next((severity for severity in WORST_FIRST if self._counts[severity] > 0), None)
        self.issues, self.related = (
            tuple(islice(reversed(some), MOST_NAMED)) for some in (self._own, self._speaking)
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
