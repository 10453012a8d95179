"""A document in rows, a row for each bead, so that one and the same text reads as an article and side by side."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.model import LINE_BREAK, Alignment, Bead, DocumentReport, Span
from aligner.reporters.html.runs import Numbered, Run, marks_in_source, marks_of, runs, within

NOT_BLANK = re.compile(r"\S")
MOVED, OMITTED, ADDED, NOT_ALIGNED, LEFT = "moved", "omitted", "added", "not-aligned", "left"
MOVED_HERE = "moved-here"


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of a document, and what of the source belongs to it."""

    target: tuple[Run, ...]
    source: tuple[Run, ...] = ()
    kind: str = ""
    """Of a row with one empty side; that both are there is the rule."""
    similarity: float | None = None
    issues: tuple[int, ...] = ()
    """Numbers of the issues about what the row has of the source."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the document, before its runs are known."""

    start: int
    source: tuple[Span, ...] = ()
    kind: str = ""
    similarity: float | None = None


def paragraphs(found: DocumentReport, issues: Sequence[Numbered]) -> Iterator[list[Row]]:
    """The rows, in paragraphs: a row that goes over a line break holds two paragraphs together."""
    rows: list[Row] = []
    for row in rows_of(found, issues):
        is_last, kept = ending(row.target)
        rows.append(replace(row, target=kept))
        if is_last:
            yield rows
            rows = []
    if rows:
        yield rows


def ending(target: tuple[Run, ...]) -> tuple[bool, tuple[Run, ...]]:
    """Whether a row ends with a line, and its runs without the breaks at its end."""
    last = len(target)
    is_last = False
    while last and not target[last - 1].text.strip():
        is_last = is_last or target[last - 1].is_break
        last -= 1
    rest = target[last:]
    if not is_last:
        return False, target
    told = (run for run in rest if run.anchors or run.closing or (run.issues and not run.is_break))
    return True, (*target[:last], *(replace(run, is_break=False) for run in told))


def rows_of(found: DocumentReport, issues: Sequence[Numbered]) -> Iterator[Row]:
    """The rows of a document, in its order: together they are its text."""
    text = found.document.text
    alignment = found.alignment if found.source is not None else None
    places = list(places_of(text, alignment)) if alignment else [Place(start) for start in line_starts(text)]
    places = with_copies(places, issues)
    cuts = [place.start for place in places]
    parts = split(
        list(runs(text, list(marks_of(issues)), cuts, found.languages.segments, found.languages.language)), cuts
    )
    if alignment is None or found.source is None:
        yield from (Row(part) for part in parts)
        return
    marks = sorted(marks_in_source(issues), key=lambda mark: (mark.start, mark.end))
    units = within(span for place in places for span in place.source)
    original = list(runs(found.source.text, marks, units))
    starts = [run.start for run in original]
    for place, part in zip(places, parts, strict=True):
        source = tuple(joined(between(original, starts, span) for span in place.source))
        about = dict.fromkeys(number for run in source for number in run.issues)
        yield Row(part, source, place.kind, place.similarity, tuple(about))


def with_copies(places: list[Place], issues: Iterable[Numbered]) -> list[Place]:
    """The rows with what was left untranslated in one row with what it repeats of the source."""
    loose_ends = {place.start: index for index, place in enumerate(places) if place.kind == NOT_ALIGNED}
    gaps = [(place.source[0].start, index) for index, place in enumerate(places) if place.kind == OMITTED]
    gone: set[int] = set()
    for _, issue in issues:
        index = loose_ends.get(issue.start)
        if index is None or issue.source is None or issue.end == issue.start:
            continue
        span = issue.source
        found = gaps[bisect_left(gaps, (span.start, -1)) : bisect_left(gaps, (span.end, -1))]
        copied = [gap for _, gap in found if gap not in gone and places[gap].source[-1].end <= span.end]
        if copied and not places[index].source:
            gone.update(copied)
            places[index] = Place(issue.start, tuple(unit for gap in copied for unit in places[gap].source), LEFT)
    return [place for index, place in enumerate(places) if index not in gone]


def between(all_runs: Sequence[Run], starts: Sequence[int], span: Span) -> Sequence[Run]:
    """The runs of a span."""
    return all_runs[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def joined(parts: Iterable[Sequence[Run]]) -> Iterator[Run]:
    """The runs of several units with a blank between them; a line break is one too."""
    for index, part in enumerate(parts):
        if index:
            yield Run(0, " ")
        for run in part:
            yield replace(run, text=" ", is_break=False) if run.is_break else run


def split(all_runs: Sequence[Run], starts: Sequence[int]) -> list[tuple[Run, ...]]:
    """The runs that belong to each row: those from its start to the next one's; the first has what stands before it."""
    parts: list[list[Run]] = [[] for _ in starts]
    row = 0
    for run in all_runs:
        while row + 1 < len(starts) and starts[row + 1] <= run.start:
            row += 1
        parts[row].append(run)
    return [tuple(part) for part in parts]


def line_starts(text: str) -> list[int]:
    """Where lines begin that are not blank; of a blank text, its start."""
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    ends = [*(found.start() for found in LINE_BREAK.finditer(text)), len(text)]
    filled = [start for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
    return filled or [0]


def places_of(text: str, alignment: Alignment) -> Iterator[Place]:
    """The rows of a document that is aligned; what no bead has of it makes rows as well, a line each."""
    moved = {unit for move in alignment.moves for unit in move.source}
    moved_here = {unit for move in alignment.moves for unit in move.target}
    cursor = 0
    any_yet = False
    for bead in alignment.beads:
        source = tuple(alignment.source[unit] for unit in bead.source)
        start, end = extent(alignment.target, bead.target, cursor)
        for place in loose(text, cursor, start):
            any_yet = True
            yield place
        any_yet = True
        similarity = bead.similarity if bead.source and bead.target else None
        yield Place(start, source, kind(bead, moved, moved_here), similarity)
        cursor = end
    for place in loose(text, cursor, len(text)):
        any_yet = True
        yield place
    if not any_yet:
        yield Place(0)


def extent(units: Sequence[Span], indices: Sequence[int], cursor: int) -> tuple[int, int]:
    """Where the units stand; of none, and of those that are out of order, a place that is empty."""
    if not indices:
        return cursor, cursor
    start = max(units[indices[0]].start, cursor)
    return start, max(units[indices[-1]].end, start)


def kind(bead: Bead, moved: set[int], moved_here: set[int]) -> str:
    """What a row is when one of its sides is empty."""
    if bead.source and bead.target:
        return ""
    if bead.target:
        return MOVED_HERE if moved_here.intersection(bead.target) else ADDED
    return MOVED if moved.intersection(bead.source) else OMITTED


def loose(text: str, start: int, end: int) -> Iterator[Place]:
    """What stands between two beads: passages in another language, mostly."""
    for at in line_starts(text[start:end]):
        if first := NOT_BLANK.search(text, start + at, end):
            yield Place(first.start(), (), NOT_ALIGNED)
