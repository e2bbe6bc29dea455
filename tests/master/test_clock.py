"""The clock stops everything: flags, events, and solvers that have to be interrupted."""

from __future__ import annotations

import threading

import pytest

from optimizer.master.clock import Clock


def test_the_time_is_over_at_the_limit_and_not_before() -> None:
    """Both edges of the limit, by a clock of our own."""
    now = [0.0]
    clock = Clock(10.0, None, lambda: now[0])
    seen = []
    for now[0] in (9.99, 10.0):
        seen.append(clock.is_over)
    assert seen == [False, True]
    assert clock.stopped.wait(10.0)
    clock.close()
    assert clock.flag[0] == 1


@pytest.mark.parametrize("after", [False, True])
def test_a_solver_is_interrupted_again_and_again(*, after: bool) -> None:
    """Whether it began before the stop or after it: it may have missed the first time."""
    stop = threading.Event()
    clock = Clock(600.0, stop)
    seen = threading.Semaphore(0)
    if after:
        stop.set()
        assert clock.stopped.wait(10.0)
    with clock.interrupting(seen.release):
        stop.set()
        assert all(seen.acquire(timeout=10.0) for _ in range(3))
    clock.close()


def test_nobody_is_interrupted_before_the_stop_or_after_the_end() -> None:
    """What lives no longer is never called."""
    stop = threading.Event()
    clock = Clock(600.0, stop)
    calls: list[int] = []
    with clock.interrupting(lambda: calls.append(1)):
        pass
    stop.set()
    assert clock.stopped.wait(10.0)
    clock.close()
    assert calls == []
