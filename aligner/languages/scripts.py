"""Writing systems: which one a letter belongs to, which letters of two look alike, and what the words of a text are."""

import re
from typing import NamedTuple

SCRIPTS = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
    "Cyrl": "Ѐ-ԯᲀ-ᲈⷠ-ⷿꙀ-ꚟ",
    "Grek": "Ͱ-ͽͿ-Ͽἀ-῾",
    "Armn": "Ա-Ֆՙ-ֈ",
    "Hebr": "א-ת",
    "Arab": "ؠ-يٮ-ۓۺ-ۿݐ-ݿ",
    "Deva": "ऄ-हक़-ॡ",
    "Thai": "ก-ะเ-ๆ",
    "Geor": "Ⴀ-ჺჼ-ჿᲐ-Ჿ",
    "Hang": "가-힣ᄀ-ᇿ㄰-㆏",
    "Hani": "㐀-䶿一-鿿豈-﫿ぁ-ゖァ-ヺー",
}
"""ISO 15924 codes and their letters, as the inside of a character class. Kana stands with the Chinese characters that
it is written among."""

LETTER = {script: re.compile(f"[{letters}]") for script, letters in SCRIPTS.items()}
RUN = {script: re.compile(f"[{letters}]+") for script, letters in SCRIPTS.items()}
FOREIGN = {script: re.compile("[" + "".join(v for k, v in SCRIPTS.items() if k != script) + "]") for script in SCRIPTS}
"""Any letter of another script than the key."""

KANA = re.compile("[ぁ-ゖァ-ヺ]")

ANY = "".join(SCRIPTS.values())
ANY_LETTER = re.compile(f"[{ANY}]")
MARKS = "\u0300-\u036f"
JOINERS = "'’ʼ\\-‑"


def word_in(letters: str) -> str:
    """A pattern for a word of these letters: hyphens and apostrophes between them are part of it."""
    return f"[{letters}][{letters}{MARKS}]*(?:[{JOINERS}][{letters}][{letters}{MARKS}]*)*"


WORD = re.compile(
    "|".join(f"(?P<{name}>{word_in(letters)})(?![{JOINERS}]?[{ANY}])" for name, letters in SCRIPTS.items())
    + f"|{word_in(ANY)}"
)
"""A word; the group that matched is its script, none matches for a word of several."""

LOOK_ALIKE = {
    **dict(zip("аеорсухАВЕКМНОРСТУХіІјЈѕЅ", "aeopcyxABEKMHOPCTYXiIjJsS", strict=True)),
    **dict(zip("aeopcyxABEKMHOPCTYXiIjJsS", "аеорсухАВЕКМНОРСТУХіІјЈѕЅ", strict=True)),
}
"""Letters of Cyrillic and Latin that are drawn alike, each with its double in the other script."""

NOISE = re.compile(
    r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+|[#@][\w\-]+|`[^`\n]{0,500}`"
    r"|\b[\w.\-]{1,253}\.(?:com|ru|org|net|by|ua|io|eu|uk|de|fr|info|su|рф|бел|укр)\b(?:/\S*)?"
)
"""Addresses, hashtags and code: their letters say nothing about the language around them."""


CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-ÞЀ-Я][\w'’-]*")
CLEAR_SHARE = 0.75
"""Of the letters. Below it names and brands may decide, so words with a capital are not counted."""


class Word(NamedTuple):
    """A word, or the part of one that is in one script."""

    start: int
    end: int
    script: str


def script_of(letter: str) -> str:
    """The script of one letter."""
    return next(script for script, pattern in LETTER.items() if pattern.match(letter))


def letters_in(text: str) -> dict[str, int]:
    """How many letters of each script a text has; the scripts it does not have are left out."""
    alphabet = "".join(set(text))
    present = [script for script, letter in LETTER.items() if letter.search(alphabet)]
    return {script: len(text) - len(RUN[script].sub("", text)) for script in present}


def main_script(text: str) -> str | None:
    """The script that most letters belong to; None without letters. Latin before another of the same count."""
    counts = letters_in(text)
    if len(counts) > 1 and max(counts.values()) < CLEAR_SHARE * sum(counts.values()):
        counts = letters_in(CAPITALISED.sub("", text)) or counts
    return max(counts, key=lambda script: counts[script]) if counts else None
