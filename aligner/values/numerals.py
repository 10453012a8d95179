"""What numbers, dates and times are, and the tokens of a text in which they are found.

A number can have several readings: 1,500 is one and a half in Russian and fifteen hundred in English, 12.30 is a
decimal, a time or a date. What it says where it stands is in ``says``; what a reader of another language, or one who
takes it for a part of something larger, may take it for is in ``may``. All are keys that can be looked up: two
quantities are the same when they share one, and two that only *may* mean the same are not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from aligner.values.locales import NumberLocale, number_locale
from aligner.values.words import Kind, NumberWord, number_word

BLANKS = " \u00a0\u202f\u2009\u2007"
CHARACTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Of Japanese, Chinese and Korean, in which words have no blanks between them: each is a token."""
TOKEN = re.compile(
    rf"(?P<word>(?![¼½¾⅓⅔⅛])(?:[{CHARACTERS}]|[^\W\d_{CHARACTERS}]+))"
    r"|(?P<phone>(?:\+\d{1,3}[ \u00a0-]?(?!\d{3}(?: \d{3})+(?![ -]?\d))"
    r"|(?<![\d.,])8[ \u00a0-]?(?=\(|\d{3}[ -]\d{3}[ -]\d\d[ -]))"
    r"\(?\d{2,5}\)?(?:[ \u00a0-]?\d{2,4}){2,4}(?!\d)|\(\d{3,4}\) ?\d{3}-\d{4}(?!\d))"
    r"|(?P<feet>\d['’′] ?1?\d(?:[\"”″]|''))"
    r"|(?P<time>\d{1,2}[:։] ?\d{2}(?:[:։]\d{2})?(?![\d:։]|[.,]\d| \d{3}(?!\d))"
    r"|\d{1,2}:\d{2}(?::\d{2})?[.,]\d{1,3}(?![\d:]|[.,]\d))"
    r"|(?P<date>(?:\d{1,2}\.\d{1,2}\.\d{4}|\d\d\.\d\d\.\d\d)(?![\d.]\d|\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])"
    r"|\d{4}-\d{2}-\d{2}(?![\d-]))"
    r"|(?P<fraction>(?<![\d/.,])24/7(?![\d/])|(?<![\d/.,])(?:\d{1,3} )?[1-9]/(?:[2-9]|1\d|100)(?![\d/]|[.,]\d))"
    r"|(?P<sign>(?:\d+ ?)?[¼½¾⅓⅔⅛])"
    rf"|(?P<grouped>(?<![\d.,])\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?!\d)(?:[.,]\d+)?)"
    r"|(?P<number>\d+(?:[.,'’]\d+)*|(?<![\w.])\.\d+)"
)
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,'’]\d{3})+")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
DECIMAL = re.compile(r"(\d+)([.,])(\d+)")
SHORT_DATE = re.compile(r"([1-9]|[12]\d|3[01])\.([1-9]|1[0-2])\.(\d\d)")
SIGNS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
SIGNIFICANT = 9
"""Significant digits in which two values are compared."""
NOON, DAY = 720, 1440
PHONE = 10
"""Digits of a telephone number in which two are compared: what stands before them is said in several ways."""
YEARS = range(1000, 2100)
"""Of which the last two digits may be all that the other side has."""
ORDINARY_YEARS = 70
"""A year of two digits below it is of this century."""
MOST_SAID_LOOSELY = 12
"""Above it nobody says a number in words without meaning it."""
INCHES = 12
"""In a foot."""
LONGEST_GAP = 5

Key = float | tuple[object, ...]
"""A value, a time in minutes, a date in day, month and year, or a year without its century."""


class Form(Enum):
    """How a quantity is written."""

    DIGITS = "in digits"
    WORDS = "in words"
    HINT = "by the way: both, twice, a dozen; it may explain a number, and is none"


