"""The frontier: just the points that no other one beats, as the oracle finds them."""

from __future__ import annotations

import datetime as dt

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.explain.frontier import by_days, frontier, next_prices
from optimizer.explain.inquiry import Inquiry
from tests.explain.cases import planned, solved
from tests.explain.oracle import inquiry
from tests.oracle.brute_force import points_of
from tests.oracle.trips import Trips

CASES = 3


def oracles(problem: Problem) -> list[tuple[int, int]]:
    """Points and cost of every trip that no other trip beats, by brute force without dominance."""
    budget = problem.wishes.budget.model_copy(update={"total_cents": None, "per_head_cents": None})
    limits = problem.wishes.limits.model_copy(update={"value_of_time_cents_per_minute": 0})
    wishes = problem.wishes.model_copy(update={"budget": budget, "limits": limits})
    # Without a value of time the oracle's dominance compares money alone.
    free = problem.with_wishes(wishes)
    values = {
        (points_of(problem, stage.sessions), sum(trip.cents))
        for stage, trip in Trips(free).finished()
    }
    best: list[tuple[int, int]] = []
    for points, cents in sorted(values, key=lambda value: (value[1], -value[0])):
        if not best or points > best[-1][0]:
            best.append((points, cents))
    return best[::-1]


@pytest.mark.parametrize("number", range(CASES))
def test_the_frontier_is_the_oracles(number: int) -> None:
    """Every point that no trip beats in points and cost, exact, and no other."""
    problem, _ = solved(*planned(number + 1)[-1])
    found = frontier(problem, inquiry())
    assert [(point.points, point.cost_cents) for point in found.points] == oracles(problem)
    assert found.is_complete
    assert found.missing_below is None
    assert all(point.is_proved for point in found.points)


def test_prices_add_up() -> None:
    """What each point adds to the one below it sums to the difference of the ends."""
    points = frontier(solved(*planned(1)[0])[0], inquiry()).points
    prices = [price for price in next_prices(points) if price is not None]
    assert len(prices) == len(points) - 1
    assert sum(more for more, _ in prices) == points[0].points - points[-1].points
    assert sum(cents for _, cents in prices) == points[0].cost_cents - points[-1].cost_cents


def test_a_frontier_cut_short_says_so() -> None:
    """With no time there are no points, and nothing is claimed."""
    ended = Inquiry(SolveParameters(time_limit_seconds=1e-9))
    found = frontier(solved(*planned(1)[0])[0], ended)
    assert found.points == ()
    assert not found.is_complete


@pytest.mark.parametrize("number", range(2))
def test_the_best_of_each_length_is_the_oracles(number: int) -> None:
    """For each number of days the most points and the least cost of them, or that there is none."""
    problem, _ = solved(*planned(number + 1)[-1])
    for point in by_days(problem, inquiry()).by_days:
        edited = _lasting(problem, point.days)
        best = oracles_within(edited)
        assert (point.points, point.cost_cents) == (best or (None, None))


def oracles_within(problem: Problem) -> tuple[int, int] | None:
    """The most points within the budget, and the least cost of them."""
    limits = problem.wishes.limits.model_copy(update={"value_of_time_cents_per_minute": 0})
    wishes = problem.wishes.model_copy(update={"limits": limits})
    free = problem.with_wishes(wishes)
    values = [
        (points_of(problem, stage.sessions), sum(trip.cents))
        for stage, trip in Trips(free).finished()
    ]
    return max(values, key=lambda value: (value[0], -value[1]), default=None)


def _lasting(problem: Problem, days: int) -> Problem:
    dates = problem.wishes.dates
    last = max(dates.last, dates.first + dt.timedelta(days=days - 1))
    changed = dates.model_copy(update={"last": last, "min_days": days, "max_days": days})
    wishes = problem.wishes.model_copy(update={"dates": changed})
    return problem.with_wishes(wishes)
