"""Kinds of files and folders: nothing outside the folder of a configuration is written, and no model fetched."""

import os
from dataclasses import dataclass
from pathlib import Path

from aligner.config.kinds.base import Kind, Schema, WrongValueError, text_of
from aligner.project.discovery import SPECIAL


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
