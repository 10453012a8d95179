"""Many files: what is to be done with each, and the results in the order asked for.

A file that cannot be read is a result as well, a ``Failure``: the others are checked all the same. So is one that a
process dies of.
"""

import hashlib
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from aligner.checks import CHECKS, Check
from aligner.engine.cache import Cache, key_of, model_files, own_code
from aligner.engine.packing import packed, unpacked
from aligner.engine.spooling import Spool
from aligner.errors import AlignerError, UnreadableError
from aligner.model import DocumentReport, Failure, Report, Settings
from aligner.pipeline import Progress, check_document, signature, silent
from aligner.project.discovery import STDIN
from aligner.readers import bounded, bytes_of, read, read_again, standard_input

Texts = tuple[bytes, bytes | None]
"""The bytes of a text, and of its source where there is one."""
Outcome = TypeVar("Outcome")
Result = DocumentReport | Failure
Filter = Callable[[DocumentReport], DocumentReport]
"""What is done with the results of a document before they are reported: severities, ignores, a baseline."""
Listen = Callable[[Result], None]
"""Told each result as it comes, in order."""


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
    data: bytes | None = None
    """The text, where standard input was read already."""


@dataclass(frozen=True, slots=True)
class Way:
    """How tasks are done."""

    jobs: int = 1
    """Processes that work at the same time."""
    cache: Cache | None = None
    """Where results of earlier runs are; None: nowhere."""
    debug: bool = False
    """Whether a fault of ours is raised; otherwise it is a ``Failure`` of the text that it came up with."""


ALONE = Way()


@dataclass(frozen=True, slots=True)
class Order:
    """A task as it is handed to a process."""

    task: Task
    recipe: str
    """What decides the result beside the texts; empty: it is in no cache."""
    data: bytes | None = None
    """The text, where it came from standard input."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What ends the whole run: no other file would be spared it."""

    error: Exception


def checked(
    tasks: Sequence[Task],
    filters: Sequence[Filter] = (),
    progress: Progress = silent,
    way: Way = ALONE,
    listen: Listen | None = None,
) -> Report:
    """Run the tasks, put each result through the filters, and keep them for the reports."""
    documents, failures = Spool(), []
    with closing(run(tasks, progress, way)) as results:
        for result in results:
            if isinstance(result, Failure):
                failures.append(result)
            else:
                for each in filters:
                    result = each(result)
                documents.append(result)
            if listen:
                listen(result)
    return report_on(tasks, documents, failures)


def report_on(
    tasks: Sequence[Task], documents: Sequence[DocumentReport] = (), failures: Sequence[Failure] = ()
) -> Report:
    """The report on tasks; without results that before they are done."""
    return Report(documents, rules_of(tasks), signature_of(tasks), tuple(failures))


def run(tasks: Sequence[Task], progress: Progress = silent, way: Way = ALONE) -> Generator[Result, None, None]:
    """Do the tasks; the results come in their order.

    Raises ``UsageError`` and ``ModelError``, which no other file would be spared.
    """
    processes = min(way.jobs, len(tasks))
    orders = ordered(tasks, way)
    done: Generator[Result | Raised, None, None]
    if processes > 1:
        from aligner.engine.processes import spread  # .02 s, and one process needs none of it

        done = spread(partial(answer, way), orders, processes, partial(at_hand, way), lost)
    else:
        done = (answer(way, order, within(progress, index, len(tasks))) for index, order in enumerate(orders))
    with closing(done):
        for index, result in enumerate(done, 1):
            if isinstance(result, Raised):
                raise result.error
            yield result
            if len(tasks) > 1:
                progress(tasks[min(index, len(tasks) - 1)].name, index, len(tasks))
    if way.cache:
        way.cache.prune()


def within(progress: Progress, index: int, count: int) -> Progress:
    """Progress inside one text; of many texts, what counts is how many are done."""
    return progress if count == 1 else lambda what, _, __: progress(what, index, count)


