"""How a language writes numbers and dates, from Unicode's CLDR through Babel: separators, scales, months, weekdays.

English and Russian scales and months are in ``words``: CLDR has no case endings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from aligner.model import UNDETERMINED


@dataclass(frozen=True, slots=True)
class NumberLocale:
    """What is known of a language; nothing of one that CLDR does not have."""

    decimal: str = ""
    """Between the whole and the rest: a point or a comma; empty if that is not known."""
    group: str = ""
    """Between thousands."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """Words and signs for thousands and more, in small letters: millionen, mio, 万."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months and their abbreviations, in small letters, with their numbers."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Names of the days of the week, in small letters; Monday is 0."""
    date_mark: str = ""
    """Between day, month and year in digits; empty if that is not known."""


KNOWN = {
    "en": NumberLocale(".", ",", date_mark="/"),
    "ru": NumberLocale(",", "\u00a0", date_mark="."),
    UNDETERMINED: NumberLocale(),
}


@lru_cache
def number_locale(language: str) -> NumberLocale:
    """What is known of a language (an ISO 639 code)."""
    if language in KNOWN:
        return KNOWN[language]
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return NumberLocale()
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    mark = re.search("[./-]", locale.date_formats["short"].pattern)
    return NumberLocale(
        symbols["decimal"],
        symbols["group"],
        dict(scales(locale)),
        dict(names(locale.months, ("wide", "abbreviated"))),
        dict(names(locale.days, ("wide",))),
        mark.group() if mark else "",
    )


def names(calendar: Any, widths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Names of months or days in small letters, with their numbers."""
    for use in ("format", "stand-alone"):
        for width in widths:
            for number, name in calendar[use].get(width, {}).items():
                if name.strip(".").isalpha() and len(name.strip(".")) > 1:
                    yield name.strip(".").lower(), number


def scales(locale: Any) -> Iterator[tuple[str, float]]:
    """Words of one part that multiply a number, from the patterns of compact numbers: "0 Millionen"."""
    for length in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(length, {}).values():
            for size, pattern in forms.items():
                match = re.fullmatch(r"(0+)\s*'?([^\W\d_]+)'?\.?'?", str(getattr(pattern, "pattern", pattern)))
                if match and (len(match[2]) > 1 or not match[2].isascii()):
                    yield match[2].lower(), float(size) / 10 ** (len(match[1]) - 1)
