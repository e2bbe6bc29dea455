"""Sweeps without a solver: steps that are answered as told, in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from random import Random
from threading import Event as Flag

from optimizer.domain.itinerary import Itinerary
from scenarios.robustness import Disturbances, Robustness, Settings, sweep
from scenarios.robustness.drawing import Absent, Event, Late
from scenarios.robustness.situation import Ending, Situation
from tests.scenarios.upset_trips import published

CHANCES = Disturbances.model_validate(
    {
        "id": "some",
        "no_shows": {"permille": 250},
        "delays": {"permille": 300, "minutes": [{"minutes": 15, "share": 1}]},
        "travel": {"paces": [{"permille": 1000, "share": 4}, {"permille": 1500, "share": 1}]},
    }
)


def told(before: Situation, event: Event) -> Situation:
    """A world of its own: absent hosts cost their visit, two of them the plan; the rest holds."""
    if isinstance(event, Late):
        return before
    after = before.with_news(event)
    if not isinstance(event, Absent):
        return after
    if len(after.absent) > 1:
        return after.model_copy(update={"ending": Ending.NO_PLAN})
    problem, _ = published()
    days = []
    for day in after.plan.days:
        items = tuple(
            item
            for item in day.items
            if not (
                day.date == event.date
                and item.kind == "visit"
                and problem.catalogue.session(item.sessions[0]).partner == event.partner
            )
        )
        days.append(day.model_copy(update={"items": items}))
    plan = after.plan.model_copy(update={"days": tuple(days)})
    return after.model_copy(update={"plan": plan, "replans": after.replans + 1})


class FakeSteps:
    """Answers in a random order, `ahead` at a time; `breaks` says which submissions are lost."""

    def __init__(self, ahead: int = 1, seed: int = 0, breaks: Callable[[int], bool] | None = None):
        self.ahead, self._random = ahead, Random(seed)
        self._breaks = breaks or (lambda number: False)
        self._open: list[tuple[Future[Situation], Situation, Event]] = []
        self.keys: list[tuple[str, str]] = []
        self.restarts, self.stopped = 0, False

    def submit(self, before: Situation, event: Event) -> Future[Situation]:
        """Takes the step in; once as many wait as may, one of them is answered."""
        future: Future[Situation] = Future()
        self.keys.append((before.digest, event.model_dump_json()))
        if self._breaks(len(self.keys)):
            future.set_exception(BrokenProcessPool("lost"))
            return future
        self._open.append((future, before, event))
        if len(self._open) >= self.ahead:
            self._answer()
        return future

    def _answer(self) -> None:
        at = self._random.randrange(len(self._open))
        future, before, event = self._open.pop(at)
        future.set_result(told(before, event))

    def finish(self) -> None:
        """Answers something that waits."""
        if self._open:
            self._answer()

    def restart(self) -> None:
        """Counts; what was open is gone."""
        self.restarts += 1
        self._open.clear()

    def stop(self) -> None:
        """Remembers that it was asked to."""
        self.stopped = True


def swept(
    steps: FakeSteps, draws: int = 120, stop: Flag | None = None, after: int = 0
) -> Robustness:
    """A sweep over these steps; with `after` it is stopped once so many draws are answered."""
    problem, result = published()
    plan = result.itinerary
    assert isinstance(plan, Itinerary)
    flag = stop or Flag()

    def look(news: object) -> None:
        steps.finish()
        if after and getattr(news, "done", 0) >= after:
            flag.set()

    return sweep(problem, plan, CHANCES, Settings(draws, 3), steps, flag, on_news=look)
