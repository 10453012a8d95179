"""Dates and times of the day in a text: 05.03.2021, March 5th, 5 марта 2021 года, 2.30 p.m., 14:30, 9 вечера."""

import re
from collections.abc import Iterable
from dataclasses import replace

from aligner.values.numerals import NOON, Form, Key, Quantity, Sentence, Sort, Token, clock, full_year, keys
from aligner.values.words import Kind

ENDINGS = frozenset(
    ("st", "nd", "rd", "th", "го", "й", "я", "е", "ого", "ой", "ая", "ое", "ые", "ых", "х", "му", "ому", "ми", "м",
     "ти", "er", "ère")
)  # fmt: skip
"""Of ordinals in digits: 5th, 5-го."""
DAY_ENDINGS = ("го", "ое", "ье", "му", "ым", "им", "ом", "ем")
"""Of ordinals that agree with a day, not with a month."""
OF = frozenset(["of", "de", "du", "del", "di"])
BESIDE = re.compile(r"[ \u00a0\u202f.-]{0,2}")
BEFORE_YEAR = re.compile(r",?[ \u00a0\u202f]?")
HALF = re.compile(
    r"[ \u00a0\u202f]?([ap])\.? ?m\b\.?|(?P<hours>[ \u00a0]час(?:а|ов|))?[ \u00a0](?P<part>утра|дня|вечера|ночи)\b",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"[ \u00a0](?:час\w{0,2}|hours?,?(?: and)?)[ \u00a0]([0-5]?\d) ?(?:мин\w*|min\w*)"
    r"(?:,?(?: and| и)? ([0-5]?\d) ?(?:сек|sec))?"
)
TO = re.compile(r"[ \u00a0]?(?:[-–—]|to|through|and|until)[ \u00a0]?")
NIGHT = re.compile(r"\b[Вв] ночь на (?:\w+, )?$")
"""Before a day: the night begins on the day before, and English names it after that."""
LONGEST_NIGHT = 30
EASTERN = re.compile(r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日号일])?")
"""3月5日, 2021年3月5日, 3월 5일."""
OF_A_CLOCK = re.compile(r"(\d{1,2})(?:([:։.,]) ?(\d{2})(?:[:։](\d{2})(?:[.,]\d+)?)?(?:[.,](\d{1,3}))?)?")
"""12:30, 12.30; results of races, with hundredths: 1:43.25, 2:21:04."""
CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)”»\"]|\Z)")
ZONE = re.compile(r" (?:GMT|UTC|BST|MSK|JST|IST|AES?T|(?:CE|EE|WE)S?T|[ECMP][SD]T)\b")
HOURS_OF_THE_DAY = re.compile(r"(?<=\b(?:at|by|to) )|(?<=\b(?:from|till) )|(?<=\buntil )")
ARE_HOURS = re.compile(r" h(?:ou)?rs\b")
FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
"""1755 GMT."""
PART_OF_DAY = re.compile(
    r"\b(?:утр|вечер|дн[ёяе]|день|ноч|полдня|полудн|полдень|пополуд|обед|[ap]\.? ?m\b)", re.IGNORECASE
)
TO_24 = re.compile(r"(?<![\d:.,])(?:0\d|1[3-9]|2[0-3])(?::|(?<=\b[Вв] \d\d)\.)[0-5]\d(?![\d:]|\.\d)")
"""An hour that no clock of twelve hours has: 14:30, 07:42, «в 14.30»."""
NEARBY = 80
"""Characters around a time in which a part of the day may be named."""
LINKS = frozenset(["past", "to", "минут", "минуты"])
BEFORE_TIME = frozenset(["at", "was", "is"])
"""Before "twenty to nine" that is no range."""
MINUTES = 60
FIRST_LAST_DAY, LAST_DAY, LAST_MONTH = 28, 31, 12

Parts = tuple[int | None, int, int | None]
"""Day, month and year of a date, as far as it has them."""


