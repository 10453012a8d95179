"""HTML as a reader sees it: without tags, scripts and program text, with characters in the place of references.

White space is what a browser makes of it: whatever stands between two words, breaks, indents and tags that do not
show, is one blank, and nothing at the ends of a line.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from html import unescape
from html.entities import html5
from typing import NamedTuple

from aligner import wrapping
from aligner.function_words import word_set
from aligner.model import LINE_BREAK, Edit, Span

BLOCKS = word_set(
    "address article aside audio blockquote body br button canvas caption center colgroup dd details dialog dir div dl "
    "dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li "
    "main menu nav noframes object ol optgroup option p pre search section select summary table tbody td textarea "
    "tfoot th thead title tr ul video"
)
"""Elements that end the line where they begin and where they end. Others stand inside one, whatever they are called;
but with a hyphen in its name an element is the page's own, and mostly a part of it."""
BREAK = "\n"
IMAGES = word_set("img svg math embed input picture")
"""Elements that show something else than text."""
WITHOUT_SEMICOLON = sorted((name for name in html5 if not name.endswith(";")), key=len, reverse=True)
"""The old references, which browsers read without one as well."""
NO_TEXT = (
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|template|svg|math|noscript)(?=[\s/>])[^<>]*+(?<!/)>.*?(?:</(?P=raw)(?=[\s/>])[^<>]*+>|\Z)"
)
"""What no reader sees, as a pattern: comments, and elements whose content is another language."""
NAME_AND_REST = r"(?P<name>[a-z][a-z0-9:-]*+)(?P<rest>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>"
"""What follows < and / in a tag."""
TOKEN = re.compile(
    rf"{NO_TEXT}|<(?P<slash>/?){NAME_AND_REST}"
    r"|<[!?][^<>]*+>"
    rf"|(?P<reference>&(?:#\d{{1,7}};?|#x[0-9a-f]{{1,6}};?|[a-z][a-z0-9]{{1,31}};|{'|'.join(WITHOUT_SEMICOLON)}))"
    r"|(?P<white>[ \t\r\n\f]{2,}|[\t\r\n\f])|\u00ad",
    re.DOTALL | re.IGNORECASE,
)
COMMENT, END_OF_COMMENT = "<!--", "-->"
TAG = re.compile(r"<[^<>]*+>")
WHITE, SOFT_HYPHEN = " \t\r\n\f", "\u00ad"
OPENING, CLOSING = "([«“„", ",.;:!?…)]»”"
"""Beside these no blank is left where an image is taken out, or a link to a note."""
NUMBER = re.compile(r"[+−-]?\d{1,3}(?=</sup\s*>)", re.IGNORECASE)
SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
"""10<sup>6</sup> is not 106."""

LINK = re.compile(r"\shref\s*=\s*[\"']?([^\s\"'<>]*+)", re.IGNORECASE)
NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?", re.IGNORECASE)
SIGN = re.compile(r"[^\w\s]{1,3}")
"""What leads to a note and what has the address of a heading or leads back: ¶, #, ↩. They are no part of a sentence."""
OF_A_NOTE = re.compile(r"\bfn|ftn|foot|note|edn|cite|<sup\b", re.IGNORECASE)
RAISED = re.compile(r"<sup(?=[\s>])[^<>]*+>$", re.IGNORECASE)
END_OF_LINK = re.compile(r"</a\s*>", re.IGNORECASE)
LONGEST_NOTE = 300
"""Characters of a link to a note, with the tags in it."""

CODE = re.compile(r"(?<!`)<(?P<slash>/?)(?:code|kbd|samp|tt|var)(?=[\s/>])[^<>]*+>", re.IGNORECASE)
LONGEST_CODE = 1_000
"""Characters, with the tags in it: what is longer may be a whole page, set in letters of one width."""
OF_A_PROGRAM = re.compile(r"<(?:code|span|kbd|samp|tt|var)(?=[\s/>])", re.IGNORECASE)
END_OF_PRE = re.compile(r"</pre\b", re.IGNORECASE)
PROSE = re.compile(
    r"[\"'«“„(\[]*(?P<word>[^\W\d_]+(?:['’‑-][^\W\d_]+)*+)[\"'»”)\]]*+[.,;:!?…]*+[\"'»”)\]]*+"
)
LEAST_PROSE, LEAST_WORDS = 0.9, 8
"""Share of words from which preformatted text is a letter or a poem. Of 850 pieces of program text in manuals one has
as many, a form to fill in; letters have .95."""


