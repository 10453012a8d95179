"""What goes on a number in a text, whether that is in digits or in words: its parts, its unit, its share."""

import re
from collections.abc import Iterable

from aligner.values.measures import PERCENT, squared, units_of
from aligner.values.numerals import BLANKS, Key, Sentence

BETWEEN_PARTS = re.compile(rf"[{BLANKS}.-]{{0,2}}|,? ?and |,? и ")
BETWEEN_WORDS = re.compile(rf"[{BLANKS}]|[-‑]|\.[{BLANKS}]|")
AND_A_HALF = re.compile(r"[ -](?:and[ -]a[ -]half|с половиной)\b", re.IGNORECASE)
TENS = {20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0}
LENGTHS = frozenset(["metre", "kilometre", "mile"])
PER = re.compile(r"(?:/| в | an? | per )(?:(?P<hour>ч(?:ас)?|h|hr|hour)|(?:с(?:ек(?:унду)?)?|s|sec|second))\b")
SQUARE = re.compile(r"square|sq|кв|квадратн\w+")
SHARE = 6
"""Digits in which shares are compared."""


def is_part(sentence: Sentence, at: int) -> bool:
    """Whether a token can go on the number before it: not after a stop, unless that abbreviates a word."""
    gap = sentence.gap(at)
    is_stop = "." in gap and (sentence[at - 1].is_digits or sentence[at].text[:1].isupper())
    return bool(BETWEEN_PARTS.fullmatch(gap)) and not is_stop


def after(sentence: Sentence, at: int, end: int) -> int:
    """The first token from a place on that begins at an offset or behind it."""
    while sentence[at].text and sentence[at].start < end:
        at += 1
    return at


def unit_after(sentence: Sentence, at: int) -> frozenset[str]:
    """The units that the word after a number may mean."""
    token, gap = sentence[at], sentence.gap(at)
    if token.is_digits or not BETWEEN_WORDS.fullmatch(gap) or ("." in gap and sentence[at - 1].is_digits):
        return frozenset()
    if token.text == "in" and (not sentence.gap(at) or sentence[at - 2].text in ("ft", "foot", "feet")):
        return frozenset({"inch"})
    if token.text == "per":
        return frozenset({PERCENT}) if sentence[at + 1].text == "cent" else frozenset()
    if SQUARE.fullmatch(token.text.lower()):
        return squared(units_of(sentence[at + 1].text, sentence.language))
    if token.text.endswith("²"):
        return squared(units_of(token.text[:-1], sentence.language))
    units = units_of(token.text, sentence.language)
    speed = PER.match(sentence.text, token.end) if units & LENGTHS else None
    return units | {f"{unit} per {'hour' if speed['hour'] else 'second'}" for unit in units} if speed else units


def about(share: float) -> set[Key]:
    """A share in hundredths, rounded or cut off: two thirds are 67 % to some, and 66 % to others."""
    return {("about", round(share, 2)), ("about", int(share * 100) / 100)}


def shares_of(values: Iterable[Key]) -> set[Key]:
    """As what share numbers that multiply can be said: three times as much is 200 % more, or 300 % of what was."""
    times = [value for value in values if isinstance(value, float) and value > 0]
    return {("share", round(share, SHARE)) for value in times for share in (value, value - 1, 1 - 1 / value)}
