"""Where a translation was cut off: what is left of a sentence belongs right behind the sentence before it.

The beginning of a sentence is hardly like the whole, and any other of those that are missing may be closer to it.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from aligner.alignment.moves import ALIKE, cosine, nulls
from aligner.alignment.scoring import Side
from aligner.alignment.search import Found

Units = Collection[int]


def closed_up(
    source: Side, target: Side, beads: Sequence[Found], unfinished: tuple[Units, Units], ratio: float
) -> list[Found]:
    """The beads, with each target sentence that was cut off at the beginning of the gap in which it stands alone.

    ``unfinished`` are the sentences of both sides that end in the middle of something: on both, they are headings.
    ``ratio`` are the characters of the target for each of the source.
    """
    headings, cut = unfinished

    def is_in_a_gap(bead: Found) -> bool:
        if bead.is_null:
            return True
        is_cut = bead.other_start in cut and bead.end - 1 not in headings
        return is_cut and is_chance(source, target, bead, ratio)

    found: list[Found] = []
    for in_a_gap, some in groupby(beads, is_in_a_gap):
        group = list(some)
        first, last = group[0], group[-1]
        alone = last.other_end - first.other_start == 1 and first.other_start in cut
        if in_a_gap and alone and first.start < last.end and first.start not in headings:
            found += begun(source, target, group)
        else:
            found += group
    return found


def is_chance(source: Side, target: Side, bead: Found, ratio: float) -> bool:
    """Whether one target sentence is not like its counterpart, or too short for more than the first of several."""
    count, others = bead.shape
    first = source.passed[bead.start + 1] - source.passed[bead.start]
    length = target.passed[bead.other_end] - target.passed[bead.other_start]
    return others == 1 and (bead.similarity < ALIKE or (count > 1 and length < ratio * first))


def begun(source: Side, target: Side, gap: Sequence[Found]) -> Iterator[Found]:
    """The one target sentence of a gap beside the first of its source sentences, and then the others alone."""
    start, end, other_start, other_end = gap[0].start, gap[-1].end, gap[0].other_start, gap[-1].other_end
    first = Found(start, start + 1, other_start, other_end, 0.0)
    yield first._replace(similarity=cosine(source, target, first))
    known = {bead.start: bead for bead in gap if bead.shape == (1, 0)}
    for null in nulls(start + 1, end, other_end):
        yield null._replace(probability=known[null.start].probability if null.start in known else 1.0)
