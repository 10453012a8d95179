"""The rule ``repeated-word``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.function_words import word_set
from aligner.model import Category, Issue, Severity

REPEATED = re.compile(r"(?<![\w'’.-])(?P<word>[^\W\d_]++) (?P<again>(?P=word))(?![\w'’-])", re.IGNORECASE)
MEANT = word_set(
    "that had is so very no bye ha really long again more many too much now never there on in out up well oh yes ho la "
    "who what it do die der das sie nous vous очень да нет еле чуть вот так там тут давно долго много всё все ещё еще "
    "ну ой ха эй что как кто он она они это его ее её их друг"
)
"""Words that may stand twice: for emphasis, or because one clause ends and another begins with them."""


@dataclass(frozen=True, slots=True)
class RepeatedWord:
    """A word stands twice in a row.

    A slip of editing: "the the bridge". The eye skips it, so it is often printed.

    The same word twice with one space between, the second time in small letters. Words that people repeat for emphasis
    (very very, очень очень) or that meet between two clauses (that that, had had) are left alone, and so are names and
    acronyms (IT it).

    Delete one of the two.
    """

    name: ClassVar[str] = "repeated-word"
    category: ClassVar[Category] = Category.SPELLING
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("They knew that that was very very good, and Duran Duran played."),
        Example("Он ждал очень очень долго. Чуть-чуть, еле-еле. Есть ПО по заказу."),
        Example("The bridge was opened in ⟦the the⟧ evening."),
        Example("Мост открыли ⟦в в⟧ пятницу вечером."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield both words together."""
        for match in REPEATED.finditer(article.prose):
            if is_slip(match):
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=0.9,
                    start=match.start(),
                    end=match.end(),
                    message=f"“{match['again']}” stands twice.",
                )


def is_slip(match: re.Match[str]) -> bool:
    """Whether a word that stands twice is neither a name nor meant."""
    word, again = match["word"], match["again"]
    return again.islower() and again not in MEANT and not (len(word) > 1 and word.isupper())
