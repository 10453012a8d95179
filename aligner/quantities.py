"""Numbers in a text by their values, in whatever way they are written: digits, words, scales, times, dates.

A number can have several readings: 1,500 is one and a half in Russian and fifteen hundred in English, 12.30 is a time,
a date or a decimal. Two numbers are the same when they share one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.number_words import EN_LETTERS, Kind, NumberWord, number_word

BLANKS = " \u00a0\u202f\u2009\u2007"
TOKEN = re.compile(
    r"\d{1,2}[:։] ?\d{2}(?::\d{2})?(?!\d| \d{3}(?!\d))"
    rf"|\d+(?:[{BLANKS}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[^\W\d_]+"
)
GROUPED = re.compile(rf"\d+(?:[{BLANKS}]\d{{3}})+")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
DECIMAL = re.compile(r"\d+[.,]\d+")
DATE = re.compile(r"(\d{2})[./](\d{2})|(\d{1,2})[./](\d{1,2})[./](\d{2,4})")
HOURS_AND_MINUTES = re.compile(r"(?<!\d)(\d{1,2}) (?:час\w{0,3}|hours?) (\d{1,2}) (?:мин|min)")
BETWEEN_PARTS = re.compile(rf"[{BLANKS}.-]{{0,2}}|,? ?and ")
NAMED = {12.0, 24.0, *map(float, range(14, 40))}
"""Numbers that a word or a Roman numeral stands for alone: a dozen, a day and a night, XVI."""
LAST_DAY = 31
HALF_DAY = 720
CLOSE = 1e-6

Reading = float | tuple[str, float]
"""A value, or a time of the day in minutes, with the halves of the day not told apart."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text."""

    start: int
    end: int
    readings: frozenset[Reading]
    is_digits: bool
    """Written in digits; words may say a number by the way."""
    unit: str = ""
    """The word after it, in small letters."""
    counts: bool = True
    """Whether it is a number of the text; otherwise it may explain one on the other side."""

    def equals(self, other: "Quantity") -> bool:
        """Whether they share a reading."""
        return any(are_equal(a, b) for a in self.readings for b in other.readings)


def are_equal(a: Reading, b: Reading) -> bool:
    """Whether two readings are the same; a year is the same as its last two digits."""
    if a == b or isinstance(a, tuple) or isinstance(b, tuple):
        return a == b
    if abs(a - b) <= CLOSE * max(abs(a), abs(b), CLOSE):
        return True
    low, high = min(a, b), max(a, b)
    return low < 100 and 1900 <= high < 2100 and high % 100 == low


