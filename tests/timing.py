"""Processor time for the tests that say how work grows with what it reads."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def clock() -> Iterator[Callable[[], float]]:
    """The processor time since the start, in seconds, without collections of garbage: each takes as long as all that
    the tests before left in memory is large."""
    gc.disable()
    began = time.process_time()
    try:
        yield lambda: time.process_time() - began
    finally:
        gc.enable()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What is done within takes no more processor time than that."""
    with clock() as spent:
        yield
        took = spent()
    assert took < seconds


def grows_in_step(work: Callable[[int], object]) -> bool:
    """Whether ten times as much takes about ten times as long. A square would be a hundred times; where other work
    fills the machine a figure can be three times what it is, so there are three tries."""

    def seconds(size: int) -> float:
        with clock() as spent:
            work(size)
            return spent()

    seconds(1000)
    return any(seconds(100_000) < 25 * seconds(10_000) + 0.2 for _ in range(3))
