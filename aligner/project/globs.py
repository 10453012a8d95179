"""File name patterns as .gitignore has them (https://git-scm.com/docs/gitignore), for that file and for ours.

A pattern is compiled to a regular expression in which only one loop can give back what it took, so that no pattern
from outside takes more than the square of a path's length. Compiling takes longest, and most lines of a .gitignore fit
nothing that is there: it waits for a path with the letters that the line asks for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

CLASSES = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": " \\t", "cntrl": "\\x00-\\x1f\\x7f", "digit": "0-9",
    "graph": "!-~", "lower": "a-z", "print": " -~", "punct": "!-/:-@\\[-`{-~", "space": "\\s", "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}  # fmt: skip
CLASS = re.compile(r"\[[!^]?+\]?+(?:\[:[a-z]*:\]|\\.|[^\]\\])*+\]", re.DOTALL)
TOKEN = re.compile(rf"{CLASS.pattern}|\\?.", re.DOTALL)
NOTHING = "(?!)"
MAGIC = re.compile(r"[*?\[\\]")
ESCAPED = r"\\\g<0>"
LITERAL = re.compile(r"[*?/]+")
"""What stands between letters that are meant as they are."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of such a file. Paths are seen from the folder that the file is in, with / between their parts."""

    text: str
    glob: str
    """What it asks of a path: it may be of another folder than the line."""
    takes_back: bool
    """Whether it begins with !: what it fits is wanted after all."""
    folders_only: bool
    letters: str
    """Some that stand in every path that it fits."""
    line: int = 0

    @property
    def regex(self) -> "re.Pattern[str]":
        """What fits the whole of a path."""
        return compiled(self.glob)

    def fits(self, path: str, is_folder: bool) -> bool:
        """Whether it speaks of this file or folder itself; what is in a folder goes with the folder."""
        is_possible = self.letters in path and (is_folder or not self.folders_only)
        return is_possible and self.regex.match(path) is not None


@cache
def compiled(glob: str) -> "re.Pattern[str]":
    """The regular expression for a whole path."""
    return re.compile(expression(glob), re.DOTALL)


def patterns(lines: Sequence[str]) -> tuple[Pattern, ...]:
    """The patterns of a file, without its comments and blank lines."""
    return tuple(found for number, line in enumerate(lines, 1) if (found := pattern(line, number)) is not None)


def pattern(line: str, number: int = 0) -> Pattern | None:
    """One line."""
    text = without_trailing_blanks(line.removesuffix("\r"))
    if not text or text.startswith("#"):
        return None
    takes_back = text.startswith("!")
    glob = text[1:] if takes_back else text
    plain = LITERAL.split(glob.partition("[")[0].partition("\\")[0])
    return Pattern(text, glob, takes_back, glob.endswith("/"), max(plain, key=len), number)


def from_above(found: Pattern, folder: str) -> Pattern:
    """A pattern of a folder, for paths that are seen from one above it; ``folder`` is the path from there."""
    glob = found.text.removeprefix("!")
    if "/" not in glob.removesuffix("/"):
        return found
    sign = "!" if found.takes_back else ""
    moved = pattern(f"{sign}/{MAGIC.sub(ESCAPED, folder)}/{glob.removeprefix('/')}", found.line)
    return replace(moved or found, text=found.text)


def deciding(found: Sequence[Pattern], path: str, is_folder: bool) -> Pattern | None:
    """The last pattern that speaks of a path: it decides."""
    return next((each for each in reversed(found) if each.fits(path, is_folder)), None)


def covering(found: Sequence[Pattern], path: str) -> Pattern | None:
    """The pattern by which a file is left out, itself or with a folder that it is in."""
    for end in ends_of(path):
        last = deciding(found, path[:end], end < len(path))
        if last and not last.takes_back:
            return last
    return None


def ends_of(path: str) -> Iterator[int]:
    """Where the folders that a path is in end, and the path itself."""
    yield from (match.start() for match in re.finditer("/", path))
    yield len(path)


