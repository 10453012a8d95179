"""The file of a configuration: which one it is, what stands in it, and where in it something is wrong."""

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.config.places import KeyPlace, places
from aligner.errors import ConfigError
from aligner.model import Document

OWN, SHARED = "aligner.toml", "pyproject.toml"
SECTION = ("tool", "aligner")
"""Where ours is in a file that is shared."""

LARGEST = 2**18
"""Bytes. A thousand times what a configuration takes; tomllib needs seconds for a few of them."""
DEEPEST = 50
"""Parts of a dotted key. tomllib takes time with the cube of their number."""
DOTTED = re.compile(
    rf"""(?<![\w"'.-])(?>(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{DEEPEST}}}"""
)
SYNTAX = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|(end of document))\)", re.DOTALL)
WIDTH = 100
"""Cells of the line that an error shows."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A file with a configuration in it."""

    path: Path
    text: str
    values: dict[str, Any]
    """What stands in it, or in our section of it."""
    section: tuple[str, ...]

    @property
    def name(self) -> str:
        """As people see it from the current folder."""
        return shown_path(self.path)

    def place(self, at: Sequence[str | int]) -> KeyPlace | None:
        """Where a key is; None where that cannot be told."""
        try:
            return places(self.text).get((*self.section, *at))
        except (RecursionError, ValueError):
            return None

    def line(self, at: Sequence[str | int]) -> int | None:
        """The line of a key."""
        place = self.place(at)
        return None if place is None else self.text.count("\n", 0, place.key[0]) + 1

    def error(self, reason: str, at: Sequence[str | int], is_name: bool) -> ConfigError:
        """What is wrong with a key, or with its value."""
        place = self.place(at)
        if place is None:
            return ConfigError(f"{self.name}: {reason}")
        return pointed(self.name, self.text, *(place.key if is_name else place.value), reason)


def nearest(start: Path) -> ConfigFile | None:
    """The configuration of a folder: in it or in one above it."""
    here = Path(os.path.abspath(start))
    for folder in (here, *here.parents):
        for name in (OWN, SHARED):
            path = folder / name
            if os.path.lexists(path):
                found = read(path, is_asked_for=False)
                if found is not None:
                    return found
    return None


def read(path: Path, is_asked_for: bool = True) -> ConfigFile | None:
    """Read a file. None: it is shared, and nothing in it is ours. Raises ``ConfigError``."""
    name = shown_path(path)
    text = decoded(path, name)
    is_shared = path.name == SHARED
    if is_shared and not is_asked_for and "aligner" not in text:
        return None
    values: Any = parsed(text, name)
    if not is_shared:
        return ConfigFile(path, text, values, ())
    for depth, part in enumerate(SECTION, 1):
        if not isinstance(values, dict) or part not in values:
            if is_asked_for:
                raise ConfigError(f"{name}: has no section [{'.'.join(SECTION)}]")
            return None
        values = values[part]
        if not isinstance(values, dict):
            raise ConfigFile(path, text, {}, ()).error(f"{'.'.join(SECTION)} is a table", SECTION[:depth], False)
    return ConfigFile(path, text, values, SECTION)


def decoded(path: Path, name: str) -> str:
    """The text of a file that is one, and of a size that a configuration has."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ConfigError(f"{name}: is no file")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise ConfigError(f"{name}: there is no such file") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > LARGEST:
        raise ConfigError(f"{name}: larger than {LARGEST // 1024} kB: that is no configuration")
    try:
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}:{line}: not UTF-8: byte 0x{data[error.start]:02x} belongs to no character") from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """What stands in it. Raises ``ConfigError`` with the place of a fault."""
    import tomllib  # 5 ms, and most runs read no file

    deep = DOTTED.search(text)
    if deep:
        raise pointed(name, text, deep.start(), deep.start() + 1, f"a key of more than {DEEPEST} parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{name}: lists or tables nested too deep") from None
    except ValueError as error:
        raise refusal(str(error), name, text) from None


def refusal(said: str, name: str, text: str) -> ConfigError:
    """The error for what tomllib said."""
    match = SYNTAX.fullmatch(said)
    if match is None:
        return ConfigError(f"{name}: a number in it is too long")      # the one error that tomllib does not place
    reason = f"not TOML: {match[1][:1].lower()}{match[1][1:]}"
    if match[4]:
        return pointed(name, text, len(text), len(text), f"{reason} at the end of the file")
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    at = min(starts[min(int(match[2]), len(starts)) - 1] + int(match[3]) - 1, len(text))
    return pointed(name, text, at, at + 1, reason)


def pointed(name: str, text: str, start: int, end: int, reason: str) -> ConfigError:
    """The error with its place, and the line with carets under it."""
    from aligner.reporters.excerpt import excerpt

    document = Document(text, name)
    at = document.position(start)
    shown = excerpt(document, at.line, start, end, WIDTH)
    number = str(at.line)
    lines = (f"{number} | {''.join(part for part, _ in shown.parts)}", f"{' ' * len(number)} | {shown.underline('^')}")
    return ConfigError(f"{name}:{at}: {reason}", lines)


def shown_path(path: Path) -> str:
    """A path as it is seen from the current folder, if it is in or just above it."""
    try:
        seen = os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)
    return str(path) if seen.count(os.pardir) > 2 else seen
