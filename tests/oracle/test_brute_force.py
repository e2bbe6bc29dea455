"""The oracle: right on problems computed by hand, and at one with the checker on random ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.peers.one_model import solve_one_model
from optimizer.check import check, score
from optimizer.domain.itinerary import MealStop, Visit
from optimizer.domain.problem import Problem
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import OracleAnswer, brute_force
from tests.oracle.plain import plain_problem, plain_session

SEEDS_PER_PROFILE = 5


def _value(answer: OracleAnswer) -> tuple[int | None, int | None]:
    return answer.points, answer.cost_and_time_cents


def _starts(answer: OracleAnswer) -> list[int]:
    assert answer.itinerary is not None
    return [visit.start for _, visit in answer.itinerary.visits]


def _assert_checked(problem: Problem, answer: OracleAnswer) -> None:
    assert answer.itinerary is not None
    assert check(problem, answer.itinerary) == ()
    counted = score(problem, answer.itinerary)
    assert (counted.points, counted.cost_and_time_cents) == _value(answer)


def test_one_visit_between_two_trains() -> None:
    """Fares 4000, visit 5000; 220 minutes of travel and 5 + 100 of waiting at 10 cents."""
    problem = plain_problem([plain_session("a")])
    answer = brute_force(problem)
    assert _value(answer) == (7, 4000 + 5000 + (220 + 105) * 10)
    assert _starts(answer) == [9 * 60]
    _assert_checked(problem, answer)


def test_seated_visits_pause_when_they_pass_the_limit() -> None:
    """60 + 60 seated minutes pass 100, so the second visit starts after a break: 10:30."""
    seated = [plain_session(key, seated=True) for key in "ab"]
    problem = plain_problem(seated)
    answer = brute_force(problem)
    assert _starts(answer) == [9 * 60, 10 * 60 + 30]
    _assert_checked(problem, answer)
    relaxed = brute_force(plain_problem(seated, rules={"seated_minutes": 120}))
    assert _starts(relaxed) == [9 * 60, 10 * 60 + 15]


def test_a_night_between_dinner_and_the_morning_train() -> None:
    """Rooms 16000, fares 4000, dinner 4000; 220 minutes of travel, 50 of waiting for dinner."""
    problem = plain_problem([], arrival="16:00", departure="09:00", days=2)
    answer = brute_force(problem)
    assert _value(answer) == (0, 16000 + 4000 + 4000 + (220 + 50) * 10)
    _assert_checked(problem, answer)


@pytest.mark.parametrize(("rest", "feasible"), [(870, True), (871, False)])
def test_night_rest_counts_from_dinner_to_departure(rest: int, feasible: bool) -> None:
    """From 18:30 to 9:00 are 870 minutes."""
    rules = {"night_rest_minutes": rest}
    problem = plain_problem([], arrival="16:00", departure="09:00", days=2, rules=rules)
    assert brute_force(problem).feasible is feasible


def test_the_morning_starts_late_to_save_waiting() -> None:
    """On the last day nothing is gained by leaving the hotel early: 10:15 still makes 12:00."""
    problem = plain_problem([plain_session("a")], arrival="16:00", days=2)
    answer = brute_force(problem)
    assert _starts(answer) == [10 * 60 + 30]
    _assert_checked(problem, answer)


def test_check_out_calls_for_an_early_start() -> None:
    """The walk to the visit starts by 9:30, so the visit starts at 9:45 at the latest."""
    single = {"kind": "single", "count": 9, "price_cents": 8000}
    inn = {"id": "inn", "name": {"fi": "inn", "en": "inn"}, "place": "centre", "rooms": [single]}
    catalogue = {"hotels": [inn | {"check_out": "09:30"}]}
    sessions = [plain_session("a")]
    problem = plain_problem(sessions, arrival="16:00", days=2, catalogue=catalogue)
    answer = brute_force(problem)
    assert _starts(answer) == [9 * 60 + 45]
    _assert_checked(problem, answer)


@pytest.mark.parametrize(("limit", "points"), [(12250, 7), (9000, 7), (8999, 0), (3999, None)])
def test_the_budget_counts_cost_and_not_time(limit: int, points: int | None) -> None:
    """The visit's trip costs 9000, the one without it 4000."""
    wishes = {"budget": {"total_cents": limit}}
    assert brute_force(plain_problem([plain_session("a")], wishes=wishes)).points == points


