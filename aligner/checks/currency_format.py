"""The rule ``currency-format``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.languages.scripts import noise_in
from aligner.languages.tokens import inside
from aligner.model import Category, Edit, Fix, Issue, Severity

SIGN = re.compile("[$€£]")
BLANK = "[ \u00a0\u202f]"
APART = re.compile(rf"[$€£](?P<gap>{BLANK})(?=\d)(?<![A-Z$€£\d]..)(?<!\d{BLANK}..)")
"""$ 5; but US$ 5 is the way of some houses."""
AFTER = {
    "en": re.compile(rf"(?:\d|(?:thousand|[mbt]r?illion)(?=.[$€£]))(?P<sign>{BLANK}?[$€£])(?![\w$€£]|{BLANK}?\d)"),
    "ru": re.compile(r"\d(?P<sign>[$€£])(?![\w$€£]|[-‑]\w)"),
}
"""5$ and 5 $ in English, 5$ in Russian."""
TWICE = {
    "en": re.compile(
        rf"(?:(?P<dollar>\$)|(?P<euro>€)|£)\d[\d.,]*(?:[-\u00a0 ](?:thousand|million|billion|trillion|[mb]n))?{BLANK}"
        r"(?P<word>(?(dollar)dollars?|(?(euro)euros?|pounds?)))\b"
    ),
    "ru": re.compile(
        rf"(?:(?P<dollar>\$)|(?P<euro>€)|£)\d[\d.,\u00a0]*(?:{BLANK}(?:тыс|млн|млрд|трлн|тысяч|миллион|миллиард)\w*\.?)?"
        rf"{BLANK}(?P<word>(?(dollar)доллар|(?(euro)евро|фунт))\w{{0,3}})\b"
    ),
}
NUMBER = re.compile(
    rf"(?<![\w$€£.,])(?<!\d[-– \u00a0\u202f])(?:\d{{1,3}}(?:{BLANK}\d{{3}})+(?:[.,]\d+)?|\d[\d.,]*)(?:{BLANK}[a-z]+)?$"
)
"""The whole number before a sign; none where it may go on before that."""
LONGEST = 30
WORD = re.compile(r"[^\W\d_]{2}")
FORMULA = 80
"""Characters before a dollar sign in which another one says that both may be around a formula."""

OUT_OF_PLACE = {
    "en": "The sign of the currency follows the amount: in English it comes first.",
    "ru": "No space between the amount and the sign of the currency.",
}


@dataclass(frozen=True, slots=True)
class CurrencyFormat:
    """The sign of a currency stands where another language has it, or twice.

    The amount is right, and "5$" or "$ 5" says that nobody who grew up with the language wrote it.

    English has $, € and £ before the amount, without a space: $5 million. Russian has them after it, with a space
    («5 $»), and the press before it («$5 млн»): both are right, «5$» is not. "$5 million dollars" says the currency
    twice, in either language. "US$ 5", as some houses have it, ₽ and what may be a formula ($x = 5$) are left alone,
    and so are foreign passages, addresses and code. Other languages are not looked at.

    Put the sign in its place; --fix takes a space out or puts one in, --unsafe-fixes moves signs.
    """

    name: ClassVar[str] = "currency-format"
    category: ClassVar[Category] = Category.CURRENCY_FORMAT
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The works cost $5 million, or €4.2m, of which US$ 300,000 came from the town in $10 notes."),
        Example("If $x = 5$ in the first row, then the second row has 3 million of them.", "a formula"),
        Example("Работы обошлись в $5 млн, то есть в 4,2 млн €, из них 300 $ заплатил мэр."),
        Example("The ticket costs 5⟦$⟧, the guide 10⟦ €⟧, and the map $⟦ ⟧3."),
        Example("Билет на поезд стоит 5⟦$⟧, сказал мэр."),
        Example("The works cost the city $5 million ⟦dollars⟧.", "the currency is said twice"),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the signs that stand in a wrong place, in the order of the text."""
        text, language = article.text, article.languages.language
        if language not in AFTER or not SIGN.search(text):
            return
        found = [match for pattern in (APART, AFTER[language], TWICE[language]) for match in pattern.finditer(text)]
        noise, foreign = noise_in(article.prose), [(each.start, each.end) for each in article.languages.passages]
        said = {
            "gap": "A space between the sign and the amount.",
            "sign": OUT_OF_PLACE[language],
            "word": "The currency is said twice.",
        }
        for start, end, kind in sorted((*match.span(match.lastgroup or 0), match.lastgroup or "") for match in found):
            if not (inside(noise, start) or inside(foreign, start) or (kind == "sign" and ends_formula(text, end))):
                fix = fixed(text, start, end, kind, language)
                yield Issue(self.name, self.category, self.severity, grades.SURE, start, end, said[kind], fix=fix)


def ends_formula(text: str, end: int) -> bool:
    """Whether a dollar sign that ends there may be the second around a formula: $x = 5$."""
    _, mark, inside_it = text[max(end - 1 - FORMULA, 0) : end - 1].rpartition("$")
    return text[end - 1] == mark and not WORD.search(inside_it)


def fixed(text: str, start: int, end: int, kind: str, language: str) -> Fix | None:
    """The sign where it belongs; a word that is too much is left to people."""
    if kind == "gap":
        return Fix((Edit(start, end, ""),), is_safe=True)
    if kind == "word":
        return None
    if language == "ru":
        return Fix((Edit(start, start, "\u00a0"),), is_safe=True)
    number = NUMBER.search(text, max(start - LONGEST, 0), start)
    if number is None:
        return None
    return Fix((Edit(number.start(), number.start(), text[end - 1]), Edit(start, end, "")), is_safe=False)
