"""Texts -> unit vectors: the bundled encoder, and sentence-transformers models behind the same small protocol.

Nothing in this package is imported before a vector is needed: numpy alone costs a tenth of a second.
"""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how alike two texts are in meaning."""

    name: str
    """What the report's signature names: the model and the version of its weights."""

    def encode(self, texts: "Sequence[str]") -> "Vectors":
        """Unit rows, float32, shape (n, d). The same text has the same vector whatever stands beside it."""

    def encode_spans(self, sentences: "Sequence[str]", longest: int) -> "Vectors":
        """Vectors of runs of sentences, float32, shape (longest, n, d).

        Row k - 1 holds the runs of k sentences that end at each sentence; where fewer than k end there, zeros.
        """
