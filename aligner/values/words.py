"""Numbers as words: word -> what kind of number, and its value; English and Russian, scales and months of any language.

Russian numerals are matched by their stems with the endings of their cases; all forms that only a number has.
"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from aligner.values.locales import NumberLocale, number_locale
from aligner.values.measures import units_of


class Kind(Enum):
    """What a word does in a number."""

    CARDINAL = "adds to it"
    ORDINAL = "ends it"
    SCALE = "multiplies it"
    PART = "a half, a third"
    MONTH = "names one by its number"
    WEEKDAY = "names one; Monday is 0"
    OTHER = "says a number by the way: both, twice, a dozen, a week"


class NumberWord(NamedTuple):
    """A word that is a number or a part of one."""

    kind: Kind
    value: float


def _numbered(words: str, start: int = 0, step: int = 1) -> dict[str, float]:
    return {word: float(start + step * index) for index, word in enumerate(words.split())}


EN_CARDINALS = {
    **_numbered("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen"),
    **_numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
}  # fmt: skip
EN_ORDINALS = {
    **_numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
                "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 1),
    **_numbered("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 30, 10),
}  # fmt: skip
EN_SCALES = {
    "tens": 10.0, "hundred": 1e2, "hundreds": 1e2, "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6,
    "billion": 1e9, "billions": 1e9, "trillion": 1e12, "trillions": 1e12, "hundredth": 1e2, "thousandth": 1e3,
    "mln": 1e6, "mn": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12, "lakh": 1e5, "crore": 1e7,
    "dozen": 12.0, "dozens": 12.0, "mcm": 1e6, "bcm": 1e9, "tcm": 1e12,
}  # fmt: skip
EN_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Scales where they stand right at the digits: 40m, $5k."""
EN_OTHERS = {
    "once": 1.0, "twice": 2.0, "thrice": 3.0, "double": 2.0, "doubled": 2.0, "twofold": 2.0, "triple": 3.0,
    "tripled": 3.0, "couple": 2.0,
    "both": 2.0, "pair": 2.0, "twin": 2.0, "trio": 3.0, "duo": 2.0, "quadruple": 4.0, "noon": 12.0, "midnight": 12.0,
    "midday": 12.0, "week": 7.0, "fortnight": 14.0, "decade": 10.0, "decades": 10.0, "century": 100.0, "single": 1.0,
    "twenties": 20.0, "thirties": 30.0, "forties": 40.0, "fifties": 50.0, "sixties": 60.0, "seventies": 70.0,
    "trick": 3.0, "nil": 0.0, "eighties": 80.0, "nineties": 90.0, "weekly": 7.0, "daily": 24.0, "a": 1.0, "an": 1.0,
    "centenary": 100.0, "centennial": 100.0, "bicentenary": 200.0, "bicentennial": 200.0, "millennium": 1000.0,
}  # fmt: skip
EN_PARTS = {
    "half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25, "thirds": 1 / 3, "fifths": 0.2, "sixths": 1 / 6,
    "eighths": 0.125, "tenths": 0.1, "hundredths": 0.01,
}  # fmt: skip
EN_MONTHS = _numbered(
    "january february march april may june july august september october november december", 1
) | _numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1) | {"sept": 9.0}

EN_WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday")

