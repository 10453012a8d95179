"""``aligner check``."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli import completion
from aligner.cli.ending import CLEAR, ISSUES_FOUND
from aligner.cli.filters import Baseline, ChangedSince, filters_of
from aligner.cli.fixes import fix as fixed
from aligner.cli.fixes import show_diff
from aligner.cli.many import Jobs, NoCache, way_of
from aligner.cli.options import (
    FAILS,
    FILES,
    FIXES,
    REPORTED,
    Color,
    ConfigPath,
    Debug,
    Detector,
    Encoder,
    Encoding,
    Exclude,
    ExtendSelect,
    Glossary,
    Ignore,
    Isolated,
    Language,
    LowestSeverity,
    Output,
    Select,
    Source,
    SourceLanguage,
    StdinFilename,
    TextsOrAll,
    named,
)
from aligner.cli.reading import refuse_twice
from aligner.cli.reporting import NEVER, Desk, reported, targets_of
from aligner.cli.settings import settings, tell_skipped
from aligner.cli.watching import Watch, watched
from aligner.config import Config, keys
from aligner.engine.planning import plan
from aligner.engine.running import Task
from aligner.errors import UsageError
from aligner.output import COLORS
from aligner.project.discovery import STDIN
from aligner.reporters import REPORTERS

if TYPE_CHECKING:
    from aligner.model import Failure


def check_command(
    context: typer.Context,
    paths: TextsOrAll = None,
    source: Source = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="NAME[:FILE]",
            help=f"{', '.join(REPORTERS)} (default: full); html is a page to review in. Repeat it with files to write "
            "several.",
            autocompletion=completion.one_of(completion.formats),
            rich_help_panel=REPORTED,
        ),
    ] = None,
    output: Output = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    glossary: Glossary = None,
    severity: LowestSeverity = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL", help="Lowest severity that makes the exit code 1 (default: minor); never: none does.",
            autocompletion=completion.one_of(completion.thresholds),
            rich_help_panel=FAILS,
        ),
    ] = None,
    max_penalty: Annotated[
        float | None,
        typer.Option(
            metavar="N", help="Fail if there is more penalty per 1,000 words.", show_default=False,
            rich_help_panel=FAILS,
        ),
    ] = None,
    min_coverage: Annotated[
        float | None,
        typer.Option(
            metavar="PERCENT", help="Fail if fewer of the sentences of the sources are translated.",
            show_default=False,
            rich_help_panel=FAILS,
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Put right what can be put right safely, in the files; - goes to standard output.",
            rich_help_panel=FIXES,
        ),
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help="With --fix or --diff: also fixes that may be wrong, such as line breaks.",
            rich_help_panel=FIXES,
        )
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="Show what --fix would change, and change nothing. The exit code is 1 if anything would, unless "
            "--fail-on is never.",
            rich_help_panel=FIXES,
        ),
    ] = False,
    baseline: Baseline = None,
    changed_since: ChangedSince = None,
    language: Language = None,
    source_language: SourceLanguage = None,
    detector: Detector = None,
    encoder: Encoder = None,
    encoding: Encoding = None,
    exclude: Exclude = None,
    force_exclude: Annotated[
        bool,
        typer.Option(
            "--force-exclude",
            help="Apply --exclude, and paths and pairs of the settings, to files that are named too, as a hook needs.",
            rich_help_panel=FILES,
        ),
    ] = False,
    show_skipped: Annotated[
        bool,
        typer.Option(
            "--show-skipped", help="Say why each file or folder that is skipped is not read.",
            rich_help_panel=FILES,
        )
    ] = False,
    config: ConfigPath = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = "auto",
    jobs: Jobs = None,
    no_cache: NoCache = False,
    watch: Watch = False,
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
    arguments = locals()
    chosen = settings(context.params, config, isolated)
    targets = targets_of(chosen[keys.FORMATS], output)
    shade = named("--color", color, COLORS)
    if min_coverage is not None and source is None and not chosen[keys.PAIRS]:
        raise UsageError("--min-coverage asks how much of the original is translated: name it with --source")
    if unsafe_fixes and not (fix or diff):
        raise UsageError("--unsafe-fixes says what --fix and --diff may do: give one of them")
    if diff:
        refuse_beside_diff(format=format, severity=severity, max_penalty=max_penalty, min_coverage=min_coverage)
    refuse_twice(paths or ())
    if watch:
        return watched(
            lambda: check_command(**arguments | {"watch": False}),
            lambda: files_of(settings(context.params, config, isolated), paths or (), source, stdin_filename, output),
        )
    planned = plan(chosen, paths or (), source, stdin_filename, [output] if output else [])
    tell_skipped(planned.found, show_skipped)
    tasks: Sequence[Task] = planned.tasks
    way = way_of(tasks, str(chosen[keys.JOBS]), not chosen[keys.CACHE], debug)
    inputs = [*inputs_of(tasks), *read_beside(chosen)]
    aside = filters_of(chosen[keys.BASELINE], changed_since, inputs_of(tasks), may_be_missing=not baseline)
    if diff:
        code = show_diff(tasks, aside, unsafe_fixes, debug, output, inputs, planned.failed)
        return CLEAR if code == ISSUES_FOUND and chosen[keys.FAIL_ON] == NEVER else code
    filters = (*planned.filters, *aside)
    unfixed: list[Failure] = []
    if fix:
        tasks, noting, unfixed = fixed(tasks, aside, unsafe_fixes, debug)
        filters = (*filters, *noting)
    desk = Desk(targets, shade, inputs, gives_text=fix and STDIN in (paths or ()))
    return reported(planned, tasks, filters, way, desk, chosen, unfixed)


def refuse_beside_diff(**options: object) -> None:
    """Raise ``UsageError`` for options that say how to report, or judge a report."""
    given = [f"--{name.replace('_', '-')}" for name, value in options.items() if value not in (None, [], ())]
    if given:
        raise UsageError(f"--diff shows what would change and reports nothing: leave {' and '.join(given)} out")


def inputs_of(tasks: Sequence[Task]) -> list[str]:
    """The files that tasks read."""
    return [path for task in tasks for path in (task.path, task.source) if path is not None]


def files_of(
    chosen: Config, paths: Sequence[str], source: str | None, stdin_name: str, output: Path | None
) -> list[str]:
    """All files that decide a report."""
    planned = plan(chosen, paths, source, stdin_name, [output] if output else [])
    return [*inputs_of(planned.tasks), *read_beside(chosen)]


def read_beside(chosen: Config) -> Iterator[str]:
    """The files that are read beside the texts."""
    yield from chosen[keys.GLOSSARIES]
    baseline = chosen[keys.BASELINE]
    if baseline is not None:
        yield baseline
    if chosen.file is not None:
        yield chosen.file.name
