"""Debriefs in the engine and in the oracle: when one is due, where it fits, random problems."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.peers.answer import CannotExpress
from benchmarks.peers.one_model import solve_one_model
from optimizer.check import check
from optimizer.domain.itinerary import Debrief, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from tests.generators.features import DEBRIEFS
from tests.generators.small_problems import random_problem
from tests.optimise.agreement import difference
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session
from tests.oracle.test_engine_agrees import disagreement
from tests.oracle.test_frozen_past import replanned

PROBLEMS = 60
CHUNK = 5
SEEN = 24
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def _problem(minutes: int | None, **fields: Any) -> Problem:
    """Sessions of an hour at the site from 08:30 to the train at noon, no meals."""
    sessions = fields.pop("sessions", [plain_session("a")])
    rules = {"lunch": None, "dinner": None, "grid_minutes": 5}
    wishes = {"debrief_minutes": minutes, **fields.pop("wishes", {})}
    return plain_problem(sessions, rules=rules, wishes=wishes, **fields)


def _points(problem: Problem) -> int | None:
    """The points of engine and oracle, which agree, with a plan that checks."""
    result, answer = solve(problem, PARAMETERS), brute_force(problem)
    assert result.verdict is Verdict.OPTIMAL
    assert result.score is not None
    assert result.itinerary is not None
    assert check(problem, result.itinerary) == ()
    found = (result.score.points, result.score.cost_and_time_cents)
    assert found == (answer.points, answer.cost_and_time_cents)
    return answer.points


@pytest.mark.parametrize(("minutes", "points"), [(95, 7), (96, 0), (None, 7)])
def test_a_session_is_left_out_where_its_debrief_does_not_fit(
    minutes: int | None, points: int
) -> None:
    """The visit to 10:00, a debrief from 10:05, ten minutes on foot, and at 11:50 to the train."""
    assert _points(_problem(minutes)) == points


def test_it_comes_once_and_after_the_last_session() -> None:
    """Two sessions, then the debrief; none on the day without one."""
    sessions = [plain_session("a", talk_minutes=30), plain_session("b", talk_minutes=30)]
    problem = _problem(15, sessions=sessions, days=2)
    assert _points(problem) == 14
    result = solve(problem, PARAMETERS)
    assert result.itinerary is not None
    for day in result.itinerary.days:
        kinds = [type(item) for item in day.items if isinstance(item, Visit | Debrief)]
        assert kinds.count(Debrief) == (1 if Visit in kinds else 0)
        assert not kinds or kinds[-1] is Debrief


@pytest.mark.parametrize(("capacity", "points"), [(41, 7), (40, 0)])
def test_it_needs_room_for_everyone(capacity: int, points: int) -> None:
    """Two guests and 39 guides find room in the corner, or only at the inn, ten minutes away."""
    named = {"name": {"fi": "", "en": ""}, "place": "site"}
    venues = [
        {"id": "hall", "capacity": 40, **named},
        {"id": "corner", "capacity": capacity, **named},
    ]
    party = {"heads": 2, "guides": 39, "own_languages": ["en"]}
    problem = _problem(86, catalogue={"venues": venues}, wishes={"party": party})
    assert _points(problem) == points


@pytest.mark.parametrize(
    ("place", "minutes", "points"), [("site", 95, 7), ("station", 95, 0), ("station", 85, 7)]
)
def test_nobody_goes_to_a_third_place_for_it(place: str, minutes: int, points: int) -> None:
    """The only room besides the inn's is at the site itself, or at the station, on their way."""
    diner = {"id": "diner", "name": {"fi": "", "en": ""}, "place": place, "capacity": 100}
    party = {"heads": 2, "guides": 39, "own_languages": ["en"]}
    opening = {"weekly": [{"days": ["tue"], "windows": ["11:00-22:00"]}]}
    services = [{"meal": "dinner", "opening": opening, "person_cents": 2000}]
    catalogue = {"restaurants": [{**diner, "services": services}]}
    problem = _problem(minutes, catalogue=catalogue, wishes={"party": party})
    assert _points(problem) == points


def test_the_one_model_refuses_debriefs() -> None:
    """Rather than to leave them out."""
    with pytest.raises(CannotExpress):
        solve_one_model(_problem(15), 10)


@pytest.mark.parametrize("first", range(PROBLEMS // CHUNK))
def test_the_engine_agrees_on_debriefs(first: int) -> None:
    """With meals, own items, seated runs, long nights and drivers around them."""
    seeds = range(first * CHUNK, (first + 1) * CHUNK)
    found = [disagreement(seed, DEBRIEFS) for seed in seeds]
    assert [text for text in found if text is not None] == []


@pytest.mark.parametrize("first", range(0, 24, 4))
def test_a_debrief_that_is_past_stays(first: int) -> None:
    """Planned anew under way, with other wishes: engine, oracle and checker agree."""
    problems = {seed: replanned(seed, DEBRIEFS) for seed in range(first, first + 4)}
    found = {seed: difference(problem) for seed, problem in problems.items() if problem}
    assert {seed: text for seed, text in found.items() if text} == {}


@pytest.mark.slow
def test_debriefs_bind() -> None:
    """Some change what is best; a good part of the best trips have one."""
    changed = held = 0
    for seed in range(SEEN):
        problem = random_problem(seed, profile=DEBRIEFS)
        wishes = problem.wishes.model_copy(update={"debrief_minutes": None})
        free = problem.model_copy(update={"wishes": wishes})
        answer = brute_force(problem)
        without = brute_force(free)
        best = (answer.points, answer.cost_and_time_cents)
        changed += best != (without.points, without.cost_and_time_cents)
        days = () if answer.itinerary is None else answer.itinerary.days
        held += any(isinstance(item, Debrief) for day in days for item in day.items)
    assert changed >= SEEN // 12
    assert held >= SEEN // 4
