"""Conflicts: truly impossible, and possible without any one of their members, by the oracle."""

from __future__ import annotations

from itertools import combinations

import pytest

from optimizer.domain.problem import Problem
from optimizer.explain.conflict import conflicts
from optimizer.explain.demands import demands_of, given_up
from optimizer.explain.feasibility import Feasibility, keeps
from optimizer.optimise import Question, solve
from tests.explain.cases import impossible, planned, solved
from tests.explain.oracle import PARAMETERS, has_trip, inquiry
from tests.generators.small_problems import random_problem

IMPOSSIBLE = 4
"""How many problems without a trip are looked at."""


def feasibility(problem: Problem, seed: int = 0, workers: int = 1) -> Feasibility:
    """The demands of a problem that is known to be impossible."""
    feasible = Feasibility(problem, inquiry(seed, workers))
    assert feasible.is_impossible(feasible.demands)
    return feasible


@pytest.mark.parametrize("number", range(IMPOSSIBLE))
def test_a_conflict_is_impossible_and_each_proper_subset_is_not(number: int) -> None:
    """By brute force, with all other demands given up: the whole has no trip, each subset has."""
    feasible = feasibility(solved(*impossible(number + 1)[-1])[0])
    found, is_complete = conflicts(feasible)
    # Without any conflict the reason is the host's: no demand given up makes a trip possible.
    assert found or not any(map(has_trip, feasible.problems(())))
    for conflict in found:
        assert conflict.is_minimal
        assert conflict.is_confirmed
        assert not any(map(has_trip, feasible.problems(conflict.demands)))
        for size in range(len(conflict.demands)):
            for some in combinations(conflict.demands, size):
                assert any(map(has_trip, feasible.problems(some)))
    named = [demand for conflict in found for demand in conflict.demands]
    assert len(named) == len(set(named))
    rest = set(feasible.demands) - set(named)
    assert is_complete == any(map(has_trip, feasible.problems(rest)))


@pytest.mark.parametrize("number", range(IMPOSSIBLE))
def test_two_configurations_agree(number: int) -> None:
    """Another seed and another number of workers find the same conflicts."""
    problem, _ = solved(*impossible(number + 1)[-1])
    one, _ = conflicts(feasibility(problem))
    other, _ = conflicts(feasibility(problem, seed=7, workers=2))
    assert one == other


@pytest.mark.parametrize("seed", range(1000, 1010))
def test_giving_up_a_demand_keeps_every_trip(seed: int) -> None:
    """The best trip of a problem keeps every rule when any one demand but a commitment is gone."""
    problem = random_problem(seed)
    result = solve(problem, PARAMETERS, question=Question.ANY_TRIP)
    if result.itinerary is None:
        assert not has_trip(problem)
        return
    for demand in demands_of(problem):
        if demand.kind == "commitment":
            continue
        assert keeps(given_up(problem, [demand])[0], result.itinerary), demand


def test_a_possible_problem_has_no_conflict() -> None:
    """Nothing is named where a trip keeps every demand."""
    feasible = Feasibility(solved(*planned(1)[0])[0], inquiry())
    assert conflicts(feasible) == ((), True)
