"""Report or alignment -> text, a format each.

A format's module is imported when it is asked for: a report for a machine never pays for rich.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TextIO

from aligner.model import Bitext, Report


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report for people is laid out. It alone decides: the environment is read by the command line."""

    width: int = 80
    """In display cells."""
    color: bool = False


Write = Callable[[Report, TextIO, Layout], None]
WriteBitext = Callable[[Bitext, TextIO, Layout], None]


def _in(module: str, function: str = "write") -> Callable[[Any, TextIO, Layout], None]:
    """The writer of a format, in the module of this package that has it."""

    def write(what: Any, out: TextIO, layout: Layout) -> None:
        getattr(import_module(f"{__name__}.{module}"), function)(what, out, layout)

    return write


REPORTERS: dict[str, Write] = {
    "full": _in("full"),
    "concise": _in("concise"),
    "json": _in("as_json"),
    "jsonl": _in("jsonl"),
    "sarif": _in("sarif"),
    "html": _in("html"),
    "github": _in("github"),
    "gitlab": _in("gitlab"),
    "junit": _in("junit"),
    "checkstyle": _in("checkstyle"),
    "rdjsonl": _in("rdjsonl"),
    "markdown": _in("markdown"),
}
BITEXT_REPORTERS: dict[str, WriteBitext] = {
    "text": _in("side_by_side"),
    "tsv": _in("bitexts", "write_tsv"),
    "json": _in("bitexts", "write_json"),
    "tmx": _in("bitexts", "write_tmx"),
    "ladder": _in("bitexts", "write_ladder"),
    "html": _in("html", "write_parallel"),
}
