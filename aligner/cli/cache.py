"""``aligner cache``."""

from typing import Annotated

import typer

from aligner.cli.ending import CLEAR
from aligner.cli.options import Debug
from aligner.engine.cache import opened_cache, place
from aligner.errors import UsageError, unknown
from aligner.output import opened
from aligner.reporters.safe import visible
from aligner.words import counted

ACTIONS = ("show", "clean")


def cache_command(
    action: Annotated[str, typer.Argument(metavar="[ACTION]", help="show or clean.")] = "show",
    debug: Debug = False,
) -> int:
    """Show where results of earlier runs are kept and how much they take, or remove them.

    Example: aligner cache clean
    """
    if action not in ACTIONS:
        raise unknown("action", action, ACTIONS)
    cache = opened_cache()
    if cache is None:
        raise UsageError(
            f"{place() or 'no home folder'}: no cache can be kept there; it has to be a folder in which you alone may "
            "write, and ALIGNER_CACHE_DIR names another"
        )
    count, size = cache.clean() if action == "clean" else cache.size()
    with opened(None) as out:
        out.write(f"{'removed' if action == 'clean' else visible(str(cache.folder))}: ")
        out.write(f"{counted(count, 'result')}, {size / 2**20:,.1f} MB\n")
    return CLEAR