def date_at(sentence: Sentence, at: int) -> tuple[int, Quantity] | None:
    """The date that begins at a token, and the place of the token after it."""
    token = sentence[at]
    if token.shape == "date":
        return at + 1, dated(token, token, numeric(token.text))
    eastern = eastern_at(sentence, at)
    if eastern:
        return eastern
    day, month = day_at(sentence, at)
    if not sentence[month].is_kind(Kind.MONTH):
        return None
    stop = month + 1
    if day is None and sentence.language != "ru" and is_day(sentence[stop]) and BESIDE.fullmatch(sentence.gap(stop)):
        day, stop = int(sentence[stop].text), after_ending(sentence, stop)
    year = year_at(sentence, stop)
    stop += year is not None
    if day is None and year is None:
        return None
    number = int(sentence[month].number)
    date = dated(token, sentence[stop - 1], [(day, number, year)])
    return stop, with_day_before(date, day, number, year) if is_night(sentence.text, token.start) else date


def last_day_at(sentence: Sentence, at: int, first: Quantity) -> tuple[int, Quantity] | None:
    """The date that a day is which ends a range whose month stands before it: September 17–19, 2021."""
    token = sentence[at]
    dates = [key for key in first.says if isinstance(key, tuple) and key[0] == "date" and key[1] and not key[-1]]
    if len(dates) != 1 or sentence.language == "ru" or not is_day(token):
        return None
    if not TO.fullmatch(sentence.text, first.end, token.start) or sentence[at + 1].is_kind(Kind.MONTH):
        return None
    year, day = year_at(sentence, at + 1), int(token.text)
    by_word = sentence.text[first.end : token.start].strip().isalpha()
    is_last = year is not None or CLAUSE_END.match(sentence.text, token.end) is not None
    if day > LAST_DAY or (by_word and not is_last):       # on March 5 and 12 cars
        return None
    stop = at + 1 + (year is not None)
    date = dated(token, sentence[stop - 1], [(day, int(str(dates[0][2])), year)])
    return stop, replace(date, may=date.may | {float(day)})


def is_night(text: str, start: int) -> bool:
    """Whether what begins at an offset names a night after the day that follows it."""
    return NIGHT.search(text, max(start - LONGEST_NIGHT, 0), start) is not None


def with_day_before(date: Quantity, day: int | None, month: int, year: int | None) -> Quantity:
    """A date that may be that of the day before; before the first of a month it may be any that ends one."""
    if day is None:
        return date
    if day > 1:
        days = [(day - 1, month, year)]
    else:
        month_before = month - 1 or LAST_MONTH
        year_before = year - 1 if year and month == 1 else year
        days = [(last, month_before, year_before) for last in range(FIRST_LAST_DAY, LAST_DAY + 1)]
    keys_of_it: list[Key] = [("day", float(before)) for before, *_ in days]
    keys_of_it += [("date", before, month, some) for before, month, year in days for some in {None, year}]
    return replace(date, may=date.may | frozenset(keys_of_it))


