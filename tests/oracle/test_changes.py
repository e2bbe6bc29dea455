"""Re-planning with few changes: engine and oracle agree on what changes, and laws that hold."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from optimizer.check import check, score
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.generators.small_problems import random_problem
from tests.generators.small_programmes import LEVELS, edited, published
from tests.optimise.agreement import PARAMETERS, difference
from tests.oracle.brute_force import OracleAnswer, brute_force
from tests.oracle.plain import plain_problem, plain_session

SEEDS = (*range(60), 500, 611)
"""The last two: a tier was left unproved where what is on offer had bounded it already."""

CHUNK = 6
LAWS = range(400, 412)


def _changed(seed: int) -> Problem | None:
    """A published trip after something happened; None where there is no trip to publish."""
    problem = random_problem(seed)
    plan = brute_force(problem).itinerary
    return None if plan is None else edited(problem, plan, seed)


@pytest.mark.parametrize("first", range(0, len(SEEDS), CHUNK))
def test_the_engine_agrees_with_the_oracle(first: int) -> None:
    """Verdict, broken levels, changes, points, cost and time, in either order."""
    problems = {seed: _changed(seed) for seed in SEEDS[first : first + CHUNK]}
    found = {seed: difference(problem) for seed, problem in problems.items() if problem}
    assert {seed: text for seed, text in found.items() if text} == {}


def test_the_oracle_counts_as_the_checker_does() -> None:
    """Its own plans have the changes that it says, of every kind, and keep every rule."""
    kinds: Counter[str] = Counter()
    for seed in SEEDS[:36]:
        problem = _changed(seed)
        answer = OracleAnswer(feasible=False) if problem is None else brute_force(problem)
        if problem is None or answer.itinerary is None:
            continue
        assert check(problem, answer.itinerary) == ()
        counted = score(problem, answer.itinerary)
        assert (counted.broken_levels, counted.change_weight) == (answer.broken, answer.changes)
        kinds.update(change.kind.value for change in counted.changes)
        kinds["broken"] += counted.broken_levels
    expected = {"dropped", "moved-day", "moved-time", "replaced", "added", "broken"}
    assert {kind for kind, count in kinds.items() if count} >= expected


@pytest.mark.parametrize("seed", LAWS)
def test_where_nothing_happened_nothing_changes(seed: int) -> None:
    """The published optimum is the plan again, minute by minute, in either order."""
    problem = random_problem(seed)
    first = solve(problem, PARAMETERS)
    if first.itinerary is None or first.score is None:
        return
    for order in ("changes-first", "points-first"):
        again = solve(published(problem, first.itinerary, order=order), PARAMETERS)
        assert again.verdict is Verdict.OPTIMAL
        assert again.score is not None
        assert (again.score.change_weight, again.score.points) == (0, first.score.points)
        assert again.score.cost_and_time_cents <= first.score.cost_and_time_cents
        if again.score.cost_and_time_cents == first.score.cost_and_time_cents:
            assert again.itinerary is not None
            assert again.itinerary.days == first.itinerary.days


def _vector(result: SolveResult) -> tuple[int, ...]:
    """What was reached, less is better; levels aside."""
    assert result.score is not None
    worth = result.score
    return worth.change_weight, -worth.points, worth.cost_and_time_cents


@pytest.mark.parametrize("seed", LAWS)
def test_a_freeze_level_never_improves_the_plan(seed: int) -> None:
    """Changes, points and money are no better with levels than without."""
    problem = random_problem(seed)
    plan = brute_force(problem).itinerary
    if plan is None:
        return
    changed = edited(problem, plan, seed)
    programme = changed.wishes.programme
    assert programme is not None
    level = Random(f"level/{seed}").choice(LEVELS)
    first = {"date": str(plan.days[0].date), "level": level}
    free = programme.model_copy(update={"levels": (), "order": PlanningOrder.CHANGES_FIRST})
    tight = programme.model_validate(free.model_dump() | {"levels": (first,)})
    loose, bound = (
        solve(changed.with_wishes(changed.wishes.model_copy(update={"programme": one})), PARAMETERS)
        for one in (free, tight)
    )
    assert (loose.itinerary is None) == (bound.itinerary is None)
    if loose.itinerary is not None:
        assert _vector(loose) <= _vector(bound)


def test_a_published_minute_off_the_grid_can_be_kept() -> None:
    """What was moved by hand to 9:43 stays at 9:43: that it is off the grid is no change."""
    problem = plain_problem([plain_session("one"), plain_session("two")], departure="15:00")
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    (day,) = plan.days
    last = max(at for at, item in enumerate(day.items) if item.kind == "visit")
    visit = day.items[last]
    off = visit.model_copy(update={"start": visit.start + 3, "end": visit.end + 3})
    items = (*day.items[:last], off, *day.items[last + 1 :])
    by_hand = plan.model_copy(update={"days": (day.model_copy(update={"items": items}),)})
    replanned = published(problem, by_hand)
    result = solve(replanned, PARAMETERS)
    assert result.score is not None
    assert result.score.change_weight == 0
    assert result.itinerary is not None
    assert off.start in [visit.start for _, visit in result.itinerary.visits]


def test_points_first_changes_what_changes_first_keeps() -> None:
    """A wish that weighs more now displaces a published visit only where points go first."""
    sessions = [plain_session("one"), plain_session("two")]
    rules = {"sessions_per_day": 1}
    problem = plain_problem(sessions, rules=rules)
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    (held,) = plan.visits[0][1].sessions
    other = "two" if held == "one" else "one"
    wishes = tuple(
        wish.model_copy(update={"weight": 50}) if wish.id == f"wish-{other}" else wish
        for wish in problem.wishes.wishes
    )
    heavier = problem.with_wishes(problem.wishes.model_copy(update={"wishes": wishes}))
    seen = {}
    for order in ("changes-first", "points-first"):
        result = solve(published(heavier, plan, order=order), PARAMETERS)
        assert result.itinerary is not None
        assert result.score is not None
        visited = result.itinerary.visits[0][1].sessions
        seen[order] = (visited, result.score.change_weight, [tier.name for tier in result.tiers])
    assert seen == {
        "changes-first": ((held,), 0, ["changes", "points", "cost and time"]),
        "points-first": ((other,), 4, ["points", "changes", "cost and time"]),
    }
