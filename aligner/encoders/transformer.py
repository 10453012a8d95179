"""Any sentence-transformers model, by name or from a folder."""

import contextlib
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Progress
from aligner.encoders.spans import Array
from aligner.encoders.text import is_blank, normalised
from aligner.errors import ModelError

Vectors = NDArray[np.float32]

PORTION = 256
"""Texts between two reports of progress."""


class TransformerEncoder:
    """A model of the user's own. Runs of sentences are encoded as the joined texts they are."""

    def __init__(self, name: str) -> None:
        """Load the model: seven seconds for the library, and what the model takes.

        Raises ``ModelError`` when the extra is not installed, the folder holds no model, or a name cannot be fetched.
        """
        self.name = f"sentence-transformers {name}"
        self._model = loaded(name)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``. Blank texts have rows of zeros."""
        vectors = np.zeros((len(texts), self._dimensions()), np.float32)
        wanted = sorted((i for i, text in enumerate(texts) if not is_blank(text)), key=lambda i: len(texts[i]))
        for at in range(0, len(wanted), PORTION):
            portion = wanted[at : at + PORTION]
            vectors[portion] = self._model.encode(
                [normalised(texts[i]) for i in portion], normalize_embeddings=True, show_progress_bar=False
            )
            if progress:
                progress(at + len(portion), len(wanted))
        return vectors

    def encode_spans(self, sentences: Sequence[str], progress: Progress | None = None) -> "JoinedSpans":
        """See ``Encoder``. Runs are joined texts, encoded where they are asked for."""
        return JoinedSpans(self, sentences, progress)

    def encode_words(self, texts: Sequence[str]) -> None:
        """None: each word would be a pass of its own."""

    def encode_runs(
        self, sentences: Sequence[str], sizes: Sequence[int], progress: Progress | None = None
    ) -> Array:
        """Vectors of the runs of these sizes, shape (sizes, n, d): one batch for all of them."""
        count = len(sentences)
        runs = [(row, size, end) for row, size in enumerate(sizes) for end in range(size, count + 1)]
        found = self.encode([" ".join(sentences[end - size : end]) for _, size, end in runs], progress)
        vectors = np.zeros((len(sizes), count, self._dimensions()), np.float32)
        for (row, _, end), vector in zip(runs, found, strict=True):
            vectors[row, end - 1] = vector
        return vectors

    def _dimensions(self) -> int:
        return int(self._model.get_embedding_dimension())


class JoinedSpans:
    """The vectors of a text as such a model has them."""

    def __init__(self, encoder: TransformerEncoder, sentences: Sequence[str], progress: Progress | None) -> None:
        """Encode the sentences."""
        self._encoder = encoder
        self._sentences = sentences
        self.sentences = encoder.encode(sentences, progress)

    def runs(self, start: int, stop: int, longest: int) -> Array:
        """See ``Spans``."""
        more = self._encoder.encode_runs(self._sentences[start:stop], range(2, longest + 1))
        return np.concatenate([self.sentences[None, start:stop], more])

    def clauses(self, sentences: Array) -> None:
        """None: each would be a pass of its own."""


def loaded(name: str) -> Any:
    """The model, loaded without a word on the terminal and without running code that it brings."""
    try:
        with quiet():
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(name, device="cpu", trust_remote_code=False)
    except ModuleNotFoundError as error:
        if error.name != "sentence_transformers":
            raise
        raise ModelError(
            f"--encoder {name}: needs the extra: pip install 'bitext-aligner[sentence-transformers]'"
        ) from None
    except (OSError, ValueError, KeyError, RuntimeError) as error:      # what the library raises, by what is missing
        kind = "holds no model that can be loaded" if Path(name).is_dir() else "cannot be had from the hub"
        raise ModelError(f"--encoder {name}: {kind}: {first_line(error)}") from None


def first_line(error: Exception) -> str:
    """The first line of an error's text."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """No progress bars, no advice and no telemetry from the libraries while a model is loaded."""
    for variable in ("HF_HUB_DISABLE_PROGRESS_BARS", "HF_HUB_DISABLE_TELEMETRY", "TRANSFORMERS_NO_ADVISORY_WARNINGS"):
        os.environ.setdefault(variable, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    previous = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(previous)
