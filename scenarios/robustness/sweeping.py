"""The sweep: every draw followed through its events, what is alike solved once, in any number of
processes with the same answer.
"""

from __future__ import annotations

import datetime as dt
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
from scenarios.robustness.outlook import Step, likewise, outlook
from scenarios.robustness.processes import Steps
from scenarios.robustness.report import Robustness
from scenarios.robustness.situation import Ending, Situation
from scenarios.robustness.stages import moment_in
from scenarios.robustness.summing import summed

ATTEMPTS = 3
"""How often a step is begun whose process dies under it."""

LOOK_SECONDS = 0.1

Key = str
"""What tells a step from others: what is known before it, the days to come, and what happens."""


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

    problem: Problem
    events: tuple[Event, ...]
    situation: Situation
    at: int = 0
    is_alone: bool = False
    """Whether its next step has to be taken even if one with the same outlook was."""
    _key: Key | None = None

    @property
    def is_over(self) -> bool:
        return self.at == len(self.events) or self.situation.ending is not Ending.PLANNED

    @property
    def event(self) -> Event:
        return self.events[self.at]

    @property
    def key(self) -> Key:
        if self._key is None:
            self._key = outlook(self.situation, self.event, self._today)
        return f"{self._key} {self.situation.digest}" if self.is_alone else self._key

    @property
    def _today(self) -> dt.date:
        return moment_in(self.problem, self.event)[0]

    def after(self, taken: Step) -> Situation | None:
        """What the next step comes to, by one that was taken; None where it is no help."""
        if taken.before == self.situation:
            return taken.after
        return likewise(self.problem, self.situation, self.event, self._today, taken)

    def step(self, after: Situation) -> None:
        self.situation, self.at = after, self.at + 1
        self.is_alone, self._key = False, None


@dataclass
class _Sweep:
    problem: Problem
    plan: Itinerary
    chances: Disturbances
    settings: Settings
    steps: Steps
    stop: Stop
    on_news: Callable[[News], None]
    known: dict[Key, Step] = field(default_factory=dict)
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
        hosts = [_Path(self.problem, (event,), base) for event in failures]
        paths = [_Path(self.problem, draw.events, base) for draw in draws]
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
            self._move_along(path)
            if path.is_over:
                continue
            waiting.append(path)
            if path.key not in asked:
                if len(asked) >= self.steps.ahead:
                    break
                asked.add(path.key)
                self._submit(path.key, path)
        going.extendleft(reversed(waiting))

    def _move_along(self, path: _Path) -> None:
        while not path.is_over and (taken := self.known.get(path.key)) is not None:
            after = path.after(taken)
            if after is None:
                path.is_alone = True
            else:
                path.step(after)

    def _submit(self, key: Key, path: _Path) -> None:
        future = self.steps.submit(path.situation, path.event)
        self.pending[future] = (key, path)

    def _take(self, done: set[Future[Situation]]) -> None:
        lost = []
        for future in done:
            key, path = self.pending.pop(future)
            try:
                self.known[key] = Step(path.situation, future.result())
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
        """Steps for which something was solved."""
        return sum(
            one.after.replans > one.before.replans or one.after.ending is not Ending.PLANNED
            for one in self.known.values()
        )

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
