"""The rule ``repeated-word``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.doubled import DOUBLED, is_slip
from aligner.model import Category, Issue, Severity


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
        Example("They knew that that was very very good, and Duran Duran played. Uncia uncia lives here."),
        Example("Он ждал очень очень долго. Чуть-чуть, еле-еле. Есть ПО по заказу."),
        Example("The bridge was opened in ⟦the the⟧ evening."),
        Example("Мост открыли ⟦в в⟧ пятницу вечером."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield both words together."""
        for match in DOUBLED.finditer(article.prose):
            if is_slip(match):
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.SURE,
                    start=match.start(),
                    end=match.end(),
                    message=f"“{match['again']}” stands twice in a row.",
                )
