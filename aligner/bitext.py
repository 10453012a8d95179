"""Two documents, or two lists of sentences -> beads: the text side of the alignment."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner import fragments, languages, views
from aligner.copies import repeats
from aligner.encoders import Progress
from aligner.model import Bead, Bitext, Document, LanguageMap, Move, Segment, Span, Text
from aligner.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligner.alignment.scoring import Scale, Side
    from aligner.alignment.search import Found
    from aligner.encoders import Encoder


LINE = re.compile(r"\S[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
PARAGRAPH = re.compile(r"\S[^\n\r]*(?:(?:\r\n|\n|\r)[^\S\n\r]*\S[^\n\r]*)*")


LEAST_ALIKE = 0.15
"""Similarity above the background of two sides that mean the same. Where the neighbours fit, even short and free
translations are likely: of 2,250 beads of faithful translations three lie below it."""
FARTHEST = 50
"""Beads from where a copy stands that are looked through for what it repeats."""
UNRELATED, OUTWEIGHED = 0.02, 5
"""Cosine of sentences that have nothing to do with each other, and how many of the text's own outweigh it."""


def align_documents(source: Document, target: Document, units: str, encoder: "Encoder") -> Bitext:
    """Align two documents by sentences, lines or paragraphs, and find what was left untranslated.

    A copy of a source is closer to it than any translation: what is plainly left in its language is aligned last.
    """
    original, _ = text_of(source, units)
    translation, found = text_of(target, units)
    left = mostly_in(translation.units, [each for each in found.passages if each.language == original.language])
    own = [index for index in range(len(translation.units)) if index not in left]
    aligned = align_texts(original, replace(translation, units=tuple(translation.units[unit] for unit in own)), encoder)
    if left:
        aligned = with_copies(renumbered(aligned, own), translation, sorted(left))
    pairs = ((bead.source, [unit for unit in bead.target if unit not in left]) for bead in aligned.beads)
    same = (said for source, said in pairs if source and said and repeats(original.of(source), translation.of(said)))
    return replace(aligned, untranslated=left.union(*same), units=units)


def mostly_in(units: Sequence[Span], passages: Sequence[Segment]) -> frozenset[int]:
    """Units of which the passages, which are in order and apart, cover more than half."""
    ends = [each.end for each in passages]

    def covered(unit: Span) -> int:
        inside = passages[bisect_right(ends, unit.start) : bisect_right(ends, unit.end) + 1]
        return sum(max(min(each.end, unit.end) - max(each.start, unit.start), 0) for each in inside)

    return frozenset(i for i, unit in enumerate(units) if 2 * covered(unit) > unit.end - unit.start)


def renumbered(aligned: Bitext, own: Sequence[int]) -> Bitext:
    """The same, by the numbers that the units of the target have among all of it.

    A copy that stands inside a translation is in its bead: beads are in order, and each is one stretch of either text.
    """

    def numbered(bead: Bead) -> Bead:
        return replace(bead, target=tuple(own[unit] for unit in bead.target))

    def whole(bead: Bead) -> Bead:
        inside = range(own[bead.target[0]], own[bead.target[-1]] + 1) if bead.target else ()
        return replace(bead, target=tuple(inside))

    return replace(
        aligned,
        beads=tuple(map(whole, aligned.beads)),
        moves=tuple(replace(move, target=tuple(own[unit] for unit in move.target)) for move in aligned.moves),
        displaced=tuple(map(numbered, aligned.displaced)),
    )


def with_copies(aligned: Bitext, translation: Text, left: Sequence[int]) -> Bitext:
    """With the units that were left aside: each beside what it repeats, where that lacks a translation in its place."""
    beads: list[Bead] = []
    inside = {unit for bead in aligned.beads for unit in bead.target}
    waiting = deque(unit for unit in left if unit not in inside)
    gap = 0
    for bead in (*aligned.beads, None):
        while waiting and (bead is None or (bead.target and bead.target[0] > waiting[0])):
            unit = waiting.popleft()
            said = translation.of([unit])
            near = range(gap, min(gap + FARTHEST, len(beads)))
            at = next((at for at in near if repeats(aligned.source.of(beads[at].source), said)), None)
            if at is None:
                at = gap                # before what a later copy may repeat
                beads.insert(at, Bead((), (unit,), 0.0))
            else:
                beads[at] = Bead(beads[at].source, (unit,), 1.0, 1.0)
            gap = at + 1
        if bead is not None:
            beads.append(bead)
            gap = len(beads) if bead.target else gap
    return replace(aligned, target=translation, beads=tuple(beads))


