"""The alignment with the highest sum of scores: exact dynamic programming inside a band (Gale and Church 1993)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.anchors import anchors, band
from aligner.alignment.clauses import WITH_CLAUSES, clause_scores, coverage_of
from aligner.alignment.doubts import null_probabilities, stretches
from aligner.alignment.scoring import (
    BEADS,
    DOUBTFUL,
    LONGEST,
    SENTENCES,
    Scale,
    Scores,
    Side,
    Weights,
    scale_of,
    sentence_scores,
)

Array = NDArray[Any]

BLOCK = 48
"""Source sentences whose scores are computed together."""
NEAR = 7
"""Sentences around the first path that the second pass looks at."""
OMISSION, ADDITION = len(BEADS), len(BEADS) + 1
STEPS = (*BEADS, (1, 0), (0, 1))


class Found(NamedTuple):
    """A bead: source sentences start to end, target sentences other_start to other_end, its score."""

    start: int
    end: int
    other_start: int
    other_end: int
    score: float
    similarity: float = 0.0
    """Cosine of the two sides."""
    probability: float = 1.0
    """Of a bead with one empty side: that nothing translates it."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many sentences of either side it holds."""
        return self.end - self.start, self.other_end - self.other_start

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return 0 in self.shape


def align(source: Side, target: Side, scale: Scale | None = None) -> list[Found]:
    """The best beads, in order; every sentence of both sides is in exactly one.

    Where both sides have clauses, the neighbourhood of the best path is searched again, with what they say. ``scale``
    is that of the whole texts, if these are parts of them.
    """
    count, others = source.count, target.count
    if not count or not others:
        omitted = (Found(i, i + 1, 0, 0, 0.0) for i in range(count))
        return [*omitted, *(Found(0, 0, j, j + 1, 0.0) for j in range(others))]
    scale = scale or scale_of(source.runs[0], target.runs[0])
    low, high = band(anchors(source.runs[0], target.runs[0]), count, others)
    scores, weights = sentence_scores(source, target, SENTENCES, scale), SENTENCES
    found = best_path(scores, low, high, null_costs(source, weights), null_costs(target, weights))
    if source.clauses is not None and target.clauses is not None:
        low, high = around_path(found, count, others)
        pairs = [(bead.start, bead.other_start) for bead in found if bead.shape == (1, 1)]
        coverage = coverage_of(source, target, pairs)
        scores, weights = clause_scores(source, target, scale, coverage), WITH_CLAUSES
        found = best_path(scores, low, high, null_costs(source, weights), null_costs(target, weights))
    found = [bead if bead.is_null else with_similarity(bead, source, target) for bead in found]
    return with_probabilities(found, scores, null_costs(source, weights), null_costs(target, weights))


def with_similarity(bead: Found, source: Side, target: Side) -> Found:
    """The bead and the cosine of its sides."""
    n, m = bead.shape
    cosine = source.runs[n - 1, bead.end - 1] @ target.runs[m - 1, bead.other_end - 1]
    return bead._replace(similarity=float(cosine))


def with_probabilities(found: list[Found], scores: Scores, omissions: Array, additions: Array) -> list[Found]:
    """The beads, and of those with an empty side how probable they are."""
    nulls = [index for index, bead in enumerate(found) if bead.is_null]
    for first, begin, end, last in stretches(nulls, len(found)):
        rows = slice(found[first].start, found[last - 1].end)
        columns = slice(found[first].other_start, found[last - 1].other_end)
        omitted, added = null_probabilities(scores, rows, columns, omissions[rows], additions[columns])
        for index in range(begin, end):
            bead = found[index]
            if bead.is_null:
                left_out = bead.shape == (1, 0)
                chance = omitted[bead.start - rows.start] if left_out else added[bead.other_start - columns.start]
                found[index] = bead._replace(probability=float(chance))
    return found


def null_costs(side: Side, weights: Weights) -> Array:
    """What each sentence of a side costs without counterpart, below 0."""
    costs: Array = weights.null + weights.odd * side.odd
    return costs if side.doubtful is None else costs + DOUBTFUL * side.doubtful


