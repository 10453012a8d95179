"""How well runs of source and target sentences fit: the score S.

    z(x) = (x - b0) / (mu - b0)         b0 the mean similarity of the text's pairs, mu the median of mutual neighbours
    s    = z(cosine) - NEIGHBOURS (neighbours - b0) / (mu - b0)
    s    = s (1 + LENGTH (length - 1)) - OFFSET
    S    = s ((n + m) / 2) ** GROWTH - MERGE (n + m - 2)

A run that fits its neighbours as well as its counterpart is not evidence: that is Bertalign's margin (Liu and Zhu
2023). Lengths are Gale and Church's (1993) idea in the form log2(1 + min / max). The scaling by the text makes one set
of constants fit every encoder and language pair. Beside the beads, sentences without counterpart have their costs, and
so has a cut where a sentence goes on in one of the texts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.encoders.spans import Clauses, Spans

Array = NDArray[Any]
Scores = Callable[[slice, slice], Array]
"""What beads score that end with a source sentence of the first slice and a target sentence of the second, shape
(types of beads, rows, columns); meaningless where a run would begin before its text does."""

LARGEST = 6
LONGEST = LARGEST - 1
BEADS = tuple((n, size - n) for size in range(2, LARGEST + 1) for n in range(1, size))
"""Numbers of source and target sentences of the beads that are considered, besides one sentence without counterpart;
smaller ones first. With five sentences in all, three of 381 beads of Text+Berg de-fr are lost, and nothing is gained on
any of the development sets."""
FIRST_BEADS = tuple(bead for bead in BEADS if sum(bead) <= 3)
LONGEST_FIRST = 2
"""Those of the first pass, and their longest runs: where others are needed, it is in doubt anyway."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The constants of S, and what a sentence without counterpart costs."""

    neighbours: float
    length: float
    offset: float
    growth: float
    merge: float
    null: float
    ease: float = 0.0
    """Less what, for one that is more easily left out than a sentence."""


DOUBTFUL = 0.3
"""What a sentence gains without counterpart that is known to stand untranslated: more than it costs."""

SENTENCES = Weights(neighbours=0.33, length=0.80, offset=0.38, growth=0.275, merge=0.18, null=-0.27)
"""With sentences alone. Tuned on WMT21 ru-en news and Text+Berg de-fr together."""


CUT = 0.5
"""What it costs to cut two texts where a sentence goes on in the one and ends in the other. From .4 to .6 all is the
same on the development sets; Text+Berg de-fr, where sentences are often torn within brackets, gains three beads."""
ALL, SOME = 2_000, 500
"""Sentences up to which the scale is measured on all of them, and beyond which on how many, evenly chosen."""
UNEQUAL, FEW_PAIRS = 1.5, 5
"""A text that is so many times as long as its pairs of sentences say, and these are not too few, has much more, or much
less, than the other: one was cut off. If the pairs were always asked, Text+Berg de-fr would lose .011. With 2, of 1,618
sentences behind a cut in WMT21 news 45 more were taken for a part of what stands before it."""
ROWS = 1_000
"""Vectors that are copied at a time."""
MOST_RANDOM = 0.9
"""Share of the similarity of translations that random pairs have at most: in a text of one sentence, repeated, all of
it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One text, or a part of it."""

    runs: Array
    """Vectors of the runs of 1, 2, ... sentences that end at each, shape (sizes, n, d); of a whole text only of one."""
    passed: Array
    """Characters before each sentence, and in all (n + 1)."""
    ease: Array
    """How easily each is left out (n): 0 for a sentence, more for what is hardly text, less for a part of one."""
    clauses: Clauses | None = None
    doubtful: Array | None = None
    """What is known to stand untranslated (n): 1, else 0. It takes a good counterpart to outweigh that."""
    midway: Array | None = None
    """Before, between and after the sentences (n + 1): 1 where a sentence of the language goes on, else 0."""
    spans: Spans | None = None
    """Where longer runs and the clauses come from, if they are not here."""

    def part(self, start: int, stop: int, longest: int = LONGEST) -> "Side":
        """Some of the sentences as a text of their own, with runs of up to so many.

        With clauses too, where they can be had and all runs are asked for.
        """
        runs = self.runs[:, start:stop] if self.spans is None else self.spans.runs(start, stop, longest)
        _, clauses = self.some(np.arange(start, stop)) if longest == LONGEST else (None, None)
        passed = self.passed[start : stop + 1] - self.passed[start]
        doubtful = None if self.doubtful is None else self.doubtful[start:stop]
        midway = None if self.midway is None else self.midway[start : stop + 1]
        return Side(runs, passed, self.ease[start:stop], clauses, doubtful, midway)

    def some(self, chosen: Array) -> tuple[Array, Clauses | None]:
        """The vectors of single sentences, given by their indices, and their clauses."""
        if self.spans is not None:
            return self.runs[0, chosen], self.spans.clauses(chosen)
        return self.runs[0, chosen], None if self.clauses is None else self.clauses.of(chosen)

    @property
    def count(self) -> int:
        """Sentences."""
        return len(self.passed) - 1

    @property
    def translated(self) -> float:
        """Characters of what is not known to stand untranslated, one at least."""
        lengths = np.diff(self.passed)
        return max(float(lengths.sum() if self.doubtful is None else lengths @ (1 - self.doubtful)), 1.0)

    def lengths(self, size: int) -> Array:
        """Characters of the run of ``size`` sentences that ends with each sentence; 0 where there are not so many."""
        found = np.zeros(self.count)
        found[size - 1 :] = self.passed[size:] - self.passed[:-size]
        return found


