"""Report -> text, a format each.

A format's module is imported when it is asked for: a report for a machine never pays for rich.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from aligner.model import Report


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report for people is laid out. It alone decides: the environment is read by the command line."""

    width: int = 80
    """In display cells."""
    color: bool = False


Write = Callable[[Report, TextIO, Layout], None]


def _full(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import full

    full.write(report, out, layout)


def _concise(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import concise

    concise.write(report, out, layout)


def _json(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import as_json

    as_json.write(report, out, layout)


REPORTERS: dict[str, Write] = {"full": _full, "concise": _concise, "json": _json}
