"""The rule ``number-format``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import Finding, same, written
from aligner.languages.names import language_name
from aligner.model import Category, Issue, Severity

if TYPE_CHECKING:
    from aligner.values.locales import NumberLocale
    from aligner.values.numerals import Quantity

NUMBER = re.compile(r"\d+(?:[.,'’ \u00a0\u202f\u2009]\d+)*")
DECIMAL = re.compile(r"(\d[\d.,'’ \u00a0\u202f\u2009]*?)([.,])(\d+)")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'’ \u00a0\u202f\u2009])\d{3})(?:\1\d{3})*")
BEFORE_A_NAME = re.compile(
    r"(?:\b(?:[A-ZА-ЯЁ][\w.-]*|v|versions?|верси\w+|releases?|релиз\w*|kernel|ядр\w+|fig|figures?|sections?|п|пп|пункт\w*|раздел\w*|глав\w+|рис|табл|ст|ч|стать\w+|проект\w*|project)"
    r"\.?|№|\[|\d:|[<>]=)[ \u00a0]?$"
)
OF_VERSIONS = re.compile(r"\b(?:(?<!по )верси[яиейюхм]|versions?\b)", re.IGNORECASE)
"""Around a number that may be one of several versions: from version 0.12 on, but not before 0.11."""
LATIN_BEFORE, CYRILLIC = re.compile(r"[A-Za-z][a-z_-]+[ \u00a0]$"), re.compile("[а-яё]")
"""In a text of other letters a Latin word before a number is the name of a program: «pip 0.9»."""
NEARBY = 80
"""Characters around a number in which versions may be spoken of."""
LONGEST_NAME = 20
"""Characters before a number in which the name it belongs to is looked for."""
DECIMAL_BY_ITSELF = re.compile(r"0\.\d+|\d+\.\d{3,}")
"""What is hardly a chapter, a version or an hour; those have no third digit after the dot."""
PART_BEFORE, PART_AFTER = re.compile(r"[\w.+~/-]"), re.compile(r"\.?\w|[+~/]|-(?!0\.)")
"""What is written together with a part of a longer number or name: 1.6-0.1, foo_0.5, 0.1rc2."""
MARKS = {".": "a point", ",": "a comma"}


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number is right, and written as another language writes it.

    «1,5» is fifteen to some English readers and a slip to the rest, and 1,000 is one to Russian ones.

    Where the value is the same on both sides, the separators of the translation are compared with those of its
    language, as Unicode's CLDR has them: 1,234.5 in English, 1 234,5 in Russian, 1.234,5 in German. A space between
    thousands is right in every language whose thousands are not grouped by commas. Figures with a dot between them
    are more often a chapter, a version, a figure or an hour than a decimal («рис. 2.1», Windows 8.1, «в 10.30»): they
    are one for this rule if a unit, a currency, a percent sign or "million" stands with them on either side, or if
    they begin with a zero or have three digits after the dot, unless versions are spoken of beside them.

    Put the separators of the language.
    """

    name: ClassVar[str] = "number-format"
    category: ClassVar[Category] = Category.NUMBER_FORMAT
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The works cost 1.5 million roubles, and 10,000 people came.",
            source="Работы обошлись в 1,5 млн рублей, пришли 10 000 человек.",
        ),
        Example(
            "Работы обошлись в 1,5 млн рублей, пришли 10 000 человек.",
            source="The works cost 1.5 million roubles, and 10,000 people came.",
        ),
        Example(
            "2.1. Мост и дорога. Версия 2.10 вышла в 10.30, см. 4.2 и рис. 3.15, то есть до ядра 2.6 и после 1.6-0.1.",
            "chapters, versions, hours",
            source="2.1. The bridge and the road. Version 2.10 came out at 10.30, see 4.2 and figure 3.15, that is, "
            "before the kernel 2.6 and after 1.6-0.1.",
        ),
        Example(
            "10 000 people came to the opening.",
            "when spaces are allowed",
            source="На открытие пришли 10 000 человек.",
            options={"blanks": True},
        ),
        Example(
            "Поставьте aligner 0.12, но не ядро 0.11 от Петрова.",
            "a program and a kernel",
            source="Install aligner 0.12, but not Petrov's kernel 0.11.",
        ),
        Example(
            "Начиная с версии 0.12 это работает, до 0.11 — нет.",
            "versions that begin with a zero",
            source="It works from version 0.12 on, not before 0.11.",
        ),
        Example(
            "По версии мэра, цены выросли на ⟦0.5⟧ процента, вес вырос на ⟦0.35⟧ г, а доля — до ⟦0.82⟧.",
            source="By the mayor's account prices rose by 0.5 percent, the weight by 0.35 g and the share to 0.82.",
        ),
        Example(
            "The works cost the city ⟦1,5 million⟧ roubles. The mayor came with his family.",
            source="Работы обошлись городу в 1,5 млн рублей. Мэр приехал с семьёй.",
        ),
        Example(
            "На открытие пришли ⟦10,000⟧ человек. Мэр приехал с семьёй.",
            source="10,000 people came to the opening. The mayor came with his family.",
        ),
        Example(
            "Мост стал шире в ⟦2.5⟧ раза, коэффициент равен ⟦0.82⟧. Мэр приехал с семьёй.",
            source="The bridge is 2.5 times as wide, the ratio is 0.82. The mayor came with his family.",
        ),
    )

    blanks: bool = False
    """Whether a space may stand between thousands where the language has commas (10 000), as the SI asks."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the numbers of the translation with the separators of another language."""
        from aligner.values.locales import number_locale
        from aligner.values.numerals import Form, Sort

        language = article.bitext.target.language if article.bitext else ""
        locale = number_locale(language)
        for finding in same(article) if locale.decimal else ():
            pair = finding.pair
            if pair.target.form is Form.DIGITS and pair.target.sort is pair.source.sort is Sort.NUMBER:
                values = values_of(pair.source) & values_of(pair.target)
                wrong = wrong_mark(finding.here, pair.target.scale, values, locale, self.blanks)
                if wrong and not is_name(article.text, finding):
                    said = f"{finding.here} ({written(max(values))}) is written with {wrong}"
                    yield finding.issue(self, grades.LIKELY, f"{said}, unlike {language_name(language)}.")


