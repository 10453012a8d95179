"""The alignment with the highest sum of scores: exact dynamic programming inside a band (Gale and Church 1993)."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.anchors import anchors, band
from aligner.alignment.clauses import WITH_CLAUSES, Coverage, clause_scores, coverage_of
from aligner.alignment.doubts import null_probabilities, stretches
from aligner.alignment.scoring import (
    BEADS,
    DOUBTFUL,
    FIRST_BEADS,
    LONGEST,
    LONGEST_FIRST,
    SENTENCES,
    Scale,
    Scores,
    Side,
    Weights,
    cut_costs,
    pair_scores,
    scale_of,
    sentence_scores,
)

Array = NDArray[Any]

BLOCK = 48
"""Source sentences whose scores are computed together."""
NEAR = 4
"""Sentences around the first path that the second pass looks at: from 3 to 9 none makes a difference to any of the
development sets."""
CLEAR, FREE = 0.15, 0.5
"""Score of the first pass from which one sentence is the translation of another beyond doubt, if the next one is too,
and what it rises by with the share of other beads: the freer a translation, the more clauses cross from one pair to the
next. On Text+Berg de-fr and the ru-en sets with merges, .30 to .40 finds four beads that .15 does not, and loses none;
where all is 1-1, .30 would only cost twice the time."""
MOST_IN_DOUBT = 400
"""Beads of a part that the second pass looks at together."""
OMISSION, ADDITION = len(BEADS), len(BEADS) + 1
STEPS = (*BEADS, (1, 0), (0, 1))


class Found(NamedTuple):
    """A bead: source sentences start to end, target sentences other_start to other_end.

    Its score is that of the pass which found it, and says nothing beside those of other passes.
    """

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


class Costs(NamedTuple):
    """What an alignment costs beside its beads, below 0."""

    omissions: Array
    additions: Array
    """Each sentence of a side without counterpart."""
    cuts: Callable[[slice, slice], Array]
    """Ends of beads, by the numbers of sentences passed: see ``cut_costs``."""


def align(source: Side, target: Side, scale: Scale | None = None) -> list[Found]:
    """The best beads, in order; every sentence of both sides is in exactly one.

    Anchors that fit well, one after another, are beads. What lies between them a first pass looks at, with small beads;
    where it is not clear, a second one looks again, with all kinds of beads and with what the clauses say. ``scale`` is
    that of the whole texts, if these are parts of them.
    """
    count, others = source.count, target.count
    if not count or not others:
        omitted = (Found(i, i + 1, 0, 0, 0.0) for i in range(count))
        return [*omitted, *(Found(0, 0, j, j + 1, 0.0) for j in range(others))]
    scale = scale or scale_of(source, target)
    first = list(first_pass(source, target, scale))
    coverage = coverage_of(source, target, [(bead.start, bead.other_start) for bead in first if bead.shape == (1, 1)])
    found: list[Found] = []
    clear = clear_from(first)
    for some in parts(first, clear, source, target):
        if len(some) == 1 and is_clear(some[0], clear):
            found += some
        else:
            found += settled(some, source, target, scale, coverage)
    return found


def first_pass(source: Side, target: Side, scale: Scale) -> Iterator[Found]:
    """The best beads of few sentences, by the vectors of sentences and runs alone."""
    pairs = anchors(source.runs[0], target.runs[0])
    fit, cosine = pair_scores(source, target, SENTENCES, scale, pairs)
    for start, end, other_start, other_end in between(pairs[fit >= CLEAR], source, target):
        inside = slice(*np.searchsorted(pairs[:, 0], (start, end)))
        if end - start == other_end - other_start == inside.stop - inside.start == 1:
            yield Found(start, end, other_start, other_end, float(fit[inside][0]), float(cosine[inside][0]))
            continue
        left, right = source.part(start, end, LONGEST_FIRST), target.part(other_start, other_end, LONGEST_FIRST)
        low, high = band(pairs[inside] - (start, other_start), left.count, right.count)
        scores = sentence_scores(left, right, SENTENCES, scale, FIRST_BEADS)
        costs = Costs(null_costs(left, SENTENCES), null_costs(right, SENTENCES), partial(cut_costs, left, right))
        for bead in best_path(scores, low, high, costs):
            yield moved(with_similarity(bead, left, right), start, other_start)


def between(sure: Array, source: Side, target: Side) -> Iterator[tuple[int, int, int, int]]:
    """Cut two texts where one sure pair follows right behind another: the ends of the stretches, on both sides."""
    follows = (np.diff(sure, axis=0) == 1).all(1)
    places = [place for place in map(tuple, sure[1:][follows].tolist()) if can_cut(source, target, *place)]
    corners = [(0, 0), *places, (source.count, target.count)]
    for (start, other_start), (end, other_end) in pairwise(corners):
        yield start, end, other_start, other_end


def can_cut(source: Side, target: Side, row: int, column: int) -> bool:
    """Whether it costs nothing to cut behind so many sentences."""
    return source.midway is None or target.midway is None or bool(source.midway[row] == target.midway[column])


def clear_from(beads: Sequence[Found]) -> float:
    """The score that makes a pair of a text clear, by how many of its beads are not 1-1."""
    return CLEAR + FREE * sum(bead.shape != (1, 1) for bead in beads) / len(beads)


def is_clear(bead: Found, clear: float) -> bool:
    """Whether one sentence fits one so well that nothing else comes into question."""
    return bead.shape == (1, 1) and bead.score >= clear


def parts(beads: Sequence[Found], clear: float, source: Side, target: Side) -> Iterator[list[Found]]:
    """Cut a path between clear beads: each alone, and what is in doubt with the clear ones around it.

    Where nothing is clear for long, there is a cut nevertheless: time and memory grow in step with the text.
    """
    part: list[Found] = []
    for bead in beads:
        clear_here = part and is_clear(part[-1], clear) and is_clear(bead, clear)
        if len(part) >= MOST_IN_DOUBT or (clear_here and can_cut(source, target, bead.start, bead.other_start)):
            yield part
            part = []
        part.append(bead)
    if part:
        yield part


def settled(
    beads: Sequence[Found], source: Side, target: Side, scale: Scale, coverage: Coverage | None
) -> Iterator[Found]:
    """The best beads for a part of a path, with their similarities and probabilities."""
    start, other_start = beads[0].start, beads[0].other_start
    left, right = source.part(start, beads[-1].end), target.part(other_start, beads[-1].other_end)
    if not left.count or not right.count:
        yield from (bead._replace(probability=1.0) for bead in beads)
        return
    low, high = around_path([moved(bead, -start, -other_start) for bead in beads], left.count, right.count)
    if left.clauses is not None and right.clauses is not None and coverage is not None:
        scores, weights = clause_scores(left, right, scale, coverage), WITH_CLAUSES
    else:
        scores, weights = sentence_scores(left, right, SENTENCES, scale), SENTENCES
    costs = Costs(null_costs(left, weights), null_costs(right, weights), partial(cut_costs, left, right))
    found = [with_similarity(bead, left, right) for bead in best_path(scores, low, high, costs)]
    for bead in with_probabilities(found, scores, costs):
        yield moved(bead, start, other_start)


def moved(bead: Found, by: int, other_by: int) -> Found:
    """The bead, counted from another place in the texts."""
    return bead._replace(
        start=bead.start + by,
        end=bead.end + by,
        other_start=bead.other_start + other_by,
        other_end=bead.other_end + other_by,
    )


def with_similarity(bead: Found, source: Side, target: Side) -> Found:
    """The bead and the cosine of its sides."""
    if bead.is_null:
        return bead
    n, m = bead.shape
    cosine = source.runs[n - 1, bead.end - 1] @ target.runs[m - 1, bead.other_end - 1]
    return bead._replace(similarity=float(cosine))


def with_probabilities(found: list[Found], scores: Scores, costs: Costs) -> list[Found]:
    """The beads, and of those with an empty side how probable they are."""
    nulls = [index for index, bead in enumerate(found) if bead.is_null]
    for first, begin, end, last in stretches(nulls, len(found)):
        rows = slice(found[first].start, found[last - 1].end)
        columns = slice(found[first].other_start, found[last - 1].other_end)
        cuts = costs.cuts(slice(rows.start, rows.stop + 1), slice(columns.start, columns.stop + 1))
        omitted, added = null_probabilities(
            scores, rows, columns, costs.omissions[rows], costs.additions[columns], cuts
        )
        for index in range(begin, end):
            bead = found[index]
            if bead.is_null:
                left_out = bead.shape == (1, 0)
                chance = omitted[bead.start - rows.start] if left_out else added[bead.other_start - columns.start]
                found[index] = bead._replace(probability=float(chance))
    return found


def null_costs(side: Side, weights: Weights) -> Array:
    """What each sentence of a side costs without counterpart, below 0."""
    costs: Array = weights.null + weights.ease * side.ease
    return costs if side.doubtful is None else costs + DOUBTFUL * side.doubtful


def best_path(scores: Scores, low: Array, high: Array, costs: Costs) -> list[Found]:
    """The best beads inside a band."""
    count = len(costs.omissions)
    width = int((high - low).max()) + 1
    path = Path(
        low,
        high,
        np.full((count + 1, width), -np.inf),
        np.full((count + 1, width), -1, np.int8),
        np.zeros((count + 1, width), np.float32),
        np.concatenate([[0.0], np.cumsum(costs.additions)]),
    )
    cuts = costs.cuts(slice(0, 1), slice(0, int(high[0]) + 1))[0]
    path.totals[0, : high[0] + 1] = path.added[: high[0] + 1] + np.cumsum(cuts)
    path.steps[0, 1 : high[0] + 1] = ADDITION
    for start in range(1, count + 1, BLOCK):
        stop = min(start + BLOCK, count + 1)
        first = max(int(low[start]), 1)
        block = scores(slice(start - 1, stop - 1), slice(first - 1, int(high[stop - 1])))
        for row in range(start, stop):
            cuts = costs.cuts(slice(row, row + 1), slice(int(low[row]), int(high[row]) + 1))[0]
            path.fill(row, block[:, row - start], first, float(costs.omissions[row - 1]), cuts)
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

    def fill(self, row: int, block: Array, first: int, omission: float, cuts: Array) -> None:
        """Find the best last step to each node of a row, given all rows above it.

        ``block`` are the scores of the beads that end in this row, from column ``first`` on; ``omission`` is what
        leaving its sentence out costs.
        """
        begin, end = int(self.low[row]), int(self.high[row])
        width = end - begin + 1
        kinds = len(block)
        gains = np.full((kinds + 1, width), -np.inf)
        offset = max(first - begin, 0)      # the node without target sentences ends no bead
        longest = BEADS[kinds - 1][0]
        above = {n: self.around(row - n, begin - LONGEST, end) for n in range(1, min(longest, row) + 1)}
        for kind, (n, m) in enumerate(BEADS[: len(block)]):
            if n in above:
                fitting = block[kind, begin + offset - first : end + 1 - first]
                gains[kind, offset:] = above[n][LONGEST - m + offset : LONGEST - m + width] + fitting
        gains[kinds] = above[1][LONGEST:] + omission
        best = gains.argmax(0)
        values = gains[best, np.arange(width)] + cuts
        slope = self.added[begin : end + 1] + np.cumsum(cuts)
        total = np.maximum.accumulate(values - slope) + slope      # additions, one after another, from the left
        is_addition = total > values + 1e-9
        self.totals[row, :width] = total
        self.steps[row, :width] = np.where(is_addition, ADDITION, np.where(best < kinds, best, OMISSION))
        paired = ~is_addition & (best < kinds)
        inside = np.clip(np.arange(begin, end + 1) - first, 0, block.shape[1] - 1)
        self.scores[row, :width] = np.where(paired, block[np.minimum(best, kinds - 1), inside], 0.0)

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
