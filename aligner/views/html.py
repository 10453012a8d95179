"""HTML as a reader sees it: without tags, scripts and styles, with characters in the place of references."""

import re
from collections.abc import Iterator
from html import unescape

from aligner.function_words import word_set
from aligner.model import Edit

INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
"""Elements inside a sentence; what begins or ends another one ends the line."""
TAG = re.compile(
    r"<(?P<raw>script|style|template|svg|math|noscript)\b[^<>]*+>.*?(?:</(?P=raw)\b[^<>]*+>|\Z)"
    r"|</?(?P<name>[a-z][a-z0-9:-]*+)(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>"
    r"|<[!?][^<>]*+>"
    r"|(?P<reference>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)"
    r"|(?P<blanks>(?<![ \t])[ \t]*+[\r\n][ \t\r\n]*+)",
    re.DOTALL | re.IGNORECASE,
)
BREAK = "\n"


def edits(text: str, start: int = 0, end: int | None = None) -> Iterator[Edit]:
    """What turns a stretch of HTML into its text."""
    end = len(text) if end is None else end
    for match in TAG.finditer(text, start, end):
        yield Edit(*match.span(), replacement(match))


def replacement(match: re.Match[str]) -> str:
    """What a reader sees in the place of markup."""
    if match["reference"]:
        return unescape(match["reference"])
    if match["blanks"]:
        return " "
    name = (match["name"] or match["raw"] or "").lower()
    return BREAK if name and name not in INLINE else ""
