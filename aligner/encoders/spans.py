"""What the alignment of sentences is given: vectors of runs of sentences, and of the clauses inside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LEAST_WORDS, MOST_WORDS, LEAST_LEFT = 3, 6, 2
PUNCTUATION = frozenset(",;:.!?()—–-«»\"“”„…")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a text: vectors (k, d), weights in characters (k), and where each sentence's begin (n + 1).

    Every sentence has one at least; that of a blank one is zeros.
    """

    vectors: Array
    weights: Array
    begin: Array

    def of(self, sentences: Array) -> "Clauses":
        """The clauses of some of the sentences, given by their indices."""
        counts = np.diff(self.begin)[sentences]
        begin = np.concatenate([[0], np.cumsum(counts)])
        rows = np.arange(begin[-1]) + np.repeat(self.begin[:-1][sentences] - begin[:-1], counts)
        return Clauses(self.vectors[rows], self.weights[rows], begin)


class Spans(Protocol):
    """A text in vectors: those of its sentences, and on demand those for the places where the search is in doubt."""

    sentences: Array
    """Shape (n, d), float32: unit vectors, zeros for blank sentences."""

    def runs(self, start: int, stop: int, longest: int) -> Array:
        """Runs of up to ``longest`` of the sentences start to stop, shape (longest, stop - start, d).

        Row k - 1 has the runs of k sentences that end at each; zeros where there is no such run and for blank ones.
        """

    def clauses(self, sentences: Array) -> Clauses | None:
        """The clauses of sentences given by their indices; None where each would take a pass of its own."""


def clause_cuts(words: Sequence[str]) -> list[tuple[int, int]]:
    """Ranges of words: cut after punctuation once there are three, always at six, and leave two at least."""
    cuts, start = [], 0
    for end in range(1, len(words)):
        enough = end - start >= LEAST_WORDS and words[end - 1][-1] in PUNCTUATION
        if len(words) - end >= LEAST_LEFT and (enough or end - start >= MOST_WORDS):
            cuts.append((start, end))
            start = end
    cuts.append((start, len(words)))
    return cuts
