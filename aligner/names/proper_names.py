"""Which names of a Russian text and its English counterpart the other one does not have."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from aligner.function_words import word_set
from aligner.morphology import lemmas, russian
from aligner.names import exonyms
from aligner.names.cyrillic import names_of
from aligner.names.diminutives import FULL_NAMES
from aligner.names.mentions import CYRILLIC, INSTITUTION, LONG, POSSESSIVE, Mentions, Name, is_acronym
from aligner.names.orthographies import keys
from aligner.names.spellings import sound_alike
from aligner.names.transliteration import akin_to, key, likeness

CASE_ENDINGS = word_set(
    "ского скому ским ской скую ский ская ское ские ских скими ами ями ого его ому ему ыми ими ой ей ою ею ом ем ём "
    "ов ев ым им ых их ам ям ах ях ую юю ая яя а я у ю е ы и о ь й"
)
SAINT = "санкт"
PREFIX = re.compile(rf"^(?:{INSTITUTION.pattern}|(?:за|при)(?=\w+ь[еяю]))", re.IGNORECASE)
"""What is before a name in a word that is made of it: Госдума, Закавказье."""
STEM = 3
"""Letters that are left of a word without its ending."""

T = TypeVar("T")
Alike = Callable[[str, str], float]
"""How alike a word of one side and one of the other are."""
SAME = 0.65
"""Likeness from which two words are one name. Swept with the rule from .6 to .7: at .6 one in ninety planted names more
goes unseen, as another word of the sentence resembles it; at .7 nothing changes."""
SAME_AS_EXONYM = 0.7
"""The same for a name that has an exonym: another word has to look very much like it."""
AS_READ = 0.85
"""Likeness from which other ways of reading a word are not tried."""
NEAR = 0.6
"""Likeness of two names without counterpart that are one name in an unusual spelling. At .55 one in seventy planted
names more goes unseen, and no clean pair fewer is flagged."""
SAME_AS_COMMON = 0.7
"""Likeness to a word in small letters: Кремль, the kremlin; Индия, индийский."""
SURELY_COMMON = 0.8
"""The same for a name that is one for sure, if the word is not derived of names."""
OF_A_NAME = re.compile("(?:[сцз]кий|ской|ец|анин|янин|анка|янка|ист)$")
"""Endings of what Russian derives of names."""
APART = 0.35
"""Share of the sentence by which the places of two names may differ, one of which stands for the other."""
RIVAL = 0.2
"""A match that is not clear is none if the word on the other side matches another one so much better."""
CLEAR = 0.75
PLAIN = re.compile("(?:[abdefiklmnoprstuvyz]|[kzsc]h|ts|g(?![eiy]))+", re.IGNORECASE)
"""What Russian names are romanised with, of letters that no other language reads in another way: not George."""


def without_counterpart(source: Mentions, target: Mentions, language: str) -> tuple[list[Name], list[Name]]:
    """The candidates of a text in a language, and those of its translation, that the other one does not have."""
    source, target = with_surnames(source, target, language == "ru"), with_surnames(target, source, language != "ru")
    alike = of_names if language == "ru" else backwards(of_names)
    heard = by_ear if language == "ru" else backwards(by_ear)
    table = [[alike(name.text, other.text) for other in target.names] for name in source.names]
    columns = [list(column) for column in zip(*table, strict=True)] if table else [[] for _ in target.names]
    missing = [
        name
        for index, name in enumerate(source.names)
        if not has_counterpart(index, table, columns) and is_missing(name, source, target, alike, heard)
    ]
    added = [
        name
        for index, name in enumerate(target.names)
        if not has_counterpart(index, columns, table)
        and is_missing(name, target, source, backwards(alike), backwards(heard))
    ]
    missing += [name for name in fewer(source, table) if name not in missing]
    resembling = resembles if language == "ru" else backwards(resembles)
    near = [(name, other) for name in missing for other in added if resembling(name.text, other.text)]
    odd = [name for pair in near for name in pair]
    return [name for name in missing if name not in odd], [name for name in added if name not in odd]


def with_surnames(own: Mentions, across: Mentions, is_russian: bool) -> Mentions:
    """An English side in which what stands behind a first name of the Russian side is a name: Robert Hunter."""
    if is_russian:
        return own
    first = [name.text for name in across.names if name.is_given and name.is_sure and russian.is_known(name.text)]
    surnames = {
        name: replace(name, is_sure=True, is_part=False)
        for front, before, name in zip((None, *own.names), own.names, own.names[1:], strict=False)
        if name.start == before.end + 1
        and (front is None or front.end + 1 != before.start)
        and not is_acronym(name.text)
        and any(of_names(one, before.text) >= CLEAR for one in first)
    }
    names, candidates = (tuple(surnames.get(name, name) for name in some) for some in (own.names, own.candidates))
    return replace(own, names=names, candidates=candidates)


def backwards(compare: Callable[[str, str], T]) -> Callable[[str, str], T]:
    """A comparison of a Russian and an English word, as one of an English and a Russian word, or the reverse."""
    return lambda one, other: compare(other, one)


def is_missing(name: Name, own: Mentions, across: Mentions, alike: Alike, heard: Alike) -> bool:
    """Whether a word without counterpart among the names of the other side may be a name, and has none elsewhere."""
    return (
        name in own.candidates
        and not is_joined(name, own.names, across.names, heard)
        and not is_epithet(name, own.names, across.names, alike)
        and not any(is_common_word(name, word, alike(name.text, word)) for word in beginning_like(name, across.common))
    )


def is_place(name: Name) -> bool:
    """Whether CLDR has a word as the name of a place, for which no pronoun stands."""
    known = exonyms.exonyms()
    if not CYRILLIC.match(name.text):
        return POSSESSIVE.sub("", name.text).lower() in known.words
    return any(lemma in known.english for lemma in lemmas.lemmas(name.text, "ru"))


def word_of(name: Name, language: str) -> str:
    """One spelling for a name in all its cases."""
    bare = POSSESSIVE.sub("", name.text)
    return min(lemmas.lemmas(bare, language)) if language == "ru" else bare


def has_like(name: Name, other: Mentions, language: str) -> bool:
    """Whether a side has a name that another side, in a language, has."""
    for one in other.names:
        ours, theirs = (name, one) if language == "ru" else (one, name)
        if of_names(ours.text, theirs.text) >= SAME:
            return True
    return False


def pairs_of(
    missing: Sequence[Name], added: Sequence[Name], target: Mentions, lengths: tuple[int, int]
) -> list[tuple[Name, Name]]:
    """A name of the original and the one that stands where it should be, in a translation of another length.

    One of the two is a name for sure. Sure ones are taken first, then those that stand nearest. A first name that the
    translation has more, before a surname that both have, stands for none.
    """
    possible = sorted(
        (not (name.is_sure and other.is_sure), abs(name.start / lengths[0] - other.start / lengths[1]), i, j)
        for i, name in enumerate(missing)
        for j, other in enumerate(added)
        if (name.is_sure or (other.is_sure and not is_left_out(other, target, added)))
        and not (name.is_part or other.is_part)
    )
    found: dict[int, int] = {}
    for _, apart, i, j in possible:
        if apart <= APART and i not in found and j not in found.values():
            found[i] = j
    return [(missing[i], added[j]) for i, j in sorted(found.items())]


def is_left_out(name: Name, own: Mentions, missing: Sequence[Name]) -> bool:
    """Whether a name may be a first name, and the surname beside it has its counterpart."""
    at = own.names.index(name) if name in own.names else len(own.names)
    for before, behind in pairwise(own.names[at:]):
        if not before.is_given or POSSESSIVE.search(before.text) or behind.start != before.end + 1:
            return False
        if behind.is_sure and behind not in missing:
            return True
    return False


def fewer(own: Mentions, table: Sequence[Sequence[float]]) -> Iterator[Name]:
    """Names that stand more often on their own side than on the other: no sure sign, as the second may be a pronoun."""
    likes = [frozenset(other for other, alike in enumerate(row) if alike >= AS_READ) for row in table]
    for index, name in enumerate(own.names):
        rivals = [like for like in likes if not like.isdisjoint(likes[index])]
        if name in own.candidates and rivals and len(rivals) > len(frozenset().union(*rivals)):
            yield replace(name, is_sure=False)


def has_counterpart(index: int, table: Sequence[Sequence[float]], across: Sequence[Sequence[float]]) -> bool:
    """Whether a word has its like on the other side, and that is not much more like another one."""
    return any(
        alike >= SAME and (alike >= CLEAR or max(across[other], default=0.0) < alike + RIVAL)
        for other, alike in enumerate(table[index])
    )


def beginning_like(name: Name, words: Sequence[str]) -> Iterator[str]:
    """The words, and the parts of compounds, whose first sound may be that of a name; all for one of a place."""
    if POSSESSIVE.sub("", name.text).lower() in exonyms.exonyms().words:
        return iter(words)
    first = akin_to(key(name.text)[:1])
    return (word for word in words if "-" in word or key(word)[:1] in first)


def is_common_word(name: Name, word: str, alike: float) -> bool:
    """Whether a word in small letters is a name's counterpart: the kremlin, лондонский, тюменцы.

    Of a sure name it has to be derived, or to sound much like it.
    """
    if not name.is_sure or alike == 1 or alike < SAME_AS_COMMON:
        return alike >= SAME_AS_COMMON
    begins_alike = exonyms.shared_letters(key(name.text), key(word)) >= LONG
    return begins_alike or (alike >= SURELY_COMMON and len(word) > LONG) or is_of_a_name(word)


@lru_cache(maxsize=20_000)
def is_of_a_name(word: str) -> bool:
    """Whether a Russian word in small letters may be derived of a name: no common word, or a relational adjective."""
    if not CYRILLIC.match(word):
        return False
    return not russian.is_known(word) or any(map(OF_A_NAME.search, lemmas.lemmas(word, "ru")))


def is_joined(name: Name, own: Sequence[Name], others: Sequence[Name], alike: Alike) -> bool:
    """Whether a name is two words on the other side, or half of one: Тамилнад, Tamil Nadu."""
    halves = ((alike(name.text, both), alike(name.text, one.text), alike(name.text, two.text))
              for one, two, both in in_pairs(others))      # fmt: skip
    wholes = ((alike(both, other.text), alike(one.text, other.text), alike(two.text, other.text))
              for one, two, both in in_pairs(own) if name in (one, two) for other in others)      # fmt: skip
    return any(both >= CLEAR and both > max(parts) for both, *parts in (*halves, *wholes))


def is_epithet(name: Name, own: Sequence[Name], others: Sequence[Name], alike: Alike) -> bool:
    """Whether a word stands behind a first name that the other side has too, on one of them as in Ivan the Terrible."""
    fronts = [one for one, two in pairwise(own) if two == name and (name.is_called or name.start == one.end + 1)]
    called = others if name.is_called else [one for one, two in pairwise(others) if two.is_called]
    return any(alike(front.text, other.text) >= CLEAR for front in fronts for other in called)


def in_pairs(names: Sequence[Name]) -> Iterator[tuple[Name, Name, str]]:
    """Two words that stand side by side, neither of them a compound, and both as one."""
    for one, other in pairwise(names):
        if other.start == one.end + 1 and (one.text + other.text).isalpha():
            yield one, other, one.text + other.text


@lru_cache(maxsize=100_000)
def of_names(ours: str, other: str) -> float:
    """How alike a word of a Russian text and one of an English text are, by their likest parts."""
    return max(of_words(one, two) for one in parts(ours) for two in parts(other))


def parts(word: str) -> list[str]:
    """A word and the longer parts of a compound: Петербург, and not Санкт; of Госдума Дума."""
    whole = POSSESSIVE.sub("", word) or word
    pieces = [*re.split("[-‑'’]", whole), PREFIX.sub("", whole)]
    return [whole, *(part for part in pieces if LONG <= len(part) < len(whole) and part.lower() != SAINT)]


@lru_cache(maxsize=100_000)
def of_words(ours: str, other: str) -> float:
    """How alike a Russian word, in any case, and an English one are: 1 for an exonym, else by ear."""
    if not CYRILLIC.match(ours):
        return 1.0 if ours.lower() == other.lower() else likeness(key(ours), key(other))
    known = exonyms_of(ours)
    if any(stands_for(word, other) for word in known):
        return 1.0
    if are_two(ours, other):
        return 0.0
    alike = by_ear(ours, other)
    return alike if not known or alike >= SAME_AS_EXONYM else min(alike, NEAR)


def exonyms_of(ours: str) -> frozenset[str]:
    """The English words for a Russian one; for a first name no language that begins like it, as Mari for Мария."""
    is_given = any(reading.is_given for reading in russian.readings(ours))
    found = (exonyms.exonyms().english.get if is_given else exonyms.english_of)
    return frozenset().union(*(found(lemma) or () for lemma in lemmas.lemmas(ours, "ru")))


@lru_cache(maxsize=100_000)
def are_two(ours: str, other: str) -> bool:
    """Whether two words are known to be two names, however alike they are."""
    return are_two_places(ours, other) or are_two_people(ours, other)


def are_two_places(ours: str, other: str) -> bool:
    """Whether CLDR has two words as two places: Иран and Iraq."""
    places = exonyms.exonyms().places
    if other.lower() not in places:
        return False
    known = exonyms_of(ours)
    return not known.isdisjoint(places) and not any(stands_for(word, other) for word in known)


def are_two_people(ours: str, other: str) -> bool:
    """Whether two words that are alike are two Russian names, with other consonants: Мария and Marina."""
    if not (NEAR <= by_ear(ours, other) < AS_READ and PLAIN.fullmatch(other) and russian.is_known(ours)):
        return False
    own, theirs = {reading.lemma for reading in russian.readings(ours) if reading.is_person}, names_of(other)
    is_one = bool(own & theirs) or any(sound_alike(name, other, False) for name in own)
    return bool(own and theirs) and not is_one


@lru_cache(maxsize=100_000)
def by_ear(ours: str, other: str) -> float:
    """How alike two words sound, the Russian one in the case and the other one in the reading in which they are."""
    likest = max((likeness(form, key(other)) for form in forms(ours)), default=0.0)
    if not 0 < likest < AS_READ:
        return likest
    return max(likeness(form, read) for form in forms(ours) for read in (key(other), *keys(other)))


def resembles(ours: str, other: str) -> bool:
    """Whether two words may be one name in an unusual spelling or form: Башкирия, Bashkortostan; or cut short: Ore."""
    for one in parts(ours):
        for two in parts(other):
            if are_two(one, two):
                continue
            sounds = key(two)
            begins = min(LONG, len(sounds)) if sounds and len(two) >= STEM else LONG
            if by_ear(one, two) >= NEAR or any(
                exonyms.shared_letters(form, sounds) >= begins for form in forms(one)
            ):
                return True
    return False


def stands_for(known: str, word: str) -> bool:
    """Whether an English word is a known name, its code, or derived from it."""
    if len(known) <= STEM:
        return word == known.upper()
    small = word.lower()
    if small not in exonyms.exonyms().places:
        return exonyms.is_derived(known, small)
    return known == small or (known in exonyms.adjectives_of_english() and exonyms.is_adjective_of(small, known))


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The keys of what a Russian word can be without its case ending, and of the names that it may be short for."""
    small = word.lower().replace("ё", "е")
    stems = (small[: -len(ending)] for ending in CASE_ENDINGS if small.endswith(ending))
    known = lemmas.lemmas(small, "ru")
    full = (name for lemma in known for name in FULL_NAMES.get(lemma, ()))
    found = {small, *known, *full, *(stem for stem in stems if len(stem) >= STEM)}
    return frozenset(filter(None, map(key, found)))