def test_a_rotation_gives_both_visits_to_a_group_too_large() -> None:
    """Eight minutes each: twice the longer one and a changeover are 21."""
    rotating = {"split": ["rotation"], "max_group": 1, "talk_minutes": 8}
    sessions = [
        plain_session("a", rotates_with=["b"], **rotating),
        plain_session("b", rotates_with=["a"], **rotating),
    ]
    problem = plain_problem(sessions)
    answer = brute_force(problem)
    assert answer.points == 14
    assert answer.itinerary is not None
    ((_, visit),) = answer.itinerary.visits
    assert (visit.sessions, visit.end - visit.start) == (("a", "b"), 21)
    _assert_checked(problem, answer)


def test_requires_needs_the_first_one_earlier() -> None:
    """Without time for both, the second may not come alone."""
    relation = {"precedence": [{"kind": "requires", "first": "b", "second": "a"}]}
    sessions = [plain_session("a"), plain_session("b")]
    answer = brute_force(plain_problem(sessions, catalogue=relation))
    assert answer.itinerary is not None
    order = [item.sessions[0] for _, item in answer.itinerary.visits if isinstance(item, Visit)]
    assert order == ["b", "a"]
    one = brute_force(plain_problem(sessions, catalogue=relation, rules={"sessions_per_day": 1}))
    assert one.points == 7
    assert one.itinerary is not None
    assert one.itinerary.visits[0][1].sessions == ("b",)


@pytest.mark.parametrize("meal", ["lunch", "dinner"])
def test_a_meal_without_a_rule_is_asked_for_on_no_day(meal: str) -> None:
    """A day from before lunch to after dinner, and a night: only the other meal is paid for."""
    problem = plain_problem([], departure="09:00", days=2, rules={meal: None})
    answer = brute_force(problem)
    assert answer.itinerary is not None
    stops = [
        item for day in answer.itinerary.days for item in day.items if isinstance(item, MealStop)
    ]
    assert {stop.meal.value for stop in stops} == {"lunch", "dinner"} - {meal}
    assert len(stops) == 1
    _assert_checked(problem, answer)
    assert solve_one_model(problem, 60).cost_and_time_cents == answer.cost_and_time_cents


@pytest.mark.parametrize("profile", PROFILES)
def test_the_checker_passes_the_oracles_answers(profile: str) -> None:
    """Random problems of every profile: no violation, the same points, cost and time."""
    for seed in range(SEEDS_PER_PROFILE):
        problem = random_problem(seed, profile=profile)
        answer = brute_force(problem)
        if answer.feasible:
            _assert_checked(problem, answer)


@pytest.mark.parametrize("seed", range(24))
def test_dominance_loses_nothing(seed: int) -> None:
    """On short trips the oracle without any dominance finds the same optimum."""
    problem = random_problem(seed, profile=PROFILES[seed % len(PROFILES)])
    short = problem.wishes.dates.model_copy(
        update={"last": problem.wishes.dates.first, "min_days": 1, "max_days": 1}
    )
    if seed % 2:
        short = problem.wishes.dates
    sessions = problem.catalogue.sessions[:3]
    wishes = problem.wishes.model_copy(update={"dates": short})
    catalogue = problem.catalogue.model_copy(
        update={"sessions": sessions, "precedence": (), "alternatives": ()}
    )
    small = Problem(catalogue=catalogue, wishes=wishes)
    assert _value(brute_force(small)) == _value(brute_force(small, prune=False))


def test_the_oracle_imports_nothing_of_the_engine() -> None:
    """Only the domain, so that the same mistake is not made twice."""
    for path in Path(__file__).parent.glob("*.py"):
        if path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert not name.startswith("optimizer") or name.startswith("optimizer.domain"), path
