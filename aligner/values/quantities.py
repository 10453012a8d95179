"""The numbers, dates and times of a text by their values, in whatever way they are written: digits, words, scales."""

import re
from dataclasses import replace
from itertools import pairwise

from aligner.values.around import AND_A_HALF, SHARE, about, after, is_part, shares_of, unit_after
from aligner.values.dates import after_ending, date_at, last_day_at, shows_24_hours, spoken_time_at, time_at
from aligner.values.joined import compound, is_compound, is_one_part, is_sum, ranged, summed
from aligner.values.measures import PERCENT, TIMES, UNITS, sign_after, unit_before, units_of
from aligner.values.numerals import BLANKS, Form, Key, Quantity, Sentence, Sort, Token, cut, keys, readings
from aligner.values.spoken import in_words
from aligner.values.words import EN_LETTERS, Kind

YEAR_OF_LIFE = re.compile(
    rf"(?:[-‑]?(?:го|й|м|му|th|st|nd|rd)[{BLANKS}](?:год\w{{0,2}}|year)|[{BLANKS}](?:год|году|годом|year))"
    rf"[{BLANKS}](?:жизни|of (?:\w+ )?life)\b"
)
"""After an ordinal: the 45th year of life is the age of 44."""
MINUS = re.compile(r"(?:(?:^|[\s(…])[-−–]|\b(?:minus|negative|минус|мороз\w{0,2}(?: до)?)[ \u00a0])$", re.IGNORECASE)
BELOW = re.compile(
    r"[ \u00a0]?(?:°[ \u00a0]?[CFС]?|градус\w*|degrees?)?(?: Celsius| Fahrenheit| по \w+)?"
    r" (?:мороза|ниже нуля|below|of frost)"
)
BESIDE = 2
"""Characters between a number and its unit."""
LONGEST_SIGN = 20
"""Characters before a number in which its sign, or a bracket, is looked for."""
OPEN = re.compile(r"\([^)]*$")
NAME_BEFORE = re.compile(r"(\d?)([^\W\d_]+)[-‑–]?$")
NO_NAMES = frozenset(["mid", "pre", "post"])
AND_A_QUARTER = re.compile(r"[ -](?:and[ -]a[ -]quarter|с четвертью)\b", re.IGNORECASE)
IN_DECADE = re.compile(r"\b(?:mid|(?P<late>late))[- ]$", re.IGNORECASE)
BEFORE_WEDNESDAY = frozenset(
    ("в", "на", "за", "до", "с", "со", "к", "по", "после", "эту", "ту", "прошлую", "прошлой", "минувшую", "следующую",
     "каждую", "вечером", "утром", "вечер", "утро", "день")
)  # fmt: skip
"""Before «среда» that is a day, and no surroundings."""
UNITS_ALONE = frozenset(
    ("year", "month", "week", "day", "hour", "minute", "century", "mile",
     "год", "месяц", "неделю", "день", "час", "минуту", "век")
)  # fmt: skip
"""Of which one is meant where no number stands before: an hour and a half, год и восемь месяцев."""
AND = frozenset(["and", "и", "с"])
OF_YEARS = ("го", "й", "м", "му")
ONE_IN = re.compile(r"(?:one|1)\b (?:in|out of|in every|out of every) (?=\w)", re.IGNORECASE)
EVERY = re.compile(r"every|кажд\w+")
PARTS = frozenset(["часть", "части", "частью"])
MOST_OF_WHICH_ONE = 1000
DECADES = ("s", "е", "х", "ые", "ых")
FEET = frozenset(["foot"])


def quantities(text: str, language: str, counts_to_24: bool = False) -> list[Quantity]:
    """The numbers, dates and times of a text, in order; what it is a part of may show that it counts to 24."""
    sentence = cut(text, language, counts_to_24 or shows_24_hours(text))
    found: list[Quantity] = []
    at = 0
    while at < len(sentence.tokens):
        token = sentence[at]
        spoken = None if token.is_digits else spoken_time_at(sentence, at)
        alone = unit_alone(sentence, at) if token.word is None and not token.is_digits else None
        if alone:
            at, quantity = alone
            found.append(quantity)
            continue
        if not (token.is_digits or spoken) and (
            token.word is None or is_no_number(sentence, at) or (found and is_counted(token, found[-1], language))
        ):
            at += 1
            continue
        at, quantity = (
            spoken
            or share_at(sentence, at)
            or date_at(sentence, at)
            or (last_day_at(sentence, at, found[-1]) if found and found[-1].sort is Sort.DATE else None)
            or time_at(sentence, at)
            or (in_digits(sentence, at) if token.is_digits else in_words(sentence, at))
        )
        if YEAR_OF_LIFE.match(text, quantity.end):
            quantity = replace(quantity, may=quantity.may | keys([quantity.value - 1]))
        if found and is_sum(text, found[-1], quantity):
            quantity = summed(found.pop(), quantity)
        elif found and is_one_part(text, found[-1], quantity):
            quantity = replace(quantity, start=found.pop().start)
        elif found and is_compound(text, found[-1], quantity):
            quantity = compound(found.pop(), quantity)
        found.append(quantity)
    return [*(ranged(text, first, second) for first, second in pairwise(found)), *found[-1:]]


