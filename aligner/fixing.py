"""Issues -> the text without them: edits applied until nothing is left to mend.

A pure function of a text and of what finds issues in it. Each round takes the fixes that do not touch each other and
checks the text anew, so a second run finds nothing more to do; a text that does not settle is left as it was. Whatever
a rule offers, an edit that changes letters or digits is not made, but for a letter that gets its double of another
alphabet, and for the same bytes in their right encoding: what bears meaning is never rewritten.
"""

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.garbled import garbled
from aligner.languages.scripts import LOOK_ALIKE
from aligner.model import Document, Edit, Issue, Span

ROUNDS = 10
"""Two or three are usual. A text that is not done after so many goes in circles."""
BEARS_NO_MEANING = re.compile(r"[\W_]+")
ONE_FORM = str.maketrans({letter: other for letter, other in LOOK_ALIKE.items() if not letter.isascii()})
"""The Latin double for each Cyrillic letter that has one."""
CR_LF = "\r\n"
NO_BREAK_SPACE = "\u00a0"

Piece = Span | str
"""A stretch of the text as it was, or what was put between two of them."""

Find = Callable[[Document], Iterable[Issue]]
Holds = Callable[[str], bool]
"""Whether the encoding of a file has the characters of a text."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document and what became of it."""

    document: Document
    """As it is now."""
    edits: tuple[Edit, ...] = ()
    """All changes, counted in the text as it was; in its order, and apart from each other."""
    rules: tuple[tuple[str, int], ...] = ()
    """How many issues of each rule were mended."""
    unencodable: int = 0
    """Issues that cannot be mended in the encoding of the file."""
    settles: bool = True
    """Whether mending comes to an end; otherwise nothing was changed."""


def settled(
    document: Document,
    find: Find,
    unsafe: bool = False,
    holds: Holds = lambda text: True,
    untouched: Callable[[str], Sequence[Span]] = lambda text: (),
) -> Fixed:
    """Mend a document until nothing is left that can be mended.

    ``find`` gives the issues of a document, ``unsafe`` also takes fixes that may be wrong, ``untouched`` gives the
    spans of a text that stay as they are, in order.
    """
    now = document
    edits: list[Edit] = []
    rules: Counter[str] = Counter()
    for _ in range(ROUNDS):
        offered = [issue for issue in find(now) if issue.fix and (issue.fix.is_safe or unsafe)]
        possible = [issue for issue in offered if all(holds(edit.replacement) for edit in edits_of(issue))]
        taken = list(apart(possible, now.text, untouched(now.text)))
        if not taken:
            changes = tuple(edit for edit in edits if document.text[edit.start : edit.end] != edit.replacement)
            return Fixed(now, changes, tuple(sorted(rules.items())), len(offered) - len(possible))
        step = sorted((edit for issue in taken for edit in edits_of(issue)), key=lambda edit: edit.start)
        edits = composed(edits, step, len(document.text))
        now = replace(now, text=edited(now.text, step))
        rules.update(issue.rule for issue in taken)
    return Fixed(document, settles=False)


def edits_of(issue: Issue) -> tuple[Edit, ...]:
    """The edits that mend an issue, if any do."""
    return issue.fix.edits if issue.fix else ()


def apart(issues: Iterable[Issue], text: str, untouched: Collection[Span] = ()) -> Iterator[Issue]:
    """The issues whose fixes change something, rewrite nothing and touch neither what stays nor an earlier one's."""
    spans = sorted((span.start, span.end) for span in untouched)
    for issue in issues:
        edits = edits_of(issue)
        if any(text[edit.start : edit.end] != edit.replacement for edit in edits) and all(
            is_harmless(text, edit) and not touches(spans, edit) for edit in edits
        ):
            for edit in edits:
                spans.insert(bisect_left(spans, (edit.start, edit.end)), (edit.start, edit.end))
            yield issue


def is_harmless(text: str, edit: Edit) -> bool:
    """Whether the letters and digits stay, look-alikes and decodings being the same, and no line break is made at its
    ends.
    """
    before, after = text[edit.start - 1 : edit.start], text[edit.end : edit.end + 1]
    both = (text[edit.start : edit.end], edit.replacement)
    old, new = (BEARS_NO_MEANING.sub("", each).translate(ONE_FORM) for each in both)
    seam, new_seam = ((before + each + after).count(CR_LF) - each.count(CR_LF) for each in both)
    return (old == new or is_decoding(*both)) and seam == new_seam


def is_decoding(old: str, new: str) -> bool:
    """Whether one is the other in the encoding that it should have been read in, and shows."""
    is_shown = new.replace(NO_BREAK_SPACE, " ").isprintable()
    return is_shown and any((run.start, run.end, run.meant) == (0, len(old), new) for run in garbled(old))


def touches(spans: Sequence[tuple[int, int]], edit: Edit) -> bool:
    """Whether an edit overlaps one of the spans, which are in order and apart, or stands next to it."""
    index = bisect_left(spans, (edit.start, edit.end))
    before = index > 0 and spans[index - 1][1] >= edit.start
    return before or (index < len(spans) and spans[index][0] <= edit.end)


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits that are in its order and apart."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, text[at:]])


def composed(first: Sequence[Edit], second: Sequence[Edit], length: int) -> list[Edit]:
    """Edits of a text of that length that do at once what the first and then the second do."""
    left = deque(pieces(first, length))
    made_of: list[Piece] = []
    at = 0
    for edit in second:
        made_of += taken_from(left, edit.start - at)
        deque(taken_from(left, edit.end - edit.start), maxlen=0)
        made_of.append(edit.replacement)
        at = edit.end
    return list(rejoined([*made_of, *left], length))


def pieces(edits: Sequence[Edit], length: int) -> Iterator[Piece]:
    """What an edited text is made of."""
    at = 0
    for edit in edits:
        yield Span(at, edit.start)
        yield edit.replacement
        at = edit.end
    yield Span(at, length)


def taken_from(left: deque[Piece], count: int) -> Iterator[Piece]:
    """So many characters from the beginning; the rest stays."""
    while count and left:
        piece = left.popleft()
        size = len(piece) if isinstance(piece, str) else piece.end - piece.start
        if size > count:
            left.appendleft(part(piece, count, size))
            piece = part(piece, 0, count)
        count -= min(size, count)
        yield piece


def part(piece: Piece, start: int, end: int) -> Piece:
    """A part of a piece, counted from its start."""
    return piece[start:end] if isinstance(piece, str) else Span(piece.start + start, piece.start + end)


def rejoined(made_of: Iterable[Piece], length: int) -> Iterator[Edit]:
    """The edits that make a text of such pieces of one of that length."""
    at, put = 0, []
    for piece in (*made_of, Span(length, length)):
        if isinstance(piece, str):
            put.append(piece)
        elif piece.end > piece.start or piece.start == length:
            if piece.start > at or any(put):
                yield Edit(at, piece.start, "".join(put))
            at, put = piece.end, []
