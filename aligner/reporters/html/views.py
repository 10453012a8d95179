"""What the templates are given: words and numbers ready to be shown, made visible here and escaped there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from aligner.decisions.fingerprints import fingerprinted
from aligner.languages.names import language_name
from aligner.model import UNDETERMINED, WORST_FIRST, DocumentReport, Issue, Severity, Span, rate_of
from aligner.reporters.html import drawing
from aligner.reporters.html.reading import CODE, MARKUP, Reading, reading
from aligner.reporters.html.rows import Paragraph, paragraphs
from aligner.reporters.html.runs import Run, marks_in_source, marks_of
from aligner.reporters.safe import visible
from aligner.reporters.strip import percent
from aligner.views.outline import HEADINGS, Block

SHOWN = 90
"""Characters of the words of an issue that the list shows; the text has all of them."""
AROUND = 24
"""Characters on either side of an issue that is too short to be recognised by itself."""
WINDOW = 120
"""Characters of the file in which to look for these: there is markup among them."""
SHORT = 16
LONGEST_RELATED = 160
DEEPEST = 4
"""Lists in lists that are still set in further."""
LITERAL = (CODE, MARKUP)
"""Labels of what shows as it is written."""
MOST_EMPTY = 50
"""Empty cells beside each other: a row may be broken by what stands in none of its cells, however long it is."""
TINTS = 4
"""Colours that languages have; the rarest share one."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place that an issue speaks of."""

    label: str
    place: str
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An issue as the list shows it."""

    id: str
    """Of the document and of the issue in it: ``2-5``."""
    number: int
    issue: Issue
    rule: str
    message: str
    place: str
    before: str
    words: str
    after: str
    fingerprint: str
    related: Elsewhere | None
    source: Elsewhere | None


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a text."""

    code: str
    name: str
    share: str
    tint: str
    """Its class; of the main one it is empty."""


@dataclass(frozen=True)
class View:
    """A document with what was found in it."""

    index: int
    found: DocumentReport

    @property
    def name(self) -> str:
        """What it is called."""
        return visible(self.found.document.name)

    @property
    def source_name(self) -> str:
        """What its source is called."""
        return visible(self.found.source.name) if self.found.source else ""

    @property
    def notes(self) -> list[str]:
        """What is to be known of how it was read."""
        encoding = self.found.document.encoding
        own = [] if encoding.lower() == "utf-8" else [encoding]
        return [visible(note) for note in (*own, *self.found.notes)]

    @property
    def counts(self) -> dict[str, int]:
        """How many issues of each severity there are, the worst first."""
        counted = Counter(issue.severity for issue in self.found.issues)
        return {severity.value: counted[severity] for severity in WORST_FIRST}

    @property
    def rate(self) -> float:
        """Penalty per 1,000 words."""
        return rate_of(self.found.penalty, self.found.words)

    @property
    def coverage(self) -> float | None:
        """Percentage of the source's sentences that have a counterpart."""
        found = self.found
        return 100 * found.translated_sentences / found.source_sentences if found.source_sentences else None

    @property
    def is_aligned(self) -> bool:
        """Whether it can be shown beside its source."""
        return self.found.alignment is not None and self.found.source is not None

    @property
    def source_language(self) -> str | None:
        """The language of its source, where that is known."""
        return code_of(self.found.alignment.source_language) if self.found.alignment else None

    @property
    def language(self) -> str | None:
        """Its main language, where that is known."""
        return code_of(self.found.languages.language)

    @cached_property
    def numbered(self) -> list[tuple[int, Issue]]:
        """The issues with their numbers."""
        return list(enumerate(self.found.issues, 1))

    @cached_property
    def reading(self) -> Reading:
        """It as it is read."""
        return reading(self.found.document, marks_of(self.numbered))

    @cached_property
    def source_reading(self) -> Reading | None:
        """Its source as that is read, if there is one."""
        return reading(self.found.source, marks_in_source(self.numbered)) if self.found.source else None

    @property
    def text(self) -> Iterator[tuple[int, Iterator[tuple[int, Iterator[Paragraph]]]]]:
        """Its text, with that of its source, in rows and in these in columns; what is in no table is in row 0."""
        own = paragraphs(self.found, self.numbered, self.reading, self.source_reading)
        rows = groupby(own, lambda each: each.block.row)
        return ((number, cells(row)) for number, row in rows)

    def classes(self, run: Run) -> str:
        """What a run is to the style of the page."""
        found = (
            f"m {run.severity}" if run.severity else "",
            self.tints.get(run.language or "", ""),
            "rel" if run.related else "",
            "beside" if run.label else "",
            "named" if run.begins else "",
            run.label if run.label in LITERAL else "",
            run.kind,
        )
        return " ".join(filter(None, found))

    @property
    def issues(self) -> Iterator[Found]:
        """The issues as the list shows them."""
        for number, issue in enumerate(fingerprinted(self.found).issues, 1):
            yield self.found_of(number, issue)

    def found_of(self, number: int, issue: Issue) -> Found:
        """An issue as the list shows it."""
        document = self.found.document
        before, words, after = excerpt(self.reading, issue.start, issue.end)
        related = issue.related and Elsewhere(
            visible(issue.related.label),
            str(document.position(issue.related.start)),
            folded(self.reading, issue.related.start, issue.related.end, LONGEST_RELATED),
        )
        return Found(
            f"{self.index}-{number}",
            number,
            issue,
            visible(issue.rule),
            visible(issue.message),
            str(document.position(issue.start)),
            before,
            words,
            after,
            issue.fingerprint,
            related or None,
            self.original(issue.source),
        )

    def original(self, span: Span | None) -> Elsewhere | None:
        """The place in the source that an issue is about."""
        if span is None or self.found.source is None or self.source_reading is None:
            return None
        text = folded(self.source_reading, span.start, span.end, LONGEST_RELATED)
        return Elsewhere("the original", str(self.found.source.position(span.start)), text, self.source_language)

    @cached_property
    def languages(self) -> list[Language]:
        """The main language, then the others, those of most text first."""
        main = self.found.languages.language
        sizes: Counter[str] = Counter({main: 0})
        for each in self.found.languages.segments:
            if each.language != UNDETERMINED:
                sizes[each.language] += each.end - each.start
        whole = sum(sizes.values())
        own = sizes.pop(main)
        others = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
        return [
            Language(code, visible(language_name(code)), percent(size, whole), f"l{min(rank, TINTS)}" if rank else "")
            for rank, (code, size) in enumerate([(main, own), *others])
        ]

    @cached_property
    def tints(self) -> dict[str, str]:
        """The class of each language but the main one."""
        return {language.code: language.tint for language in self.languages if language.tint}

    @property
    def map(self) -> list[drawing.Stretch]:
        """The languages and the issues along its edge."""
        segments = self.found.languages.segments
        tinted = [
            drawing.Stretch(*drawing.along(self.found, each.start, each.end), self.tints[each.language])
            for each in segments
            if each.language in self.tints
        ]
        return [*tinted, *drawing.stretches(self.found, self.numbered)]

    @property
    def sparkline(self) -> Iterator[tuple[Severity, str]]:
        """Where in the text the issues fall."""
        return drawing.sparkline(self.found)


