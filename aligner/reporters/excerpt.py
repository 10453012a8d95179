"""The part of a line that shows a span: the span, or its beginning and its end, and some words around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from aligner.model import Document
from aligner.reporters.cells import Cluster, clusters, from_end, from_start, text_of, width_of

CUT = "…"
GAP = " … "

CONTEXT = 6
"""At most a sixth of the width is kept for the words on either side of a span too long to be shown whole."""

WORD = 16
"""An excerpt begins and ends with a whole word when that costs less than this, and less than half of what is shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a document, or what fits of it: printed parts, each marked or not."""

    line: int
    parts: tuple[tuple[str, bool], ...]

    def underline(self, mark: str) -> str:
        """``mark`` under every cell of the marked parts, at least once."""
        drawn = "".join((mark if marked else " ") * cell_len(text) for text, marked in self.parts)
        if mark not in drawn:
            return " " * self._cells_before_mark + mark
        return drawn.rstrip()

    @property
    def _cells_before_mark(self) -> int:
        """Of a mark without a cell of its own: a combining mark is pointed at where it is printed."""
        (before, _), (text, _) = self.parts[0], self.parts[1]
        return max(0, cell_len(before) - (1 if text else 0))


def excerpts(document: Document, start: int, end: int, width: int) -> Iterator[Excerpt]:
    """The line of a span; of a span over several lines the first and the last one."""
    first, last = document.position(start).line, document.position(max(start, end - 1)).line
    yield excerpt(document, first, start, end, width)
    if last > first:
        yield excerpt(document, last, start, end, width)


def excerpt(document: Document, line: int, start: int, end: int, width: int) -> Excerpt:
    """What shows the part of the span that lies in this line, in at most ``width`` cells.

    Only as much of the text is looked at as could fit: a line may be ten million characters long.
    """
    line_start, line_end = document.line_span(line)
    start, end = (min(max(offset, line_start), line_end) for offset in (start, end))
    around = min(width // CONTEXT, start - line_start) + min(width // CONTEXT, line_end - end)
    marked = span_parts(document.text, start, end, width - around)
    room = width - max(1, sum(map(width_of, marked))) - (len(GAP) if len(marked) > 1 else 0)
    before, after = context(document.text, (line_start, line_end), start, end, room)
    shown = [(text_of(part), True) for part in marked]
    if len(marked) > 1:
        shown.insert(1, (GAP, False))
    return Excerpt(line, ((before, False), *shown, (after, False)))


def span_parts(text: str, start: int, end: int, width: int) -> list[Sequence[Cluster]]:
    """The span in at most ``width`` cells: whole, or its beginning and its end."""
    if end - start <= 2 * width:
        whole = clusters(text[start:end])
        if width_of(whole) <= width:
            return [whole]
    half = max(1, (width - len(GAP)) // 2)
    head = from_start(until_word_end(clusters(text[start : start + half + 1])), half)
    tail = from_end(from_word_start(clusters(text[end - half - 1 : end])), half)
    return [head, tail]


def context(text: str, line: tuple[int, int], start: int, end: int, room: int) -> tuple[str, str]:
    """What stands before and after the span on its line, together in ``room`` cells, cut ends marked."""
    before: Sequence[Cluster] = clusters(text[max(line[0], start - room) : start])
    after: Sequence[Cluster] = clusters(text[end : min(line[1], end + room)])
    left = max(room // 2, room - width_of(after))
    before_cut = start - room > line[0] or width_of(before) > left
    if before_cut:
        before = from_word_start(from_end(before, left - 1))
    right = room - width_of(before) - before_cut
    after_cut = end + room < line[1] or width_of(after) > right
    if after_cut:
        after = until_word_end(from_start(after, right - 1))
    return CUT * before_cut + text_of(before), text_of(after) + CUT * after_cut


def from_word_start(parts: Sequence[Cluster]) -> Sequence[Cluster]:
    """The clusters from the first word on that is whole, when one begins soon; never a mark without its letter."""
    for index, part in enumerate(parts[: min(WORD, len(parts) // 2)]):
        if part.text == " ":
            return parts[index + 1 :] or parts
    return parts[1:] if parts and parts[0].width == 0 else parts


def until_word_end(parts: Sequence[Cluster]) -> Sequence[Cluster]:
    """The clusters up to the last word that is whole, when it ends soon enough."""
    for index in range(len(parts) - 1, max(len(parts) // 2, len(parts) - WORD), -1):
        if parts[index].text == " ":
            return parts[:index]
    return parts
