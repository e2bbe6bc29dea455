"""Stopped inside any of its steps, a solve gives a checked plan or none, and bounds that hold."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from unittest import mock

import pytest

from optimizer.dayplans import pricing
from optimizer.dayplans.passes import Pass
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.master import chainkernel, listing, polishing
from optimizer.master import solve as tiers
from optimizer.master.clock import Clock
from optimizer.master.pool import PlanPool
from optimizer.master.relaxation import Relaxation
from optimizer.master.selection import Selection
from optimizer.master.tree import Tree
from optimizer.optimise import pipeline, solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.laws.test_bounds import assert_honest
from tests.oracle.brute_force import brute_force

SEEDS = range(9600, 9616)

STEPS: dict[str, tuple[Any, str]] = {
    "seeding": (tiers, "seed"),
    "walking": (tiers, "walks"),
    "polishing": (polishing, "_price_anew"),
    "looking ahead": (pricing, "look_ahead"),
    "labelling": (Pass, "run"),
    "relaxation": (Relaxation, "solve"),
    "more columns": (Relaxation, "add"),
    "more plans": (PlanPool, "add"),
    "choosing": (Selection, "solve"),
    "model": (Selection, "__init__"),
    "merging": (listing, "undominated"),
    "a listing": (listing, "inside"),
    "plans that fit": (chainkernel, "fitting"),
    "chains": (chainkernel, "search_chains"),
    "branches": (Tree, "solve"),
}


class Stopper:
    """Stops the solve at the k-th call of a step, in the step: all that it does is done stopped."""

    def __init__(self, number: int) -> None:
        self.event, self.calls, self._number = threading.Event(), 0, number
        self.clocks: list[Clock] = []

    def clock(self, *given: Any) -> Clock:
        """A clock that this one can wait for."""
        self.clocks.append(Clock(*given))
        return self.clocks[-1]

    def before(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """The step, with the stop before its k-th call."""

        def stopped(*given: Any, **more: Any) -> Any:
            self.calls += 1
            if self.calls == self._number:
                self.event.set()
                for clock in self.clocks:
                    assert clock.stopped.wait(10.0)
            return step(*given, **more)

        return stopped


@contextmanager
def _stopping(stopper: Stopper, where: Any, name: str) -> Iterator[None]:
    with (
        mock.patch.object(pipeline, "Clock", stopper.clock),
        mock.patch.object(where, name, stopper.before(getattr(where, name))),
    ):
        yield


@pytest.mark.parametrize("name", STEPS)
def test_a_stop_inside_a_step_is_honest(name: str) -> None:
    """At a random call of the step, the first one included; the step is really reached."""
    reached = 0
    for seed in SEEDS:
        problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
        stopper = Stopper(1 + Random(seed).choice((0, 0, 1, 3, 9)))
        where, attribute = STEPS[name]
        with _stopping(stopper, where, attribute):
            result = solve(problem, SolveParameters(workers=2), stop=stopper.event)
        reached += stopper.event.is_set()
        assert_honest(problem, result, brute_force(problem))
    assert reached >= 2


@pytest.mark.parametrize("seed", SEEDS)
def test_stopped_before_it_begins_it_has_nothing_to_say(seed: int) -> None:
    """No plan and no proof, for nothing was looked at."""
    problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
    stopper = Stopper(1)
    with _stopping(stopper, pipeline, "prepare"):
        result = solve(problem, SolveParameters(workers=2), stop=stopper.event)
    assert stopper.event.is_set()
    assert_honest(problem, result, brute_force(problem))
    assert result.itinerary is None
    assert result.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("seed", SEEDS)
def test_stopped_when_all_is_done_it_changes_nothing(seed: int) -> None:
    """The other edge: the answer is the one without a stop."""
    problem, stop = random_problem(seed, profile=PROFILES[seed % len(PROFILES)]), threading.Event()

    def hear(news: Any) -> None:
        if news.phase == "done":
            stop.set()

    alone = solve(problem, SolveParameters(workers=2))
    result = solve(problem, SolveParameters(workers=2), on_progress=hear, stop=stop)
    assert stop.is_set()
    assert (result.verdict, result.tiers, result.itinerary) == (
        alone.verdict,
        alone.tiers,
        alone.itinerary,
    )
