"""How likely a text is in each language of its script, by the n-grams of langdetect's profiles.

Naive Bayes over bigrams and trigrams, as langdetect does (Shuyo 2010), but over all of them instead of a random
sample: the same text always has the same answer. Pure Python, ready in 30 ms, so it can look at every sentence of an
article; what it finds is confirmed by a better identifier, which takes most of a second to load.
"""

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from aligner.errors import ModelError
from aligner.languages.belarusian import BELARUSIAN
from aligner.words import LETTERS

LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "ro", "hu", "sv", "da", "no", "fi",
         "et", "lv", "lt", "tr")
CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk", "kk")
LANGUAGES = {"Latn": LATIN, "Cyrl": CYRILLIC, "Arab": ("ar", "fa", "ur"), "Deva": ("hi", "mr", "ne")}
"""The languages of news that share a script. More of them would be confused more often."""

ONLY_LANGUAGE = {"Grek": "el", "Armn": "hy", "Hebr": "he", "Thai": "th", "Geor": "ka", "Hang": "ko"}


FLOOR = {"Latn": 1e-5}
"""Probability of an n-gram that a profile does not hold. Swept on news sentences (WMT21, Tatoeba), 1e-4 to 1e-6."""
OTHER_FLOOR = 3e-5
FOREIGN_LETTER = 10.0
"""What each letter that is not in a language's alphabet takes from its log-likelihood."""

ALPHABETS = {language: frozenset(letters) for language, letters in {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфһхцчшщъыіьэюя",
}.items()}
WITH_ALPHABETS = frozenset(script for script, some in LANGUAGES.items() if not ALPHABETS.keys().isdisjoint(some))
OWN_LETTERS = {"mk": frozenset("ѓќѕ"), "kk": frozenset("әғқңөұүһ")}
"""Languages that are not considered without a letter of their own: rare in these texts, and easily mistaken."""

SERBIAN_LETTERS = (
    *zip(("dž", "lj", "nj"), "џљњ", strict=True),
    *zip("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж", strict=True),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts of n-grams, and how many there are of each length."""

    counts: dict[str, int]
    totals: tuple[int, int, int]


def likelihoods(text: str, script: str) -> dict[str, float]:
    """Log-likelihood of a text in each language of a script; only differences mean something."""
    totals = map(sum, zip(*(word_vector(script, word) for word in LETTERS.findall(text.lower())), strict=True))
    letters = set(text.lower())
    return {
        language: total
        for language, total in zip(LANGUAGES[script], totals, strict=False)
        if language not in OWN_LETTERS or letters & OWN_LETTERS[language]
    }


@lru_cache(maxsize=20_000)
def word_vector(script: str, word: str) -> tuple[float, ...]:
    """Log-likelihoods of a word in small letters, one for each of the languages of the script."""
    padded = f" {word} "
    grams = [padded[i : i + n] for n in (2, 3) for i in range(len(padded) - n + 1)]
    totals = tuple(map(sum, zip(*(vector(script, gram) for gram in grams), strict=True)))
    if script not in WITH_ALPHABETS:
        return totals
    letters = frozenset(word)
    return tuple(
        total - FOREIGN_LETTER * len(letters - ALPHABETS.get(language, letters))
        for language, total in zip(LANGUAGES[script], totals, strict=True)
    )


@lru_cache(maxsize=50_000)
def vector(script: str, gram: str) -> tuple[float, ...]:
    """The logarithms of the probabilities of an n-gram in the languages of a script."""
    floor, lowest, length = FLOOR.get(script, OTHER_FLOOR), lowest_of(script), len(gram) - 1
    return tuple(
        math.log(max(count / totals[length], floor)) if (count := counts.get(gram)) else lowest
        for counts, totals in profiles(script)
    )


@cache
def lowest_of(script: str) -> float:
    """The logarithm of the least probability of an n-gram: most n-grams have it in most languages."""
    return math.log(FLOOR.get(script, OTHER_FLOOR))


@cache
def profiles(script: str) -> tuple[tuple[dict[str, int], tuple[int, int, int]], ...]:
    """The counts and totals of the languages of a script."""
    return tuple((found.counts, found.totals) for found in map(profile, LANGUAGES[script]))


@cache
def profile(language: str) -> Profile:
    """The profile of a language. langdetect has none of Belarusian, Serbian and Kazakh."""
    if language == "be":
        return profile_of(BELARUSIAN)
    if language == "sr":
        return in_cyrillic(profile("hr"))
    if language == "kk":
        return profile("ru")  # its own letters tell it apart
    data = json.loads((folder() / language).read_text(encoding="utf-8"))
    return Profile(data["freq"], tuple(data["n_words"]))


@cache
def folder() -> Path:
    """Where langdetect keeps its profiles. The package itself is not imported: that takes longer than to read them."""
    found = find_spec("langdetect")
    if found is None or found.origin is None:
        raise ModelError("langdetect is not installed: pip install langdetect")
    return Path(found.origin).parent / "profiles"


def profile_of(text: str) -> Profile:
    """The profile of a text, with a blank for a word's edge."""
    words = f" {' '.join(LETTERS.findall(text.lower()))} "
    counts = Counter(words[i : i + n] for n in (2, 3) for i in range(len(words) - n + 1))
    bigrams = sum(count for gram, count in counts.items() if len(gram) == 2)
    return Profile(counts, (1, bigrams, counts.total() - bigrams))


def in_cyrillic(croatian: Profile) -> Profile:
    """Serbian as Croatian spelt in Serbian letters: at the length of three letters they are one language."""
    counts: Counter[str] = Counter()
    for gram, count in croatian.counts.items():
        spelt = gram.lower()
        for latin, cyrillic in SERBIAN_LETTERS:
            spelt = spelt.replace(latin, cyrillic)
        counts[spelt] += count
    return Profile(counts, croatian.totals)