def share_at(sentence: Sentence, at: int) -> tuple[int, Quantity] | None:
    """One of so many, and the place of the token after it: one in five, 1 in 11, every third, каждый пятый."""
    first, many = sentence[at], at + 1
    match = ONE_IN.match(sentence.text, first.start)
    if match:
        many = after(sentence, at, match.end())
    elif first.is_kind(Kind.ORDINAL) and is_one_of(sentence, at):
        many = at
    else:
        return None
    token = sentence[many]
    if token.is_digits:
        value = float(token.text) if token.text.isdecimal() and token.shape == "number" else 0.0
    else:
        value = token.number if token.is_kind(Kind.CARDINAL, Kind.ORDINAL) else 0.0
    if not 2 <= value <= MOST_OF_WHICH_ONE or sentence[many + 1].is_kind(Kind.SCALE, Kind.CARDINAL, Kind.ORDINAL):
        return None
    stop = after_ending(sentence, many)
    if any(UNITS[unit].dimension == "time" for unit in unit_after(sentence, stop) & UNITS.keys()):
        return None  # one in two years, every third day
    share: set[Key] = {1 / value, ("share", round(1 / value, SHARE))}
    may: set[Key] = {1.0, value, ("day", value), *about(1 / value)}
    form = Form.DIGITS if token.is_digits else Form.WORDS
    units = frozenset({PERCENT})
    if sentence[stop].text == "of":  # a third of a century
        units = unit_after(sentence, stop + 1 + (sentence[stop + 1].text in ("a", "an", "the"))) or units
    return stop, Quantity(first.start, sentence[stop - 1].end, keys(share), keys(may), form, units=units)


def is_one_of(sentence: Sentence, at: int) -> bool:
    """Whether an ordinal is a share: every fifth, a fifth of them, каждый пятый, пятая часть."""
    before, behind = sentence[at - 1].text.lower(), sentence[at + 1].text.lower()
    is_part = before in ("a", "one") and (behind == "of" or sentence[at - 2].text == "by")
    return bool(EVERY.fullmatch(before)) or is_part or behind in PARTS


def unit_alone(sentence: Sentence, at: int) -> tuple[int, Quantity] | None:
    """One of a unit that has no number before it, where more follows: an hour and a half, год и восемь месяцев."""
    token = sentence[at]
    if token.text.lower() not in UNITS_ALONE or sentence[at + 1].text not in AND:
        return None
    units, end = units_of(token.text, sentence.language), token.end
    half, quarter = AND_A_HALF.match(sentence.text, end), AND_A_QUARTER.match(sentence.text, end)
    more = half or quarter
    if not more:
        return at + 1, Quantity(token.start, end, frozenset({1.0}), form=Form.HINT, units=units)
    says = keys([1.5 if half else 1.25])
    return after(sentence, at + 1, more.end()), Quantity(token.start, more.end(), says, form=Form.WORDS, units=units)


def is_no_number(sentence: Sentence, at: int) -> bool:
    """Whether a word that can be a number is another one: per second, third party, свою семью, окружающая среда."""
    word = sentence[at].text.lower()
    if word[:3] not in ("sec", "thi", "сем", "сре"):
        return False
    before, after_it = sentence[at - 1], sentence[at + 1].text.lower()
    if word == "second":
        counted = before.text == "per" or before.is_digits or before.is_kind(Kind.CARDINAL)
        return before.text != "" and counted
    if word == "third":
        return after_it in ("party", "parties")
    if word == "семью":
        return not after_it.endswith(("ми", "мя"))
    return word.startswith("сред") and before.text.lower() not in BEFORE_WEDNESDAY


def is_counted(word: Token, number: Quantity, language: str) -> bool:
    """Whether a word that says a number by the way is but the unit of the one before it: two weeks."""
    beside = word.is_kind(Kind.OTHER) and word.start - number.end <= BESIDE
    return beside and bool(number.units & units_of(word.text, language))


