"""What stability costs: exact where both plans are proved, else a range that holds."""

from __future__ import annotations

import pytest

from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Tier, Verdict
from optimizer.optimise import against_afresh, price_of_stability, solve, stability
from tests.generators.small_programmes import published
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=300, workers=1)


def _heavier(weight: int) -> tuple[Problem, str]:
    """Only one of two sessions fits; the one that was not published weighs something else now."""
    sessions = [plain_session("one"), plain_session("two")]
    problem = plain_problem(sessions, rules={"sessions_per_day": 1})
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    (held,) = plan.visits[0][1].sessions
    wishes = tuple(
        wish if wish.id == f"wish-{held}" else wish.model_copy(update={"weight": weight})
        for wish in problem.wishes.wishes
    )
    changed = problem.with_wishes(problem.wishes.model_copy(update={"wishes": wishes}))
    return published(changed, plan), held


def test_the_points_that_stability_costs() -> None:
    """43 points more are there from scratch, for one dropped visit of weight 4."""
    problem, held = _heavier(50)
    found = price_of_stability(problem, PARAMETERS)
    assert found.points is not None
    assert (found.points.least, found.points.most, found.points.is_exact) == (43, 43, True)
    assert found.changes_saved == 4
    assert found.replanned.verdict is Verdict.OPTIMAL
    assert found.afresh.verdict is Verdict.OPTIMAL
    assert found.replanned.itinerary is not None
    assert found.replanned.itinerary.visits[0][1].sessions == (held,)
    assert [tier.name for tier in found.afresh.tiers] == ["points", "cost and time"]


def test_stability_may_cost_nothing() -> None:
    """Where the published plan is still the best one."""
    found = price_of_stability(_heavier(6)[0], PARAMETERS)
    assert found.points is not None
    assert (found.points.least, found.points.most, found.changes_saved) == (0, 0, 0)


@pytest.mark.parametrize(
    ("value", "bound", "expected"), [(50, 60, (43, 53)), (3, 60, (0, 53)), (50, None, (43, None))]
)
def test_what_is_not_proved_is_a_range(
    monkeypatch: pytest.MonkeyPatch,
    value: int,
    bound: int | None,
    expected: tuple[int, int | None],
) -> None:
    """From the points found to those of the bound; a worse plan from scratch proves no loss."""
    problem, _ = _heavier(50)
    replanned = solve(problem, PARAMETERS)

    def cut_short(*_: object, **__: object) -> SolveResult:
        tier = Tier(name="points", unit="points", value=value, bound=bound)
        update = {"tiers": (tier,), "verdict": Verdict.FEASIBLE}
        return replanned.model_copy(update=update)

    monkeypatch.setattr(stability, "solve", cut_short)
    found = against_afresh(problem, replanned, PARAMETERS)
    assert found.points is not None
    assert (found.points.least, found.points.most) == expected


def test_without_a_programme_there_is_nothing_to_be_stable_against() -> None:
    """A problem that was never published is refused."""
    with pytest.raises(ValueError, match="no published programme"):
        price_of_stability(plain_problem([plain_session("one")]), PARAMETERS)


def test_without_any_plan_nothing_is_claimed() -> None:
    """No plan is possible: no points, no changes."""
    problem, _ = _heavier(50)
    dates = problem.wishes.dates.model_copy(update={"min_days": 1})
    budget = problem.wishes.budget.model_copy(update={"total_cents": 0})
    wishes = problem.wishes.model_copy(update={"dates": dates, "budget": budget})
    found = price_of_stability(problem.with_wishes(wishes), PARAMETERS)
    assert found.replanned.itinerary is None
    assert (found.points, found.changes_saved) == (None, None)
