"""Numbers in words: forty-two, сто двадцать тысяч, half a million, in her thirties, XIX век."""

import re

from aligner.values.around import AND_A_HALF, SHARE, TENS, about, after, is_part, shares_of, unit_after
from aligner.values.dates import hour_at, is_night
from aligner.values.measures import TIMES, amounts, units_of
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
    keys,
)
from aligner.values.words import Kind, counted_in, is_roman

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
YEAR = "year"
HALF_OF = re.compile(r"полу?(\w+)")


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
        if sentence.language == "en" and sentence[stop].text == "floor":  # the British count from the one above ground
            may.add(value + 1)
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
