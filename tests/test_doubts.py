"""The probability that a sentence has no counterpart, against all alignments counted one by one."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from aligner.alignment import doubts
from aligner.alignment.doubts import SHARPNESS, null_probabilities, stretches
from aligner.alignment.scoring import BEADS

Node = tuple[int, int]


def paths(height: int, width: int, row: int = 0, column: int = 0) -> Iterator[list[Node]]:
    """Every alignment, as the nodes it passes."""
    if (row, column) == (height, width):
        yield [(row, column)]
    for n, m in (*BEADS, (1, 0), (0, 1)):
        if row + n <= height and column + m <= width:
            for rest in paths(height, width, row + n, column + m):
                yield [(row, column), *rest]


@pytest.mark.parametrize(("height", "width"), [(3, 3), (2, 4), (4, 1), (1, 1), (3, 0), (0, 2)])
def test_it_is_the_share_of_all_alignments(height: int, width: int) -> None:
    random = np.random.default_rng(height * 10 + width)
    block = random.normal(size=(len(BEADS), height, width)) / 4
    omitted, added = random.normal(size=height) / 4, random.normal(size=width) / 4
    cuts = -random.random((height + 1, width + 1)) / 4
    weights, out, extra = 0.0, np.zeros(height), np.zeros(width)
    for path in paths(height, width):
        score = 0.0
        left, right = [], []
        for (a, c), (b, d) in pairwise(path):
            if b > a and d > c:
                score += block[BEADS.index((b - a, d - c)), b - 1, d - 1]
            elif b > a:
                score += omitted[a]
                left.append(a)
            else:
                score += added[c]
                right.append(c)
            score += cuts[b, d]
        weight = np.exp(SHARPNESS * score)
        weights += weight
        out[left] += weight
        extra[right] += weight
    found = null_probabilities(lambda *_: block, slice(0, height), slice(0, width), omitted, added, cuts)
    assert np.allclose(found[0], out / weights)
    assert np.allclose(found[1], extra / weights)


def test_nulls_far_apart_are_looked_at_apart_and_near_ones_together() -> None:
    assert [tuple(each) for each in stretches([3, 5, 40], 50)] == [(0, 3, 6, 11), (35, 40, 41, 46)]
    assert list(stretches([], 9)) == []


def test_a_thousand_nulls_in_a_row_are_looked_at_in_parts() -> None:
    found = list(stretches(range(1_000), 1_000))
    assert [index for each in found for index in range(each.begin, each.end)] == list(range(1_000))
    assert max(each.last - each.first for each in found) <= doubts.MOST + 2 * doubts.AROUND