@dataclass(frozen=True, slots=True)
class Token:
    """A number in digits or a word."""

    text: str
    start: int
    end: int
    word: NumberWord | None

    @property
    def is_digits(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()


def quantities(text: str, language: str) -> list[Quantity]:
    """The numbers of a text, in order."""
    tokens = [
        Token(match.group(), match.start(), match.end(), number_word(match.group(), language))
        for match in TOKEN.finditer(text)
    ]
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        if tokens[at].is_digits:
            stop, quantity = in_digits(text, tokens, at, language)
        elif tokens[at].word:
            stop, quantity = in_words(text, tokens, at)
        else:
            at += 1
            continue
        found += quantity
        at = stop
    return [*found, *sums(found), *clock_times(text)]


def in_digits(text: str, tokens: Sequence[Token], at: int, language: str) -> tuple[int, list[Quantity]]:
    """A number in digits and the scales after it."""
    first = tokens[at]
    stop, scale = at + 1, 1.0
    readings = set(readings_of(first.text, language))
    while stop < len(tokens) and is_near(text, tokens[stop - 1], tokens[stop]):
        following = tokens[stop]
        touches = following.start == tokens[stop - 1].end
        letter = EN_LETTERS.get(following.text.lower()) if touches else None
        if following.word and following.word.kind is Kind.SCALE:
            scale *= following.word.value
        elif letter:
            readings |= {value * letter for value in readings if isinstance(value, float)}
        else:
            break
        stop += 1
    if scale > 1:
        readings = {value * scale for value in readings if isinstance(value, float)}
    parts = re.split(f"[{BLANKS}]", first.text) if GROUPED.fullmatch(first.text) else []
    unit = tokens[stop].text.lower() if stop < len(tokens) and is_near(text, tokens[stop - 1], tokens[stop]) else ""
    quantity = Quantity(first.start, tokens[stop - 1].end, frozenset(readings), True, unit)
    if len(parts) > 1 and scale == 1 and (language == "en" or len(parts[0]) > 3):      # 2020 300 are two numbers
        readings |= {value for part in parts for value in readings_of(part, language)}
        quantity = replace(quantity, readings=frozenset(readings))
    return stop, [quantity, *date_parts(first)]


def date_parts(token: Token) -> Iterator[Quantity]:
    """Day, month and year of a date in digits: each may stand for itself on the other side."""
    match = DATE.fullmatch(token.text)
    parts = [part for part in match.groups() if part] if match else []
    if parts and max(int(part) for part in parts[:2]) <= LAST_DAY:
        for part in parts:
            if int(part):
                yield Quantity(token.start, token.end, frozenset({float(part)}), False, counts=False)


def readings_of(digits: str, language: str) -> Iterator[Reading]:
    """What a number in digits may mean."""
    plain = re.sub(f"[{BLANKS}]", "", digits)
    if ":" in plain or "։" in plain:
        hours, minutes = map(int, re.split("[:։]", plain)[:2])
        yield "time", float((hours * 60 + minutes) % HALF_DAY)
        return
    if plain.isdecimal():
        value = float(plain)
        yield value
        if value <= 24:
            yield "time", value * 60 % HALF_DAY
        elif len(plain) == 4 and plain[0] == "0":
            yield "time", float((int(plain[:2]) * 60 + int(plain[2:])) % HALF_DAY)
        return
    if THOUSANDS.fullmatch(plain):
        yield float(re.sub("[.,]", "", plain))
        if language == "en" and "," in plain:
            return
    if DECIMAL.fullmatch(plain):
        yield float(plain.replace(",", "."))
        whole, rest = map(float, re.split("[.,]", plain))
        if whole < 25 and rest < 60:
            yield "time", (whole * 60 + rest) % HALF_DAY
    elif re.fullmatch(r"[\d,]+\.\d+", plain):
        yield float(plain.replace(",", ""))
    elif re.fullmatch(r"[\d.]+,\d+", plain):
        yield float(plain.replace(".", "").replace(",", "."))
    elif not THOUSANDS.fullmatch(plain):      # a date, a version, a paragraph
        yield from (float(part) for part in re.split("[.,]", plain) if part)


def in_words(text: str, tokens: Sequence[Token], at: int) -> tuple[int, list[Quantity]]:
    """A number in words: forty-two, сто двадцать тысяч, twenty-first."""
    first = tokens[at]
    word = first.word
    assert word is not None
    if word.kind is Kind.OTHER:
        return at + 1, [Quantity(first.start, first.end, frozenset({word.value}), False, counts=word.value in NAMED)]
    total = current = 0.0
    last = float("inf")
    alone: set[Reading] = set()
    stop = at
    while stop < len(tokens):
        word = tokens[stop].word
        if word is None:
            joins = tokens[stop].text == "and" and current >= 100 and stop + 1 < len(tokens) and tokens[stop + 1].word
            if not joins:
                break
            stop += 1
            continue
        if word.kind is Kind.OTHER or (stop > at and not is_near(text, tokens[stop - 1], tokens[stop])):
            break
        if word.kind is Kind.SCALE:
            if word.value == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * word.value, 0.0
        elif current and word.value * 10 > last and not (last >= 20 and word.value < 10):
            break
        else:
            current += word.value
        last = word.value
        alone.add(word.value)
        stop += 1
        if word.kind is Kind.ORDINAL:
            break
    stop = max(stop, at + 1)
    readings = frozenset({total + current, *alone})
    unit = tokens[stop].text.lower() if stop < len(tokens) and is_near(text, tokens[stop - 1], tokens[stop]) else ""
    return stop, [Quantity(first.start, tokens[stop - 1].end, readings, False, unit)]


def is_near(text: str, before: Token, after: Token) -> bool:
    """Whether two tokens are parts of one number."""
    return after.start - before.end <= 5 and bool(BETWEEN_PARTS.fullmatch(text, before.end, after.start))


def clock_times(text: str) -> Iterator[Quantity]:
    """17 часов 47 минут."""
    for match in HOURS_AND_MINUTES.finditer(text):
        reading: Reading = ("time", float((int(match[1]) * 60 + int(match[2])) % HALF_DAY))
        yield Quantity(match.start(), match.end(), frozenset({reading}), False, counts=False)


def sums(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """One million two hundred thousand is 1.2 million: sums of neighbours, of which the second is the smaller."""
    for a, b in pairwise(found):
        if 0 < b.start - a.end <= 5:
            large = [value for value in a.readings if isinstance(value, float) and value >= 1000 and value % 1000 == 0]
            small = [value for value in b.readings if isinstance(value, float) and value > 1]
            values = frozenset(x + y for x in large for y in small if y < x)
            if values:
                yield Quantity(a.start, b.end, values, False, counts=False)
