"""The rule ``inconsistent-translation``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import quoted
from aligner.model import Bead, Bitext, Category, Issue, Related, Severity
from aligner.terminology.memory import Memory, memory_of
from aligner.words import stopped


@dataclass(frozen=True, slots=True)
class InconsistentTranslation:
    """One sentence is translated in two ways, or two sentences in one way.

    In a manual, a contract or an interface the same sentence is to read the same everywhere; in an essay it need not.
    And where different sentences have one translation, one of them may have been overwritten with the other's.

    Sentences of three words and more are compared, by their words: capitals, marks and spaces do not count. In a text
    these are its own sentences; in pairs that are checked together, those of all pairs. The translation that is most
    often used is taken for the usual one.

    It is neutral: where several people translated, or several machines, the same sentence may well read differently.

    Choose one of the translations; where two sentences have one, look them both up.
    """

    name: ClassVar[str] = "inconsistent-translation"
    category: ClassVar[Category] = Category.STYLE
    severity: ClassVar[Severity] = Severity.NEUTRAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Press the red button twice.\nThe market is closed until spring.\nPress the red button twice!",
            "marks do not count",
            source="Нажмите красную кнопку дважды.\nРынок закрыт до весны.\nНажмите красную кнопку дважды.",
        ),
        Example(
            "Come in.\nThe market is closed until spring.\nEnter.",
            "sentences of one or two words are said in many ways",
            source="Войдите.\nРынок закрыт до весны.\nВойдите.",
        ),
        Example(
            "Press the red button twice.\nThe market is closed until spring.\n⟦Push the red key two times.⟧",
            source="Нажмите красную кнопку дважды.\nРынок закрыт до весны.\nНажмите красную кнопку дважды.",
        ),
        Example(
            "The market is closed until spring.\nThe mayor came with his family.\n⟦The market is closed until spring.⟧",
            source="Рынок закрыт до весны.\nМэр приехал с семьёй.\nБазар не работает: его откроют, когда потеплеет.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the translations that differ from the usual one, and those that stand for another sentence."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        beads = bitext.pairs
        if article.memory is not None and article.pair is not None:
            yield from self.in_memory(article, bitext, beads)
            return
        memory = memory_of((bitext.source.of(bead.source), bitext.target.of(bead.target)) for bead in beads)
        for index, bead in enumerate(beads):
            if not bitext.means_the_same(bead):
                continue
            for other, message in told(memory, index):
                there = bitext.target.span(beads[other].target)
                words = bitext.source.of(beads[other].source), bitext.target.of(beads[other].target)
                yield self.issue(bitext, bead, stopped(message(*words)), Related(there.start, there.end, "elsewhere"))

    def in_memory(self, article: Article, bitext: Bitext, beads: list[Bead]) -> Iterator[Issue]:
        """The issues of one of many pairs."""
        memory, pair = article.memory, article.pair
        if memory is None or pair is None or not beads:
            return
        for other, message in told(memory, pair):
            words = map(" ".join, memory.words[other])
            yield self.issue(bitext, beads[0], f"{message(*words)} (pair {other}).", None)

    def issue(self, bitext: Bitext, bead: Bead, message: str, related: Related | None) -> Issue:
        """An issue about a translation."""
        span = bitext.target.span(bead.target)
        return Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=grades.PROBABLE,
            start=span.start,
            end=span.end,
            message=message,
            related=related,
            source=bitext.source.span(bead.source),
        )


Say = Callable[[str, str], str]
"""What is said of another pair, by the words of its source and of its target."""


def told(memory: Memory, pair: int) -> Iterator[tuple[int, Say]]:
    """The pairs that contradict one, and what is said of each."""
    usual, same_target = memory.usual(pair), memory.same_target(pair)
    if usual is not None:
        yield usual, lambda _, target: f"Elsewhere the same sentence is translated as {quoted(target)}"
    if same_target is not None:
        yield same_target, lambda source, _: f"Another sentence has the same translation: {quoted(source)}"
