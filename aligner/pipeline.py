"""The way of the data: document -> languages -> sentences -> vectors -> counterparts -> checks -> report.

Reading documents and writing reports are left to the callers.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from aligner import __version__, encoders, languages, passages
from aligner.checks import Article, Check
from aligner.model import Document, DocumentReport, LanguageMap, Passage, Report, Settings
from aligner.words import count_words

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def check_documents(
    documents: Iterable[Document], rules: Sequence[Check], settings: Settings, progress: Progress = silent
) -> Report:
    """Check every document, each for itself."""
    return Report(
        documents=tuple(check_document(document, rules, settings, progress) for document in documents),
        rules=tuple(rule.name for rule in rules),
        signature=signature(rules, settings),
    )


def check_document(
    document: Document, rules: Sequence[Check], settings: Settings, progress: Progress = silent
) -> DocumentReport:
    """Follow one document all the way."""
    text = document.text
    reading = partial(progress, f"{document.name}: languages")
    found = languages.split(text, settings.language, settings.detector, reading)
    foreign = passages_of(text, found, rules, settings, partial(progress, f"{document.name}: sentences"))
    article = Article(document, found, foreign)
    issues = sorted((issue for rule in rules for issue in rule.run(article)), key=lambda i: (i.start, i.end, i.rule))
    return DocumentReport(
        document=document,
        languages=found,
        issues=tuple(issues),
        words=count_words(text),
        untranslated_words=sum(count_words(text[i.start : i.end]) for i in issues if i.rule == "untranslated"),
    )


def passages_of(
    text: str, found: LanguageMap, rules: Sequence[Check], settings: Settings, progress: Callable[[int, int], None]
) -> tuple[Passage, ...]:
    """The foreign passages, with their counterparts if a rule asks for them: that alone takes a model."""
    foreign = tuple(found.passages)
    if not foreign or not any(rule.compares for rule in rules):
        return tuple(Passage(s.start, s.end, s.language) for s in foreign)
    return passages.find(text, found, encoders.load(settings.encoder), progress)


def signature(rules: Sequence[Check], settings: Settings) -> str:
    """What decides a report beside the text, in twelve hexadecimal digits."""
    deciding = [__version__, settings.language, settings.detector, settings.encoder, *map(repr, rules)]
    return hashlib.sha256(json.dumps(deciding).encode()).hexdigest()[:12]
