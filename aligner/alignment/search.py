"""The alignment with the highest sum of scores: exact dynamic programming inside a band (Gale and Church 1993)."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.anchors import anchors, band
from aligner.alignment.scoring import BEADS, LONGEST, NULL, Side, block_scores, scale_of

Array = NDArray[Any]
Found = tuple[int, int, int, int, float]
"""Where a bead begins and ends in source and target, and its score."""

BLOCK = 48
"""Source sentences whose scores are computed together."""
OMISSION, ADDITION = len(BEADS), len(BEADS) + 1
STEPS = (*BEADS, (1, 0), (0, 1))


def align(source: Side, target: Side) -> list[Found]:
    """The best beads, in order; every sentence of both sides is in exactly one."""
    count, others = source.runs.shape[1], target.runs.shape[1]
    if not count or not others:
        return [*((i, i + 1, 0, 0, 0.0) for i in range(count)), *((0, 0, j, j + 1, 0.0) for j in range(others))]
    low, high = band(anchors(source.runs[0], target.runs[0]), count, others)
    steps, scores = best_steps(source, target, low, high)
    return list(backwards(steps, scores, low, count, others))[::-1]


def best_steps(source: Side, target: Side, low: Array, high: Array) -> tuple[Array, Array]:
    """For each node of the band the last step of the best path to it, and that step's score."""
    count = source.runs.shape[1]
    width = int((high - low).max()) + 1
    steps = np.full((count + 1, width), -1, np.int8)
    scores = np.zeros((count + 1, width), np.float32)
    totals = np.full((count + 1, width), -np.inf)
    totals[0, : high[0] + 1] = NULL * np.arange(high[0] + 1)
    steps[0, 1 : high[0] + 1] = ADDITION
    for start, block, first in blocks(source, target, low, high):
        for row in range(start, start + block.shape[1]):
            fill_row(row, block[:, row - start], first, low, high, totals, steps, scores)
    return steps, scores


def blocks(source: Side, target: Side, low: Array, high: Array) -> Iterator[tuple[int, Array, int]]:
    """Scores for rows of nodes: the first row, the scores, and the column of the first one."""
    scale = scale_of(source.runs[0], target.runs[0])
    count = source.runs.shape[1]
    for start in range(1, count + 1, BLOCK):
        stop = min(start + BLOCK, count + 1)
        first = max(int(low[start]), 1)
        columns = slice(first - 1, int(high[stop - 1]))
        yield start, block_scores(source, target, scale, slice(start - 1, stop - 1), columns), first


def fill_row(
    row: int, block: Array, first: int, low: Array, high: Array, totals: Array, steps: Array, scores: Array
) -> None:
    """Find the best last step to each node of a row, given all rows above it."""
    begin, end = int(low[row]), int(high[row])
    width = end - begin + 1
    gains = np.full((len(BEADS) + 1, width), -np.inf)
    offset = max(first - begin, 0)      # the node without target sentences ends no bead
    above = {n: around(totals, low, row - n, begin - LONGEST, end) for n in range(1, min(LONGEST, row) + 1)}
    for kind, (n, m) in enumerate(BEADS):
        if n in above:
            fitting = block[kind, begin + offset - first : end + 1 - first]
            gains[kind, offset:] = above[n][LONGEST - m + offset : LONGEST - m + width] + fitting
    gains[OMISSION] = above[1][LONGEST:] + NULL
    best = gains.argmax(0)
    values = gains[best, np.arange(width)]
    slope = NULL * np.arange(width)
    total = np.maximum.accumulate(values - slope) + slope      # additions, one after another, from the left
    added = total > values + 1e-9
    totals[row, :width] = total
    steps[row, :width] = np.where(added, ADDITION, best)
    paired = ~added & (best < OMISSION)
    inside = np.clip(np.arange(begin, end + 1) - first, 0, block.shape[1] - 1)
    scores[row, :width] = np.where(paired, block[np.minimum(best, OMISSION - 1), inside], 0.0)


def around(totals: Array, low: Array, row: int, begin: int, end: int) -> Array:
    """The totals of a row for the columns begin to end, minus infinity outside its band."""
    found = np.full(end - begin + 1, -np.inf)
    start = int(low[row])
    left, right = max(begin, start), min(end, start + totals.shape[1] - 1)
    if left <= right:
        found[left - begin : right - begin + 1] = totals[row, left - start : right - start + 1]
    return found


def backwards(steps: Array, scores: Array, low: Array, row: int, column: int) -> Iterator[Found]:
    """The beads of the best path, last first."""
    while row or column:
        at = column - int(low[row])
        n, m = STEPS[steps[row, at]]
        yield row - n, row, column - m, column, float(scores[row, at])
        row, column = row - n, column - m
