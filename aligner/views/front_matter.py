"""What readers see of a page's front matter, in YAML or TOML: its title, its description, the text for its image.

Only what is plainly written is read: keys with a text on their lines, in maps and in lists of maps, quoted or not,
folded or not. What is written otherwise (anchors, tags, quotes that do not match) is passed over, and said: a page is
never misread for it. Collections between brackets are none of it. Which keys are prose is told by their last word,
since each generator of sites has its own: ``og_description``, ``seoTitle``, ``cover.alt``. Slugs, tags, dates and
layouts have other names.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from aligner.decisions.blocks import FRONT_MATTER
from aligner.function_words import word_set
from aligner.languages import SCRIPT_OF
from aligner.model import LINE_BREAK, Edit
from aligner.views.part import Part, is_text, trimmed

YAML, TOML = "---", "+++"

PROSE = word_set(
    "title subtitle description summary abstract excerpt caption alt headline subheadline heading subheading lead "
    "teaser tagline intro blurb linktitle navtitle pagetitle metatitle metadescription"
)
"""What the last word of a key is whose value is read by people."""
LABELS = frozenset((("sidebar", "label"), ("nav", "label"), ("link", "text"), ("image", "text")))
"""Two words that say it where one would not."""
WORD_OF_KEY = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")

KEY = re.compile(
    r"(?P<indent>[ ]*+)(?P<item>(?:-[ ]++)*+)"
    r"(?P<key>[^\W\d][\w.-]*+|\"[^\"\\\r\n]++\"|'[^'\r\n]++')[ \t]*+:(?=[ \t\r\n]|\Z)[ \t]*+"
)
DOUBLE = re.compile(r"\"(?P<value>(?:[^\"\\]|\\.)*+)\"[ \t]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)", re.DOTALL)
SINGLE = re.compile(r"'(?P<value>(?:[^']|'')*+)'(?!')[ \t]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)")
BLOCK = re.compile(r"(?P<style>[|>])[-+\d]{0,2}[ \t]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)")
PLAIN = re.compile(r"(?P<value>[^\s\[\]{}&*!|>'\"%@`#,?:-][^\r\n]*)")
NO_PLAIN = re.compile(r":(?:[ \t]|\Z)")
"""In a text that is not quoted it would begin a value: the file is broken, or something else is meant."""
END_OF_PLAIN = re.compile(r"[ \t]+#|[ \t]*\Z")
NO_TEXT = word_set("true false yes no on off null y n")

PAIR = re.compile(
    r"[ \t]*+(?P<key>(?:[\w-]++|\"[^\"\\\r\n]++\"|'[^'\r\n]++')(?:\.(?:[\w-]++|\"[^\"\\\r\n]++\"|'[^'\r\n]++'))*+)"
    r"[ \t]*+=[ \t]*+"
)
TABLE = re.compile(r"[ \t]*+\[{1,2}[ \t]*+(?P<path>[^\[\]\r\n]++)\]{1,2}[ \t]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)")
STRINGS = (
    re.compile(r"\"\"\"(?P<value>(?:[^\"\\]|\\.|\"(?!\"\"))*+)\"\"\"", re.DOTALL),
    re.compile(r"'''(?P<value>(?:[^']|'(?!''))*+)'''"),
    re.compile(r"\"(?P<value>(?:[^\"\\\r\n]|\\.)*+)\""),
    re.compile(r"'(?P<value>[^'\r\n]*+)'"),
)

FOLDS = r"(?<![ \t])[ \t]*+(?:(?:\r\n|\r|\n)[ \t]*+)+"
LINES = re.compile(FOLDS)
DOUBLED = re.compile(rf"''|{FOLDS}")
ESCAPED = re.compile(
    rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|(?:\r\n|\r|\n)[ \t]*+|.)|{FOLDS}", re.DOTALL
)
ESCAPES = {"n": "\n", "t": "\t", "_": "\u00a0", " ": " ", '"': '"', "\\": "\\", "/": "/", "'": "'"}


class Unread(NamedTuple):
    """A key for people whose value cannot be read."""

    at: int
    key: str


def end(text: str) -> int:
    """Where the front matter of a page ends; 0 if it has none."""
    found = FRONT_MATTER.match(text)
    return found.end() if found else 0


def parts(text: str) -> Iterator[Part]:
    """What readers see of it, in order."""
    return (each for each in prose(text) if isinstance(each, Part) and is_text(each.shown(text)))


def notes(text: str) -> Iterator[str]:
    """What of it would be read if it could be."""
    for each in prose(text):
        if isinstance(each, Unread):
            line = len(LINE_BREAK.findall(text, 0, each.at)) + 1
            yield f"line {line}, {each.key} in the front matter was not read: quote its value, escape quotes inside it"


def prose(text: str) -> Iterator[Part | Unread]:
    """The values of the keys for people, in order."""
    found = FRONT_MATTER.match(text)
    if found:
        read = yaml if found[1] == YAML else toml
        yield from read(text, found.end(1), text.rfind(found[1], 0, found.end()))


def is_prose(path: list[str]) -> bool:
    """Whether the value of a key is for people, by the key and those that it is in."""
    words = [word.lower() for word in WORD_OF_KEY.findall(path[-1])]
    if not words or any(key.lower() in SCRIPT_OF for key in path):
        return False
    return words[-1] in PROSE or tuple(words[-2:]) in LABELS


def yaml(text: str, start: int, stop: int) -> Iterator[Part | Unread]:
    """The prose in a map."""
    path: list[tuple[int, str]] = []
    at = following(text, start, stop)
    while at < stop:
        match = KEY.match(text, at, stop)
        line = following(text, at, stop)
        if not match:
            at = line
            continue
        indent = match.end("item") - at
        while path and path[-1][0] >= indent:
            path.pop()
        path.append((indent, match["key"].strip("\"'")))
        keys = [key for _, key in path]
        part, at = value(text, match.end(), line, stop, indent)
        if is_prose(keys):
            if part:
                yield replace(part, kind=" ".join(["front matter", *keys]))
            elif is_meant_as_text(text[match.end() : line].strip()):
                yield Unread(match.start("key"), path[-1][1])


def is_meant_as_text(said: str) -> bool:
    """Whether what stands behind a key is more than nothing, a comment, a collection, or yes or no."""
    return said not in ("", "-") and said[0] not in "#[{" and said.lower() not in NO_TEXT


def value(text: str, start: int, line: int, stop: int, indent: int) -> tuple[Part | None, int]:
    """The text that is the value of a key, and where the next key may stand.

    ``start`` is where the value begins, ``line`` where the next line does, ``indent`` that of the key.
    """
    if text[start:line].strip() in ("", "-") or text[start] == "#":
        return None, line
    below = deeper(text, line, stop, indent)
    if match := BLOCK.match(text, start, stop):
        return part_of(text, *trimmed(text, line, below), LINES, folds=match["style"] == ">"), below
    if match := DOUBLE.match(text, start, stop) or SINGLE.match(text, start, stop):
        kind = ESCAPED if text[start] == '"' else DOUBLED
        return part_of(text, *match.span("value"), kind), following(text, match.end(), stop)
    match = PLAIN.match(text, start, stop)
    if not match or NO_PLAIN.search(match["value"]) or match["value"].strip().lower() in NO_TEXT:
        return None, below
    first = END_OF_PLAIN.search(text, start, match.end())
    end = first.start() if first else match.end()
    more = text[line:below]
    if more.strip():
        if (first and first.end() < match.end()) or any(NO_PLAIN.search(each) for each in more.splitlines()):
            return None, below
        end = trimmed(text, start, below)[1]
    return (None if " #" in more else part_of(text, start, end, LINES)), below


def toml(text: str, start: int, stop: int) -> Iterator[Part | Unread]:
    """The prose in tables."""
    table: list[str] = []
    at = following(text, start, stop)
    while at < stop:
        line, at = at, following(text, at, stop)
        if match := TABLE.match(text, line, stop):
            table = keys_of(match["path"])
        elif match := PAIR.match(text, line, stop):
            keys = [*table, *keys_of(match["key"])]
            string = next((each for each in (kind.match(text, match.end(), stop) for kind in STRINGS) if each), None)
            if string:
                at = following(text, string.end(), stop)
                rest = text[string.end() : at].strip()
                if is_prose(keys) and (not rest or rest.startswith("#")):
                    marks = ESCAPED if string.group().startswith('"') else LINES
                    part = part_of(text, *trimmed(text, *string.span("value")), marks, folds=False)
                    yield replace(part, kind=" ".join(["front matter", *keys]))
                    continue
            if is_prose(keys) and (string or text[match.end() : match.end() + 1] in ("'", '"')):
                yield Unread(match.start("key"), keys[-1])


def keys_of(path: str) -> list[str]:
    """The keys of a dotted one; what stands between quotes is not looked into."""
    return [key.strip(" \t\"'") for key in path.split(".")]


def following(text: str, at: int, stop: int) -> int:
    """Where the next line begins."""
    found = LINE_BREAK.search(text, at, stop)
    return found.end() if found else stop


def deeper(text: str, at: int, stop: int, indent: int) -> int:
    """The end of the lines from a place on that are blank, or have a larger indent."""
    while at < stop:
        line = following(text, at, stop)
        shown = text[at:line]
        if shown.strip() and len(shown) - len(shown.lstrip(" ")) <= indent:
            break
        at = line
    return at


def part_of(text: str, start: int, end: int, marks: "re.Pattern[str]", folds: bool = True) -> Part:
    """A part; ``marks`` finds what stands for something else in it, and ``folds`` says whether one line goes on."""
    found = (Edit(*mark.span(), meant(mark.group(), folds)) for mark in marks.finditer(text, start, end))
    return Part(start, end, "", edits=tuple(found))


def meant(mark: str, folds: bool) -> str:
    """What is read in the place of an escape, of a doubled quotation mark, or of where a line ends."""
    if mark[0] == "\\":
        return chr(code_of(mark[2:])) if mark[1] in "xuU" and len(mark) > 2 else ESCAPES.get(mark[1], "")
    if mark == "''":
        return "'"
    return " " if folds and len(LINE_BREAK.findall(mark)) == 1 else "\n"


def code_of(digits: str) -> int:
    """The character that an escape names; what is none is the sign for that."""
    code = int(digits, 16)
    return code if code < 0xD800 or 0xDFFF < code < 0x110000 else 0xFFFD
