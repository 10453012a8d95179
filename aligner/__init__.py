"""Bilingual text alignment and translation QA for running text.

    report = aligner.check(text)                    # or aligner.check_file("article.txt")
    for issue in report.issues:
        print(issue.start, issue.end, issue.rule, issue.severity, issue.message)

Everything is imported when first needed: importing this package takes no model, no numpy and no time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aligner.errors import AlignerError, ModelError, UnreadableError, UsageError
from aligner.model import (
    Alignment,
    Aside,
    Bead,
    Category,
    Document,
    DocumentReport,
    Edit,
    Failure,
    Fix,
    Issue,
    LanguageMap,
    Link,
    MixedWord,
    Move,
    Position,
    Related,
    Report,
    Segment,
    Settings,
    Severity,
    Span,
    Why,
)

if TYPE_CHECKING:
    from aligner.checks import Check

__version__ = "0.1.0"

RuleOptions = Mapping[str, Mapping[str, Any]]
"""The severity of a rule and its own options, by the name of the rule."""

__all__ = [
    "AlignerError",
    "Alignment",
    "Aside",
    "Bead",
    "Category",
    "Document",
    "DocumentReport",
    "Edit",
    "Failure",
    "Fix",
    "Issue",
    "LanguageMap",
    "Link",
    "MixedWord",
    "ModelError",
    "Move",
    "Position",
    "Related",
    "Report",
    "RuleOptions",
    "Segment",
    "Settings",
    "Severity",
    "Span",
    "UnreadableError",
    "UsageError",
    "Why",
    "__version__",
    "align",
    "check",
    "check_file",
    "check_pairs",
    "segment",
]


def segment(text: str, *, language: str | None = None, detector: str = "auto") -> list[Segment]:
    """Split a text into runs of one language each, by writing systems first and by an identifier inside one script.

    The segments touch and together are the whole text, in its order; offsets are half-open and count code points. One
    in another language than the main one has no blank at either end and lies in one line. Languages are ISO 639 codes;
    ``und`` marks what is too little to tell, ``ru-Latn`` Russian in Latin letters. ``language`` states the main one;
    ``detector`` (auto, py3langid, langdetect) is what tells languages of one script apart. Raises ``UsageError`` for
    names that do not exist.
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

    Every index of both lists, from 0, is in exactly one bead, and the beads are in order; one with an empty side is an
    omission or an addition. Beads have up to six sentences in all. ``encoder`` names a sentence-transformers model or
    its folder (None: the bundled encoder). The languages are for callers to note: nothing here depends on them. Raises
    ``ModelError`` when the encoder cannot be loaded.

    The method is that of Gale and Church (1993), on sentence vectors beside lengths and with the margin of Bertalign
    (Liu and Zhu 2023), then once more with clauses where that is in doubt: see ``alignment.scoring`` and ``.clauses``.
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
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    glossaries: Sequence[str | PathLike[str]] = (),
    rules: RuleOptions = MappingProxyType({}),
) -> Report:
    """Check one text; with a ``source``, as a translation of it. The report has one document.

    ``language`` states its main language (found when None), ``source_language`` that of the source, ``encoder`` names
    a sentence-transformers model or its folder (None: the bundled encoder), ``select``, ``extend_select`` and
    ``ignore`` name rules or categories as the settings of the same names do, ``glossaries`` files of terms. ``rules``
    has the severity of a rule and its own options, as ``{"quotes": {"severity": "neutral"}}``. Offsets in the report
    count code points of ``text``, those of ``Issue.source`` of ``source``. Raises ``UsageError`` for unknown names and
    for options that cannot be meant, ``ModelError`` when the encoder cannot be loaded and ``UnreadableError`` for a
    glossary.
    """
    _must_be(str, text=text, source="" if source is None else source)
    settings = Settings(language, detector, encoder, _names(select=select), _names(ignore=ignore), source_language)
    original = None if source is None else Document(source, "<source>")
    return _checked(Document(text), settings, original, _Rules(extend_select, glossaries, rules))


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
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    glossaries: Sequence[str | PathLike[str]] = (),
    rules: RuleOptions = MappingProxyType({}),
) -> Report:
    """Read a file, and the one it translates, and check it as ``check`` does. The report has one document.

    The suffix says how it is read: as Markdown, HTML or plain text. Offsets count code points of the file as it was
    decoded, markup and line ends as they are, without a byte-order mark. ``encoding`` is that of both files (None:
    UTF-8, else detected, which a note of the document says). Raises ``UnreadableError`` when one of them cannot be
    read, ``UsageError`` when there is no such encoding, and what ``check`` raises.
    """
    from aligner.readers import read_file

    settings = Settings(language, detector, encoder, _names(select=select), _names(ignore=ignore), source_language)
    original = None if source is None else read_file(source, encoding)
    return _checked(read_file(path, encoding), settings, original, _Rules(extend_select, glossaries, rules))


