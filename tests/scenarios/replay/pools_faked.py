"""Pools without processes: in this thread, with losses and strange answers as a test wants them."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

from scenarios.replay.keys import software
from scenarios.replay.solving import Answer, Task, answered

Solve = Callable[[Task], Answer]


class InlinePool:
    """Solves each task when it is handed over, and remembers which."""

    def __init__(self, solve: Solve = answered, width: int = 1) -> None:
        self._solve, self.width = solve, width
        self.handed: list[str] = []
        self.restarts = 0
        self.is_stopped = False

    def submit(self, task: Task) -> Future[Answer]:
        """Solves it now."""
        self.handed.append(task.key)
        future: Future[Answer] = Future()
        try:
            future.set_result(self._solve(task))
        except Exception as error:  # noqa: BLE001 - as a real pool does
            future.set_exception(error)
        return future

    def restart(self) -> bool:
        """Counts."""
        self.restarts += 1
        return True

    def stop(self) -> None:
        """Remembers."""
        self.is_stopped = True


class BrittlePool:
    """Takes tasks in, and answers all of them at once; a deadly one breaks every one with it.

    It answers when it is waited for (`on_wait=pool.settle`), never by a clock: what is inside
    together is then the same on every machine.
    """

    def __init__(self, deadly: set[str], width: int = 2) -> None:
        self._deadly, self.width = deadly, width
        self._inside: list[tuple[Task, Future[Answer]]] = []
        self.batches: list[list[str]] = []
        self.restarts = 0

    def submit(self, task: Task) -> Future[Answer]:
        """Keeps it until it is waited for."""
        future: Future[Answer] = Future()
        self._inside.append((task, future))
        return future

    def settle(self) -> None:
        """Answers all that is inside."""
        inside, self._inside = self._inside, []
        if not inside:
            return
        self.batches.append([task.key for task, _ in inside])
        is_broken = any(task.key in self._deadly for task, _ in inside)
        for task, future in inside:
            if is_broken:
                future.set_exception(BrokenProcessPool("a process died"))
            else:
                future.set_result(Answer(task.key, software(), failure="answered"))

    def restart(self) -> bool:
        """Counts."""
        self.restarts += 1
        return True

    def stop(self) -> None:
        """Nothing to do."""
