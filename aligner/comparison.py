"""A translation and its source -> which sentences translate each other, and what was never translated.

What the translation repeats of the source is taken out first: the rest is what can be aligned.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from aligner import bitext, passages
from aligner.copies import Source, in_one_script, plain, untranslated
from aligner.encoders import Progress
from aligner.languages import SCRIPT_OF
from aligner.model import Bitext, Copy, Document, LanguageMap, Passage, Segment, Span, Text
from aligner.words import count_words

if TYPE_CHECKING:
    from aligner.encoders import Encoder

LEAST_LEFT = 0.5
"""Share of the letters of a text's main language, from which it was left as it is in the source."""
LEAST_PART = 0.5
"""Share of the words of a sentence from which a passage repeats the sentence, and not a word of it."""
Copied = tuple[Segment, tuple[int, ...]]
"""A passage, and the units of the source that it repeats: none if it is no copy."""


def language_of(document: Document, found: LanguageMap, source: Document, of_source: LanguageMap) -> str:
    """The language of a translation: of one that was mostly left in the language of its source, that of the rest."""
    theirs = {segment.language for segment in of_source.segments}
    letters = Counter[str]()
    for passage in found.passages:
        letters[passage.language] += passage.end - passage.start
    others = [language for language, _ in letters.most_common() if language in SCRIPT_OF and language not in theirs]
    if found.language != of_source.language or not others:
        return found.language
    said = {plain(source.text[start:end]) for start, end in passages.told(source.text, of_source.segments)}
    main = (segment for segment in found.segments if segment.language == found.language)
    sentences = [document.text[start:end] for start, end in passages.told(document.text, main)]
    left = sum(len(sentence) for sentence in sentences if plain(sentence) in said)
    return others[0] if left >= LEAST_LEFT * sum(map(len, sentences)) else found.language


def compare(
    document: Document,
    found: LanguageMap,
    source: Document,
    of_source: LanguageMap,
    encoder: "Encoder",
    progress: Progress | None = None,
) -> tuple[Bitext, tuple[Passage, ...]]:
    """Align a translation with its source, sentence by sentence, and judge the passages that are not translated."""
    original = Text(source, of_source.language, told(source.text, [Segment(0, len(source.text), of_source.language)]))
    translation, foreign = divided(document, found, original, of_source)
    repeated = {unit for _, units in foreign for unit in units}
    aligned = bitext.align_texts(original, translation, encoder, progress, repeated)
    return aligned, tuple(judged(aligned, foreign, encoder, progress))


def divided(
    document: Document, found: LanguageMap, original: Text, of_source: LanguageMap
) -> tuple[Text, list[Copied]]:
    """The sentences of a translation proper, and the passages that are none."""
    everything = Text(document, found.language, told(document.text, own_segments(document.text, found, ())))
    if found.language == original.language:
        return everything, []
    copies = Source(original, of_source)
    foreign = list(untranslated(document.text, found.passages, copies))
    own = own_segments(document.text, found, [passage for passage, _ in foreign])
    translation = Text(document, found.language, told(document.text, own))
    repeated = list(in_one_script(translation, original, copies))
    spans = {(passage.start, passage.end) for passage, _ in repeated}
    units = tuple(unit for unit in translation.units if (unit.start, unit.end) not in spans)
    return (
        Text(document, found.language, units),
        sorted([*foreign, *repeated], key=lambda each: each[0].start),
    )


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
