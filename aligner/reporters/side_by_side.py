"""An alignment for people: source and target side by side."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import TextIO

from rich.text import Text

from aligner.languages.names import language_name
from aligner.model import Bitext
from aligner.model import Text as Side
from aligner.reporters import Layout
from aligner.reporters.page import page_width, paragraph, safe_text, show, unwrapped
from aligner.words import counted

MARGIN = 7
"""Cells for the score and the gap after it."""
GAP = 3
PAIR, OMISSION, ADDITION, MOVED, UNTRANSLATED = "pair", "omission", "addition", "moved", "untranslated"
STYLES = {PAIR: "", OMISSION: "red", ADDITION: "magenta", MOVED: "cyan", UNTRANSLATED: "yellow"}
MARGINS = {OMISSION: "", ADDITION: "", MOVED: "moved", UNTRANSLATED: "copied"}
"""What stands in the place of the score."""


def write(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """Print the beads, one under the other."""
    show(lines(bitext, page_width(layout)), out, layout)


def lines(bitext: Bitext, width: int) -> Iterator[Text]:
    """All lines, none wider than ``width`` cells."""
    column = (width - MARGIN - GAP) // 2
    yield from row("", heading(bitext.source), heading(bitext.target), column)
    yield Text()
    for bead, what in zip(bitext.beads, kinds(bitext), strict=True):
        style = STYLES[what]
        left = safe_text(bitext.source.of(bead.source) or nothing("source", what), style if bead.source else "dim")
        right = safe_text(bitext.target.of(bead.target) or nothing("target", what), style if bead.target else "dim")
        yield from row(MARGINS.get(what, f"{bead.score:5.2f}"), left, right, column)
    yield Text()
    yield from paragraph(closing(bitext), width)
    if not bitext.is_related:
        yield from paragraph(Text("These texts do not look like translations of each other.", "bold red"), width)


def nothing(side: str, what: str) -> str:
    """What stands in the place of a side that a bead does not have."""
    return "· stands elsewhere ·" if what == MOVED else f"· no {side} ·"


def heading(side: Side) -> Text:
    """What a text is."""
    return Text.assemble(safe_text(side.document.name, "bold"), "  ", language_name(side.language))


def row(score: str, left: Text, right: Text, column: int) -> Iterator[Text]:
    """Two paragraphs beside each other."""
    pairs = zip_longest(paragraph(left, column), paragraph(right, column), fillvalue=Text())
    for number, (a, b) in enumerate(pairs):
        margin = Text((score if not number else "").ljust(MARGIN), style="dim")
        yield unwrapped(margin, a, Text(" " * (column - a.cell_len + GAP)), b)


def closing(bitext: Bitext) -> Text:
    """How many beads of each kind there are; what was moved is counted where it stands now."""
    found = Counter(kinds(bitext))
    parts = [counted(found[name], name) for name in (PAIR, OMISSION, ADDITION)]
    others = ((len(bitext.moves), MOVED), (found[UNTRANSLATED], UNTRANSLATED))
    return Text(", ".join([*parts, *(f"{number} {what}" for number, what in others if number)]) + ".", style="bold")


def kinds(bitext: Bitext) -> Iterator[str]:
    """What each bead is; one whose target is no translation is that, whatever stands beside it."""
    ours, theirs = ({unit for move in bitext.moves for unit in getattr(move, side)} for side in ("source", "target"))
    for bead in bitext.beads:
        if bead.target and bitext.untranslated.issuperset(bead.target):
            yield UNTRANSLATED
        elif bead.source and bead.target:
            yield PAIR
        elif ours.intersection(bead.source) or theirs.intersection(bead.target):
            yield MOVED
        else:
            yield OMISSION if bead.source else ADDITION
