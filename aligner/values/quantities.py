"""The numbers, dates and times of a text by their values, in whatever way they are written: digits, words, scales."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, product

from aligner.values.dates import (
    after_ending,
    date_at,
    hour_at,
    is_night,
    last_day_at,
    shows_24_hours,
    spoken_time_at,
    time_at,
)
from aligner.values.measures import PERCENT, TIMES, UNITS, amounts, sign_after, squared, unit_before, units_of
from aligner.values.numerals import (
    BLANKS,
    MOST_SAID_LOOSELY,
    NOON,
    Form,
    Key,
    Quantity,
    Sentence,
    Sort,
    Token,
    clock,
    cut,
    keys,
    readings,
)
from aligner.values.words import EN_LETTERS, Kind, counted_in, is_roman

BETWEEN_PARTS = re.compile(rf"[{BLANKS}.-]{{0,2}}|,? ?and |,? и ")
BETWEEN_WORDS = re.compile(rf"[{BLANKS}]|[-‑]|\.[{BLANKS}]|")
RANGE = re.compile(
    rf"[{BLANKS}]?(?:%[{BLANKS}]?)?(?:[-–—−÷/]|to|or|and|through|до|или|и|по|x|х|×|by|на)[{BLANKS}]?[$€£₽]?"
)
"""Between two numbers of which the first has the scale and the unit of the second: 10–15 km, 600 to 700 thousand."""
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
UNIT_BETWEEN = re.compile(rf"[{BLANKS}-]?[^\W\d_]+\.?,?[{BLANKS}](?:and |и )?")
LONGEST_UNIT, LONGEST_BETWEEN = 20, 12
BESIDE = 2
"""Characters between a number and its unit."""
LONGEST_SIGN = 20
"""Characters before a number in which its sign, or a bracket, is looked for."""
OPEN = re.compile(r"\([^)]*$")
NAME_BEFORE = re.compile(r"(\d?)([^\W\d_]+)[-‑–]?$")
NO_NAMES = frozenset(["mid", "pre", "post"])
AND_A_HALF = re.compile(r"[ -](?:and[ -]a[ -]half|с половиной)\b", re.IGNORECASE)
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
ODD = frozenset(["odd", "целых", "целая", "целую", "целой"])
"""Words inside a number that say nothing of it, or that decimals follow."""
TENTH = re.compile(r"\w+(?:ая|ых|ую|ой|ыми)")
"""The ending of what a Russian fraction is divided by: одна десятая, пять сотых."""
CENTURIES = range(14, 40)
"""Roman numerals that are numbers of the text; smaller ones belong to kings, larger ones are abbreviations."""
COUNTED_IN_ROMAN = re.compile(
    rf"(?:-?го|-?м)?(?:(?:[{BLANKS}]?[-–—,/][{BLANKS}]?|[{BLANKS}](?:и|или|до|по|and|or|to)[{BLANKS}])[IVXLCХ]+){{0,5}}"
    rf"[{BLANKS}](?:(?P<century>вв?\b)|(?P<word>век|столет|тысячелет|квартал|полугод|centur|quarter|millenni)\w*)"
)
"""After a Roman numeral, or several: what it counts."""
SPANS_OF_TIME = (
    (re.compile("сутки|суток"), "hour"),
    (re.compile(r"недел[яюие]й?|weeks?|fortnight"), "day"),
    (re.compile(r"десятилети\w+|decades?"), "year"),
)
"""Words that say how many of a smaller unit they are."""
HOURS = range(1, 13)
OF_THE_CLOCK = frozenset(["утра", "дня", "вечера", "ночи", "часов", "часа", "o", "p", "a", "pm", "am", "in", "at"])
"""What may stand after an hour in words: nine o'clock, девять вечера."""
NOON_WORDS = frozenset(["noon", "midday", "полдень"])
MIDNIGHT_WORDS = frozenset(["midnight", "полночь", "полуночи"])
MULTIPLIES = re.compile(
    r"twice|thrice|(?:doubl|tripl|quadrupl)e[ds]?|\w+fold|вдвое|втрое|вчетверо|впятеро|удво\w+|утро\w+|(?:два|три|четыре)жды"
)
"""Words that say how many times."""
A_GREAT_MANY = frozenset(["тысяча", "тысячу", "миллион", "миллиард"])
MOST_TIMES = 5
"""Above it a word is hardly one that multiplies: double, тройной."""
TENS = {20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0}
OF_YEARS = ("го", "й", "м", "му")
LENGTHS = frozenset(["metre", "kilometre", "mile"])
PER = re.compile(r"(?:/| в | an? | per )(?:(?P<hour>ч(?:ас)?|h|hr|hour)|(?:с(?:ек(?:унду)?)?|s|sec|second))\b")
ONE_IN = re.compile(r"(?:one|1)\b (?:in|out of|in every|out of every) (?=\w)", re.IGNORECASE)
EVERY = re.compile(r"every|кажд\w+")
PARTS = frozenset(["часть", "части", "частью"])
MOST_OF_WHICH_ONE = 1000
TO = frozenset(["to", "or", "and", "through", "до", "или", "и", "по"])
SQUARE = re.compile(r"square|sq|кв|квадратн\w+")
DECADES = ("s", "е", "х", "ые", "ых")
YEAR = "year"
SHARE = 6
"""Digits in which shares are compared."""
FEET = frozenset(["foot"])
HALF_OF = re.compile(r"полу?(\w+)")


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


