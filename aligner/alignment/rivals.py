"""Pairs that are aligned already, against each other: does one side fit another pair better than its own?

Two sentences on one topic can be as alike as a free translation. But where lines slipped or were shuffled, the true
translation stands in another pair.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

IN_DOUBT = 0.6
"""Cosine below which a pair is compared with others: of pairs that translate each other one in ten."""
SAME = 0.7
"""Cosine of two sources, or of two targets, from which it means nothing that the one's translation fits the other."""
NEAR = 2_000
"""Pairs before and after one that it is compared with: time grows in step with their number."""
ROWS = 256


def rivals(sources: Array, targets: Array) -> Array:
    """For each pair the highest cosine of one of its sides to the other side of another pair (n).

    The pair's own cosine where it leaves no doubt, and where there is no other pair.
    """
    own: Array = np.einsum("ij,ij->i", sources, targets)
    doubtful = np.flatnonzero((own < IN_DOUBT) & sources.any(1) & targets.any(1))
    best = own.copy()
    for start in range(0, len(doubtful), ROWS):
        rows = doubtful[start : start + ROWS]
        near = slice(max(int(rows[0]) - NEAR, 0), int(rows[-1]) + NEAR + 1)
        mine = (np.arange(len(rows)), rows - near.start)
        for side, other in ((sources, targets), (targets, sources)):
            fits = side[rows] @ other[near].T
            fits[side[rows] @ side[near].T >= SAME] = -1
            fits[mine] = own[rows]
            best[rows] = np.maximum(best[rows], fits.max(1))
    return best
