"""The words of the program: what travels between its parts, all of it frozen.

Offsets are half-open and count Unicode code points of ``Document.text``. The terms are those of MQM and ITS 2.0
(issue, category, severity) and of the alignment literature (segment, sentence, bead).
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import overload

UNDETERMINED = "und"
"""ISO 639's code for a text in which there is too little to tell its language."""

ALIKE = 0.33
"""Similarity above the background from which two texts mean the same, whatever stands around them. Of 1,988 clean human
pairs of WMT21 news one lies below it, of the same pairs shuffled 99.5 of 100 do."""

LEAST_SHARE, LEAST_SENTENCES = 0.2, 5
"""Two texts of so many units or more are no translations of each other if less of the shorter one has a counterpart."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Severity(StrEnum):
    """How much an issue matters, with MQM's penalties."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def penalty(self) -> int:
        """MQM's penalty points: 0, 1, 5 or 25."""
        return {"neutral": 0, "minor": 1, "major": 5, "critical": 25}[self.value]

    def reaches(self, threshold: "Severity") -> bool:
        """Whether this severity is as high as ``threshold`` or higher."""
        return self.penalty >= threshold.penalty


WORST_FIRST = tuple(sorted(Severity, key=lambda severity: -severity.penalty))


class Category(StrEnum):
    """MQM error types."""

    UNTRANSLATED = "accuracy/untranslated"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    MISTRANSLATION = "accuracy/mistranslation"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    TERMINOLOGY = "terminology"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    CHARACTER_ENCODING = "linguistic-conventions/character-encoding"
    TEXTUAL_CONVENTIONS = "linguistic-conventions/textual-conventions"
    STYLE = "style"
    NUMBER_FORMAT = "locale-conventions/number-format"
    DATE_FORMAT = "locale-conventions/date-format"
    CURRENCY_FORMAT = "locale-conventions/currency"
    MEASUREMENT_FORMAT = "locale-conventions/measurement"
    MARKUP = "design-and-markup"


@dataclass(frozen=True, slots=True)
class Position:
    """A place as an editor counts it: line and column, both from 1, the column in code points."""

    line: int
    column: int

    def __str__(self) -> str:
        """``line:column``."""
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: where it stands in a text, and what it leads to."""

    offset: int
    address: str
    is_image: bool = False


@dataclass(frozen=True)
class Document:
    """A text and where it came from. ``text`` keeps the newlines of the file as they are."""

    text: str
    name: str = "<text>"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """What a reader of the report should know about the reading, such as a guessed encoding."""
    links: tuple[Link, ...] = ()
    """Those that its markup has, in order, where somebody asks for them."""
    code: tuple["Span", ...] = ()
    """What markup says is program text or a key, in order."""
    set_off: frozenset[int] = frozenset()
    """Where markup stood right before a character: a link, a label, a name in other letters may begin there."""

    @cached_property
    def prose(self) -> str:
        """The text with marks in the place of program text, as Markdown marks it; every offset is the same."""
        parts, at = [], 0
        for span in self.code:
            length = span.end - span.start
            parts += [self.text[at : span.start], f"`{'_' * (length - 2)}`" if length > 2 else "_" * length]
            at = span.end
        return "".join([*parts, self.text[at:]]) if parts else self.text

    @cached_property
    def _line_starts(self) -> "array[int]":
        return array("Q", [0, *(m.end() for m in LINE_BREAK.finditer(self.text))])

    def position(self, offset: int) -> Position:
        """Line and column of ``offset``; a line ends at LF, CR or CR LF."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_start(self, line: int) -> int:
        """Where the line with this number (from 1) begins; the end of the text for one that it does not have."""
        return self._line_starts[line - 1] if line <= len(self._line_starts) else len(self.text)

    def line_span(self, line: int) -> tuple[int, int]:
        """Span of the line with this number (from 1), without its line break."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


@dataclass(frozen=True, slots=True)
class Segment:
    """A maximal run of a text in one language (an ISO 639 code, or ``und``)."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of a source and a target that translate each other (Brown, Lai and Mercer 1991), by their indices.

    One side is empty where nothing was found: without target it is an omission, without source an addition.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    """How close the two sides are, on the scale of the two texts: 0 like sentences at random and 1 like a usual
    translation, less what their lengths differ by. 0 for one empty side; of a pair checked alone, its similarity."""
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
class Span:
    """A stretch of a document."""

    start: int
    end: int


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
class MixedWord:
    """A word of one script with look-alike letters of another. ``letters`` are the offsets of the odd ones."""

    start: int
    end: int
    letters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """The languages of a text.

    ``segments`` tile it: they touch, and together they are the whole text. One in another language than the main one
    has no blank at either end and lies in one line; blanks between two such segments are a segment marked ``und``.
    """

    language: str
    """The main language: that of most of the text, or the one the caller stated."""
    segments: tuple[Segment, ...]
    mixed_words: tuple[MixedWord, ...] = ()

    @property
    def passages(self) -> Iterator[Segment]:
        """The segments in another language than the main one."""
        return (s for s in self.segments if s.language not in (self.language, UNDETERMINED))


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

    bead: int
    """Index of the bead."""
    source: Span
    probability: float
    """That something is left out there, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that an issue speaks of, and what it is to the issue."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what is to stand there instead."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that together mend an issue."""

    edits: tuple[Edit, ...]
    """In the order of the text; they do not touch each other."""
    is_safe: bool
    """Whether it changes nothing that could be meant: only blanks, marks of one pair, look-alike letters."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A potential error (MQM, ITS 2.0): an error only when a person confirms it."""

    rule: str
    category: Category
    severity: Severity
    confidence: float
    """That the finding is right, 0 to 1. How much it matters is the severity."""
    start: int
    end: int
    message: str
    """The finding and its evidence, in one sentence or two."""
    related: Related | None = None
    source: Span | None = None
    """The place in the source document that it is about. An omission has no text of its own: its span is the gap."""
    pair: int | None = None
    """Index of the pair, when aligned pairs were checked."""
    fix: Fix | None = None
    """How it can be mended, where that is known."""
    fingerprint: str = ""
    """What it is recognised by when the text around it has changed (``fingerprints``)."""


