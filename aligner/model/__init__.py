"""The words of the program: what travels between its parts, all of it frozen.

    documents    a text, places in it, and which language is where
    bitexts      a text and its translation, aligned; passages that are not translated
    issues       what is found, and what was set aside
    reports      what was found in each document, and in all of a run

Offsets are half-open and count Unicode code points of ``Document.text``. The terms are those of MQM and ITS 2.0
(issue, category, severity) and of the alignment literature (segment, sentence, bead).
"""

from aligner.model.bitexts import ALIKE, Alignment, Bead, Bitext, Copy, Counterpart, Move, Passage, Text, Uncovered
from aligner.model.documents import (
    LINE_BREAK,
    UNDETERMINED,
    Bounds,
    Document,
    LanguageMap,
    Link,
    MixedWord,
    Position,
    Segment,
    Span,
)
from aligner.model.issues import WORST_FIRST, Aside, Category, Edit, Fix, Issue, Related, Severity, Why
from aligner.model.reports import DocumentReport, Failure, Mapped, Report, Settings, rate_of, totals

__all__ = [
    "ALIKE",
    "LINE_BREAK",
    "UNDETERMINED",
    "WORST_FIRST",
    "Alignment",
    "Aside",
    "Bead",
    "Bitext",
    "Bounds",
    "Category",
    "Copy",
    "Counterpart",
    "Document",
    "DocumentReport",
    "Edit",
    "Failure",
    "Fix",
    "Issue",
    "LanguageMap",
    "Link",
    "Mapped",
    "MixedWord",
    "Move",
    "Passage",
    "Position",
    "Related",
    "Report",
    "Segment",
    "Settings",
    "Severity",
    "Span",
    "Text",
    "Uncovered",
    "Why",
    "rate_of",
    "totals",
]
