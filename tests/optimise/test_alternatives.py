"""Alternatives: itineraries that really differ, each checked and with a proof of its own."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.check import check, score
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force, points_of
from tests.oracle.plain import plain_problem, plain_session
from tests.oracle.trips import Trips

NAMES = ("cheapest", "calmest", "another-hotel")
TIERS = {
    "cheapest": ["cost"],
    "calmest": ["busiest day", "travel"],
    "another-hotel": ["points", "cost and time"],
}
SEEDS = (0, 8, 16, 36)


def _hotel(key: str, place: str, cents: int) -> dict[str, Any]:
    room = {"kind": "single", "count": 9, "price_cents": cents}
    return {"id": key, "name": {"fi": key, "en": key}, "place": place, "rooms": [room]}


def _three_hotels() -> Problem:
    """Two days; a dear visit worth little, so that the cheapest trip is another one."""
    weights = {"demo": 50, "tour": 40, "talk": 30, "extra": 2}
    sessions = [
        plain_session(key, group_cents=90_000 if key == "extra" else 5000) for key in weights
    ]
    return plain_problem(
        sessions,
        days=2,
        departure="15:30",
        catalogue={
            "hotels": [
                _hotel("inn", "centre", 8000),
                _hotel("lodge", "site", 9000),
                _hotel("manor", "station", 30_000),
            ]
        },
        wishes={
            "wishes": [
                {"id": f"wish-{key}", "target": {"session": key}, "weight": weight}
                for key, weight in weights.items()
            ]
        },
    )


def _solved(problem: Problem, alternatives: int) -> SolveResult:
    parameters = SolveParameters(time_limit_seconds=600, workers=1, alternatives=alternatives)
    return solve(problem, parameters)


def _with(problem: Problem, part: str, **changes: Any) -> Problem:
    """The problem with other wishes in one part."""
    changed = getattr(problem.wishes, part).model_copy(update=changes)
    wishes = problem.wishes.model_copy(update={part: changed})
    return problem.with_wishes(wishes)


def _gist(itinerary: Itinerary) -> tuple[object, ...]:
    """Visits by day, and hotels."""
    visits = sorted((str(date), visit.sessions) for date, visit in itinerary.visits)
    return tuple(visits), tuple(day.night.hotel for day in itinerary.days if day.night)


def _hotels(itinerary: Itinerary) -> set[str]:
    return {day.night.hotel for day in itinerary.days if day.night}


def _busiest(itinerary: Itinerary) -> int:
    dates = [date for date, visit in itinerary.visits for _ in visit.sessions]
    return max((dates.count(date) for date in dates), default=0)


def _least_points(best: SolveResult) -> int:
    assert best.score is not None
    return -(-best.score.points * 95 // 100)


@pytest.fixture(scope="module")
def cases() -> list[tuple[Problem, SolveResult]]:
    """The problem above and some random ones with two hotels or more, solved with alternatives."""
    problems = [_three_hotels(), *(random_problem(seed, profile="hotels") for seed in SEEDS)]
    return [(problem, _solved(problem, 4)) for problem in problems]


Pairs = list[tuple[Problem, SolveResult, SolveResult]]


@pytest.fixture(scope="module")
def pairs(cases: list[tuple[Problem, SolveResult]]) -> Pairs:
    """Each alternative with its problem and the best."""
    return [(problem, best, other) for problem, best in cases for other in best.alternatives]


def _named(pairs: Pairs, name: str) -> Pairs:
    found = [pair for pair in pairs if pair[2].name == name]
    assert found, f"no problem here has an alternative {name}"
    return found


def test_all_three_on_the_plain_problem(cases: list[tuple[Problem, SolveResult]]) -> None:
    """It has room for each of them, in their order."""
    _, best = cases[0]
    assert best.name == "best"
    assert [other.name for other in best.alternatives] == list(NAMES)


def test_they_differ(cases: list[tuple[Problem, SolveResult]]) -> None:
    """From the best and from one another, in visits by day or in hotels."""
    for _, best in cases:
        itineraries = [result.itinerary for result in (best, *best.alternatives)]
        gists = [_gist(itinerary) for itinerary in itineraries if itinerary is not None]
        assert len(set(gists)) == len(gists)


def test_each_passes_the_checker(pairs: Pairs) -> None:
    """Against the problem that was asked, whose hash it carries."""
    for problem, _, other in pairs:
        assert other.itinerary is not None
        assert check(problem, other.itinerary) == ()
        assert other.itinerary.problem_hash == problem.content_hash
        assert other.provenance.problem_hash == problem.content_hash
        assert other.score == score(problem, other.itinerary)


def test_each_has_its_tiers_and_verdict(pairs: Pairs) -> None:
    """On problems this small every tier is proved, and its value is what the score says."""
    for _, _, other in pairs:
        assert [tier.name for tier in other.tiers] == TIERS[other.name]
        assert other.verdict is Verdict.OPTIMAL
        assert all(tier.is_proved for tier in other.tiers)
        assert other.itinerary is not None
        assert other.score is not None
        own = {
            "cost": other.score.cost_cents,
            "busiest day": _busiest(other.itinerary),
            "travel": other.score.travel_minutes,
            "points": other.score.points,
            "cost and time": other.score.cost_and_time_cents,
        }
        assert {tier.name: tier.value for tier in other.tiers}.items() <= own.items()
        assert other.alternatives == ()


def test_the_cheapest_is_the_oracles_cheapest(pairs: Pairs) -> None:
    """Never dearer than the best, at least 95 % of its points, and no trip with these is less."""
    for problem, best, other in _named(pairs, "cheapest"):
        assert best.score is not None
        assert other.score is not None
        assert other.score.cost_cents <= best.score.cost_cents
        assert other.score.points >= _least_points(best)
        timeless = _with(problem, "limits", value_of_time_cents_per_minute=0)
        costs = [
            sum(trip.cents)
            for stage, trip in Trips(timeless).finished()
            if points_of(problem, stage.sessions) >= _least_points(best)
        ]
        assert other.score.cost_cents == min(costs)


def test_the_calmest_has_the_least_busy_day(pairs: Pairs) -> None:
    """No busier than the best's, and by the oracle no trip with the points has a calmer one."""
    for problem, best, other in _named(pairs, "calmest"):
        assert best.itinerary is not None
        assert other.itinerary is not None
        assert other.score is not None
        busiest = _busiest(other.itinerary)
        assert busiest <= _busiest(best.itinerary)
        assert other.score.points >= _least_points(best)
        if busiest > 1:
            calmer = _with(problem, "limits", sessions_per_day=busiest - 1)
            stages = (stage for stage, _ in Trips(calmer).finished())
            points = [points_of(problem, stage.sessions) for stage in stages]
            assert max(points, default=-1) < _least_points(best)


