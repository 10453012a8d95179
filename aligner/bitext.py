"""Two lists of sentences -> beads: the text side of the alignment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.model import Bead

if TYPE_CHECKING:
    from aligner.alignment.scoring import Side
    from aligner.encoders import Encoder


def align(source: Sequence[str], target: Sequence[str], encoder: "Encoder") -> list[Bead]:
    """Align sentences with sentences: every index of both sides is in exactly one bead, in order."""
    from aligner.alignment import search

    found = search.align(side(source, encoder), side(target, encoder))
    return [Bead(tuple(range(a, b)), tuple(range(c, d)), round(score, 3)) for a, b, c, d, score in found]


def side(sentences: Sequence[str], encoder: "Encoder") -> "Side":
    """Vectors of runs and lengths: what the alignment knows of a text."""
    import numpy as np

    from aligner.alignment.scoring import LONGEST, Side

    lengths = [len(sentence.strip()) for sentence in sentences]
    return Side(encoder.encode_spans(sentences, LONGEST), np.concatenate([[0.0], np.cumsum(lengths)]))