class Why(StrEnum):
    """Why an issue is not among those to look at."""

    IGNORED = "ignored"
    """A comment in the text says so."""
    KNOWN = "known"
    """It is in the baseline."""
    UNCHANGED = "unchanged"
    """Its lines are as they were."""


@dataclass(frozen=True, slots=True)
class Aside:
    """An issue that was found and set aside."""

    issue: Issue
    why: Why
    reason: str = ""
    """What was said for it."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was found in one document."""

    document: Document
    languages: LanguageMap
    issues: tuple[Issue, ...]
    """In the order of the text, of the severities asked for."""
    words: int
    untranslated_words: int
    """Words in the spans of the rule ``untranslated``."""
    hidden: int = 0
    """How many issues were found below the lowest severity asked for."""
    source: Document | None = None
    """What it was compared with."""
    source_sentences: int = 0
    translated_sentences: int = 0
    """Sentences of the source, and how many of them have a counterpart."""
    aside: tuple[Aside, ...] = ()
    """What was found as well, and is not to be looked at."""
    alignment: Alignment | None = None
    """How the document was aligned with its source."""

    def at_least(self, lowest: Severity) -> "DocumentReport":
        """The same without the issues below a severity."""
        shown = tuple(issue for issue in self.issues if issue.severity.reaches(lowest))
        return replace(self, issues=shown, hidden=self.hidden + len(self.issues) - len(shown))

    @property
    def penalty(self) -> int:
        """Sum of the penalties of the issues, none of them confirmed yet."""
        return sum(issue.severity.penalty for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why, in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result of a check, beside the text itself."""

    language: str | None = None
    """The main language of the texts; None: found in each."""
    detector: str = "auto"
    encoder: str | None = None
    """Name or path of a sentence-transformers model; None: the bundled encoder."""
    select: tuple[str, ...] = ()
    """Rules or categories to run; none named: all that are on by default."""
    ignore: tuple[str, ...] = ()
    source_language: str | None = None
    """That of the sources; None: found in each."""


class Mapped(Sequence[DocumentReport]):
    """Results as a function makes them of others, each when it is asked for."""

    def __init__(self, results: Sequence[DocumentReport], function: Callable[[DocumentReport], DocumentReport]) -> None:
        """``function`` is called anew each time."""
        self._results, self._function = results, function

    def __len__(self) -> int:
        """How many there are."""
        return len(self._results)

    def __iter__(self) -> Iterator[DocumentReport]:
        """From the first to the last, one in memory at a time."""
        return map(self._function, self._results)

    @overload
    def __getitem__(self, index: int) -> DocumentReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[DocumentReport]: ...
    def __getitem__(self, index: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        """One of them, or several."""
        found = self._results[index]
        return self._function(found) if isinstance(found, DocumentReport) else [self._function(each) for each in found]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in all documents of one run."""

    documents: Sequence[DocumentReport]
    """In the order of the run. They may be read back from a file, one at a time: iterate, and keep none."""
    rules: tuple[str, ...]
    """Names of the rules that ran."""
    signature: str
    """Of the settings and the version: with the same signature, the same input gives the same report."""
    failures: tuple[Failure, ...] = ()
    has_baseline: bool = False
    """Whether known issues were set aside, so that the others are new."""
    exit_code: int | None = None
    """What the run ends with, where a command makes the report."""

    def at_least(self, lowest: Severity) -> "Report":
        """The same report without the issues below a severity; each document says how many it hides."""
        return replace(self, documents=Mapped(self.documents, lambda document: document.at_least(lowest)))

    @property
    def rate(self) -> float:
        """Penalty of the issues per 1,000 words, none of them confirmed yet."""
        counts = ((document.penalty, document.words) for document in self.documents)
        penalty, words = totals(counts)
        return rate_of(penalty, words)

    @property
    def coverage(self) -> float | None:
        """Percentage of the sentences of the sources that have a counterpart; None without a source."""
        counts = ((document.source_sentences, document.translated_sentences) for document in self.documents)
        sentences, translated = totals(counts)
        return 100 * translated / sentences if sentences else None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues of all documents, in the order of the documents and of their texts."""
        return tuple(issue for document in self.documents for issue in document.issues)


def totals(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The sums of both sides of some pairs: documents may come from a file, and are asked for once."""
    first = second = 0
    for one, other in pairs:
        first, second = first + one, second + other
    return first, second


def rate_of(penalty: int, words: int) -> float:
    """Penalty per 1,000 words."""
    return 1000 * penalty / words if words else 0.0
