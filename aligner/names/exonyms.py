"""Names of countries, cities and languages that are not carried over by ear: Германия is Germany.

From CLDR, the locale data of the Unicode consortium, through babel (BSD): territories, languages, and the cities after
which time zones are named. Read when first asked, which takes .03 s.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST = 3
"""Letters of a word of an entry that counts."""
SHARED = 4
"""Letters at its beginning that an adjective shares with its country."""
ENDING = 5
"""Letters that may be left of it then."""
OF_A_PLACE = re.compile("(?:[сц]кий|ской|ец|анин|янин|анка|янка)$")
"""Endings of the Russian adjectives and people of a place: китайский, китаец."""
LAND = re.compile("ия|и?стан")
"""What is behind a people in the name of its country: венгр, Венгрия; узбек, Узбекистан."""
ADJECTIVE, LONGER = re.compile("[сц]кий$"), 7
"""The adjectives of places, and the letters of one from which it may be part of another."""
OF_A_NATION = re.compile(r"(?:\w{0,3}(?:an|ese|ish|er|ite|i|ch|ic))?s?")
"""What is behind the shared letters of an English adjective or of the name of a people: Belarus, Belarusians."""


@dataclass(frozen=True, slots=True)
class Exonyms:
    """The names of both languages, in small letters."""

    english: dict[str, frozenset[str]]
    """English words of the entries in which a Russian word stands."""
    adjectives: dict[str, str]
    """Russian names of languages, which are adjectives, and English ones."""
    places: frozenset[str]
    """Names of countries and cities that are one word in both languages."""
    words: frozenset[str]
    """All English words of entries."""


@cache
def exonyms() -> Exonyms:
    """What CLDR has."""
    english: defaultdict[str, set[str]] = defaultdict(set)
    places: set[str] = set()
    for name, russian, codes in (*territories(), *cities(), *clocks()):
        for word in words(russian):
            english[word].update((*words(name), *codes))
        if len(WORD.findall(name)) == len(WORD.findall(russian)) == 1:
            places.update((*words(name), *words(russian)))
    adjectives = dict(languages())
    every = frozenset(word for found in english.values() for word in found).union(adjectives.values())
    by_word = {word: frozenset(found) for word, found in english.items()}
    return Exonyms(by_word, adjectives, frozenset(places), every)


def words(name: str) -> list[str]:
    """The words of a name."""
    return [word.lower().replace("ё", "е") for word in WORD.findall(name) if len(word) >= LEAST]


def territories() -> Iterator[tuple[str, str, set[str]]]:
    """The countries and regions in both languages, and their codes: US, UK."""
    from babel.core import Locale, get_global

    also: defaultdict[str, set[str]] = defaultdict(set)
    for alias, of in get_global("territory_aliases").items():
        if len(of) == 1 and alias.isalpha():
            also[of[0]].add(alias.lower())
    english, russian = Locale("en").territories, Locale("ru").territories
    for code in sorted(english.keys() & russian.keys()):
        if code.isalpha():
            yield english[code], russian[code], {code.lower(), *also[code]}


def cities() -> Iterator[tuple[str, str, set[str]]]:
    """The cities of the time zones in both languages."""
    from babel.core import Locale

    english, russian = (Locale(language)._data["time_zones"] for language in ("en", "ru"))
    for zone in sorted(russian):
        if city := russian[zone].get("city"):
            yield english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "), city, set()


def clocks() -> Iterator[tuple[str, str, set[str]]]:
    """What a clock is named after that has a short name in English: «по Гринвичу» is GMT."""
    from babel.core import Locale

    english, russian = (Locale(language)._data["meta_zones"] for language in ("en", "ru"))
    for zone in sorted(english.keys() & russian.keys()):
        if short := english[zone].get("short", {}).get("standard"):
            named = re.findall(r"(?<=по )[А-ЯЁ]\w+", russian[zone].get("long", {}).get("standard", ""))
            yield from ((english[zone]["long"]["standard"].split()[0], place, {short.lower()}) for place in named)


def languages() -> Iterator[tuple[str, str]]:
    """The names of languages that are an adjective in Russian, and one word in English."""
    from babel.core import Locale

    english, russian = Locale("en").languages, Locale("ru").languages
    for code in sorted(english.keys() & russian.keys()):
        if re.fullmatch(r"\w+(?:ий|ый|ой)", russian[code]) and english[code].isalpha():
            yield russian[code].lower().replace("ё", "е"), english[code].lower()


@lru_cache(maxsize=20_000)
def english_of(lemma: str) -> frozenset[str]:
    """The English words for a Russian name, in small letters; codes of two or three letters are among them."""
    known = exonyms().english
    adjectives, places = (some().get(lemma[:SHARED], ()) for some in (adjectives_by_beginning, places_by_beginning))
    akin = (exonyms().adjectives[each] for each in likest(lemma, adjectives) if is_derived(lemma, each))
    near = likest(lemma, places) if OF_A_PLACE.search(lemma) else ()
    derived = (known[place] for place in near if is_derived(place, lemma))
    lands = (known[place] for place in places if lemma not in known and LAND.fullmatch(place.removeprefix(lemma)))
    return known.get(lemma, frozenset()).union(akin, *derived, *lands, *map(english_of, behind_a_vowel(lemma)))


def likest(word: str, names: Collection[str]) -> list[str]:
    """Some names without those of places and languages that share fewer letters with a word than another of them does.

    «словацкий» is of Словакия, though it begins as Словения does.
    """
    whole = {name for name in names if name in exonyms().places or name in exonyms().adjectives}
    most = max((shared_letters(word, name) for name in whole if name != word), default=0)
    return [name for name in names if name not in whole or shared_letters(word, name) >= most]


def behind_a_vowel(lemma: str) -> Iterator[str]:
    """What an adjective of two parts may have as its second one: южнокорейский."""
    if ADJECTIVE.search(lemma):
        yield from (lemma[at + 1 :] for at in range(SHARED - 1, len(lemma) - LONGER) if lemma[at] == "о")


@cache
def places_by_beginning() -> dict[str, list[str]]:
    """The Russian words of entries, by the letters that an adjective has to share with them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in exonyms().english:
        found[word[:SHARED]].append(word)
    return dict(found)


