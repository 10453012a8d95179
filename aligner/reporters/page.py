"""What a page for people is made of: styled lines that already fit, and the console that prints them."""

from collections.abc import Iterable
from itertools import islice
from typing import TextIO

from rich.console import Console, Group
from rich.text import Text

from aligner.model import Severity
from aligner.reporters import Layout
from aligner.reporters.cells import clusters, folds, text_of

NARROWEST = 30
"""Cells. Below this nothing can be read; the page is this wide then."""

LONGEST = 1000
"""Characters of a message, a name or a note that are shown. A longer one is cut; the JSON report has all of it."""

AT_ONCE = 1000
"""Lines that are printed together."""

SEVERITY_STYLE = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "magenta",
    Severity.MINOR: "cyan",
    Severity.NEUTRAL: "dim",
}
"""Readable on dark and on light backgrounds: neither white, black nor yellow letters."""


def page_width(layout: Layout) -> int:
    """Cells across."""
    return max(layout.width, NARROWEST)


def safe_text(text: str, style: str = "") -> Text:
    """Text from outside, fit to print: nothing in it is obeyed, neither by the terminal nor as rich's markup."""
    cut = "…" if len(text) > LONGEST else ""
    return Text(text_of(clusters(text[:LONGEST])) + cut, style=style)


def paragraph(text: Text, width: int, indent: int = 0, hanging: int = 0) -> list[Text]:
    """The text in lines of ``width`` cells, the first indented by ``indent``, the others by ``hanging`` more."""
    lines = text.divide(folds(text.plain, width - indent, width - indent - hanging))
    margins = [indent] + [indent + hanging] * (len(lines) - 1)
    return [unwrapped(Text(" " * margin), line) for margin, line in zip(margins, lines, strict=True)]


def unwrapped(*parts: Text | str | tuple[str, str]) -> Text:
    """The parts as one line that is printed as it is, without blanks at its end."""
    line = Text.assemble(*parts, no_wrap=True, overflow="ignore", end="\n")
    line.rstrip()
    return line


class Paper(Console):
    """A console that leaves it to its caller what happens when the reader has gone; rich's own ends the program."""

    def on_broken_pipe(self) -> None:
        """Called where ``BrokenPipeError`` was caught."""
        raise


def console(out: TextIO, layout: Layout, record: bool = False) -> Console:
    """A console that does what the layout says, whatever the environment says."""
    return Paper(
        file=out,
        width=page_width(layout),
        force_terminal=layout.color,
        color_system="standard" if layout.color else None,
        no_color=not layout.color,
        force_interactive=False,
        force_jupyter=False,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        record=record,
    )


def show(lines: Iterable[Text], out: TextIO, layout: Layout) -> None:
    """Print the lines, so many at a time: of a long report, memory holds no more."""
    paper, rest = console(out, layout), iter(lines)
    while some := list(islice(rest, AT_ONCE)):
        paper.print(Group(*some), crop=False, no_wrap=True, overflow="ignore")
