"""Days between two nights without any item, which there are where meals have no rule."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.domain.itinerary import Leg
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import solve
from tests.generators.features import NO_MEALS
from tests.generators.small_problems import random_problem
from tests.optimise.oracle_agreement import agreed_answer, assert_agrees
from tests.oracle.plain import plain_problem, plain_session

SEEDS = range(30)
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)
NO_MEALS_AT_ALL = {"lunch": None, "dinner": None}


def _hotel(key: str, place: str, closed: str, **fields: Any) -> dict[str, Any]:
    """A hotel that has no room on one night."""
    room = {"kind": "single", "count": 9, "price_cents": 8000}
    room["exceptions"] = [{"start": closed, "count": 0}]
    name = {"fi": key, "en": key}
    return {"id": key, "name": name, "place": place, "rooms": [room], **fields}


def _move(check_out: str, day_end: str = "21:00") -> Problem:
    """Three days; the first night is to be had in one hotel, the second in another."""
    first = _hotel("first", "centre", "2027-05-12", check_out=check_out)
    hotels = [first, _hotel("second", "site", "2027-05-11")]
    limits = {"max_hotel_changes": 1, "hours": {"2027-05-12": f"08:00-{day_end}"}}
    return plain_problem(
        [plain_session("for-one", max_group=1)],
        arrival="16:00",
        departure="09:00",
        days=3,
        rules=NO_MEALS_AT_ALL,
        catalogue={"hotels": hotels},
        wishes={"limits": limits},
    )


def test_a_day_may_only_move_to_another_hotel() -> None:
    """Fares 4000 and two nights of 16000; three walks and the journeys are the only time."""
    problem = _move("12:00")
    answer = agreed_answer(problem)
    assert answer.cost_and_time_cents == 4000 + 2 * 16000 + (200 + 30) * 10
    assert answer.itinerary is not None
    assert [type(item) for item in answer.itinerary.days[1].items] == [Leg]
    assert_agrees(solve(problem, PARAMETERS), answer)


@pytest.mark.parametrize(
    ("check_out", "day_end", "feasible"),
    [("08:00", "08:10", True), ("07:59", "08:10", False), ("08:00", "08:09", False)],
)
def test_an_idle_move_keeps_the_day_and_check_out(
    check_out: str, day_end: str, feasible: bool
) -> None:
    """It starts when the day does and ends ten minutes later: both edges of both rules."""
    problem = _move(check_out, day_end)
    answer = agreed_answer(problem)
    assert answer.feasible is feasible
    assert_agrees(solve(problem, PARAMETERS), answer)


def test_a_day_may_pass_in_one_hotel() -> None:
    """The one session is open on the first day only, and the trip lasts four."""
    hours = {"exceptions": [{"start": "2027-05-11", "windows": ["09:00-16:00"]}]}
    sessions = [plain_session("a", availability=hours)]
    problem = plain_problem(sessions, departure="08:40", days=4, rules=NO_MEALS_AT_ALL)
    answer = agreed_answer(problem)
    assert answer.points == 7
    assert_agrees(solve(problem, PARAMETERS), answer)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_agree_where_meals_have_no_rule(seed: int) -> None:
    """The same verdict and optimum of oracle, one model and engine, and plans that check."""
    problem = random_problem(seed, profile=NO_MEALS)
    answer = agreed_answer(problem)
    assert_agrees(solve(problem, PARAMETERS), answer)
