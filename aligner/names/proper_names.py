"""The names in a Russian text and in an English one, and which of them the other does not have.

In Russian, common words have small letters, so a capital inside a sentence is strong evidence, and the dictionary says
which words are first names, surnames and places. In English a capital says little: weekdays, adjectives of nations,
titles and the words of headings have it, so a name is what the dictionary does not have, and a place that CLDR has.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from aligner.function_words import word_set
from aligner.morphology import lemmas, russian
from aligner.names import exonyms
from aligner.names.transliteration import key, likeness

WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
CYRILLIC = re.compile("[Ѐ-ӿ]")
ENDS_BEFORE = frozenset(".?!:;…»")
OPENERS = " \t\"“«„('–—-…[‘’”"
POSSESSIVE = re.compile(r"['’](?:s|ve|ll|d|m|re)?$")
BELONGING = re.compile(r"(?:ish|ese|ics?|ians?|cans?|lims?|hindus?|isms?|ists?)$")
"""Endings of English words that have a capital because they belong to a nation, a faith, a party."""
NUMBERED = re.compile(r"[-‑–]?\d")
"""Behind a word: it is a model or a disease, as Covid-19."""
OPENER = re.compile(r"(?:ing|al|ed|ly|ous|ive|ion|ions|able|ment|ity)$")
"""Endings of English words that no dictionary has and that are no names, at the beginning of a sentence."""
SHORTENED = re.compile("n['’]t$", re.IGNORECASE)
INSTITUTION = re.compile("гос|мин|рос|глав|спец|евро", re.IGNORECASE)
"""Beginnings of organisations' short names, which are translated."""
CASE_ENDINGS = word_set(
    "ского скому ским ской скую ский ская ское ские ских скими ами ями ого его ому ему ыми ими ой ей ою ею ом ем ём "
    "ов ев ым им ых их ам ям ах ях ую юю ая яя а я у ю е ы и о ь й"
)
SAINT = "санкт"
STEM = 3
"""Letters that are left of a word without its ending."""

SAME = 0.6
"""Likeness from which two words are one name. Swept with the rule: at .55 one in twenty planted names more goes unseen,
as another word of the sentence resembles it."""
SAME_AS_EXONYM = 0.7
"""The same for a name that has an exonym: another word has to look very much like it."""
NEAR = 0.5
"""Likeness of two names without counterpart that are one name in an unusual spelling."""
SAME_AS_COMMON = 0.7
"""Likeness to a word in small letters: Кремль, the kremlin; Индия, индийский."""
APART = 0.35
"""Share of the sentence by which the places of two names may differ, one of which stands for the other."""
RIVAL = 0.2
"""A match that is not clear is none if the word on the other side matches another one so much better."""
CLEAR = 0.75
HEADLINE = 0.7
"""Share of the longer words behind the first that have a capital, from which a capital says nothing."""
LONG, NAME_LETTERS, MENTION_LETTERS = 4, 4, 3
ACRONYM = 0.5
"""Share of capital letters in a short name, above which it is one."""
LIKELY, SURELY = 0.3, 0.8
"""How likely a Russian word is a name by its dictionary, inside a sentence and at its beginning."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word with a capital letter."""

    start: int
    end: int
    text: str
    is_sure: bool
    """Whether it is a name that is carried over, as far as dictionaries tell; else it may be one."""
    is_given: bool = False
    """Whether it may be a first name or patronymic."""
    is_part: bool = False
    """Whether it is no name by itself, but may be a part of one: Russian, Объединиться."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of a text that matter for its names."""

    names: tuple[Name, ...]
    """Words with a capital, in order."""
    candidates: tuple[Name, ...]
    """Those of them that may be names."""
    common: tuple[str, ...]
    """The longer words in small letters."""


def side(text: str, language: str) -> Side:
    """The words of a text."""
    matches = list(WORD.finditer(text))
    capitals = [match for match in matches if has_capital(match.group())]
    small = [match for match in matches if not has_capital(match.group())]
    names = tuple(judged(text, match, language) for match in capitals)
    if language == "ru":
        names = tuple(with_first_names(names))
    longer = [match.group() for match in matches[1:] if len(match.group()) >= LONG]
    is_headline = sum(word[0].isupper() for word in longer) > HEADLINE * len(longer)
    common = tuple(dict.fromkeys(match.group() for match in small if len(match.group()) >= LONG))
    candidates = () if is_headline else tuple(name for name in names if may_be_name(text, name, language))
    return Side(names, candidates, common)


def has_capital(word: str) -> bool:
    """Whether a letter of a word is a capital."""
    return any(map(str.isupper, word))


def judged(text: str, match: re.Match[str], language: str) -> Name:
    """A word with a capital, and what the dictionaries say of it."""
    word = match.group()
    opens = opens_sentence(text, match.start())
    if NUMBERED.match(text, match.end()):
        return Name(*match.span(), word, False, is_part=True)
    if language != "ru":
        return Name(*match.span(), word, is_english_name(word, opens), True, bool(BELONGING.search(word)))
    readings = russian.readings(word)
    sure, given = is_russian_name(word, opens), any(reading.is_given for reading in readings)
    is_noun = any(reading.is_noun for reading in readings)
    return Name(*match.span(), word, sure, given, is_part=not sure and not is_noun)


