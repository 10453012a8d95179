"""Names of countries, cities and languages that are not carried over by ear: Германия is Germany.

From CLDR, the locale data of the Unicode consortium, through babel (BSD): territories, languages, and the cities after
which time zones are named. Read when first asked, which takes .03 s.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST = 3
"""Letters of a word of an entry that counts."""
SHARED = 4
"""Letters at its beginning that an adjective shares with its country."""
ENDING = 5
"""Letters that may be left of it then."""


@dataclass(frozen=True, slots=True)
class Exonyms:
    """The names of both languages, in small letters."""

    english: dict[str, frozenset[str]]
    """English words of the entries in which a Russian word stands."""
    adjectives: dict[str, str]
    """Russian names of languages, which are adjectives, and English ones."""
    places: frozenset[str]
    """English names of countries and cities that are one word."""
    words: frozenset[str]
    """All English words of entries."""


@cache
def exonyms() -> Exonyms:
    """What CLDR has."""
    english: defaultdict[str, set[str]] = defaultdict(set)
    places = set()
    for name, russian, codes in (*territories(), *cities()):
        for word in words(russian):
            english[word].update((*words(name), *codes))
        if len(WORD.findall(name)) == len(WORD.findall(russian)) == 1:
            places.add(name.lower())
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
    near = adjectives_by_beginning().get(lemma[:SHARED], ())
    akin = (other for russian, other in near if is_derived(lemma, russian))
    return exonyms().english.get(lemma, frozenset()).union(akin)


@cache
def adjectives_by_beginning() -> dict[str, list[tuple[str, str]]]:
    """The names of languages, by the letters that the name of a country has to share with them."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for russian, english in exonyms().adjectives.items():
        found[russian[:SHARED]].append((russian, english))
    return dict(found)


@lru_cache(maxsize=20_000)
def is_of_an_exonym(word: str) -> bool:
    """Whether an English word belongs to a country or a language: Belarusian, Germans."""
    return any(is_derived(known, word) for known in words_by_beginning().get(word[:SHARED], ()))


@cache
def words_by_beginning() -> dict[str, list[str]]:
    """The English words of entries, by the letters that what is derived of them shares."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in exonyms().words:
        found[word[:SHARED]].append(word)
    return dict(found)


def is_derived(name: str, adjective: str) -> bool:
    """Whether an adjective may be that of a country: Испания and испанский, Scotland and Scottish."""
    shared = 0
    for one, other in zip(name, adjective, strict=False):
        if one != other:
            break
        shared += 1
    return name == adjective or (shared >= SHARED and 2 * shared >= len(name) and shared >= len(adjective) - ENDING)


@cache
def calendar() -> frozenset[str]:
    """The English names of days and months, which have capitals and are no names here."""
    from babel.core import Locale

    locale = Locale("en")
    forms = (form for part in (locale.days, locale.months) for form in part["format"].values())
    return frozenset(name.lower() for form in forms for name in form.values())
