"""Units of measure and currencies: a word after a number, or a sign before it, -> what it measures.

English and Russian words, and signs and codes that are the same everywhere. A word can mean several units: «г» is a
gram or a year, "pound" a weight or a currency. What is no unit here measures nothing that can be compared.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure."""

    dimension: str
    size: float = 1.0
    """How many of the dimension's own unit it is."""
    is_metric: bool = True
    """Between metric units and others a measure is converted and rounded."""


UNITS = {
    "millimetre": Unit("length", 0.001), "centimetre": Unit("length", 0.01), "metre": Unit("length"),
    "kilometre": Unit("length", 1000), "inch": Unit("length", 0.0254, False), "foot": Unit("length", 0.3048, False),
    "yard": Unit("length", 0.9144, False), "mile": Unit("length", 1609.344, False),
    "milligram": Unit("mass", 1e-6), "gram": Unit("mass", 0.001), "kilogram": Unit("mass"),
    "centner": Unit("mass", 100), "tonne": Unit("mass", 1000), "ounce": Unit("mass", 0.02835, False),
    "pound": Unit("mass", 0.4536, False), "stone": Unit("mass", 6.35, False), "microgram": Unit("mass", 1e-9),
    "millilitre": Unit("volume", 0.001), "litre": Unit("volume"), "gallon": Unit("volume", 3.785, False),
    "barrel": Unit("volume", 159.0, False), "pint": Unit("volume", 0.568, False),
    "hectare": Unit("area", 1e4), "acre": Unit("area", 4047, False), "are": Unit("area", 100),
    "square metre": Unit("area"), "square kilometre": Unit("area", 1e6), "square centimetre": Unit("area", 1e-4),
    "square mile": Unit("area", 2.59e6, False), "square foot": Unit("area", 0.0929, False),
    "square yard": Unit("area", 0.836, False),
    "second": Unit("time"), "minute": Unit("time", 60), "hour": Unit("time", 3600), "day": Unit("time", 86_400),
    "week": Unit("time", 604_800), "month": Unit("time", 2_629_800), "quarter": Unit("time", 7_889_400),
    "year": Unit("time", 31_557_600),
    "decade": Unit("time", 315_576_000), "century": Unit("time", 3_155_760_000),
    "millennium": Unit("time", 31_557_600_000),
    "metre per second": Unit("speed"), "kilometre per hour": Unit("speed", 1 / 3.6),
    "kilometre per second": Unit("speed", 1000), "mile per hour": Unit("speed", 0.44704, False),
    "celsius": Unit("temperature"), "fahrenheit": Unit("temperature", 5 / 9, False),
    "rouble": Unit("roubles"), "kopeck": Unit("roubles", 0.01), "dollar": Unit("dollars"),
    "cent": Unit("dollars", 0.01), "euro": Unit("euros"), "eurocent": Unit("euros", 0.01),
    "sterling": Unit("pounds sterling"), "penny": Unit("pounds sterling", 0.01),
    "percent": Unit("share"), "basis point": Unit("share", 0.01), "promille": Unit("share", 0.1),
    "watt": Unit("power"), "kilowatt": Unit("power", 1000), "megawatt": Unit("power", 1e6),
    "gigawatt": Unit("power", 1e9), "megabyte": Unit("data", 1e6), "gigabyte": Unit("data", 1e9),
    "terabyte": Unit("data", 1e12),
}  # fmt: skip
SIGNS = {
    "%": "percent", "‰": "promille", "″": "inch",
    "°c": "celsius", "°f": "fahrenheit", "℃": "celsius", "℉": "fahrenheit", "$": "dollar",
    "€": "euro", "£": "sterling", "₽": "rouble", "₴": "hryvnia", "₸": "tenge", "₹": "rupee", "₺": "lira",
    "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "mmhg": "millimetre",
    "kg": "kilogram", "mg": "milligram", "ml": "millilitre",
    "ha": "hectare", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "mb": "megabyte", "gb": "gigabyte",
    "tb": "terabyte", "µg": "microgram", "mcg": "microgram", "usd": "dollar", "eur": "euro", "gbp": "sterling",
    "rub": "rouble", "rur": "rouble", "uah": "hryvnia", "kzt": "tenge", "inr": "rupee", "try": "lira", "cny": "yuan",
    "rmb": "yuan", "jpy": "yen", "chf": "franc", "pln": "zloty",
}  # fmt: skip
"""In any language, in small letters."""
ENGLISH = {
    "metre": r"m|met(?:er|re)s?", "kilometre": r"kilomet(?:er|re)s?|kms?|kmh|kph",
    "kilometre per hour": r"kmh|kph", "centimetre": r"centimet(?:er|re)s?",
    "millimetre": r"millimet(?:er|re)s?", "inch": r"inch(?:es)?", "foot": r"f(?:ee|oo)t|ft", "yard": r"yards?|yd",
    "mile": r"miles?|mph|mi", "mile per hour": r"mph", "gram": r"gram(?:me)?s?|g", "milligram": r"milligram(?:me)?s?",
    "kilogram": r"kilogram(?:me)?s?|kilos?|kgs?", "centner": r"centners?|quintals?", "tonne": r"tonn?es?|tons?",
    "ounce": r"ounces?|oz", "stone": r"stones?|st",
    "pound": r"pounds?|lbs?", "sterling": r"pounds?|quid", "millilitre": r"millilit(?:er|re)s?",
    "litre": r"lit(?:er|re)s?|l", "gallon": r"gallons?", "barrel": r"barrels?|bbl", "pint": r"pints?",
    "hectare": r"hectares?", "acre": r"acres?", "second": r"seconds?|secs?", "minute": r"minutes?|mins?|m",
    "hour": r"hours?|hrs?|hourly|h", "day": r"days?", "week": r"weeks?", "month": r"months?", "quarter": r"quarters?",
    "year": r"years?|yrs?|yearly", "decade": r"decades?", "times": r"times?|fold",
    "century": r"centur(?:y|ies)",
    "millennium": r"millenni(?:um|ums|a)", "celsius": r"celsius|centigrade|degrees?",
    "fahrenheit": r"fahrenheit|degrees?", "percent": r"percent|percentage|per cent|pct",
    "basis point": r"basis|bps?", "promille": r"promille", "kilowatt": r"kilowatts?",
    "megawatt": r"megawatts?", "gigawatt": r"gigawatts?", "megabyte": r"megabytes?", "gigabyte": r"gigabytes?",
    "terabyte": r"terabytes?", "watt": r"watts?", "dollar": r"dollars?|bucks", "euro": r"euros?",
    "rouble": r"rou?bles?", "yuan": r"yuan|renminbi", "yen": r"yen", "hryvnia": r"hryvn[iy]as?", "tenge": r"tenge",
    "rupee": r"rupees?", "lira": r"liras?", "franc": r"francs?", "zloty": r"zlot(?:y|ys|ies)", "cent": r"cents?",
    "eurocent": r"(?:euro)?cents?", "penny": r"penn(?:y|ies)|pence",
    "kopeck": r"kope(?:c|ck|k)s?", "crown": r"crowns?|kron(?:a|er|or)",
}  # fmt: skip
RUSSIAN = {
    "metre": r"м|метр(?!о$|опол|оном)\w*", "kilometre": r"километр\w*|км", "centimetre": r"сантиметр\w*|см",
    "millimetre": r"миллиметр\w*|мм", "inch": r"дюйм\w*", "foot": r"фут(?!б)\w{0,3}", "yard": r"ярд\w{0,3}",
    "mile": r"мил[яьюией]\w{0,2}", "gram": r"грамм(?!ат)\w*|гр|г", "milligram": r"миллиграмм\w*|мг",
    "microgram": r"микрограмм\w*|мкг", "kilogram": r"килограмм\w*|кило|кг", "centner": r"центнер\w*|ц",
    "tonne": r"тонн\w*|т", "ounce": r"унци\w*", "pound": r"фунт\w*", "sterling": r"фунт\w*",
    "millilitre": r"миллилитр\w*|мл", "litre": r"литр\w*|л", "gallon": r"галлон\w*", "barrel": r"баррел\w*",
    "pint": r"пинт\w*", "hectare": r"гектар\w*|га",
    "are": r"сот(?:ка|ки|ок|ках|ками)", "acre": r"акр(?:а|ов|ах|ам|у|ы)?",
    "second": r"секунд\w*|сек", "minute": r"минут\w*|мин",
    "hour": r"час(?:а|ов|у|ам|ами|ах|овой|ового|овую|овая|овые|овых)?|ч",
    "day": r"д(?:ень|ня|ней|ню|ням|нями|нях)|дневн\w+|сут(?:ки|ок|кам|ками|ках)|суточн\w+",
    "week": r"недел(?!ей|ею)\w+", "month": r"месяц(?!ем)\w*|месячн\w+|мес", "quarter": r"квартал\w*",
    "year": r"год(?:а|у|ы|ов|ам|ами|ах|е)?|годи\w+|годовал\w+|годов(?:ой|ого|ому|ая|ую|ое|ые|ых|ым)"
            r"|лет|летн\w+|летию|летие|летия|г|гг|л",
    "decade": r"десятилети\w+",
    "millennium": r"тысячелети\w+", "century": r"век(?:а|у|е|ов|ам|ами|ах)?|столети\w+", "times": r"раза?|кратн\w+",
    "celsius": r"цельси\w+|градус\w*",
    "fahrenheit": r"фаренгейт\w*|градус\w*",
    "percent": r"процент\w*", "basis point": r"базисн\w+", "promille": r"промилле",
    "watt": r"ватт\w*|вт", "kilowatt": r"киловатт\w*|квт", "megawatt": r"мегаватт\w*|мвт",
    "gigawatt": r"гигаватт\w*|гвт", "megabyte": r"мегабайт\w*|мб", "gigabyte": r"гигабайт\w*|гб",
    "terabyte": r"терабайт\w*|тб", "dollar": r"доллар\w*|долл|бакс\w*", "euro": r"евро",
    "rouble": r"рубл\w+|руб|р", "yuan": r"юан\w+", "yen": r"[ий]ен(?:а|ы|у|е)?", "hryvnia": r"гривн\w+|гривен",
    "tenge": r"тенге", "rupee": r"рупи\w+", "lira": r"лир(?:а|ы|у|е|ой)?", "franc": r"франк(?:а|ов|и|у|ам|ах)?",
    "zloty": r"злот\w+", "cent": r"цент(?:а|ов|ы|у|ам|ах)?",
    "eurocent": r"(?:евро)?цент(?:а|ов|ы|у|ам|ах)?", "penny": r"пенс(?:а|ов|ы|ам|ах)?|пенни",
    "kopeck": r"копе[ей]\w+|коп", "crown": r"крон(?:а|ы|у|е)?",
}  # fmt: skip
CURRENCIES = frozenset(
    ("dollar", "euro", "sterling", "rouble", "hryvnia", "tenge", "rupee", "lira", "yuan", "yen", "franc", "zloty",
     "cent", "eurocent", "penny", "kopeck", "crown")
)  # fmt: skip
SIGNS_BEFORE = re.compile(r"(?:[A-Z]{2,3}|[A-Z])?([$€£₽₴₸₹₺])[ \u00a0]?$|\b([A-Z]{3})[ \u00a0]?$")
SIGN_AFTER = re.compile(r"[ \u00a0\u202f\u2009]{0,2}(%|‰|″|°(?:[ \u00a0]?[CFС]\b)?|℃|℉|[$€£₽₴₸₹₺]|[µμ]g)|([CFС])\b")
LOOK_ALIKES = str.maketrans({"С": "C", "с": "c", "μ": "µ"})
TEMPERATURES = frozenset({"celsius", "fahrenheit"})
CLOSE, ROUNDED = 0.02, 0.12
"""Share by which a measure may be rounded: in units of one system, and between metric and others, months and others."""
PRECISE = 0.005
"""The same where nobody can have meant anything else."""
INCH = 1 / 12
"""Of a foot: nobody is more exact in feet."""
FREEZING, DEGREE = 32, 1
"""In degrees Fahrenheit; and by how much a temperature may be rounded."""
PERCENT, TIMES = "percent", "times"
"""The second measures nothing: it says that a number multiplies."""


