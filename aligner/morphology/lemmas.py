"""The dictionary forms of a word: карты and картой are карта, "bought" is "buy".

Russian by pymorphy3, which gives all that a form can be; the other languages by simplemma (MIT; 53 languages), which
gives the likeliest. Both are loaded when first asked. simplemma has Russian as well, but takes .95 s to load it where
pymorphy3 takes .08, and gives one word where two are possible.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from aligner.morphology import russian

LONGEST = 60
"""Letters of a word that are looked up."""
UNLIKELY = 0.02
"""Share of the likeliest reading's probability below which another one is none: «стали» is no steel."""

BEGINNING, LONG = 3, 7
"""Letters that a word keeps of which the dictionary knows nothing, if it has so many."""
PREFIXES = ("по", "наи")
"""Of forms whose lemmas do not have them: «побыстрее», «наибольший»."""


@lru_cache(maxsize=50_000)
def lemmas(word: str, language: str) -> frozenset[str]:
    """The words that a form can be, in small letters and with е for ё; itself where nothing is known of it."""
    small = word.lower().replace("ё", "е").replace("’", "'")
    if len(small) > LONGEST or not re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", small):
        return frozenset((small,))
    if language == "ru":
        readings = russian.readings(small)
        likely = UNLIKELY * max((reading.score for reading in readings), default=0.0)
        return frozenset((small, *(reading.lemma for reading in readings if reading.score >= likely)))
    if language in languages():
        from simplemma import lemmatize

        bare = small.removesuffix("'s") if language == "en" else small
        return frozenset((small, bare, lemmatize(bare, lang=language).lower()))
    return frozenset((small,))


@lru_cache(maxsize=20_000)
def main_lemmas(word: str, language: str) -> frozenset[str]:
    """The lemmas of a word as a dictionary or a glossary writes it: itself, if it is the lemma of one of its readings.

    So the term «сталь» is not the verb «стать», which shares a form with it.
    """
    small = word.lower().replace("ё", "е").replace("’", "'")
    if language == "ru" and russian.is_lemma(small):
        return frozenset((small,))
    return lemmas(word, language)


def beginning_of(word: str, language: str) -> str:
    """The letters that a word and all its lemmas begin with, where finding these takes long; otherwise nothing.

    A Russian word that the dictionary does not have is guessed by its ending, which takes ten times as long as to look
    one up, and keeps its beginning: of 7,000 names and made words only some of less than six letters did not.
    """
    small = word.lower().replace("ё", "е")
    may_wait = language == "ru" and LONG <= len(small) <= LONGEST and not small.startswith(PREFIXES)
    return small[:BEGINNING] if may_wait and not russian.dictionary_forms(small) else ""


@lru_cache(maxsize=50_000)
def is_word(word: str, language: str) -> bool:
    """Whether the dictionary of a language has a word that is written small; never, where there is none."""
    if language == "ru":
        return russian.is_known(word)
    small = word[:LONGEST].lower()
    return any(entry.islower() for form in (small, small.removesuffix("s")) if (entry := entries(language).get(form)))


@lru_cache(maxsize=20_000)
def is_name(word: str, language: str) -> bool:
    """Whether the dictionary of a language has a word that is written with a capital letter."""
    return bool(entries(language).get(word[:LONGEST].capitalize(), "")[:1].isupper())


@cache
def entries(language: str) -> Mapping[str, str]:
    """The forms that simplemma knows in a language, each with its lemma; read once for this and for ``lemmas``."""
    if language not in languages():
        return {}
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

    return DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)


@cache
def languages() -> frozenset[str]:
    """The languages of simplemma."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)