RU_CARDINALS = (
    (r"один|одн(?:а|о|и|ой|у|ого|ому|им|ом|их|ими)", 1), (r"дв(?:а|е|ух|ум|умя)|двое|двоих|двоим", 2),
    (r"тр(?:и|[её]х|[её]м|емя)|трое|троих", 3), (r"четыр(?:е|[её]х|[её]м|ьмя)|четверо|четверых", 4),
    (r"пят(?:ь|и|ью)|пятеро|пятерых", 5), (r"шест(?:ь|и|ью)|шестеро|шестерых", 6), (r"сем(?:ь|и|ью)|семеро", 7),
    (r"вос(?:емь|ьми|емью|ьмью)", 8), (r"девят(?:ь|и|ью)", 9), (r"десят(?:ь|и|ью)", 10),
    (r"одиннадцат(?:ь|и|ью)", 11), (r"двенадцат(?:ь|и|ью)", 12), (r"тринадцат(?:ь|и|ью)", 13),
    (r"четырнадцат(?:ь|и|ью)", 14), (r"пятнадцат(?:ь|и|ью)", 15), (r"шестнадцат(?:ь|и|ью)", 16),
    (r"семнадцат(?:ь|и|ью)", 17), (r"восемнадцат(?:ь|и|ью)", 18), (r"девятнадцат(?:ь|и|ью)", 19),
    (r"двадцат(?:ь|и|ью)", 20), (r"тридцат(?:ь|и|ью)", 30), (r"сорока?", 40), (r"пят(?:ь|и|ью)десят[иь]?ю?", 50),
    (r"шест(?:ь|и|ью)десят[иь]?ю?", 60), (r"сем(?:ь|и|ью)десят[иь]?ю?", 70),
    (r"вос(?:емь|ьми|емью)десят[иь]?ю?", 80), (r"девяност[оа]", 90), (r"ст[оа]", 100),
    (r"двести|двухсот|двумстам|двухстах", 200), (r"триста|тр[её]хсот", 300), (r"четыреста|четыр[её]хсот", 400),
    (r"пят(?:ь|и)сот", 500), (r"шест(?:ь|и)сот", 600), (r"сем(?:ь|и)сот", 700), (r"вос(?:емь|ьми)сот", 800),
    (r"девят(?:ь|и)сот", 900), (r"полтор(?:а|ы|ых)|полутора", 1.5),
)  # fmt: skip
RU_PARTS = (
    (r"половин\w*|пол(?:года|часа|века|процента|суток|минуты|секунды|метра|километра|литра|тонны|срока|пути|столетия)"
     r"|полу(?:год|час|век|круг|финал|секунд|минут|процент)\w*", 0.5),
    (r"четверт(?:ь|и|ью|ей|ям|ями|ях)", 0.25),
    (r"трет(?:ь|и|ей|ям|ями|ях)", 1 / 3), (r"полсотни", 50), (r"полтысячи", 500),
    (r"пол(?:миллиона|умиллионн\w+)", 5e5),
    (r"полмиллиарда", 5e8), (r"полтриллиона", 5e11),
)  # fmt: skip
RU_OTHERS = (
    (r"удво[ияе]\w+", 2), (r"утро(?:и[лтв]|ен)\w*", 3),
    (r"вдвое|об[ае]|обоих|обеих|дважды|вдво[её]м|пар[аыуе]|двойк\w+", 2), (r"втрое|трижды|втро[её]м|тройк\w+", 3),
    (r"вчетверо|четырежды|четв[её]рк\w+|вчетвером", 4), (r"впятеро|пят[её]рк\w+", 5), (r"шест[её]рк\w+", 6),
    (r"сем[её]рк\w+|недел\w+", 7), (r"восьм[её]рк\w+", 8), (r"десятилети\w+|декад\w+", 10),
    (r"сутки|суток|круглосуточн\w+", 24), (r"столети\w+|век(?:а|у|е|ом|ов|ам|ами|ах|овой)?", 100),
    (r"тысячелети\w+", 1000), (r"трика?", 3),
    (r"впятером", 5), (r"вшестером", 6), (r"всемером", 7), (r"ввосьмером", 8), (r"вдевятером", 9), (r"вдесятером", 10),
    (r"нулев(?:ой|ая|ое|ую|ого|ому|ом|ым|ые|ых|ыми)", 0), (r"полутора\w+", 1.5), (r"миллионн(?!ик)\w+", 1e6),
    (r"полдень|полдня|полудня|полночь|полуночи", 12), (r"пополам", 50), (r"однажды|единственн\w+", 1),
)  # fmt: skip
RU_ORDINAL_ENDING = (
    "(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ей|ья|ье|ьи|ьего|ьей|ьему|ьим|ью|ьих|ьими|ьем)"
)
RU_ORDINALS = {
    **_numbered("перв втор трет четв[её]рт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
                "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат", 1),
    **_numbered("двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот", 20, 10),
    **_numbered("двухсот тр[её]хсот четыр[её]хсот пятисот шестисот семисот восьмисот девятисот тысячн", 200, 100),
}  # fmt: skip
RU_SCALES = (
    (r"десят(?:ок|ка|ку|ком|ки|ков|кам|ками|ках)", 10), (r"дюжин(?:а|ы|у|е|ой|ами|ам)?", 12),
    (r"сотн(?:я|и|ю|ей|ями|ям|е)|сотен", 100),
    (r"тыс|тысяч(?:а|и|у|е|ей|ам|ами|ах)?", 1e3), (r"млн|миллион(?:а|ов|у|ом|е|ы|ам|ами|ах)?", 1e6),
    (r"млрд|миллиард(?:а|ов|у|ом|е|ы|ам|ами|ах)?", 1e9), (r"трлн|триллион(?:а|ов|у|ом|е|ы|ам|ами|ах)?", 1e12),
)  # fmt: skip
RU_FIRST_PARTS = re.compile(
    "(?=ст|дв|тр|со|пя|ше|се|во|де|од|че)"
    "(?P<n100>сто(?=двадц|тридц|сорок|пятид|шестид|семид|восьмид|девян|лет|метр|тысяч|процент|кило|грам|рубл|доллар"
    "|градус|милли|страни|мест|крат|дневн|этаж))?"
    "(?P<n20>двадцати)?(?P<n30>тридцати)?(?P<n40>сорока)?(?P<n50>пятидесяти)?(?P<n60>шестидесяти)?"
    "(?P<n70>семидесяти)?(?P<n80>восьмидесяти)?(?P<n90>девяносто)?"
    "(?:(?P<n11>одиннадцати)|(?P<n12>двенадцати)|(?P<n13>тринадцати)|(?P<n14>четырнадцати)|(?P<n15>пятнадцати)|"
    "(?P<n16>шестнадцати)|(?P<n17>семнадцати)|(?P<n18>восемнадцати)|(?P<n19>девятнадцати)|(?P<n200>двухсот)|"
    "(?P<n300>тр[её]хсот)|(?P<n400>четыр[её]хсот)|(?P<n500>пятисот)|(?P<n600>шестисот)|(?P<n700>семисот)|"
    "(?P<n800>восьмисот)|(?P<n900>девятисот)|(?P<n10>десяти)|(?P<n1>одно)|(?P<n2>двух?)|(?P<n3>тр[её]х)|"
    "(?P<n4>четыр[её]х)|(?P<n5>пяти)|(?P<n6>шести)|(?P<n7>семи(?!нар))|(?P<n8>восьми)|(?P<n9>девяти))?"
    r"(?P<rest>[^\W\d_]{4,})"
)
"""Of compounds: двухэтажный, сорокапятилетний."""
HALF, ONE_AND_A_HALF = "пол", "полутора"
RU_SCALE_STEMS = {"тысяч": 1e3, "миллион": 1e6, "миллиард": 1e9}
RU_WEEKDAYS = (
    (r"понедельник\w{0,3}", 0), (r"вторник\w{0,3}", 1), (r"сред(?:а|у|ы|е|ой|ам|ами|ах)", 2), (r"четверг\w{0,3}", 3),
    (r"пятниц\w{0,3}", 4), (r"суббот(?!ник)\w{0,3}", 5), (r"воскресень\w{1,3}", 6),
)  # fmt: skip
RU_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма(?:й|я|е|ю)", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip

ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
CYRILLIC_ROMAN = str.maketrans("ХІСМ", "XICM")


