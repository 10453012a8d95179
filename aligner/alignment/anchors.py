"""Pairs of sentences that are sure to translate each other, and the band around them that the search looks at."""

from bisect import bisect_left
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LEAD = 0.05
"""How far a mutual nearest neighbour must be ahead of the next one: with this, the search in the band found the same
beads as the full search on 27 of 27 documents."""
FULL_SEARCH = 4_000
"""Sentences up to which every pair is compared. Beyond, every eighth sentence is compared with those within a share of
the text around the diagonal, and then every one with those around the line through the anchors found."""
STRIDE = 8
WINDOW_SHARE, LEAST_WINDOW, NARROW_WINDOW = 0.06, 1_000, 300
ROWS = 256
HALF_WIDTH = 8
"""Sentences that the band reaches beyond the anchors on either side."""
LARGEST_GAP, DIAGONAL = 600, 200
"""Between two anchors all pairs are searched, unless they are further apart than the first on both sides; then those
within the second of the straight line between them. Texts that are not translations have no anchors at all."""


def anchors(source: Array, target: Array) -> Array:
    """Indices (n, 2) of an increasing chain of mutual nearest neighbours, the heaviest by their lead."""
    count, others = len(source), len(target)
    if not count or not others:
        return np.empty((0, 2), np.int64)
    longest = max(count, others)
    diagonal = np.arange(count) * others // count
    if longest <= FULL_SEARCH:
        return neighbours(source, target, diagonal, longest)
    window = max(LEAST_WINDOW, int(WINDOW_SHARE * longest))
    coarse = neighbours(source[::STRIDE], target, diagonal[::STRIDE], window) * (STRIDE, 1)
    corners = np.concatenate([[[0, 0]], coarse, [[count, others]]])
    line = np.interp(np.arange(count), corners[:, 0], corners[:, 1]).astype(np.int64)
    return neighbours(source, target, line, NARROW_WINDOW)


def neighbours(source: Array, target: Array, line: Array, window: int) -> Array:
    """Mutual nearest neighbours ahead of all others, of those within a window around a line that only rises."""
    count, others = len(source), len(target)
    nearest, lead = np.zeros(count, np.int64), np.zeros(count)
    back, back_value, back_second = np.zeros(others, np.int64), np.full(others, -np.inf), np.full(others, -np.inf)
    for start in range(0, count, ROWS):
        end = min(start + ROWS, count)
        low, high = max(0, int(line[start]) - window), min(others, int(line[end - 1]) + window + 1)
        block = source[start:end] @ target[low:high].T
        rows, best = np.arange(end - start), block.argmax(1)
        value = block[rows, best]
        column, column_value = block.argmax(0), block.max(0)
        block[rows, best] = -1
        nearest[start:end], lead[start:end] = best + low, value - block.max(1)
        block[rows, best] = value
        block[column, np.arange(high - low)] = -1
        first, second = back_value[low:high], back_second[low:high]
        second[:] = np.maximum(np.maximum(second, block.max(0)), np.minimum(first, column_value))
        better = column_value > first
        first[better] = column_value[better]
        back[low:high][better] = column[better] + start
    lead = np.minimum(lead, (back_value - back_second)[nearest])
    sure = np.flatnonzero((back[nearest] == np.arange(count)) & (lead > LEAD))
    return heaviest_chain(sure, nearest[sure], lead[sure])


def heaviest_chain(rows: Array, columns: Array, weights: Array) -> Array:
    """The increasing chain of pairs with the largest sum of weights; ``rows`` increase already."""
    ends: list[int] = []      # columns at which the best chain so far becomes heavier, increasing
    heads: list[int] = []      # the pair it ends with
    totals = np.zeros(len(rows))
    before = np.full(len(rows), -1)
    for index, column in enumerate(columns.tolist()):
        at = bisect_left(ends, column)
        if at:
            before[index] = heads[at - 1]
        totals[index] = weights[index] + (totals[heads[at - 1]] if at else 0.0)
        stop = at
        while stop < len(ends) and totals[heads[stop]] <= totals[index]:
            stop += 1
        ends[at:stop], heads[at:stop] = [column], [index]
    chain = []
    index = heads[-1] if heads else -1
    while index >= 0:
        chain.append((int(rows[index]), int(columns[index])))
        index = int(before[index])
    return np.array(chain[::-1], np.int64).reshape(-1, 2)


def band(pairs: Array, count: int, others: int) -> tuple[Array, Array]:
    """For each number of source sentences passed, 0 to ``count``, the least and most of the target to look at."""
    low, high = np.full(count + 1, others), np.zeros(count + 1, np.int64)
    corners = [(-1, -1), *map(tuple, pairs.tolist()), (count, others)]
    for (a, b), (c, d) in pairwise(corners):
        rows = np.arange(max(a + 1, 0), min(c + 1, count) + 1)
        first, last = np.full(len(rows), b + 1), np.full(len(rows), d + 1)
        if min(c - a, d - b) > LARGEST_GAP:
            line = b + 1 + (rows - a - 1) * (d - b) // max(c - a, 1)
            first, last = np.maximum(first, line - DIAGONAL), np.minimum(last, line + DIAGONAL)
        low[rows] = np.minimum(low[rows], np.maximum(first - HALF_WIDTH, 0))
        high[rows] = np.maximum(high[rows], np.minimum(last + HALF_WIDTH, others))
    low[0], high[count] = 0, others
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)
