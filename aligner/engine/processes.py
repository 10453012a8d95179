"""Work for several processes: handed out in order, gathered in the same order, and not lost when one of them dies.

Each process has a pipe of its own. It is given a few pieces of work when it has none, and answers them one by one: when
it dies it is known which piece it died of. That one is lost, and said to be; the others are given to another process.
"""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection, resource_tracker
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AT_ONCE = 8
"""Pieces of work that a process is given together; towards the end fewer, so that no process waits for another."""
IN_FLIGHT = 32
"""Pieces of work for each process that are begun and not yet fetched: what they take does not grow with the work."""
DEATHS = 3
"""Processes that may die one after another without a single answer. Then it is not the work that kills them."""


def spread(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int,
    at_hand: Callable[[Item], Result | None],
    lost: Callable[[Item, str], Result],
) -> Generator[Result, None, None]:
    """The results of ``work`` on the items, in their order.

    ``work`` runs in other processes: it and all that it is given and gives must be fit to be pickled. ``at_hand`` is
    asked first, and here: as long as it has the results, no process is started. ``lost`` makes the result of an item
    that a process died of, and of a reason.
    """
    numbered = enumerate(items)
    crew = Crew(work, processes, lost)
    results: dict[int, Result] = {}
    following = taken = 0
    try:
        while True:
            while taken - following < IN_FLIGHT * processes and (pair := next(numbered, None)) is not None:
                taken += 1
                found = at_hand(pair[1])
                if found is None:
                    crew.waiting.append(pair)
                else:
                    results[pair[0]] = found
            crew.hand_out()
            if following in results:
                yield results.pop(following)
                following += 1
                results |= crew.answers(0)
            elif following < taken:
                results |= crew.answers(None)
            else:
                return
    finally:
        crew.dismiss()


@dataclass(frozen=True, slots=True)
class Worker(Generic[Item]):
    """A process, the way to it, and what it has not answered yet, in the order it works."""

    process: SpawnProcess
    pipe: "connection.Connection[Any, Any]"
    unanswered: deque[tuple[int, Item]] = field(default_factory=deque)


class Crew(Generic[Item, Result]):
    """The processes of one run."""

    def __init__(
        self, work: Callable[[Item], Result], processes: int, lost: Callable[[Item, str], Result]
    ) -> None:
        """None of the processes is started before there is work for it."""
        self.waiting: deque[tuple[int, Item]] = deque()
        """Numbered items that no process has been given."""
        self._work, self._processes, self._lost = work, processes, lost
        self._workers: list[Worker[Item]] = []
        self._deaths, self._reason = 0, ""

    def hand_out(self) -> None:
        """Give every process that has nothing to do some of what is waiting."""
        while self.waiting and self._deaths < DEATHS and (worker := self._idle()) is not None:
            count = min(AT_ONCE, max(1, len(self.waiting) // (2 * self._processes)), len(self.waiting))
            worker.unanswered.extend(self.waiting.popleft() for _ in range(count))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):      # it has died: ``answers`` will see
                worker.pipe.send([item for _, item in worker.unanswered])

    def answers(self, patience: float | None) -> dict[int, Result]:
        """The results that are there, by number; waits for one for so many seconds (None: until there is one)."""
        if self._deaths >= DEATHS and self.waiting:
            given_up = {number: self._lost(item, self._reason) for number, item in self.waiting}
            self.waiting.clear()
            return given_up
        heard = connection.wait([worker.pipe for worker in self._workers], patience) if self._workers else []
        found: dict[int, Result] = {}
        for worker in [worker for worker in self._workers if worker.pipe in heard]:
            try:
                answer = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                found |= self._bury(worker)
            else:
                found[worker.unanswered.popleft()[0]] = answer
                self._deaths = 0
        return found

    def dismiss(self) -> None:
        """End the processes, whatever they do."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def _idle(self) -> Worker[Item] | None:
        for worker in self._workers:
            if not worker.unanswered:
                return worker
        if len(self._workers) == self._processes:
            return None
        self._workers.append(started(self._work))
        return self._workers[-1]

    def _bury(self, worker: Worker[Item]) -> dict[int, Result]:
        """Take a dead process out of the crew; the first item it has not answered is what it died of."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        self._deaths, self._reason = self._deaths + 1, cause(worker.process.exitcode)
        if not worker.unanswered:
            return {}
        number, item = worker.unanswered.popleft()
        self.waiting.extendleft(reversed(worker.unanswered))
        return {number: self._lost(item, self._reason)}


def started(work: Callable[[Item], Result]) -> Worker[Item]:
    """A new process that does this work.

    It begins as a new interpreter: a copy of this one would have its locks, but not the threads that hold them.
    """
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=serve, args=(its, work), daemon=True)
    with interrupts_held():
        process.start()
    its.close()      # when the process dies, nobody holds the other end any more
    return Worker(process, ours)


def serve(pipe: "connection.Connection[Any, Any]", work: Callable[[Item], Result]) -> None:
    """What a process does: answer what it is given, until nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)      # Ctrl-C goes to all; the one that started us ends us
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            for item in pipe.recv():
                pipe.send(work(item))


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait: a process that is started meanwhile never hears of it, not even before its first line."""
    if not hasattr(signal, "pthread_sigmask"):      # Windows
        yield
        return
    resource_tracker.ensure_running()      # it would lift the mask when it is started later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def cause(code: int | None) -> str:
    """What ended a process, in words."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"it was killed by {signal.Signals(-code).name}"
    return f"it ended with exit code {code}"
