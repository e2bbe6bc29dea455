"""Driver hours in the engine and in the oracle: both edges, dated versions, random problems."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from benchmarks.peers.answer import CannotExpress
from benchmarks.peers.one_model import solve_one_model
from optimizer.check import check
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from optimizer.prepare import prepare
from tests.generators.features import DRIVERS
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import OracleAnswer, brute_force
from tests.oracle.plain import plain_problem, plain_session
from tests.oracle.test_engine_agrees import disagreement

PROBLEMS = 60
CHUNK = 5
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)
PLACES = ["station", "site", "centre"]
LAX: dict[str, Any] = {
    "valid_from": "2027-05-01",
    "over_people": 9,
    "driving_minutes": 540,
    "driving_before_break": 270,
    "break_minutes": 45,
    "least_part": 15,
    "second_part": None,
    "duty_span_minutes": 780,
    "two_drivers": {"driving_minutes": 1080, "duty_span_minutes": 1260},
}
COACH: dict[str, Any] = {
    "id": "coach",
    "name": {"fi": "coach", "en": "coach"},
    "kind": "coach",
    "seats": 30,
    "matrix": "drive",
    "garage": "centre",
    "day_cents": 1000,
}


def _apart(minutes: int) -> list[list[int]]:
    return [[0 if one == other else minutes for other in PLACES] for one in PLACES]


def coach_problem(
    rules: list[dict[str, Any]],
    *,
    days: int = 1,
    coach: dict[str, Any] | None = None,
    sessions: list[dict[str, Any]] | None = None,
    departure: str = "12:00",
    venues: list[dict[str, Any]] | None = None,
) -> Problem:
    """An hour at the site, 40 minutes by coach from the station and from the centre's garage.

    On one day, from 08:30 to 12:00, the coach drives 40 + 40, stands 60, and drives 40 + 40.
    """
    base = {"source": "", "places": PLACES, "metres": _apart(1000)}
    return plain_problem(
        sessions or [plain_session("demo")],
        days=days,
        departure=departure,
        rules={"lunch": None, "dinner": None},
        catalogue={
            **({} if venues is None else {"venues": venues}),
            "driver_rules": rules,
            "vehicles": [COACH | (coach or {})],
            "matrices": [
                {"id": "walk", "minutes": _apart(120), **base},
                {"id": "drive", "minutes": _apart(40), **base},
            ],
        },
    )


EDGES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"driving_minutes": 160}, {"driving_minutes": 159}),
    ({"driving_before_break": 80}, {"driving_before_break": 79}),
    (
        {"driving_before_break": 80, "break_minutes": 60},
        {"driving_before_break": 80, "break_minutes": 61},
    ),
    ({"duty_span_minutes": 290}, {"duty_span_minutes": 289}),
    (
        {"driving_minutes": 100, "over_people": 31},
        {"driving_minutes": 100, "over_people": 30},
    ),
]


def _points(problem: Problem) -> int | None:
    """The points of engine and oracle, which agree."""
    result, answer = solve(problem, PARAMETERS), brute_force(problem)
    assert result.verdict is Verdict.OPTIMAL
    assert result.score is not None
    found = (result.score.points, result.score.cost_and_time_cents)
    assert found == (answer.points, answer.cost_and_time_cents)
    return answer.points


@pytest.mark.parametrize(("kept", "broken"), EDGES, ids=str)
def test_the_visit_is_left_out_a_minute_beyond(
    kept: dict[str, Any], broken: dict[str, Any]
) -> None:
    """With one minute or seat less the day has no visit, unless a second driver comes."""
    assert _points(coach_problem([LAX | kept])) == 7
    assert _points(coach_problem([LAX | broken])) == 0
    dear = solve(coach_problem([LAX | broken], coach={"second_driver_cents": 9000}), PARAMETERS)
    assert dear.itinerary is not None
    assert [day.drivers for day in dear.itinerary.days] == [2]
    lines = [line for line in dear.itinerary.cost_lines if line.item == "second-driver"]
    assert [line.gross_cents for line in lines] == [9000]


@pytest.mark.parametrize(
    ("driving", "duty", "points"), [(160, 290, 7), (159, 290, 0), (160, 289, 0)]
)
def test_limits_of_two_drivers(driving: int, duty: int, points: int) -> None:
    """Two may do so much and no more; one alone may not do it at all."""
    two = {"driving_minutes": driving, "duty_span_minutes": duty}
    rules = LAX | {"driving_minutes": 100, "duty_span_minutes": 200, "two_drivers": two}
    assert _points(coach_problem([rules], coach={"second_driver_cents": 9000})) == points


@pytest.mark.parametrize(("first", "second", "date"), [(120, 119, 11), (119, 120, 12)])
def test_a_trip_across_a_change_uses_both_versions(first: int, second: int, date: int) -> None:
    """A visit makes a day's driving 120 minutes: it is on the day whose version allows them."""
    rules = [
        LAX | {"driving_minutes": first},
        LAX | {"driving_minutes": second, "valid_from": "2027-05-12"},
    ]
    problem = coach_problem(rules, days=2)
    assert _points(problem) == 7
    answer = brute_force(problem).itinerary
    assert answer is not None
    assert [day.day for day, _ in answer.visits] == [date]


