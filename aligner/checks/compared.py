"""What the rules about numbers, dates, times and measures share: both sides of each bead, compared once for all."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.checks.base import Article, Check
from aligner.checks.missing import QUOTED
from aligner.model import Bitext, Issue, Span

if TYPE_CHECKING:
    from aligner.values.discrepancies import Comparison, Pair
    from aligner.values.numerals import Quantity

LONGEST = 5_000
"""Characters of a sentence that is looked at: a longer one is a table or data."""
CLOCK = 60
NO_DECIMALS = (3, 6, 7, 9, 11, 12)
"""Of what parts there is no number that ends: a third."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NAMES_OF_UNITS = {"celsius": "degree Celsius", "fahrenheit": "degree Fahrenheit", "sterling": "pound sterling"}
"""Of those that are not named by their own word."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the two sides of a bead begin, and what became of their quantities."""

    start: int
    end: int
    source_start: int
    source_end: int
    found: "Comparison"


@lru_cache(1)
def sides(bitext: Bitext) -> tuple[Sides, ...]:
    """The sentences that translate each other, compared; kept for the next rule that asks for the same text."""
    return tuple(_sides(bitext)) if bitext.is_related else ()


def _sides(bitext: Bitext) -> Iterator[Sides]:
    from aligner.values.dates import shows_24_hours
    from aligner.values.discrepancies import compare
    from aligner.values.quantities import quantities

    source, target = bitext.source, bitext.target
    to_24, said_to_24 = (shows_24_hours(side.document.text) for side in (source, target))
    for bead in bitext.pairs:
        if bitext.means_the_same(bead):
            left, right = source.span(bead.source), target.span(bead.target)
            if max(left.end - left.start, right.end - right.start) <= LONGEST:
                original = quantities(source.document.text[left.start : left.end], source.language, to_24)
                said = quantities(target.document.text[right.start : right.end], target.language, said_to_24)
                if original and said:
                    yield Sides(right.start, right.end, left.start, left.end, compare(original, said))


@dataclass(frozen=True, slots=True)
class Finding:
    """A quantity of the translation beside the one of the original, with their places in the two texts."""

    pair: "Pair"
    start: int
    end: int
    source: Span
    here: str
    """The quantity as the translation writes it."""
    there: str
    """The quantity as the original writes it."""

    @property
    def is_in_digits(self) -> bool:
        """Whether both sides write it in digits."""
        from aligner.values.discrepancies import is_in_digits

        return is_in_digits(self.pair.source) and is_in_digits(self.pair.target)

    def issue(self, rule: Check, confidence: float, message: str) -> Issue:
        """The finding as an issue of a rule."""
        return Issue(
            rule.name, rule.category, rule.severity, confidence, self.start, self.end, message, source=self.source
        )


def wrong(article: Article) -> Iterator[Finding]:
    """The quantities that surely say something else than the original."""
    return (finding for finding in other(article) if finding.pair.is_sure)


def doubtful(article: Article) -> Iterator[Finding]:
    """Those that may do so."""
    return (finding for finding in other(article) if not finding.pair.is_sure)


def other(article: Article) -> Iterator[Finding]:
    """The quantities that say something else than the original, with those of which it is not sure."""
    for beside in sides(article.bitext) if article.bitext else ():
        pairs = (*beside.found.wrong, *beside.found.converted)
        yield from sorted((placed(article, beside, pair) for pair in pairs), key=lambda each: each.start)


def same(article: Article) -> Iterator[Finding]:
    """The quantities that say the same as the original."""
    for beside in sides(article.bitext) if article.bitext else ():
        yield from sorted((placed(article, beside, pair) for pair in beside.found.same), key=lambda each: each.start)


def exactly_same(article: Article) -> Iterator[Finding]:
    """Those of them whose figures are the same, not only what they may mean."""
    return (finding for finding in same(article) if finding.pair.source.says & finding.pair.target.says)


def placed(article: Article, beside: Sides, pair: "Pair") -> Finding:
    """A pair with its places in the texts."""
    assert article.bitext
    start, end = beside.start + pair.target.start, beside.start + pair.target.end
    source = Span(beside.source_start + pair.source.start, beside.source_start + pair.source.end)
    there = article.bitext.source.document.text[source.start : source.end]
    return Finding(pair, start, end, source, shown(article.text[start:end]), shown(there))


def shown(text: str) -> str:
    """A quantity in one line, as long as a message can bear."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED]}…"


def differ(finding: Finding) -> str:
    """The evidence of two values that differ: both as they are written, and how they were read."""
    there = f"{finding.there}{read(finding.pair.source, finding.there)}"
    return f"The original has {there}, the translation {finding.here}{read(finding.pair.target, finding.here)}."


def in_other_units(what: str, finding: Finding, here: frozenset[str], there: frozenset[str]) -> str:
    """The evidence of one figure in other units on each side; nothing where they share one, or a side has none.

    ``what``: the kind of the units, for the message.
    """
    if not here or not there or here & there:
        return ""
    said = f"{named(there)} in the original ({finding.there}), {named(here)} in the translation ({finding.here})"
    return f"Same figure, another {what}: {said}."


def named(units: frozenset[str]) -> str:
    """Units in words."""
    return " or ".join(sorted(NAMES_OF_UNITS.get(unit, unit) for unit in units))


def read(quantity: "Quantity", shown: str) -> str:
    """How a quantity was read, in brackets, where that is not what it looks like."""
    from aligner.values.numerals import Form, Sort

    if quantity.sort is Sort.DATE:
        readings = sorted(dates(quantity))
    elif quantity.sort is Sort.TIME:
        readings = sorted(times(quantity))
    elif quantity.form is Form.DIGITS and quantity.scale == 1:
        readings = []
    else:
        readings = [written(quantity.value)]
    return f" ({' or '.join(readings)})" if readings and readings != [shown] else ""


def written(value: float) -> str:
    """A value in English digits: 1,500,000."""
    if value.is_integer():
        return f"{value:,.0f}"
    goes_on = value < 1 and f"{value:.6g}" != f"{value:.9g}"
    parts = next((each for each in NO_DECIMALS if goes_on and abs(value * each - round(value * each)) < 1e-6), 0)
    return f"{round(value * parts)}/{parts}" if parts else f"{value:,.10g}"


def dates(quantity: "Quantity") -> Iterator[str]:
    """The dates that a quantity says: 5 March 2021."""
    for key in quantity.says:
        if isinstance(key, tuple) and key[0] == "date":
            day, month, year = key[1:]
            if month is None or month in range(1, len(MONTHS) + 1):      # 3/25/2021 has one reading that is none
                parts = (day, month and MONTHS[int(str(month)) - 1], year)
                yield " ".join(str(part) for part in parts if part is not None)
        elif isinstance(key, tuple) and key[0] == "weekday":
            yield WEEKDAYS[int(str(key[1]))]


def times(quantity: "Quantity") -> Iterator[str]:
    """The times that a quantity says: 14:30."""
    for key in quantity.says:
        if isinstance(key, tuple) and isinstance(key[1], float):
            yield f"{key[1] // CLOCK:02.0f}:{key[1] % CLOCK:02.0f}"


def money(quantity: "Quantity") -> frozenset[str]:
    """The currencies in which a quantity is."""
    from aligner.values.measures import CURRENCIES

    return quantity.units & CURRENCIES
