"""What was found in the documents of a run, and what decided it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

from aligner.model.bitexts import Alignment
from aligner.model.documents import Document, LanguageMap
from aligner.model.issues import Aside, Issue, Severity


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
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of how the document and its source were read."""
        beside = () if self.source is None else (f"{self.source.name}: {note}" for note in self.source.notes)
        return (*self.document.notes, *beside)

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
