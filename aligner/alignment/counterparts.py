"""Is the translation of a foreign sentence standing in the same text? From vectors, lengths and places.

For each foreign sentence every sentence of the main language is scored by a logistic model: how alike the two are
beside everything else the text says, whether the one stands next to the other, whether their lengths agree, and whether
both end as sentences do (a heading and the first sentence under it say the same, and are no translation of each other).

The model was fitted on 2,400 cases made from WMT21 news documents, of which 15 in 115 have the foreign sentence before
its translation or elsewhere; on 480 others it has F1 .977, the best similarity alone .94.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIMILARITY = 19.17
LEAD = 4.72
AFTER_IT = 4.27
BEFORE_IT = 2.17
LENGTH = -5.79
ENDING = -3.80
BIAS = -11.79

LEAST_LEAD, MOST_LEAD = -0.3, 0.5
BACKGROUND, BACKGROUND_WEIGHT = 0.06, 5
"""Similarity of unrelated sentences with the bundled encoder, and how many of the text's own outweigh it: what is
above the background of a text is measured alike with every encoder."""
LENGTH_PRIOR = 5
WINDOW = 2_000
"""Sentences before and after a passage that are compared with it. Nobody leaves a text further from its translation,
and time and memory grow in step with the text."""
ROWS = 256


Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one side, in the order of the text: vectors (n, d), lengths in characters, ends with a stop."""

    vectors: NDArray[np.float32]
    lengths: Array
    stops: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Closest:
    """The sentences of the main language that come closest to a passage: first and last, similarity, probability."""

    first: int
    last: int
    similarity: float
    probability: float


def closest_sentences(
    foreign: Sentences, main: Sentences, places: NDArray[np.int64], passages: Sequence[slice]
) -> list[Closest]:
    """The best counterpart of each passage.

    ``places`` has for each foreign sentence how many of the main language stand before it; ``passages`` are slices of
    the foreign sentences, none of them empty. ``main`` must not be empty.
    """
    best, similarity, scores = best_matches(foreign, main, places)
    return [
        closest_of(best[some], similarity[some], scores[some], foreign.lengths[some] / foreign.lengths[some].sum())
        for some in passages
    ]


def closest_of(best: Array, similarity: Array, scores: Array, weights: Array) -> Closest:
    """The match of a passage from those of its sentences, which vote by their lengths."""
    score = float(scores @ weights)
    probability = round(1 / (1 + float(np.exp(-score))), 3)
    if score > 0:
        return Closest(int(best.min()), int(best.max()), round(float(similarity @ weights), 3), probability)
    closest = int(similarity.argmax())
    return Closest(int(best[closest]), int(best[closest]), round(float(similarity[closest]), 3), probability)


def best_matches(
    foreign: Sentences, main: Sentences, places: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Array, Array]:
    """For each foreign sentence: the index of its best match, the cosine of the two, the score."""
    count = len(places)
    best, cosines, scores = np.zeros(count, np.int64), np.zeros(count), np.zeros(count)
    together = run_lengths(places)
    for start in range(0, count, ROWS):
        rows = slice(start, min(start + ROWS, count))
        low = max(int(places[rows].min()) - WINDOW, 0)
        near = slice(low, min(int(places[rows].max()) + WINDOW, len(main.lengths)))
        cosine = foreign.vectors[rows].astype(np.float64) @ main.vectors[near].astype(np.float64).T
        score = scored(cosine, foreign, main, rows, near, places[rows], together[rows])
        index = score.argmax(1)
        each = np.arange(len(index))
        best[rows], cosines[rows], scores[rows] = index + low, cosine[each, index], score[each, index]
    return best, cosines, scores


def run_lengths(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each foreign sentence, how many stand together with it, nothing of the main language between them."""
    _, inverse, counts = np.unique(places, return_inverse=True, return_counts=True)
    together: NDArray[np.int64] = counts[inverse]
    return together


def scored(
    cosine: Array,
    foreign: Sentences,
    main: Sentences,
    rows: slice,
    near: slice,
    places: NDArray[np.int64],
    together: NDArray[np.int64],
) -> Array:
    """The log-odds that each sentence of the main language is the translation of each foreign one."""
    above = above_background(cosine)
    index = np.arange(near.start, near.stop)
    after = (index < places[:, None]) & (index >= (places - together)[:, None])
    before = (index >= places[:, None]) & (index < (places + together)[:, None])
    ratio = np.log(foreign.lengths[rows, None] + LENGTH_PRIOR) - np.log(main.lengths[near] + LENGTH_PRIOR)
    differ = foreign.stops[rows, None] != main.stops[near]
    score: Array = (
        SIMILARITY * above
        + LEAD * np.clip(lead(above), LEAST_LEAD, MOST_LEAD)
        + AFTER_IT * after
        + BEFORE_IT * before
        + LENGTH * np.abs(ratio)
        + ENDING * differ
        + BIAS
    )
    return score


def above_background(cosine: Array) -> Array:
    """Similarities mapped so that those of unrelated sentences become 0, row by row."""
    count = cosine.shape[1]
    usual = (np.median(cosine, axis=1) * count + BACKGROUND * BACKGROUND_WEIGHT) / (count + BACKGROUND_WEIGHT)
    above: Array = (cosine - usual[:, None]) / (1 - usual[:, None])
    return above


def lead(similarity: Array) -> Array:
    """How far each is above the highest of the others in its row."""
    if similarity.shape[1] == 1:
        return similarity.copy()
    each, best = np.arange(len(similarity)), similarity.argmax(1)
    others = similarity.copy()
    others[each, best] = -np.inf
    ahead: Array = similarity - similarity.max(1)[:, None]
    ahead[each, best] = similarity[each, best] - others.max(1)
    return ahead