def test_another_hotel_is_the_best_elsewhere(pairs: Pairs) -> None:
    """It sleeps in none of the best's hotels, and is the oracle's best trip of that kind."""
    for problem, best, other in _named(pairs, "another-hotel"):
        assert best.itinerary is not None
        assert other.itinerary is not None
        slept = _hotels(best.itinerary)
        assert not _hotels(other.itinerary) & slept
        wished = problem.wishes.travel.hotels
        allowed = tuple(
            hotel.id
            for hotel in problem.catalogue.hotels
            if hotel.id not in slept and (wished is None or hotel.id in wished)
        )
        expected = brute_force(_with(problem, "travel", hotels=allowed))
        values = [tier.value for tier in other.tiers]
        assert values == [expected.points, expected.cost_and_time_cents]


@pytest.mark.parametrize(("asked", "most"), [(0, 0), (1, 0), (2, 1), (3, 2)])
def test_as_many_as_asked(asked: int, most: int) -> None:
    """The number counts the best too; 0 and 1 both mean the best alone."""
    result = _solved(_three_hotels(), asked)
    assert [other.name for other in result.alternatives] == list(NAMES[:most])


def test_none_without_a_trip() -> None:
    """A problem without a trip has no alternatives either."""
    problem = plain_problem([plain_session("demo")], arrival="11:00", departure="11:05")
    result = _solved(problem, 4)
    assert result.verdict is Verdict.INFEASIBLE
    assert result.alternatives == ()
