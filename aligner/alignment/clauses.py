"""What clauses know that sentences do not: whether each part of a bead is said on the other side, and only there.

A sentence that was left out hides in a merge: its neighbour's translation, joined to it, still looks like the two. But
its own clauses are then said nowhere. For each clause, *in* is its best cosine to any clause or sentence of the bead's
other side, *out* the same for the one sentence before and after that side:

    M = (.3 / R) (sum over source clauses of weight margin(in - out) / mean sentence length, + the target's)
    Z = max((m - typical) / deviation, -6) / 3      for beads of more than two sentences

    G = clip(g / R, 0, 1)                           for them too

with margin(x) = STOLEN max(x, -.3) below 0 and OWN min(x, .3) above, m the lowest weighted mean of *in* over the
sentences of a side that has several, and g what the other side's *in* loses without the first or the last of those,
per character of it, whichever is less. Typical coverage, its deviation and the range R come from the text itself: the
1-1 beads of the first pass against any pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.scoring import BEADS, LONGEST, Scale, Scores, Side, Weights, sentence_scores
from aligner.encoders.spans import Clauses

Array = NDArray[Any]

WITH_CLAUSES = Weights(neighbours=0.0, length=1.25, offset=0.22, growth=0.10, merge=0.0, null=-0.21, ease=0.06)
"""The constants of S beside clauses: what stands next to a run is told by the margin. These and the ones below were
tuned together on WMT21 ru-en news (articles, short documents re-segmented, and as translated) and Text+Berg de-fr, as
means over samples of the documents; single optima differ in the second digit."""
STOLEN, OWN = 1.10, 0.23
COVERAGE, GAIN, MERGED = 0.20, 0.21, -0.10
MANY_TO_MANY = 0.19
"""What a bead with several sentences on both sides loses: two sentences in a row that say nearly the same, as a heading
and the one under it, would else be taken for one bead of two and two."""
NOTHING = -1.0
"""Below any similarity."""

MOST_MARGIN = 0.3
LEAST_RANGE = 0.1
WORST = -6.0
FEW_BEADS, PRIOR_BEADS = 30, 5
PRIOR_TYPICAL, PRIOR_VARIANCE = 0.68, 0.01
"""Coverage of true 1-1 beads, taken for as many beads as ``PRIOR_BEADS`` where a text has few of its own."""
SAMPLED = 100
"""1-1 beads on which coverage is measured, evenly chosen."""
TRUE_PAIRS = 0.1
"""Share of true pairs among those that a search looks at."""


@dataclass(frozen=True, slots=True)
class ClauseSums:
    """For each size of run of the other side: what the clauses of sentences (rows) find in runs (columns).

    Sums over the clauses of a sentence, weighted by their characters.
    """

    covered: tuple[Array, ...]
    margin: tuple[Array, ...]
    first: tuple[Array, ...]
    """How much less is covered without the first sentence of the run."""
    last: tuple[Array, ...]
    """How much less without its last one."""


def find(own: Clauses, rows: slice, other: Side, columns: slice) -> ClauseSums:
    """What the clauses of sentences ``rows`` find in the other side's runs that end in ``columns``."""
    assert other.clauses is not None
    known = slice(max(columns.start - LONGEST, 0), min(columns.stop + 1, other.count))
    begin, weights, vectors = parts(own, rows)
    theirs, _, other_vectors = parts(other.clauses, known)
    best = np.maximum.reduceat(vectors @ other_vectors.T, theirs, axis=1)
    best = np.maximum(best, vectors @ other.runs[0, known].T)
    at = np.arange(columns.start, columns.stop) - known.start + LONGEST + 1
    padded = np.pad(best, ((0, 0), (LONGEST + 1, 1)))      # beside the text there is nothing to find

    def of_sentences(of_clauses: Array) -> Array:
        found: Array = np.add.reduceat(weights[:, None] * of_clauses, begin)
        return found

    covered, margin, first, last = [], [], [], []
    inside = early = none = np.full((len(best), len(at)), NOTHING)
    for size in range(1, LONGEST + 1):
        whole = np.maximum(inside, padded[:, at - size + 1])
        early = np.maximum(early, padded[:, at - size + 1]) if size > 1 else none
        lead = whole - np.maximum(padded[:, at + 1], padded[:, at - size])
        lead = STOLEN * np.clip(lead, -MOST_MARGIN, 0) + OWN * np.clip(lead, 0, MOST_MARGIN)
        covered.append(of_sentences(whole))
        margin.append(of_sentences(lead))
        if size > 1:
            first.append(covered[-1] - covered[-2])
            last.append(covered[-1] - of_sentences(early))
        inside = whole
    return ClauseSums(tuple(covered), tuple(margin), tuple(first), tuple(last))


