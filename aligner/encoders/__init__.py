"""Texts -> unit vectors: the bundled encoder, and sentence-transformers models behind the same small protocol.

Nothing in this package is imported before a vector is needed: numpy alone costs a tenth of a second.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from aligner.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligner.encoders.spans import Spans

    Vectors = NDArray[np.float32]

Progress = Callable[[int, int], None]
"""Told how many of how many texts have their vectors."""

LOADING = threading.Lock()


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how alike two texts are in meaning."""

    name: str
    """The model and the version of its weights."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> "Vectors":
        """Unit rows, float32, shape (n, d); zeros for a blank text. The same texts have the same vectors to the bit."""

    def encode_spans(self, sentences: Sequence[str], progress: Progress | None = None) -> "Spans":
        """Vectors of sentences and of runs of them, and of clauses where they take no pass of their own."""

    def encode_words(self, texts: Sequence[str]) -> "list[Vectors] | None":
        """Vectors of the words of each text, as they stand between blanks; None if it takes a pass for each word."""


def refuse_missing(name: str | None) -> None:
    """Raise ``ModelError`` for a name that can only mean a folder, where there is none.

    It costs nothing, so a slip is said before the first text, and not when one needs the model.
    """
    if name is not None and looks_like_a_path(name) and not os.path.isdir(name):
        raise ModelError(f"--encoder {name}: there is no such folder")


def looks_like_a_path(name: str) -> bool:
    """Whether a name can only mean a folder: hub names are ``model`` or ``owner/model``."""
    return name.startswith((".", "/", "~")) or name.count("/") > 1 or "\\" in name


def load(name: str | None = None) -> Encoder:
    """The bundled encoder, or the sentence-transformers model of that name or in that folder; loaded once.

    Raises ``ModelError`` when there is no such model or its library is not installed.
    """
    refuse_missing(name)
    with LOADING:
        return _load(name)


@lru_cache(maxsize=2)
def _load(name: str | None) -> Encoder:
    if "numpy" not in sys.modules:
        # Starting BLAS threads costs .07 s of every run, and on a busy machine they are slower than one.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if name is None:
        from aligner.encoders.bundled import BundledEncoder

        return BundledEncoder()
    from aligner.encoders.transformer import TransformerEncoder

    return TransformerEncoder(name)