@dataclass(frozen=True, slots=True)
class Scale:
    """What is usual in a pair of texts."""

    random: float
    """Similarity of sentences at random."""
    true: float
    """Similarity of those that translate each other."""
    ratio: float
    """Characters of the target for each of the source."""
    lengths: tuple[float, float]
    """Mean characters of a source and of a target sentence."""

    @property
    def unit(self) -> float:
        """One unit of z."""
        return max(self.true - self.random, 0.05)


def scale_of(source: Side, target: Side) -> Scale:
    """Measure the scale on pairs of sentences that are each other's nearest."""
    if not source.count or not target.count:
        return Scale(0.0, 0.0, 1.0, (1.0, 1.0))
    step = 1 if source.count <= ALL else -(-source.count // SOME)
    rows = source.runs[0, ::step]
    chosen, nearest, values = mutual_neighbours(rows, target.runs[0])
    true = float(np.median(values))
    similar, pairs = float(rows.sum(0) @ target.runs[0].sum(0)), len(rows) * target.count
    others = (similar - float(values.sum())) / max(pairs - len(values), 1)
    return Scale(
        min(others, MOST_RANDOM * true),
        true,
        ratio_of(source, target, chosen * step, nearest),
        (max(source.passed[-1], 1.0) / source.count, max(target.passed[-1], 1.0) / target.count),
    )


def ratio_of(source: Side, target: Side, rows: Array, columns: Array) -> float:
    """Characters of the target for each of the source: of the texts, or of these pairs where the texts are unequal.

    Of those, what was merged makes the pairs unequal, and what is missing the texts: the nearer one to equal is right.
    """
    whole = target.translated / source.translated
    pairs = max(float(target.lengths(1)[columns].sum()), 1.0) / max(float(source.lengths(1)[rows].sum()), 1.0)
    if len(rows) >= FEW_PAIRS and 1 / UNEQUAL <= whole / pairs <= UNEQUAL:
        return whole
    return min(max(1.0, min(whole, pairs)), max(whole, pairs))


def mutual_neighbours(rows: Array, columns: Array) -> tuple[Array, Array, Array]:
    """Rows and columns that are nearest to each other, and their cosines."""
    nearest, best = np.zeros(len(rows), np.int64), np.full(len(rows), -2.0, np.float32)
    back = np.zeros(len(columns), np.int64)
    for start in range(0, len(columns), ROWS):
        similar = rows @ columns[start : start + ROWS].T
        back[start : start + ROWS] = similar.argmax(0)
        higher = similar.max(1) > best
        nearest[higher] = similar.argmax(1)[higher] + start
        best = np.maximum(best, similar.max(1))
    chosen = np.flatnonzero(back[nearest] == np.arange(len(rows)))
    return chosen, nearest[chosen], best[chosen]


def background(source: Side, target: Side, ours: Array, theirs: Array, similarities: Sequence[float]) -> float:
    """Mean similarity of all pairs of some sentences but those that translate each other, whose similarities are given.

    ``ours`` and ``theirs`` are 1 for the sentences that count, else 0.
    """
    total = float((ours @ source.runs[0]) @ (theirs @ target.runs[0])) - sum(similarities)
    return total / max(float(ours.sum() * theirs.sum()) - len(similarities), 1.0)


def sentence_scores(
    source: Side, target: Side, weights: Weights, scale: Scale, beads: Sequence[tuple[int, int]] = BEADS
) -> Scores:
    """S of the beads of two texts."""
    def scores(rows: slice, columns: slice) -> Array:
        beside = neighbour_similarity(source, target, rows, columns, beads) if weights.neighbours else None
        found = np.empty((len(beads), rows.stop - rows.start, columns.stop - columns.start))
        for kind, (n, m) in enumerate(beads):
            cosine = source.runs[n - 1, rows] @ target.runs[m - 1, columns].T
            if beside is not None:
                cosine -= weights.neighbours * (beside(n, m) - scale.random)
            fit = length_fit(source.lengths(n)[rows, None] * scale.ratio, target.lengths(m)[columns])
            s = (cosine - scale.random) / scale.unit * (1 + weights.length * (fit - 1)) - weights.offset
            found[kind] = s * ((n + m) / 2) ** weights.growth - weights.merge * (n + m - 2)
        return found

    return scores


def cut_costs(source: Side, target: Side, rows: slice, columns: slice) -> Array:
    """What it costs to cut there, below 0: ``rows`` and ``columns`` are numbers of sentences passed."""
    if source.midway is None or target.midway is None:
        return np.zeros((rows.stop - rows.start, columns.stop - columns.start))
    found: Array = -CUT * np.abs(source.midway[rows, None] - target.midway[columns])
    return found


def pair_scores(source: Side, target: Side, weights: Weights, scale: Scale, pairs: Array) -> tuple[Array, Array]:
    """S of one sentence with one, and their cosines; ``pairs`` (k, 2) are the indices."""
    rows, columns = pairs.T
    ours, theirs = source.runs[0], target.runs[0]

    def to_neighbours(own: Array, at: Array, other: Array, places: Array) -> Array:
        total, number = np.zeros(len(at)), np.zeros(len(at))
        for place in (places - 1, places + 1):
            there = (place >= 0) & (place < len(other))
            total[there] += cosines(own, at[there], other, place[there])
            number += there
        return total / np.maximum(number, 1)

    cosine = cosines(ours, rows, theirs, columns)
    beside = (to_neighbours(ours, rows, theirs, columns) + to_neighbours(theirs, columns, ours, rows)) / 2
    fit = length_fit(source.lengths(1)[rows] * scale.ratio, target.lengths(1)[columns])
    similar = cosine - weights.neighbours * (beside - scale.random) - scale.random
    return similar / scale.unit * (1 + weights.length * (fit - 1)) - weights.offset, cosine


def cosines(own: Array, at: Array, other: Array, places: Array) -> Array:
    """Dot products of some rows of the one with some rows of the other, pair by pair."""
    found = np.empty(len(at))
    for start in range(0, len(at), ROWS):
        some = slice(start, start + ROWS)
        found[some] = np.einsum("ij,ij->i", own[at[some]], other[places[some]])
    return found


def neighbour_similarity(
    source: Side, target: Side, rows: slice, columns: slice, beads: Sequence[tuple[int, int]]
) -> Callable[[int, int], Array]:
    """Means, over both sides, of the similarity of a run to the sentences right before and after the other run."""
    wide = slice(max(columns.start - LONGEST, 0), min(columns.stop + 1, target.count))
    tall = slice(max(rows.start - LONGEST, 0), min(rows.stop + 1, source.count))
    sizes = range(1, max(map(max, beads)) + 1)
    to_singles = {n: source.runs[n - 1, rows] @ target.runs[0, wide].T for n in sizes}
    from_singles = {m: (source.runs[0, tall] @ target.runs[m - 1, columns].T).T for m in sizes}

    def mean(n: int, m: int) -> Array:
        found: Array = beside(to_singles[n], columns, wide, m) + beside(from_singles[m], rows, tall, n).T
        return found / 2

    return mean


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
    shorter = np.minimum(source, target)
    longer = np.maximum(np.maximum(source, target), 1.0)
    fit: Array = np.log2(1 + shorter / longer)
    return fit


def closeness(similarity: float, length: float, other_length: float, scale: Scale) -> float:
    """How close the two sides of a bead are, for those who read it: the part of S that depends on nothing around them.

    0 for sentences at random and 1 for a usual translation in this pair of texts, less what the lengths differ by; what
    is closer than usual is no better.
    """
    expected = length * scale.ratio
    fit = log2(1 + min(expected, other_length) / max(expected, other_length, 1.0))
    return min(max((similarity - scale.random) / scale.unit * (1 + SENTENCES.length * (fit - 1)), 0.0), 1.0)
