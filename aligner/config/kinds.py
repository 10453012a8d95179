"""What the value of a key may be: checked, read from a variable, described to an editor."""

import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Generic, TypeVar

from aligner.checks import Check
from aligner.errors import UsageError, unknown
from aligner.model import Severity
from aligner.project.discovery import SPECIAL
from aligner.project.globs import patterns
from aligner.project.pairing import Pairing, pairing
from aligner.readers.encodings import stated
from aligner.terminology.glossary import Terms

T = TypeVar("T")
Schema = dict[str, Any]

SHOWN = 40
"""Characters of a wrong value that an error repeats."""

YES_AND_NO = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


class WrongValueError(Exception):
    """A value that cannot be meant: the reason, and where inside the value."""

    def __init__(self, reason: str, at: tuple[str | int, ...] = (), is_name: bool = False) -> None:
        """``is_name``: what is wrong is the key at this place and not its value."""
        super().__init__(reason)
        self.at = at
        self.is_name = is_name

    @property
    def place(self) -> str:
        """Where it is, with dots between the keys; for a wrong key, what is around it."""
        return ".".join(part for part in (self.at[:-1] if self.is_name else self.at) if isinstance(part, str))

    def inside(self, *at: str | int) -> "WrongValueError":
        """The same, seen from what is around it."""
        return WrongValueError(str(self), (*at, *self.at), self.is_name)


class Kind(Generic[T]):
    """A kind of value."""

    what: str = ""
    """As a person says it, after "takes"."""

    def parsed(self, value: object) -> T:
        """The value as the program has it. Raises ``WrongValueError``."""
        raise NotImplementedError

    def from_text(self, text: str) -> object:
        """What a variable of the environment holds, as the file would have it."""
        return text

    def anchored(self, value: T, root: Path) -> T:
        """The value from a file in the folder ``root``: names of files are seen from there.

        Raises ``WrongValueError``.
        """
        return value

    def schema(self) -> Schema:
        """As JSON Schema has it."""
        raise NotImplementedError


def wrong_type(expected: str, value: object) -> WrongValueError:
    """The error for a value of another kind."""
    return WrongValueError(f"takes {expected}, not {described(value)}")


def described(value: object) -> str:
    """A value as a person calls it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return f"the text {value[:SHOWN] + '…' if len(value) > SHOWN else value!r}"
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "a date or time"


def text_of(value: object, what: str = "a text") -> str:
    """A text without controls: names of files and rules have none."""
    if not isinstance(value, str):
        raise wrong_type(what, value)
    if not value or not all(character.isprintable() or character == " " for character in value):
        raise WrongValueError("is empty" if not value else "has characters in it that do not show")
    return value


def known_name(what: str, name: str, known: Iterable[str]) -> str:
    """A name that there is, or ``WrongValueError`` with the nearest one."""
    names = set(known)
    if name in names:
        return name
    raise WrongValueError(str(unknown(what, name, names)))


@dataclass(frozen=True)
class Text(Kind[str | None]):
    """A text."""

    what: str = "a text"

    def parsed(self, value: object) -> str | None:
        """See ``Kind``."""
        return text_of(value, self.what)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class Encoding(Text):
    """An encoding of texts."""

    what: str = "the name of an encoding"

    def parsed(self, value: object) -> str | None:
        """See ``Kind``."""
        try:
            return stated(text_of(value, self.what))
        except UsageError as error:
            raise WrongValueError(str(error)) from None


@dataclass(frozen=True)
class Choice(Kind[str]):
    """One of some names."""

    noun: str
    names: tuple[str, ...]

    @property
    def what(self) -> str:      # type: ignore[override]
        """See ``Kind``."""
        return f"one of {', '.join(self.names)}" if len(self.names) < 12 else f"a {self.noun}"

    def parsed(self, value: object) -> str:
        """See ``Kind``."""
        return known_name(self.noun, text_of(value, self.what), self.names)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"enum": list(self.names)}


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """Yes or no."""

    what: str = "true or false"

    def parsed(self, value: object) -> bool:
        """See ``Kind``."""
        if not isinstance(value, bool):
            raise wrong_type(self.what, value)
        return value

    def from_text(self, text: str) -> object:
        """See ``Kind``."""
        return YES_AND_NO.get(text.strip().lower(), text)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number(Kind[float | None]):
    """A number, from ``least`` to ``most``."""

    least: float = 0
    most: float | None = None
    what: str = "a number"

    def parsed(self, value: object) -> float | None:
        """See ``Kind``."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise wrong_type(self.what, value)
        if not math.isfinite(value) or value < self.least or (self.most is not None and value > self.most):
            raise WrongValueError(f"takes a number {self.range}")
        return value

    def from_text(self, text: str) -> object:
        """See ``Kind``."""
        try:
            return float(text)
        except ValueError:
            return text

    @property
    def range(self) -> str:
        """The range in words."""
        return f"from {self.least:g}" + ("" if self.most is None else f" to {self.most:g}")

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "number", "minimum": self.least, **({} if self.most is None else {"maximum": self.most})}


