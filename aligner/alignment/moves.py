"""What was moved: sentences without counterpart in their place that translate each other nevertheless."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import search
from aligner.alignment.scoring import Scale, Side

Array = NDArray[Any]

ALIKE = 0.5
"""Cosine from which two sentences without counterpart are each other's. Random pairs of news lie at .02 ± .08, pairs
that translate each other at .76 ± .09."""
UNALIKE = 0.3
"""Cosine below which a bead's sides are no counterparts: there was nothing better in their places."""
ROWS = 256
CLOSE = 2
"""Sentences without counterpart that are so far apart at most are looked at together: between them stands one that
found something in its place by chance."""

Run = tuple[int, int]


class Moved(NamedTuple):
    """Source sentences start to end that stand at other_start to other_end of the target, and their mean cosine."""

    start: int
    end: int
    other_start: int
    other_end: int
    similarity: float


def moves(source: Side, target: Side, left: Sequence[int], right: Sequence[int], scale: Scale) -> Iterator[Moved]:
    """Match the source and target sentences without counterpart, given by their indices, in order.

    Two that are nearest to each other and alike bring the runs together in which they stand; these are aligned as texts
    of their own, and what translates each other there was moved.
    """
    if not left or not right:
        return
    ours, theirs = runs(left), runs(right)
    votes: Counter[tuple[Run, Run]] = Counter()
    for i, j in mutual(source.runs[0, list(left)], target.runs[0, list(right)]):
        votes[run_of(ours, left[i]), run_of(theirs, right[j])] += 1
    left_used: set[Run] = set()
    right_used: set[Run] = set()
    for (run, other), _ in votes.most_common():
        if run not in left_used and other not in right_used:
            left_used.add(run)
            right_used.add(other)
            yield from inside(source.part(*run), target.part(*other), run[0], other[0], scale)


def inside(source: Side, target: Side, start: int, other_start: int, scale: Scale) -> Iterator[Moved]:
    """What translates each other in two stretches: from the first bead that does to the last one.

    What is left over on both sides before or after that was moved with it: it is only freely translated.
    """
    beads = search.align(source, target, scale)
    fitting = [bead for bead in beads if not bead.is_null and bead.similarity >= UNALIKE]
    if not fitting:
        return
    first, last = fitting[0], fitting[-1]
    begin, other_begin, end, other_end = first.start, first.other_start, last.end, last.other_end
    if begin and other_begin:
        begin = other_begin = 0
    if end < source.count and other_end < target.count:
        end, other_end = source.count, target.count
    similarity = float(np.mean([bead.similarity for bead in fitting]))
    yield Moved(begin + start, end + start, other_begin + other_start, other_end + other_start, similarity)


def runs(indices: Sequence[int]) -> list[Run]:
    """Indices that stand close together, from the first to behind the last."""
    found: list[list[int]] = []
    for index in indices:
        if found and index - found[-1][1] < CLOSE:
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [(start, end) for start, end in found]


def run_of(known: Sequence[Run], index: int) -> Run:
    """The run in which an index lies."""
    return known[int(np.searchsorted([start for start, _ in known], index, side="right")) - 1]


def mutual(rows: Array, columns: Array) -> list[tuple[int, int]]:
    """Pairs of vectors that are nearest to each other and alike, in the order of the rows."""
    nearest, cosine = np.empty(len(rows), np.int64), np.empty(len(rows))
    best, back = np.full(len(columns), -2.0), np.zeros(len(columns), np.int64)
    for start in range(0, len(rows), ROWS):
        similar = rows[start : start + ROWS] @ columns.T
        some = slice(start, start + len(similar))
        nearest[some] = similar.argmax(1)
        cosine[some] = similar.max(1)
        higher = similar.max(0) > best
        back[higher] = similar.argmax(0)[higher] + start
        best = np.maximum(best, similar.max(0))
    chosen = np.flatnonzero((back[nearest] == np.arange(len(rows))) & (cosine >= ALIKE))
    return [(int(i), int(nearest[i])) for i in chosen]
