"""``aligner rules``."""

from typing import Annotated

import typer

from aligner.checks import CHECKS
from aligner.cli import completion
from aligner.cli.ending import CLEAR
from aligner.cli.options import Color, Debug, named
from aligner.output import COLORS, layout_of, opened


def rules_command(
    name: Annotated[
        str | None, typer.Argument(
            metavar="[NAME]", help="The rule to explain.", show_default=False,
            autocompletion=completion.one_of(completion.rule_names),
        ),
    ] = None,
    color: Color = "auto",
    debug: Debug = False,
) -> int:
    """List the rules, or explain one: what it finds, why that matters, what to do, with examples.

    Example: aligner rules left-over
    """
    from aligner.reporters import manual

    with opened(None) as stream:
        layout = layout_of(stream, named("--color", color, COLORS))
        if name is None:
            manual.write_list(CHECKS, stream, layout)
        else:
            manual.write_page(named("rule", name, {check.name: check for check in CHECKS}), stream, layout)
    return CLEAR
