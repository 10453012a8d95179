"""Where the keys and values of a TOML file are: tomllib reads them and does not say.

Only for a file that tomllib has read: the text is taken to be valid. Used when an error or ``aligner config`` has to
name a line, never to read a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"""
      (?P<blank> [ \t]+ | \#[^\n]* )
    | (?P<line> \r?\n )
    | (?P<text> \"{3} (?: [^"\\] | \\. | "(?!"") )*+ \"{3,5} | '{3} (?: [^'] | '(?!'') )*+ '{3,5}
              | " (?: [^"\\\n] | \\. )*+ " | ' [^'\n]*+ ' )
    | (?P<mark> [\[\]{},=.] )
    | (?P<word> [^\s\[\]{},=."'#]+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """The spans of a key and of its value; an item of a list has no key of its own."""

    key: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text that is not blank."""

    kind: str
    text: str
    start: int
    end: int


def places(text: str) -> dict[Path, KeyPlace]:
    """The place of every key and item by its path; that of a table is its header."""
    return Scanner(text).places()


class Scanner:
    """Walks over the tokens once."""

    def __init__(self, text: str) -> None:
        """``text`` is valid TOML."""
        self._tokens = [
            Token(match.lastgroup or "", match[0], *match.span())
            for match in TOKEN.finditer(text)
            if match.lastgroup != "blank"
        ]
        self._end = Token("end", "", len(text), len(text))
        self._at = 0
        self._found: dict[Path, KeyPlace] = {}
        self._counts: dict[Path, int] = {}

    def places(self) -> dict[Path, KeyPlace]:
        """All of them."""
        prefix: Path = ()
        while self._next.kind != "end":
            if self._next.kind == "line":
                self._take()
            elif self._next.text == "[":
                prefix = self._header()
            else:
                self._pair(prefix)
        return self._found

    @property
    def _next(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _header(self) -> Path:
        is_list = self._tokens[self._at + 1 : self._at + 2] and self._tokens[self._at + 1].text == "["
        for _ in range(2 if is_list else 1):
            self._take()
        prefix: Path = ()
        last: Path = ()
        for part, token in self._key():
            last = (*prefix, part)
            self._found.setdefault(last, KeyPlace((token.start, token.end), (token.start, token.end)))
            prefix = (*last, self._counts[last] - 1) if last in self._counts else last
        if is_list:
            self._counts[last] = self._counts.get(last, 0) + 1
            prefix = (*last, self._counts[last] - 1)
        self._skip_line()
        return prefix

    def _key(self) -> Iterator[tuple[str, Token]]:
        """The parts of a dotted key, up to what follows it."""
        while self._next.kind in ("word", "text") or self._next.text == ".":
            token = self._take()
            if token.text != ".":
                yield key_of(token.text), token

    def _pair(self, prefix: Path) -> None:
        path = prefix
        keys = []
        for part, token in self._key():
            path = (*path, part)
            keys.append((path, token))
        if self._next.text != "=" or not keys:
            self._take()
            return
        self._take()
        start = self._next.start
        end = self._value(path)
        for each, token in keys:
            self._found.setdefault(each, KeyPlace((token.start, token.end), (start, end)))

    def _value(self, path: Path) -> int:
        """Walk over a value; the offset where it ends."""
        opening = self._next
        if opening.text == "[":
            self._take()
            return self._items(path)
        if opening.text == "{":
            self._take()
            while self._next.text != "}" and self._next.kind != "end":
                if self._next.kind == "line" or self._next.text == ",":
                    self._take()
                else:
                    self._pair(path)
            return self._take().end
        end = opening.end
        while self._next.kind not in ("line", "end") and self._next.text not in (",", "]", "}"):
            end = self._take().end
        return end

    def _items(self, path: Path) -> int:
        index = 0
        while self._next.text != "]" and self._next.kind != "end":
            if self._next.kind == "line" or self._next.text == ",":
                self._take()
                continue
            start = self._next.start
            end = self._value((*path, index))
            self._found.setdefault((*path, index), KeyPlace((start, end), (start, end)))
            index += 1
        return self._take().end

    def _skip_line(self) -> None:
        while self._next.kind not in ("line", "end"):
            self._take()


def key_of(token: str) -> str:
    """A key without its quotes. Escapes are undone as TOML does, by TOML."""
    if token.startswith('"'):
        import tomllib

        return str(tomllib.loads(f"key = {token}")["key"])
    return token[1:-1] if token.startswith("'") else token
