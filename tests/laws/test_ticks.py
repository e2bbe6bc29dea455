"""Finer ticks change no answer: ten to a minute, and so many that a day has a billion."""

from __future__ import annotations

import pytest

from optimizer.check import check, score
from optimizer.domain.crosschecks import catalogue_findings, wishes_findings
from optimizer.domain.findings import has_errors
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from optimizer.prepare import prepare
from optimizer.report import itinerary_text
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.laws.scaling import in_finer_ticks, itinerary_in_finer_ticks
from tests.oracle.brute_force import OracleAnswer, brute_force

SEEDS = range(24)
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)
BILLION_A_DAY = 700_000


def _problem(seed: int) -> Problem:
    return random_problem(3000 + seed, profile=PROFILES[seed % len(PROFILES)])


def _worth(answer: OracleAnswer) -> tuple[bool, int | None, int | None]:
    return answer.feasible, answer.points, answer.cost_and_time_cents


def _in_tens(seed: int) -> tuple[Problem, Problem]:
    problem = _problem(seed)
    assert problem.rules.value_of_time_cents_per_minute % 10 == 0
    return problem, in_finer_ticks(problem, 10)


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_ticks_a_minute_change_nothing(seed: int) -> None:
    """Oracle: the same verdict, points, cost and time; its plan checks and scores the same."""
    problem, finer = _in_tens(seed)
    answer, other = brute_force(problem), brute_force(finer)
    assert _worth(answer) == _worth(other)
    if other.itinerary is not None:
        assert check(finer, other.itinerary) == ()
        assert score(finer, other.itinerary).cost_and_time_cents == answer.cost_and_time_cents


@pytest.mark.parametrize("seed", SEEDS)
def test_the_engine_plans_in_tens_of_a_minute(seed: int) -> None:
    """Engine: the optimum of the problem in minutes."""
    problem, finer = _in_tens(seed)
    answer, result = brute_force(problem), solve(finer, PARAMETERS)
    assert result.verdict is (Verdict.OPTIMAL if answer.feasible else Verdict.INFEASIBLE)
    if result.score is not None:
        found = (result.score.points, result.score.cost_and_time_cents)
        assert found == (answer.points, answer.cost_and_time_cents)


@pytest.mark.parametrize("factor", [10, BILLION_A_DAY])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_is_judged_alike_in_finer_ticks(seed: int, factor: int) -> None:
    """A scaled plan has no fault, the same score but for the time's unit, and the same text."""
    problem = _problem(seed)
    free = problem.wishes.limits.model_copy(update={"value_of_time_cents_per_minute": 0})
    problem = problem.model_copy(
        update={"wishes": problem.wishes.model_copy(update={"limits": free})}
    )
    problem = problem.with_wishes(problem.wishes)
    finer = in_finer_ticks(problem, factor)
    answer = brute_force(problem)
    assert _offers(problem) == _offers(finer, factor)
    if answer.itinerary is None:
        return
    plan = itinerary_in_finer_ticks(answer.itinerary, finer, factor)
    assert check(finer, plan) == ()
    before, after = score(problem, answer.itinerary), score(finer, plan)
    assert after.cost_by_category == before.cost_by_category
    assert after.points_by_wish == before.points_by_wish
    assert after.travel_minutes == factor * before.travel_minutes
    assert after.waiting_minutes == factor * before.waiting_minutes


def _offers(problem: Problem, factor: int = 1) -> list[tuple[object, ...]]:
    """What prepare offers, in minutes, and why the rest is not there."""
    instance = prepare(problem)
    found: list[tuple[object, ...]] = [(why.code, why.message) for why in instance.dropped]
    for day in instance.days:
        assert day.day_start % factor == day.day_end % factor == 0
        found.append((day.day_start // factor, day.day_end // factor, len(day.offers)))
        for offer in day.offers:
            assert all(bound % factor == 0 for span in offer.starts for bound in span)
            starts = [tuple(bound // factor for bound in span) for span in offer.starts]
            found.append((offer.key, offer.minutes / factor, starts, offer.costs))
    return found


def test_violations_in_ticks_say_so() -> None:
    """A tick too late is one tick in amount and unit, and the time of day stays readable."""
    problem, finer = _in_tens(1)
    answer = brute_force(problem)
    assert answer.itinerary is not None
    plan = itinerary_in_finer_ticks(answer.itinerary, finer, 10)
    first = plan.days[0]
    arrival = first.items[0].model_copy(update={"start": first.items[0].start - 1})
    late = first.model_copy(update={"items": (arrival, *first.items[1:])})
    found = check(finer, plan.model_copy(update={"days": (late, *plan.days[1:])}))
    assert [(one.amount, one.unit) for one in found] == [(1, "ticks")]
    start = answer.itinerary.days[0].items[0].start - 1
    assert f"{start // 60:02d}:{start % 60:02d}+9/10" in found[0].where


def test_scaled_problems_have_no_new_findings() -> None:
    """What has no error in minutes has none in tenths of them."""
    for seed in SEEDS:
        problem, finer = _in_tens(seed)
        assert not has_errors(catalogue_findings(finer.catalogue))
        found = [(one.code, one.path) for one in wishes_findings(problem)]
        assert [(one.code, one.path) for one in wishes_findings(finer)] == found


def test_the_text_of_a_plan_is_the_same_in_finer_ticks() -> None:
    """Times, durations and prices read the same in minutes and in tenths of them."""
    problem, finer = _in_tens(1)
    result, other = solve(problem, PARAMETERS), solve(finer, PARAMETERS)
    assert itinerary_text(problem, result) == itinerary_text(finer, other)
