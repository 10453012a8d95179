"""What is found in a text: potential errors, in the words of MQM and ITS 2.0."""

from dataclasses import dataclass
from enum import StrEnum

from aligner.model.documents import Span


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
    """That the finding is right, 0 to 1: a calibrated probability where a model judges each finding, as of omissions;
    else a grade, the same for all findings of a kind (``checks.grades``). How much it matters is the severity."""
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
