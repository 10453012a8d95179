"""``aligner check --fix`` and ``--diff``: the texts mended, and written back in their own encoding, or shown."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.checks import Need
from aligner.cli.ending import CLEAR, ISSUES_FOUND, complain, told
from aligner.decisions.comments import comments
from aligner.diffs import diff
from aligner.engine.running import Filter, Task, failure_of, internal
from aligner.errors import AlignerError, UnreadableError
from aligner.fixing import Fixed, settled
from aligner.model import Document, DocumentReport, Failure, Issue, Span
from aligner.output import opened, replace_file, replaceable
from aligner.pipeline import check_document
from aligner.project.discovery import STDIN
from aligner.readers import bounded, bytes_of, read, standard_input
from aligner.readers.encodings import Coding, coding_of
from aligner.reporters.safe import visible
from aligner.words import counted


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and what became of it."""

    task: Task
    before: Document
    fixed: Fixed
    coding: Coding

    @property
    def data(self) -> bytes:
        """Its bytes now."""
        return self.coding.bytes_of(self.fixed.document.text)


def fix(
    tasks: Sequence[Task], filters: Sequence[Filter], unsafe: bool, debug: bool
) -> tuple[list[Task], list[Filter], list[Failure]]:
    """Mend the texts of the tasks, and write those that changed; standard input goes to standard output.

    What the filters set aside stays as it is. Gives the tasks to be done on the texts as they are now, what notes in
    each report what was mended, and why some could not be.
    """
    failures: list[Failure] = []
    ready: list[Task] = []
    notes: dict[str, tuple[str, ...]] = {}
    for task, found in mended(tasks, filters, unsafe, debug, failures):
        if isinstance(found, Failure):
            ready.append(task)
            continue
        notes[task.name] = tuple(notes_of(found))
        if task.path == STDIN:
            sys.stdout.buffer.write(found.data)
            ready.append(replace(task, data=found.data))
            continue
        ready.append(task)
        if found.fixed.edits:
            try:
                replace_file(Path(task.path), found.data)
            except OSError as error:
                failures.append(Failure(task.name, f"cannot be written: {error.strerror or error}"))
                del notes[task.name]
    is_told = any(task.path == STDIN for task in tasks)      # by the text itself
    if len(notes) == len(tasks) and not is_told and not any(notes.values()):
        tell_of_nothing(filters)
    return ready, [noting(notes)], failures


def show_diff(
    tasks: Sequence[Task],
    filters: Sequence[Filter],
    unsafe: bool,
    debug: bool,
    output: Path | None,
    inputs: Sequence[str],
    failed: Iterable[Failure],
) -> int:
    """Print what would change, and give the exit code: 1 if anything would. ``failed`` is known to be unreadable."""
    failures = [*failed]
    issues = texts = 0
    with opened(output, inputs) as stream:
        for task, found in mended(tasks, filters, unsafe, debug, failures):
            if isinstance(found, Failure):
                failures += [found] if found not in failures else []
            elif found.fixed.edits:
                issues, texts = issues + sum(count for _, count in found.fixed.rules), texts + 1
                stream.writelines(f"{visible(line)}\n" for line in diff(task.name, found.before, found.fixed.edits))
    if not (texts or failures):
        tell_of_nothing(filters)
    if texts:
        complain(f"would fix {counted(issues, 'issue')} in {counted(texts, 'text')}")
    return told(failures) or (ISSUES_FOUND if texts else CLEAR)


def tell_of_nothing(filters: Sequence[Filter]) -> None:
    """Say that no text changes, so that nobody waits for it."""
    kept = ": what --baseline and --changed-since set aside stays as it is" if filters else ""
    complain(f"nothing to fix{kept}")


def mended(
    tasks: Iterable[Task], filters: Sequence[Filter], unsafe: bool, debug: bool, failures: list[Failure]
) -> Iterator[tuple[Task, Mended | Failure]]:
    """Each task, and its text mended, or why it cannot be. What a check of the text will not say goes into ``failures``
    as well."""
    for task in tasks:
        if task.path != STDIN and not replaceable(Path(task.path)):
            failures.append(Failure(task.name, "cannot be fixed: it is no file that another can take the place of"))
            continue
        try:
            if task.path == STDIN:
                task = replace(task, data=standard_input(task.name))
            data = bytes_of(task.path, task.name) if task.data is None else bounded(task.data, task.name)
            yield task, mended_text(task, data, filters, unsafe)
        except UnwritableError as error:
            failures.append(Failure(task.name, str(error)))
            yield task, failures[-1]
        except UnreadableError as error:
            yield task, failure_of(error, task.name)
        except Exception as error:
            if debug or isinstance(error, AlignerError):
                raise
            yield task, Failure(task.name, internal(error))


class UnwritableError(AlignerError):
    """A text cannot be written back as it was read."""


def mended_text(task: Task, data: bytes, filters: Sequence[Filter], unsafe: bool) -> Mended:
    """The text of a task without what can be mended by the rules that need neither a source nor an encoder."""
    document = read(data, task.name, task.encoding)
    coding = coding_of(data, document.text, document.encoding)
    if coding is None:
        raise UnwritableError(f"cannot be fixed: in {document.encoding}, more than the fixes would change")
    rules = tuple(rule for rule in task.rules if rule.needs in Need.TEXT_ALONE)

    def find(now: Document) -> Sequence[Issue]:
        if not rules:
            return ()
        found = check_document(now, rules, task.settings)
        for each in filters:
            found = each(found)
        return found.issues

    return Mended(task, document, settled(document, find, unsafe, coding.holds, untouched), coding)


def untouched(text: str) -> list[Span]:
    """The comments for this program: no fix is made in them."""
    return [Span(comment.start, comment.end) for comment in comments(text)]


def notes_of(found: Mended) -> Iterator[str]:
    """What a reader of the report is told."""
    fixed = found.fixed
    if fixed.rules:
        yield "fixed: " + ", ".join(f"{count} {rule}" for rule, count in fixed.rules)
    if fixed.unencodable:
        encoding = found.before.encoding
        yield f"not fixed: {counted(fixed.unencodable, 'issue')}, for {encoding} lacks the characters"
    if not fixed.settles:
        yield "not fixed: the fixes undo each other"


def noting(notes: dict[str, tuple[str, ...]]) -> Callable[[DocumentReport], DocumentReport]:
    """A filter that puts the notes into the reports."""

    def noted(found: DocumentReport) -> DocumentReport:
        document = found.document
        return replace(
            found, document=replace(document, notes=(*document.notes, *notes.get(document.name, ())))
        )

    return noted