def best_path(scores: Scores, low: Array, high: Array, omissions: Array, additions: Array) -> list[Found]:
    """The best beads inside a band, of which the last two arguments are the costs without counterpart."""
    count = len(omissions)
    width = int((high - low).max()) + 1
    path = Path(
        low,
        high,
        np.full((count + 1, width), -np.inf),
        np.full((count + 1, width), -1, np.int8),
        np.zeros((count + 1, width), np.float32),
        np.concatenate([[0.0], np.cumsum(additions)]),
    )
    path.totals[0, : high[0] + 1] = path.added[: high[0] + 1]
    path.steps[0, 1 : high[0] + 1] = ADDITION
    for start in range(1, count + 1, BLOCK):
        stop = min(start + BLOCK, count + 1)
        first = max(int(low[start]), 1)
        block = scores(slice(start - 1, stop - 1), slice(first - 1, int(high[stop - 1])))
        for row in range(start, stop):
            path.fill(row, block[:, row - start], first, float(omissions[row - 1]))
    return list(path.backwards())[::-1]


def around_path(found: list[Found], count: int, others: int) -> tuple[Array, Array]:
    """The band within ``NEAR`` sentences of the ends of the beads."""
    low, high = np.full(count + 1, others), np.zeros(count + 1, np.int64)
    for i, j in [(0, 0), *((bead.end, bead.other_end) for bead in found)]:
        rows = slice(max(i - NEAR, 0), min(i + NEAR, count) + 1)
        low[rows] = np.minimum(low[rows], max(j - NEAR, 0))
        high[rows] = np.maximum(high[rows], min(j + NEAR, others))
    low[0], high[count] = 0, others
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)


class Path(NamedTuple):
    """The tables of the search, a row for each number of source sentences passed, as wide as the band."""

    low: Array
    high: Array
    totals: Array
    steps: Array
    scores: Array
    added: Array
    """The running sum of what each target sentence without source costs."""

    def fill(self, row: int, block: Array, first: int, omission: float) -> None:
        """Find the best last step to each node of a row, given all rows above it.

        ``block`` are the scores of the beads that end in this row, from column ``first`` on; ``omission`` is what
        leaving its sentence out costs.
        """
        begin, end = int(self.low[row]), int(self.high[row])
        width = end - begin + 1
        gains = np.full((len(BEADS) + 1, width), -np.inf)
        offset = max(first - begin, 0)      # the node without target sentences ends no bead
        above = {n: self.around(row - n, begin - LONGEST, end) for n in range(1, min(LONGEST, row) + 1)}
        for kind, (n, m) in enumerate(BEADS):
            if n in above:
                fitting = block[kind, begin + offset - first : end + 1 - first]
                gains[kind, offset:] = above[n][LONGEST - m + offset : LONGEST - m + width] + fitting
        gains[OMISSION] = above[1][LONGEST:] + omission
        best = gains.argmax(0)
        values = gains[best, np.arange(width)]
        slope = self.added[begin : end + 1]
        total = np.maximum.accumulate(values - slope) + slope      # additions, one after another, from the left
        is_addition = total > values + 1e-9
        self.totals[row, :width] = total
        self.steps[row, :width] = np.where(is_addition, ADDITION, best)
        paired = ~is_addition & (best < OMISSION)
        inside = np.clip(np.arange(begin, end + 1) - first, 0, block.shape[1] - 1)
        self.scores[row, :width] = np.where(paired, block[np.minimum(best, OMISSION - 1), inside], 0.0)

    def around(self, row: int, begin: int, end: int) -> Array:
        """The totals of a row for the columns begin to end, minus infinity outside its band."""
        found = np.full(end - begin + 1, -np.inf)
        start = int(self.low[row])
        left, right = max(begin, start), min(end, start + self.totals.shape[1] - 1)
        if left <= right:
            found[left - begin : right - begin + 1] = self.totals[row, left - start : right - start + 1]
        return found

    def backwards(self) -> Iterator[Found]:
        """The beads of the best path, last first."""
        row, column = len(self.low) - 1, len(self.added) - 1
        while row or column:
            at = column - int(self.low[row])
            n, m = STEPS[self.steps[row, at]]
            yield Found(row - n, row, column - m, column, float(self.scores[row, at]))
            row, column = row - n, column - m