@lru_cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    words = {"en": ENGLISH, "ru": RUSSIAN}.get(language, {})
    return [(re.compile(pattern), unit) for unit, pattern in words.items()]


@lru_cache(10_000)
def units_of(word: str, language: str) -> frozenset[str]:
    """The units that a word may mean."""
    lower = word.lower()
    if lower in SIGNS and (len(lower) != 3 or word.isupper()):
        return frozenset({SIGNS[lower]})
    return frozenset(unit for pattern, unit in _patterns(language) if pattern.fullmatch(lower))


def squared(units: frozenset[str]) -> frozenset[str]:
    """The units of area of some units of length."""
    return frozenset(f"square {unit}" for unit in units if f"square {unit}" in UNITS)


def unit_before(text: str, start: int) -> frozenset[str]:
    """The currency whose sign or code stands before a number."""
    match = SIGNS_BEFORE.search(text[max(start - 5, 0) : start])
    sign = (match[1] or match[2]).lower() if match else ""
    return frozenset({SIGNS[sign]}) & CURRENCIES if sign in SIGNS else frozenset()


def sign_after(text: str, end: int) -> frozenset[str]:
    """The unit whose sign stands after a number."""
    match = SIGN_AFTER.match(text, end)
    if not match:
        return frozenset()
    sign = re.sub(r"\s", "", match[1] or f"°{match[2]}").translate(LOOK_ALIKES).lower()
    return TEMPERATURES if sign == "°" else frozenset({SIGNS[sign]})


