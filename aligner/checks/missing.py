"""What the rules about missing and added text share: sentences without counterpart, next to each other."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import exp
from operator import attrgetter

from aligner.coverage import log_ratio, usual_ratio
from aligner.fragments import breaks_off, ends, is_heading
from aligner.model import Bead, Bitext, Document, Severity, Span, Text
from aligner.sentences import is_abbreviation
from aligner.words import count_words, counted

MANY_SENTENCES = 3
"""As much as a paragraph, even where it is a part of one."""
AS_LONG = 2.0
"""Of two sides, one of which was put for the other, the longer one is at most so many times as long."""
SHORT, MUCH_SHORTER = 0.1, 0.4
"""Log-ratios of lengths below the usual from which a sentence that ends without its stop was cut off: where what
follows is missing, and elsewhere. Of 8,384 pairs of news, medical abstracts and encyclopedias 40 end without it; of
these four lie below the first, and none below the second."""
SENTENCE = 4
"""Words of one that can break off: fewer are an entry of a list."""
STOPS = ".!…"
QUOTED = 60
"""Characters of the text that a message quotes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Units of one side, one after another, that have no counterpart; the unit before the gap on the other side."""

    units: tuple[int, ...]
    probability: float
    after: int
    """Index of the last unit of the other side before the gap; -1: none."""


def missing(bitext: Bitext, side: str, explained: Collection[int] = ()) -> Iterator[Run]:
    """The runs of units of a side, ``source`` or ``target``, without counterpart here or elsewhere.

    ``explained`` are units that another rule reports; what was replaced is the rule ``mistranslation``'s, and what has
    no letter and stands beside the gap on the other side as well, as the number of a note does, is there.
    """
    sides = (bitext.source, bitext.target) if side == "source" else (bitext.target, bitext.source)
    return (run for run in alone(bitext, side, explained) if not is_beside(*sides, run))


def is_beside(own: Text, other: Text, run: Run) -> bool:
    """Whether units without letters stand right before or behind the gap on the other side."""
    said = own.of(run.units)
    near = range(max(run.after, 0), min(run.after + 2, len(other.units)))
    if any(map(str.isalpha, said)):
        return False
    whole = re.compile(rf"(?<!\d){re.escape(said)}(?!\d)")  # 85 does not stand in 1885
    return any(whole.search(other.of([index])) for index in near)


def alone(bitext: Bitext, side: str, explained: Collection[int]) -> Iterator[Run]:
    """The runs of units of a side without counterpart, but for what is known to be explained."""
    own, other = attrgetter(side), attrgetter("target" if side == "source" else "source")
    known = {*explained, *(unit for found in (*bitext.moves, *replaced(bitext)) for unit in own(found))}
    units: list[int] = []
    probability, after = 0.0, -1
    for bead in bitext.beads:
        alone = own(bead) and not other(bead) and own(bead)[0] not in known
        if units and own(bead) and not alone:
            yield Run(tuple(units), probability, after)
            units, probability = [], 0.0
        if alone:
            units += own(bead)
            probability = max(probability, bead.probability)
        if other(bead):
            after = other(bead)[-1] if not units else after
    if units:
        yield Run(tuple(units), probability, after)


def replaced(bitext: Bitext) -> list[Bead]:
    """Sentences on both sides without counterpart where each other's should be: one was put for the other."""
    moved_from = {unit for move in bitext.moves for unit in move.source}
    moved_to = {unit for move in bitext.moves for unit in move.target}
    ratio = characters(bitext.target, range(len(bitext.target.units))) / max(
        characters(bitext.source, range(len(bitext.source.units))), 1
    )
    found = []
    for two_sided, group in groupby(bitext.beads, key=lambda bead: bool(bead.source and bead.target)):
        if two_sided:
            continue
        beads = list(group)
        source = tuple(unit for bead in beads for unit in bead.source if unit not in moved_from)
        target = tuple(unit for bead in beads for unit in bead.target if unit not in moved_to)
        if source and target:
            expected, there = characters(bitext.source, source) * ratio, characters(bitext.target, target)
            if max(expected, there) <= AS_LONG * min(expected, there):
                found.append(Bead(source, target, 0.0, probability=min(bead.probability for bead in beads)))
    return found


@lru_cache(1)
def cut_off(bitext: Bitext) -> Mapping[Bead, float]:
    """Beads whose target breaks off where the source goes on, and what share of the usual length is missing.

    Kept for the second of the two rules that ask.
    """
    ratios = {bead: log_ratio(bitext, bead) for bead in bitext.pairs}
    usual = usual_ratio(list(ratios.values()))
    moved = {unit for move in bitext.moves for unit in move.source}
    found = {}
    for before, bead, following in zip((None, *bitext.beads), bitext.beads, (*bitext.beads[1:], None), strict=False):
        shorter = usual - ratios.get(bead, usual)
        if shorter > SHORT and is_cut(bitext, bead):
            goes_on = following is not None and not following.target and following.source[0] not in moved
            is_last = following is None and before is not None      # a single pair is no place in a text
            alike = bitext.means_the_same(bead)
            if goes_on or (shorter > MUCH_SHORTER and (is_last or alike)):
                found[bead] = 1 - exp(-shorter)
    return found


def is_cut(bitext: Bitext, bead: Bead) -> bool:
    """Whether the target of a bead ends in the middle of something, and its source as a sentence does."""
    return breaks_off(bitext.target.of(bead.target)) and is_sentence(bitext.source.of(bead.source))


def is_sentence(unit: str) -> bool:
    """Whether it has the words of a sentence and ends with a stop: "540 руб." ends with an abbreviation."""
    return count_words(unit) >= SENTENCE and ends(unit) and not is_abbreviation(unit.split()[-1].rstrip("."))


def characters(text: Text, units: Iterable[int]) -> int:
    """How long some units are together."""
    return sum(text.units[unit].end - text.units[unit].start for unit in units)


def gap(text: Text, after: int) -> Span:
    """The place behind a unit, or before the first one."""
    if after >= 0:
        return Span(text.units[after].end, text.units[after].end)
    start = text.units[0].start if text.units else 0
    return Span(start, start)


def weight(text: Text, units: tuple[int, ...]) -> Severity:
    """How much it matters that units are missing: a heading, a sentence, a paragraph.

    A sentence of one word is often a part of the next one there: «Внимание! Не входить.», "Attention: no entry".
    """
    if count_words(text.of(units)) == 1 and text.of(units)[-1] in STOPS:
        return Severity.NEUTRAL
    if all(is_heading(text.of([unit])) for unit in units):
        return Severity.MINOR
    if len(units) >= MANY_SENTENCES or (len(units) > 1 and is_paragraph(text.document, text.span(units))):
        return Severity.CRITICAL
    return Severity.MAJOR


def is_paragraph(document: Document, span: Span) -> bool:
    """Whether nothing else stands on the lines of a span."""
    (start, _), (_, end) = (document.line_span(document.position(at).line) for at in (span.start, span.end))
    return not document.text[start : span.start].strip() and not document.text[span.end : end].strip()


def described(text: Text, units: tuple[int, ...]) -> str:
    """Its beginning, and how much there is."""
    words = counted(count_words(text.of(units)), "word")
    sentences = f"{counted(len(units), 'sentence')}, " if len(units) > 1 else ""
    return f"{quoted(text.of(units))} ({sentences}{words})"


def quoted(text: str) -> str:
    """The beginning of a text, in quotes."""
    return f"“{text}”" if len(text) <= QUOTED else f"“{text[:QUOTED].rstrip()}…”"
