"""``aligner baseline``."""

from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.ending import CLEAR, told
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
    Select,
    Source,
    SourceLanguage,
    TextsOrAll,
)
from aligner.cli.progress import progress_bar
from aligner.cli.settings import settings
from aligner.config import Config, keys
from aligner.engine.planning import plan
from aligner.engine.running import checked
from aligner.model import Failure
from aligner.output import opened
from aligner.project import baseline as known
from aligner.words import counted

DEFAULT = "aligner-baseline.json"


def baseline_command(
    context: typer.Context,
    paths: TextsOrAll = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE",
            help=f"The baseline; what is in it stays. (default: `baseline` of the configuration, else {DEFAULT})",
            show_default=False,
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out what is gone, and add nothing; without PATH, of all texts in it.")
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", help="Add what was decided to be ignored in the review page, and check nothing.",
            show_default=False,
        ),
    ] = None,
    source: Source = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    glossary: Glossary = None,
    language: Language = None,
    source_language: SourceLanguage = None,
    detector: Detector = None,
    encoder: Encoder = None,
    encoding: Encoding = None,
    exclude: Exclude = None,
    config: ConfigPath = None,
    isolated: Isolated = False,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    debug: Debug = False,
) -> int:
    """Write down the issues that there are, so that `aligner check --baseline` reports what is new.

    Examples: aligner baseline article.txt

    aligner baseline --prune

    aligner baseline --from decisions.json
    """
    chosen = settings(context.params, config, isolated)
    path = output or Path(chosen[keys.BASELINE] or DEFAULT)
    before = known.read(path, missing_is_empty=not prune)
    after = before
    failures: list[Failure] = []
    named = list(paths or ())
    if decisions is not None:
        after = after.with_issues(known.decided(decisions, path))
    if prune and not named:
        here = {each: path.parent / each for each, _ in before.known}
        named = sorted(str(each) for each in here.values() if each.is_file())
        after = after.without(each for each, file in here.items() if not file.is_file())
    if named or not (prune or decisions):
        after, failures = looked_for(after, named, source, chosen, prune, not no_cache, debug)
    if failures and after.known == before.known:      # nothing was found out: no file that says so
        return told(failures)
    with opened(path, [*named, *([source] if source else [])]) as stream:
        stream.write(known.written(after.known.values()))
    new, gone = len(after.known.keys() - before.known.keys()), len(before.known.keys() - after.known.keys())
    print(f"{path}: {counted(len(after.known), 'known issue')}, {new} new, {gone} taken out")
    return told(failures) if failures else CLEAR


def looked_for(
    before: known.Baseline, paths: list[str], source: str | None, chosen: Config, prune: bool, cache: bool, debug: bool
) -> tuple[known.Baseline, list[Failure]]:
    """The baseline with what is found in the texts, or without what is not; and what could not be read."""
    planned = plan(chosen, paths, source)
    way = way_of(planned.tasks, str(chosen[keys.JOBS]), not (cache and chosen[keys.CACHE]), debug)
    with progress_bar() as progress:
        report = planned.completed(checked(planned.tasks, planned.filters, progress, way))
    present = [entry for found in report.documents for entry in known.entries_of(found, before.path)]
    if not prune:
        return before.with_issues(present), list(report.failures)
    documents = [known.document_name(found.document.name, before.path) for found in report.documents]
    return before.without(documents, present, report.rules), list(report.failures)
