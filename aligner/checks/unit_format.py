"""The rule ``unit-format``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.languages.scripts import noise_in
from aligner.languages.tokens import inside
from aligner.model import Category, Edit, Fix, Issue, Severity

NO_BREAK = "\u00a0"
BLANK = "[ \u00a0\u202f]"
DEGREES = rf"(?P<degrees>{BLANK}?°{BLANK}(?=[CFС]\b))"
WORDS = "км|кг|см|мм|мл|мг|га|тыс|млн|млрд|трлн|руб|чел|мин|сек|кВт|МВт|ГВт|МБ|ГБ|Мб|Гб"
PLACES = {
    "en": re.compile(rf"\d(?:(?P<percent>{BLANK}%)|{DEGREES})|(?P<number>№)"),
    "ru": re.compile(rf"\d(?:{DEGREES}|(?P<glued>{WORDS})\b)"),
}
IN_FULL = re.compile(r"\d(?P<glued>%|°[CFС]\b)|(?P<sign>№)(?=\d)")
"""What GOST 8.417 and Milchin's handbook have a space in, and the press has not."""
PERCENT = re.compile(r"\d%")
A_NAME = re.compile(r"[^\W\d_-][\w-]*\d[\d.,]*$")
"""ТВ-55см: what is glued to it may be part of the name."""
LONGEST_NAME = 20
SAYS = {
    "percent": "A space before the percent sign.",
    "degrees": "The degree sign stands apart from its letter.",
    "number": "№ is a Russian sign: English has No.",
    "glued": "No space between a number and its unit.",
    "sign": "No space after №.",
}


@dataclass(frozen=True, slots=True)
class UnitFormat:
    """A unit of measure, a percent or a number sign is written as another language writes it.

    The measure is right, and "5 %" or "№ 5" in an English text shows what it was translated from.

    English has no space before the percent sign and no №; where all percent signs of a text have one, that may be its
    style, and is neutral. Russian has a space between a number and its unit («5 км», not «5км»); both have the degree
    sign beside its letter (20 °C or 20°C). What may belong to a name («ТВ-55см») is left alone, and so are foreign
    passages, addresses and code. Other languages are not looked at.

    Write it as the language does; --fix does, but for №.
    """

    name: ClassVar[str] = "unit-format"
    category: ClassVar[Category] = Category.MEASUREMENT_FORMAT
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("At 20 °C (68°F) it grew by 5%, that is 3 km, in No. 5 of the 10km series."),
        Example("При 20°C она выросла на 5% — на 3 км, 5 тыс. руб. и 8 %, дом №5."),
        Example("At 20⟦° ⟧C it grew by 5⟦ %⟧, says ⟦№⟧ 5."),
        Example("При 20⟦° ⟧C она выросла на 3⟦км⟧, то есть на 5⟦млн⟧ шагов."),
        Example("Она выросла на 5⟦%⟧ у дома ⟦№⟧5.", "when asked to be strict", options={"strict": True}),
    )

    strict: bool = False
    """Whether Russian must have a space before the percent sign and the degree sign and after №, as GOST 8.417 asks.
    Of 161 Russian translations of news and medical abstracts with a percent sign, 158 have no space before it; editors
    who marked the abstracts took some of them for errors."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the units and signs that are written in another way, in the order of the text."""
        text, language = article.text, article.languages.language
        if language not in PLACES:
            return
        found = list(PLACES[language].finditer(text))
        if self.strict and language == "ru":
            found = sorted([*found, *IN_FULL.finditer(text)], key=re.Match.start)
        is_style = PERCENT.search(text) is None
        noise, foreign = noise_in(article.prose), [(each.start, each.end) for each in article.languages.passages]
        for match in found:
            kind = match.lastgroup or ""
            start, end = match.span(kind)
            if inside(noise, start) or inside(foreign, start) or (kind == "glued" and is_name(text, start)):
                continue
            fix = fixed(start, end, kind)
            severity = Severity.NEUTRAL if kind == "percent" and is_style else self.severity
            yield Issue(self.name, self.category, severity, grades.SURE, start, end, SAYS[kind], fix=fix)


def is_name(text: str, end: int) -> bool:
    """Whether a number that ends there belongs to a name."""
    return A_NAME.search(text[max(end - LONGEST_NAME, 0) : end]) is not None


def fixed(start: int, end: int, kind: str) -> Fix | None:
    """The space that is too much taken out, or one that is missing put in."""
    edits = {
        "percent": Edit(start, end, "%"),
        "degrees": Edit(start, end, f"{NO_BREAK}°"),
        "glued": Edit(start, start, NO_BREAK),
        "sign": Edit(end, end, NO_BREAK),
    }
    return Fix((edits[kind],), is_safe=True) if kind in edits else None
