"""Checking again whenever a text, the settings or a glossary is saved."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

import typer

from aligner.cli.ending import complain, refused
from aligner.cli.options import RUNNING
from aligner.errors import AlignerError, UsageError
from aligner.project.discovery import STDIN
from aligner.words import counted

PATIENCE = 0.3
"""Seconds between two looks at the files: soon enough for who has just saved one."""
SHARE = 0.05
"""Of the time that looking may take: of a hundred thousand texts one looks less often."""
CLEAR_SCREEN = "\x1b[2J\x1b[H"

Watch = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Check again whenever a text or its original is saved, or the settings, a glossary, the baseline; Ctrl-C "
        "ends.",
        rich_help_panel=RUNNING,
    ),
]
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """The files as they are at a moment."""

    stamps: dict[str, Stamp | None]
    """What tells each from how it was: its number, its size, its time; None: it is not there."""
    fault: str = ""
    """Why it cannot be said which files there are, as with a configuration that somebody is writing."""

    def changed_from(self, before: "Look") -> list[str]:
        """The files that are not as they were."""
        names = dict.fromkeys((*before.stamps, *self.stamps))
        return [name for name in names if before.stamps.get(name) != self.stamps.get(name)]


def watched(check: Callable[[], int], files: Callable[[], Iterable[str]]) -> int:
    """Check, wait until one of the files has changed, and check again, without end.

    What is wrong with the options ends all; what goes wrong later is said, and the next change gives another chance.
    """
    before = look(files)
    if STDIN in before.stamps:
        raise UsageError("--watch looks at files: standard input is read once")
    clear()
    check()
    while True:
        complain("waiting for a change; Ctrl-C ends")
        now = changed(files, before)
        clear()
        complain(said(now.changed_from(before)))
        before = now
        try:
            check()
        except AlignerError as error:
            refused(error)


def said(names: list[str]) -> str:
    """Why it is checked again."""
    if len(names) == 1:
        return f"{names[0]} has changed"
    return f"{counted(len(names), 'file')} have changed" if names else "something has changed"


def changed(files: Callable[[], Iterable[str]], before: Look) -> Look:
    """Wait for a change, and until it is over: the files then."""
    while True:
        start = time.monotonic()
        now = look(files, before)
        took = time.monotonic() - start
        if now != before:
            time.sleep(PATIENCE / 3)      # an editor may write in several steps
            if look(files, before) == now:
                return now
        else:
            time.sleep(max(PATIENCE, took / SHARE))


def look(files: Callable[[], Iterable[str]], before: Look | None = None) -> Look:
    """The files now: those of before, where it cannot be said which there are. Without any before, raises the error."""
    try:
        return Look({path: stamp(path) for path in files()})
    except AlignerError as error:
        if before is None:
            raise
        return Look({path: stamp(path) for path in before.stamps}, str(error))


def stamp(path: str) -> Stamp | None:
    """What changes when a file does."""
    try:
        about = os.stat(path)
    except (OSError, ValueError):
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def clear() -> None:
    """Empty the screen, if there is one."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write(CLEAR_SCREEN)
        sys.stdout.flush()
