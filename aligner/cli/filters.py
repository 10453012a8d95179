"""What is done with the results of each text before they are reported."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.options import REPORTED
from aligner.engine.running import Filter
from aligner.errors import UsageError
from aligner.project.discovery import STDIN

Baseline = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Report only what is not among the known issues in FILE, which `aligner baseline` writes.",
        show_default=False,
        rich_help_panel=REPORTED,
    ),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        metavar="REV", help="Report only what stands on lines that have changed in git since REV.", show_default=False,
        rich_help_panel=REPORTED,
    ),
]


def filters_of(
    baseline: str | None, changed_since: str | None, inputs: Sequence[str], *, may_be_missing: bool = False
) -> tuple[Filter, ...]:
    """The filters that options ask for; ``inputs`` are the texts and their sources.

    ``may_be_missing``: a baseline that is not there yet is an empty one.
    """
    filters: list[Filter] = []
    if baseline is not None:
        from aligner.project.baseline import read

        filters.append(read(Path(baseline), missing_is_empty=may_be_missing).apart)
    if changed_since is not None:
        from aligner.project.changes import since

        if STDIN in inputs:
            raise UsageError("--changed-since: standard input is in no git repository; name files")
        filters.append(since(changed_since, inputs).apart)
    return tuple(filters)
