"""Which names of a text its translation replaced or lost: read sentence by sentence, judged on the whole text.

    compared     what of each pair of sentences has no counterpart by ear or by dictionary
    judged       what of that is another name, or missing: not what may be a pronoun, nor what always has another name
    translated   only where something would be reported: what the encoder knows to be translated
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from aligner.model import Bitext, Span
from aligner.names.mentions import CYRILLIC, Mentions, Name, mentions_in
from aligner.names.proper_names import has_like, is_left_out, is_place, pairs_of, without_counterpart, word_of
from aligner.names.renderings import Asked, renderings

if TYPE_CHECKING:
    from aligner.encoders import Encoder

LONGEST = 2_000
"""Characters of a sentence that is looked at: a longer one is a list or data."""
MOST = 30
"""Words with a capital in one: more are a list, and each is compared with all of the other side."""
BEFORE = 8
"""Sentences behind the one with a person in which "he" or "the mayor" may stand for them."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

Beside = Callable[[Name], bool]
"""Whether what stands beside the text has a name, where the text is one of many pairs."""


@dataclass(frozen=True, slots=True)
class NamesOfPair:
    """A pair of sentences and what of their names the other one does not have."""

    source: Span
    target: Span
    texts: tuple[str, str]
    sides: tuple[Mentions, Mentions]
    missing: tuple[Name, ...]
    added: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be reported of a pair of sentences."""

    replaced: tuple[tuple[Name, Name], ...]
    """Names of the original, each with the one that stands instead."""
    lost: tuple[Name, ...]
    places: Mapping[Name, int]
    """In how many places of the text a name is replaced, for one that always is by the same."""


def verdicts(
    bitext: Bitext, least: float, encoder: "Encoder | None", beside: Beside
) -> list[tuple[NamesOfPair, Verdict]]:
    """What is to be reported of each pair of sentences that is at least so similar."""
    found = list(compared(bitext, least))
    languages = bitext.source.language, bitext.target.language
    judgement = judged(found, languages, beside)
    doubtful = [index for index, verdict in enumerate(judgement) if verdict.replaced or verdict.lost]
    if doubtful:
        known = {*common(bitext, found, doubtful), *translated(found, doubtful, languages, encoder)}
        found = without(found, known, languages[0])
        judgement = judged(found, languages, beside)
    return list(zip(found, judgement, strict=True))


def compared(bitext: Bitext, least: float) -> Iterator[NamesOfPair]:
    """The pairs of sentences that translate each other, with the names that have no counterpart."""
    for bead in bitext.pairs:
        if bitext.alike(bead.similarity) < least:
            continue
        both = (bitext.source, bead.source), (bitext.target, bead.target)
        spans = tuple(text.span(units) for text, units in both)
        if max(span.end - span.start for span in spans) > LONGEST:
            continue
        texts = tuple(text.document.text[span.start : span.end] for (text, _), span in zip(both, spans, strict=True))
        source, target = (mentions_in(words, text.language) for (text, _), words in zip(both, texts, strict=True))
        if max(len(source.names), len(target.names)) > MOST:
            continue
        missing, added = without_counterpart(source, target, bitext.source.language)
        yield NamesOfPair(spans[0], spans[1], (texts[0], texts[1]), (source, target), tuple(missing), tuple(added))


def judged(found: Sequence[NamesOfPair], languages: tuple[str, str], beside: Beside) -> list[Verdict]:
    """What is to be reported of each pair of sentences, as far as letters and dictionaries tell.

    A name that has no counterpart in any of several places may be translated, as a nickname is. It is reported once,
    and only where the same other name stands in most of its places.
    """
    word, other_word = (partial(word_of, language=language) for language in languages)
    counts = Counter(word(name) for each in found for name in each.missing)
    names = (name for each in found for name in each.sides[0].names if counts and name not in each.missing)
    kept = set(map(word, names))
    everywhere = {one for one, count in counts.items() if count > 1 and one not in kept}
    replaced = [replacements(found, index, languages) for index in range(len(found))]
    instead: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, other in (pair for pairs in replaced for pair in pairs if pair[0].is_sure and pair[1].is_sure):
        instead[word(name)][other_word(other)] += 1
    judgement, reported = [], set()
    for index, pairs in enumerate(replaced):
        own, places = [], {}
        for name, other in pairs:
            times = instead[word(name)][other_word(other)]
            if word(name) not in everywhere:
                own.append((name, other))
            elif word(name) not in reported and 2 * times > max(counts[word(name)], 2):
                reported.add(word(name))
                own.append((name, other))
                places[name] = times
        missing = [name for name in found[index].missing if word(name) not in everywhere]
        replaced_here = {name for name, _ in pairs}
        lost = [name for name in missing if name not in replaced_here and is_lost(found, index, name, languages[0])]
        judgement.append(Verdict(tuple(own), tuple(name for name in lost if not beside(name)), places))
    return judgement


def replacements(found: Sequence[NamesOfPair], index: int, languages: tuple[str, str]) -> list[tuple[Name, Name]]:
    """The names of a pair of sentences that have another one in their place.

    What the original has in the sentence before or behind is no other name there. And for a name that the translation
    has in one of these a pronoun may stand: then both have to be names for sure.
    """
    each = found[index]
    if not (each.missing and each.added):
        return []
    around = neighbours(found, index, 1)
    aliens = [name for name in each.added if not is_in(around, 0, name, languages[1])]
    pairs = pairs_of(each.missing, aliens, each.sides[1], (len(each.texts[0]), len(each.texts[1])))
    return [
        (name, other)
        for name, other in pairs
        if (name.is_sure and other.is_sure) or not is_in(around, 1, name, languages[0])
    ]


def is_lost(found: Sequence[NamesOfPair], index: int, name: Name, language: str) -> bool:
    """Whether a name should stand in a sentence and does not: not where a pronoun may stand for it."""
    each = found[index]
    if not name.is_sure or is_left_out(name, each.sides[0], each.missing):
        return False
    return not is_in(neighbours(found, index, 1 if is_place(name) else BEFORE), 1, name, language)


def neighbours(found: Sequence[NamesOfPair], index: int, before: int) -> list[NamesOfPair]:
    """Some pairs of sentences before one, and the one behind it."""
    return [*found[max(0, index - before) : index], *found[index + 1 : index + 2]]


def is_in(some: Sequence[NamesOfPair], at: int, name: Name, language: str) -> bool:
    """Whether one of some sentences, sources or targets, has a name of the other language."""
    return any(has_like(name, each.sides[at], language) for each in some)


NamePlace = tuple[int, int, Name]
"""A name: the index of its pair of sentences, 0 for the source and 1 for the target, and itself."""


def without(found: Sequence[NamesOfPair], known: set[NamePlace], language: str) -> list[NamesOfPair]:
    """The same without some names; one that has a counterpart by ear nowhere is without it everywhere."""
    kept = {word_of(name, language) for each in found for name in each.sides[0].names if name not in each.missing}
    always = {word_of(name, language) for _, at, name in known if not at} - kept
    return [
        replace(
            each,
            missing=tuple(
                name
                for name in each.missing
                if (index, 0, name) not in known and word_of(name, language) not in always
            ),
            added=tuple(name for name in each.added if (index, 1, name) not in known),
        )
        for index, each in enumerate(found)
    ]


def common(bitext: Bitext, found: Sequence[NamesOfPair], doubtful: Sequence[int]) -> Iterator[NamePlace]:
    """The words that their text has in small letters too: those of headings and buttons, and no first names."""
    for at, text in enumerate((bitext.source, bitext.target)):
        small = {word for word in WORD.findall(text.document.text) if word.islower()}
        for index in doubtful:
            for name in (found[index].missing, found[index].added)[at]:
                if name.text.lower() in small and not (CYRILLIC.match(name.text) and name.is_given):
                    yield index, at, name


def translated(
    found: Sequence[NamesOfPair], doubtful: Sequence[int], languages: tuple[str, str], encoder: "Encoder | None"
) -> Iterator[NamePlace]:
    """The names that words of the other side translate, and what of these is a name."""
    places = [
        (index, at, name)
        for index in doubtful
        for at, names in enumerate((found[index].missing, found[index].added))
        for name in names
        if not (at and name.is_sure)
    ]
    answers = renderings([asked(found[index], at, name, languages) for index, at, name in places], encoder)
    for (index, at, name), phrase in zip(places, answers, strict=True):
        if phrase is not None:
            across = (found[index].added, found[index].missing)[at]
            yield index, at, name
            yield from ((index, 1 - at, other) for other in across if phrase.meets(other))


def asked(each: NamesOfPair, at: int, name: Name, languages: tuple[str, str]) -> Asked:
    """The question whether a name of one side is translated on the other."""
    across, unmatched = each.sides[1 - at], (each.added, each.missing)[at]
    taken = tuple(other for other in across.candidates if other not in unmatched)
    return Asked(name, each.texts[at], languages[at], each.texts[1 - at], across, taken)
