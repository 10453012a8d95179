"""Options that several commands have, and what their values stand for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from aligner.cli import completion
from aligner.errors import unknown

Thing = TypeVar("Thing")

CHECKED, READ = "What is checked", "How it is read"
REPORTED, FAILS, FIXES = "What is reported", "What fails", "Fixes"
FILES, RUNNING = "Files and settings", "Running"
"""The panels of ``--help``, which stand in the order of the options of a command."""

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Texts to read; - is standard input.", show_default=False)
]
TextsOrAll = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH...]",
        help="Texts to read, folders with .txt, .md, .markdown, .html and .htm in them, or patterns; - is standard "
        "input. (default: what the configuration says, else the current folder)",
        show_default=False,
    ),
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", "-s", metavar="FILE",
        help="The original of which the text is a translation: says what is missing, added, moved or wrong. For many "
        "texts a pattern, as ru/{name}.txt: {name} is the file name up to one of its dots.",
        show_default=False,
        rich_help_panel=CHECKED,
    ),
]
StdinFilename = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="What to call standard input in reports; its suffix chooses the format.",
        rich_help_panel=FILES,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES", help="Run these rules or categories alone; separate by commas, or repeat.",
        autocompletion=completion.some_of(completion.rules),
        rich_help_panel=CHECKED,
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES", help="Run these rules or categories as well.",
        autocompletion=completion.some_of(completion.rules),
        rich_help_panel=CHECKED,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES", help="Leave these rules or categories out.",
        autocompletion=completion.some_of(completion.rules),
        rich_help_panel=CHECKED,
    ),
]
Glossary = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="Terms and their translations, as CSV, TSV or TBX, for the rules terminology, forbidden-term and "
        "inconsistent-term; may be repeated.",
        show_default=False,
        rich_help_panel=CHECKED,
    ),
]
SourceLanguage = Annotated[
    str | None,
    typer.Option(
        metavar="CODE", help="Main language of the source. (default: found in it)", show_default=False,
        autocompletion=completion.one_of(completion.languages),
        rich_help_panel=READ,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Encoding of the texts. (default: UTF-8, else detected)", show_default=False,
        rich_help_panel=READ,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", "-l", metavar="CODE", help="Main language of the texts, as en or ru. (default: found in each)",
        autocompletion=completion.one_of(completion.languages),
        rich_help_panel=READ,
    ),
]
Detector = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="What tells languages of one script apart: auto (default), py3langid or langdetect.",
        autocompletion=completion.one_of(completion.detectors),
        rich_help_panel=READ,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN", help="Leave these out of folders, as .gitignore would; may be repeated.",
        rich_help_panel=FILES,
    ),
]
LowestSeverity = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL", help="Lowest severity shown: neutral (default), minor, major or critical.",
        autocompletion=completion.one_of(completion.severities),
        rich_help_panel=REPORTED,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all. (default: stdout)",
        rich_help_panel=REPORTED,
    ),
]
Color = Annotated[
    str,
    typer.Option(
        metavar="WHEN", help="Colours: auto, always or never; auto honours NO_COLOR.",
        autocompletion=completion.one_of(completion.colors),
        rich_help_panel=REPORTED,
    ),
]
Encoder = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="Name or folder of a sentence-transformers model (needs the extra of that name). "
        "(default: the bundled encoder)",
        rich_help_panel=READ,
    ),
]
ConfigPath = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="FILE",
        help="Read the settings here. (default: the nearest aligner.toml or pyproject.toml)",
        rich_help_panel=FILES,
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no file of settings.", rich_help_panel=FILES)]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show a traceback when something fails.", rich_help_panel=RUNNING)
]


def named(kind: str, name: str, known: Mapping[str, Thing]) -> Thing:
    """What a name stands for, or the error that gives the nearest known one."""
    if name not in known:
        raise unknown(kind, name, known)
    return known[name]
