"""The rule ``question``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import quoted
from aligner.model import Category, Issue, Severity
from aligner.words import stopped

QUESTION_MARKS = "?？؟⁇"
GREEK = "el"
"""Its question mark is a semicolon."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question became a statement, or a statement a question.

    One character turns what the author asked into what the author says.

    It reports a question mark that stands on one side of an aligned pair alone. Of clean human translations 1 in 500
    is reported.

    Check whether the sentence asks.
    """

    name: ClassVar[str] = "question"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Who will pay for the bridge? The town.", source="Кто заплатит за мост? Город."),
        Example("The town will pay for the bridge.", source="За мост заплатит город."),
        Example(
            "⟦The town will pay for the bridge.⟧ The mayor came with his family.",
            source="Город заплатит за мост? Мэр приехал с семьёй.",
        ),
        Example(
            "⟦Рынок закроют в ноябре?⟧ Весной торговые ряды поставят снова.",
            source="The market will be closed in November. In spring the stalls will be put up again.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the sentences that ask on one side alone."""
        bitext = article.bitext
        if bitext is None or GREEK in (bitext.source.language, bitext.target.language) or not bitext.is_related:
            return
        for bead in bitext.pairs:
            if bitext.means_the_same(bead):
                source, target = bitext.source.of(bead.source), bitext.target.of(bead.target)
                if asks(source) != asks(target):
                    span = bitext.target.span(bead.target)
                    kind = "The original asks" if asks(source) else "The original does not ask"
                    yield Issue(
                        rule=self.name,
                        category=self.category,
                        severity=self.severity,
                        confidence=grades.LIKELY,
                        start=span.start,
                        end=span.end,
                        message=stopped(f"{kind}: {quoted(source)}"),
                        source=bitext.source.span(bead.source),
                    )


def asks(text: str) -> bool:
    """Whether a question mark stands in it."""
    return any(mark in text for mark in QUESTION_MARKS)
