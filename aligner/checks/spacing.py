"""The rule ``spacing``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.languages.scripts import NOISE
from aligner.model import Category, Issue, Severity

BLANKS = "[ \u00a0]"
BEFORE = re.compile(rf"(?<=[^\W_]){BLANKS}+(?=[,;](?!\))|[.!?](?:[\s\"”»)]|$))")
AFTER = re.compile(r"(?<=[^\W\d_]{2})[,;!?](?=[^\W\d_]{2})")
TWICE = re.compile(r"(?<=[^\s.!?:…»”\"|]) {2,3}(?=[^\W\d_])")
BOTH_ENDS = "and|or|to|nor|but|und|oder|bis|et|ou|y|o|и|или|а|либо"
"""Between the halves of "two- and three-year"."""
DASH = re.compile(rf"(?<=[^\W\d_]{{2}})[-–](?={BLANKS}(?!(?:{BOTH_ENDS})\b)[^\W\d_])")
KINDS = (
    (BEFORE, "A blank before a mark."),
    (AFTER, "No blank after a mark."),
    (TWICE, "More than one blank."),
    (DASH, "A dash with a blank on one side alone."),
)
FRENCH = "fr"
"""French has a blank before ; : ! ? and inside its quotation marks."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """A blank is missing, doubled, or stands before a stop.

    Traces of typing and of tools that put a text together again: "a single economy , we have", "Russia- in". They make
    the reader stumble, and a text look as if nobody had read it.

    Reported are a blank before a comma or a stop, a comma between two words without a blank, two or three blanks
    between words (not after a sentence, where some type two), and a hyphen or dash with a blank on one side alone (not
    "two- and three-year"). Addresses and code are left alone, and French before its ; ! and ?.

    Put the blank right.
    """

    name: ClassVar[str] = "spacing"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Two- and three-year plans, pre- or post-war. See https://example.org/a,b and .NET!"),
        Example("Двух- и трёхлетние дети. Цена 1,5 млн, а было 2,3... И что ?.."),
        Example("The bridge was opened.  The mayor came.", "two blanks after a sentence"),
        Example("There is a single economy⟦ ⟧, and we need it."),
        Example("The main core is Russia⟦-⟧ in a difficult situation."),
        Example("Мост открыли в пятницу⟦,⟧но грузовики⟦  ⟧идут в объезд⟦ ⟧."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the blanks, or the marks beside which they are missing, in the order of the text."""
        text = article.text
        noise = [match.span() for match in NOISE.finditer(text)]
        found = ((match.span(), what) for pattern, what in KINDS for match in pattern.finditer(text))
        for (start, end), what in sorted(found):
            is_noise = any(begin <= start < stop for begin, stop in noise)
            if not is_noise and not (article.languages.language == FRENCH and text[end : end + 1] in ";!?"):
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=0.9,
                    start=start,
                    end=end,
                    message=what,
                )
