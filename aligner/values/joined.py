"""Two numbers beside each other that are one: a sum, a measure in two units, the ends of a range."""

import re
from dataclasses import replace
from itertools import product

from aligner.values.around import BETWEEN_PARTS, TENS
from aligner.values.measures import PERCENT, UNITS
from aligner.values.numerals import BLANKS, Form, Key, Quantity, Sort, keys

RANGE = re.compile(
    rf"[{BLANKS}]?(?:%[{BLANKS}]?)?(?:[-–—−÷/]|to|or|and|through|до|или|и|по|x|х|×|by|на)[{BLANKS}]?[$€£₽]?"
)
"""Between two numbers of which the first has the scale and the unit of the second: 10–15 km, 600 to 700 thousand."""
UNIT_BETWEEN = re.compile(rf"[{BLANKS}-]?[^\W\d_]+\.?,?[{BLANKS}](?:and |и )?")
LONGEST_UNIT, LONGEST_BETWEEN = 20, 12
TO = frozenset(["to", "or", "and", "through", "до", "или", "и", "по"])


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


def is_one_part(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the first of two neighbours says how many of the second there are: one third, одна треть."""
    is_one = first.value == 1 and first.form is Form.WORDS and not first.units
    is_part = 0 < second.value < 1 and second.form is not Form.DIGITS
    return is_one and is_part and text[first.end : second.start] in (" ", "-")


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
