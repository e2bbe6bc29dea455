"""The frozen past: engine, oracle and checker agree on what is left to plan after a moment."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from random import Random
from typing import Any

import pytest

from optimizer.check import check
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from tests.generators.features import STATUSES
from tests.generators.small_problems import random_problem
from tests.optimise.agreement import difference
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session

SEEDS = range(60)
CHUNK = 4


def _moment(random: Random, plan: Itinerary) -> tuple[dt.date, int]:
    """Some minute of the trip: before, while or just after something begins or ends."""
    day = random.choice(plan.days)
    edges = [edge for item in day.items for edge in (item.start, item.end) if 0 <= edge < 1440]
    return day.date, min(1439, max(0, random.choice(edges) + random.choice((-20, 0, 1, 20))))


def replanned(seed: int, profile: str | None = None) -> Problem | None:
    """A trip under way whose wishes have changed, or None where there is no trip."""
    random = Random(f"replanned/{seed}")
    either = random.choice(("mixed", STATUSES))
    problem = random_problem(seed, profile=profile or either)
    plan = brute_force(problem).itinerary
    if plan is None:
        return None
    date, minute = _moment(random, plan)
    content = problem.model_dump(mode="json")
    wishes: dict[str, Any] = content["wishes"]
    wishes["programme"] = {
        "version": 2,
        "itinerary": plan.model_dump(mode="json"),
        "frozen_until": str(date),
        "frozen_minute": minute,
    }
    for wish in wishes["wishes"]:
        if wish["kind"] == "scored":
            wish["weight"] = random.randint(1, 40)
    if random.random() < 0.4:
        wishes["planning_date"] = str(date)  # what is past needs no lead time
    if random.random() < 0.4:
        refused = random.choice(problem.catalogue.sessions).id
        history = [{"status": "declined", "date": "2027-04-01"}]
        one = {"kind": "session", "id": refused, "history": history}
        wishes["statuses"] = [s for s in wishes["statuses"] if s["id"] != refused] + [one]
    return Problem.model_validate(content)


@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_the_engine_agrees_with_the_oracle(first: int) -> None:
    """The same verdict and optimum, and a plan that keeps the past."""
    problems = {seed: replanned(seed) for seed in range(first, first + CHUNK)}
    found = {seed: difference(problem) for seed, problem in problems.items() if problem}
    assert {seed: text for seed, text in found.items() if text} == {}


def test_the_past_binds() -> None:
    """Some plans go on as published, others change, and some optima would break the past."""
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        problem = replanned(seed)
        if problem is None:
            continue
        counts["trips"] += 1
        now = brute_force(problem).itinerary
        free = Problem(
            catalogue=problem.catalogue,
            wishes=problem.wishes.model_copy(update={"programme": None}),
        )
        best = brute_force(free).itinerary
        programme = problem.wishes.programme
        assert isinstance(programme, PublishedProgramme)
        counts["still a trip"] += now is not None
        counts["as published"] += now is not None and now.days == programme.itinerary.days
        counts["would break the past"] += best is not None and any(
            one.rule == "pin" for one in check(problem, best)
        )
    assert counts["still a trip"] > counts["trips"] / 2
    assert 0 < counts["as published"] < counts["still a trip"]
    assert counts["would break the past"] > counts["trips"] / 4


@pytest.mark.parametrize(("minute", "is_past"), [(8 * 60, False), (16 * 60 + 1, True)])
def test_a_connection_that_was_taken_was_on_time(minute: int, is_past: bool) -> None:
    """Another timetable moves a departure that is to come; one that is past it cannot move."""
    problem = plain_problem([plain_session("one")], departure="16:00")
    plan = brute_force(problem).itinerary
    assert plan is not None
    content = problem.model_dump(mode="json")
    content["wishes"]["programme"] = {
        "itinerary": plan.model_dump(mode="json"),
        "frozen_until": "2027-05-11",
        "frozen_minute": minute,
    }
    content["catalogue"]["connections"][1]["time"] += 15
    changed = Problem.model_validate(content)
    assert difference(changed) is None
    assert (brute_force(changed).itinerary is None) == is_past
