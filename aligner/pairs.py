"""Pairs that are aligned already -> report: each pair is one bead, and all are read by the encoder together."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial, reduce
from math import log
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from aligner import encoders, languages
from aligner.bitext import shrunk
from aligner.checks import Article, Check, Need
from aligner.comparison import copy_of, divided, judged
from aligner.coverage import SHORT, uncovered, usual_ratio
from aligner.decisions.comments import blanked, comments
from aligner.model import (
    UNDETERMINED,
    Bead,
    Bitext,
    Document,
    DocumentReport,
    LanguageMap,
    Passage,
    Report,
    Settings,
    Span,
    Text,
)
from aligner.pipeline import Progress, heeding, report_of, reported, silent
from aligner.terminology.memory import memory_of

if TYPE_CHECKING:
    from aligner.encoders import Encoder

REST = 0.75
"""Length of what is translated, against the source, from which a copy beside it is left over."""


def check_pairs(
    pairs: Sequence[tuple[str, str]], rules: Sequence[Check], settings: Settings, progress: Progress = silent
) -> Report:
    """Check each pair for itself. Raises ``ModelError`` when the encoder cannot be loaded."""
    given = pairs
    pairs = [(blanked(source, comments(source)), blanked(target, comments(target))) for source, target in pairs]
    likenesses: list[Likeness] = []
    background, encoder = 0.0, None
    needs = reduce(or_, (rule.needs for rule in rules), Need.NOTHING)
    if pairs and needs & Need.ENCODER:
        encoder = encoders.load(settings.encoder)
        likenesses, background = likeness(pairs, encoder, partial(progress, "sentences"))
    documents = []
    memory = memory_of(pairs)
    ratio = usual_ratio([log((len(b) + SHORT) / (len(a) + SHORT)) for a, b in pairs if a.strip() and b.strip()])
    for index, (source, target) in enumerate(pairs):
        progress("pairs", index, len(pairs))
        with_comments = Document(given[index][1], f"<pair {index}>")
        document, original = replace(with_comments, text=target), Document(source, f"<source {index}>")
        found = languages.split(target, settings.language, settings.detector)
        if encoder is None:
            article = unread(document, found, original)
        else:
            of_source = languages.split(source, settings.source_language, settings.detector)
            article = compared(document, found, original, of_source, encoder, likenesses[index], background)
            if Need.WORDS in needs and article.bitext:
                article = replace(article, uncovered=uncovered(article.bitext, encoder, ratio))
        result = reported(replace(article, memory=memory, pair=index), rules)
        if result.source is not None:
            result = replace(result, source=replace(result.source, text=given[index][0]))
        result = heeding(result, with_comments, rules)
        documents.append(numbered(result, index))
    return report_of(tuple(documents), rules, settings)


def unread(document: Document, found: LanguageMap, source: Document) -> Article:
    """What is known of one pair before an encoder has read it: both sides, and not what they are to each other."""
    sides = Text(source, UNDETERMINED, whole(source.text)), Text(document, found.language, whole(document.text))
    foreign = tuple(Passage(segment.start, segment.end, segment.language) for segment in found.passages)
    return Article(document, found, foreign, Bitext(*sides, ()))


def numbered(found: DocumentReport, pair: int) -> DocumentReport:
    """The report on a pair, every issue with the index of the pair."""
    issues = tuple(replace(issue, pair=pair) for issue in found.issues)
    aside = tuple(replace(each, issue=replace(each.issue, pair=pair)) for each in found.aside)
    return replace(found, issues=issues, aside=aside)


class Likeness(NamedTuple):
    """The cosine of a pair, and the highest of one of its sides to the other side of another pair."""

    own: float
    rival: float


def likeness(
    pairs: Sequence[tuple[str, str]], encoder: "Encoder", progress: encoders.Progress
) -> tuple[list[Likeness], float]:
    """How alike the sides of each pair are, and the cosine of sides that do not belong together."""
    from aligner.alignment.rivals import rivals

    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    row = {text: index for index, text in enumerate(texts)}
    vectors = encoder.encode(texts, progress)
    sources, targets = (vectors[[row[pair[side]] for pair in pairs]] for side in (0, 1))
    cosines = (sources * targets).sum(1)
    others = float(sources.sum(0) @ targets.sum(0) - cosines.sum())
    background = others / max(len(pairs) * (len(pairs) - 1), 1)
    found = zip(cosines.tolist(), rivals(sources, targets).tolist(), strict=True)
    return [Likeness(round(own, 3), round(rival, 3)) for own, rival in found], shrunk(background, len(pairs) - 1)


def compared(
    document: Document,
    found: LanguageMap,
    source: Document,
    of_source: LanguageMap,
    encoder: "Encoder",
    alike: Likeness,
    background: float,
) -> Article:
    """What is known of one pair."""
    original = Text(source, of_source.language, whole(source.text))
    translation, foreign = divided(document, found, original, of_source)
    own = whole(document.text) if translation.units else ()
    sides = (0,) if original.units else (), (0,) if own else ()
    beads = (Bead(*sides, alike.own, alike.own),) if any(sides) else ()
    aligned = Bitext(original, Text(document, found.language, own), beads, (), background, rival=alike.rival)
    rest = sum(unit.end - unit.start for unit in translation.units)
    translated = bool(aligned.translated) and rest >= REST * len(source.text.strip())
    copies = [copy_of(passage, document.text, original, (0,), translated) for passage, units in foreign if units]
    others = judged(Bitext(original, translation, ()), [each for each in foreign if not each[1]], encoder, None)
    told = sorted([*copies, *others], key=lambda each: each.start)
    return Article(document, found, tuple(told), aligned, encoder=encoder)


def whole(text: str) -> tuple[Span, ...]:
    """A text as one unit, without the blanks at its ends; none if there is nothing else."""
    start = len(text) - len(text.lstrip())
    return (Span(start, start + len(text.strip())),) if text.strip() else ()