@dataclass(frozen=True)
class Whole(Kind[int]):
    """A whole number, from ``least`` to ``most``."""

    least: int = 0
    most: int = 1024
    what: str = "a whole number"

    def parsed(self, value: object) -> int:
        """See ``Kind``."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise wrong_type(self.what, value)
        if not self.least <= value <= self.most:
            raise WrongValueError(f"takes a whole number from {self.least} to {self.most}")
        return value

    def from_text(self, text: str) -> object:
        """See ``Kind``."""
        return int(text) if text.strip().isascii() and text.strip().isdigit() and len(text) < 10 else text

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Jobs(Kind[int | str]):
    """A number of processes, or as many as there are cores."""

    most: int
    what: str = "a whole number or 'auto'"

    def parsed(self, value: object) -> int | str:
        """See ``Kind``."""
        return "auto" if value == "auto" else Whole(1, self.most, self.what).parsed(value)

    def from_text(self, text: str) -> object:
        """See ``Kind``."""
        return Whole().from_text(text)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"anyOf": [{"const": "auto"}, {"type": "integer", "minimum": 1, "maximum": self.most}]}


@dataclass(frozen=True)
class Texts(Kind[tuple[str, ...]]):
    """A list of texts."""

    what: str = "a list of texts"

    def parsed(self, value: object) -> tuple[str, ...]:
        """See ``Kind``."""
        if not isinstance(value, list):
            raise wrong_type(self.what, value)
        return tuple(at_place(self.each, item, index) for index, item in enumerate(value))

    def each(self, value: object) -> str:
        """One of them."""
        return text_of(value)

    def from_text(self, text: str) -> object:
        """See ``Kind``: separated by commas."""
        return [item.strip() for item in text.split(",") if item.strip()]

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "array", "items": {"type": "string", "minLength": 1}}


@dataclass(frozen=True)
class Names(Texts):
    """A list of names that there are."""

    noun: str = "name"
    names: tuple[str, ...] = ()
    what: str = "a list of names"

    def each(self, value: object) -> str:
        """One of them."""
        return known_name(self.noun, text_of(value), self.names)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "array", "items": {"enum": list(self.names)}, "uniqueItems": True}


@dataclass(frozen=True)
class Globs(Texts):
    """A list of patterns as .gitignore has them."""

    what: str = "a list of patterns of file names"

    def each(self, value: object) -> str:
        """One of them."""
        return glob_of(value)


def glob_of(value: object) -> str:
    """A pattern that means something."""
    text = text_of(value)
    if not patterns([text]):
        raise WrongValueError("is no pattern: it begins with # or is blank")
    return text


@dataclass(frozen=True)
class Files(Texts):
    """A list of files to read."""

    what: str = "a list of files"

    def anchored(self, value: tuple[str, ...], root: Path) -> tuple[str, ...]:
        """See ``Kind``."""
        return tuple(at_place(ordinary, each, index, root) for index, each in enumerate(value))


@dataclass(frozen=True)
class Output(Kind[str | None]):
    """A file that may be written, so from a file of configuration only one inside its folder."""

    what: str = "the name of a file"

    def parsed(self, value: object) -> str | None:
        """See ``Kind``."""
        return text_of(value, self.what)

    def anchored(self, value: str | None, root: Path) -> str | None:
        """See ``Kind``."""
        return None if value is None else inside(value, root)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class Formats(Texts):
    """A list of formats, each with a file or without: NAME or NAME:FILE."""

    names: tuple[str, ...] = ()
    what: str = "a list of formats, as sarif:report.sarif"

    def each(self, value: object) -> str:
        """One of them."""
        text = text_of(value)
        known_name("format", text.partition(":")[0], self.names)
        return text

    def anchored(self, value: tuple[str, ...], root: Path) -> tuple[str, ...]:
        """See ``Kind``."""
        return tuple(at_place(self.placed, each, index, root) for index, each in enumerate(value))

    def placed(self, value: object, root: Path) -> str:
        """One of them, its file as seen from here."""
        name, colon, file = str(value).partition(":")
        return f"{name}:{inside(file, root)}" if colon and file else str(value)

    def schema(self) -> Schema:
        """See ``Kind``."""
        names = "|".join(self.names)
        return {"type": "array", "items": {"type": "string", "pattern": f"^({names})(:.+)?$"}, "uniqueItems": True}


@dataclass(frozen=True)
class Encoder(Kind[str | None]):
    """The bundled encoder, or the folder of a model: what stands in a file never has a model fetched."""

    what: str = "'bundled' or the folder of a model"

    def parsed(self, value: object) -> str | None:
        """See ``Kind``."""
        text = text_of(value, self.what)
        return None if text == "bundled" else text

    def anchored(self, value: str | None, root: Path) -> str | None:
        """See ``Kind``."""
        if value is None:
            return None
        folder = inside(value, root)
        if not os.path.isdir(folder):
            raise WrongValueError(
                f"names no folder: a configuration fetches no model; to have {value!r} fetched say --encoder on the "
                "command line"
            )
        return os.path.join(os.curdir, folder)      # a name with one slash could be that of a model

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "string", "minLength": 1}


def inside(name: str, root: Path) -> str:
    """A file inside a folder as seen from here, links followed; ``WrongValueError`` for any other."""
    try:
        place, folder = (root / name).resolve(), root.resolve()
    except (OSError, RuntimeError, ValueError):
        raise WrongValueError(f"names a place that there cannot be: {name!r}") from None
    if not place.is_relative_to(folder) or place == folder:
        raise WrongValueError(f"names a place outside the folder of the configuration: {name!r}")
    if ".git" in map(str.lower, place.relative_to(folder).parts):
        raise WrongValueError(f"names a place that is git's own: {name!r}")
    return ordinary(name, root)


def ordinary(name: str, root: Path) -> str:
    """A path as seen from here; ``WrongValueError`` for what a program may wait at for ever."""
    try:
        mode = (root / name).stat().st_mode
    except (OSError, ValueError):
        mode = 0
    odd = next((what for is_kind, what in SPECIAL if is_kind(mode)), None)
    if odd:
        raise WrongValueError(f"names {odd}: {name!r}")
    return seen_from_here(root / name)


def seen_from_here(path: Path) -> str:
    """A path from the current folder, if it is in there."""
    try:
        seen = os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)
    return str(path) if seen.startswith(os.pardir) else seen


@dataclass(frozen=True)
class PerFile(Kind[Mapping[str, tuple[str, ...]]]):
    """Rules for the files that a pattern fits."""

    names: tuple[str, ...] = ()
    what: str = "a table of patterns and lists of rules"

    def parsed(self, value: object) -> Mapping[str, tuple[str, ...]]:
        """See ``Kind``."""
        rules = Names(noun="rule or category", names=self.names)
        found = {}
        for glob, names in table_of(value, self.what).items():
            try:
                glob_of(glob)
            except WrongValueError as error:
                raise WrongValueError(str(error), (glob,), is_name=True) from None
            found[glob] = at_place(rules.parsed, names, glob)
        return found

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "object", "additionalProperties": Names(noun="", names=self.names).schema()}


@dataclass(frozen=True)
class Pairs(Kind[tuple[Pairing, ...]]):
    """Patterns of translations, each with that of the sources."""

    what: str = "a table of translations and their sources"

    def parsed(self, value: object) -> tuple[Pairing, ...]:
        """See ``Kind``."""
        found = []
        for translation, source in table_of(value, self.what).items():
            text = at_place(text_of, source, translation)
            try:
                found.append(pairing(translation, text))
            except UsageError as error:
                raise WrongValueError(f"cannot be used: {error}", (translation,), is_name=True) from None
        return tuple(found)

    def schema(self) -> Schema:
        """See ``Kind``."""
        side = {"type": "string", "pattern": "^[^*?]+$"}
        return {"type": "object", "propertyNames": side, "additionalProperties": side}


Options = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class RuleOptions(Kind[Options]):
    """A table for each rule: its severity, and what its own options are to be."""

    checks: tuple[Check, ...] = ()
    what: str = "a table of rules"

    def parsed(self, value: object) -> Options:
        """See ``Kind``."""
        checks = {check.name: check for check in self.checks}
        found = {}
        for rule, options in table_of(value, self.what).items():
            try:
                known_name("rule", rule, checks)
            except WrongValueError as error:
                raise WrongValueError(str(error), (rule,), is_name=True) from None
            found[rule] = at_place(self.options, options, rule, checks[rule])
        return found

    def options(self, value: object, check: Check) -> Mapping[str, Any]:
        """The options of a rule, by the names of its fields."""
        kinds = option_kinds(check)
        found = {}
        for name, given in table_of(value, "a table of options").items():
            try:
                known_name(f"option of {check.name}", name, kinds)
            except WrongValueError as error:
                raise WrongValueError(str(error), (name,), is_name=True) from None
            found[name.replace("-", "_")] = at_place(kinds[name].parsed, given, name)
        return found

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                check.name: {
                    "type": "object",
                    "description": (type(check).__doc__ or "").partition("\n")[0],
                    "additionalProperties": False,
                    "properties": {
                        name: {**kind.schema(), **({} if name == "severity" else default_of(check, name))}
                        for name, kind in option_kinds(check).items()
                    },
                }
                for check in self.checks
            },
        }


SEVERITY = Choice("severity", tuple(map(str, Severity)))


@dataclass(frozen=True)
class Many(Kind[Any]):
    """A list that an option of a rule keeps as it does: a tuple or a set."""

    made: type
    what: str = "a list of texts"

    def parsed(self, value: object) -> Any:
        """See ``Kind``."""
        return self.made(Texts().parsed(value))

    def schema(self) -> Schema:
        """See ``Kind``."""
        return Texts().schema()


def option_kinds(check: Check) -> dict[str, Kind[Any]]:
    """What can be said of a rule: its severity, and each of its options by the kind of its default."""
    kinds: dict[str, Kind[Any]] = {"severity": SEVERITY}
    for field in fields(check):      # type: ignore[arg-type]
        kind = kind_of(getattr(check, field.name))
        if kind is not None:
            kinds[field.name.replace("_", "-")] = kind
    return kinds


def kind_of(default: object) -> Kind[Any] | None:
    """The kind of an option, by its default; None for what a file cannot hold."""
    if isinstance(default, bool):
        return Flag()
    if isinstance(default, int):
        return Whole(0, 10**9)
    if isinstance(default, float):
        return Number(least=-(10.0**9))
    if isinstance(default, str):
        return Text()
    if isinstance(default, Terms):
        return None      # they come from the glossaries
    if isinstance(default, (tuple, frozenset)) and all(isinstance(each, str) for each in default):
        return Many(type(default))
    return None


def default_of(check: Check, name: str) -> Schema:
    """The default of an option, as a schema has it."""
    value = getattr(check, name.replace("-", "_"))
    return {"default": sorted(value) if isinstance(value, frozenset) else value}


def table_of(value: object, what: str) -> dict[str, object]:
    """A table."""
    if not isinstance(value, dict):
        raise wrong_type(what, value)
    return value


def at_place(parse: Any, value: object, at: str | int, *arguments: Any) -> Any:
    """What ``parse`` makes of a value; what is wrong with it is at this place."""
    try:
        return parse(value, *arguments)
    except WrongValueError as error:
        raise error.inside(at) from None
