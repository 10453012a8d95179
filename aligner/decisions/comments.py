"""The comments in which a text speaks to this program.

    <!-- aligner: ignore[number, quotes] The figures are the client's. -->           the next block
    <!-- aligner: disable[untranslated] A song. --> ... <!-- aligner: enable -->     what stands between, or the rest
    <!-- aligner: ignore-file[moved] -->                                             the whole file

They are found and read here; what they say holds in ``ignores``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.errors import unknown
from aligner.model import LINE_BREAK, Document

ALL = "all"
"""Stands for every rule."""
VERBS = ("ignore", "disable", "enable", "ignore-file")

OPENING = re.compile(r"<!--\s*aligner\s*:", re.IGNORECASE)
ANY_OPENING, CLOSING = "<!--", "-->"
SAID = re.compile(r"([\w-]*)\s*(\[[^\[\]]*\]?)?[\s:–—-]*(.*)", re.DOTALL)
NO_BREAK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that speaks to this program."""

    start: int
    end: int
    verb: str = ""
    names: tuple[str, ...] = ()
    """Rules, categories or ``all``; none after a bare ``enable``."""
    reason: str = ""
    fault: str = ""
    """Why it cannot be read, where it cannot: it then has no effect."""


def comments(text: str) -> tuple[Comment, ...]:
    """The comments of a text, in order. One that is not closed ends with its line."""
    found = []
    at = close = 0
    while opening := OPENING.search(text, at):
        begin = opening.end()
        if 0 <= close < begin:
            close = text.find(CLOSING, begin)
        if close >= 0 and text.find(ANY_OPENING, begin, close) < 0:
            at = close + len(CLOSING)
            found.append(read(opening.start(), at, text[begin:close].strip()))
        else:
            following = text.find(ANY_OPENING, begin)
            line = LINE_BREAK.search(text, begin, following if following >= 0 else len(text))
            at = line.start() if line else following if following >= 0 else len(text)
            found.append(Comment(opening.start(), at, fault=f"the comment does not end with {CLOSING}"))
    return tuple(found)


def read(start: int, end: int, said: str) -> Comment:
    """A comment by what it says after the name of this program."""
    match = SAID.fullmatch(said)
    verb, brackets, reason = match.groups() if match else ("", None, "")
    names = tuple(dict.fromkeys(name.strip() for name in (brackets or "").strip("[]").split(",") if name.strip()))
    fault = ""
    if verb not in VERBS:
        fault = str(unknown("word", verb, VERBS))
    elif brackets and not brackets.endswith("]"):
        fault = "the bracket after it is not closed"
    elif not names and (verb != "enable" or brackets):
        fault = f"it names no rule: write {verb}[RULE], or {verb}[{ALL}]"
    return Comment(start, end, verb, names, " ".join(reason.split()), fault)


def masked(document: Document, found: Sequence[Comment]) -> Document:
    """The document as the checks are to see it."""
    return replace(document, text=blanked(document.text, found)) if found else document


def blanked(text: str, found: Sequence[Comment]) -> str:
    """The text with blanks for its comments: every offset and every line stays as it was."""
    parts, at = [], 0
    for each in found:
        parts += [text[at : each.start], NO_BREAK.sub(" ", text[each.start : each.end])]
        at = each.end
    return "".join([*parts, text[at:]])
