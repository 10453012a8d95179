"""How many texts are checked: options for processes and the cache."""

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from aligner.cli.options import RUNNING
from aligner.engine.cache import opened_cache
from aligner.engine.running import Task, Way

Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs", "-j", metavar="N", help="Processes that work at the same time (default: 1); auto: one a core.",
        rich_help_panel=RUNNING,
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache", help="Check everything anew, and keep nothing for the next run.", rich_help_panel=RUNNING
    ),
]


def way_of(tasks: Sequence[Task], jobs: str, no_cache: bool, debug: bool) -> Way:
    """How the tasks are done.

    The cache is for what takes time: several texts, or one with its source. A single text without a source is checked
    as fast as the cache is asked.
    """
    worth = len(tasks) > 1 or any(task.source is not None for task in tasks)
    return Way(processes(jobs), opened_cache() if worth and not no_cache else None, debug)


def processes(jobs: str) -> int:
    """How many processes are asked for: a number, or ``auto``."""
    return cores() if jobs == "auto" else int(jobs)


def cores() -> int:
    """How many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
