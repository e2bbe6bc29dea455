"""Running: tasks through a pool, each once, with what is lost solved again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from scenarios.replay.keys import software
from scenarios.replay.pools import Pool
from scenarios.replay.shelf import PROVED
from scenarios.replay.solving import Answer, Stop, Task

ATTEMPTS = 3
"""How often a task is begun whose process dies under it."""

AHEAD = 2
"""Tasks handed over for each that can be solved at a time; problems are large."""

LOOK_SECONDS = 0.1


class ClusterLost(Exception):
    """Raised when the scheduler of a cluster gives tasks up."""


@dataclass(frozen=True)
class Handed:
    """A task in the pool, and how often its process has died."""

    task: Task
    losses: int


def run(
    tasks: Iterable[Task],
    pool: Pool,
    stop: Stop,
    *,
    on_begin: Callable[[str], None] = lambda key: None,
    on_wait: Callable[[], None] = lambda: None,
) -> Iterator[Answer]:
    """The answers to tasks as they come; after a stop only what is proved all the same.

    Tasks are taken from the iterable no earlier than they can be handed over. One that loses its
    process is begun again, alone once it is suspected, and given up in words after the third time.
    Raises ClusterLost; what was answered before is not lost.
    """
    return _Run(iter(tasks), pool, stop, on_begin, on_wait).answers()


class _Run:
    def __init__(
        self,
        tasks: Iterator[Task],
        pool: Pool,
        stop: Stop,
        on_begin: Callable[[str], None],
        on_wait: Callable[[], None],
    ) -> None:
        self._tasks, self._pool, self._stop = tasks, pool, stop
        self._on_begin, self._on_wait = on_begin, on_wait
        self._again: deque[Handed] = deque()
        self._pending: dict[Future[Answer], Handed] = {}
        self._is_stopping = self._is_exhausted = False

    def answers(self) -> Iterator[Answer]:
        while True:
            self._hand_over()
            if not self._pending:
                return
            done, _ = wait(self._pending, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            self._on_wait()
            if self._stop.is_set() and not self._is_stopping:
                self._is_stopping = True
                self._pool.stop()
            yield from self._taken(done)

    def _hand_over(self) -> None:
        """Fills the pool. Suspects go alone, so that the guilty one is found."""
        if self._is_stopping:
            return
        while self._again or any(one.losses for one in self._pending.values()):
            if self._pending:
                return
            self._submit(self._again.popleft())
        while len(self._pending) < AHEAD * self._pool.width and not self._is_exhausted:
            task = next(self._tasks, None)
            if task is None:
                self._is_exhausted = True
            else:
                self._submit(Handed(task, 0))

    def _submit(self, handed: Handed) -> None:
        self._on_begin(handed.task.key)
        self._pending[self._pool.submit(handed.task)] = handed

    def _taken(self, done: Iterable[Future[Answer]]) -> Iterator[Answer]:
        lost: list[Handed] = []
        for future in done:
            handed = self._pending.pop(future)
            try:
                answer = future.result()
            except BrokenProcessPool:
                lost.append(handed)
            except CancelledError:
                if not self._is_stopping:
                    raise ClusterLost("the scheduler has given its tasks up") from None
            except Exception as error:  # noqa: BLE001 - of whatever library the pool is made of
                yield self._failed(handed.task, f"{type(error).__name__}: {error}")
            else:
                if (found := self._fit(answer)) is not None:
                    yield found
        if lost:
            yield from self._lost(lost)

    def _fit(self, answer: Answer) -> Answer | None:
        """An answer of the same software; after a stop only one that no time could better."""
        if dict(answer.software) != dict(software()):
            told = ", ".join(f"{name} {value}" for name, value in sorted(answer.software.items()))
            return Answer(answer.key, software(), failure=f"its worker runs other software: {told}")
        cut_short = self._stop.is_set() and answer.result is not None
        if cut_short and answer.result and answer.result.verdict not in PROVED:
            return None
        return answer

    def _lost(self, lost: list[Handed]) -> Iterator[Answer]:
        """With one process all tasks in the pool are lost; every one of them is a suspect."""
        lost += self._pending.values()
        self._pending.clear()
        if self._is_stopping:
            return
        self._pool.restart()
        for handed in lost:
            if handed.losses + 1 < ATTEMPTS:
                self._again.append(Handed(handed.task, handed.losses + 1))
            else:
                message = f"its process died {ATTEMPTS} times, perhaps for lack of memory"
                yield self._failed(handed.task, message)

    def _failed(self, task: Task, message: str) -> Answer:
        return Answer(task.key, software(), failure=message)
