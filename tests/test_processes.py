"""Work for several processes: results in order, nothing lost, no process left behind."""

import os
import signal
import time
from functools import partial

import pytest

from aligner.engine.processes import spread


def double(number: int) -> int:
    """Twice the number, later for small ones; some numbers are the end of whoever has to do them."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == -1:
        os._exit(3)
    time.sleep(0.002 * (20 - number) if 0 <= number < 20 else 0)
    return 2 * number


def nothing(_: int) -> None:
    return None


def lost(number: int, reason: str) -> str:
    return f"{number} {reason}"


def done(numbers: range | list[int], at_hand: object = nothing) -> list[object]:
    return list(spread(double, numbers, 2, at_hand, lost))  # type: ignore[arg-type]


def test_results_come_in_the_order_of_the_work() -> None:
    assert done(range(100, 0, -1)) == [2 * n if n != 13 else "13 it was killed by SIGKILL" for n in range(100, 0, -1)]


def test_what_a_process_dies_of_is_all_that_is_lost() -> None:
    assert done([*range(12), 13, *range(20, 60)])[10:15] == [20, 22, "13 it was killed by SIGKILL", 40, 42]


def test_when_every_process_dies_the_rest_is_lost_with_a_reason_and_soon() -> None:
    start = time.monotonic()
    assert done([-1] * 200) == ["-1 it ended with exit code 3"] * 200
    assert time.monotonic() - start < 30


def test_no_process_is_started_for_what_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.engine.processes.started", lambda _: 1 / 0)
    assert done(range(20, 300), double) == [2 * n for n in range(20, 300)]


def test_what_is_in_flight_is_bounded() -> None:
    taken = []
    results = spread(double, (taken.append(n) or n for n in range(30, 10_000)), 2, double, lost)
    for _ in range(100):
        next(results)
    assert len(taken) < 200
    results.close()


def test_no_process_is_left_when_nobody_wants_the_rest() -> None:
    from multiprocessing import active_children

    results = spread(double, range(20, 10_000), 2, nothing, lost)
    assert next(results) == 40
    assert active_children()
    results.close()
    assert not active_children()


def test_work_may_carry_its_settings() -> None:
    assert list(spread(partial(pow, 2), range(5), 2, nothing, lost)) == [1, 2, 4, 8, 16]
