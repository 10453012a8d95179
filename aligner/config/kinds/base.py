"""What a kind of value is, and what all of them share."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from aligner.errors import unknown

T = TypeVar("T")
Schema = dict[str, Any]

SHOWN = 40
"""Characters of a wrong value that an error repeats."""


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
    names = known if isinstance(known, frozenset) else tuple(known)
    if name in names:
        return name
    raise WrongValueError(str(unknown(what, name, names)))


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
