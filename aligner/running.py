"""Many files: what is to be done with each, and the results in the order asked for.

A file that cannot be read is a result as well, a ``Failure``: the others are checked all the same.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.checks import CHECKS, Check
from aligner.errors import AlignerError, UnreadableError
from aligner.model import Document, DocumentReport, Failure, Report, Settings
from aligner.pipeline import Progress, check_document, signature, silent
from aligner.readers import read_file, read_stream
from aligner.spooling import Spool

STDIN = "-"

Filter = Callable[[DocumentReport], DocumentReport]
"""What is done with the results of a document before they are reported: severities, ignores, a baseline."""


@dataclass(frozen=True, slots=True)
class Task:
    """A text to check, and how."""

    path: str
    """``-`` is standard input."""
    name: str
    """What reports call it; its suffix chooses the format."""
    rules: tuple[Check, ...]
    """Those that can run: without a source, none that needs one (``pipeline.usable``)."""
    settings: Settings
    source: str | None = None
    """Path of the text that it translates."""
    encoding: str | None = None
    """Of both texts; None: UTF-8, else detected."""


def checked(
    tasks: Sequence[Task], filters: Sequence[Filter] = (), progress: Progress = silent, debug: bool = False
) -> Report:
    """Run the tasks, put each result through the filters, and keep them for the reports."""
    documents, failures = Spool(), []
    for result in run(tasks, progress, debug):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            for each in filters:
                result = each(result)
            documents.append(result)
    return Report(documents, rules_of(tasks), signature_of(tasks), tuple(failures))


def run(
    tasks: Sequence[Task], progress: Progress = silent, debug: bool = False
) -> Iterator[DocumentReport | Failure]:
    """Do the tasks, in their order.

    Raises ``UsageError`` and ``ModelError``, which no other file would be spared, and with ``debug`` what is wrong with
    us; without, a fault of ours with one text is a ``Failure`` of that text.
    """
    for index, task in enumerate(tasks):
        if len(tasks) > 1:
            progress(task.name, index, len(tasks))
        yield done(task, progress if len(tasks) == 1 else silent, debug)


def done(task: Task, progress: Progress = silent, debug: bool = False) -> DocumentReport | Failure:
    """Read the text of a task, and its source, and check it."""
    try:
        document, source = documents_of(task)
    except UnreadableError as error:
        return failure_of(error, task.name, *([task.source] if task.source else []))
    try:
        return check_document(document, task.rules, task.settings, progress, source)
    except AlignerError:
        raise
    except Exception as error:
        if debug:
            raise
        reason = f"internal error: {type(error).__name__}: {error}; --debug shows where, please report it"
        return Failure(task.name, reason)


def documents_of(task: Task) -> tuple[Document, Document | None]:
    """The text of a task and its source."""
    if task.path == STDIN:
        document = read_stream(sys.stdin.buffer, task.name, task.encoding)
    else:
        document = read_file(task.path, task.encoding, task.name)
    return document, None if task.source is None else read_file(task.source, task.encoding)


def failure_of(error: UnreadableError, *names: str) -> Failure:
    """Which of some files could not be read, and why; a name may hold anything, a colon too."""
    said = str(error)
    name = next((name for name in names if said.startswith(f"{name}: ")), names[0])
    return Failure(name, said.removeprefix(f"{name}: "))


def rules_of(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Names of the rules that run for one task or another, in their order."""
    names = {rule.name for rules in {id(task.rules): task.rules for task in tasks}.values() for rule in rules}
    return tuple(check.name for check in CHECKS if check.name in names)


def signature_of(tasks: Iterable[Task]) -> str:
    """What decides the results beside the texts."""
    found = {(id(task.rules), task.settings): task for task in tasks}
    signatures = sorted({signature(task.rules, task.settings) for task in found.values()})
    return signatures[0] if len(signatures) == 1 else hashlib.sha256(" ".join(signatures).encode()).hexdigest()[:12]
