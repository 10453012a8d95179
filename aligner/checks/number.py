"""The rule ``number``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Severity, Span
from aligner.quantities import Quantity, quantities

CONVERTED = tuple(
    (re.compile(one), re.compile(other), factor)
    for one, other, factor in (
        (r"miles?|мил[яьюией]\w*|mph", r"км|километр\w*|km|kilomet\w+", 1.609),
        (r"f(?:ee|oo)t|ft|фут\w*", r"м|метр\w*|m|met(?:er|re)s?", 0.3048),
        (r"f(?:ee|oo)t|ft|фут\w*", r"см|сантиметр\w*|cm|centimet\w+", 30.48),
        (r"inch(?:es)?|in|дюйм\w*", r"см|сантиметр\w*|cm|centimet\w+", 2.54),
        (r"inch(?:es)?|in|дюйм\w*", r"мм|миллиметр\w*|mm|millimet\w+", 25.4),
        (r"pounds?|lbs?|фунт\w*", r"кг|килограмм\w*|kg|kilogram\w*", 0.4536),
        (r"yards?|ярд\w*", r"м|метр\w*|m|met(?:er|re)s?", 0.9144),
        (r"acres?|акр\w*", r"га|гектар\w*|ha|hectares?", 0.4047),
        (r"ounces?|oz|унци\w*", r"г|грамм\w*|g|grams?", 28.35),
        (r"центнер\w*|ц|centners?", r"т|тонн\w*|tonn?es?|tons?", 0.1),
        (r"gallons?|галлон\w*", r"л|литр\w*|l|lit(?:er|re)s?", 3.785),
    )
)
"""Units of measure, and how many of the second make one of the first."""
ROUNDED = 0.12
"""Share by which a converted measure may be rounded."""
LONGEST = 5_000
"""Characters of a sentence that is looked at: a longer one is a table or data."""
LEAST_IN_WORDS = 3.0
"""Smaller numbers in words are often said in another way: both, a pair, the second."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the translation is not the one in the original.

    A slip of a digit or of a scale is what readers, and those who are written about, notice first, and what no
    comparison by meaning can see.

    Numbers are compared by value, not by their characters: «1,5 млн» is 1.5 million and 1,500,000; «сорок два»,
    "forty-two" and 42 are one number; so are «90-е» and the nineties, 14:30 and 2.30 p.m., XX and twentieth. A measure
    may be converted (miles and kilometres, rounded). Reported is a number of the translation that the original does
    not have, where the original has one that the translation does not. One that was left out, or written in addition,
    is not: translators do both.

    The readings and tables are ours: the libraries we looked at parse numbers of one language, in words or in digits,
    and none gives all values that a number can have. English and Russian words are known; digits and Roman numerals in
    any language.

    Look the number up in the original.
    """

    name: ClassVar[str] = "number"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The works cost the city 1.5 million roubles. In the nineties it was closed at 2.30 p.m. for 42 days.",
            source="Работы обошлись городу в 1,5 млн рублей. В 90-е его закрыли в 14:30 на сорок два дня.",
        ),
        Example(
            "The road is 10 miles long. It was built in the twentieth century.",
            "a converted measure, a Roman numeral",
            source="Длина дороги — 16 километров. Её построили в XX веке.",
        ),
        Example(
            "Two hundred people came on the 5th of March.",
            source="5 марта пришли 200 человек.",
        ),
        Example(
            "The works cost the city ⟦1.5 billion⟧ roubles. The mayor came with his family.",
            source="Работы обошлись городу в 1,5 млн рублей. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост построили в ⟦1918⟧ году. Мэр приехал с семьёй.",
            source="The bridge was built in 1981. The mayor came with his family.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the numbers of the translation that are wrong."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        for bead in bitext.beads:
            if bead.source and bead.target and bitext.alike(bead.similarity) >= bitext.least:
                left, right = bitext.source.span(bead.source), bitext.target.span(bead.target)
                if max(left.end - left.start, right.end - right.start) > LONGEST:
                    continue
                original = inside(bitext.source.document.text, left, bitext.source.language)
                said = inside(bitext.target.document.text, right, bitext.target.language)
                for wrong, instead in differing(original, said):
                    text = bitext.source.document.text[left.start + instead.start : left.start + instead.end]
                    yield Issue(
                        rule=self.name,
                        category=self.category,
                        severity=self.severity,
                        confidence=0.7,
                        start=right.start + wrong.start,
                        end=right.start + wrong.end,
                        message=f"The original has {' '.join(text.split())}.",
                        source=Span(left.start + instead.start, left.start + instead.end),
                    )


def inside(text: str, span: Span, language: str) -> list[Quantity]:
    """The numbers of a span, counted from its start."""
    return quantities(text[span.start : span.end], language)


def differing(original: Sequence[Quantity], said: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a number of the translation and one of the original that nothing on the other side says."""
    missing = [each for each in original if is_missing(each, said)]
    wrong = [each for each in said if is_missing(each, original)]
    if not (missing and wrong):
        missing, wrong = unpaired(original, said)
    converted = factors(missing, wrong)
    for number in sorted(wrong, key=lambda each: not each.is_digits):
        candidates = [each for each in missing if each.is_digits or number.is_digits]
        measures = ((number, each, factor) for each in original for factor in converted)
        if candidates and not any(is_multiple(a, b, f) or is_multiple(b, a, f) for a, b, f in measures):
            instead = min(candidates, key=lambda each: abs(each.start - number.start))
            missing.remove(instead)
            yield number, instead


def unpaired(original: Sequence[Quantity], said: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """As many numbers in digits on both sides, one of them twice on one side: from 150 to 250, from 250 to 250."""
    left = [each for each in original if each.is_digits and not any(each.equals(o) for o in said if not o.is_digits)]
    right = [each for each in said if each.is_digits and not any(each.equals(o) for o in original if not o.is_digits)]
    if len(left) != len(right):
        return [], []
    for number in list(left):
        same = next((each for each in right if number.equals(each)), None)
        if same:
            left.remove(number)
            right.remove(same)
    return left, right


def is_missing(number: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a number that matters is said by none of the others."""
    values = [value for value in number.readings if isinstance(value, float)]
    matters = number.is_digits or (number.counts and max(values, default=0.0) >= LEAST_IN_WORDS)
    return matters and not any(number.equals(other) for other in others)


def factors(original: Sequence[Quantity], said: Sequence[Quantity]) -> set[float]:
    """The factors between the units of measure in which the two sides give the same measures."""
    return {
        factor
        for number in original
        for other in said
        for one, two in ((number, other), (other, number))
        for left, right, factor in CONVERTED
        if left.fullmatch(one.unit) and right.fullmatch(two.unit) and is_multiple(one, two, factor)
    }


def is_multiple(number: Quantity, other: Quantity, factor: float) -> bool:
    """Whether the second is the first times a factor, rounded."""
    return any(
        isinstance(a, float) and isinstance(b, float) and abs(a * factor - b) <= ROUNDED * b
        for a in number.readings
        for b in other.readings
    )
