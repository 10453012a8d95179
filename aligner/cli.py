"""The commands: they read the options, call the pipeline, print and choose the exit code. Nothing else prints."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from typer.exceptions import TyperException

from aligner import __version__, encoders, languages
from aligner.checks import CHECKS, chosen
from aligner.errors import AlignerError, UnreadableError, UsageError, unknown
from aligner.matching import NAME, Match, matched, outputs, pairs_of, source_of
from aligner.model import Document, Failure, Report, Settings, Severity
from aligner.output import COLORS, create, layout_of, opened
from aligner.pipeline import check_documents
from aligner.readers import read_file, read_stream
from aligner.reporters import BITEXT_REPORTERS, REPORTERS, Write
from aligner.reporters.safe import visible

CLEAR, ISSUES_FOUND, USAGE_ERROR = 0, 1, 2
FOR_PEOPLE = ("full", "concise")
"""Formats that say nothing where nothing could be read: standard error says why."""
PATIENCE = 1.0
"""Seconds before a progress bar appears: most articles are done by then."""

Thing = TypeVar("Thing")

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

app = typer.Typer(
    invoke_without_command=True,
    add_completion=False,
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


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Texts to read; - is standard input.", show_default=False)
]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="What to call standard input in reports; its suffix chooses the format.")
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Encoding of the texts. (default: UTF-8, else detected)", show_default=False),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", "-l", metavar="CODE", help="Main language of the texts, as en or ru. (default: found in each)"
    ),
]
Detector = Annotated[
    str,
    typer.Option(metavar="NAME", help="What tells languages of one script apart: auto, py3langid or langdetect."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all. (default: stdout)"
    ),
]
Color = Annotated[str, typer.Option(metavar="WHEN", help="Colours: auto, always or never; auto honours NO_COLOR.")]
Encoder = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="Name or folder of a sentence-transformers model (needs the extra of that name). "
        "(default: the bundled encoder)",
    ),
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show a traceback when something fails.")
]


@app.command("check")
def check_command(
    paths: Paths,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="NAME[:FILE]",
            help="full (default), concise, json, sarif, github, gitlab, junit, checkstyle, rdjsonl or markdown; "
            "repeat it with files to write several.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", "-s", metavar="FILE",
            help="The original of which the text is a translation: says what is missing, added, moved or wrong. For "
            "many texts a pattern, as ru/{name}.txt: {name} is the file name before its first dot.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Run these rules or categories alone; separate by commas, or repeat."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Leave these rules or categories out.")
    ] = None,
    severity: Annotated[
        str, typer.Option(metavar="LEVEL", help="Lowest severity shown: neutral, minor, major or critical.")
    ] = "neutral",
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL", help="Lowest severity that makes the exit code 1; never: none does.")
    ] = "minor",
    max_penalty: Annotated[
        float | None,
        typer.Option(metavar="N", help="Most penalty per 1,000 words, as the report counts it.", show_default=False),
    ] = None,
    min_coverage: Annotated[
        float | None,
        typer.Option(
            metavar="PERCENT", help="Least share of the sentences of --source that are translated.", show_default=False
        ),
    ] = None,
    language: Language = None,
    source_language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Main language of the source. (default: found in it)", show_default=False),
    ] = None,
    detector: Detector = "auto",
    encoder: Encoder = None,
    encoding: Encoding = None,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = "auto",
    debug: Debug = False,
) -> int:
    """Check texts for what a translation left behind.

    Shows the passages that are still in another language, whether the translation of each stands elsewhere in the
    text, where texts were run together without a space, and which letters are not what they look like. With --source,
    also which sentences of the original are missing, which were added or moved, and which say something else.

    Examples: aligner check article.txt --format concise --fail-on major

    aligner check translation.txt --source original.txt

    aligner check en/*.txt --source 'ru/{name}.txt'
    """
    settings = Settings(language, detector, encoder, listed(select), listed(ignore), source_language)
    formats = [asked(each, output) for each in format or ["full"]]
    shown = threshold("--severity", severity)
    failing = None if fail_on == "never" else threshold("--fail-on", fail_on, "never")
    rules = chosen(CHECKS, settings.select, settings.ignore)
    languages.split("", language, detector)
    languages.split("", source_language, detector)
    if min_coverage is not None and source is None:
        raise UsageError("--min-coverage asks how much of the original is translated: name it with --source")
    if source is not None and len(paths) > 1 and NAME not in source:
        raise UsageError(f"--source {source} is the original of one text; of many it is a pattern, as ru/{NAME}.txt")
    if len({path for _, _, path in formats}) < len(formats):
        raise UsageError("two formats would go to one place: give each a file, as in --format sarif:report.sarif")
    failures: list[Failure] = []
    inputs = paths if source is None else [*paths, *(source_of(path, source) for path in paths)]
    originals: dict[str, Document] = {}
    shade = named("--color", color, COLORS)
    with contextlib.ExitStack() as files:
        streams = [files.enter_context(opened(path, inputs)) if path else None for _, _, path in formats]
        with progress_bar() as progress:
            documents = readable(paths, encoding, stdin_filename, failures, progress, source, originals)
            of = None if source is None else lambda document: originals.pop(document.name)
            report = check_documents(documents, rules, settings, progress, of)
        report = replace(report, failures=tuple(failures))
        for (_, write, _), stream in zip(formats, streams, strict=True):
            if stream:
                write(report.at_least(shown), stream, layout_of(stream, shade))
    for name, write, path in formats:
        if path is None and (report.documents or name not in FOR_PEOPLE):      # last: its reader may have gone
            with opened(None) as stream:
                write(report.at_least(shown), stream, layout_of(stream, shade))
    if failures:
        return told(failures)
    closed = list(gates(report, max_penalty, min_coverage))
    for reason in closed:
        complain(reason)
    found = failing is not None and any(issue.severity.reaches(failing) for issue in report.issues)
    return ISSUES_FOUND if found or closed else CLEAR


@app.command("segment")
def segment_command(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="full or json.")] = "full",
    output: Output = None,
    language: Language = None,
    detector: Detector = "auto",
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
    languages.split("", language, detector)
    failures: list[Failure] = []
    with opened(output, paths) as stream:
        layout = layout_of(stream, named("--color", color, COLORS))
        documents = list(readable(paths, encoding, stdin_filename, failures, lambda *_: None))
        write([(each, languages.split(each.text, language, detector)) for each in documents], stream, layout)
    return told(failures)


@app.command("align")
def align_command(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="The original text, or a folder of them.", show_default=False)
    ] = None,
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="Its translation, or a folder of them.", show_default=False)
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="text, tsv, json, tmx or ladder.")
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
        with opened(output, [source, target]) as stream:
            original, translation = read_file(source, encoding), read_file(target, encoding)
            aligned = align_documents(original, translation, split, encoders.load(encoder))
            write(aligned, stream, layout_of(stream, shade))
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
    return told(failures)


def many(
    source: str | None, target: str | None, pairs: Path | None, patterns: tuple[str, str]
) -> tuple[list[Match] | None, list[Failure]]:
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


@app.command("rules")
def rules_command(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The rule to explain.", show_default=False)
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


def readable(
    paths: Sequence[str],
    encoding: str | None,
    stdin_name: str,
    failures: list[Failure],
    progress: Progress,
    source: str | None = None,
    originals: dict[str, Document] | None = None,
) -> Iterator[Document]:
    """The documents that can be read, one after another; why the others cannot goes into ``failures``.

    With a source, or a pattern of sources, that of each document goes into ``originals`` under its name.
    """
    if paths.count("-") > 1:
        raise UsageError("standard input can be read once: - is named twice")
    for index, path in enumerate(paths):
        name = stdin_name if path == "-" else path
        progress(name, index, len(paths))
        try:
            document = read_stream(sys.stdin.buffer, name, encoding) if path == "-" else read_file(path, encoding)
            if source is not None and originals is not None:
                originals[name] = read_file(source_of(name, source), encoding)
        except UnreadableError as error:
            failures.append(failure_of(error, name, *([] if source is None else [source_of(name, source)])))
        else:
            yield document


def failure_of(error: UnreadableError, *names: str) -> Failure:
    """Which of some files could not be read, and why; a name may hold anything, a colon too."""
    said = str(error)
    name = next((name for name in names if said.startswith(f"{name}: ")), names[0])
    return Failure(name, said.removeprefix(f"{name}: "))


def told(failures: Sequence[Failure]) -> int:
    """Say on standard error what could not be read, and give the exit code for that."""
    for failure in failures:
        complain(f"{failure.name}: {failure.reason}")
    return USAGE_ERROR if failures else CLEAR


@contextlib.contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error for people who wait: only in a terminal, and only when it takes a while."""
    with contextlib.ExitStack() as stack:
        start = time.monotonic()
        update: Progress | None = None

        def progress(what: str, done: int, total: int) -> None:
            nonlocal update
            if update is None and sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
                update = stack.enter_context(visible_bar())
            if update:
                update(what, done, total)

        yield progress


@contextlib.contextmanager
def visible_bar() -> Iterator[Progress]:
    """The bar itself; it leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda what, done, total: bar.update(task, description=visible(what), completed=done, total=total)


def gates(report: Report, max_penalty: float | None, min_coverage: float | None) -> Iterator[str]:
    """The gates that a report does not pass, and by how much."""
    if max_penalty is not None and report.rate > max_penalty:
        over = report.rate - max_penalty
        yield f"failed: {report.rate:.1f} penalty per 1,000 words, {over:.1f} more than --max-penalty {max_penalty:g}"
    if min_coverage is not None and report.coverage is not None and report.coverage < min_coverage:
        under = min_coverage - report.coverage
        yield (
            f"failed: {report.coverage:.1f} % of the original is translated, {under:.1f} less than --min-coverage "
            f"{min_coverage:g}"
        )


def asked(format: str, output: Path | None) -> tuple[str, Write, Path | None]:
    """A format, what writes it, and the file that it goes to: NAME or NAME:FILE."""
    name, _, file = format.partition(":")
    return name, named("--format", name, REPORTERS), Path(file) if file else output


def listed(values: Sequence[str] | None) -> tuple[str, ...]:
    """The names in options that may be repeated and may hold several, separated by commas."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def named(kind: str, name: str, known: Mapping[str, Thing]) -> Thing:
    """What a name stands for, or the error that gives the nearest known one."""
    if name not in known:
        raise unknown(kind, name, known)
    return known[name]


def threshold(option: str, name: str, *also: str) -> Severity:
    """The severity an option names; ``also`` is what else it may name."""
    if name not in list(Severity):
        raise unknown(option, name, [*Severity, *also])
    return Severity(name)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is one line on standard error."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("aligner", list(arguments)) as context:
            return int(command.invoke(context) or CLEAR)
    except typer.Exit as done:
        return done.exit_code
    except TyperException as error:
        reason = f"{error.format_message()} (--help shows what there is)"
    except AlignerError as error:
        reason = str(error)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if "--debug" in arguments:
            raise
        reason = f"internal error: {type(error).__name__}: {error}; --debug shows where, please report it"
    complain(reason)
    return USAGE_ERROR


def complain(reason: str) -> None:
    """One line on standard error, whatever a name in it holds."""
    print("aligner:", visible(" ".join(reason.split())), file=sys.stderr)
