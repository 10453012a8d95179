"""``aligner config``."""

from typing import Annotated, Any, cast

import typer

from aligner.cli import completion
from aligner.cli.ending import CLEAR
from aligner.cli.options import ConfigPath, Debug, Isolated, named
from aligner.cli.settings import settings
from aligner.output import opened

FORMATS = {"text": False, "json": True}


def config_command(
    context: typer.Context,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="NAME", help="text or json.",
            autocompletion=completion.one_of(lambda: FORMATS),
        ),
    ] = "text",
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema of aligner.toml, for editors.")
    ] = False,
    config: ConfigPath = None,
    isolated: Isolated = False,
    debug: Debug = False,
) -> int:
    """Show the settings in effect, and where each of them comes from.

    It takes the options of aligner check as well, and shows what they would do.

    Example: aligner config --select accuracy --fail-on major
    """
    from aligner.config import showing
    from aligner.reporters.as_json import dumped
    from aligner.reporters.safe import visible

    as_json = named("--format", format, FORMATS)
    with opened(None, is_for_programs=schema or as_json) as stream:
        if schema:
            stream.write(dumped(showing.schema()) + "\n")
            return CLEAR
        chosen = settings(options_of_check(context), config, isolated)
        if as_json:
            stream.write(dumped(showing.objects(chosen)) + "\n")
            return CLEAR
        rows = showing.listing(chosen)
        first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
        for name, value, origin in rows:
            stream.write(visible(f"{name:<{first}} = {value:<{min(second, 60)}}  # {origin}") + "\n")
    return CLEAR


def options_of_check(context: typer.Context) -> dict[str, Any]:
    """The options of ``aligner check`` among the arguments, by the names of their parameters."""
    assert context.parent is not None
    group = cast("Any", context.parent.command)
    check = group.get_command(context.parent, "check")
    with check.make_context("check", list(context.args), parent=context.parent) as theirs:
        return dict(theirs.params)
