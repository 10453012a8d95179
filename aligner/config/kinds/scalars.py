"""Kinds of single values: texts, choices, numbers."""

import math
from dataclasses import dataclass

from aligner.config.kinds.base import Kind, Schema, WrongValueError, known_name, text_of, wrong_type
from aligner.errors import UsageError
from aligner.readers.encodings import stated

YES_AND_NO = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


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