def ordered(tasks: Iterable[Task], way: Way) -> Iterator[Order]:
    """The tasks as they are handed on; standard input is read here, for other processes have none."""
    recipes: dict[tuple[int, Settings], str] = {}
    for task in tasks:
        kind = id(task.rules), task.settings
        if way.cache and kind not in recipes:
            recipes[kind] = recipe(task)
        data = standard_input(task.name) if task.path == STDIN and task.data is None else task.data
        yield Order(task, recipes.get(kind, ""), data)


def recipe(task: Task) -> str:
    """What decides the result of a task beside its texts; empty where that cannot be known."""
    model = model_files(task.settings.encoder)
    stated = repr((task.settings, task.rules)).encode("utf-8", "replace")
    return "" if model is None else key_of(own_code(), model, stated)


def answer(way: Way, order: Order, progress: Progress = silent) -> Result | Raised:
    """Do one task."""
    return settled(way, order, lambda texts: kept(way, order, texts) or found(way, order, texts, progress))


def at_hand(way: Way, order: Order) -> Result | Raised | None:
    """The result of a task, if it is in the cache, or if there is nothing to read; None: it has to be done."""
    if way.cache is None or not order.recipe:
        return None
    return settled(way, order, partial(kept, way, order))


def lost(order: Order, reason: str) -> Failure:
    """The result of a task that a process died of."""
    return Failure(order.task.name, f"not checked: the process that did it died ({reason}); is there enough memory?")


def settled(way: Way, order: Order, work: Callable[[Texts], Outcome]) -> Outcome | Failure | Raised:
    """What comes of the texts of a task, or of the attempt."""
    task = order.task
    try:
        return work(texts_of(order))
    except UnreadableError as error:
        return failure_of(error, task.name, *([task.source] if task.source else []))
    except AlignerError as error:
        return Raised(error)
    except Exception as error:
        if way.debug:
            error.add_note(f"while checking {task.name}\n{traceback.format_exc()}")
            return Raised(error)
        return Failure(task.name, internal(error))


def internal(error: Exception) -> str:
    """What is said of a fault of ours, or of the machine."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    return f"internal error: {type(error).__name__}: {error}; --debug shows where, please report it"


def texts_of(order: Order) -> Texts:
    """The bytes of a text, and of its source. Raises ``UnreadableError``."""
    task = order.task
    text = bytes_of(task.path, task.name) if order.data is None else bounded(order.data, task.name)
    return text, None if task.source is None else bytes_of(task.source, task.source)


def kept(way: Way, order: Order, texts: Texts) -> DocumentReport | None:
    """What an earlier run found in the same texts."""
    entry = way.cache.read(entry_key(order, texts)) if way.cache and order.recipe else None
    if entry is None:
        return None
    task, (text, source) = order.task, texts
    again = partial(read_again, text, task.name, task.encoding)
    with suppress(ValueError):
        if source is None or task.source is None:
            return unpacked(entry, again, None)
        return unpacked(entry, again, partial(read_again, source, task.source, task.encoding))
    return None


def found(way: Way, order: Order, texts: Texts, progress: Progress) -> DocumentReport:
    """What is in the texts of a task."""
    task, (text, source) = order.task, texts
    document = read(text, task.name, task.encoding)
    original = None if source is None or task.source is None else read(source, task.source, task.encoding)
    result = check_document(document, task.rules, task.settings, progress, original)
    if way.cache and order.recipe:
        way.cache.write(entry_key(order, texts), packed(result))
    return result


def entry_key(order: Order, texts: Texts) -> str:
    """The key of a result: what decides it, and no name but for the suffixes, which choose how the texts are read."""
    task, (text, source) = order.task, texts
    names = [None if name is None else Path(name).suffix.lower() for name in (task.name, task.source)]
    return key_of(order.recipe.encode(), repr((task.encoding, names)).encode("utf-8", "replace"), text, source or b"")


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
