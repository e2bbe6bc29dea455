"""Processes: where the steps of a sweep are taken, in this one or in others on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from multiprocessing.synchronize import Event as Flag
from typing import Any, Protocol

from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult
from scenarios.replay.pools import deaf
from scenarios.replay.solving import Stop
from scenarios.robustness.drawing import Event
from scenarios.robustness.situation import Situation
from scenarios.robustness.stages import next_situation

WAKE_SECONDS = 300.0
"""How long a process waits for the others to be there; compiling anew takes a minute."""


class Steps(Protocol):
    """Takes steps: a situation and an event in, the next situation out."""

    @property
    def ahead(self) -> int:
        """How many steps to hand over at a time."""

    def submit(self, before: Situation, event: Event) -> Future[Situation]:
        """Hands a step over."""

    def restart(self) -> None:
        """Makes whole what a lost process has taken along."""

    def stop(self) -> None:
        """Asks what is being solved to end soon."""


@dataclass(frozen=True)
class Ground:
    """What every step of a sweep stands on. `courses` are what the plan's own solve has left."""

    problem: Problem
    result: SolveResult
    parameters: SolveParameters
    courses: bytes | None = None


def prepared(
    problem: Problem,
    result: SolveResult,
    parameters: SolveParameters,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Ground:
    """The ground of a sweep, with the days that planning the problem once more looks at.

    It takes one solve, which all later ones begin with. Raises CheckerDisagrees.
    """
    from optimizer.optimise import carried, solve

    again = solve(problem, parameters, start=result, on_progress=on_progress, stop=stop)
    return Ground(problem, result, parameters, carried(again))


class Here:
    """Steps taken in this process, one after the other."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._start = ground, _started(ground)

    @property
    def ahead(self) -> int:
        """One at a time."""
        return 1

    def submit(self, before: Situation, event: Event) -> Future[Situation]:
        """Takes the step at once."""
        ground = self._ground
        done: Future[Situation] = Future()
        done.set_result(
            next_situation(ground.problem, self._start, before, event, ground.parameters)
        )
        return done

    def restart(self) -> None:
        """Nothing is ever lost."""

    def stop(self) -> None:
        """Nothing is under way between two steps."""


class Processes:
    """Steps taken by processes of this machine, which end with the process that made them."""

    def __init__(self, ground: Ground, jobs: int) -> None:
        self._jobs = jobs
        # Spawned, because a fork would share the threads of the solver and of the compiler.
        self._context = multiprocessing.get_context("spawn")
        self._flag = self._context.Event()
        self._awake = self._context.Barrier(jobs)
        # As text, which is read once in each process.
        self._given = (
            ground.problem.model_dump_json(),
            ground.result.model_dump_json(),
            ground.parameters.model_dump_json(),
            ground.courses,
        )
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._flag, self._awake, *self._given),
        )

    @property
    def ahead(self) -> int:
        """Twice the processes, so that none waits for work."""
        return 2 * self._jobs

    def warm(self) -> None:
        """Waits until every process is there and has the solver loaded, as measurements need it."""
        for started in [self._executor.submit(_wake) for _ in range(self._jobs)]:
            started.result()

    def submit(self, before: Situation, event: Event) -> Future[Situation]:
        """Hands a step to a process that is free."""
        try:
            with deaf():
                return self._executor.submit(_step, before, event)
        except BrokenProcessPool as broken:
            lost: Future[Situation] = Future()
            lost.set_exception(broken)
            return lost

    def restart(self) -> None:
        """New processes in the place of all."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._made()

    def stop(self) -> None:
        """Every process ends its solve within a moment."""
        self._flag.set()

    def close(self) -> None:
        """Ends the processes; what they are at is given up."""
        self.stop()
        self._executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def processes(ground: Ground, jobs: int) -> Iterator[Processes]:
    """So many processes, ended at the end."""
    steps = Processes(ground, jobs)
    try:
        yield steps
    finally:
        steps.close()


# --- inside a process ---------------------------------------------------------------------------
@dataclass(frozen=True)
class _Worker:
    problem: Problem
    start: SolveResult
    parameters: SolveParameters
    flag: Stop
    awake: Barrier


_worker: _Worker | None = None


def _begin(
    flag: Flag, awake: Barrier, problem: str, result: str, parameters: str, courses: bytes | None
) -> None:
    """Prepares a process: it leaves interrupts to its parent, and does not outlive it."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent,), daemon=True).start()
    ground = Ground(
        Problem.model_validate_json(problem),
        SolveResult.model_validate_json(result),
        SolveParameters.model_validate_json(parameters),
        courses,
    )
    _worker = _Worker(ground.problem, _started(ground), ground.parameters, flag, awake)


def _die_with(parent: Any) -> None:
    """Ends this process when its parent is gone, also when that was killed."""
    parent.join()
    os._exit(1)


def _wake() -> None:
    """Loads the compiled search, and waits for the others, so that each process does so."""
    from optimizer.optimise.warming import warm_up

    assert _worker is not None
    warm_up()
    _worker.awake.wait(timeout=WAKE_SECONDS)


def _step(before: Situation, event: Event) -> Situation:
    assert _worker is not None
    one = _worker
    return next_situation(one.problem, one.start, before, event, one.parameters, one.flag)


def _started(ground: Ground) -> SolveResult:
    """The plan's result with what its solve has left, where that can be read."""
    if ground.courses is None:
        return ground.result
    from optimizer.optimise import carrying

    try:
        return carrying(ground.result, ground.courses)
    except ValueError:
        return ground.result