def values_of(quantity: "Quantity") -> set[float]:
    """The values it says or may mean."""
    return {key for key in quantity.says | quantity.may if isinstance(key, float)}


def wrong_mark(text: str, scale: float, values: set[float], locale: "NumberLocale", blanks: bool) -> str | None:
    """What is wrong with the separators of a number that has one of some values; None if nothing is."""
    match = NUMBER.search(text)
    digits = match.group() if match else ""
    readings = [each for each in separators(digits) if float(f"{each[2] * scale:.9g}") in values]
    faults = [fault(decimal, group, locale, blanks) for decimal, group, _ in readings]
    return faults[0] if faults and None not in faults else None


def fault(decimal: str, group: str, locale: "NumberLocale", blanks: bool) -> str | None:
    """What is wrong with the marks before decimals and between thousands."""
    if decimal and decimal != locale.decimal:
        return f"{MARKS[decimal]} before decimals"
    if group in MARKS and group != locale.group:
        return f"{MARKS[group]} between thousands"
    return "a space between thousands" if group.isspace() and locale.group == "," and not blanks else None


def is_name(text: str, finding: Finding) -> bool:
    """Whether a number may be a version or a chapter, or belong to a name."""
    pair = finding.pair
    if pair.target.is_named:
        return True
    if any(each.units or each.scale != 1 for each in (pair.source, pair.target)):
        return False
    match = NUMBER.match(text, finding.start)
    has_point = match is not None and DECIMAL.fullmatch(match.group()) and "." in match.group()
    is_part = PART_BEFORE.match(text, finding.start - 1) if finding.start else None
    if match and has_point and (
        is_part or PART_AFTER.match(text, match.end()) or not DECIMAL_BY_ITSELF.fullmatch(match.group())
    ):
        return True
    before = text[max(finding.start - LONGEST_NAME, 0) : finding.start]
    return bool(BEFORE_A_NAME.search(before) or (has_point and is_version(text, finding, before)))


def is_version(text: str, finding: Finding, before: str) -> bool:
    """Whether figures with a point are hardly a decimal: versions are spoken of, or a program is named before them."""
    near = text[max(finding.start - NEARBY, 0) : finding.end + NEARBY]
    return bool(OF_VERSIONS.search(near) or (LATIN_BEFORE.search(before) and CYRILLIC.search(near)))


def separators(digits: str) -> Iterator[tuple[str, str, float]]:
    """The readings of a number: what stands before its decimals and between its thousands, and its value then."""
    grouped, decimal = GROUPED.fullmatch(digits), DECIMAL.fullmatch(digits)
    if grouped:
        yield "", grouped[1], float(re.sub(r"\D", "", digits))
    if decimal:
        whole = GROUPED.fullmatch(decimal[1])
        if whole or decimal[1].isdecimal():
            value = float(re.sub(r"\D", "", decimal[1]) + "." + decimal[3])
            yield decimal[2], whole[1] if whole else "", value
