"""What the templates are given: words and numbers ready to be shown, made visible here and escaped there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from aligner.decisions.fingerprints import fingerprinted
from aligner.languages.names import language_name
from aligner.model import UNDETERMINED, WORST_FIRST, DocumentReport, Issue, Severity, Span, rate_of
from aligner.reporters.html import drawing
from aligner.reporters.html.rows import Row, paragraphs
from aligner.reporters.safe import visible
from aligner.reporters.strip import percent

SHOWN = 90
"""Characters of the words of an issue that the list shows; the text has all of them."""
AROUND = 24
"""Characters on either side of an issue that is too short to be recognised by itself."""
SHORT = 16
LONGEST_RELATED = 160
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

    @property
    def paragraphs(self) -> Iterator[list[Row]]:
        """Its text, with that of its source."""
        return paragraphs(self.found, self.numbered)

    @property
    def issues(self) -> Iterator[Found]:
        """The issues as the list shows them."""
        for number, issue in enumerate(fingerprinted(self.found).issues, 1):
            yield found_of(self.found, self.index, number, issue)

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


def found_of(found: DocumentReport, index: int, number: int, issue: Issue) -> Found:
    """An issue as the list shows it."""
    document = found.document
    before, words, after = excerpt(document.text, issue.start, issue.end)
    related = issue.related and Elsewhere(
        visible(issue.related.label),
        str(document.position(issue.related.start)),
        folded(document.text, issue.related.start, issue.related.end, LONGEST_RELATED),
    )
    return Found(
        f"{index}-{number}",
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
        original(found, issue.source),
    )


def original(found: DocumentReport, span: Span | None) -> Elsewhere | None:
    """The place in the source that an issue is about."""
    if span is None or found.source is None:
        return None
    text = folded(found.source.text, span.start, span.end, LONGEST_RELATED)
    language = code_of(found.alignment.source_language) if found.alignment else None
    return Elsewhere("the original", str(found.source.position(span.start)), text, language)


def excerpt(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words of an issue, and of a short one those around it."""
    words = folded(text, start, end, SHOWN)
    if end - start >= SHORT:
        return "", words, ""
    before = " ".join(text[max(start - AROUND, 0) : start].splitlines()[-1:])
    after = " ".join(text[end : end + AROUND].splitlines()[:1])
    is_cut = start - AROUND > 0
    return visible(before.partition(" ")[2] or before if is_cut else before), words, visible(after)


def folded(text: str, start: int, end: int, limit: int) -> str:
    """A stretch of a text in one line, cut where it is long. Looks at no more of it than is shown."""
    part = " ".join(text[start : min(end, start + 2 * limit)].split())
    cut = len(part) > limit or end - start > 2 * limit
    return visible(part[:limit]) + "…" if cut else visible(part or text[start:end])


def code_of(language: str) -> str | None:
    """A language as HTML names it."""
    return language if language != UNDETERMINED and language.isascii() and language.replace("-", "").isalpha() else None
