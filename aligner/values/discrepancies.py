"""The quantities of two texts that translate each other -> which are the same, and which differ."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.values.measures import (
    CURRENCIES,
    PERCENT,
    PRECISE,
    ROUNDED,
    TIMES,
    UNITS,
    amounts,
    are_converted,
    deviation,
)
from aligner.values.numerals import MOST_SAID_LOOSELY, SIGNIFICANT, Form, Key, Quantity, Sort

YEAR, PARTS = 4, 4
YEARS = range(1800, 2100)
THOUSAND = 1000
PLACES = 6
"""After the point of a number that somebody wrote."""
HARDLY = 0.03
"""Share by which a translator may round."""
NEAREST = 20
"""On each side of a place: few sentences have more numbers, and tables take no longer than their length."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A quantity of the original and the one that stands for it in the translation."""

    source: Quantity
    target: Quantity
    is_sure: bool = True
    """Of two that differ: whether one can hardly stand there in another way than for the other."""
    deviation: float | None = None
    """Of two measures in different units that give about the same amount: the share by which they differ."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the quantities of one text in the other."""

    same: tuple[Pair, ...]
    """Of the same value."""
    wrong: tuple[Pair, ...]
    """Neither is said on the other side."""
    converted: tuple[Pair, ...] = ()
    """The same measure in other units, rounded."""


Keys = Callable[[Quantity], Iterable[Key]]


def with_unit(quantity: Quantity) -> Iterable[Key]:
    """What it says, with each unit it may have."""
    return [(key, unit) for key in quantity.says for unit in quantity.units]


def says(quantity: Quantity) -> Iterable[Key]:
    """What it says."""
    return quantity.says


def may(quantity: Quantity) -> Iterable[Key]:
    """What it may mean."""
    return quantity.may


def dates(quantity: Quantity) -> Iterable[Key]:
    """The dates that it may mean."""
    return [key for key in quantity.may if isinstance(key, tuple) and key[0] == "date"]


def other_than_numbers(quantity: Quantity) -> Iterable[Key]:
    """The dates, times and shares that it may mean."""
    return [key for key in quantity.may if isinstance(key, tuple)]


def in_thousandths(quantity: Quantity) -> Iterable[Key]:
    """The figures of a number like 1.000, whose point or comma one language takes for another thing than the other."""
    return [key for key in quantity.says | quantity.may if isinstance(key, tuple) and key[0] == "decimals"]


def in_order(quantity: Quantity) -> Iterable[Key]:
    """What it says, as a number or as a place in a row: eight is not the eighth if there is another eight."""
    return [(key, is_ordinal(quantity)) for key in quantity.says]


def measured(quantity: Quantity) -> Iterable[Key]:
    """What it measures in all, in the own unit of its dimension: 18 months are a year and a half."""
    if quantity.form is Form.WORDS and is_ordinal(quantity):  # the third year
        return ()
    known = [key for key in quantity.may if isinstance(key, tuple) and key[0] == "amount"]
    values = () if known else [value for value in quantity.says if isinstance(value, float)]
    return known or [key for value in values for key in amounts(value, quantity.units)]


def says_much(quantity: Quantity) -> Iterable[Key]:
    """What it says, unless that is one in words: it may stand for an article."""
    return () if quantity.form is Form.WORDS and is_one(quantity) else quantity.says


def is_one(quantity: Quantity) -> bool:
    """Whether it says one."""
    return 1.0 in quantity.says


DIGITS, WORDS, HINTS = (Form.DIGITS,), (Form.WORDS,), (Form.HINT,)
STRONG = DIGITS + WORDS
ALL = STRONG + HINTS
PASSES: tuple[tuple[tuple[Form, ...], Keys, tuple[Form, ...], Keys], ...] = (
    (STRONG, with_unit, STRONG, with_unit),
    (DIGITS, in_thousandths, DIGITS, in_thousandths),
    (DIGITS, dates, DIGITS, says),
    (DIGITS, says, DIGITS, dates),
    (DIGITS, says, DIGITS, says),
    (WORDS, in_order, WORDS, in_order),
    (WORDS, says, WORDS, says),
    (STRONG, says_much, STRONG, says_much),
    (ALL, measured, ALL, measured),
    (HINTS, says, HINTS, says),
    (HINTS, other_than_numbers, HINTS, says),
    (HINTS, says, HINTS, other_than_numbers),
    (DIGITS, may, DIGITS, says),
    (DIGITS, says, DIGITS, may),
    (STRONG, says, HINTS, says),
    (HINTS, says, STRONG, says),
    (STRONG, may, STRONG, says_much),
    (STRONG, says_much, STRONG, may),
    (STRONG, says, HINTS, may),
    (HINTS, may, STRONG, says),
    (STRONG, other_than_numbers, HINTS, says),
    (HINTS, says, STRONG, other_than_numbers),
)
"""In this order quantities are paired, the surest first: which of the original, by what, with which of the other."""


