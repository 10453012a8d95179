"""A text and its translation: which units of them translate each other, and what of the one is left in the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from aligner.model.documents import Document, Span

ALIKE = 0.33
"""Similarity above the background from which two texts mean the same, whatever stands around them. Of 1,988 clean human
pairs of WMT21 news one lies below it, of the same pairs shuffled 99.5 of 100 do."""

LEAST_SHARE, LEAST_SENTENCES = 0.2, 5
"""Two texts of so many units or more are no translations of each other if less of the shorter one has a counterpart."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of a source and a target that translate each other (Brown, Lai and Mercer 1991), by their indices.

    One side is empty where nothing was found: without target it is an omission, without source an addition.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    """How close the two sides are, on the scale of the two texts: 0 like sentences at random and 1 like a usual
    translation, less what their lengths differ by, and never beyond. 0 for one empty side; of a pair checked alone, its
    similarity."""
    similarity: float = 0.0
    """Cosine of the two sides, -1 to 1; 0 for one empty side."""
    probability: float = 1.0
    """Of a bead with one empty side: that nothing on the other side translates it, 0 to 1, calibrated."""


@dataclass(frozen=True, slots=True)
class Move:
    """Units of a source and a target that translate each other out of order: both are in beads with an empty side."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float
    """Mean cosine of the pairs in it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document, its main language and the units in which it is aligned: sentences, lines or paragraphs.

    Units have no blanks at either end.
    """

    document: Document
    language: str
    units: tuple[Span, ...]
    file: Document | None = None
    """What the document was read from, where that has markup or wrapped lines."""
    places: tuple[Span, ...] = ()
    """Where the units stand in the file, if there is one."""

    @property
    def in_file(self) -> tuple[Document, tuple[Span, ...]]:
        """The document as it is in its file, and where the units stand in it."""
        return (self.document, self.units) if self.file is None else (self.file, self.places)

    def of(self, indices: Sequence[int]) -> str:
        """The text of some units, with blanks between them and each in one line."""
        units = (self.units[index] for index in indices)
        return " ".join(" ".join(self.document.text[unit.start : unit.end].split()) for unit in units)

    def span(self, indices: Sequence[int]) -> Span:
        """From the start of the first of some units to the end of the last."""
        return Span(self.units[indices[0]].start, self.units[indices[-1]].end)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a ``Bitext`` holds beside its texts: what it takes to show a document beside its source."""

    source_language: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    """The units of each side, in the order of its text."""
    beads: tuple[Bead, ...]
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Bitext:
    """A source, a target, and which units of them translate each other."""

    source: Text
    target: Text
    beads: tuple[Bead, ...]
    moves: tuple[Move, ...] = ()
    background: float = 0.0
    """Cosine of pairs that do not translate each other."""
    least: float = ALIKE
    """Similarity above the background below which the two sides of a bead do not mean the same."""
    rival: float = -1.0
    """Of a single pair among others: the highest cosine of one of its sides to the other side of another pair."""
    untranslated: frozenset[int] = frozenset()
    """Units of the target that are none of a translation: they are as they were in the source, or in its language."""
    displaced: tuple[Bead, ...] = ()
    """The moves sentence by sentence, as far as these have no counterpart in their places."""
    units: str = "sentences"
    """What is aligned: sentences, lines or paragraphs."""
    mixed_up: bool = False
    """Whether the languages that both turn out to be in are not those of a translation and its source."""

    @property
    def pairs(self) -> list[Bead]:
        """What can be compared, in the order of the target: beads with two sides, and those of what was moved.

        A unit that was moved is compared with its counterpart, and not with what it met by chance in its place.
        """
        moved = [bead for bead in self.displaced if self.alike(bead.similarity) >= ALIKE]
        sources, targets = ({unit for bead in moved for unit in getattr(bead, side)} for side in ("source", "target"))
        whole = (bead for bead in self.beads if bead.source and bead.target)
        kept = (bead for bead in whole if sources.isdisjoint(bead.source) and targets.isdisjoint(bead.target))
        return sorted((*kept, *moved), key=attrgetter("target")) if moved else list(kept)

    def alike(self, similarity: float) -> float:
        """A similarity above the background: 0 for unrelated, 1 for the same, with every encoder and on every topic."""
        return (similarity - self.background) / (1 - self.background)

    def means_the_same(self, bead: Bead) -> bool:
        """Whether the two sides of a bead are so similar that one can be the translation of the other."""
        return self.alike(bead.similarity) >= self.least

    @property
    def alignment(self) -> Alignment:
        """The same without the texts; nothing is copied."""
        return Alignment(self.source.language, self.source.units, self.target.units, self.beads, self.moves)

    @property
    def is_related(self) -> bool:
        """Whether one text can be a translation of the other."""
        if self.mixed_up:
            return False
        shorter = min(len(self.source.units), len(self.target.units))
        both = self._matched("source"), self._matched("target")
        return shorter < LEAST_SENTENCES or min(map(len, both)) >= LEAST_SHARE * shorter

    @property
    def translated(self) -> set[int]:
        """Indices of the source's units that have a counterpart, in their place or elsewhere."""
        return self._matched("source")

    def _matched(self, side: str) -> set[int]:
        """Indices of the units of a side that have a counterpart."""
        if self.mixed_up:
            return set()
        own = attrgetter(side)
        beads = (each for each in self.beads if each.source and each.target and self.alike(each.similarity) >= ALIKE)
        return {unit for found in (*map(own, beads), *map(own, self.moves)) for unit in found}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What in the text comes closest to being the translation of a passage."""

    start: int
    end: int
    similarity: float
    """Cosine of the two, -1 to 1."""
    probability: float
    """That this is the translation of the passage, 0 to 1, calibrated."""

    @property
    def found(self) -> bool:
        """Whether it is more likely than not the translation."""
        return self.probability >= 0.5


@dataclass(frozen=True, slots=True)
class Copy:
    """What of the source a passage repeats as it is."""

    source: Span
    translated: bool
    """Whether what it repeats is translated as well, elsewhere in the text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in another language than the text's, and its counterpart (none: there was nothing to compare).

    Of a passage that repeats a part of the source it is known without a counterpart whether it is translated.
    """

    start: int
    end: int
    language: str
    counterpart: Counterpart | None = None
    copy: Copy | None = None

    @property
    def translated(self) -> bool:
        """Whether what it says is said in the text's own language as well, as far as is known."""
        return self.copy.translated if self.copy else self.counterpart is not None and self.counterpart.found


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Words of the source that nothing in their bead's other side says, where that is short as well."""

    bead: Bead
    source: Span
    probability: float
    """That something is left out there, 0 to 1."""
