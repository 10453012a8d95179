"""Russian words: their dictionary forms, and whether they are names. pymorphy3 (MIT), OpenCorpora's dictionary.

Loaded when first asked, which takes .08 s; each word is looked up once.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

LONGEST = 60
"""Letters of a word that are looked up: a longer run is no word."""
NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
GIVEN = frozenset({"Name", "Patr"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the words that a form can be."""

    lemma: str
    score: float
    """How likely it is this one, 0 to 1."""
    is_noun: bool
    is_adjective: bool
    is_name: bool
    """A first name, patronymic, surname or place."""
    is_given: bool
    """A first name or patronymic."""
    is_family: bool
    """A surname."""
    is_short: bool
    """An organisation or an abbreviation."""

    @property
    def is_person(self) -> bool:
        """A first name, patronymic or surname."""
        return self.is_given or self.is_family


@cache
def analyzer() -> Any:
    """The analyser of pymorphy3."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """What a word can be, the likeliest first; a word that the dictionary does not have is guessed by its ending."""
    return tuple(
        Reading(
            lemma=parse.normal_form.replace("ё", "е"),
            score=parse.score,
            is_noun="NOUN" in parse.tag or "UNKN" in parse.tag or "LATN" in parse.tag,
            is_adjective="ADJF" in parse.tag,
            is_name=bool(NAMES & parse.tag.grammemes),
            is_given=bool(GIVEN & parse.tag.grammemes),
            is_family="Surn" in parse.tag,
            is_short="Orgn" in parse.tag or ("Abbr" in parse.tag and parse.is_known),
        )
        for parse in analyzer().parse(word[:LONGEST].lower())
    )


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Whether the dictionary has a word."""
    return bool(analyzer().word_is_known(word[:LONGEST].lower()))


@lru_cache(maxsize=50_000)
def dictionary_forms(word: str) -> tuple[str, ...]:
    """The lemmas that the dictionary gives a word, without weighing them; none for a word that it does not have."""
    dictionary = analyzer().dictionary
    found = dictionary.words.similar_items(word[:LONGEST], analyzer().char_substitutes)
    forms = (dictionary.build_normal_form(*form, fixed) for fixed, parses in found for form in parses)
    return tuple(form.replace("ё", "е") for form in forms)


def is_lemma(word: str) -> bool:
    """Whether a word, with е for ё, is the lemma of one of its readings. Most words of a glossary are."""
    return word in dictionary_forms(word) or any(reading.lemma == word for reading in readings(word))
