"""``aligner segment``."""

from typing import TYPE_CHECKING, Annotated

import typer

from aligner import languages
from aligner.cli.ending import told
from aligner.cli.options import Color, Debug, Detector, Encoding, Language, Output, Paths, StdinFilename, named
from aligner.cli.reading import readable
from aligner.output import COLORS, layout_of, opened
from aligner.pipeline import segmented

if TYPE_CHECKING:
    from aligner.model import Failure


def segment_command(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="full or json.")] = "full",
    output: Output = None,
    language: Language = None,
    detector: Detector = None,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = "auto",
    debug: Debug = False,
) -> int:
    """Show which language is where in texts.

    Example: aligner segment article.txt
    """
    from aligner.reporters import segments

    write = named("--format", format, {"full": segments.write_full, "json": segments.write_json})
    detector = detector or "auto"
    languages.split("", language, detector)
    failures: list[Failure] = []
    with opened(output, paths, is_for_programs=format == "json") as stream:
        layout = layout_of(stream, named("--color", color, COLORS))
        documents = list(readable(paths, encoding, stdin_filename, failures))
        write([(each, segmented(each, language, detector)) for each in documents], stream, layout)
    return told(failures)
