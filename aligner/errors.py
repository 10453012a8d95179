"""The exceptions a user can cause.

    AlignerError
    +-- UsageError          an option, rule or model name that does not exist or does not fit
    |   +-- ConfigError     the same in a file of configuration, with the place
    +-- UnreadableError     a path or stream that cannot be read as text
    +-- ModelError          an encoder that is named but cannot be had

Each one's text is a single line that names the thing and the way out. The command line catches ``AlignerError`` once
and ends with exit code 2.
"""

from collections.abc import Iterable
from difflib import get_close_matches

OF_MANY = {
    "rule": "aligner rules lists them",
    "rule or category": "aligner rules lists them",
    "encoding": "choose one that Python has, as utf-8, utf-16, cp1251, koi8-r or cp866",
}
"""Where to look for a name of which there are too many for a line."""


class AlignerError(Exception):
    """Anything the user can put right."""


class UsageError(AlignerError):
    """An option, rule or name that does not exist or does not fit."""


class ConfigError(UsageError):
    """A file of configuration that cannot be meant; ``place`` is the line of it, with carets under what is wrong."""

    def __init__(self, reason: str, place: tuple[str, ...] = ()) -> None:
        """``place`` is printed under the reason."""
        super().__init__(reason)
        self.place = place


class UnreadableError(AlignerError):
    """A path or stream that cannot be read as text."""


class ModelError(AlignerError):
    """An encoder that was asked for and cannot be loaded."""


def unknown(kind: str, name: str, known: Iterable[str]) -> UsageError:
    """The error for a name that is not among the known ones: it gives the nearest, or all of them, or says where they
    are listed.

    ``kind`` says what was named, as "rule" or "--format". Known names that have an order are given in it.
    """
    names = sorted(known) if isinstance(known, (set, frozenset)) else list(known)
    near = get_close_matches(name.lower(), names, n=1, cutoff=0.5)
    others = OF_MANY.get(kind) or f"choose from {', '.join(names)}"
    return UsageError(f"unknown {kind} {name!r}: {f'did you mean {near[0]}?' if near else others}")