@cache
def adjectives_by_beginning() -> dict[str, list[str]]:
    """The Russian names of languages, by the letters that the name of a country has to share with them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for russian in exonyms().adjectives:
        found[russian[:SHARED]].append(russian)
    return dict(found)


@cache
def adjectives_of_english() -> frozenset[str]:
    """The English names of languages, which are adjectives."""
    return frozenset(exonyms().adjectives.values())


@lru_cache(maxsize=20_000)
def is_of_an_exonym(word: str) -> bool:
    """Whether an English word is the adjective or people of a country or a language: Belarusian, Germans."""
    near = words_by_beginning().get(word[:SHARED], ())
    return word not in near and any(is_adjective_of(known, word) for known in near)


def is_adjective_of(known: str, word: str) -> bool:
    """Whether an English word is derived of a known one, and not of a liker, by an ending of adjectives and peoples."""
    shared = shared_letters(known, word)
    is_of_it = known in likest(word, words_by_beginning().get(word[:SHARED], ()))
    return is_of_it and is_derived(known, word) and bool(OF_A_NATION.fullmatch(word, shared))


@cache
def words_by_beginning() -> dict[str, list[str]]:
    """The English words of entries, by the letters that what is derived of them shares."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in exonyms().words:
        found[word[:SHARED]].append(word)
    return dict(found)


def shared_letters(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def is_derived(name: str, adjective: str) -> bool:
    """Whether an adjective may be that of a country: Испания and испанский, Scotland and Scottish."""
    shared = shared_letters(name, adjective)
    return name == adjective or (shared >= SHARED and 2 * shared >= len(name) and shared >= len(adjective) - ENDING)


@cache
def calendar() -> frozenset[str]:
    """The English names of days and months, which have capitals and are no names here."""
    from babel.core import Locale

    locale = Locale("en")
    forms = (form for part in (locale.days, locale.months) for form in part["format"].values())
    return frozenset(name.lower() for form in forms for name in form.values())
