"""How many texts are checked: options for processes and the cache."""

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from aligner.engine.cache import opened_cache
from aligner.engine.running import Task, Way
from aligner.errors import UsageError

MOST_JOBS = 256

Jobs = Annotated[
    str, typer.Option("--jobs", "-j", metavar="N", help="Processes that work at the same time; auto: one a core.")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Check everything anew, and keep nothing for the next run.")
]


def way_of(tasks: Sequence[Task], jobs: str, no_cache: bool, debug: bool) -> Way:
    """How the tasks are done.

    The cache is for what takes time: several texts, or one with its source. A single text without a source is checked
    as fast as the cache is asked.
    """
    worth = len(tasks) > 1 or any(task.source is not None for task in tasks)
    return Way(processes(jobs), opened_cache() if worth and not no_cache else None, debug)


def processes(jobs: str) -> int:
    """How many processes an option asks for."""
    if jobs in ("auto", "0"):
        return cores()
    if not jobs.isascii() or not jobs.isdecimal() or not int(jobs[:9]) <= MOST_JOBS:
        raise UsageError(f"--jobs {jobs}: a number from 1 to {MOST_JOBS}, or auto")
    return int(jobs)


def cores() -> int:
    """How many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