def check_pairs(
    pairs: Iterable[tuple[str, str]],
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    detector: str = "auto",
    encoder: str | None = None,
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    glossaries: Sequence[str | PathLike[str]] = (),
    rules: RuleOptions = MappingProxyType({}),
) -> Report:
    """Check pairs of a source and its translation that are aligned already: sentences, segments of a memory.

    The report has a document for each pair, in their order, and each issue has the index of its pair, from 0, in
    ``.pair``; its offsets are those of that pair's target, and of its source in ``.source``. All pairs are read by the
    encoder together, and what is usual in them is measured on all: a pair alone is judged with less. The languages are
    found in each pair where they are not stated; the other arguments are those of ``check``. Raises what that raises.
    """
    from aligner.pairs import check_pairs
    from aligner.pipeline import usable

    asked = _Rules(extend_select, glossaries, rules)
    pairs = [_pair(each) for each in pairs]
    wanted, unwanted = _names(select=select), _names(ignore=ignore)
    settings = Settings(target_language, detector, encoder, wanted, unwanted, source_language)
    return asked.judged(check_pairs(pairs, usable(asked.chosen(settings), with_source=True), settings))


def _must_be(kind: type, **values: object) -> None:
    """Say which argument is wrong, before it is wrong somewhere inside."""
    for name, value in values.items():
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")


def _pair(given: Any) -> tuple[str, str]:
    """A source and its translation, and nothing else: a text of two letters would be taken for both."""
    texts = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else ()
    if len(texts) != 2:
        what = f"{len(texts)} values" if texts else repr(given)
        raise TypeError(f"pairs is a list of pairs, (source, target), not of {what}")
    source, target = texts
    _must_be(str, source=source, target=target)
    return source, target


def _names(**arguments: Sequence[str]) -> tuple[str, ...]:
    """A list of names, and no single one: its letters would be taken for names."""
    ((argument, names),) = arguments.items()
    if isinstance(names, str):
        raise TypeError(f"{argument} is a list of rules or categories: [{names!r}]")
    return tuple(names)


class _Rules:
    """The rules as a caller wants them: some more of them, glossaries, options; and the report as these make it."""

    def __init__(
        self, extend_select: Sequence[str], glossaries: Sequence[str | PathLike[str]], options: RuleOptions
    ) -> None:
        if isinstance(glossaries, (str, PathLike)):
            raise TypeError("glossaries is a list of files")
        _must_be(Mapping, rules=options)
        self._extend, self._glossaries = _names(extend_select=extend_select), glossaries
        self._options = {}
        if options:
            from aligner.config.rules import options_of

            self._options = dict(options_of(options))

    def chosen(self, settings: Settings) -> "tuple[Check, ...]":
        """The rules that run."""
        from aligner.checks import CHECKS, chosen

        checks = CHECKS
        if self._options or self._glossaries:
            from aligner.config.rules import prepared

            checks = prepared(self._options, self._glossaries)
        return chosen(checks, settings.select, settings.ignore, self._extend)

    def judged(self, report: Report) -> Report:
        """The report with the severities that rules are to have."""
        if not self._options:
            return report
        from aligner.config.rules import severities_of
        from aligner.decisions.severities import judged, signed

        severities = severities_of(self._options)
        documents = tuple(judged(found, severities) for found in report.documents)
        return replace(report, documents=documents, signature=signed(report.signature, severities))


def _checked(document: Document, settings: Settings, source: Document | None, asked: _Rules) -> Report:
    from aligner.pipeline import check_document, report_of, usable

    rules = usable(asked.chosen(settings), source is not None)
    return asked.judged(report_of((check_document(document, rules, settings, source=source),), rules, settings))
