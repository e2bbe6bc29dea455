"""The sweep: every draw followed through its events, what is alike solved once, in any number of
processes with the same answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.replay.solving import Stop
from scenarios.robustness.disturbances import Disturbances, NoShows
from scenarios.robustness.drawing import Absent, Draw, Event, absence, drawn, hosts_on
from scenarios.robustness.processes import Steps
from scenarios.robustness.report import Robustness
from scenarios.robustness.situation import Ending, Situation
from scenarios.robustness.summing import summed

ATTEMPTS = 3
"""How often a step is begun whose process dies under it."""

LOOK_SECONDS = 0.1

Key = tuple[str, str]
"""What tells a step from others: the situation before it, and what happens."""


class SweepLost(Exception):
    """Raised when a process dies again and again, perhaps for lack of memory."""


@dataclass(frozen=True)
class News:
    """How far a sweep has come: draws answered of those asked for, and plannings so far."""

    done: int
    asked: int
    plannings: int


@dataclass(frozen=True)
class Settings:
    """How many draws, and from which seed."""

    draws: int
    seed: int


def sweep(
    problem: Problem,
    plan: Itinerary,
    chances: Disturbances,
    settings: Settings,
    steps: Steps,
    stop: Stop,
    *,
    on_news: Callable[[News], None] = lambda news: None,
) -> Robustness:
    """Follows every draw of what may happen to a plan that keeps the rules of its problem.

    After a stop the first draws that are answered count, in their order, so that those that took
    long are not left out. Raises SweepLost.
    """
    return _Sweep(problem, plan, chances, settings, steps, stop, on_news).found()


@dataclass
class _Path:
    """A draw, or one failure by itself, on the way through its events."""

    events: tuple[Event, ...]
    situation: Situation
    at: int = 0

    @property
    def is_over(self) -> bool:
        return self.at == len(self.events) or self.situation.ending is not Ending.PLANNED

    @property
    def key(self) -> Key:
        return self.situation.digest, self.events[self.at].model_dump_json()

    def step(self, after: Situation) -> None:
        self.situation, self.at = after, self.at + 1


@dataclass
class _Sweep:
    problem: Problem
    plan: Itinerary
    chances: Disturbances
    settings: Settings
    steps: Steps
    stop: Stop
    on_news: Callable[[News], None]
    known: dict[Key, Situation] = field(default_factory=dict)
    pending: dict[Future[Situation], tuple[Key, _Path]] = field(default_factory=dict)
    losses: dict[Key, int] = field(default_factory=dict)

    def found(self) -> Robustness:
        base = Situation(plan=self.plan)
        draws = drawn(
            self.problem,
            self.plan,
            self.chances,
            seed=self.settings.seed,
            draws=self.settings.draws,
        )
        failures = tuple(self._failures())
        hosts = [_Path((event,), base) for event in failures]
        paths = [_Path(draw.events, base) for draw in draws]
        self._follow(hosts, paths)
        return self._summed(draws, paths, failures, hosts)

    def _failures(self) -> Iterator[Absent]:
        """Each host failing by itself."""
        chances = self.chances.no_shows or NoShows(permille=0)
        for partner, date in hosts_on(self.problem, self.plan):
            yield absence(self.problem, self.plan, chances, partner, date)

    def _follow(self, hosts: list[_Path], paths: list[_Path]) -> None:
        """Takes every path to its end, the first ones first."""
        going = deque(path for path in (*hosts, *paths))
        while True:
            self._advance(going)
            is_stopped = self.stop.is_set()
            if is_stopped:
                self.steps.stop()
            if not self.pending or is_stopped:
                self._tell(paths)
                return
            done, _ = wait(self.pending, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            if not self.stop.is_set():
                self._take(done)
            self._tell(paths)

    def _advance(self, going: deque[_Path]) -> None:
        """Moves paths along what is known, and hands over what is not, up to what can be done."""
        asked = {key for key, _ in self.pending.values()}
        waiting: list[_Path] = []
        while going:
            path = going.popleft()
            while not path.is_over and (after := self.known.get(path.key)) is not None:
                path.step(after)
            if path.is_over:
                continue
            waiting.append(path)
            if path.key not in asked:
                if len(asked) >= self.steps.ahead:
                    break
                asked.add(path.key)
                self._submit(path.key, path)
        going.extendleft(reversed(waiting))

    def _submit(self, key: Key, path: _Path) -> None:
        future = self.steps.submit(path.situation, path.events[path.at])
        self.pending[future] = (key, path)

    def _take(self, done: set[Future[Situation]]) -> None:
        lost = []
        for future in done:
            key, path = self.pending.pop(future)
            try:
                self.known[key] = future.result()
            except BrokenProcessPool:
                lost.append((key, path))
        if lost:
            self._begin_again([*lost, *self.pending.values()])

    def _begin_again(self, lost: list[tuple[Key, _Path]]) -> None:
        """With one process all steps are lost; they are handed over to new ones."""
        self.pending.clear()
        self.steps.restart()
        for key, path in lost:
            self.losses[key] = self.losses.get(key, 0) + 1
            if self.losses[key] >= ATTEMPTS:
                raise SweepLost(
                    f"a process died {ATTEMPTS} times over one step, perhaps for lack of memory"
                )
            self._submit(key, path)

    def _tell(self, paths: list[_Path]) -> None:
        self.on_news(News(_answered(paths), len(paths), self._plannings()))

    def _plannings(self) -> int:
        return sum(one.replans > 0 or one.ending is not Ending.PLANNED for one in self._ends())

    def _ends(self) -> list[Situation]:
        return list({one.digest: one for one in self.known.values()}.values())

    def _summed(
        self,
        draws: tuple[Draw, ...],
        paths: list[_Path],
        failures: tuple[Absent, ...],
        hosts: list[_Path],
    ) -> Robustness:
        done = _answered(paths)
        return summed(
            problem=self.problem,
            plan=self.plan,
            chances=self.chances,
            seed=self.settings.seed,
            draws=draws,
            ends=[path.situation for path in paths[:done]],
            failures=failures,
            hosts=[path.situation if path.is_over else None for path in hosts],
            plannings=self._plannings(),
        )


def _answered(paths: list[_Path]) -> int:
    """How many of the first draws are followed to their end."""
    return next((at for at, path in enumerate(paths) if not path.is_over), len(paths))
