"""Rules by severity, as wide as there is room for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from aligner.model import WORST_FIRST, Severity
from aligner.reporters.page import SEVERITY_STYLE, paragraph, safe_text, unwrapped

LONG = {severity: severity.value for severity in Severity}
SHORT = {Severity.CRITICAL: "crit", Severity.MAJOR: "maj", Severity.MINOR: "min", Severity.NEUTRAL: "neut"}

NOTHING = "·"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the table: one for each severity that occurs, and the total."""

    first: int
    headings: tuple[str, ...]
    gap: int

    @property
    def width(self) -> int:
        """Cells that the table takes."""
        return self.first + sum(self.gap + self.size(heading) for heading in self.headings)

    def size(self, heading: str) -> int:
        """Cells of a column: its heading, or four or five digits."""
        return max(len(heading), self.gap + 2)

    def row(self, name: str, cells: Sequence[tuple[str, str]], style: str = "") -> Text:
        """A row: the name to the left, the styled numbers to the right of their columns."""
        line = safe_text(name, style)
        line.append(" " * (self.first - line.cell_len))
        for (text, cell_style), heading in zip(cells, self.headings, strict=True):
            line.append(text.rjust(self.gap + self.size(heading)), style=cell_style)
        return unwrapped(line)


def table(counts: Counter[tuple[str, Severity]], width: int) -> Iterator[Text]:
    """Rules by severity, those with the worst issues first."""
    severities = [severity for severity in WORST_FIRST if any(severity is found for _, found in counts)]
    rules = sorted({rule for rule, _ in counts}, key=lambda rule: rank(rule, severities, counts))
    columns = fitting(rules, severities, width)
    if columns is None:
        return listed(rules, severities, counts, width)
    return rows(columns, rules, severities, counts)


def rank(rule: str, severities: Sequence[Severity], counts: Counter[tuple[str, Severity]]) -> tuple[list[int], str]:
    """Rules with the most issues of the worst severity come first."""
    return [-counts[rule, severity] for severity in severities], rule


def fitting(rules: Sequence[str], severities: Sequence[Severity], width: int) -> Columns | None:
    """The widest table that fits."""
    first = max(len("total"), *(safe_text(rule).cell_len for rule in rules))
    for names, gap in ((LONG, 3), (SHORT, 2)):
        columns = Columns(first, (*(names[severity] for severity in severities), "total"), gap)
        if columns.width <= width:
            return columns
    return None


def rows(
    columns: Columns, rules: Sequence[str], severities: Sequence[Severity], counts: Counter[tuple[str, Severity]]
) -> Iterator[Text]:
    """The table."""
    styles = [*(SEVERITY_STYLE[severity] for severity in severities), "dim"]
    yield columns.row("", list(zip(columns.headings, styles, strict=True)))
    for rule in rules:
        yield columns.row(rule, numbers([counts[rule, severity] for severity in severities], severities))
    if len(rules) > 1:
        totals = [sum(counts[rule, severity] for rule in rules) for severity in severities]
        yield columns.row("total", numbers(totals, severities), style="dim")


def numbers(row: Sequence[int], severities: Sequence[Severity]) -> list[tuple[str, str]]:
    """The numbers of a row and their sum, styled."""
    cells = [(f"{n:,}", SEVERITY_STYLE[s]) if n else (NOTHING, "dim") for n, s in zip(row, severities, strict=True)]
    return [*cells, (f"{sum(row):,}", "")]


def listed(
    rules: Sequence[str], severities: Sequence[Severity], counts: Counter[tuple[str, Severity]], width: int
) -> Iterator[Text]:
    """The same in words, where no table fits."""
    for rule in rules:
        found = ", ".join(f"{counts[rule, s]:,} {s}" for s in severities if counts[rule, s])
        yield from paragraph(Text.assemble(safe_text(rule), f": {found}"), width, 0, 2)
