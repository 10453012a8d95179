"""What the alignment of sentences is given: vectors of runs of sentences, and of the clauses inside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]

LEAST_WORDS, MOST_WORDS, LEAST_LEFT = 3, 5, 2
PUNCTUATION = frozenset(",;:.!?()—–-«»\"“”„…")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a text: vectors (k, d), weights in characters (k), and where each sentence's begin (n + 1).

    Every sentence has one at least; that of a blank one is zeros.
    """

    vectors: Array
    weights: Array
    begin: Array

    def part(self, start: int, end: int) -> "Clauses":
        """The clauses of some of the sentences."""
        begin = self.begin[start : end + 1]
        some = slice(int(begin[0]), int(begin[-1]))
        return Clauses(self.vectors[some], self.weights[some], begin - begin[0])


@dataclass(frozen=True, slots=True)
class Spans:
    """A text in vectors.

    ``runs`` has shape (longest, n, d), float32: row k - 1 holds the runs of k sentences that end at each sentence, unit
    vectors, zeros where fewer than k end there and for blank ones.
    """

    runs: Array
    clauses: Clauses | None = None
    """None with an encoder that would need a pass of its own for them."""


def clause_cuts(words: Sequence[str]) -> list[tuple[int, int]]:
    """Ranges of words: cut after punctuation once there are three, always at five, and leave two at least."""
    cuts, start = [], 0
    for end in range(1, len(words)):
        enough = end - start >= LEAST_WORDS and words[end - 1][-1] in PUNCTUATION
        if len(words) - end >= LEAST_LEFT and (enough or end - start >= MOST_WORDS):
            cuts.append((start, end))
            start = end
    cuts.append((start, len(words)))
    return cuts
