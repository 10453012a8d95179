"""Text in display cells: a wide character takes two, a combining mark none."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from aligner.reporters.safe import visible_character

LONGEST_CLUSTER = 16
"""A letter and fifteen marks, more than any orthography stacks; a higher pile would climb over the lines above."""

EMOJI_STYLE = "\ufe0f"
"""The variation selector that makes the character before it an emoji, two cells wide."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is printed together: a character and the marks on it, or an escape."""

    text: str
    width: int


def clusters(text: str) -> list[Cluster]:
    """The text made visible, cut where it may be cut."""
    if text.isascii() and text.isprintable():
        return [Cluster(character, 1) for character in text]
    found: list[Cluster] = []
    for shown in map(visible_character, text):
        if found and cell_len(shown) == 0:
            found[-1] = joined(found[-1], shown)
        else:
            found.append(Cluster(shown, cell_len(shown)))
    return found


def joined(cluster: Cluster, mark: str) -> Cluster:
    """The cluster with one more mark, unless it has enough of them."""
    if len(cluster.text) >= LONGEST_CLUSTER:
        return cluster
    text = cluster.text + mark
    return Cluster(text, cell_len(text))


def width_of(parts: Sequence[Cluster]) -> int:
    """Cells that the clusters take."""
    return sum(part.width for part in parts)


def text_of(parts: Sequence[Cluster]) -> str:
    """The clusters as printed."""
    return "".join(part.text for part in parts)


def from_start(parts: Sequence[Cluster], width: int) -> Sequence[Cluster]:
    """As many clusters from the start as fit into ``width`` cells."""
    for index, part in enumerate(parts):
        width -= part.width
        if width < 0:
            return parts[:index]
    return parts


def from_end(parts: Sequence[Cluster], width: int) -> Sequence[Cluster]:
    """As many clusters from the end as fit into ``width`` cells."""
    return from_start(parts[::-1], width)[::-1]


def folds(text: str, first: int, width: int) -> list[int]:
    """Offsets at which visible text is broken into lines: one of at most ``first`` cells, then of ``width`` cells.

    It is broken after a blank where there is one.

    Linear: rich's own wrapping is quadratic in the length of a word (91 s for 100,000 characters).
    """
    breaks: list[int] = []
    used, blank, used_at_blank = 0, 0, 0
    for offset, character in enumerate(text):
        size = 1 if character == EMOJI_STYLE else cell_len(character)
        if character == " ":
            blank, used_at_blank = offset + 1, used + 1
            used += 1
            continue
        while used and used + size > (width if breaks else first) and (size or blank == offset):
            whole_word = blank and used - used_at_blank <= width
            breaks.append(blank if whole_word else offset)
            used -= used_at_blank if whole_word else used
            blank = 0
        used += size
    return breaks
