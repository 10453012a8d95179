"""Bilingual text alignment and translation QA for running text.

    report = aligner.check(text)                    # or aligner.check_file("article.txt")
    for issue in report.issues:
        print(issue.start, issue.end, issue.rule, issue.severity, issue.message)

Everything is imported when first needed: importing this package takes no model, no numpy and no time.
"""

from collections.abc import Iterable, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from aligner.errors import AlignerError, ModelError, UnreadableError, UsageError
from aligner.model import Bead, Category, Document, DocumentReport, Issue, Report, Segment, Settings, Severity

if TYPE_CHECKING:
    from aligner.checks import Check

__version__ = "0.1.0"

__all__ = [
    "AlignerError",
    "Bead",
    "Category",
    "Document",
    "DocumentReport",
    "Issue",
    "ModelError",
    "Report",
    "Segment",
    "Settings",
    "Severity",
    "UnreadableError",
    "UsageError",
    "align",
    "check",
    "check_file",
    "check_pairs",
    "segment",
]


def segment(text: str, *, language: str | None = None, detector: str = "auto") -> list[Segment]:
    """Split a text into runs of one language each.

    The segments touch and together are the whole text. One in another language than the main one has no blank at
    either end and lies in one line; ``und`` marks what is too little to tell. ``language`` states the main language;
    ``detector`` (auto, py3langid, langdetect) is what tells languages of one script apart.
    """
    from aligner.languages import split

    _must_be(str, text=text)
    return list(split(text, language, detector).segments)


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    encoder: str | None = None,
) -> list[Bead]:
    """Align the sentences of a text with those of its translation.

    Every index of both lists is in exactly one bead, and the beads are in order; one with an empty side is an omission
    or an addition. Beads have up to six sentences in all. ``encoder`` names a sentence-transformers model or its folder
    (None: the bundled encoder). The languages are for callers to note: nothing here depends on them. Raises
    ``ModelError`` when the encoder cannot be loaded.
    """
    from aligner import bitext, encoders

    for sentences in (source, target):
        if isinstance(sentences, str):
            raise TypeError("source and target are lists of sentences, not one text")
        for sentence in sentences:
            _must_be(str, sentence=sentence)
    return bitext.align(source, target, encoders.load(encoder))


def check(
    text: str,
    source: str | None = None,
    *,
    language: str | None = None,
    source_language: str | None = None,
    detector: str = "auto",
    encoder: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    glossaries: Sequence[str | PathLike[str]] = (),
) -> Report:
    """Check one text; with a ``source``, as a translation of it.

    ``language`` states its main language (found when None), ``source_language`` that of the source, ``encoder`` names
    a sentence-transformers model or its folder (None: the bundled encoder), ``select`` and ``ignore`` name rules or
    categories, ``glossaries`` files of terms. Offsets in the report count code points of ``text``, those of
    ``Issue.source`` of ``source``. Raises ``UsageError`` for unknown names, ``ModelError`` when the encoder cannot be
    loaded and ``UnreadableError`` for a glossary.
    """
    _must_be(str, text=text, source="" if source is None else source)
    settings = Settings(language, detector, encoder, tuple(select), tuple(ignore), source_language)
    return _checked(Document(text), settings, None if source is None else Document(source, "<source>"), glossaries)


def check_file(
    path: str | PathLike[str],
    source: str | PathLike[str] | None = None,
    *,
    encoding: str | None = None,
    language: str | None = None,
    source_language: str | None = None,
    detector: str = "auto",
    encoder: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    glossaries: Sequence[str | PathLike[str]] = (),
) -> Report:
    """Read a file, and the one it translates, and check it as ``check`` does.

    Raises ``UnreadableError`` when one of them cannot be read.
    """
    from aligner.readers import read_file

    settings = Settings(language, detector, encoder, tuple(select), tuple(ignore), source_language)
    original = None if source is None else read_file(source, encoding)
    return _checked(read_file(path, encoding), settings, original, glossaries)


def check_pairs(
    pairs: Iterable[tuple[str, str]],
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    detector: str = "auto",
    encoder: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    glossaries: Sequence[str | PathLike[str]] = (),
) -> Report:
    """Check pairs of a source and its translation that are aligned already: sentences, segments of a memory.

    The report has a document for each pair, in their order, and each issue has the index of its pair in ``.pair``. The
    languages are found in each pair where they are not stated; ``glossaries`` are files of terms. Raises what
    ``check`` raises.
    """
    from aligner.pairs import check_pairs
    from aligner.pipeline import usable

    pairs = [(source, target) for source, target in pairs]
    for source, target in pairs:
        _must_be(str, source=source, target=target)
    settings = Settings(target_language, detector, encoder, tuple(select), tuple(ignore), source_language)
    return check_pairs(pairs, usable(_rules(settings, glossaries), with_source=True), settings)


def _must_be(kind: type, **values: object) -> None:
    """Say which argument is wrong, before it is wrong somewhere inside."""
    for name, value in values.items():
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")


def _rules(settings: Settings, glossaries: Sequence[str | PathLike[str]]) -> "tuple[Check, ...]":
    from pathlib import Path

    from aligner.checks import CHECKS, chosen
    from aligner.checks.selection import with_terms

    rules = chosen(CHECKS, settings.select, settings.ignore)
    if not glossaries:
        return rules
    from aligner.terminology.glossary import read_all

    return with_terms(rules, read_all(map(Path, glossaries)))


def _checked(
    document: Document, settings: Settings, source: Document | None, glossaries: Sequence[str | PathLike[str]]
) -> Report:
    from aligner.pipeline import check_document, report_of, usable

    rules = usable(_rules(settings, glossaries), source is not None)
    return report_of((check_document(document, rules, settings, source=source),), rules, settings)