def compare(original: Sequence[Quantity], said: Sequence[Quantity]) -> Comparison:
    """Pair the quantities of two texts one to one."""
    left, right = (
        [each for each in side if not (each.form is Form.HINT and each.sort is Sort.NUMBER and is_one(each))]
        for side in (original, said)
    )
    same: list[Pair] = []
    for forms, here, others, there in PASSES:
        found = paired(left, right, forms, here, others, there)
        same += found
        left += [year for pair in found for year in years_left(pair.source, pair.target)]
        right += [year for pair in found for year in years_left(pair.target, pair.source)]
    if not (any(map(is_in_digits, left)) and any(map(is_in_digits, right))):
        same += paired(left, right, STRONG, says, STRONG, says)
    wrong = [*wrong_pairs(original, said, left, right), *other_names(left, right)]
    converted = tuple(pair for pair in wrong if pair.deviation is not None)
    return Comparison(tuple(same), tuple(pair for pair in wrong if pair.deviation is None), converted)


def is_in_digits(quantity: Quantity) -> bool:
    """Whether it is written in digits."""
    return quantity.form is Form.DIGITS


def years_left(date: Quantity, other: Quantity) -> Iterator[Quantity]:
    """The year of a date whose counterpart has none: it may be said elsewhere, or be a number that follows a date."""
    if date.sort is Sort.DATE and other.sort is Sort.DATE and not date.says & other.says:
        dated = [key for key in date.says if isinstance(key, tuple) and len(key) == PARTS]
        years = {float(key[-1]) for key in dated if isinstance(key[-1], int)}
        if years:
            may = frozenset(("year", year % 100) for year in years)
            yield replace(date, start=date.end - YEAR, says=frozenset(years), may=may, sort=Sort.NUMBER)


def paired(
    left: list[Quantity], right: list[Quantity], forms: Sequence[Form], here: Keys, others: Sequence[Form], there: Keys
) -> list[Pair]:
    """Take quantities that share a key out of both lists."""
    if not left or not right:
        return []
    waiting: dict[Key, list[int]] = defaultdict(list)
    for index in range(len(right) - 1, -1, -1):
        if right[index].form in others:
            for key in there(right[index]):
                waiting[key].append(index)
    taken: dict[int, int] = {}
    for number, quantity in sorted(enumerate(left), key=lambda each: times_of(each[1])):
        match = first_free(here(quantity), waiting, taken) if quantity.form in forms else None
        if match is not None:
            taken[match] = number
    pairs = [Pair(left[number], right[index]) for index, number in taken.items()]
    used = set(taken.values())
    left[:] = [quantity for number, quantity in enumerate(left) if number not in used]
    right[:] = [quantity for index, quantity in enumerate(right) if index not in taken]
    return pairs


def times_of(quantity: Quantity) -> int:
    """How many times of the day it says: 8:00 waits until 20:00 is paired."""
    return len(quantity.says) if quantity.sort is Sort.TIME else 0


def first_free(keys: Iterable[Key], waiting: dict[Key, list[int]], taken: dict[int, int]) -> int | None:
    """The first quantity that waits under one of the keys and is not taken."""
    for key in sorted(keys, key=repr):
        queue = waiting.get(key, [])
        while queue and queue[-1] in taken:
            queue.pop()
        if queue:
            return queue.pop()
    return None


