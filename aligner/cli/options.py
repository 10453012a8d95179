"""Options that several commands have, and what their values stand for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from aligner.cli import completion
from aligner.errors import unknown

Thing = TypeVar("Thing")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Texts to read; - is standard input.", show_default=False)
]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="What to call standard input in reports; its suffix chooses the format.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES", help="Run these rules or categories alone; separate by commas, or repeat.",
        autocompletion=completion.some_of(completion.rules),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES", help="Leave these rules or categories out.",
        autocompletion=completion.some_of(completion.rules),
    ),
]
SourceLanguage = Annotated[
    str | None,
    typer.Option(
        metavar="CODE", help="Main language of the source. (default: found in it)", show_default=False,
        autocompletion=completion.one_of(completion.languages),
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Encoding of the texts. (default: UTF-8, else detected)", show_default=False),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", "-l", metavar="CODE", help="Main language of the texts, as en or ru. (default: found in each)",
        autocompletion=completion.one_of(completion.languages),
    ),
]
Detector = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="What tells languages of one script apart: auto, py3langid or langdetect.",
        autocompletion=completion.one_of(completion.detectors),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all. (default: stdout)"
    ),
]
Color = Annotated[
    str,
    typer.Option(
        metavar="WHEN", help="Colours: auto, always or never; auto honours NO_COLOR.",
        autocompletion=completion.one_of(completion.colors),
    ),
]
Encoder = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="Name or folder of a sentence-transformers model (needs the extra of that name). "
        "(default: the bundled encoder)",
    ),
]
ConfigPath = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="FILE", help="Read the settings here. (default: the nearest aligner.toml or pyproject.toml)"
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no file of settings.")]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show a traceback when something fails.")
]


def named(kind: str, name: str, known: Mapping[str, Thing]) -> Thing:
    """What a name stands for, or the error that gives the nearest known one."""
    if name not in known:
        raise unknown(kind, name, known)
    return known[name]
