"""The settings of a run: from the nearest file, the environment and the command line, each value with its origin.

    aligner.toml, or pyproject.toml with [tool.aligner]    the nearest one, from the current folder upwards
    ALIGNER_SELECT, ALIGNER_FAIL_ON, ...                   win over the file
    --select, --fail-on, ...                               win over both

What stands in a file is data. It runs no code, has nothing fetched, and names no output outside its own folder: a
repository that somebody else wrote can be checked without fear of its configuration.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from aligner.config import keys
from aligner.config.keys import BY_NAME, KEYS, Key
from aligner.config.kinds import WrongValueError
from aligner.config.reading import OWN, SECTION, SHARED, ConfigFile, nearest, read
from aligner.errors import UsageError, unknown

T = TypeVar("T")

PREFIX = "ALIGNER_"
OTHERS = ("ALIGNER_CACHE_DIR",)
"""Variables that are read elsewhere."""
NO_SECTION = f"[{'.'.join(SECTION)}] is for {SHARED}: in {OWN} the keys stand without it"
NEARLY = 0.85
"""Likeness of a variable's name to one of ours from which it must be a slip."""


class Level(IntEnum):
    """Where a value comes from; a higher one wins."""

    DEFAULT = 0
    FILE = 1
    ENVIRONMENT = 2
    COMMAND_LINE = 3


@dataclass(frozen=True, slots=True)
class Value:
    """A value and its origin."""

    value: Any
    level: Level = Level.DEFAULT
    variable: str | None = None
    """The variable of the environment that it is from."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in effect."""

    values: Mapping[str, Value]
    file: ConfigFile | None = None

    @property
    def root(self) -> Path:
        """The folder that patterns are seen from: that of the file, or the current one."""
        return Path(os.path.abspath(self.file.path.parent if self.file else os.curdir))

    def __getitem__(self, key: Key[T]) -> T:
        """The value of a key."""
        return cast("T", self.values[key.name].value)

    def level(self, key: Key[Any]) -> Level:
        """Where the value of a key comes from."""
        return self.values[key.name].level


def load(
    stated: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    file: str | None = None,
    is_isolated: bool = False,
) -> Config:
    """The settings in effect.

    ``stated`` are the values of the command line by the names of their keys. ``file`` is the file to read instead of
    the nearest; ``is_isolated``: none is read. Raises ``ConfigError`` for what cannot be meant, with its place, and
    ``UsageError`` for a variable.
    """
    if file is not None and is_isolated:
        raise UsageError("--config names a file to read, --isolated asks for none")
    found = None if is_isolated else nearest(Path.cwd()) if file is None else read(Path(file))
    values = {key.name: Value(key.default) for key in KEYS}
    values |= of_file(found) if found else {}
    values |= of_environment(os.environ if environment is None else environment)
    values |= {name: Value(value, Level.COMMAND_LINE) for name, value in (stated or {}).items()}
    return Config(overruled(values), found)


def overruled(values: dict[str, Value]) -> dict[str, Value]:
    """What is selected on a higher level is meant as it stands: additions and exceptions from below are for others."""
    level = values[keys.SELECT.name].level
    weaker = (key for key in (keys.EXTEND_SELECT, keys.IGNORE) if values[key.name].level < level)
    return values | {key.name: Value(key.default) for key in weaker}


def of_file(file: ConfigFile) -> dict[str, Value]:
    """The values of a file, checked."""
    found = {}
    for name, given in file.values.items():
        try:
            if name not in BY_NAME:
                reason = NO_SECTION if name == SECTION[0] else str(unknown("key", name, BY_NAME))
                raise WrongValueError(reason, is_name=True)
            value = BY_NAME[name].kind.parsed(given)
            value = BY_NAME[name].kind.anchored(value, file.path.parent)
        except WrongValueError as error:
            wrong = error.inside(name)
            reason = f"{wrong.place}: {error}" if wrong.place else str(error)
            raise file.error(reason, wrong.at, wrong.is_name) from None
        found[name] = Value(value, Level.FILE)
    return found


def of_environment(environment: Mapping[str, str]) -> dict[str, Value]:
    """The values of variables, checked. One that is nearly ours is a slip; others are somebody else's."""
    ours = {key.variable: key for key in KEYS if key.variable}
    found = {}
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        if variable in OTHERS:
            continue
        if variable not in ours:
            near = get_close_matches(variable, ours, n=1, cutoff=NEARLY)
            if near:
                raise UsageError(f"unknown variable {variable}: did you mean {near[0]}?")
            continue
        key = ours[variable]
        text = environment[variable]
        if not text.strip():
            continue
        try:
            value = key.kind.parsed(key.kind.from_text(text))
        except WrongValueError as error:
            raise UsageError(f"{variable}: {error}") from None
        found[key.name] = Value(value, Level.ENVIRONMENT, variable)
    return found


__all__ = ["KEYS", "Config", "ConfigFile", "Key", "Level", "Value", "keys", "load"]
