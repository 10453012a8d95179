"""Writing systems: which one a letter belongs to, which letters of two look alike, and what the words of a text are."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
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

KANA = re.compile("[ぁ-ゖァ-ヺ]")
ANY_LETTER = re.compile(r"[^\W\d_]")
MARKS = "\u0300-\u036f"
CUT_OFF = "s|re|ll|ve|m|d"
"""What English puts behind a word with an apostrophe."""
JOINERS = "'’ʼ\\-‑"


def word_of(letter: str) -> str:
    """A pattern for a word of such letters: hyphens and apostrophes between them are part of it."""
    return f"{letter}(?:{letter}|[{MARKS}])*(?:[{JOINERS}]{letter}(?:{letter}|[{MARKS}])*)*"


LATIN, CYRILLIC, ANY = word_of(f"[{SCRIPTS['Latn']}]"), word_of(f"[{SCRIPTS['Cyrl']}]"), word_of(r"[^\W\d_]")
NO_MORE = f"(?![{JOINERS}]?[^\\W\\d_])"
WORD = re.compile(f"(?P<Latn>{LATIN}){NO_MORE}|(?P<Cyrl>{CYRILLIC}){NO_MORE}|{ANY}")
"""A word; if it is all Latin or all Cyrillic, the group that matched is its script."""

LOOK_ALIKE = {
    **dict(zip("аеорсухАВЕКМНОРСТУХіІјЈѕЅ", "aeopcyxABEKMHOPCTYXiIjJsS", strict=True)),
    **dict(zip("aeopcyxABEKMHOPCTYXiIjJsS", "аеорсухАВЕКМНОРСТУХіІјЈѕЅ", strict=True)),
}
"""Letters of Cyrillic and Latin that are drawn alike, each with its double in the other script."""

TOP_LEVEL = "com|ru|org|net|by|ua|io|eu|uk|de|fr|info|su|рф|бел|укр"
NOISE = re.compile(
    r"(?:https?://|www\.)[^\s()<>\"«»“”]+(?:\([^\s()<>\"«»“”]*\)?[^\s()<>\"«»“”]*)*"
    r"|[^\s@()\[\]<>\"«»“”]{1,64}@[^\s@()\[\]<>\"«»“”]{1,255}\.\w+|[#@][\w\-]+"
    r"|(?<!`)(?P<ticks>`{1,3})(?=[^\s`])(?![\w -]{1,60}'(?![\w`]))[^`\n]{1,500}(?<=[^\s`])(?P=ticks)(?!`)"
    rf"|\b[\w.\-]{{1,253}}\.(?:{TOP_LEVEL})\b(?:/\S*)?"
    r"|^[ \t]*(?:\$|>>>) [a-z][^\n\r]*"
    r"|(?<![\w./~<])(?:~|\.{1,2})?(?:/[\w.+@%-]*\w){2,}/?|(?<![\w./])(?:~|\.{1,2})/[\w.+@%-]*\w/?|\b[A-Z]:\\[^\s<>\"|]+"
    r"|(?<![\w-])--[a-z][\w-]*",
    re.MULTILINE,
)
"""Addresses, hashtags, code, command lines, paths and options: their letters say nothing about the language around
them. `Words' in old quotation marks are no code."""
SIGN_OF_NOISE = re.compile(
    rf"[@#`:w.$>/-](?:(?<=[@#`])|(?<=:)(?://|\\)|(?<=w)ww\.|(?<=[$>]) [a-z]|(?<=\.)(?:{TOP_LEVEL})\b"
    r"|(?<=(?<![\w/])/)[\w.+-]+/|(?<=[~.]/)\w|(?<=(?<![\w-])-)-[a-z])"
)
"""What every piece of noise has in it: looked for first, for most texts have none, and it is thirty times as fast."""


CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-ÞЀ-Я][\w'’-]*")
SENTENCE = re.compile(r"[^.!?…\n\r]{8,}")
PART = re.compile(r"[^.!?…\n\r«»“”„\"]{4,}")
"""A sentence, a quotation, a heading, and it may be a word."""
IDENTIFIER = re.compile(
    r"(?<!`)`[^`\n]{1,100}`(?!`)"
    r"|(?<![\w/.:-])[A-Za-z][A-Za-z0-9_-]{0,60}(?:(?:(?:::?|\.)(?=[a-z_])|/(?=[\w-]{1,60}/))[A-Za-z0-9_-]{1,60})+"
    r"(?:/[A-Za-z0-9_.-]{0,60})?"
    r"|\b[A-Za-z]{1,60}(?:_\w{0,60}|(?<=[a-z])[A-Z]\w{0,60}|\d\w{0,60})"
)
"""What a program calls something: `code`, common/space/trim, vanilla.js, keyCode, PAGE_UP, utf8. Manuals in every
language are full of it."""
OWN_SHARE = 0.3
"""Of the letters of a sentence: with fewer in the script of its first word, it speaks of that word."""
CLEAR_SHARE = 0.75
"""Of the letters. Below it names and brands may decide, so words with a capital are not counted."""


class Word(NamedTuple):
    """A word, or the part of one that is in one script."""

    start: int
    end: int
    script: str


def noise_in(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the noise in text[start:end]."""
    end = len(text) if end is None else end
    if not SIGN_OF_NOISE.search(text, start, end):
        return []
    return [match.span() for match in NOISE.finditer(text, start, end)]


def without_code(text: str) -> str:
    """The text with as many blanks in the place of addresses and of what programs call things."""
    for pattern in (NOISE, IDENTIFIER):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def without_noise(text: str) -> str:
    """The text with a blank for each piece of noise."""
    return NOISE.sub(" ", text) if SIGN_OF_NOISE.search(text) else text


@cache
def letter(script: str) -> re.Pattern[str]:
    """The pattern of a letter of a script. Compiled when asked for: all of them would cost every run .02 s."""
    return re.compile(f"[{SCRIPTS[script]}]")


@cache
def letters(script: str) -> re.Pattern[str]:
    """The pattern of one or more letters of a script."""
    return re.compile(f"[{SCRIPTS[script]}]+")


@cache
def foreign_letter(script: str) -> re.Pattern[str]:
    """The pattern of a letter of any other script."""
    return re.compile(f"(?![{SCRIPTS[script]}])[^\\W\\d_]")


def script_of(character: str) -> str | None:
    """The script of one letter; None for a script that is not here."""
    return next((script for script in SCRIPTS if letter(script).match(character)), None)


def letters_in(text: str) -> dict[str, int]:
    """How many letters of each script a text has; the scripts it does not have are left out."""
    counts = Counter(text)
    alphabet = "".join(counts)
    found = {script: sum(map(counts.__getitem__, letter(script).findall(alphabet))) for script in SCRIPTS}
    return {script: count for script, count in found.items() if count}


def main_script(text: str) -> str | None:
    """The script that most letters belong to; None without letters. Latin before another of the same count."""
    if text.isascii():
        return "Latn" if letter("Latn").search(text) else None
    counts = letters_in(text)
    if not counts or max(counts.values()) >= CLEAR_SHARE * sum(counts.values()):
        return max(counts, key=lambda script: counts[script]) if counts else None
    plain = IDENTIFIER.sub(" ", text)
    text = plain if ANY_LETTER.search(plain) else text
    sizes = Counter[str]()
    scripts = []
    for sentence in PART.findall(text):
        if script := script_of_sentence(sentence):
            sizes[script] += sum(map(str.isalpha, CAPITALISED.sub("", sentence)))
            scripts.extend([script] if script != "Latn" or len(WORD.findall(sentence)) > 1 else [])
    return framing(scripts, max(sizes, key=lambda script: sizes[script]) if sizes.total() else script_of_most(text))


def script_of_sentence(sentence: str) -> str | None:
    """The script that a sentence opens and ends in, that of its first word if it is not Latin, or that of most letters.

    Names and terms in Latin letters stand in sentences of every script, and seldom other words in English ones.
    """
    first, last = ANY_LETTER.search(sentence), ANY_LETTER.search(sentence[::-1])
    if first is None or last is None:
        return None
    opening = script_of(first.group())
    counts = letters_in(sentence)
    if opening == script_of(last.group()) or opening is None:
        return opening
    is_own = opening != "Latn" and counts[opening] >= OWN_SHARE * sum(counts.values())
    return opening if is_own else script_of_most(sentence)


def script_of_most(text: str) -> str | None:
    """The script of most letters in words without a capital, or in all words."""
    counts = letters_in(CAPITALISED.sub("", text)) or letters_in(text)
    return max(counts, key=lambda script: counts[script]) if counts else None


def framing(sentences: Iterable[str], most: str | None) -> str | None:
    """What a text is in, by what each of its sentences is in and by what most of its letters are in.

    What was left in another language is in the midst of a text: where one sentence of two lines stands between two
    short ones, or after more of them than are in its language, these are the text.
    """
    found = list(sentences)
    framed = len(found) > 1 and (found[0] == found[-1] or 2 * found.count(found[0]) > len(found))
    frame = found[0] if framed else most
    return frame if frame and found.count(frame) >= found.count(most or "") else most