def in_digits(sentence: Sentence, at: int) -> tuple[int, Quantity]:
    """A number in digits with the scales after it, and the place of the token after it."""
    first, text = sentence[at], sentence.text
    money = unit_before(text, first.start)
    stop, says, may, scale = scaled(sentence, at, bool(money))
    if scale == 1 and is_decade(sentence, at):
        says, may = of_decade(first.text, says, may)
        where = IN_DECADE.search(text, max(first.start - LONGEST_SIGN, 0), first.start)
        if where and len(first.text) == len("20"):  # degrees in the mid-20s; late 60s, под семьдесят
            may = may | {float(first.text) + (10 if where["late"] else 5)}
    end = sentence[stop - 1].end
    beside = after_ending(sentence, at) if stop == at + 1 else stop
    units = FEET if first.shape == "feet" else money or sign_after(text, end) or unit_after(sentence, beside)
    if not units and stop > at + 1 and scale == 1:  # 200m
        units = unit_after(sentence, at + 1)
    if PERCENT in units:
        shares = [round(value / 100, SHARE) for value in says if isinstance(value, float)]
        says = says | {("share", share) for share in shares}
        may = may | {("about", round(share, 2)) for share in shares}
    if TIMES in units:
        may = may | shares_of(says)
    if first.shape == "fraction" and sentence[stop].text.startswith(("финал", "final")):
        may = may | {2 / value for value in says if isinstance(value, float)}
    before = text[max(first.start - LONGEST_SIGN, 0) : first.start]
    return stop, Quantity(
        first.start,
        end,
        keys(says),
        keys(may) - keys(says),
        units=units,
        is_negative=bool(MINUS.search(before) or BELOW.match(text, end)),
        is_aside=bool(OPEN.search(before)),
        is_named=scale == 1 and not money and is_in_name(before),
        scale=scale,
    )


def is_in_name(before: str) -> bool:
    """Whether what stands before a number makes it a part of a name: B12, COVID-19; not 12th–13th, mid-2023."""
    match = NAME_BEFORE.search(before)
    return match is not None and not (match[2].islower() and match[1]) and match[2].lower() not in NO_NAMES


def scaled(sentence: Sentence, at: int, is_money: bool) -> tuple[int, set[Key], set[Key], float]:
    """The readings of a number with the halves, letters and scales after it, where they end, and the scale."""
    says, may = readings(sentence[at], sentence.locale)
    stop, scale = at + 1, 1.0
    half = AND_A_HALF.match(sentence.text, sentence[at].end)
    if half:
        says = {value + 0.5 for value in says if isinstance(value, float)}
        stop = after(sentence, stop, half.end())
    letter = EN_LETTERS.get(sentence[stop].text.lower(), 0.0) if sentence.gap(stop) == "" else 0.0
    if letter and sentence.language == "en":
        stop, large = stop + 1, multiplied(says, letter)
        says, may, scale = (large, may, letter) if is_money else (says, may | large, 1.0)
    while sentence[stop].is_kind(Kind.SCALE) and is_part(sentence, stop):
        size = sentence[stop].number
        stop, says, may, scale = stop + 1, multiplied(says, size), multiplied(may, size), scale * size
    return stop, says, may, scale


def of_decade(text: str, says: set[Key], may: set[Key]) -> tuple[set[Key], set[Key]]:
    """What the tens of a year or a whole century (1800s) say and may mean besides."""
    if len(text) == 2:
        return says | {("year", float(text))}, may
    if len(text) == 4 and text.endswith("00") and text.isdecimal():
        may = may | {float(text) // 100 + 1}
    return says, may


def multiplied(values: set[Key], scale: float) -> set[Key]:
    """The numbers among some keys, a scale larger."""
    return {value * scale for value in values if isinstance(value, float)}


def is_decade(sentence: Sentence, at: int) -> bool:
    """Whether the tens of a year stand for a decade or a year: 90-е, the '90s, 1990s, в 90-х, 2019/20."""
    token, ending = sentence[at], sentence[at + 1].text.lower()
    if len(token.text) == 2 and ending in OF_YEARS and sentence.gap(at + 1) in ("-", "‑"):
        return True
    if sentence.text[max(token.start - 1, 0) : token.start] in ("'", "’"):
        return len(token.text) == 2
    if sentence[at - 1].shape == "number" and len(sentence[at - 1].text) == 4 and len(token.text) == 2:
        return sentence.gap(at) in ("/", "-", "–")
    return token.text.endswith("0") and ending in DECADES and sentence.gap(at + 1) in ("", "-", "’", "'")