def amounts(value: float, units: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """What a measure is in the own units of its dimensions, where such units are converted without rounding."""
    for unit in units:
        found = UNITS.get(unit)
        if found and found.is_metric and found.dimension != "temperature":
            yield "amount", found.dimension, float(f"{value * found.size:.6g}")


def are_converted(
    value: float, units: Iterable[str], other: float, others: Iterable[str], precision: float | None = None
) -> float | None:
    """The factor from one measure to another if both give the same amount in two units; None if they do not."""
    for one, two in conversions(units, others):
        there = in_unit(value, one, two)
        left, right = UNITS[one], UNITS[two]
        small = one if left.size < right.size else two
        is_rough = left.is_metric != right.is_metric or ("month" in (one, two) and small != "month")
        size, degree = max(abs(there), abs(other)), DEGREE * (left.dimension == "temperature")
        allowed = (precision or (ROUNDED if is_rough else CLOSE)) * size
        if is_rough and precision is None:
            allowed = min(allowed, max(step(abs(other)), PRECISE * size, INCH * (two == "foot")))
        if abs(there - other) <= allowed + degree:
            return left.size / right.size
    return None


def step(value: float) -> float:
    """What a number was rounded to, as its digits say: 1 for 113, 10 for 110, 5 for 115."""
    digits = f"{value:.9e}"
    figures = digits[: digits.index("e")].rstrip("0.")
    place = int(digits[digits.index("e") + 1 :]) - max(len(figures) - 2, 0)
    return (5 if figures.endswith("5") else 1) * 10.0**place


def deviation(value: float, units: Iterable[str], other: float, others: Iterable[str]) -> float:
    """The share by which a measure differs from another one that it is converted to, in the units that fit best."""
    pairs = ((in_unit(value, one, two), other) for one, two in conversions(units, others))
    return min((abs(a - b) / max(abs(a), abs(b), 1e-9) for a, b in pairs), default=1.0)


def conversions(units: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The units of which one can be converted to the other."""
    for one, two in product(sorted(units), sorted(others)):
        left, right = UNITS.get(one), UNITS.get(two)
        if left and right and one != two and left.dimension == right.dimension:
            yield one, two


def in_unit(value: float, one: str, two: str) -> float:
    """A measure in another unit of the same dimension."""
    factor = UNITS[one].size / UNITS[two].size
    if two == "fahrenheit":
        return value * factor + FREEZING
    return (value - FREEZING * (one == "fahrenheit")) * factor