def _words(forms: Iterable[tuple[str, float]], kind: Kind, ending: str = "") -> list[tuple[str, NumberWord]]:
    return [(f"(?:{form}){ending}", NumberWord(kind, float(value))) for form, value in forms]


@lru_cache
def _russian() -> tuple[re.Pattern[str], dict[str, NumberWord]]:
    """One pattern of all words, with a group for each, and what each group is."""
    words = [
        *_words(RU_SCALES, Kind.SCALE),
        *_words(RU_CARDINALS, Kind.CARDINAL),
        *_words(RU_PARTS, Kind.PART),
        *_words(RU_ORDINALS.items(), Kind.ORDINAL, RU_ORDINAL_ENDING),
        *_words(RU_OTHERS, Kind.OTHER),
        *_words(((stem, number) for number, stem in enumerate(RU_MONTHS, 1)), Kind.MONTH, r"\w{0,3}"),
        *_words(RU_WEEKDAYS, Kind.WEEKDAY),
    ]
    groups = {f"w{number}": word for number, (_, word) in enumerate(words)}
    return re.compile("|".join(f"(?P<w{number}>{form})" for number, (form, _) in enumerate(words))), groups


@lru_cache(10_000)
def number_word(word: str, language: str) -> NumberWord | None:
    """What a word says as a number; of a language that is not known here, scales, months and Roman numerals alone."""
    lower = word.lower()
    found = _english(word, lower) if language == "en" else _of_russian(lower) if language == "ru" else None
    if found is None and language not in ("en", "ru"):
        found = _of_locale(lower, number_locale(language))
    if found is None and word.isupper() and is_roman(word) and (word != "I" or language == "ru"):
        return NumberWord(Kind.OTHER, float(roman_value(word.translate(CYRILLIC_ROMAN))))
    return found