def parts(clauses: Clauses, sentences: slice) -> tuple[Array, Array, Array]:
    """Where the clauses of each of some sentences begin among theirs, their weights, their vectors."""
    begin = clauses.begin[sentences.start : sentences.stop + 1]
    some = slice(int(begin[0]), int(begin[-1]))
    return begin[:-1] - begin[0], clauses.weights[some], clauses.vectors[some]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What coverage is like in a pair of texts: of true 1-1 beads, and the range between those and any pair."""

    typical: float
    deviation: float
    range: float


def coverage_of(source: Side, target: Side, pairs: Sequence[tuple[int, int]]) -> Coverage | None:
    """Measure the coverage of 1-1 beads, given by their indices, and of any pair of them; None without clauses."""
    chosen = np.array(pairs[:: max(-(-len(pairs) // SAMPLED), 1)], np.int64).reshape(-1, 2)
    (ours, our_clauses), (theirs, their_clauses) = source.some(chosen[:, 0]), target.some(chosen[:, 1])
    if our_clauses is None or their_clauses is None:
        return None
    count = len(chosen)
    if not count:
        return Coverage(PRIOR_TYPICAL, PRIOR_VARIANCE**0.5, PRIOR_TYPICAL)
    both = covered(our_clauses, their_clauses, theirs) + covered(their_clauses, our_clauses, ours).T
    own = np.diag(both) / 2
    typical, variance = float(np.median(own)), float(np.var(own))
    if count < FEW_BEADS:
        typical = (count * typical + PRIOR_BEADS * PRIOR_TYPICAL) / (count + PRIOR_BEADS)
        variance = (count * variance + PRIOR_BEADS * PRIOR_VARIANCE) / (count + PRIOR_BEADS)
    others = float(both.sum() / 2 - own.sum()) / max(count * (count - 1), 1)
    any_pair = (1 - TRUE_PAIRS) * others + TRUE_PAIRS * float(own.mean())
    return Coverage(typical, max(variance, 1e-4) ** 0.5, max(typical - any_pair, LEAST_RANGE))


def covered(clauses: Clauses, others: Clauses, sentences: Array) -> Array:
    """The coverage of each of some sentences by each of others, of which the vectors are given as well, -1 to 1."""
    best = np.maximum.reduceat(clauses.vectors @ others.vectors.T, others.begin[:-1], axis=1)
    best = np.maximum(best, clauses.vectors @ sentences.T)
    found: Array = np.add.reduceat(clauses.weights[:, None] * best, clauses.begin[:-1])
    return found / sentence_weights(clauses)[:, None]


def clause_scores(source: Side, target: Side, scale: Scale, coverage: Coverage) -> Scores:
    """S, M, Z and G of the beads of two texts."""
    of_sentences = sentence_scores(source, target, WITH_CLAUSES, scale)
    ours, theirs = source.clauses, target.clauses
    assert ours is not None
    assert theirs is not None
    our_weights, their_weights = sentence_weights(ours), sentence_weights(theirs)
    our_length, their_length = scale.lengths
    unit = MOST_MARGIN / coverage.range

    def scores(rows: slice, columns: slice) -> Array:
        tall = slice(max(rows.start - LONGEST + 1, 0), rows.stop)
        wide = slice(max(columns.start - LONGEST + 1, 0), columns.stop)
        ahead, back = find(ours, tall, target, columns), find(theirs, wide, source, rows)
        of_rows = Runs(rows, tall, our_weights[tall])
        of_columns = Runs(columns, wide, their_weights[wide])
        our_means = [total / of_rows.weights[:, None] for total in ahead.covered]
        their_means = [total / of_columns.weights[:, None] for total in back.covered]
        found = of_sentences(rows, columns)
        for kind, (n, m) in enumerate(BEADS):
            margin = of_rows.sums(ahead.margin[m - 1], n) / our_length
            margin = margin + of_columns.sums(back.margin[n - 1], m).T / their_length
            found[kind] += unit * margin
            if n + m > 2:
                covered = gain = np.array(np.inf)
                if n > 1:
                    covered = np.minimum(covered, of_rows.lowest(our_means[m - 1], n))
                    gain = np.minimum(gain, needed(of_rows, n, back, of_columns, m).T / scale.ratio)
                if m > 1:
                    covered = np.minimum(covered, of_columns.lowest(their_means[n - 1], m).T)
                    gain = np.minimum(gain, needed(of_columns, m, ahead, of_rows, n) * scale.ratio)
                z = np.maximum((covered - coverage.typical) / coverage.deviation, WORST) / 3
                found[kind] += COVERAGE * z + GAIN * np.clip(gain / coverage.range, 0, 1)
                found[kind] += MERGED - MANY_TO_MANY * (n > 1 and m > 1)
        return found

    return scores


def sentence_weights(clauses: Clauses) -> Array:
    """Characters of each sentence, without blanks."""
    sums: Array = np.add.reduceat(clauses.weights, clauses.begin[:-1])
    return sums


def needed(runs: "Runs", size: int, found: ClauseSums, others: "Runs", other_size: int) -> Array:
    """What the other side loses without the first or the last sentence of a run, whichever it needs less.

    ``found`` is what the clauses of the other side find in these runs; in characters of theirs for each of ours.
    """
    members = runs.members(size)
    first = others.sums(found.first[size - 2], other_size) / runs.weights[members[-1]]
    last = others.sums(found.last[size - 2], other_size) / runs.weights[members[0]]
    least: Array = np.minimum(first, last)
    return least


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of sentences that end in ``ends``, over tables whose rows are the sentences ``known``."""

    ends: slice
    known: slice
    weights: Array
    """Characters of the known sentences."""

    def members(self, size: int) -> list[Array]:
        """Rows of the last sentence of each run, of the one before it, and so on."""
        last = np.arange(self.ends.start, self.ends.stop) - self.known.start
        return [np.maximum(last - back, 0) for back in range(size)]

    def sums(self, table: Array, size: int) -> Array:
        """Sums over the sentences of each run."""
        found: Array = np.add.reduce([table[member] for member in self.members(size)])
        return found

    def lowest(self, table: Array, size: int) -> Array:
        """Minima over the sentences of each run."""
        found: Array = np.minimum.reduce([table[member] for member in self.members(size)])
        return found