class PieceKind(Enum):
    """What a reader sees of a piece of a file."""

    TEXT = auto()
    CHARACTER = auto()
    """What a reference stands for."""
    RAISED = auto()
    """A number above the line."""
    NOTHING = auto()
    LABEL = auto()
    """Nothing, but what follows is set off from the words before: a link, emphasis, the name of a button."""
    BLANK = auto()
    BREAK = auto()
    IMAGE = auto()
    """Something that is no part of a sentence: a picture, a link to a note."""


class Piece(NamedTuple):
    """A piece of a file."""

    kind: PieceKind
    start: int
    end: int


SHOWN = (PieceKind.TEXT, PieceKind.CHARACTER, PieceKind.RAISED)


def edits(text: str, start: int = 0, end: int | None = None) -> Iterator[Edit]:
    """What turns a stretch of HTML into its text."""
    end = len(text) if end is None else end
    before, gap, label = "", start, start
    kinds: list[PieceKind] = []
    for piece in pieces(text, start, end):
        if piece.kind not in SHOWN:
            kinds.append(piece.kind)
            label = piece.start if piece.kind is PieceKind.LABEL else piece.end
            continue
        stands = text[piece.start : piece.end]
        shows = shown(piece.kind, stands)
        filling = between(kinds, before, shows[0])
        if text[gap:label] != filling:
            yield Edit(gap, label, filling)
        if label < piece.start:
            yield Edit(label, piece.start, "")
        if shows != stands:
            yield Edit(piece.start, piece.end, shows)
        before, gap, label = shows[-1], piece.end, piece.end
        kinds.clear()
    if gap < end:
        yield Edit(gap, end, BREAK if before and PieceKind.BREAK in kinds else "")


def shown(kind: PieceKind, stands: str) -> str:
    """What a reader sees of a piece that shows."""
    if kind is PieceKind.RAISED:
        return stands.translate(SUPERSCRIPT)
    return unescape(stands) if kind is PieceKind.CHARACTER else stands


def between(kinds: list[PieceKind], before: str, after: str) -> str:
    """What a reader sees between two characters, by what stands there in the file."""
    if not before:
        return ""
    if PieceKind.BREAK in kinds:
        return BREAK * min(kinds.count(PieceKind.BREAK), 2)
    if PieceKind.IMAGE in kinds:
        is_beside = before in OPENING or after in CLOSING
        return " " if not is_beside and (PieceKind.BLANK in kinds or (before.isalnum() and after.isalnum())) else ""
    return " " if PieceKind.BLANK in kinds else ""


def pieces(text: str, start: int, end: int, wraps: Collection[int] | None = None) -> Iterator[Piece]:
    """A stretch of HTML in pieces, all of it and in order.

    Of preformatted text ``wraps`` says which white space is a blank although a line ends there, by where it starts.
    """
    at = plain = start
    ends = [] if wraps is not None else [match.start() for match in END_OF_PRE.finditer(text, start, end)]
    opened = left = ""
    while token := TOKEN.search(text, at, end):
        at = token.end()
        if token["reference"] and unescape(token.group()) == token.group():
            continue
        if plain < token.start():
            yield from plain_text(text, plain, token.start())
            left = ""
        if token["name"] in ("a", "A"):
            if token["slash"]:
                left = opened
            else:
                opened = "".join(LINK.findall(token.group())[:1])
                if left and opened and left != opened:      # they are items of a menu, for a word leads to one place
                    yield Piece(PieceKind.BLANK, token.start(), token.start())
        for piece in read(text, token, ends, wraps):
            left = left if piece.kind in (PieceKind.NOTHING, PieceKind.LABEL) else ""
            at = piece.end
            yield piece
        plain = at
    yield from plain_text(text, plain, end)


