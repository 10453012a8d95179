"""A translation and its source -> which sentences translate each other, and what was never translated.

What the translation repeats of the source is taken out first: the rest is what can be aligned.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner import bitext, passages
from aligner.copies import SourceGrams, in_one_script, untranslated
from aligner.encoders import Progress
from aligner.model import Bitext, Copy, Document, LanguageMap, Passage, Segment, Span, Text
from aligner.sentences import sentence_spans
from aligner.sides import Sides
from aligner.words import count_words

if TYPE_CHECKING:
    from aligner.encoders import Encoder

LEAST_PART = 0.5
"""Share of the words of a sentence from which a passage repeats the sentence, and not a word of it."""
Copied = tuple[Segment, tuple[int, ...]]
"""A passage, and the units of the source that it repeats: none if it is no copy."""


def compare(
    document: Document, source: Document, sides: Sides, encoder: "Encoder", progress: Progress | None = None
) -> tuple[Bitext, tuple[Passage, ...]]:
    """Align a translation with its source, sentence by sentence, and judge the passages that are not translated."""
    if sides.mixed_up:
        theirs, own = sides.mixed_up
        aligned = bitext.align_texts(in_full(source, theirs), in_full(document, own), encoder, progress)
        return replace(aligned, mixed_up=True), ()
    original = in_full(source, sides.of_source.language)
    translation, foreign = divided(document, sides.found, original, sides.of_source)
    repeated = {unit for _, units in foreign for unit in units}
    aligned = bitext.align_texts(original, translation, encoder, progress, repeated)
    return aligned, tuple(judged(aligned, foreign, encoder, progress))


def in_full(document: Document, language: str) -> Text:
    """All sentences of a document, in whatever language."""
    return Text(document, language, told(document.text, [Segment(0, len(document.text), language)]))


def divided(
    document: Document, found: LanguageMap, original: Text, of_source: LanguageMap
) -> tuple[Text, list[Copied]]:
    """The sentences of a translation proper, and the passages that are none."""
    everything = Text(document, found.language, told(document.text, own_segments(document.text, found, ())))
    if found.language == original.language:
        return everything, []
    copies = SourceGrams(original, of_source)
    foreign = list(untranslated(document.text, found.passages, copies))
    own = own_segments(document.text, found, [passage for passage, _ in foreign])
    translation = Text(document, found.language, told(document.text, own))
    repeated = list(in_one_script(translation, original, copies))
    spans = {(passage.start, passage.end) for passage, _ in repeated}
    spans.update(scraps(document, translation.units, [passage for passage, units in foreign if units]))
    units = tuple(unit for unit in translation.units if (unit.start, unit.end) not in spans)
    return (
        Text(document, found.language, units),
        sorted([*foreign, *repeated], key=lambda each: each[0].start),
    )


def scraps(document: Document, units: Sequence[Span], copied: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Units in sentences most of which were copied: a number before a heading, a name inside. They translate nothing.

    Neither passages nor sentences go on in another line.
    """
    text = document.text
    own = [unit.start for unit in units]
    begins, ends = [passage.start for passage in copied], [passage.end for passage in copied]
    for line in dict.fromkeys(document.position(passage.start).line for passage in copied):
        for start, end in sentence_spans(text, *document.line_span(line)):
            inside = copied[bisect_right(ends, start) : bisect_left(begins, end)]
            foreign = sum(letters(text[max(start, each.start) : min(end, each.end)]) for each in inside)
            if 2 * foreign > letters(text[start:end]):
                some = units[bisect_left(own, start) : bisect_left(own, end)]
                yield from ((unit.start, unit.end) for unit in some if unit.end <= end)


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


def own_segments(text: str, found: LanguageMap, foreign: Sequence[Segment]) -> Iterator[Segment]:
    """What stands between the passages."""
    previous = 0
    for passage in (*foreign, Segment(len(text), len(text), found.language)):
        if passage.start > previous:
            yield Segment(previous, passage.start, found.language)
        previous = passage.end


def told(text: str, segments: Iterable[Segment]) -> tuple[Span, ...]:
    """The sentences of segments that have a word in them."""
    return tuple(Span(start, end) for start, end in passages.told(text, segments))


def judged(
    aligned: Bitext, foreign: Sequence[Copied], encoder: "Encoder", progress: Progress | None
) -> Iterator[Passage]:
    """The passages: of copies it is known what they repeat, of others what in the translation is closest to them."""
    text = aligned.target.document.text
    own = [Segment(unit.start, unit.end, aligned.target.language) for unit in aligned.target.units]
    others = iter(passages.find(text, own, [passage for passage, units in foreign if not units], encoder, progress))
    has_counterpart = aligned.translated
    for passage, units in foreign:
        if units:
            translated = 2 * len(has_counterpart.intersection(units)) > len(units)
            yield copy_of(passage, text, aligned.source, units, translated)
        else:
            yield next(others)


def copy_of(passage: Segment, text: str, source: Text, units: Sequence[int], translated: bool) -> Passage:
    """A passage that repeats units of the source, of which it is known whether they are translated.

    A few words of one say nothing beside the translation of that: they were left inside it.
    """
    span = source.span(units)
    whole = count_words(text[passage.start : passage.end]) >= LEAST_PART * count_words(source.of(units))
    return Passage(passage.start, passage.end, passage.language, copy=Copy(span, translated and whole))