def patterns_in_one(found: Iterable[Pattern]) -> "re.Pattern[str]":
    """What fits whatever one of many patterns fits, and is asked once for all of them."""
    return re.compile("|".join(f"(?:{each.regex.pattern})" for each in found) or NOTHING, re.DOTALL)


def may_cover(any_of_them: "re.Pattern[str]", path: str) -> bool:
    """Whether one of the patterns may speak of a path or of a folder that it is in."""
    return any(any_of_them.match(path[:end]) for end in ends_of(path))


def without_trailing_blanks(line: str) -> str:
    """Blanks at the end do not count, unless the last is escaped."""
    text = line.rstrip(" ")
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + " " if backslashes % 2 and len(text) < len(line) else text


def has_magic(path: str) -> bool:
    """Whether a path is a pattern."""
    return MAGIC.search(path) is not None


def expression(glob: str) -> str:
    """The regular expression for a whole path."""
    body = glob.removesuffix("/")
    anchored = "/" in body
    parts = divided(body.removeprefix("/"))
    if not anchored:
        parts = ["**", *parts]
    return "".join(pieces(parts))


def divided(glob: str) -> list[str]:
    """The parts between slashes; one inside brackets divides nothing."""
    parts = [""]
    for token in TOKEN.findall(glob):
        if token == "/":
            parts.append("")
        else:
            parts[-1] += token
    return parts


def pieces(parts: Sequence[str]) -> Iterator[str]:
    """Expressions for the runs between ``**``: a run in the middle is taken where it first fits, and stays there."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(part)
    last = len(runs) - 1
    for index, run in enumerate(runs):
        text = "/".join(map(segment, run))
        if not run:
            if index == last and last:
                yield r".+\Z"
        elif index == last:
            yield ("(?:[^/]+/)*" if index else "") + text + r"\Z"
        elif index == 0:
            yield text + "/"
        else:
            yield f"(?>(?:[^/]+/)*?{text}/)"


def segment(glob: str) -> str:
    """The expression for one name in a path: of its stars only the last can give back."""
    chunks = [""]
    at = 0
    while at < len(glob):
        character = glob[at]
        if character == "*":
            if chunks[-1] or len(chunks) == 1:
                chunks.append("")
            at += 1
        elif character == "?":
            chunks[-1] += "[^/]"
            at += 1
        elif character == "[":
            found = CLASS.match(glob, at)
            if found is None:
                return NOTHING
            chunks[-1] += class_expression(found[0])
            at = found.end()
        elif character == "\\":
            if at + 1 == len(glob):
                return NOTHING
            chunks[-1] += re.escape(glob[at + 1])
            at += 2
        else:
            chunks[-1] += re.escape(character)
            at += 1
    if len(chunks) == 1:
        return chunks[0]
    first, *middle, end = chunks
    return first + "".join(f"(?>[^/]*?{chunk})" for chunk in middle) + "[^/]*" + end


def class_expression(glob: str) -> str:
    """A set of characters; a slash is never in it."""
    body = glob[1:-1]
    is_negated = body[:1] in ("!", "^")
    members = list(members_of(body[1:] if is_negated else body))
    if None in members:
        return NOTHING
    inside = "".join(member for member in members if member)
    if is_negated:
        return f"[^/{inside}]"
    return f"(?!/)[{inside}]" if inside else NOTHING


def members_of(body: str) -> Iterator[str | None]:
    """The characters, ranges and named classes in a set; None for a class that there is not."""
    tokens = re.findall(r"\[:[a-z]*:\]|\\.|.", body, re.DOTALL)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.startswith("[:") and token.endswith(":]") and len(token) > 3:
            yield CLASSES.get(token[2:-2])
        elif tokens[at + 1 : at + 2] == ["-"] and at + 2 < len(tokens):
            low, high = token[-1], tokens[at + 2][-1]
            if low <= high:
                yield f"{re.escape(low)}-{re.escape(high)}"
            at += 2
        else:
            yield re.escape(token[-1])
        at += 1