def with_first_names(names: Sequence[Name]) -> Iterator[Name]:
    """The same; after a first name, a word that might be a common one is a surname: Александр Черняк, Иван Грен."""
    for before, name in zip((None, *names), names, strict=False):
        beside = before is not None and name.start == before.end + 1
        named = beside and before is not None and before.is_given and before.is_sure
        yield replace(name, is_sure=True) if named and not is_acronym(name.text) else name


def may_be_name(text: str, name: Name, language: str) -> bool:
    """Whether a word with a capital has it for another reason than the beginning of a sentence."""
    if name.is_sure:
        return True
    if len(name.text) < MENTION_LETTERS or not name.text[0].isupper() or is_acronym(name.text):
        return False
    is_day = language == "en" and POSSESSIVE.sub("", name.text).lower().rstrip("s") in days_and_months()
    return not is_day and not opens_sentence(text, name.start)


@lru_cache(maxsize=1)
def days_and_months() -> frozenset[str]:
    """As they are compared: without the s of a plural."""
    return frozenset(name.rstrip("s") for name in exonyms.calendar())


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word is the first of a sentence, or of a part that may begin with a capital."""
    before = text[max(0, start - 12) : start].rstrip(OPENERS)
    return not before or before[-1] in ENDS_BEFORE or "\n" in text[start - 1 : start]


def is_acronym(word: str) -> bool:
    """Whether it is written in capitals: ООН, McD."""
    return sum(map(str.isupper, word)) > ACRONYM * len(word)


@lru_cache(maxsize=20_000)
def is_russian_name(word: str, opens: bool) -> bool:
    """Whether a word of a Russian text with a capital letter is a name that is carried over by ear."""
    if is_acronym(word) or len(word) < NAME_LETTERS:
        return False
    parts = [part for part in re.split("[-‑]", word) if part]
    if len(parts) > 1:
        return any(is_russian_name(part, opens) for part in parts if part[0].isupper() and not part.endswith("о"))
    if not word[0].isupper():
        return False
    if not CYRILLIC.match(word):
        return not opens
    readings, known = russian.readings(word), russian.is_known(word)
    likely = sum(reading.score for reading in readings if reading.is_name)
    if any(reading.is_short for reading in readings):
        return False
    if any(reading.is_adjective for reading in readings):
        return not opens and (not known or any(map(is_of_a_place, readings)))
    if opens:
        return known and likely > SURELY
    return likely > LIKELY or (not known and not INSTITUTION.match(word))


def is_of_a_place(reading: russian.Reading) -> bool:
    """Whether an adjective is that of a place: волгоградский, and not королевский, though there is a Королёв."""
    stem = re.fullmatch(r"(\w{4,})ск(?:ий|ой)", reading.lemma)
    towns = (stem[1], f"{stem[1]}ь", f"{stem[1]}ск") if reading.is_adjective and stem else ()
    return any(russian.is_known(town) and all(of.is_name for of in russian.readings(town)) for town in towns)


@lru_cache(maxsize=20_000)
def is_english_name(word: str, opens: bool) -> bool:
    """Whether a word of an English text with a capital is a name: a known place, or no word of the dictionary."""
    word = POSSESSIVE.sub("", word)
    if is_acronym(word) or len(word) < NAME_LETTERS or SHORTENED.search(word):
        return False
    parts = [part for part in re.split("[-‑]", word) if part]
    if len(parts) > 1:
        return any(is_english_name(part, opens) for part in parts if part[0].isupper())
    if not word[0].isupper():
        return False
    small = word.lower()
    if small in exonyms.exonyms().places:
        return True
    if lemmas.is_word(small, "en") or BELONGING.search(small) or small.rstrip("s") in days_and_months():
        return False
    return not exonyms.is_of_an_exonym(small) and not (opens and OPENER.search(small))


def without_counterpart(ours: Side, others: Side) -> tuple[list[Name], list[Name]]:
    """The candidates of a Russian side, and those of an English one, that the other side does not have."""
    table = [[of_names(name.text, other.text) for other in others.names] for name in ours.names]
    columns = [list(column) for column in zip(*table, strict=True)] if table else [[] for _ in others.names]
    left = [
        name
        for index, name in enumerate(ours.names)
        if name in ours.candidates
        and not has_counterpart(index, table, columns)
        and not is_joined(name, ours.names, others.names, of_names)
        and not any(of_names(name.text, word) >= SAME_AS_COMMON for word in others.common)
    ]
    right = [
        name
        for index, name in enumerate(others.names)
        if name in others.candidates
        and not has_counterpart(index, columns, table)
        and not is_joined(name, others.names, ours.names, lambda one, other: of_names(other, one))
        and not any(of_names(word, name.text) >= SAME_AS_COMMON for word in ours.common)
    ]
    left += [name for name in fewer(ours, table) if name not in left]
    right += [name for name in fewer(others, columns) if name not in right]
    near = [(name, other) for name in left for other in right if resembles(name.text, other.text)]
    odd = [name for pair in near for name in pair]
    return [name for name in left if name not in odd], [name for name in right if name not in odd]


def has_like(name: Name, other: Side, language: str) -> bool:
    """Whether a side has a name that another side, in a language, has."""
    for one in other.names:
        ours, theirs = (name, one) if language == "ru" else (one, name)
        if of_names(ours.text, theirs.text) >= SAME:
            return True
    return False


def pairs_of(
    missing: Sequence[Name], added: Sequence[Name], lengths: tuple[int, int]
) -> list[tuple[Name, Name]]:
    """A name of the original and the one that stands where it should be, in a translation of another length.

    One of the two is a name for sure. Sure ones are taken first, then those that stand nearest.
    """
    possible = sorted(
        (not (name.is_sure and other.is_sure), abs(name.start / lengths[0] - other.start / lengths[1]), i, j)
        for i, name in enumerate(missing)
        for j, other in enumerate(added)
        if (name.is_sure or other.is_sure) and not (name.is_part or other.is_part)
    )
    found: dict[int, int] = {}
    for _, apart, i, j in possible:
        if apart <= APART and i not in found and j not in found.values():
            found[i] = j
    return [(missing[i], added[j]) for i, j in sorted(found.items())]


def is_left_out(name: Name, own: Side, missing: Sequence[Name]) -> bool:
    """Whether a name may be a first name, and the surname beside it has its counterpart."""
    beside = (other for other in own.names if name.end + 1 == other.start and other.text[0].isupper())
    return name.is_given and any(other not in missing for other in beside)


def fewer(own: Side, table: Sequence[Sequence[float]]) -> Iterator[Name]:
    """Names that stand more often on their own side than on the other: no sure sign, as the second may be a pronoun."""
    texts = [key(name.text) for name in own.names]
    for index, name in enumerate(own.names):
        like = sum(alike >= SAME for alike in table[index])
        if name in own.candidates and 0 < like < texts.count(texts[index]):
            yield replace(name, is_sure=False, is_part=False)


def has_counterpart(index: int, table: Sequence[Sequence[float]], across: Sequence[Sequence[float]]) -> bool:
    """Whether a word has its like on the other side, and that is not much more like another one."""
    return any(
        alike >= SAME and (alike >= CLEAR or max(across[other], default=0.0) < alike + RIVAL)
        for other, alike in enumerate(table[index])
    )


def is_joined(
    name: Name, own: Sequence[Name], others: Sequence[Name], alike: Callable[[str, str], float]
) -> bool:
    """Whether a name is two words on the other side, or half of one: Тамилнад, Tamil Nadu."""
    return any(alike(name.text, both) >= CLEAR for _, _, both in in_pairs(others)) or any(
        alike(both, other.text) >= CLEAR for one, two, both in in_pairs(own) if name in (one, two) for other in others
    )


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
    """A word and the longer parts of a compound: Петербург, and not Санкт."""
    whole = POSSESSIVE.sub("", word) or word
    pieces = re.split("[-‑'’]", whole)
    return [whole, *(part for part in pieces if LONG <= len(part) < len(whole) and part.lower() != SAINT)]


@lru_cache(maxsize=100_000)
def of_words(ours: str, other: str) -> float:
    """How alike a Russian word, in any case, and an English one are: 1 for an exonym, else by ear."""
    if not CYRILLIC.match(ours):
        return 1.0 if ours.lower() == other.lower() else likeness(key(ours), key(other))
    known = {word for lemma in lemmas.lemmas(ours, "ru") for word in exonyms.english_of(lemma)}
    if any(stands_for(word, other) for word in known):
        return 1.0
    places = exonyms.exonyms().places
    if other.lower() in places and not known.isdisjoint(places):
        return 0.0
    alike = by_ear(ours, other)
    return alike if not known or alike >= SAME_AS_EXONYM else min(alike, NEAR)


def by_ear(ours: str, other: str) -> float:
    """How alike two words sound, the Russian one in the case in which they are likest."""
    return max((likeness(form, key(other)) for form in forms(ours)), default=0.0)


def resembles(ours: str, other: str) -> bool:
    """Whether two words may be one name in an unusual spelling, or one of them is cut short: Wash., Ore."""
    for one in parts(ours):
        for two in parts(other):
            if by_ear(one, two) >= NEAR or (len(two) >= STEM and any(form.startswith(key(two)) for form in forms(one))):
                return True
    return False


def stands_for(known: str, word: str) -> bool:
    """Whether an English word is a known name, its code, or derived from it."""
    if len(known) <= STEM:
        return word == known.upper()
    small = word.lower()
    return known == small if small in exonyms.exonyms().places else exonyms.is_derived(known, small)


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The keys of what a Russian word can be without its case ending."""
    small = word.lower().replace("ё", "е")
    stems = (small[: -len(ending)] for ending in CASE_ENDINGS if small.endswith(ending))
    found = {small, *lemmas.lemmas(small, "ru"), *(stem for stem in stems if len(stem) >= STEM)}
    return frozenset(filter(None, map(key, found)))
