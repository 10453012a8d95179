"""Kinds of lists: texts, names that there are, patterns, files, formats."""

from dataclasses import dataclass
from pathlib import Path

from aligner.config.kinds.base import Kind, Schema, WrongValueError, at_place, known_name, text_of, wrong_type
from aligner.config.kinds.paths import inside, ordinary
from aligner.project.globs import patterns


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
