"""What was moved: sentences without counterpart in their place that translate each other nevertheless."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import search
from aligner.alignment.scoring import Scale, Side, length_fit
from aligner.alignment.search import Found

Array = NDArray[Any]

ALIKE, LENGTH = 0.43, 0.80
"""Likeness from which two sentences without counterpart are each other's: their cosine, less what their lengths differ,
as in S. In WMT21 news with a seventh dropped on either side, of 53 pairs of nearest ones one lies above it."""
TRANSLATED = 0.65
"""The same where one is known to stand untranslated in its place: what is on its topic is no translation of it.
The cosine of those that translate each other is .76 on average, with a deviation of .09."""
UNALIKE = 0.4
"""Cosine below which a bead's sides may be no counterparts: there was nothing better in their places. With .3, two
sentences that were moved, and met by chance, were compared with each other: in 18 exchanges of paragraphs in texts of
our own, three false findings on numbers and names. Of 318 passages of WMT21 news that were moved both find 316."""
CLOSER, LEAD = 0.5, 0.1
"""Cosine, and how much it must be above that to the bead's other side, from which a sentence at the end of a bead is
taken for the counterpart of one without: it was merged because nothing better was in its place."""
ROWS = 256
CLOSE = 2
"""Sentences without counterpart that are so far apart at most are looked at together: between them stands one that
found something in its place by chance."""

FEW = 3
"""Sentences between two that were moved, or beside them, which can have been moved with them."""

Run = tuple[int, int]


class Moved(NamedTuple):
    """Source sentences start to end that stand at other_start to other_end of the target, and their mean cosine."""

    start: int
    end: int
    other_start: int
    other_end: int
    similarity: float
    pairs: tuple[Found, ...] = ()
    """What translates each other in them, as far as it has no counterpart in its place."""


def moves(source: Side, target: Side, beads: Sequence[Found], scale: Scale) -> list[Moved]:
    """Match the source and target sentences without counterpart.

    Two that are nearest to each other and alike bring the runs together in which they stand; these are aligned as texts
    of their own, and what translates each other there was moved.
    """
    left, right = alone(beads), alone(map(mirrored, beads))
    ours, theirs = runs(left), runs(right)
    votes: Counter[tuple[Run, Run]] = Counter()
    for i, j in mutual(source, target, left, right, scale.ratio):
        votes[run_of(ours, i), run_of(theirs, j)] += 1
    left_used: set[Run] = set()
    right_used: set[Run] = set()
    found: list[Moved] = []
    for (run, other), _ in votes.most_common():
        if run not in left_used and other not in right_used:
            left_used.add(run)
            right_used.add(other)
            found += inside(source.part(*run), target.part(*other), run[0], other[0], scale)
    free, other_free = set(left), set(right)
    return [move._replace(pairs=tuple(within(move.pairs, free, other_free))) for move in found]


def in_place(beads: Sequence[Found], moves: Sequence[Moved]) -> tuple[list[Found], list[Moved]]:
    """The beads with what only seemed to be moved, and what was moved indeed.

    Where the beads lead from the beginning of both sides of a move to their ends, these stand in the same place.
    """
    found, others = list(beads), []
    starts = {(bead.start, bead.other_start): index for index, bead in enumerate(beads)}
    ends = {(bead.end, bead.other_end): index for index, bead in enumerate(beads)}
    for move in sorted(moves, reverse=True):      # from the end: the places of the beads before it stay
        first, last = starts.get((move.start, move.other_start)), ends.get((move.end, move.other_end))
        if first is None or last is None:
            others.append(move)
        else:
            found[first : last + 1] = joined(found[first : last + 1], move.pairs)
    return found, others[::-1]


def joined(beads: Sequence[Found], pairs: Sequence[Found]) -> list[Found]:
    """Beads with pairs of sentences that have no counterpart in them; as they are if these would cross others."""
    here = {unit for pair in pairs for unit in range(pair.start, pair.end)}
    there = {unit for pair in pairs for unit in range(pair.other_start, pair.other_end)}
    left = [
        bead
        for bead in beads
        if not bead.is_null or (bead.start not in here if bead.shape == (1, 0) else bead.other_start not in there)
    ]
    found = sorted([*left, *pairs], key=lambda bead: (bead.start + bead.other_start, bead.other_start))
    return found if is_path(found) and is_path(list(map(mirrored, found))) else list(beads)


def is_path(beads: Sequence[Found]) -> bool:
    """Whether each source sentence is in one bead, in order."""
    units = [unit for bead in beads for unit in range(bead.start, bead.end)]
    return units == list(range(units[0], units[0] + len(units)))


def within(pairs: Iterable[Found], left: set[int], right: set[int]) -> Iterator[Found]:
    """The pairs whose sentences are all among those given."""
    for pair in pairs:
        if left.issuperset(range(pair.start, pair.end)) and right.issuperset(range(pair.other_start, pair.other_end)):
            yield pair


def inside(source: Side, target: Side, start: int, other_start: int, scale: Scale) -> Iterator[Moved]:
    """What translates each other in two stretches: beads that do, with no more than a few sentences between them.

    A few that are left over on both sides before or after them were moved as well: they are only freely translated.
    """
    beads = search.align(source, target, scale)
    groups: list[list[Found]] = []
    for bead in beads:
        if bead.is_null or bead.similarity < UNALIKE:
            continue
        if groups and between(groups[-1][-1], bead) <= FEW:
            groups[-1].append(bead)
        else:
            groups.append([bead])
    edge, end_edge = Found(0, 0, 0, 0, 0.0), Found(*(source.count,) * 2, *(target.count,) * 2, 0.0)
    for group in groups:
        first, last = group[0], group[-1]
        begin, other_begin, end, other_end = first.start, first.other_start, last.end, last.other_end
        if begin and other_begin and between(edge, first) <= FEW:
            begin = other_begin = 0
        if end < source.count and other_end < target.count and between(last, end_edge) <= FEW:
            end, other_end = source.count, target.count
        similarity = float(np.mean([bead.similarity for bead in group]))
        pairs = tuple(search.moved(bead, start, other_start) for bead in group)
        yield Moved(begin + start, end + start, other_begin + other_start, other_end + other_start, similarity, pairs)


def between(before: Found, after: Found) -> int:
    """Sentences between two beads, on the side that has more."""
    return max(after.start - before.end, after.other_start - before.other_end)


def released(source: Side, target: Side, beads: Sequence[Found], scale: Scale) -> list[Found]:
    """The beads without the sentences that were merged with a neighbour, while their counterparts stand elsewhere.

    They leave a bead one by one, from its ends.
    """
    some = without_strays(source, target, beads, scale.ratio)
    some = list(map(mirrored, without_strays(target, source, list(map(mirrored, some)), 1 / scale.ratio)))
    return some if len(some) == len(beads) else released(source, target, some, scale)


def without_strays(own: Side, other: Side, beads: Sequence[Found], ratio: float) -> list[Found]:
    """The beads without such sentences of one side; these are beads of their own."""
    edges = {i: bead for bead in beads if bead.shape[0] > 1 and bead.shape[1] for i in (bead.start, bead.end - 1)}
    pairs = mutual(own, other, sorted({*edges, *alone(beads)}), alone(map(mirrored, beads)), ratio)
    strays = {i for i, j in pairs if i in edges and is_stray(own.runs[0, i], edges[i], other, j)}
    found: list[Found] = []
    for bead in beads:
        start, end = bead.start + (bead.start in strays), bead.end - (bead.end - 1 in strays)
        if not bead.shape[0] or (start == bead.start and end == bead.end):      # the units beside nothing are others'
            found.append(bead)
            continue
        found += nulls(bead.start, start, bead.other_start)
        if start < end:
            rest = bead._replace(start=start, end=end)
            found.append(rest._replace(similarity=cosine(own, other, rest)))
        else:
            found += map(mirrored, nulls(bead.other_start, bead.other_end, start))
        found += nulls(end, bead.end, bead.other_end)
    return found


def is_stray(sentence: Array, bead: Found, other: Side, counterpart: int) -> bool:
    """Whether a sentence at the end of a bead is more like another one than like the bead's other side."""
    run = other.part(bead.other_start, bead.other_end).runs[bead.shape[1] - 1, -1]
    similarity = float(sentence @ other.runs[0, counterpart])
    return similarity >= max(CLOSER, float(sentence @ run) + LEAD)


