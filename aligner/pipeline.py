"""The way of the data: document -> languages -> sentences -> vectors -> counterparts -> checks -> report.

Reading documents and writing reports are left to the callers.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial, reduce
from operator import or_

from aligner import __version__, encoders, languages, passages, sides, views
from aligner.checks import CHECKS, Article, Check, Files, Need, rules_by_name
from aligner.checks.selection import lacks_terms
from aligner.decisions import ignores
from aligner.decisions.comments import comments, masked
from aligner.decisions.fingerprints import fingerprinted
from aligner.errors import UsageError
from aligner.model import Document, DocumentReport, Issue, LanguageMap, Passage, Report, Settings, Severity
from aligner.parts import merged, parts_in
from aligner.views.placing import languages as languages_in_text
from aligner.views.placing import placed
from aligner.words import count_words

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def usable(rules: Sequence[Check], with_source: bool) -> tuple[Check, ...]:
    """The rules that can run on a text: see ``runnable``.

    Raises ``UsageError`` if none is left, or all that are lack a glossary.
    """
    left = runnable(rules, with_source)
    if not left:
        names = " and ".join(rule.name for rule in rules)
        if all(Need.FILES in rule.needs for rule in rules):
            raise UsageError(f"{names}: no configuration says which files belong together; see pairs in the README")
        raise UsageError(f"{names}: nothing to compare the text with; name the original with --source")
    if all(map(lacks_terms, left)):
        names = " and ".join(rule.name for rule in left)
        raise UsageError(f"{names}: no glossary says what to look for; name one with --glossary")
    return left


def segmented(document: Document, language: str | None, detector: str) -> LanguageMap:
    """Which language is where in a document."""
    own = views.of(document)
    found = languages.split(views.seen(document, own).prose, language, detector)
    return languages_in_text(found, own, len(document.text)) if own else found


def runnable(rules: Sequence[Check], with_source: bool) -> tuple[Check, ...]:
    """The rules that speak of texts; without a source, only those that ask for none."""
    unmet = Need.FILES if with_source else Need.FILES | Need.SOURCE
    return tuple(rule for rule in rules if not rule.needs & unmet)


def check_files(found: DocumentReport, rules: Sequence[Check], files: Sequence[Files]) -> DocumentReport:
    """What was found in a document, after what rules say of its files; its comments hold for that as well."""
    article = Article(found.document, found.languages, (), files=tuple(files))
    issues = tuple(issue for rule in rules for issue in rule.run(article))
    own = replace(found, issues=issues, aside=())
    if issues:
        own = heeding(own, found.document, ())
    return replace(found, issues=(*own.issues, *found.issues), aside=(*own.aside, *found.aside))


def check_document(
    document: Document,
    rules: Sequence[Check],
    settings: Settings,
    progress: Progress = silent,
    source: Document | None = None,
) -> DocumentReport:
    """Follow one document all the way: from the file to what there is to read in it, and back with what was found."""
    document, source = views.noted(document), None if source is None else views.noted(source)
    own, of_source = views.of(document), None if source is None else views.of(source)
    original = None if source is None else views.with_links(source, of_source)
    seen = views.seen(document, own) if source is None else views.with_links(document, own)
    found = fingerprinted(followed(seen, rules, settings, progress, original))
    running = original.text if original else ""
    found = with_parts(placed(found, document, own, source, of_source), source, rules, settings, running)
    return heeding(found, document, rules)


def with_parts(
    found: DocumentReport, source: Document | None, rules: Sequence[Check], settings: Settings, running: str
) -> DocumentReport:
    """The report on a document with what rules say of that which is no running text: titles, labels."""
    apart = parts_in(found, source, settings, running)
    usable = apart.usable(rules) if apart else ()
    return merged(found, fingerprinted(reported(apart.article, usable)), apart) if apart and usable else found


def heeding(found: DocumentReport, document: Document, rules: Sequence[Check]) -> DocumentReport:
    """The report on a document as its comments for this program want it, with fingerprints."""
    said = comments(document.text)
    if said:
        ran = frozenset(rule.name for rule in rules)
        hidden = replace(found, document=masked(document, said))
        found = ignores.applied(hidden, document, said, rules_by_name(CHECKS), ran)
    return fingerprinted(found)


def followed(
    document: Document, rules: Sequence[Check], settings: Settings, progress: Progress, source: Document | None
) -> DocumentReport:
    """Follow one document from its text to what the checks say of it."""
    text = document.text
    reading = partial(progress, f"{document.name}: languages")
    comparing = partial(progress, f"{document.name}: sentences")
    needs = reduce(or_, (rule.needs for rule in rules), Need.NOTHING)
    if source is not None and needs & Need.ENCODER:
        from aligner import comparison, coverage  # a text alone has no use for them

        told = sides.told_apart(document, source, settings, reading)
        encoder = encoders.load(settings.encoder)
        aligned, foreign = comparison.compare(document, source, told, encoder, comparing)
        words = coverage.uncovered(aligned, encoder) if Need.WORDS in needs and aligned.is_related else ()
        return reported(Article(document, told.found, foreign, aligned, words, encoder=encoder), rules)
    found = languages.split(document.prose, settings.language, settings.detector, reading)
    return reported(Article(document, found, passages_of(text, found, needs, settings, comparing)), rules)


def reported(article: Article, rules: Sequence[Check]) -> DocumentReport:
    """Run the checks on what is known of one document."""
    text = article.text
    issues = sorted((issue for rule in rules for issue in rule.run(article)), key=lambda i: (i.start, i.end, i.rule))
    return DocumentReport(
        document=article.document,
        languages=article.languages,
        issues=tuple(issues),
        words=count_words(text),
        untranslated_words=sum(count_words(text[i.start : i.end]) for i in issues if is_untranslated(i)),
        source=article.bitext.source.document if article.bitext else None,
        source_sentences=len(article.bitext.source.units) if article.bitext else 0,
        translated_sentences=len(article.bitext.translated) if article.bitext and not article.is_copy else 0,
        alignment=article.bitext.alignment if article.bitext else None,
    )


def is_untranslated(issue: Issue) -> bool:
    """Whether an issue speaks of words that are to be translated, and not of a title that may stay."""
    return issue.rule == "untranslated" and issue.severity.reaches(Severity.MINOR)


def passages_of(
    text: str, found: LanguageMap, needs: Need, settings: Settings, progress: Callable[[int, int], None]
) -> tuple[Passage, ...]:
    """The foreign passages, with their counterparts if a rule asks for them: that alone takes a model."""
    foreign = tuple(found.passages)
    if not foreign or Need.COUNTERPARTS not in needs:
        return tuple(Passage(s.start, s.end, s.language) for s in foreign)
    main = (segment for segment in found.segments if segment.language == found.language)
    return passages.find(text, main, foreign, encoders.load(settings.encoder), progress)


def report_of(found: Sequence[DocumentReport], rules: Sequence[Check], settings: Settings) -> Report:
    """The report on documents that the same rules were run on, with the same settings."""
    return Report(found, tuple(rule.name for rule in rules), signature(rules, settings))


def signature(rules: Sequence[Check], settings: Settings) -> str:
    """What decides a report beside the text, in twelve hexadecimal digits."""
    stated = settings.language, settings.source_language, settings.detector, settings.encoder
    deciding = [__version__, *stated, *map(repr, rules)]
    return hashlib.sha256(json.dumps(deciding).encode()).hexdigest()[:12]