def wrong_pairs(
    original: Sequence[Quantity], said: Sequence[Quantity], left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterator[Pair]:
    """The quantities of the translation that nothing in the original says, each with one that the translation lost."""
    missing = sorted((each for each in left if says_something(each) or each.units), key=start_of)
    strong = sorted((each for each in right if says_something(each)), key=start_of)
    missing, strong = without_asides(missing, said), without_asides(strong, original)
    if not missing or not strong:
        return
    missing, strong, converted = not_converted(original, missing, strong)
    yield from converted
    are_alone = len(strong) == 1 in (len(missing), len([each for each in missing if each.form is not Form.HINT]))
    for wrong in sorted(strong, key=lambda each: each.form is not Form.DIGITS):
        candidates = [each for each in nearest(missing, wrong) if may_stand_for(each, wrong)]
        if candidates:
            alike = [each for each in candidates if is_alike(each, wrong)]
            instead = min(
                alike or candidates, key=lambda each: (each.sort is not wrong.sort, abs(each.start - wrong.start))
            )
            missing.remove(instead)
            yield Pair(instead, wrong, is_sure(instead, wrong, are_alone))


def says_something(quantity: Quantity) -> bool:
    """Whether it can be wrong: no hint, or one of a time of the day, of how many times, of thousands, or a share."""
    is_strong = quantity.form is not Form.HINT or quantity.sort is Sort.TIME or is_share(quantity)
    return is_strong or TIMES in quantity.units or quantity.scale >= THOUSAND


def is_share(quantity: Quantity) -> bool:
    """Whether it is a half, a third or a quarter of something that is no measure."""
    return quantity.form is Form.HINT and 0 < quantity.value < 1 and not quantity.units


def without_asides(some: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Without amounts that tell readers in brackets what one of the other side is in their own money."""
    known = {unit for each in others for unit in each.units & CURRENCIES}
    return [
        each
        for each in some
        if not (known and each.is_aside and each.units & CURRENCIES and not each.units & known)
    ]


def not_converted(
    original: Sequence[Quantity], missing: Sequence[Quantity], strong: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity], list[Pair]]:
    """What both sides have left without the measures that are given in other units, and those that were rounded.

    Where the translation gives a measure in both units, as in "30 hectares (74 acres)", the first is still asked for.
    """
    measured = sorted((each for each in original if each.units), key=start_of)
    factors = {conversion(a, b) for b in strong[:NEAREST] for a in nearest(missing, b)} - {None}
    lost, rest = list(missing), []
    said = {unit for number in strong for unit in number.units}
    for number in strong:
        exact = [each for each in nearest(measured, number) if conversion(each, number, PRECISE)]
        lost = [each for each in lost if each.units & said or each not in exact]
        if not exact:
            rest.append(number)
    found: list[Quantity] = []
    rounded: list[Pair] = []
    for number in rest:
        near = nearest(lost, number)
        is_like_one = any(may_stand_for(each, number) and is_alike(each, number) for each in near)
        if is_like_one or not is_converted(number, nearest(measured, number), near, factors):
            found.append(number)
        else:
            lost = [each for each in lost if each.units & said or not conversion(each, number)]
            off = {deviation(signed(e), e.units, signed(number), number.units): e for e in nearest(measured, number)}
            least = min(off, default=1.0)
            rounded += [Pair(off[least], number, is_sure=False, deviation=least)] if least < ROUNDED else []
    return lost, found, rounded


def start_of(quantity: Quantity) -> int:
    """Where it begins."""
    return quantity.start


def nearest(some: Sequence[Quantity], to: Quantity) -> Sequence[Quantity]:
    """Of quantities in their order those around a place, for a table can have thousands."""
    at = bisect_left(some, to.start, key=start_of)
    return some[max(at - NEAREST, 0) : at + NEAREST]


def other_names(left: Sequence[Quantity], right: Sequence[Quantity]) -> Iterator[Pair]:
    """Months and weekdays by name, of which each side has one that the other has not."""
    for kind in ("date", "weekday"):
        sides = ([each for each in side if each.form is Form.HINT and is_named(each, kind)] for side in (left, right))
        yield from (Pair(one, other, is_sure=False) for one, other in zip(*sides, strict=False))


def is_named(quantity: Quantity, kind: str) -> bool:
    """Whether it is a month ("date") or a weekday by name."""
    return any(isinstance(key, tuple) and key[0] == kind for key in quantity.says)


def may_stand_for(one: Quantity, other: Quantity) -> bool:
    """Whether a number may have been written for another: both or neither are parts of a name, and both say much."""
    if Form.HINT in (one.form, other.form):
        return may_be_hinted(one, other)
    if one.is_named != other.is_named and not is_slip(one, other):
        return False
    in_words = [each for each in (one, other) if each.form is Form.WORDS]
    if len(in_words) == 2:
        if is_ordinal(one) != is_ordinal(other) and not (is_decade(one) and is_decade(other)):
            return False
        is_loose = (is_small_talk(one) or is_small_talk(other)) and not (is_ordinal(one) and is_ordinal(other))
        return not is_loose or bool(one.units & other.units and is_ordinal(one))
    return bool(one.units & other.units) or not any(map(is_small_talk, in_words))


def may_be_hinted(one: Quantity, other: Quantity) -> bool:
    """The same where one is said by the way: times, how many times, thousands or millions, days or hours."""
    if one.sort is Sort.TIME or other.sort is Sort.TIME:
        return one.sort is other.sort
    if TIMES in one.units | other.units:
        return TIMES in one.units & other.units and max(one.scale, other.scale) < THOUSAND  # a thousand times
    shares = is_share(one), is_share(other)
    if any(shares):
        return all(shares) or PERCENT in one.units | other.units
    if one.form is other.form:
        return max(one.scale, other.scale) >= THOUSAND * min(one.scale, other.scale)
    is_same = one.units & other.units or (one.value < 1 and dimensions(one) & dimensions(other))
    return one.form is Form.HINT and bool(is_same) and abs(one.value - other.value) >= 1


def is_sure(one: Quantity, other: Quantity, are_alone: bool) -> bool:
    """Whether a number can hardly be there for another reason than that the other one was misread.

    Small numbers in words are said in many ways ("a few", «вдвоём», "none but two"): there has to be a unit that both
    have, or no other number that differs. A translator may also round.
    """
    words = [each for each in (one, other) if each.form is not Form.DIGITS]
    if is_share(one) or is_share(other):
        return are_alone
    if one.sort is other.sort is Sort.TIME or one.form is other.form is Form.HINT or TIMES in one.units & other.units:
        return True
    if any(0.0 in each.says and not each.units for each in (one, other)):  # a draw without goals, no cases
        return are_alone
    if not words:
        return not is_rounded(one.value, other.value)
    if one.units & other.units or (len(words) == 1 and dimensions(one) & dimensions(other)):
        return True
    if one.units and other.units and not dimensions(one) & dimensions(other):
        return False
    if any(each.value > MOST_SAID_LOOSELY for each in words) or (len(words) == 1 and not words[0].value.is_integer()):
        return True
    is_mixed = len(words) == 2 and is_ordinal(one) != is_ordinal(other)
    are_of_a_kind = all(each.value.is_integer() for each in words) or all(0 < each.value < 1 for each in words)
    return are_alone and not is_mixed and are_of_a_kind


def dimensions(quantity: Quantity) -> set[str]:
    """What kinds of things it may measure."""
    return {UNITS[unit].dimension for unit in quantity.units if unit in UNITS}


def is_rounded(value: float, other: float) -> bool:
    """Whether another number is the same with fewer digits: 1,487 and 1,500, but not 1984 and 1980, 24 and 20."""
    if value != float(f"{value:.{PLACES}f}"):  # of two units: 1 minute 8 seconds
        return False
    digits = len(f"{other:.{SIGNIFICANT}g}".replace(".", "").strip("0"))
    is_fewer = digits < len(f"{value:.{SIGNIFICANT}g}".replace(".", "").strip("0"))
    is_year = value.is_integer() and value in YEARS
    return is_fewer and not is_year and abs(value - other) <= HARDLY * value and float(f"{value:.{digits}g}") == other


def is_small_talk(word: Quantity) -> bool:
    """Whether a word for a number is often said in another way: one, the first, the second."""
    return word.value == 1 or (word.value == 2 and is_ordinal(word))


def is_ordinal(word: Quantity) -> bool:
    """Whether it says which of many, not how many."""
    return any(isinstance(key, tuple) and key[0] == "day" for key in word.says)


def is_decade(quantity: Quantity) -> bool:
    """Whether it may be the years from twenty or another ten on."""
    return any(isinstance(key, tuple) and key[0] == "year" for key in quantity.says)


def is_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are measured in the same, or differ by a slip of one digit."""
    return bool(one.units & other.units) if one.units and other.units else is_slip(one, other)


def is_slip(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers in digits differ in one digit, which is another or missing, or two that changed places."""
    a, b = (f"{quantity.value:.9g}" for quantity in (one, other))
    if one.form is not Form.DIGITS or other.form is not Form.DIGITS:
        return False
    if len(a) == len(b):
        unlike = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        is_swapped = len(unlike) == 2 and a[unlike[0] : unlike[1] + 1] == b[unlike[0] : unlike[1] + 1][::-1]
        return len(unlike) == 1 or (is_swapped and unlike[1] - unlike[0] == 1)
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def is_converted(
    number: Quantity, original: Sequence[Quantity], missing: Sequence[Quantity], factors: Collection[float | None]
) -> bool:
    """Whether it gives a measure of the original in another unit, named beside it or elsewhere in the sentence."""
    return any(conversion(each, number) for each in original) or any(
        abs(each.value * factor - number.value) <= ROUNDED * number.value
        for each in missing
        for factor in factors
        if factor
    )


def conversion(one: Quantity, other: Quantity, precision: float | None = None) -> float | None:
    """The factor between two measures that give the same amount in different units."""
    return are_converted(signed(one), one.units, signed(other), other.units, precision)


def signed(quantity: Quantity) -> float:
    """Its value, negative below zero."""
    return -quantity.value if quantity.is_negative else quantity.value