def cosine(source: Side, target: Side, bead: Found) -> float:
    """Similarity of the two sides of a bead."""
    n, m = bead.shape
    left, right = source.part(bead.start, bead.end), target.part(bead.other_start, bead.other_end)
    return float(left.runs[n - 1, -1] @ right.runs[m - 1, -1])


def nulls(start: int, end: int, other: int) -> list[Found]:
    """Beads for source sentences that have nothing on the other side."""
    return [Found(index, index + 1, other, other, 0.0) for index in range(start, end)]


def mirrored(bead: Found) -> Found:
    """The bead with source and target exchanged."""
    start, end, other_start, other_end, *figures = bead
    return Found(other_start, other_end, start, end, *figures)


def alone(beads: Iterable[Found]) -> list[int]:
    """The source sentences without counterpart, and those that have one which is not like them."""
    return [i for bead in beads if bead.is_null or bead.similarity < UNALIKE for i in range(bead.start, bead.end)]


def runs(indices: Sequence[int]) -> list[Run]:
    """Indices that stand close together, from the first to behind the last."""
    found: list[list[int]] = []
    for index in indices:
        if found and index - found[-1][1] < CLOSE:
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [(start, end) for start, end in found]


def run_of(known: Sequence[Run], index: int) -> Run:
    """The run in which an index lies."""
    return known[int(np.searchsorted([start for start, _ in known], index, side="right")) - 1]


def mutual(
    source: Side, target: Side, left: Sequence[int], right: Sequence[int], ratio: float
) -> list[tuple[int, int]]:
    """Source and target sentences, of those given, that are nearest to each other and alike, in order."""
    if not left or not right:
        return []
    rows, columns = source.runs[0, list(left)], target.runs[0, list(right)]
    expected, lengths = source.lengths(1)[list(left)] * ratio, target.lengths(1)[list(right)]
    nearest, likeness = np.empty(len(left), np.int64), np.empty(len(left))
    best, back = np.full(len(right), -2.0), np.zeros(len(right), np.int64)
    for start in range(0, len(left), ROWS):
        some = slice(start, min(start + ROWS, len(left)))
        fit = length_fit(expected[some, None], lengths)
        alike = (rows[some] @ columns.T) * (1 + LENGTH * (fit - 1))
        nearest[some] = alike.argmax(1)
        likeness[some] = alike.max(1)
        higher = alike.max(0) > best
        back[higher] = alike.argmax(0)[higher] + start
        best = np.maximum(best, alike.max(0))
    least = np.where(known(source, left) | known(target, right)[nearest], TRANSLATED, ALIKE)
    chosen = np.flatnonzero((back[nearest] == np.arange(len(left))) & (likeness >= least))
    return [(left[int(i)], right[int(nearest[i])]) for i in chosen]


def known(side: Side, indices: Sequence[int]) -> Array:
    """Which of some sentences are known to stand untranslated."""
    found: Array = np.zeros(len(indices), bool) if side.doubtful is None else side.doubtful[list(indices)] > 0
    return found
