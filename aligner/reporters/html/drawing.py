"""Where things lie in a text, drawn small: a map along its edge, a sparkline in a row of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.model import WORST_FIRST, DocumentReport, Severity
from aligner.reporters.html.runs import Numbered

HEIGHT = 1000
"""Units of the map from the beginning of a text to its end."""
LEAST_HEIGHT = 4
"""A mark on the map can be seen and hit."""
BINS, BIN_WIDTH, SPARK_HEIGHT = 40, 3, 16
HIGHEST = 4
"""Issues from which a bar of the sparkline no longer grows; how bad they are its colour tells."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A rectangle of the map."""

    y: int
    height: int
    name: str
    """The severity, or the language."""
    number: int = 0
    """Of the issue it leads to."""


def along(found: DocumentReport, start: int, end: int) -> tuple[int, int]:
    """Where a span begins on the map, and how high it is."""
    length = max(len(found.document.text), 1)
    y = start * HEIGHT // length
    height = max(end * HEIGHT // length - y, LEAST_HEIGHT)
    return min(y, HEIGHT - height), height


def stretches(found: DocumentReport, issues: Sequence[Numbered]) -> Iterator[Stretch]:
    """The issues on the map, the worst last: it lies on top."""
    for number, issue in sorted(issues, key=lambda each: each[1].severity.penalty):
        yield Stretch(*along(found, issue.start, issue.end), issue.severity.value, number)


def sparkline(found: DocumentReport) -> Iterator[tuple[Severity, str]]:
    """The issues from the beginning of a text to its end: for each severity that is the worst somewhere, a path."""
    length = max(len(found.document.text), 1)
    bins: list[list[Severity]] = [[] for _ in range(BINS)]
    for issue in found.issues:
        bins[min(issue.start * BINS // length, BINS - 1)].append(issue.severity)
    for severity in WORST_FIRST:
        bars = [
            f"M{at * BIN_WIDTH} {SPARK_HEIGHT}v-{bar(len(there))}h{BIN_WIDTH - 1}v{bar(len(there))}z"
            for at, there in enumerate(bins)
            if there and max(there, key=lambda each: each.penalty) is severity
        ]
        if bars:
            yield severity, "".join(bars)


def bar(count: int) -> int:
    """How high a bar is."""
    return min(count, HIGHEST) * SPARK_HEIGHT // HIGHEST
