"""The settings in effect and the files found -> what is to be done with each.

Rules know nothing of it: what speaks of texts is a task, what speaks of files is asked here, of what is known of them.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path

from aligner.checks import CHECKS, Check, Files, Need
from aligner.config import Config, Level, keys
from aligner.config.rules import PerFile, rules_of, severities_of
from aligner.decisions.severities import judged, signed
from aligner.engine.running import Filter, Task
from aligner.errors import UsageError
from aligner.model import DocumentReport, Failure, Report, Settings, Severity
from aligner.pipeline import check_files, runnable, usable
from aligner.project.discovery import STDIN, Discovery, Scope, discover, why_not_read
from aligner.project.globs import Pattern, from_above, patterns
from aligner.project.matching import NAME, source_of
from aligner.project.pairing import Role, role_of

NO_TRANSLATION = "nothing to check in it: by pairs of the settings, no text in it is a translation"


@dataclass(frozen=True, slots=True)
class Paired:
    """What is to be said of a text as a file: the pairs it is in, and the rules that look at them."""

    files: tuple[Files, ...]
    rules: tuple[Check, ...]
    is_read: bool
    """Whether its text is checked as well: that of a source without a translation is not."""


Planned = tuple[Task, Paired | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does."""

    tasks: tuple[Task, ...]
    found: Discovery
    file_rules: tuple[Check, ...]
    """The rules that speak of files, if it is known which belong together."""
    paired: dict[str, Paired]
    """By the names of the texts."""
    severities: dict[str, Severity]
    """Those that rules are to have instead of their own."""
    failures: tuple[Failure, ...] = ()
    """What cannot be checked, as is known before anything is read."""

    @property
    def failed(self) -> tuple[Failure, ...]:
        """What cannot be read, as is known before the tasks are done."""
        return *self.found.failures, *self.failures

    @property
    def filters(self) -> tuple[Filter, ...]:
        """What is done with the results of each document."""
        return (self.with_files, *([self.with_severities] if self.severities else []))

    def with_files(self, found: DocumentReport) -> DocumentReport:
        """The results with those of the rules that speak of files."""
        paired = self.paired.get(found.document.name)
        if paired is None:
            return found
        found = check_files(found, paired.rules, paired.files)
        return found if paired.is_read else replace(found, words=0)

    def with_severities(self, found: DocumentReport) -> DocumentReport:
        """The results with the severities that the configuration says."""
        return judged(found, self.severities)

    def completed(self, report: Report) -> Report:
        """The report, with what this decided beside its tasks."""
        ran = {*report.rules, *(rule.name for rule in self.file_rules)}
        return replace(
            report,
            rules=tuple(check.name for check in CHECKS if check.name in ran),
            signature=signed(report.signature, self.severities, *map(repr, self.file_rules)),
            failures=(*self.failed, *report.failures),
        )


def plan(
    config: Config,
    paths: Sequence[str],
    source: str | None = None,
    stdin_name: str = "<stdin>",
    outputs: Iterable[str | PathLike[str]] = (),
) -> Plan:
    """Find the files, and say what is to be done with each.

    ``outputs`` are reports beside those that the settings name. Raises ``UsageError`` when no rule can run.
    """
    if source == STDIN:
        raise UsageError("--source names a file: standard input can be the text alone")
    refuse_one_source_of_many(source, paths)
    scope = scope_of(config, outputs)
    found = found_by(config, paths, scope)
    refuse_one_source_of_many(source, found.files)
    pairs = config[keys.PAIRS] if source is None else ()
    rules = rules_of(config)
    file_rules = tuple(rule for rule in rules if Need.FILES in rule.needs) if pairs else ()
    if not file_rules:
        usable(rules, source is not None or bool(pairs))
    planner = Planner(config, scope, PerFile(config, rules), file_rules, stdin_name, source)
    only_pairs = bool(pairs) and not config[keys.PATHS] and (not paths or scope.forces_exclude)
    planned, failures = planner.all_tasks(found, only_pairs)
    if found.files and not (planned or failures or found.failures or found.named):
        failures = [Failure(path, NO_TRANSLATION) for path in asked_for(config, paths)]
    paired = {task.name: each for task, each in planned if each is not None}
    if any(Need.HISTORY in rule.needs for rule in file_rules):
        paired = with_history(paired, scope)
    tasks = tuple(task for task, _ in planned)
    return Plan(tasks, found, file_rules, paired, severities_of(config[keys.RULE_OPTIONS]), tuple(failures))


def asked_for(config: Config, paths: Sequence[str]) -> Sequence[str]:
    """The files, folders and patterns to look at: those that are named, those of the settings, or all that is here."""
    return paths or config[keys.PATHS] or [os.curdir]


def found_by(config: Config, paths: Sequence[str], scope: Scope) -> Discovery:
    """The files there are; where a hook names them and the settings do too, those that both name."""
    found = discover(asked_for(config, paths), scope)
    is_of_a_hook = paths and config[keys.PATHS] and scope.forces_exclude
    return found.among(discover(config[keys.PATHS], scope)) if is_of_a_hook else found


def refuse_one_source_of_many(source: str | None, texts: Sequence[str]) -> None:
    """Raise ``UsageError`` where one file is named as the original of several texts."""
    if source is not None and len(texts) > 1 and NAME not in source:
        raise UsageError(f"--source {source} is the original of one text; of many it is a pattern, as ru/{NAME}.txt")