def day_at(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """The day of a month that begins at a token, and where its month is to be: 5th of March, двадцать первого июля."""
    token = sentence[at]
    if is_day(token):
        return int(token.text), after_day(sentence, at)
    tens = int(token.number) if token.is_kind(Kind.CARDINAL) and token.number in (20, 30) else 0
    last = at + 1 if tens else at
    if not sentence[last].is_kind(Kind.ORDINAL) or not is_day_word(sentence, last):
        return None, at
    return tens + int(sentence[last].number), after_day(sentence, last)


def is_day_word(sentence: Sentence, at: int) -> bool:
    """Whether an ordinal may be a day: the third of March, but not the third March on Washington, «второй май»."""
    if sentence.language == "ru":
        return sentence[at].text.lower().endswith(DAY_ENDINGS)
    return sentence[at + 1].text in OF


def eastern_at(sentence: Sentence, at: int) -> tuple[int, Quantity] | None:
    """A date in the way of Chinese, Japanese and Korean."""
    match = EASTERN.match(sentence.text, sentence[at].start) if sentence[at].shape == "number" else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    stop = at
    while sentence[stop].text and sentence[stop].start < match.end():
        stop += 1
    return stop, dated(sentence[at], sentence[stop - 1], [(day, month or 0, year)])


def is_day(token: Token) -> bool:
    """Whether a token can be the day of a month; that there is such a day is not asked: a slip would hide it."""
    return token.shape == "number" and len(token.text) <= 2 and token.text.isdecimal()


def after_ending(sentence: Sentence, at: int) -> int:
    """The place after a number and its ending: 5th, 5-го; but 14st are stones."""
    ending = sentence[at + 1].text.lower()
    ended = ending in ENDINGS and sentence.gap(at + 1) in ("", "-", "‑")
    is_stone = ending == "st" and not sentence[at].text.endswith("1")
    return at + 2 if ended and not is_stone else at + 1


def after_day(sentence: Sentence, at: int) -> int:
    """The place of the month after a day, or -1."""
    month = after_ending(sentence, at)
    if sentence[month].text in OF and sentence.gap(month) == " ":
        month += 1
    gap = sentence.gap(month)
    is_stop = "." in gap and sentence.language in ("en", "ru")
    return month if BESIDE.fullmatch(gap) and not is_stop else -1


def year_at(sentence: Sentence, at: int) -> int | None:
    """The year that a token is, if it may follow a month."""
    token = sentence[at]
    is_year = token.shape == "number" and len(token.text) == 4 and token.text.isdecimal()
    return int(token.text) if is_year and BEFORE_YEAR.fullmatch(sentence.gap(at)) else None


def numeric(text: str) -> list[Parts]:
    """The dates that digits can be: after points the day comes first, after strokes either."""
    first, second, third = map(int, re.findall(r"\d+", text))
    if "-" in text:
        return [(third, second, first)]
    year = full_year(third)
    orders: list[Parts] = [(first, second, year), (second, first, year)]
    return orders if "/" in text else orders[:1]


def dated(first: Token, last: Token, dates: Iterable[Parts]) -> Quantity:
    """A date, with all that the other side may say of it."""
    says: set[Key] = set()
    may: set[Key] = set()
    for day, month, year in dates:
        says.add(("date", day, month, year))
        may.add(("date", None, month, None))
        if day is not None:
            may |= {("day", float(day)), ("date", day, month, None)}
        if year is not None:
            may |= {float(year), ("date", None, month, year)}
    return Quantity(first.start, last.end, frozenset(says), frozenset(may - says), sort=Sort.DATE)


def time_at(sentence: Sentence, at: int) -> tuple[int, Quantity] | None:
    """The time that begins at a token, and the place of the token after it."""
    token = sentence[at]
    if FOUR_DIGITS.fullmatch(token.text) and is_of_the_day(sentence.text, token):
        says = clock(int(token.text[:2]), int(token.text[2:]), known=True)
        return at + 1, Quantity(token.start, token.end, keys(says), keys([float(token.text)]), sort=Sort.TIME)
    match = OF_A_CLOCK.fullmatch(token.text)
    if token.shape not in ("time", "number") or match is None:
        return None
    hours, minutes, end = int(match[1]), int(match[3] or 0), token.end
    half, more = HALF.match(sentence.text, end), HOURS.match(sentence.text, end)
    if more and not match[2]:
        minutes, end = int(more[1]), more.end()
        half = HALF.match(sentence.text, end)
    if half and 2 <= hours <= 4 and not (half[1] or half["hours"] or match[2] or half["part"] == "утра"):
        half = None  # 3 дня are three days
    if not (half or more or token.shape == "time") or hours > 24:
        return None
    end = half.end() if half else end
    said = (half[1] or half["part"]).lower() if half and hours <= 12 else ""
    says = clock(hours, minutes, half_of_day(hours, said) if said else None, known=is_of_24_hours(sentence, token))
    seconds = match[4] or match[5] or (more[2] if more and not match[2] else None)
    if seconds:
        says = [(*key, float(seconds)) for key in says if isinstance(key, tuple)]
    while sentence[at].start < end and sentence[at].text:
        at += 1
    may: list[Key] = [float(hours), float(minutes)]
    if not half:  # it may be a duration
        may += [float(hours * MINUTES + minutes), hours + minutes / MINUTES]
    return at, Quantity(token.start, end, keys(says), keys(may), sort=Sort.TIME)


def is_of_24_hours(sentence: Sentence, token: Token) -> bool:
    """Whether 3:42 is in the morning: in Russian where other hours are of 24 and no part of the day is named nearby."""
    near = max(token.start - NEARBY, 0), token.end + NEARBY
    return sentence.language == "ru" and sentence.counts_to_24 and not PART_OF_DAY.search(sentence.text, *near)


def shows_24_hours(text: str) -> bool:
    """Whether a time in a text is one that only a clock of 24 hours has; in prose people say «в 3:42» at any half."""
    return TO_24.search(text) is not None


def is_of_the_day(text: str, token: Token) -> bool:
    """Whether four digits are a time: 1755 GMT, at 0600 hours; but not 1200 hours of work."""
    if ZONE.match(text, token.end):
        return True
    return ARE_HOURS.match(text, token.end) is not None and HOURS_OF_THE_DAY.match(text, token.start) is not None


def spoken_time_at(sentence: Sentence, at: int) -> tuple[int, Quantity] | None:
    """A time in words, as a hint, for it can mean something else: half past two, без четверти пять."""
    first = sentence[at]
    is_before = first.text.lower() == "без"
    part, stop = sentence[at + is_before], at + is_before + 1
    if not part.is_kind(Kind.PART, Kind.CARDINAL):
        return None
    link = sentence[stop].text if sentence[stop].text in LINKS else ""
    hour = sentence[stop + bool(link)]
    if link == "to" and (part.is_kind(Kind.PART) or sentence[at - 1].text in BEFORE_TIME):
        is_before = True
    is_next = hour.is_kind(Kind.ORDINAL) and hour.text.endswith("го")  # половина седьмого
    if not (is_before or link == "past" or (is_next and (part.is_kind(Kind.PART) or link))):
        return None
    minutes = part.number * MINUTES if part.is_kind(Kind.PART) else part.number
    if not hour.is_kind(Kind.CARDINAL, Kind.ORDINAL) or not 1 <= hour.number <= NOON / MINUTES or minutes >= MINUTES:
        return None
    full = hour.number - is_before - (hour.is_kind(Kind.ORDINAL) and not is_before)
    says = clock(int(full), int(MINUTES - minutes if is_before else minutes))
    stop += bool(link) + 1
    return stop, Quantity(first.start, hour.end, keys(says), keys([hour.number]), Form.HINT, Sort.TIME)


def hour_at(sentence: Sentence, at: int, hour: float) -> tuple[int, list[Key]] | None:
    """The place after an hour in words with its part of the day, and the time: два часа ночи, five p.m."""
    half = HALF.match(sentence.text, sentence[at - 1].end)
    if half is None or not hour.is_integer() or not 1 <= hour <= NOON / MINUTES:
        return None
    if hour <= 4 and not (half[1] or half["hours"] or half["part"] == "утра"):  # три дня, две ночи
        return None
    while sentence[at].text and sentence[at].start < half.end():
        at += 1
    return at, clock(int(hour), 0, half_of_day(int(hour), (half[1] or half["part"]).lower()))


def half_of_day(hours: int, said: str) -> int:
    """0 before noon, 1 after: a, p, утра, дня, вечера, ночи."""
    if said == "дня":
        return int(hours == 12 or hours < 8)
    if said == "ночи":
        return int(8 <= hours < 12)
    return int(said in ("p", "вечера"))
