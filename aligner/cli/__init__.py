"""The commands: they read the options, call the pipeline, print and choose the exit code. Nothing else prints.

A command a file. To add one: write its file, add it to ``COMMANDS``.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from aligner import __version__
from aligner.cli.align import align_command
from aligner.cli.baseline import baseline_command
from aligner.cli.cache import cache_command
from aligner.cli.check import check_command
from aligner.cli.config import config_command
from aligner.cli.ending import CLEAR, USAGE_ERROR, complain
from aligner.cli.init import init_command
from aligner.cli.review import review_command
from aligner.cli.rules import rules_command
from aligner.cli.segment import segment_command
from aligner.errors import AlignerError, ConfigError
from aligner.reporters.safe import visible

COMMANDS: dict[str, Callable[..., int]] = {
    "check": check_command,
    "review": review_command,
    "segment": segment_command,
    "align": align_command,
    "rules": rules_command,
    "baseline": baseline_command,
    "cache": cache_command,
    "config": config_command,
    "init": init_command,
}

app = typer.Typer(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find what a translation left behind in running text: passages still in the other language, "
    "texts run together, stray letters. English and Russian first.",
    epilog="Exit codes: 0 nothing found, 1 issues found, 2 wrong usage or unreadable input, 130 interrupted, "
    "141 broken pipe.",
)


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        print(f"aligner {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Without a command, show what there is."""
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(USAGE_ERROR)


COMPLETING = "_ALIGNER_COMPLETE"
"""The variable by which the script of a shell asks; typer makes its name of ours."""

OPEN = {"config": {"ignore_unknown_options": True, "allow_extra_args": True}}
"""Commands that take the options of another one."""

for name, command in COMMANDS.items():
    app.command(name, context_settings=OPEN.get(name))(command)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is one line on standard error."""
    command = typer.main.get_command(app)
    place: tuple[str, ...] = ()
    try:
        if os.environ.get(COMPLETING):
            command.main(list(arguments), "aligner", standalone_mode=False)      # a shell asks what could come next
        with command.make_context("aligner", list(arguments)) as context:
            return int(command.invoke(context) or CLEAR)
    except typer.Exit as done:
        return done.exit_code
    except SystemExit as done:      # how typer ends when it has shown or installed a completion
        return int(done.code or CLEAR)
    except TyperException as error:
        reason = f"{error.format_message()} (--help shows what there is)"
    except AlignerError as error:
        reason = str(error)
        place = error.place if isinstance(error, ConfigError) else ()
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if "--debug" in arguments:
            raise
        reason = f"internal error: {type(error).__name__}: {error}; --debug shows where, please report it"
    complain(reason)
    for line in place:
        print(" ", visible(line), file=sys.stderr)
    return USAGE_ERROR
