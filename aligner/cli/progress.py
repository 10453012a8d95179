"""A progress bar for people who wait."""

import contextlib
import sys
import time
from collections.abc import Iterator

from aligner.pipeline import Progress
from aligner.reporters.safe import visible

PATIENCE = 1.0
"""Seconds before a progress bar appears: most articles are done by then."""


@contextlib.contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error for people who wait: only in a terminal, and only when it takes a while."""
    with contextlib.ExitStack() as stack:
        start = time.monotonic()
        update: Progress | None = None

        def progress(what: str, done: int, total: int) -> None:
            nonlocal update
            if update is None and sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
                update = stack.enter_context(visible_bar())
            if update:
                update(what, done, total)

        yield progress


@contextlib.contextmanager
def visible_bar() -> Iterator[Progress]:
    """The bar itself; it leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", rate="")

        def update(what: str, done: int, total: int) -> None:
            bar.update(task, description=visible(what), completed=done, total=total)
            bar.update(task, rate=rate(bar.tasks[0].speed))

        yield update


def rate(speed: float | None) -> str:
    """How many are done in a second, or how many seconds one takes."""
    if not speed:
        return ""
    return f"{speed:,.1f}/s" if speed >= 1 else f"{1 / speed:,.1f} s each"