class Sort(Enum):
    """What a quantity is."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, date or time in a text."""

    start: int
    end: int
    says: frozenset[Key]
    may: frozenset[Key] = frozenset()
    form: Form = Form.DIGITS
    sort: Sort = Sort.NUMBER
    units: frozenset[str] = frozenset()
    """What it measures, as far as the word or the sign beside it says; several if that has several meanings."""
    is_negative: bool = False
    """Below zero, as a sign before it or a word beside it says."""
    is_named: bool = False
    """Part of a name: B12, COVID-19, Су-35."""
    is_aside: bool = False
    """In brackets."""
    scale: float = 1.0
    """What a word or a letter after it multiplies it by."""

    @property
    def value(self) -> float:
        """The greatest value it says; 0 for dates and times."""
        return max((key for key in self.says if isinstance(key, float)), default=0.0)

    def equals(self, other: "Quantity") -> bool:
        """Whether one says what the other says or may mean."""
        return bool(self.says & (other.says | other.may) or self.may & other.says)


@dataclass(frozen=True, slots=True)
class Token:
    """A number in digits, or a word."""

    text: str
    start: int
    end: int
    shape: str
    """The name of its group in ``TOKEN``."""
    word: NumberWord | None = None

    @property
    def is_digits(self) -> bool:
        """Whether it is no word."""
        return self.shape != "word"

    def is_kind(self, *kinds: Kind) -> bool:
        """Whether it is a number word of one of some kinds."""
        return self.word is not None and self.word.kind in kinds

    @property
    def number(self) -> float:
        """The value of a number word."""
        return self.word.value if self.word else 0.0


END = Token("", 0, 0, "end")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text cut into tokens."""

    text: str
    language: str
    locale: NumberLocale
    tokens: tuple[Token, ...]
    counts_to_24: bool = False
    """Whether something shows that its hours are those of the whole day."""

    def __getitem__(self, at: int) -> Token:
        """A token; one that is nothing before the first and after the last."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else END

    def gap(self, at: int) -> str:
        """What stands between a token and the one before it; a line break where there is none or much between them."""
        before, after = self[at - 1], self[at]
        near = before is not END and after is not END and after.start - before.end <= LONGEST_GAP
        return self.text[before.end : after.start] if near else "\n"


def cut(text: str, language: str, counts_to_24: bool = False) -> Sentence:
    """A text in tokens."""
    tokens = tuple(
        Token(
            match.group(), match.start(), match.end(), match.lastgroup or "",
            number_word(match.group(), language) if match.lastgroup == "word" else None,
        )
        for match in TOKEN.finditer(text)
    )  # fmt: skip
    return Sentence(text, language, number_locale(language), tokens, counts_to_24)


def keys(values: Iterable[Key]) -> frozenset[Key]:
    """Keys, of values without the last bits that depend on how they were reckoned."""
    return frozenset(float(f"{value:.{SIGNIFICANT}g}") if isinstance(value, float) else value for value in values)


def readings(token: Token, locale: NumberLocale) -> tuple[set[Key], set[Key]]:
    """What a number in digits says, and what it may mean besides."""
    text = token.text
    if token.shape == "phone":
        return {phone(text)}, set()
    if token.shape == "feet":
        feet, inches = map(float, re.findall(r"\d+", text))
        return {feet + inches / INCHES}, {feet, inches}
    if token.shape == "sign":
        return {float(text[:-1] or 0) + SIGNS[text[-1]]}, set()
    if token.shape == "fraction":
        whole, above, below = (float(part or 0) for part in re.split(" |/", text if " " in text else f" {text}"))
        both: set[Key] = {above, below, ("date", int(below), int(above), None), ("date", int(above), int(below), None)}
        said: set[Key] = {whole + above / below}
        if text == "9/11":
            said.add(("date", 11, 9, None))
        return said, set() if whole else both - said
    if token.shape == "grouped":
        parts = [part.replace(",", ".") for part in re.split(f"[{BLANKS}]", text)]
        return {float("".join(parts))}, set(map(float, parts)) if " " in text else set()
    return of_number(text, locale)


