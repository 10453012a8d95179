"""What a check is, and what it is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import TYPE_CHECKING, ClassVar, Protocol

from aligner.model import UNDETERMINED, Bitext, Category, Document, Issue, LanguageMap, Passage, Severity, Uncovered
from aligner.terminology.glossary import Terms
from aligner.terminology.memory import Memory

if TYPE_CHECKING:
    from aligner.encoders import Encoder

LEAST_COPY = 20
"""Characters of a text from which it is a copy of its source if it is the same: a few words may be names."""


class Need(Flag):
    """What a check asks for beside a text and its languages."""

    NOTHING = 0
    COUNTERPARTS = auto()
    """What in the text comes closest to being the translation of each foreign passage."""
    SOURCE = auto()
    """The alignment with the source."""
    WORDS = auto()
    """Which words of the source nothing in a short translation says."""
    ENCODER = COUNTERPARTS | SOURCE | WORDS
    """Each of these takes a pass with an encoder."""
    FILES = auto()
    """Which files belong together. A rule that asks for it speaks of files, and takes no encoder."""
    HISTORY = auto()
    """When each of the two was last changed."""
    GLOSSARY = auto()
    """The terms of glossaries, in a field ``terms`` (``TermCheck``): without them it runs, and finds nothing."""
    RUNNING_TEXT = auto()
    """Sentences that go on from one to the next, and all of them. A title says again what the page says, a label begins
    with a small letter or is a name that a program made: a rule that asks for this does not see them."""
    TEXT_ALONE = RUNNING_TEXT | GLOSSARY
    """A rule that asks for no more than this takes neither a source nor an encoder."""


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a file in the history of its repository."""

    revision: str
    """As people name it, shortened."""
    time: int
    """Seconds since 1970."""
    date: str
    """Year, month and day."""


@dataclass(frozen=True, slots=True)
class Files:
    """A translation and its source as files. A text that has several translations is in several of these."""

    translation: str
    source: str
    is_translated: bool = True
    """Whether there is such a translation."""
    has_source: bool = True
    """Whether there is such a source."""
    translation_changed: Change | None = None
    source_changed: Change | None = None
    """None: not known, or not in the history yet."""


@dataclass(frozen=True, slots=True)
class Article:
    """What the pipeline knows of one text when the checks run."""

    document: Document
    languages: LanguageMap
    passages: tuple[Passage, ...]
    """The passages in another language than the main one, with their counterparts if a rule that runs asks for them."""
    bitext: Bitext | None = None
    """The text aligned with its source, without those passages; None if there is no source or no rule asks for it."""
    uncovered: tuple[Uncovered, ...] = ()
    """What of the source is said nowhere in sentences that are translated, if a rule asks for it."""
    files: tuple[Files, ...] = ()
    """The pairs of files that the text belongs to, as far as they are known."""
    stands_apart: bool = False
    """Whether it is no running text: each unit is a title, a label or the like, and a text of its own."""
    common_words: frozenset[str] = frozenset()
    """Words that the running text of the source has in small letters. In a title the letters tell no name from them."""

    encoder: "Encoder | None" = None
    """What the text and its source were read with, for a rule that wants to know whether a finding holds."""
    memory: Memory | None = None
    """All pairs that are checked together, where that is what is checked."""
    pair: int | None = None
    """Index of this one among them."""

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @property
    def prose(self) -> str:
        """The text for rules about words and marks: what is program text has signs in its place."""
        return self.document.prose

    @property
    def is_copy(self) -> bool:
        """Whether the text is its source, word for word and in one language: not a segment, which may be a name."""
        if self.bitext is None or self.pair is not None or self.bitext.target.language == UNDETERMINED:
            return False
        source, target = self.bitext.source, self.bitext.target
        words = target.document.text.split()
        is_one = source.language == target.language and source.document.text.split() == words
        return is_one and len(target.document.text.strip()) >= LEAST_COPY


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the check must say of it: each part between ⟦ and ⟧ is an issue, nothing else is.

    An example without marks is a good one. For a joint between two characters the marks stand around both.
    """

    text: str
    note: str = ""
    """Why it is right or wrong, where that is not plain."""
    source: str | None = None
    """The text that it is a translation of."""
    files: tuple[Files, ...] = ()
    """The pairs of files that it belongs to, for a rule that speaks of them."""
    options: Mapping[str, object] = field(default_factory=dict)
    """Options with which it holds, where they are other ones than usual."""


class Check(Protocol):
    """A rule: a frozen dataclass in a file of its own.

    Its docstring is its manual (the first line a summary; then what it finds, why it matters, what to do), its fields
    are its options, its examples (good ones first) are its tests and a part of its manual.
    """

    name: ClassVar[str]
    """Kebab-case, never reused for another meaning."""
    category: ClassVar[Category]
    severity: ClassVar[Severity]
    by_default: ClassVar[bool]
    """Whether it runs when no rule is named: one that speaks up too often, or that not everybody wants, does not."""
    examples: ClassVar[tuple[Example, ...]]
    needs: ClassVar[Need]
    """What the pipeline must find out for it. A rule that needs a source or files does not run without them."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the issues of one article, in the order of the text."""


class TermCheck(Check, Protocol):
    """A rule that asks for ``Need.GLOSSARY``."""

    terms: Terms