def scope_of(config: Config, outputs: Iterable[str | PathLike[str]] = ()) -> Scope:
    """What is looked for in folders."""
    pairs = config[keys.PAIRS]
    reports = (*outputs, *(format.partition(":")[2] for format in config[keys.FORMATS]))
    return Scope(
        config.root,
        excluded(config),
        config[keys.FORCE_EXCLUDE],
        (lambda path: role_of(path, pairs) != Role()) if pairs else (lambda path: False),
        frozenset(os.path.abspath(report) for report in reports if report),
    )


def excluded(config: Config) -> tuple[Pattern, ...]:
    """What is left out: an option speaks of the folder that whoever gives it stands in, as a shell does."""
    found = patterns(config[keys.EXCLUDE])
    here = Path.cwd()
    if config.level(keys.EXCLUDE) is not Level.COMMAND_LINE or here == config.root or config.root not in here.parents:
        return found
    return tuple(from_above(each, here.relative_to(config.root).as_posix()) for each in found)


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the task of a file."""

    config: Config
    scope: Scope
    per_file: PerFile
    file_rules: tuple[Check, ...]
    stdin_name: str
    source: str | None
    """The source of all, or a pattern of the sources, where that is named."""
    known: dict[tuple[tuple[Check, ...], bool], tuple[Check, ...]] = field(default_factory=dict)
    """The rules that can run of those that are to, with and without a source: one tuple for all tasks alike."""

    def all_tasks(self, found: Discovery, only_pairs: bool) -> tuple[list[Planned], list[Failure]]:
        """The tasks of files, each once, and what cannot be one: a translation may be named itself, and by its source.

        With ``only_pairs`` a file that is in no pair has none.
        """
        planned: dict[str, Planned] = {}
        failures = []
        for path in found.files:
            for each in self.tasks(path, path in found.named, only_pairs):
                if isinstance(each, Failure):
                    failures.append(each)
                else:
                    own = each[0].path
                    planned.setdefault(own if path == STDIN else os.path.abspath(own), each)
        return list(planned.values()), failures

    def tasks(self, path: str, is_named: bool, only_pairs: bool) -> Iterator[Planned | Failure]:
        """The task of a file, if there is one; ``Failure`` where its source is nothing to be read."""
        name = self.stdin_name if path == STDIN else path
        inside = self.scope.inside(name)
        rules = self.per_file.rules(inside)
        if self.source is not None:
            yield self._task(path, name, rules, source_of(name, self.source)), None
            return
        role = role_of(inside, self.config[keys.PAIRS]) if inside is not None else Role()
        files = tuple(self._files(inside or "", role))
        asked = tuple(rule for rule in self.file_rules if rule in rules)
        if role.source is not None:
            (own,) = files
            reason = why_not_read(own.source, self.scope.root) if own.has_source else None
            if reason:
                yield Failure(name, f"its source {own.source} is {reason}")
                return
            yield self._task(path, name, rules, own.source if own.has_source else None), Paired(files, asked, True)
        elif role.translations:
            lonely = any(not each.is_translated for each in files) and asked
            if path == STDIN or lonely:
                task = self._task(path, name, rules if path == STDIN else (), None)
                yield task, Paired(files, asked, path == STDIN)
            if is_named and path != STDIN:
                yield from self._translations(files)
        elif not only_pairs:
            yield self._task(path, name, rules, None), None

    def _translations(self, files: Sequence[Files]) -> Iterator[Planned | Failure]:
        """The tasks of the translations of a source that is named: what changed in it is to be found in them."""
        for each in files:
            if each.is_translated and not self.scope.excludes(each.translation):
                reason = why_not_read(each.translation, self.scope.root)
                if reason:
                    yield Failure(each.translation, reason)
                else:
                    yield from self.tasks(each.translation, False, True)

    def _files(self, inside: str, role: Role) -> Iterator[Files]:
        """The pairs that a file is in."""
        if role.source is not None:
            own, other = self._seen(inside), self._seen(role.source)
            yield Files(own, other, has_source=os.path.lexists(other))
        for translation in role.translations:
            own, other = self._seen(inside), self._seen(translation)
            yield Files(other, own, is_translated=os.path.lexists(other))

    def _seen(self, inside: str) -> str:
        """A path as people see it from the current folder."""
        return os.path.relpath(self.scope.root / inside)

    def _task(self, path: str, name: str, rules: tuple[Check, ...], source: str | None) -> Task:
        settings = Settings(
            self.config[keys.LANGUAGE], self.config[keys.DETECTOR], self.config[keys.ENCODER],
            source_language=self.config[keys.SOURCE_LANGUAGE],
        )  # fmt: skip
        kind = rules, source is not None
        if kind not in self.known:
            self.known[kind] = runnable(*kind)
        own = self.known[kind]
        return Task(path, name, own, settings, source, self.config[keys.ENCODING])


def with_history(paired: dict[str, Paired], scope: Scope) -> dict[str, Paired]:
    """The pairs, with what the history says of both files."""
    from aligner.project.history import last_changes

    wanted = {name for each in paired.values() for files in each.files for name in (files.translation, files.source)}
    changes = last_changes(sorted(wanted), scope.root)
    return {
        name: replace(
            each,
            files=tuple(
                replace(
                    files, translation_changed=changes.get(files.translation), source_changed=changes.get(files.source)
                )
                for files in each.files
            ),
        )
        for name, each in paired.items()
    }
