"""Repairs: each, applied, is possible, its plan the best one, and its amount the least one."""

from __future__ import annotations

import pytest

from optimizer.check import check
from optimizer.domain.explanations import Repair
from optimizer.domain.problem import Problem
from optimizer.explain.conflict import conflicts
from optimizer.explain.repairs import ranked, repairs
from tests.explain.cases import impossible, planned, solved
from tests.explain.oracle import has_trip
from tests.explain.test_conflict import IMPOSSIBLE, feasibility
from tests.oracle.brute_force import brute_force


def found_for(number: int) -> tuple[Problem, tuple[Repair, ...]]:
    """A problem and its repairs."""
    problem, _ = solved(*impossible(number + 1)[-1])
    feasible = feasibility(problem)
    named, _ = conflicts(feasible)
    return problem, repairs(feasible, [conflict.demands for conflict in named])


@pytest.mark.parametrize("number", range(IMPOSSIBLE))
def test_a_repair_applied_is_possible_and_its_plan_is_the_best(number: int) -> None:
    """The plan keeps every rule of the edited problem, and the oracle knows no better one."""
    problem, found = found_for(number)
    for repair in found:
        edited = problem.with_wishes(repair.wishes)
        assert repair.plan.itinerary is not None
        assert not check(edited, repair.plan.itinerary)
        best = brute_force(edited)
        assert (repair.points, repair.cost_and_time_cents) == (
            best.points,
            best.cost_and_time_cents,
        )
    assert found == ranked(found)


def test_most_impossible_problems_have_a_repair() -> None:
    """Only where the host has no trip to offer, or nobody is asked to do without, there is none."""
    assert sum(bool(found_for(number)[1]) for number in range(IMPOSSIBLE)) > IMPOSSIBLE // 2


def test_the_budget_is_raised_by_the_least_that_will_do() -> None:
    """With a cent less than the repair asks for, the oracle knows no trip."""
    problem = too_poor(solved(*planned(1)[0])[0])
    feasible = feasibility(problem)
    named, _ = conflicts(feasible)
    found = repairs(feasible, [conflict.demands for conflict in named])
    (raised,) = [one for one in found if [c.demand.kind for c in one.changes] == ["budget"]]
    assert raised.is_least
    assert raised.by is not None
    assert raised.changes[0].new - raised.changes[0].old == raised.by
    for less, expected in ((0, True), (1, False)):
        total = raised.changes[0].new - less
        assert has_trip(_with_total(problem, total)) is expected


def too_poor(problem: Problem) -> Problem:
    """The problem with a budget of one euro."""
    return _with_total(problem, 100)


def _with_total(problem: Problem, cents: int) -> Problem:
    budget = problem.wishes.budget.model_copy(
        update={"total_cents": cents, "per_head_cents": None, "caps": {}}
    )
    wishes = problem.wishes.model_copy(update={"budget": budget})
    return problem.with_wishes(wishes)