def cells(row: Iterable[Paragraph]) -> Iterator[tuple[int, Iterator[Paragraph]]]:
    """The paragraphs of a row of a table by their columns; there may be nothing in one."""
    expected = 0
    for column, own in groupby(row, lambda each: each.block.column):
        for empty in range(max(expected, column - MOST_EMPTY), column):
            yield empty, iter(())
        yield column, own
        expected = column + 1


def excerpt(read: Reading, start: int, end: int) -> tuple[str, str, str]:
    """The words of an issue, and of a short one those around it."""
    words = folded(read, start, end, SHOWN)
    if end - start >= SHORT:
        return "", words, ""
    first, last = read.around(start)
    before = read.shown(max(start - WINDOW, first), start)
    is_cut = len(before) > AROUND or first < start - WINDOW
    before = " ".join(before[-AROUND:].splitlines()[-1:])
    after = " ".join(read.shown(end, min(end + WINDOW, last))[:AROUND].splitlines()[:1])
    return visible(before.partition(" ")[2] or before if is_cut else before), words, visible(after)


def folded(read: Reading, start: int, end: int, limit: int) -> str:
    """A stretch of a text in one line, cut where it is long. Looks at no more of it than is shown."""
    last = min(end, start + 2 * limit)
    part = " ".join(read.shown(start, last).split())
    cut = len(part) > limit or last < end
    return visible(part[:limit]) + "…" if cut else visible(part or read.text[start:end])


def classes_of(block: Block) -> str:
    """What a block is to the style of the page."""
    flags = {"item": block.marker, "quoted": block.is_quoted, "line": block.is_line}
    depth = f"d{min(block.depth, DEEPEST)}" if block.depth else ""
    return " ".join(filter(None, (block.kind, depth, *(name for name, is_so in flags.items() if is_so))))


def element_of(block: Block) -> str:
    """What a block is on the page, where the name of the text is a heading of the second rank."""
    return f"h{min(HEADINGS.index(block.kind) + 3, len(HEADINGS))}" if block.kind in HEADINGS else "p"


def code_of(language: str) -> str | None:
    """A language as HTML names it."""
    return language if language != UNDETERMINED and language.isascii() and language.replace("-", "").isalpha() else None
