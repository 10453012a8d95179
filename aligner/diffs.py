"""What edits change in a text, as a unified diff; made from the edits, so the time is linear."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.fixing import edited
from aligner.model import LINE_BREAK, Document, Edit

CONTEXT = 3
"""Lines around a change, as diff shows them."""
NO_LINE_BREAK = "\\ No newline at end of file"


def diff(name: str, document: Document, edits: Sequence[Edit]) -> Iterator[str]:
    """The lines of the diff, without their line breaks."""
    hunks = list(hunks_of([Block.of(document, edit) for edit in edits]))
    if hunks:
        yield f"--- {name}"
        yield f"+++ {name}"
    moved = 0
    for hunk in hunks:
        lines = list(hunk_lines(document, hunk))
        first = max(hunk[0].first - CONTEXT, 1)
        old, new = (sum(line[0] in kinds for line in lines) for kinds in (" -", " +"))
        yield f"@@ -{first},{old} +{first + moved},{new} @@"
        yield from lines
        moved += new - old


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text, from 1, both included, and the edits in them."""

    first: int
    last: int
    edits: tuple[Edit, ...]

    @staticmethod
    def of(document: Document, edit: Edit) -> "Block":
        """The lines that one edit is in."""
        return Block(document.position(edit.start).line, document.position(edit.end).line, (edit,))


def hunks_of(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks, those in the same lines joined, together with those that are near."""
    hunk: list[Block] = []
    for block in blocks:
        if hunk and block.first <= hunk[-1].last:
            hunk[-1] = Block(hunk[-1].first, max(block.last, hunk[-1].last), hunk[-1].edits + block.edits)
        elif hunk and block.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = [block]
        else:
            hunk.append(block)
    if hunk:
        yield hunk


def hunk_lines(document: Document, hunk: Sequence[Block]) -> Iterator[str]:
    """The lines of a hunk, each with its sign."""
    yield from marked(" ", stretch(document, hunk[0].first - CONTEXT, hunk[0].first - 1))
    for block, following in pairwise((*hunk, None)):
        assert block is not None
        start = document.line_start(block.first)
        text = stretch(document, block.first, block.last)
        yield from marked("-", text)
        shifted = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in block.edits]
        yield from marked("+", edited(text, shifted))
        last = block.last + CONTEXT if following is None else following.first - 1
        yield from marked(" ", stretch(document, block.last + 1, last))


def stretch(document: Document, first: int, last: int) -> str:
    """The text of some lines, from 1, both included, with their breaks."""
    return document.text[document.line_start(max(first, 1)) : document.line_start(last + 1)]


def marked(sign: str, text: str) -> Iterator[str]:
    """The lines of a text, each after a sign, and what diff says where the last one does not end."""
    lines = LINE_BREAK.split(text)
    for line in lines[:-1]:
        yield sign + line
    if lines[-1]:
        yield sign + lines[-1]
        yield NO_LINE_BREAK