def align_texts(
    source: Text,
    target: Text,
    encoder: "Encoder",
    progress: Progress | None = None,
    untranslated: Collection[int] = (),
) -> Bitext:
    """Align the units of two texts, and find what was moved.

    ``untranslated`` are the units of the source that the target's document repeats as they are.
    """
    from threadpoolctl import ThreadpoolController

    from aligner.alignment import search
    from aligner.alignment.cuts import closed_up
    from aligner.alignment.moves import in_place, moves, released
    from aligner.alignment.scoring import scale_of
    from aligner.encoders.one_thread import one_thread

    left, right = side(texts_of(source), encoder, progress), side(texts_of(target), encoder, progress)
    if untranslated:
        left = replace(left, doubtful=marked(untranslated, left.count).astype(float))
    with one_thread(ThreadpoolController()):
        scale = scale_of(left, right)
        found = released(left, right, search.align(left, right, scale), scale)
        found, moved = in_place(found, moves(left, right, found, scale))
        found = closed_up(left, right, found, (unfinished(source), unfinished(target)), scale.ratio)
    return Bitext(
        source,
        target,
        tuple(beads_of(found, left, right, scale)),
        tuple(Move(tuple(range(a, b)), tuple(range(c, d)), round(cosine, 3)) for a, b, c, d, cosine, _ in moved),
        background_of(source, target, left, right, found),
        LEAST_ALIKE,
        displaced=tuple(beads_of([pair for move in moved for pair in move.pairs], left, right, scale)),
    )


def unfinished(text: Text) -> set[int]:
    """Units of a text that end in the middle of something."""
    return {index for index, unit in enumerate(texts_of(text)) if fragments.breaks_off(unit)}


def background_of(source: Text, target: Text, left: "Side", right: "Side", found: Sequence["Found"]) -> float:
    """The similarity of units of two aligned texts that have nothing to do with each other, as far as these tell."""
    from aligner.alignment.scoring import background

    ours, theirs = distinct(source), distinct(target)
    pairs = [b.similarity for b in found if b.shape == (1, 1) and b.start in ours and b.other_start in theirs]
    measured = background(left, right, marked(ours, left.count), marked(theirs, right.count), pairs)
    return shrunk(measured, min(len(ours), len(theirs)) - 1)


def marked(units: Collection[int], count: int) -> "NDArray[np.float32]":
    """For each unit of so many 1 if it is among some, else 0."""
    import numpy as np

    found: NDArray[np.float32] = np.isin(np.arange(count), list(units)).astype(np.float32)
    return found


def distinct(text: Text) -> set[int]:
    """Units of a text of which none is the same as another: a refrain says nothing of unrelated sentences."""
    return set({unit: index for index, unit in reversed(list(enumerate(texts_of(text))))}.values())


def shrunk(background: float, count: int) -> float:
    """The similarity of unrelated sentences, measured on a text of so many: of few it says little."""
    count = max(count, 0)
    return round((background * count + UNRELATED * OUTWEIGHED) / (count + OUTWEIGHED), 3)


def texts_of(text: Text) -> list[str]:
    """The units of a text, each in one line."""
    return [text.of([index]) for index in range(len(text.units))]


def text_of(file: Document, units: str) -> tuple[Text, LanguageMap]:
    """What there is to read in a document, in units, which ``UNITS`` names; and which language is where."""
    view = views.of(file, keeps_lines=units == LINES)
    document = views.seen(file, view)
    spans = tuple(Span(start, end) for start, end in UNITS[units](document.text))
    found = languages.split(document.prose)
    if view is None:
        return Text(document, found.language, spans), found
    places = tuple(view.span(span.start, span.end) for span in spans)
    return Text(document, found.language, spans, file, places), found


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences."""
    return iter(sentence_spans(text, 0, len(text)))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that are not blank."""
    return trimmed(text, LINE)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the runs of lines with no blank line between them."""
    return trimmed(text, PARAGRAPH)


def trimmed(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Spans of the matches, without the blanks at their ends."""
    for match in pattern.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip())


LINES = "lines"
UNITS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "sentences": sentences,
    LINES: lines,
    "paragraphs": paragraphs,
}


def align(
    source: Sequence[str], target: Sequence[str], encoder: "Encoder", progress: Progress | None = None
) -> list[Bead]:
    """Align sentences with sentences: every index of both sides is in exactly one bead, in order."""
    from threadpoolctl import ThreadpoolController

    from aligner.alignment import search
    from aligner.alignment.scoring import scale_of
    from aligner.encoders.one_thread import one_thread

    left, right = side(source, encoder, progress), side(target, encoder, progress)
    with one_thread(ThreadpoolController()):
        scale = scale_of(left, right)
        return list(beads_of(search.align(left, right, scale), left, right, scale))


def beads_of(found: Sequence["Found"], source: "Side", target: "Side", scale: "Scale") -> Iterator[Bead]:
    """Ranges -> indices; figures are rounded, for the last bits of a vector differ from one machine to another."""
    from aligner.alignment.scoring import closeness

    for start, end, other_start, other_end, _, similarity, probability in found:
        lengths = source.passed[end] - source.passed[start], target.passed[other_end] - target.passed[other_start]
        yield Bead(
            tuple(range(start, end)),
            tuple(range(other_start, other_end)),
            round(closeness(similarity, *lengths, scale), 3) if start < end and other_start < other_end else 0.0,
            round(similarity, 3),
            round(probability, 3),
        )


def side(sentences: Sequence[str], encoder: "Encoder", progress: Progress | None = None) -> "Side":
    """What the alignment knows of a text: vectors and lengths."""
    import numpy as np

    from aligner.alignment.scoring import Side

    spans = encoder.encode_spans(sentences, progress)
    lengths = [len(sentence.strip()) for sentence in sentences]
    ease, midway = np.array(fragments.ease(sentences)), np.array(fragments.midway(sentences))
    return Side(spans.sentences[None], np.concatenate([[0.0], np.cumsum(lengths)]), ease, midway=midway, spans=spans)
