"""The commands: they read the options, call the pipeline, print and choose the exit code. Nothing else prints.

A command a file. To add one: write its file, add it to ``COMMANDS`` with what it does.
"""

import os
import re
import sys
from collections.abc import Callable, Container, Sequence
from difflib import get_close_matches
from importlib import import_module
from inspect import cleandoc
from typing import Annotated

import typer
from typer.exceptions import TyperException

from aligner import __version__
from aligner.cli.ending import CLEAR, USAGE_ERROR, complain, refused
from aligner.errors import AlignerError
from aligner.output import is_of_writing, not_written

Command = Callable[..., int]

COMMANDS = {
    "check": "Check texts for what a translation left behind.",
    "review": "Check a translation and open what was found as a page to work in.",
    "segment": "Show which language is where in texts.",
    "align": "Show which sentences of a text and its translation belong together.",
    "rules": "List the rules, all or of a category, or explain one: what it finds, why that matters, what to "
    "do, with examples.",
    "baseline": "Write down the issues that there are, so that `aligner check --baseline` reports what is new.",
    "cache": "Show where results of earlier runs are kept and how much they take, or remove them.",
    "config": "Show the settings in effect, and where each of them comes from.",
    "init": "Write an aligner.toml for the current folder, by looking at what is in it.",
}
"""What each does: the first paragraph of its manual, which is here as well so that a list of them imports none."""


def command_of(name: str) -> Command:
    """The function of a command, which the module of this name has. To import all of them would cost a run .03 s."""
    command: Command = getattr(import_module(f"{__name__}.{name}"), f"{name}_command")
    return command


def unread() -> int:
    """Stand for a command in the list of all."""
    return CLEAR


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        print(f"aligner {__version__}")
        raise typer.Exit


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


LINE_INSIDE = re.compile(r"(?<!\n)\n(?!\n)")
"""The end of a line that ends no paragraph: typer would keep it, however wide the terminal."""

COMPLETING = "_ALIGNER_COMPLETE"
"""The variable by which the script of a shell asks; typer makes its name of ours."""

OPEN = {"config": {"ignore_unknown_options": True, "allow_extra_args": True}}
"""Commands that take the options of another one."""

ALSO = {"config": ("check",)}
"""Commands that ask another one."""


def program(read: Container[str] = COMMANDS, listed: Container[str] = ()) -> typer.Typer:
    """The command line with the commands to be read; of others that are listed the names and what they do."""
    app = typer.Typer(
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Find what a translation left behind in running text: passages still in the other language, "
        "texts run together, stray letters. English and Russian first.",
        epilog="Exit codes: 0 nothing found, 1 issues found, 2 wrong usage or unreadable input, 130 interrupted, "
        "141 broken pipe.",
    )
    app.callback()(root)
    for name in COMMANDS:
        if name in read:
            command = command_of(name)
            manual = LINE_INSIDE.sub(" ", cleandoc(command.__doc__ or ""))
            app.command(name, context_settings=OPEN.get(name), help=manual)(command)
        elif name in listed:
            app.command(name, help=COMMANDS[name])(unread)
    return app


def program_for(arguments: Sequence[str]) -> typer.Typer:
    """The command line with what a run needs of it. A shell that asks what could come next may ask of any command."""
    if os.environ.get(COMPLETING):
        return program()
    if arguments and arguments[0] in COMMANDS:
        return program((arguments[0], *ALSO.get(arguments[0], ())))
    return program(set(arguments), listed=COMMANDS)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is one line on standard error."""
    try:
        code = performed(arguments)
        sys.stdout.flush()
        return code
    except OSError as error:
        if isinstance(error, BrokenPipeError) or not is_of_writing(error):
            raise
        return refused(not_written(error))


def performed(arguments: Sequence[str]) -> int:
    """The exit code of a command; some of its output may still wait to be written.

    Raises ``OSError`` when standard output cannot be written.
    """
    if not is_somewhere():
        complain("the current folder is not there any more: cd to one that is")
        return USAGE_ERROR
    command = typer.main.get_command(program_for(arguments))
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
        is_known = arguments[0] in COMMANDS
        reason = f"{said(error)} (aligner {f'{arguments[0]} ' if is_known else ''}--help shows what there is)"
        if not is_known and os.path.exists(arguments[0]):
            reason = f"{arguments[0]} is a file and no command: aligner check {arguments[0]}"
        elif dashed := [each for each in arguments if each.startswith("-") and os.path.isfile(each)]:
            reason = f"{dashed[0]} is taken for an option: as a file it is ./{dashed[0]}"
    except AlignerError as error:
        return refused(error)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if (isinstance(error, OSError) and is_of_writing(error)) or "--debug" in arguments:
            raise
        from aligner.engine.running import internal

        reason = internal(error)
    complain(reason)
    return USAGE_ERROR


def said(error: TyperException) -> str:
    """What is wrong with the arguments, with the nearest option for one that there is not."""
    wrong, near = getattr(error, "option_name", ""), getattr(error, "possibilities", None)
    if near is None or not wrong:
        return error.format_message().replace("is not a valid float", "is no number")
    (nearest,) = get_close_matches(wrong, near, 1, 0.7) or [""]
    return f"there is no option {wrong}{f': did you mean {nearest}?' if nearest else ''}"


def is_somewhere() -> bool:
    """Whether there is a current folder: names are seen from there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True
