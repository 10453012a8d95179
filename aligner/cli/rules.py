"""``aligner rules``."""

from typing import Annotated

import typer

from aligner.checks import CHECKS
from aligner.checks.selection import names
from aligner.cli import completion
from aligner.cli.ending import CLEAR
from aligner.cli.options import Color, Debug, named
from aligner.output import COLORS, layout_of, opened


def rules_command(
    name: Annotated[
        str | None, typer.Argument(
            metavar="[NAME]", help="The rule to explain, or a category to list.", show_default=False,
            autocompletion=completion.one_of(completion.rules),
        ),
    ] = None,
    color: Color = "auto",
    debug: Debug = False,
) -> int:
    """List the rules, all or of a category, or explain one: what it finds, why that matters, what to do, with examples.

    Example: aligner rules left-over
    """
    from aligner.reporters import manual

    with opened(None) as stream:
        layout = layout_of(stream, named("--color", color, COLORS))
        rules = {check.name: check for check in CHECKS}
        category = [check for check in CHECKS if name is None or name in names(check)]
        if name in rules or not category:
            manual.write_page(named("rule", name or "", rules), stream, layout)
        else:
            manual.write_list(category, stream, layout)
    return CLEAR
