"""Checking again whenever a text is saved."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from aligner.cli.ending import complain
from aligner.engine.running import STDIN
from aligner.errors import AlignerError, UsageError

PATIENCE = 0.3
"""Seconds between two looks at the texts: soon enough for who has just saved one."""
SHARE = 0.05
"""Of the time that looking may take: of a hundred thousand texts one looks less often."""
CLEAR_SCREEN = "\x1b[2J\x1b[H"

Watch = Annotated[
    bool, typer.Option("--watch", help="Check again whenever a text or its original is saved; Ctrl-C ends.")
]
State = dict[str, tuple[int, int, int] | None]
"""What tells a file from how it was: its number, its size, its time; None: it is not there."""


def watched(check: Callable[[], int], files: Callable[[], Iterable[str]]) -> int:
    """Check, wait until one of the files has changed, and check again, without end.

    What is wrong with the options ends all; what goes wrong later is said, and the next change gives another chance.
    """
    before = state(files)
    if STDIN in before:
        raise UsageError("--watch looks at files: standard input is read once")
    is_first = True
    while True:
        clear()
        try:
            check()
        except AlignerError as error:
            if is_first:
                raise
            complain(str(error))
        print("aligner: waiting for a change; Ctrl-C ends", file=sys.stderr)
        is_first = False
        before = changed(files, before)


def changed(files: Callable[[], Iterable[str]], before: State) -> State:
    """Wait for a change, and until it is over: the state of the files then."""
    while True:
        start = time.monotonic()
        now = state(files)
        took = time.monotonic() - start
        if now != before:
            time.sleep(PATIENCE / 3)      # an editor may write in several steps
            if state(files) == now:
                return now
        else:
            time.sleep(max(PATIENCE, took / SHARE))


def state(files: Callable[[], Iterable[str]]) -> State:
    """How the files are now."""
    return {path: stamp(path) for path in files()}


def stamp(path: str) -> tuple[int, int, int] | None:
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
