"""Explanations of a plan made anew: what would change more is left out for that."""

from __future__ import annotations

import pytest

from optimizer.domain.explanations import LeftOut, LeftOutVerdict
from optimizer.domain.progress import SolveParameters
from optimizer.explain import Inquiry, explain
from optimizer.optimise import solve
from tests.generators.small_programmes import published
from tests.oracle.plain import plain_problem, plain_session

PARAMETERS = SolveParameters(time_limit_seconds=300, workers=1)


def _left_out(order: str, weight: int) -> LeftOut:
    """Only one of two sessions fits; the wish for the one that was not published is asked about."""
    sessions = [plain_session("one"), plain_session("two")]
    problem = plain_problem(sessions, rules={"sessions_per_day": 1})
    plan = solve(problem, PARAMETERS).itinerary
    assert plan is not None
    (held,) = plan.visits[0][1].sessions
    wishes = tuple(
        wish if wish.id == f"wish-{held}" else wish.model_copy(update={"weight": weight})
        for wish in problem.wishes.wishes
    )
    heavier = problem.with_wishes(problem.wishes.model_copy(update={"wishes": wishes}))
    asked = published(heavier, plan, order=order)
    result = solve(asked, PARAMETERS)
    assert result.itinerary is not None
    (record,) = explain(asked, result, Inquiry(PARAMETERS)).left_out
    return record


def test_a_wish_that_would_change_more() -> None:
    """It gains 43 points and costs a dropped visit: no weight makes up for that."""
    record = _left_out("changes-first", 50)
    assert (record.verdict, record.codes) == (LeftOutVerdict.NOT_WORTH_IT, ("changes",))
    assert record.cost_if_forced is not None
    price = record.cost_if_forced
    assert (price.levels, price.changes, price.points) == (0, 4, -43)
    assert (record.worth_it_from, price.least_points) == (None, None)


@pytest.mark.parametrize("weight", [1, 6])
def test_where_points_go_first_points_say_why(weight: int) -> None:
    """As without a programme; at equal points it would still change more, so it takes one more."""
    record = _left_out("points-first", weight)
    assert (record.verdict, record.codes) == (LeftOutVerdict.NOT_WORTH_IT, ("points",))
    assert record.cost_if_forced is not None
    assert record.cost_if_forced.points == 7 - weight
    assert record.worth_it_from == 8
