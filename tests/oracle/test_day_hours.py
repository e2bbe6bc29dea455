"""Dates with hours of their own: oracle, checker, one model and engine read them alike."""

from __future__ import annotations

import pytest

from benchmarks.peers.one_model import solve_one_model
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import solve
from optimizer.prepare import prepare
from tests.generators.features import HOURS
from tests.generators.small_problems import random_problem
from tests.optimise.oracle_agreement import agreed_answer, assert_agrees
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session

SEEDS = range(30)
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def test_prepare_gives_each_day_its_hours() -> None:
    """A day named has its own hours, and starts of its offers keep to them; others the rules'."""
    limits = {"hours": {"2027-05-12": "09:30-11:59"}}
    problem = plain_problem([plain_session("a")], days=2, wishes={"limits": limits})
    first, second = prepare(problem).days
    assert (first.day_start, first.day_end) == (8 * 60, 21 * 60)
    assert (second.day_start, second.day_end) == (9 * 60 + 30, 12 * 60 - 1)
    (visit,) = (offer for offer in second.offers if offer.sessions)
    assert visit.starts == ((9 * 60 + 30, 10 * 60 + 45),)
    assert all(offer.meal_bit == 0 for offer in second.offers)


@pytest.mark.parametrize(("end", "points"), [("10:10", 7), ("10:09", 0)])
def test_the_way_home_ends_within_the_days_own_hours(end: str, points: int) -> None:
    """From nine to ten the visit, ten minutes on foot to the station: both edges."""
    limits = {"hours": {"2027-05-11": f"08:00-{end}"}}
    problem = plain_problem([plain_session("a")], wishes={"limits": limits})
    assert brute_force(problem).points == points
    assert solve_one_model(problem, 60).points == points


@pytest.mark.parametrize("seed", SEEDS)
def test_all_agree_on_days_with_their_own_hours(seed: int) -> None:
    """The same verdict and optimum of oracle, one model and engine, and plans that check."""
    problem = random_problem(seed, profile=HOURS)
    answer = agreed_answer(problem)
    assert_agrees(solve(problem, PARAMETERS), answer)
