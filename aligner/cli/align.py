"""``aligner align``."""

from pathlib import Path
from typing import Annotated

import typer

from aligner import encoders
from aligner.cli.ending import CLEAR, complain, tell_notes, told
from aligner.cli.options import Color, Debug, Encoder, Encoding, named
from aligner.cli.progress import progress_bar
from aligner.engine.running import failure_of
from aligner.errors import UnreadableError, UsageError
from aligner.model import Bitext, Failure
from aligner.output import COLORS, create, layout_of, opened
from aligner.project.matching import NAME, FilePair, matched, outputs, pairs_of
from aligner.readers import read_file
from aligner.reporters import BITEXT_REPORTERS
from aligner.words import counted

MEMORY = "tmx"


def align_command(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="The original text, or a folder of them.", show_default=False)
    ] = None,
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="Its translation, or a folder of them.", show_default=False)
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help=f"{', '.join(BITEXT_REPORTERS)}.")
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write to this file; many pairs: into this folder. (default: stdout)"
        ),
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A list of pairs: source and target, a tab between them, a pair a line."),
    ] = None,
    match: Annotated[
        tuple[str, str],
        typer.Option(metavar="SOURCE TARGET", help="Names of the files in two folders that belong together."),
    ] = (NAME, NAME),
    split: Annotated[
        str, typer.Option(metavar="UNIT", help="What is aligned: sentences, lines or paragraphs.")
    ] = "sentences",
    encoder: Encoder = None,
    encoding: Encoding = None,
    color: Color = "auto",
    debug: Debug = False,
) -> int:
    """Show which sentences of a text and its translation belong together.

    Examples: aligner align original.txt translation.txt --format tmx -o memory.tmx

    aligner align ru/ en/ --match '{name}.ru.txt' '{name}.en.txt' --format tsv -o aligned/
    """
    from aligner.bitext import UNITS, align_documents

    write = named("--format", format, BITEXT_REPORTERS)
    named("--split", split, UNITS)
    shade = named("--color", color, COLORS)
    matches, failures = many(source, target, pairs, match)
    if matches is None:
        if source is None or target is None:
            raise UsageError("name SOURCE and TARGET, an original and its translation, or a list of them with --pairs")
        with opened(output, [source, target], is_for_programs=format != "text") as stream:
            original, translation = read_file(source, encoding), read_file(target, encoding)
            aligned = align_documents(original, translation, split, encoders.load(encoder))
            write(aligned, stream, layout_of(stream, shade))
        tell_of(aligned, format)
        return CLEAR
    if output is None:
        raise UsageError("of many pairs each is written to a file of its own: name a folder with --output")
    paths = outputs(matches, output, f".{'txt' if format == 'text' else format}")
    create(output)
    with progress_bar() as progress:
        for index, (pair, path) in enumerate(zip(matches, paths, strict=True)):
            progress(str(pair.target), index, len(matches))
            try:
                original, translation = read_file(pair.source, encoding), read_file(pair.target, encoding)
            except UnreadableError as error:
                failures.append(failure_of(error, str(pair.source), str(pair.target)))
                continue
            aligned = align_documents(original, translation, split, encoders.load(encoder))
            with opened(path, [str(pair.source), str(pair.target)]) as stream:
                write(aligned, stream, layout_of(stream, shade))
            tell_of(aligned, format)
    return told(failures)


def tell_of(aligned: Bitext, format: str) -> None:
    """Say how the texts were read where that was not plain, and how much of a translation is none and was not written
    to a memory, which would offer it for ever."""
    for text in (aligned.source, aligned.target):
        tell_notes(text.document.name, text.document.notes)
    if aligned.untranslated and format == MEMORY:
        number = counted(len(aligned.untranslated), "untranslated passage")
        complain(f"{aligned.target.document.name}: {number} left out of the memory")


def many(
    source: str | None, target: str | None, pairs: Path | None, patterns: tuple[str, str]
) -> tuple[list[FilePair] | None, list[Failure]]:
    """The pairs of a list or of two folders, and what has no counterpart; None for two files."""
    if pairs is not None:
        if source is not None:
            raise UsageError("--pairs names the texts: leave SOURCE and TARGET out")
        return pairs_of(pairs, read_file(pairs).text.splitlines()), []
    if source is None or target is None or not (Path(source).is_dir() and Path(target).is_dir()):
        return None, []
    matches, failures = matched(Path(source), Path(target), patterns)
    if not matches:
        raise UsageError(f"no file of {source} and {target} belong together; --match says how their names differ")
    return matches, failures