def is_sum(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two neighbours are one number: 1 million 200 thousand."""
    if not 0 < second.start - first.end <= 5 or not first.scale > second.scale or second.value >= first.scale:
        return False
    is_rest = second.form is Form.DIGITS and second.end - second.start == len("500")
    return (second.scale > 1 or is_rest) and bool(BETWEEN_PARTS.fullmatch(text, first.end, second.start))


def summed(first: Quantity, second: Quantity) -> Quantity:
    """Two neighbours as one number."""
    parts = first.says | second.says | first.may | second.may
    return replace(second, start=first.start, says=keys([first.value + second.value]), may=parts)


def is_compound(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two neighbours are one measure in two units: 6 ft 2 in, 2 года и 3 месяца."""
    if not first.units or not second.units or not 0 < second.start - first.end <= LONGEST_UNIT:
        return False
    return bool(share_of_unit(first, second)) and bool(UNIT_BETWEEN.fullmatch(text, first.end, second.start))


def share_of_unit(first: Quantity, second: Quantity) -> float | None:
    """What the unit of the second of two measures is of that of the first, if it is smaller and of the same kind."""
    for large, small in product(sorted(first.units & UNITS.keys()), sorted(second.units & UNITS.keys())):
        if UNITS[small].dimension == UNITS[large].dimension and UNITS[small].size < UNITS[large].size:
            return UNITS[small].size / UNITS[large].size
    return None


def compound(first: Quantity, second: Quantity) -> Quantity:
    """A measure in two units as one, in the larger of them."""
    ratio = share_of_unit(first, second) or 1.0
    parts = first.says | second.says | keys([first.value / ratio + second.value])
    says = keys([first.value + second.value * ratio])
    return replace(first, end=second.end, says=says, may=parts - says, form=second.form)


def ranged(text: str, first: Quantity, second: Quantity) -> Quantity:
    """The first of two neighbours, with what it has from the second if they are a range."""
    if second.start - first.end > LONGEST_BETWEEN:
        return first
    between = text[first.end : second.start].strip()
    if between in ("из", "of", "out of", "in") and 0 < first.value < second.value:
        return replace(first, may=first.may | keys([("share", first.value / second.value)]))
    is_range = RANGE.fullmatch(between) is not None
    if is_range or between == ",":
        first = replace(first, may=first.may | days_beside(first, second))
    if not is_range:
        return first
    units = second.units
    if between.isalpha() and PERCENT in units and between not in TO:  # Python 3 is 20% faster
        units = frozenset()
    may = first.may
    if first.scale == 1 < second.scale:
        may |= keys(value * second.scale for value in first.says if isinstance(value, float)) - first.says
    if 1900 <= first.value < 2100 and second.value < 100:
        return first
    if ("year", second.value) in second.says and first.value in TENS:
        return replace(first, says=first.says | {("year", first.value)})
    return replace(first, may=may, units=first.units or (frozenset() if first.form is Form.HINT else units))


def days_beside(first: Quantity, second: Quantity) -> set[Key]:
    """The days that the first of two dates without years can be said by, the month with the second: 12.05 и 13.05."""
    days, others = (
        {key[1:3] for key in each.may if isinstance(key, tuple) and key[0] == "date" and key[1] and not key[3]}
        for each in (first, second)
    )
    months = set() if first.units or second.units or first.sort is Sort.DATE else {month for _, month in others}
    return {("day", float(str(day))) for day, month in days if month in months}


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


def in_words(sentence: Sentence, at: int) -> tuple[int, Quantity]:
    """A number in words, and the place of the token after it: forty-two, сто двадцать тысяч, twenty-first."""
    first = sentence[at]
    if first.is_kind(Kind.MONTH, Kind.WEEKDAY):
        number = int(first.number)
        month = first.is_kind(Kind.MONTH)
        named: set[Key] = {first.number, ("date", None, number, None)} if month else {("weekday", number)}
        before = {("weekday", (number - 1) % 7)} if not month and is_night(sentence.text, first.start) else set()
        return at + 1, Quantity(first.start, first.end, keys(named), keys(before), Form.HINT, Sort.DATE)
    if first.is_kind(Kind.OTHER):
        return by_the_way(sentence, at)
    if first.is_kind(Kind.PART):
        return part(sentence, at)
    return cardinal(sentence, at)


def by_the_way(sentence: Sentence, at: int) -> tuple[int, Quantity]:
    """A word that says a number by the way: both, twice, a decade, noon; Roman numerals as well."""
    first, lower = sentence[at], sentence[at].text.lower()
    if first.text.isupper() and is_roman(first.text):
        return at + 1, roman(sentence, first)
    form = Form.HINT
    units = frozenset(unit for words, unit in SPANS_OF_TIME if words.fullmatch(lower))
    counted = counted_in(lower) if sentence.language == "ru" else ""
    if counted and not units:
        units = units_of(counted, sentence.language)
        form = Form.WORDS if first.number > MOST_SAID_LOOSELY else Form.HINT
    if MULTIPLIES.fullmatch(lower):
        units = frozenset({TIMES})
    elif sentence.language == "en" and first.number in TENS:  # in her thirties
        form = Form.WORDS
    half = AND_A_HALF.match(sentence.text, first.end) if units else None
    stop, value = (after(sentence, at + 1, half.end()), first.number * 1.5) if half else (at + 1, first.number)
    end = half.end() if half else first.end
    says: set[Key] = {value}
    if first.number in TENS or first.number == 0:
        says.add(("year", first.number))
    if lower in NOON_WORDS:
        says.add(("time", float(NOON)))
    if lower in MIDNIGHT_WORDS:
        says.add(("time", 0.0))
    may = {*amounts(value, units), *(shares_of(says) if first.number <= MOST_TIMES else ())}
    return stop, Quantity(first.start, end, keys(says), keys(may), form, units=units)


def roman(sentence: Sentence, numeral: Token) -> Quantity:
    """A Roman numeral: a number of the text if it is large or counts centuries or quarters; others are kings."""
    match = COUNTED_IN_ROMAN.match(sentence.text, numeral.end)
    word = sentence.text[match.start("word") : match.end()] if match and match["word"] else ""
    units = frozenset({"century"}) if match and match["century"] else units_of(word, sentence.language)
    says: set[Key] = {numeral.number, ("day", numeral.number)} if match else {numeral.number}
    form = Form.WORDS if match or numeral.number in CENTURIES else Form.HINT
    may = shares_of(says) if numeral.number <= MOST_TIMES and not match else set()
    return Quantity(numeral.start, numeral.end, keys(says), keys(may), form, units=units)


def part(sentence: Sentence, at: int) -> tuple[int, Quantity]:
    """A half, a third; half a million; полгода."""
    first, stop = sentence[at], at + 1
    while sentence[stop].text.lower() in ("a", "of", "an") and sentence.gap(stop) in (" ", "-"):
        stop += 1
    if sentence[stop].is_kind(Kind.SCALE) and sentence.gap(stop) in (" ", "-"):
        scale, value = sentence[stop].number, first.number * sentence[stop].number
        units = unit_after(sentence, stop + 1)
        end = sentence[stop].end
        return stop + 1, Quantity(first.start, end, keys([value]), keys([scale]), Form.WORDS, units=units, scale=scale)
    if first.number >= 1:
        units = unit_after(sentence, at + 1)
        return at + 1, Quantity(first.start, first.end, keys([first.number]), form=Form.WORDS, units=units)
    says: set[Key] = {first.number, *about(first.number)}
    may: set[Key] = {("share", round(first.number, SHARE))}
    if sentence[at + 1].is_kind(Kind.OTHER) and sentence.gap(at + 1) in (" ", "-"):  # half-century
        may.add(first.number * sentence[at + 1].number)
    units = unit_of_part(first.text.lower(), sentence.language) or unit_after(sentence, stop)
    may |= set(amounts(first.number, units or [YEAR]))
    return at + 1, Quantity(first.start, first.end, keys(says), keys(may), Form.HINT, units=units)


def about(share: float) -> set[Key]:
    """A share in hundredths, rounded or cut off: two thirds are 67 % to some, and 66 % to others."""
    return {("about", round(share, 2)), ("about", int(share * 100) / 100)}


def unit_of_part(word: str, language: str) -> frozenset[str]:
    """The unit in a Russian word for a half: полгода, полчаса, полугодие."""
    match = HALF_OF.fullmatch(word) if language == "ru" else None
    return units_of(match[1], language) if match else frozenset()


def cardinal(sentence: Sentence, at: int) -> tuple[int, Quantity]:
    """A number of cardinals, scales and an ordinal at its end."""
    stop, value, scale, scales = reckoned(sentence, at)
    last = sentence[stop - 1]
    says: set[Key] = {value}
    may: set[Key] = {("share", round(1 / value, SHARE))} if 2 <= value <= 10 else set()
    if last.is_kind(Kind.ORDINAL) and not value.is_integer():
        says, may = says | about(value), {("share", round(value, SHARE))}
    elif last.is_kind(Kind.ORDINAL):
        says.add(("day", value))
        if value in TENS or (value < 100 and sentence[stop].text.startswith("год")):
            says.add(("year", value))
    elif sentence[stop].is_kind(Kind.PART) and sentence.gap(stop) in (" ", "-"):
        share = value * sentence[stop].number
        says, may = {share, *about(share)}, {value, ("share", share), *amounts(share, [YEAR])}
        stop += 1
    form = Form.HINT if scales == stop - at else Form.WORDS
    counted = stop + (last.is_kind(Kind.SCALE) and sentence[stop].text == "of")
    units = unit_after(sentence, counted)
    if TIMES in units:
        may |= shares_of(says)
    if stop == at + 1 and not units and is_a_great_many(sentence, at):
        scale = 1.0
    hour = None if last.is_kind(Kind.ORDINAL) else hour_at(sentence, stop, value)
    if hour:
        stop, time = hour
        end = sentence[stop - 1].end
        return stop, Quantity(sentence[at].start, end, keys(time), keys([value]), Form.WORDS, Sort.TIME)
    if value in HOURS and sentence[stop].text in OF_THE_CLOCK:
        may |= set(clock(int(value), 0))
    end = sentence[stop - 1].end
    return stop, Quantity(sentence[at].start, end, keys(says), keys(may) - keys(says), form, units=units, scale=scale)


def is_a_great_many(sentence: Sentence, at: int) -> bool:
    """Whether a scale may mean no more than that, if it has no unit: a million things to do, тысяча дел."""
    return sentence[at - 1].text == "a" or sentence[at].text.lower() in A_GREAT_MANY


def reckoned(sentence: Sentence, at: int) -> tuple[int, float, float, int]:
    """Where a number in words ends, its value, the last thousand or more that it was multiplied by, and its scales."""
    total = current = 0.0
    last, scale, scales, stop = float("inf"), 1.0, 0, at
    while True:
        token = sentence[stop]
        if stop > at and not is_part(sentence, stop):
            break
        if stop > at and token.text in ODD:
            last, stop = float("inf"), stop + 1
            continue
        if token.text == "of" and is_of_a_scale(sentence, stop):
            scales, stop = scales + 1, stop + 1
            continue
        if token.text == "and" and current >= 100 and sentence[stop + 1].is_kind(Kind.CARDINAL, Kind.ORDINAL):
            stop += 1
            continue
        if token.text == "point" and stop > at:
            following, decimals = spoken_decimals(sentence, stop + 1)
            if following == stop + 1:
                break
            current, stop = current + decimals, following
            continue
        if not token.is_kind(Kind.CARDINAL, Kind.ORDINAL, Kind.SCALE):
            break
        if stop == at + 1 and is_spoken_year(sentence, stop):
            current, last = current * 100, float("inf")
        if not token.is_kind(Kind.SCALE):
            if current and token.number >= place_of(last):
                break
            if sentence.language == "ru" and is_tenth(sentence, stop + 1, token):
                current += token.number / sentence[stop + 1].number
                stop += 2
                break
            current += token.number
        elif token.number < 1000:
            current = (current or 1) * token.number
        else:
            total, current, scale = total + (current or 1) * token.number, 0.0, token.number
        last, scales = token.number, scales + token.is_kind(Kind.SCALE)
        stop += 1
        half = AND_A_HALF.match(sentence.text, token.end)
        if half:
            current += 0.5 * max(token.number, 1.0) if token.is_kind(Kind.SCALE) else 0.5
            stop = after(sentence, stop, half.end())
        if token.is_kind(Kind.ORDINAL):
            break
    return stop, total + current, scale, scales


def spoken_decimals(sentence: Sentence, at: int) -> tuple[int, float]:
    """Where the digits behind a point in words end, and what they are worth: one point two five."""
    stop = at
    while sentence[stop].is_kind(Kind.CARDINAL) and sentence[stop].number < 10 and is_part(sentence, stop):
        stop += 1
    digits = "".join(f"{sentence[each].number:.0f}" for each in range(at, stop))
    return stop, float(f".{digits}0")


def is_spoken_year(sentence: Sentence, at: int) -> bool:
    """Whether a number goes on one before it as in nineteen eighty-four, twenty twenty-one."""
    century, rest = sentence[at - 1], sentence[at]
    is_english = sentence.language == "en" and century.is_kind(Kind.CARDINAL) and rest.is_kind(Kind.CARDINAL)
    return is_english and 18 <= century.number <= 20 and 10 <= rest.number < 100 and sentence.gap(at) == " "


def is_of_a_scale(sentence: Sentence, at: int) -> bool:
    """Whether "of" stands inside a number: tens of thousands, hundreds of millions."""
    before, behind = sentence[at - 1], sentence[at + 1]
    return before.is_kind(Kind.SCALE) and before.number < behind.number and behind.is_kind(Kind.SCALE)


def is_tenth(sentence: Sentence, at: int, above: Token) -> bool:
    """Whether an ordinal is what a number in words is divided by: одна десятая, две пятых; not двадцать пятая."""
    below = sentence[at]
    is_part = below.is_kind(Kind.ORDINAL) and below.number >= 3 and below.number >= place_of(above.number)
    return is_part and bool(TENTH.fullmatch(below.text)) and sentence.gap(at) == " " and above.is_kind(Kind.CARDINAL)


def place_of(number: float) -> float:
    """What a number is smaller than that can follow another one as its rest: 100 after hundreds, 10 after tens."""
    return 100 if number >= 100 else 10 if number >= 20 else 0


def shares_of(values: Iterable[Key]) -> set[Key]:
    """As what share numbers that multiply can be said: three times as much is 200 % more, or 300 % of what was."""
    times = [value for value in values if isinstance(value, float) and value > 0]
    return {("share", round(share, SHARE)) for value in times for share in (value, value - 1, 1 - 1 / value)}
