"""A document in rows, a row for each bead, so that one and the same text reads as an article and side by side."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.model import Alignment, Bead, DocumentReport, Span
from aligner.reporters.html.reading import Reading
from aligner.reporters.html.runs import Numbered, Run, marks_in_source, marks_of, runs, within
from aligner.views.outline import Block

MOVED, OMITTED, ADDED, NOT_ALIGNED, LEFT = "moved", "omitted", "added", "not-aligned", "left"
MOVED_HERE = "moved-here"
BETWEEN_CELLS = " | "
BODY = "body"
"""How a paragraph is set, inside one that is set otherwise."""


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
    set_as: Block | None = None
    """How that is set: as a heading, for example."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the document, before its runs are known."""

    start: int
    source: tuple[Span, ...] = ()
    kind: str = ""
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that stand in one block, or in several that a row holds together: then the last one."""

    block: Block
    rows: tuple[Row, ...]


def paragraphs(
    found: DocumentReport, issues: Sequence[Numbered], read: Reading, of_source: Reading | None = None
) -> Iterator[Paragraph]:
    """The rows, in paragraphs; one that goes over the end of a block holds two together."""
    rows: list[Row] = []
    begins = at = 0
    for row in rows_of(found, issues, read, of_source):
        blocks = [read.block(run.start) for run in row.target]
        if rows and blocks and blocks[0] > at:
            yield paragraph(read, rows, begins, at)
            rows, begins = [], blocks[0]
        rows.append(row)
        at = blocks[-1] if blocks else at
    if rows:
        yield paragraph(read, rows, begins, at)


def paragraph(read: Reading, rows: Sequence[Row], begins: int, last: int) -> Paragraph:
    """The rows of some blocks as one paragraph, with a break behind each block but the last: that is no cell then."""
    if begins == last:
        return Paragraph(read.blocks[last], tuple(rows))
    apart = (replace(row, target=tuple(set_apart(read, row.target, last))) for row in rows)
    return Paragraph(read.blocks[last]._replace(row=0, column=0), tuple(apart))


def set_apart(read: Reading, target: Iterable[Run], last: int) -> Iterator[Run]:
    """The runs of a row, each set as its block is where the last one is not, with breaks between the blocks."""
    before: int | None = None
    for run in target:
        at = read.block(run.start)
        if before is not None and before < at:
            yield Run(run.start, "", is_break=True) if is_apart(read, before, at) else Run(run.start, BETWEEN_CELLS)
        kind = read.blocks[at].kind
        yield replace(run, kind="" if kind == read.blocks[last].kind else kind or BODY)
        before = at


def is_apart(read: Reading, before: int, at: int) -> bool:
    """Whether two blocks stand in no cells beside each other."""
    one, other = read.blocks[before], read.blocks[at]
    return other.row == 0 or other.row != one.row or other.column == one.column


def rows_of(
    found: DocumentReport, issues: Sequence[Numbered], read: Reading, of_source: Reading | None = None
) -> Iterator[Row]:
    """The rows of a document, in its order: together they are what shows of it."""
    alignment = found.alignment if of_source else None
    places = list(places_of(read, alignment)) if alignment else [Place(start) for start in read.starts]
    places = with_copies(places, issues)
    cuts = [place.start for place in places]
    own, languages = list(marks_of(issues)), found.languages
    parts = split(runs(read, own, [*cuts, *read.starts], languages.segments, languages.language), cuts)
    if alignment is None or of_source is None:
        yield from (Row(part) for part in parts)
        return
    marks = sorted(marks_in_source(issues), key=lambda mark: (mark.start, mark.end))
    units = within(span for place in places for span in place.source)
    original = list(runs(of_source, marks, [*units, *of_source.starts]))
    starts = [run.start for run in original]
    for place, part in zip(places, parts, strict=True):
        source = tuple(joined(of_source, (between(original, starts, span) for span in place.source)))
        about = dict.fromkeys(number for run in source for number in run.issues)
        is_beside = part and all(run.label for run in part if run.text.strip())
        kind = "" if is_beside and place.kind == NOT_ALIGNED else place.kind
        set_as = of_source.set_as(place.source[0].start) if place.source else None
        yield Row(part, source, kind, place.similarity, tuple(about), set_as)


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


def joined(read: Reading, parts: Iterable[Sequence[Run]]) -> Iterator[Run]:
    """The runs of several units with a blank between them, and between their blocks."""
    before: int | None = None
    for part in parts:
        for index, run in enumerate(part):
            at = read.block(run.start)
            if before is not None and (index == 0 or at > before):
                yield Run(0, " " if at == before or is_apart(read, before, at) else BETWEEN_CELLS)
            yield run
            before = at


def split(all_runs: Iterable[Run], starts: Sequence[int]) -> list[tuple[Run, ...]]:
    """The runs that belong to each row: those from its start to the next one's; the first has what stands before it."""
    parts: list[list[Run]] = [[] for _ in starts]
    row = 0
    for run in all_runs:
        while row + 1 < len(starts) and starts[row + 1] <= run.start:
            row += 1
        parts[row].append(run)
    return [tuple(part) for part in parts]


def places_of(read: Reading, alignment: Alignment) -> Iterator[Place]:
    """The rows of a document that is aligned; what no bead has of it makes rows as well, a block each."""
    moved = {unit for move in alignment.moves for unit in move.source}
    moved_here = {unit for move in alignment.moves for unit in move.target}
    cursor = 0
    any_yet = False
    for bead in alignment.beads:
        source = tuple(alignment.source[unit] for unit in bead.source)
        start, end = extent(alignment.target, bead.target, cursor)
        for place in loose(read, cursor, start):
            any_yet = True
            yield place
        any_yet = True
        similarity = bead.similarity if bead.source and bead.target else None
        yield Place(start, source, kind(bead, moved, moved_here), similarity)
        cursor = end
    for place in loose(read, cursor, len(read.text)):
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


def loose(read: Reading, start: int, end: int) -> Iterator[Place]:
    """What stands between two beads: passages in another language, mostly."""
    blocks = read.starts[bisect_right(read.starts, start) : bisect_left(read.starts, end)]
    for place in (read.first(*edges) for edges in pairwise([start, *blocks, end])):
        if place is not None:
            yield Place(place, (), NOT_ALIGNED)