def plain_text(text: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch without markup, in which no two blanks meet: what shows, and the blanks around it."""
    shown = text[start:end].strip(" ")
    first = start + text[start:end].find(shown[:1]) if shown else end
    if start < first:
        yield Piece(PieceKind.BLANK, start, first)
    if shown:
        yield Piece(PieceKind.TEXT, first, first + len(shown))
    if first + len(shown) < end:
        yield Piece(PieceKind.BLANK, first + len(shown), end)


def read(
    text: str, token: re.Match[str], ends_of_pre: Sequence[int], wraps: Collection[int] | None
) -> Iterator[Piece]:
    """What a reader sees of markup, a reference or white space, with that which it hides behind it."""
    start, end = token.span()
    name = (token["name"] or token["raw"] or "").lower()
    if token["reference"]:
        sign = unescape(token.group())
        stands_for = PieceKind.NOTHING if sign == SOFT_HYPHEN else PieceKind.CHARACTER
        kind = stands_for if sign.strip(WHITE) else PieceKind.BLANK
        yield Piece(kind, start, end)
    elif token["white"]:
        lines = 0 if wraps is None or start in wraps else len(LINE_BREAK.findall(token.group()))
        yield from [Piece(PieceKind.BREAK, start, start)] * min(lines, 2)
        yield Piece(PieceKind.BLANK, start, end)
    elif name in BLOCKS or "-" in name:
        yield Piece(PieceKind.BREAK, start, end)
        index = bisect_left(ends_of_pre, end)
        if name == "pre" and not token["slash"] and index < len(ends_of_pre):
            yield from preformatted(text, end, ends_of_pre[index])
    elif name == "a" and not token["slash"]:
        note = end_of_note(text, token)
        yield Piece(PieceKind.IMAGE if note else PieceKind.LABEL, start, note or end)
    elif name in IMAGES:
        yield Piece(PieceKind.IMAGE, start, end)
    else:
        yield Piece(PieceKind.LABEL if token["name"] and not token["slash"] else PieceKind.NOTHING, start, end)
        number = NUMBER.match(text, end) if name == "sup" and not token["slash"] else None
        if number:
            yield Piece(PieceKind.RAISED, *number.span())


def preformatted(text: str, start: int, end: int) -> Iterator[Piece]:
    """What a reader has to read of preformatted text: nothing if it is of a program, else its lines."""
    inside = text[start:end]
    words = unescape(TAG.sub("", inside)).split()
    prose = sum(map(is_word, words))
    if OF_A_PROGRAM.search(inside) or prose < max(LEAST_WORDS, LEAST_PROSE * len(words)):
        yield Piece(PieceKind.NOTHING, start, end)
    else:
        yield from pieces(text, start, end, {start + edit.start for edit in wrapping.edits(inside)})


def is_word(text: str) -> bool:
    """Whether something between blanks is a word with its marks, and no name of a program with capitals inside."""
    match = PROSE.fullmatch(text)
    return match is not None and (match["word"].isupper() or match["word"][1:].islower() or len(match["word"]) == 1)


def end_of_note(text: str, tag: re.Match[str]) -> int:
    """Where a link ends that leads to a note, back from it or to the heading that it stands in; 0 for other links."""
    start, end = tag.span()
    closing = END_OF_LINK.search(text, end, end + LONGEST_NOTE)
    if not closing or not "".join(LINK.findall(tag.group())[:1]).startswith("#"):
        return 0
    says = unescape(TAG.sub("", text[end : closing.start()])).strip()
    is_raised = RAISED.search(text, max(0, start - LONGEST_NOTE), start)
    is_note = NOTE.fullmatch(says) and (is_raised or OF_A_NOTE.search(text, start, closing.start()))
    return closing.end() if is_note or SIGN.fullmatch(says) else 0


def comments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The comments that begin in a stretch of HTML; in an attribute or a script none does."""
    return comments_by(TOKEN, text, start, end)


def comments_by(token: "re.Pattern[str]", text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The comments that begin in a stretch; ``token`` finds them, and what none begins in."""
    while found := token.search(text, start, end):
        start = found.end()
        if found.group().startswith(COMMENT):
            close = text.find(END_OF_COMMENT, found.start() + len(COMMENT))
            start = close + len(END_OF_COMMENT) if close >= 0 else len(text)
            yield found.start(), start


def code(text: str) -> Iterator[Span]:
    """What stands in elements for program text and keys, in order."""
    opened: list[int] = []
    for tag in CODE.finditer(text):
        if opened and tag.start() - opened[0] > LONGEST_CODE:
            opened.clear()
        if not tag["slash"]:
            opened.append(tag.end())
        elif opened:
            start = opened.pop()
            if not opened:
                yield Span(start, tag.start())
