"""Faults planted in translations that are right, a way for each rule: what the rule should then find.

A planter takes a source, its translation and a source of chance, and gives the translation with one fault in it, or
None where there is no place for one. To add one: write the function, add it to the table at the end.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from random import Random

Planter = Callable[[str, str, Random], str | None]
"""Source and translation, of a sentence -> the translation with a fault."""
TextPlanter = Callable[[Sequence[str], Sequence[str], Random], list[str] | None]
"""The same for the sentences of a text."""

WORD = re.compile(r"[^\W\d_]+")
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
IN_MONTHS = "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре"
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "ru": ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"],
}
IN_MONTHS_ALONE = {"en": MONTHS.split("|")[:12], "ru": IN_MONTHS.split("|")}
DATE = re.compile(
    rf"\b\d{{1,2}}(?:-го)? (?:{MONTHS})(?: \d{{4}})?\b|\b(?:{MONTHS}|{IN_MONTHS}) (?:\d{{1,2}}, )?\d{{4}}\b"
    rf"|\b(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d\d\.\d\d\.\d{{4}}\b"
)
TIME = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]|[.,]\d| \d{3})")
BESIDE = r"(?<=\d )(?:{0})(?!\w)|(?<=\d)(?:{0})(?!\w)|(?<!\w)(?:{0})(?=\d)"
UNITS = (
    ("kilomet(?:er|re)s|km", "километр(?:ов|а)|км", "miles", "миль"),
    ("met(?:er|re)s", "метр(?:ов|а)", "feet", "футов"),
    ("hours", "час(?:ов|а)", "days", "дней"),
    ("minutes", "минуты?", "hours", "часов"),
    ("days", "дней|дня", "weeks", "недель"),
    ("weeks", "недель|недели", "months", "месяцев"),
    ("months", "месяц(?:ев|а)", "years", "лет"),
    ("years", "лет", "days", "дней"),
    ("mg", "мг", "kg", "кг"),
    ("mm", "мм", "cm", "см"),
)
"""Words for a unit, English and Russian, and those for another."""
CURRENCIES = (
    ("rou?bles", "рубл(?:ей|я)|руб", "dollars", "долларов"),
    ("dollars", "доллар(?:ов|а)", "euros", "евро"),
    (r"\$", r"\$|доллар(?:ов|а)", "€", "€"),
    ("euros|€", "евро", "roubles", "рублей"),
    ("tenge", "тенге", "roubles", "рублей"),
)
LOOK_ALIKES = dict(zip("aceopxyасеорху", "асеорхуaceopxy", strict=True))


def any_match(pattern: re.Pattern[str], text: str, chance: Random) -> re.Match[str] | None:
    """One of the places where a pattern fits."""
    places = list(pattern.finditer(text))
    return chance.choice(places) if places else None


def replaced(text: str, match: re.Match[str] | None, new: str) -> str | None:
    """The text with something else in a place, if there is one."""
    return text[: match.start()] + new + text[match.end() :] if match else None


def digit(source: str, target: str, chance: Random) -> str | None:
    """Another digit in a number that is no date and no time."""
    rest = [match.span() for pattern in (DATE, TIME) for match in pattern.finditer(target)]
    places = [at for at, sign in enumerate(target) if "0" <= sign <= "9" and not any(a <= at < b for a, b in rest)]
    return with_another_digit(target, places, chance)


def digit_of_a_date(source: str, target: str, chance: Random) -> str | None:
    return with_another_digit(target, digits_in(DATE, target), chance) if DATE.search(source) else None


def digit_of_a_time(source: str, target: str, chance: Random) -> str | None:
    """Another last digit of the minutes."""
    ends = [match.end() - 1 for match in TIME.finditer(target)]
    return with_another_digit(target, ends, chance) if TIME.search(source) else None


def digits_in(pattern: re.Pattern[str], text: str) -> list[int]:
    spans = (match.span() for match in pattern.finditer(text))
    return [at for start, end in spans for at in range(start, end) if "0" <= text[at] <= "9"]


def with_another_digit(text: str, places: Sequence[int], chance: Random) -> str | None:
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + chance.choice("123456789".replace(text[at], "")) + text[at + 1 :]


def another_named_day(source: str, target: str, chance: Random) -> str | None:
    """Another day of the week, or another month that has no figure beside it, where the source has one as well."""
    for names in (WEEKDAYS, IN_MONTHS_ALONE):
        here, there = (names[language] for language in (("ru", "en") if re.search("[а-я]", target) else ("en", "ru")))
        alone = rf"\b({'|'.join(here)})\b(?! \d)"
        match = any_match(re.compile(alone), target, chance)
        if match and re.search("|".join(there), source):
            at = here.index(match[1])
            return replaced(target, match, here[(at + chance.randint(1, len(here) - 1)) % len(here)])
    return None


def other_unit(source: str, target: str, chance: Random) -> str | None:
    return with_another(UNITS, source, target, chance)


def other_currency(source: str, target: str, chance: Random) -> str | None:
    return with_another(CURRENCIES, source, target, chance)


def foreign_separators(source: str, target: str, chance: Random) -> str | None:
    """The decimals or thousands of a number as the source has them."""
    match = any_match(re.compile(r"(?<![\w.,])\d+[.,]\d+(?= ?%| (?:million|thousand|млн|тыс))"), target, chance)
    return replaced(target, match, match.group().translate(str.maketrans(".,", ",."))) if match else None


def foreign_date(source: str, target: str, chance: Random) -> str | None:
    """A date in words becomes one in digits, as the source's language writes them."""
    full = re.compile(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b|\b({MONTHS}) (\d{{1,2}}), (\d{{4}})\b")
    match = any_match(full, target, chance)
    if match is None or DATE.search(source) is None:
        return None
    day, name, year = match.groups()[:3] if match[1] else (match[5], match[4], match[6])
    month = MONTHS.split("|").index(name) % 12 + 1
    russian = re.search("[а-я]", target) is not None
    return replaced(target, match, f"{month}/{day}/{year}" if russian else f"{int(day):02}.{month:02}.{year}")


def lost_sign(source: str, target: str, chance: Random) -> str | None:
    """± becomes a hyphen, < and > change places."""
    if not re.search("[±<>]", source):
        return None
    match = any_match(re.compile(r"(?<=\d) ?(±) ?(?=\d)|(?<=[=\w] )([<>])(?= ?\d)"), target, chance)
    return replaced(target, match, {"<": ">", ">": "<"}.get(match.group(), "-")) if match else None


def misplaced_sign(source: str, target: str, chance: Random) -> str | None:
    """$5 becomes $ 5 or, where no scale follows, 5$."""
    match = any_match(re.compile(r"(?<![\w$€£])([$€£])(\d(?:[\d.,]*\d)?)(?![\w,.]?[\w])"), target, chance)
    if match is None:
        return None
    scale = re.match(r"[\u00a0 ](?:млн|млрд|тыс|трлн|[мт]р?илли|thousand|[mbt]r?illion)", target[match.end() :])
    return replaced(target, match, f"{match[1]} {match[2]}" if scale else f"{match[2]}{match[1]}")


def foreign_unit(source: str, target: str, chance: Random) -> str | None:
    """In English a blank before the percent sign, in Russian none before a unit."""
    if re.search("[а-я]", target):
        blank = re.compile(r"(?<=\d)[ \u00a0](?=(?:км|кг|см|млн|млрд|тыс|руб)\b)")
        return replaced(target, any_match(blank, target, chance), "")
    return replaced(target, any_match(re.compile(r"(?<=\d)(?=%)"), target, chance), " ")


def with_another(rows: Sequence[tuple[str, str, str, str]], source: str, target: str, chance: Random) -> str | None:
    """Another word beside a number, where one beside a number of the source says the same as the one it replaces."""
    places = []
    for english, russian, *instead in rows:
        for here, there, other in ((english, russian, instead[0]), (russian, english, instead[1])):
            if re.search(BESIDE.format(there), source):
                places += [(match, other) for match in re.finditer(BESIDE.format(here), target)]
    return replaced(target, *chance.choice(places)) if places else None


def question_mark(source: str, target: str, chance: Random) -> str | None:
    return f"{target[:-1]}." if target.endswith("?") else f"{target[:-1]}?" if target.endswith(".") else None


def lost_negation(source: str, target: str, chance: Random) -> str | None:
    """A "not" is left out, where the source has one as well."""
    if not re.search(r"\bне\b|\bnot\b|n['’]t\b|\bcannot\b", source, re.IGNORECASE):
        return None
    place = r"\bне (?=[а-яё])|(?:\b(?:do|does|did)(?: not|n['’]t)|(?<=[a-z]) not) (?=[a-z])"
    match = any_match(re.compile(place), target, chance)
    return replaced(target, match, "" if match and match.group()[0] != " " else " ")


def copied_word(source: str, target: str, chance: Random) -> str | None:
    """A word of the source in the place of one of the translation, both in small letters."""
    words = [word for word in WORD.findall(source) if len(word) >= 4 and word.islower()]
    match = any_match(re.compile(r"(?<![\w-])[^\W\d_A-ZА-ЯЁ]{4,}(?![\w-])"), target, chance)
    return replaced(target, match, chance.choice(words)) if words else None


def repeated_phrase(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=\w )[^\W\d_A-ZА-ЯЁ]+ [^\W\d_]+(?: [^\W\d_]+)?(?= \w)"), target, chance)
    return replaced(target, match, f"{match.group()} {match.group()}") if match else None


def halved(source: str, target: str, chance: Random) -> str | None:
    words = target.split()
    return " ".join(words[: len(words) // 2]) if len(words) >= 12 else None


def wrong_placeholder(source: str, target: str, chance: Random) -> str | None:
    """An address, a variable or a tag of both sides left out in the translation; without one, one that is not there."""
    found = re.findall(r"https?://\S+|[\w.]+@[\w.]+\w|\{\w+\}|</?\w+>|%\w\b", source)
    same = [each for each in found if each in target]
    if same:
        return target.replace(chance.choice(same), "", 1)
    new = chance.choice(["{name}", "%s", "%(count)d", "${sum}", "<br/>"])
    return replaced(target, any_match(re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])"), target, chance), f" {new} ")


def doubled_word(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=\w )[^\W\d_A-ZА-ЯЁ]+(?= \w)"), target, chance)
    return replaced(target, match, f"{match.group()} {match.group()}") if match else None


def blank_before_a_mark(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=[^\W\d_]),(?= )"), target, chance)
    return replaced(target, match, " ,")


def other_closing_quote(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=\w)[”»]|(?<=\w)\"(?=\W|$)"), target, chance)
    return replaced(target, match, {"”": '"', "»": "”", '"': "»"}[match.group()]) if match else None


def other_style_of_quotes(source: str, target: str, chance: Random) -> str | None:
    """The marks of the other language around the quotations of the translation."""
    pairs = {"“": "«", "”": "»", "«": "“", "»": "”"}
    wrong = "".join(pairs.get(character, character) for character in target)
    return wrong if re.search("«[^»]+»|“[^”]+”", wrong) and wrong != target else None


def bracket(source: str, target: str, chance: Random) -> str | None:
    return replaced(target, any_match(re.compile(r"(?<=\w)\)|\((?=\w)"), target, chance), "")


def hyphen_for_a_dash(source: str, target: str, chance: Random) -> str | None:
    return replaced(target, any_match(re.compile("(?<=[^\\W\\d_] )[–—](?= [^\\W\\d_])"), target, chance), "-")


def small_letter_first(source: str, target: str, chance: Random) -> str | None:
    first = re.match(r"[A-ZА-ЯЁ](?=[a-zа-яё]+[ ,])", target)
    return replaced(target, first, first.group().lower()) if first else None


def editors_note(source: str, target: str, chance: Random) -> str | None:
    note = chance.choice(["(approx. ed.)", "[sic]", "(translator's note)", "[так в тексте]", "(прим. пер.)"])
    return replaced(target, any_match(re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])"), target, chance), f" {note} ")


def look_alike(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=[^\W\d_]{2})[aceopxyасеорху](?=[^\W\d_]{2})"), target, chance)
    return replaced(target, match, LOOK_ALIKES[match.group()]) if match else None


def lost_space(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=[a-zа-яё]{2}[.!?]) (?=[A-ZА-ЯЁ][a-zа-яё])"), target, chance)
    return replaced(target, match, "")


def zero_width(source: str, target: str, chance: Random) -> str | None:
    match = any_match(re.compile(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})"), target, chance)
    return replaced(target, match, "\u200b")


def wrongly_decoded(source: str, target: str, chance: Random) -> str | None:
    """Some words of the translation in UTF-8, read as windows-1251; in the translation of an English text."""
    match = any_match(re.compile(r"(?<!\S)[а-яё]{4,} [а-яё]{4,}(?!\S)"), target, chance)
    return replaced(target, match, match.group().encode().decode("cp1251", "ignore")) if match else None


def dropped(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    at = chance.randrange(len(target))
    return [*target[:at], *target[at + 1 :]]


def inserted(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    """A sentence of another text; the caller gives it as the last one of the source."""
    at = chance.randrange(1, len(target))
    return [*target[:at], source[-1], *target[at:]]


def repeated(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    """A sentence of ten words or more stands a second time, one word of it left out."""
    long = [at for at, sentence in enumerate(target) if len(sentence.split()) >= 10]
    if not long:
        return None
    at = chance.choice(long)
    words = target[at].split()
    left_out = chance.randrange(1, len(words) - 1)
    again = " ".join([*words[:left_out], *words[left_out + 1 :]])
    to = chance.randrange(at + 1, len(target) + 1)
    return [*target[:to], again, *target[to:]]


def left_in_the_original(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    at = chance.randrange(min(len(source), len(target)))
    return [*target[:at], source[at], *target[at + 1 :]] if len(source[at].split()) >= 4 else None


def left_beside(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    at = chance.randrange(min(len(source), len(target)))
    return [*target[: at + 1], source[at], *target[at + 1 :]] if len(source[at].split()) >= 4 else None


def moved(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    if len(target) < 10:
        return None
    size = chance.randint(2, 4)
    at = chance.randrange(len(target) - size)
    rest = [*target[:at], *target[at + size :]]
    to = chance.choice([place for place in range(len(rest) + 1) if abs(place - at) >= 3])
    return [*rest[:to], *target[at : at + size], *rest[to:]]


SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
ROMAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", SOUNDS.split(" "), strict=True))
OTHER_NAMES = {
    False: "Barker Novikova Hansen Kuznetsov Bratislava Garcia Moreau Tikhvin Nakamura Elbrus Petrozavodsk Lindgren",
    True: "Баркер Новикова Хансен Кузнецов Братислава Гарсия Моро Тихвин Накамура Эльбрус Петрозаводск Линдгрен",
}
"""By whether they are Russian."""


TITLES = (
    "prezident president premer premier kabinet cabinet senat senate parlament parliament kongress congress admiral "
    "general respublik republic federa konfedera confedera ministr minister ministerstv ministr departament department"
)
NO_NAMES = tuple(TITLES.split())


def roman(word: str) -> str:
    return "".join(ROMAN.get(letter, letter) for letter in word.lower())


def any_name(source: str, target: str, chance: Random) -> re.Match[str] | None:
    """A word with a capital inside the translation that the source has as well, letter by letter or nearly so."""
    names = [roman(word) for word in WORD.findall(source) if len(word) >= 4 and word[0].isupper()]
    names = [name for name in names if not name.startswith(NO_NAMES)]
    places = [
        match
        for match in re.finditer(r"(?<=[^\W\d_] )[A-ZА-ЯЁ][^\W\d_A-ZА-ЯЁ]{3,}(?![\w-])", target)
        if any(SequenceMatcher(None, roman(match.group()), name).ratio() >= 0.75 for name in names)
    ]
    return chance.choice(places) if places else None


def other_name(source: str, target: str, chance: Random) -> str | None:
    match = any_name(source, target, chance)
    new = chance.choice(OTHER_NAMES[bool(re.search("[а-яё]", target))].split())
    return replaced(target, match, new)


def lost_name(source: str, target: str, chance: Random) -> str | None:
    """Not a first name before a surname: that may be left out."""
    match = any_name(source, target, chance)
    alone = match and not re.match(r" [^\W\d_a-zа-яё]", target[match.end() :])
    return replaced(target, match, "") if alone else None


def wrong_name(source: str, target: str, chance: Random) -> str | None:
    """Another name, or none, each half of the time."""
    return chance.choice((other_name, lost_name))(source, target, chance)


def other_spelling(source: Sequence[str], target: Sequence[str], chance: Random) -> list[str] | None:
    """A name that stands twice or more behind a first name is romanised in another way in one place."""
    text = "\n".join(target)
    names = Counter(re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", text))
    words = [name for name, times in names.items() if times > 1 and respelt(name) != name]
    if not words:
        return None
    word = chance.choice(words)
    match = any_match(re.compile(rf"(?<=[a-z] ){word}\b"), text, chance)
    return (replaced(text, match, respelt(word)) or "").split("\n")


ROMANISATIONS = "ks=x x=ks iy=y ei=ey ey=ei kh=h ll=l ya=ia ss=s ph=f ck=k"


def respelt(name: str) -> str:
    """In another romanisation."""
    for one, other in (pair.split("=") for pair in ROMANISATIONS.split()):
        if one in name:
            return name.replace(one, other)
    return name


IN_PAIRS: dict[str, Planter] = {
    "untranslated": copied_word,
    "number": digit,
    "proper-name": wrong_name,
    "date": digit_of_a_date,
    "named-day": another_named_day,
    "time": digit_of_a_time,
    "unit": other_unit,
    "currency": other_currency,
    "sign": lost_sign,
    "number-format": foreign_separators,
    "date-format": foreign_date,
    "currency-format": misplaced_sign,
    "unit-format": foreign_unit,
    "question": question_mark,
    "negation": lost_negation,
    "repetition": repeated_phrase,
    "placeholder": wrong_placeholder,
    "length": halved,
    "glued-text": lost_space,
    "quotes": other_closing_quote,
    "quote-style": other_style_of_quotes,
    "brackets": bracket,
    "dash": hyphen_for_a_dash,
    "spacing": blank_before_a_mark,
    "repeated-word": doubled_word,
    "capitalisation": small_letter_first,
    "editorial-note": editors_note,
    "mixed-script": look_alike,
    "hidden-character": zero_width,
    "garbled-text": wrongly_decoded,
}
IN_TEXTS: dict[str, TextPlanter] = {
    "untranslated": left_in_the_original,
    "left-over": left_beside,
    "omission": dropped,
    "moved": moved,
    "inconsistent-name": other_spelling,
    "repeated-passage": repeated,
}
