"""Running: the solve in a thread of its own, so that the main one can draw and be interrupted."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import TypeVar

from api.cli.board import LiveView, PlainView
from api.cli.exits import ExitCode
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult

_REFRESH_SECONDS = 0.1

Tell = Callable[[Progress], None]
Answer = TypeVar("Answer")


class Disagreement(Exception):
    """The checker does not accept the solver's plan; `saved` is where the instance was put."""

    def __init__(self, message: str, saved: Path) -> None:
        self.saved = saved
        super().__init__(message)


@contextmanager
def first_interrupt_stops() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second one ends the program there and then."""
    stop = threading.Event()

    def interrupted(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            if sys.stderr.isatty():
                os.write(2, b"\x1b[?25h\n")  # the drawing had hidden the cursor
            os._exit(ExitCode.INTERRUPTED)
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    previous = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, previous)


def solve_watched(
    problem: Problem,
    parameters: SolveParameters,
    start: SolveResult | None,
    stop: threading.Event,
    view: LiveView | PlainView,
) -> SolveResult:
    """Solves and shows how it goes. Raises Disagreement, and whatever the solver raises."""

    def work(tell: Tell) -> SolveResult:
        # Here and not above: the solver takes seconds to import, and the view shows that it does.
        from optimizer.optimise import solve

        return solve(problem, parameters, start=start, on_progress=tell, stop=stop)

    return watched(work, stop, view)


def watched(
    work: Callable[[Tell], Answer], stop: threading.Event, view: LiveView | PlainView
) -> Answer:
    """Works and shows how it goes. Raises Disagreement, and whatever else the work raises."""
    steps: SimpleQueue[Progress] = SimpleQueue()
    outcome: Future[Answer] = Future()

    def run() -> None:
        try:
            outcome.set_result(_agreeing(work, steps.put))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            outcome.set_exception(error)

    # A daemon, so that the program can end while the solver is deep in compiled code.
    threading.Thread(target=run, name="solve", daemon=True).start()
    with view:
        while not outcome.done():
            wait([outcome], timeout=_REFRESH_SECONDS)
            _take(steps, view)
            view.board.stopping = stop.is_set()
            view.refresh()
        _take(steps, view)  # what came in the last moment
    return outcome.result()


def _agreeing(work: Callable[[Tell], Answer], tell: Tell) -> Answer:
    with agreement():
        return work(tell)


@contextmanager
def agreement() -> Iterator[None]:
    """Within it a plan that the checker does not accept raises Disagreement."""
    from optimizer.optimise import CheckerDisagrees

    try:
        yield
    except CheckerDisagrees as error:
        raise Disagreement(str(error), Path(error.saved)) from error


def _take(steps: SimpleQueue[Progress], view: LiveView | PlainView) -> None:
    while True:
        try:
            view.board.take(steps.get_nowait())
        except Empty:
            return
        view.refresh()