def of_number(text: str, locale: NumberLocale) -> tuple[set[Key], set[Key]]:
    """The same of digits with points and commas, of which the language may have one before decimals."""
    if text.isdecimal():
        return of_whole(text)
    if text[0] == ".":
        return {float(text)}, set()
    if INDIAN.fullmatch(text) or (THOUSANDS.fullmatch(text) and len(re.findall(r"\D", text)) > 1):
        return {float(re.sub(r"\D", "", text))}, set()
    match = DECIMAL.fullmatch(text)
    if match:
        value, thousands = float(f"{match[1]}.{match[3]}"), THOUSANDS.fullmatch(text)
        if not thousands:
            is_list = match[2] == "," and locale.decimal == "."  # pages 1,2 or 3
            listed = {float(match[1]), float(match[3])} if is_list else set()
            return {value}, {*parts_of(match), *listed}
        grouped, written = float(match[1] + match[3]), ("decimals", match[1], match[3])
        if match[2] not in (locale.decimal, locale.group):  # 1.500 in Russian is somebody else's
            return {value, grouped}, {written}
        return ({value, written}, {grouped}) if match[2] == locale.decimal else ({grouped}, {written})
    if re.fullmatch(r"[\d,'’]+\.\d+", text):
        return {float(re.sub(r"[,'’]", "", text))}, set()
    if re.fullmatch(r"[\d.'’]+,\d+", text):
        return {float(re.sub(r"[.'’]", "", text).replace(",", "."))}, set()
    parts = re.findall(r"\d+", text)
    return {("parts", *parts)}, {*map(float, parts), *short_date(text)}


def of_whole(text: str) -> tuple[set[Key], set[Key]]:
    """Digits alone: a number; it may be an hour, or a year of which the other side gives the last two digits."""
    value = float(text)
    may: set[Key] = set()
    if len(text) in (PHONE, PHONE + 1):
        return {value, phone(text)}, may
    if value <= 31:
        return {value, ("day", value)}, set(clock(int(value), 0)) if value <= 24 else set()
    if len(text) == 4 and value in YEARS:
        may = {("year", value % 100)}
    elif len(text) == 4 and text[0] == "0" and int(text[2:]) < 60:
        may = {("time", float(int(text[:2]) * 60 + int(text[2:])))}
    return {value}, may


def short_date(text: str) -> Iterable[Key]:
    """The date that a number of three parts may be, as 5.3.21; more often it is a version or a paragraph."""
    match = SHORT_DATE.fullmatch(text)
    if match:
        day, month, year = map(int, match.groups())
        yield from (("date", day, month, full_year(year)), ("date", day, month, None))


def full_year(year: int) -> int:
    """A year with its century: one of two digits is taken for the nearest."""
    return year if year >= 100 else year + (2000 if year < ORDINARY_YEARS else 1900)


def phone(text: str) -> Key:
    """A telephone number, however it is cut into groups."""
    return "phone", re.sub(r"\D", "", text)[-PHONE:]


def parts_of(decimal: re.Match[str]) -> Iterable[Key]:
    """What else a decimal may be: a time, a day and a month, or a month and a year."""
    if len(decimal[1]) <= 2 and len(decimal[3]) == 4 and 0 < int(decimal[1]) <= 12 and int(decimal[3]) in YEARS:
        month, year = int(decimal[1]), int(decimal[3])
        yield from (("date", None, month, year), ("date", None, month, None), float(year))
    if len(decimal[1]) > 2 or len(decimal[3]) != 2:
        return
    first, second = int(decimal[1]), int(decimal[3])
    if first <= 24 and second < 60 and decimal[2] == ".":
        yield from clock(first, second)
    if 0 < first <= 31 and 0 < second <= 12 and decimal[2] == ".":
        yield ("date", first, second, None)


def clock(hours: int, minutes: int, half: int | None = None, known: bool = False) -> list[Key]:
    """A time of the day in minutes; both it can be if the half of the day (0 or 1) is not known."""
    if half is not None:
        return [("time", float(hours % 12 * 60 + minutes + NOON * half))]
    known = known or hours > 12 or hours == 0
    either = hours * 60 + minutes, hours * 60 + minutes + NOON
    return [("time", float(each % DAY)) for each in either[: 1 if known else 2]]
