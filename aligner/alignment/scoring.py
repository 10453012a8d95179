"""How well runs of source and target sentences fit: the score S.

    z(x) = (x - b0) / (mu - b0)         b0 the mean similarity of the text's pairs, mu the median of mutual neighbours
    s    = z(cosine) - .33 neighbours / (mu - b0)
    s    = s (1 + .80 (length - 1)) - .33
    S    = s ((n + m) / 2) ** .275 - .18 (n + m - 2)

A run that fits its neighbours as well as its counterpart is not evidence: that is Bertalign's margin (Liu and Zhu
2023). Lengths are Gale and Church's (1993) idea in the form log2(1 + min / max). The scaling by the text makes one set
of constants fit every encoder and language pair. They were tuned on WMT21 ru-en news and Text+Berg de-fr together.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LONGEST, LARGEST = 4, 5
BEADS = tuple(
    (n, m) for n in range(1, LONGEST + 1) for m in range(1, LONGEST + 1) if n + m <= LARGEST
)
"""Numbers of source and target sentences of the beads that are considered, besides one sentence without counterpart."""

NEIGHBOURS = 0.33
LENGTH = 0.80
OFFSET = 0.33
GROWTH = 0.275
MERGE = 0.18
NULL = -0.27
"""What a sentence without counterpart costs."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The similarities of a pair of texts: of sentences at random, and of those that translate each other."""

    random: float
    true: float

    @property
    def unit(self) -> float:
        """One unit of z."""
        return max(self.true - self.random, 0.05)


def scale_of(source: Array, target: Array, most: int = 2_000) -> Scale:
    """Measure the scale on the sentences of the texts, evenly chosen beyond ``most``."""
    rows = source[:: -(-len(source) // most)]
    columns = target[:: -(-len(target) // most)]
    similar = rows @ columns.T
    nearest = similar.argmax(1)
    mutual = similar.argmax(0)[nearest] == np.arange(len(rows))
    values = similar[np.arange(len(rows)), nearest][mutual]
    return Scale(float(similar.mean()), float(np.median(values)))


@dataclass(frozen=True, slots=True)
class Side:
    """One text: vectors of runs (longest, n, d), and characters before each sentence (n + 1)."""

    runs: Array
    passed: Array

    def lengths(self, size: int) -> Array:
        """Characters of the run of ``size`` sentences that ends with each sentence; 0 where there are not so many."""
        found = np.zeros(len(self.passed) - 1)
        found[size - 1 :] = self.passed[size:] - self.passed[:-size]
        return found


def block_scores(source: Side, target: Side, scale: Scale, rows: slice, columns: slice) -> Array:
    """S of every bead that ends with a source sentence in ``rows`` and a target sentence in ``columns``.

    Shape (number of bead types, rows, columns); meaningless where a run would begin before its text does.
    """
    ratio = target.passed[-1] / max(source.passed[-1], 1.0)
    wide = slice(max(columns.start - LONGEST, 0), min(columns.stop + 1, target.runs.shape[1]))
    tall = slice(max(rows.start - LONGEST, 0), min(rows.stop + 1, source.runs.shape[1]))
    to_singles = {n: source.runs[n - 1, rows] @ target.runs[0, wide].T for n in range(1, LONGEST + 1)}
    from_singles = {m: (source.runs[0, tall] @ target.runs[m - 1, columns].T).T for m in range(1, LONGEST + 1)}
    return np.stack(
        [
            bead_scores(
                source.runs[n - 1, rows] @ target.runs[m - 1, columns].T,
                beside(to_singles[n], columns, wide, m) + beside(from_singles[m], rows, tall, n).T,
                length_fit(source.lengths(n)[rows] * ratio, target.lengths(m)[columns]),
                n + m,
                scale,
            )
            for n, m in BEADS
        ]
    )


def bead_scores(cosine: Array, neighbours: Array, length: Array, size: int, scale: Scale) -> Array:
    """The formula; ``neighbours`` is the sum of both sides' means."""
    s = (cosine - scale.random - NEIGHBOURS * neighbours / 2) / scale.unit
    s = s * (1 + LENGTH * (length - 1)) - OFFSET
    score: Array = s * (size / 2) ** GROWTH - MERGE * (size - 2)
    return score


def beside(similar: Array, ends: slice, known: slice, size: int) -> Array:
    """Mean similarity to the sentences right after and right before runs of ``size`` that end in ``ends``.

    ``similar`` has the similarities to the single sentences in ``known``.
    """
    at = np.arange(ends.start, ends.stop)
    after, before = at + 1 - known.start, at - size - known.start
    has_after, has_before = after < similar.shape[1], (before >= 0) & (at - size >= 0)
    total = np.where(has_after, similar[:, np.minimum(after, similar.shape[1] - 1)], 0.0)
    total = total + np.where(has_before, similar[:, np.maximum(before, 0)], 0.0)
    found: Array = total / np.maximum(has_after.astype(int) + has_before, 1)
    return found


def length_fit(source: Array, target: Array) -> Array:
    """log2(1 + shorter / longer): 1 for equal lengths."""
    shorter = np.minimum(source[:, None], target[None])
    longer = np.maximum(np.maximum(source[:, None], target[None]), 1.0)
    fit: Array = np.log2(1 + shorter / longer)
    return fit