def _open(*windows: str) -> dict[str, Any]:
    """Open on the second day only."""
    return {"availability": {"weekly": [{"days": ["wed"], "windows": list(windows)}]}}


def test_a_short_day_is_not_lost_to_a_long_one_that_ends_as_early() -> None:
    """From the hotel at 08:15 or at 11:45, both over at 15:30: only the later one has 475 minutes.

    Nothing has a price for its span, and the longer one fails when the day is closed, not before.
    """
    sessions = [
        plain_session("a", **_open("09:00-10:00", "12:30-13:30")),
        plain_session("b", **_open("14:30-15:30")),
    ]
    rules = [LAX | {"duty_span_minutes": 500}]
    assert _points(coach_problem(rules, days=2, sessions=sessions, departure="19:00")) == 14


@pytest.mark.parametrize("far", ["away", "zoo"])
@pytest.mark.parametrize(
    "limit",
    [
        {"driving_minutes": 159},
        {"driving_before_break": 159, "break_minutes": 100, "least_part": 100},
    ],
    ids=str,
)
def test_little_driving_is_not_lost_to_much(far: str, limit: dict[str, Any]) -> None:
    """One session at the hotel or 40 minutes away, the other at a fixed time at the hotel.

    Both ways are over at once; the way home makes it 160 minutes, or 80.
    """
    hall = {"name": {"fi": "", "en": ""}, "capacity": 40}
    venues = [{"id": far, "place": "site", **hall}, {"id": "hall", "place": "centre", **hall}]
    sessions = [
        plain_session("a", venues=[far, "hall"], **_open("09:00-10:00")),
        plain_session("b", **_open("14:00-15:00")),
    ]
    problem = coach_problem(
        [LAX | limit], days=2, sessions=sessions, departure="19:00", venues=venues
    )
    assert _points(problem) == 14


@pytest.mark.parametrize(("hour_cents", "waits"), [(900, True), (901, False)])
def test_the_coach_waits_or_returns_whichever_is_cheaper(hour_cents: int, waits: bool) -> None:
    """Waiting is 5 hours and 4 km, two transfers of 120 minutes are 4 hours and 6 km.

    So returning is cheaper as soon as an hour costs more than 2 km.
    """
    coach = {"hour_cents": hour_cents, "km_cents": 450, "returns_to_garage": True}
    problem = coach_problem([], coach=coach)
    assert _points(problem) == 7
    assert solve_one_model(problem, 60).points == 7
    result = solve(problem, PARAMETERS)
    assert result.itinerary is not None
    assert [day.vehicle_waits for day in result.itinerary.days] == [waits]
    assert check(problem, result.itinerary) == ()


def test_nothing_is_carried_where_no_limit_can_bind() -> None:
    """No rules or lax ones: no limit, and no second driver to choose."""
    coach = {"second_driver_cents": 9000}
    for rules in ([], [LAX | {"duty_span_minutes": 860}]):
        (day,) = prepare(coach_problem(rules, coach=coach)).days
        assert (day.vehicles, day.limits) == ((0, 1), (None, None))
    (day,) = prepare(coach_problem([LAX | {"duty_span_minutes": 859}], coach=coach)).days
    assert day.vehicles == (0, 1, 2)


def test_the_one_model_refuses_limits_that_may_bind() -> None:
    """Rather than to leave them out."""
    with pytest.raises(CannotExpress):
        solve_one_model(coach_problem([LAX | {"driving_minutes": 100}]), 10)


@pytest.mark.parametrize("first", range(PROBLEMS // CHUNK))
def test_the_engine_agrees_on_driver_hours(first: int) -> None:
    """Waiting or returning, one driver or two, before and after a change of the rules."""
    seeds = range(first * CHUNK, (first + 1) * CHUNK)
    found = [disagreement(seed, DRIVERS) for seed in seeds]
    assert [text for text in found if text is not None] == []


def _free(problem: Problem) -> Problem:
    catalogue = problem.catalogue.model_copy(update={"driver_rules": ()})
    return problem.model_copy(update={"catalogue": catalogue})


def _value(answer: OracleAnswer) -> tuple[int | None, int | None]:
    return answer.points, answer.cost_and_time_cents


def _marks(itinerary: Itinerary | None) -> set[str]:
    days = () if itinerary is None else itinerary.days
    return {"two" for day in days if day.drivers > 1} | {
        "returns" for day in days if not day.vehicle_waits
    }


@pytest.mark.slow
def test_the_rules_bind_often_enough() -> None:
    """In a tenth of the problems they change the optimum; some best trips use what they offer."""
    counts: Counter[str] = Counter()
    for seed in range(PROBLEMS):
        problem = random_problem(seed, profile=DRIVERS)
        answer = brute_force(problem)
        counts.update(_marks(answer.itinerary))
        counts["bind"] += _value(answer) != _value(brute_force(_free(problem)))
    assert counts["bind"] >= PROBLEMS // 10
    assert counts["two"]
    assert counts["returns"]
