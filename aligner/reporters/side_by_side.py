"""An alignment for people: source and target side by side."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TextIO

from rich.text import Text

from aligner.languages.names import language_name
from aligner.model import Bead, Bitext
from aligner.model import Text as Side
from aligner.reporters import Layout
from aligner.reporters.page import page_width, paragraph, safe_text, show, unwrapped
from aligner.words import counted

MARGIN = 7
"""Cells for the score and the gap after it."""
GAP = 3
STYLES = {"omission": "red", "addition": "magenta", "pair": ""}


def write(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """Print the beads, one under the other."""
    show(lines(bitext, page_width(layout)), out, layout)


def lines(bitext: Bitext, width: int) -> Iterator[Text]:
    """All lines, none wider than ``width`` cells."""
    column = (width - MARGIN - GAP) // 2
    yield from row("", heading(bitext.source), heading(bitext.target), column)
    yield Text()
    for bead in bitext.beads:
        style = STYLES[kind(bead)]
        left = safe_text(bitext.source.of(bead.source) or "· no source ·", style if bead.source else "dim")
        right = safe_text(bitext.target.of(bead.target) or "· no target ·", style if bead.target else "dim")
        yield from row(f"{bead.score:5.2f}" if kind(bead) == "pair" else "", left, right, column)
    yield Text()
    yield from paragraph(closing(bitext), width)
    if not bitext.is_related:
        yield from paragraph(Text("These texts do not look like translations of each other.", "bold red"), width)


def heading(side: Side) -> Text:
    """What a text is."""
    return Text.assemble(safe_text(side.document.name, "bold"), "  ", language_name(side.language))


def row(score: str, left: Text, right: Text, column: int) -> Iterator[Text]:
    """Two paragraphs beside each other."""
    pairs = zip_longest(paragraph(left, column), paragraph(right, column), fillvalue=Text())
    for number, (a, b) in enumerate(pairs):
        margin = Text((score if not number else "").ljust(MARGIN), style="dim")
        yield unwrapped(margin, a, Text(" " * (column - a.cell_len + GAP)), b)


def kind(bead: Bead) -> str:
    """Whether a bead has both sides."""
    return "pair" if bead.source and bead.target else "omission" if bead.source else "addition"


def closing(bitext: Bitext) -> Text:
    """How many beads of each kind there are."""
    kinds = [kind(bead) for bead in bitext.beads]
    parts = (counted(kinds.count(name), name) for name in ("pair", "omission", "addition"))
    return Text(", ".join(parts) + ".", style="bold")
