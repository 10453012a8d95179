"""``aligner review``."""

import hashlib
import re
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.ending import complain, told
from aligner.cli.many import Jobs, NoCache, way_of
from aligner.cli.options import (
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
    Select,
    Source,
    SourceLanguage,
    StdinFilename,
    TextsOrAll,
)
from aligner.cli.progress import progress_bar
from aligner.cli.reading import refuse_twice
from aligner.cli.settings import settings
from aligner.config import keys
from aligner.engine.cache import ours, place
from aligner.engine.planning import plan
from aligner.engine.running import Task, checked
from aligner.model import Severity
from aligner.output import opened
from aligner.reporters import REPORTERS, Layout
from aligner.reporters.safe import visible

FOLDER = "reviews"
LONGEST_NAME = 60
NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def review_command(
    context: typer.Context,
    paths: TextsOrAll = None,
    source: Source = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE",
            help="Write the page to FILE. (default: a folder of our own, the same file for the same texts)",
        ),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    glossary: Glossary = None,
    severity: LowestSeverity = None,
    language: Language = None,
    source_language: SourceLanguage = None,
    detector: Detector = None,
    encoder: Encoder = None,
    encoding: Encoding = None,
    exclude: Exclude = None,
    config: ConfigPath = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = "<stdin>",
    jobs: Jobs = None,
    no_cache: NoCache = False,
    debug: Debug = False,
) -> int:
    """Check a translation and open what was found as a page to work in.

    The page needs no server and no network. Decisions made in it are kept by the browser, and can be saved as a file.

    Example: aligner review translation.txt --source original.txt
    """
    chosen = settings(context.params, config, isolated)
    refuse_twice(paths or ())
    planned = plan(chosen, paths or (), source, stdin_filename)
    tasks = planned.tasks
    way = way_of(tasks, str(chosen[keys.JOBS]), not chosen[keys.CACHE], debug)
    inputs = [path for task in tasks for path in (task.path, task.source) if path is not None]
    page = page_of(tasks) if output is None else output
    with opened(page, inputs) as stream:
        with progress_bar() as progress:
            report = planned.completed(checked(tasks, planned.filters, progress, way))
        REPORTERS["html"](report.at_least(Severity(chosen[keys.SEVERITY])), stream, Layout())
    if not report.documents:
        return told(report.failures)
    print(visible(str(page)))
    if open_page and not webbrowser.open(page.resolve().as_uri()):
        complain(f"there is no browser to open the page with: it is at {page}")
    return told(report.failures)


def page_of(tasks: Sequence[Task]) -> Path:
    """Where the page goes when nobody says where: the same place for the same texts, and never beside them."""
    names = "\0".join(str(Path(path).absolute()) for task in tasks for path in (task.path, task.source) if path)
    stem = NOT_IN_NAMES.sub("-", Path(tasks[0].name).stem)[:LONGEST_NAME] if tasks else "nothing"
    return folder() / f"{stem}-{hashlib.sha256(names.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.html"


def folder() -> Path:
    """A folder of ours in the user's cache folder; a temporary one where others could write into that."""
    base = place()
    if base is not None:
        try:
            made = base / FOLDER
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
            if ours(base) and ours(made):
                return made
        except (OSError, ValueError):
            pass
    return Path(tempfile.mkdtemp(prefix="aligner-review-"))