def is_roman(word: str) -> bool:
    """Whether a word can be a Roman numeral; Cyrillic letters that look like Latin ones are often typed for them."""
    return ROMAN.fullmatch(word.translate(CYRILLIC_ROMAN)) is not None


def _english(word: str, lower: str) -> NumberWord | None:
    for words, kind in (
        (EN_CARDINALS, Kind.CARDINAL), (EN_SCALES, Kind.SCALE), (EN_ORDINALS, Kind.ORDINAL), (EN_PARTS, Kind.PART),
        (EN_OTHERS, Kind.OTHER),
    ):  # fmt: skip
        if lower in words:
            return NumberWord(kind, words[lower])
    for words, kind in ((EN_MONTHS, Kind.MONTH), (EN_WEEKDAYS, Kind.WEEKDAY)):
        if lower in words and word[0].isupper():
            return NumberWord(kind, words[lower])
    if lower.endswith("fold") and lower[:-4] in EN_CARDINALS:
        return NumberWord(Kind.OTHER, EN_CARDINALS[lower[:-4]])
    return None


def _of_russian(lower: str) -> NumberWord | None:
    words, groups = _russian()
    word = words.fullmatch(lower)
    if word:
        return groups[word.lastgroup or ""]
    if lower.startswith(HALF) and units_of(lower[len(HALF) :], "ru"):
        return NumberWord(Kind.PART, 0.5)
    match = RU_FIRST_PARTS.fullmatch(lower)
    if match is None:
        return None
    value = sum(int(name[1:]) for name, part in match.groupdict().items() if part and name != "rest")
    scale = next((size for stem, size in RU_SCALE_STEMS.items() if match["rest"].startswith(stem)), 1.0)
    return NumberWord(Kind.OTHER, value * scale) if value else None


@lru_cache(10_000)
def counted_in(word: str) -> str:
    """The second part of a Russian compound: летний of десятилетний; empty of other words."""
    if word.startswith(ONE_AND_A_HALF):
        return word[len(ONE_AND_A_HALF) :]
    match = RU_FIRST_PARTS.fullmatch(word)
    return match["rest"] if match and len(match["rest"]) < len(word) else ""


def _of_locale(lower: str, locale: NumberLocale) -> NumberWord | None:
    for words, kind in (
        (locale.months, Kind.MONTH), (locale.weekdays, Kind.WEEKDAY), (locale.scales, Kind.SCALE),
    ):  # fmt: skip
        if lower in words:
            return NumberWord(kind, float(words[lower]))
    return None


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
