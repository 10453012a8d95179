"""The tasks of a run done, what was found reported in every format asked for, and the exit code it comes to."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path
from typing import TextIO

from aligner.cli.ending import CLEAR, ISSUES_FOUND, USAGE_ERROR, complain, tell_notes, told
from aligner.cli.options import named
from aligner.cli.progress import progress_bar
from aligner.cli.streaming import STREAMED, Stream
from aligner.config import Config, keys
from aligner.engine.planning import Plan
from aligner.engine.running import Filter, Task, Way, checked, report_on
from aligner.errors import UsageError
from aligner.model import Failure, Report, Severity
from aligner.output import layout_of, opened
from aligner.project.discovery import STDIN
from aligner.reporters import REPORTERS, Layout, Write

WITH_NOTES = ("full", "json", "jsonl", "html")
"""Formats that say how a text was read and what was mended in it: beside others standard error does."""
FOR_PEOPLE = ("full", "concise")
"""Formats that say nothing where nothing could be read: standard error says why. All others are for programs."""
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Target:
    """A report that is asked for."""

    format: str
    write: Write
    path: Path | None
    """The file that it goes to; None: standard output."""

    @property
    def is_streamed(self) -> bool:
        """Whether it is written while texts are checked."""
        return self.format in STREAMED

    @property
    def is_for_programs(self) -> bool:
        """Whether programs read it."""
        return self.format not in FOR_PEOPLE


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the reports of a run go, and how they look there."""

    targets: tuple[Target, ...]
    color: bool | None
    inputs: Sequence[str]
    """Files that are read, so that none of them is written over."""
    gives_text: bool
    """Whether standard output is taken by a mended text: reports then go to standard error."""

    def standard(self, target: Target) -> contextlib.AbstractContextManager[TextIO]:
        """Where a report goes that goes to no file."""
        if self.gives_text:
            return contextlib.nullcontext(sys.stderr)
        return opened(None, is_for_programs=target.is_for_programs)

    def write(self, target: Target, report: Report, stream: TextIO) -> None:
        """Write a report."""
        target.write(report, stream, layout_of(stream, self.color))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run ends with."""

    code: int
    failures: tuple[Failure, ...]
    gates: tuple[str, ...]
    """What is said of the gates that were not passed."""


def targets_of(formats: Sequence[str], output: Path | None) -> tuple[Target, ...]:
    """The reports that are asked for, NAME or NAME:FILE each. Raises ``UsageError`` when two would go to one place."""
    targets = tuple(target_of(each, output) for each in formats)
    if len({target.path and os.path.realpath(target.path) for target in targets}) < len(targets):
        raise UsageError("two formats would go to one place: give each a file, as in --format sarif:report.sarif")
    return targets


def target_of(format: str, output: Path | None) -> Target:
    """One of them."""
    name, _, file = format.partition(":")
    path = Path(file) if file else output
    return Target(name, named("--format", name, REPORTERS), None if path == Path(STDIN) else path)


def reported(
    planned: Plan,
    tasks: Sequence[Task],
    filters: Sequence[Filter],
    way: Way,
    desk: Desk,
    chosen: Config,
    unfixed: Sequence[Failure],
) -> int:
    """Do the tasks of a plan, as they are now, and report on them; gives the exit code.

    Files are opened before anything is checked, and standard output is written last: its reader may have gone.
    ``unfixed`` are texts that could not be mended.
    """
    lowest = Severity(chosen[keys.SEVERITY])
    with contextlib.ExitStack() as files:
        streams = {
            target: files.enter_context(opened(target.path, desk.inputs)) for target in desk.targets if target.path
        }
        live = [
            streams.get(target) or files.enter_context(desk.standard(target))
            for target in desk.targets
            if target.is_streamed
        ]
        listen = Stream(live, planned.completed(report_on(tasks)), lowest, others=len(live) < len(desk.targets))
        with progress_bar() as progress:
            report = planned.completed(checked(tasks, filters, progress, way, listen))
        verdict = judged(report, chosen, unfixed)
        baseline = chosen[keys.BASELINE]
        has_baseline = baseline is not None and os.path.lexists(baseline)
        report = replace(report, has_baseline=has_baseline, exit_code=verdict.code)
        report = report.at_least(lowest)
        for target, stream in streams.items():
            if not target.is_streamed:
                desk.write(target, report, stream)
        listen.end()
    listen.close()
    summarise(report, [target.format for target in desk.targets])
    for target in desk.targets:
        if not (target.path or target.is_streamed) and (report.documents or target.is_for_programs):
            with desk.standard(target) as stream:
                desk.write(target, report, stream)
    if not any(target.format in WITH_NOTES for target in desk.targets):
        for found in report.documents:
            tell_notes(found.document.name, found.notes)
    told(verdict.failures)
    for reason in () if verdict.failures else verdict.gates:
        complain(reason)
    return verdict.code


def judged(report: Report, chosen: Config, unfixed: Sequence[Failure]) -> Verdict:
    """What a run ends with: what could not be read or mended outweighs what was found."""
    failures = (*report.failures, *unfixed)
    closed = tuple(gates(report, chosen[keys.MAX_PENALTY], chosen[keys.MIN_COVERAGE]))
    is_found = closed or (chosen[keys.FAIL_ON] != NEVER and reaches(report, Severity(chosen[keys.FAIL_ON])))
    return Verdict(USAGE_ERROR if failures else ISSUES_FOUND if is_found else CLEAR, failures, closed)


def gates(report: Report, max_penalty: float | None, min_coverage: float | None) -> Iterator[str]:
    """The gates that a report does not pass, and by how much."""
    if max_penalty is not None and report.rate > max_penalty:
        over = report.rate - max_penalty
        yield f"failed: {report.rate:.1f} penalty per 1,000 words, {over:.1f} more than --max-penalty {max_penalty:g}"
    if min_coverage is not None and report.coverage is not None and report.coverage < min_coverage:
        share = floor(report.coverage * 10) / 10      # 98.96 is not 99.0
        under = ceil((min_coverage - report.coverage) * 10) / 10
        yield (
            f"failed: {share:.1f}% of the original is translated, {under:.1f} less than --min-coverage "
            f"{min_coverage:g}"
        )


def reaches(report: Report, failing: Severity) -> bool:
    """Whether an issue is of that severity or a higher one."""
    return any(issue.severity.reaches(failing) for found in report.documents for issue in found.issues)


def summarise(report: Report, formats: Sequence[str]) -> None:
    """With annotations for GitHub, the table for the summary of its job, where a job has one."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if "github" in formats and "markdown" not in formats and summary:
        try:
            with open(summary, "a", encoding="utf-8") as stream:
                REPORTERS["markdown"](report, stream, Layout())
        except OSError as error:
            raise UsageError(f"GITHUB_STEP_SUMMARY {summary} cannot be written: {error.strerror or error}") from None
