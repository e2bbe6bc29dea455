"""Why this: what a visit earns and costs, its slack by brute force, and what its absence costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from optimizer.check import check, score
from optimizer.domain.explanations import Loss, WhyThis
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.wishes import Target, Wish, WishKind
from optimizer.explain.slack import _moved
from optimizer.explain.why_this import why_this
from tests.explain.cases import planned, solved
from tests.explain.oracle import has_trip, inquiry
from tests.oracle.brute_force import brute_force

CASES = 2


def answers(number: int) -> Iterator[tuple[Problem, SolveResult, WhyThis]]:
    """Every visit of the best plan of a problem, explained."""
    problem, result = solved(*planned(number + 1)[-1])
    assert result.itinerary is not None
    for session in dict.fromkeys(s for _, visit in result.itinerary.visits for s in visit.sessions):
        for why in why_this(problem, result, inquiry(), session):
            yield problem, result, why


def without(problem: Problem, *targets: Target) -> Problem:
    """The problem with some targets excluded."""
    barred = tuple(
        Wish(id=f"barred-{number}", target=target, kind=WishKind.EXCLUDED)
        for number, target in enumerate(targets)
    )
    wishes = problem.wishes.model_copy(update={"wishes": (*problem.wishes.wishes, *barred)})
    return problem.with_wishes(wishes)


def agrees(problem: Problem, result: SolveResult, edited: Problem, loss: Loss) -> bool:
    """Whether the oracle knows the same best plan of the edited problem."""
    if loss.price is None:
        return loss.verdict is Verdict.INFEASIBLE and not has_trip(edited)
    assert result.score is not None
    best = brute_force(edited)
    lost = result.score.points - (best.points or 0)
    more = (best.cost_and_time_cents or 0) - result.score.cost_and_time_cents
    return (loss.price.points, loss.price.cost_and_time_cents) == (lost, more)


@pytest.mark.parametrize("number", range(CASES))
def test_what_is_lost_without_a_visit_or_its_partner_is_the_oracles(
    number: int,
) -> None:
    """The price of doing without the sessions, and without each partner, is exact."""
    asked = 0
    for problem, result, why in answers(number):
        asked += 1
        sessions = [Target(session=session) for session in why.visit.sessions]
        assert agrees(problem, result, without(problem, *sessions), why.without)
        for partner, loss in why.cancelled.items():
            assert agrees(problem, result, without(problem, Target(partner=partner)), loss)
    assert asked


@pytest.mark.parametrize("number", range(CASES))
def test_slack_ends_where_the_checker_says(number: int) -> None:
    """At both ends the plan keeps every rule, and a minute beyond either it breaks one."""
    for problem, result, why in answers(number):
        plan = result.itinerary
        assert plan is not None
        day = [one.date for one in plan.days].index(why.date)
        item = plan.days[day].items.index(why.visit)
        for start in range(why.slack.earliest, why.slack.latest + 1):
            assert not check(problem, _moved(plan, day, item, start - why.visit.start))
        for start in (why.slack.earliest - 1, why.slack.latest + 1):
            assert check(problem, _moved(plan, day, item, start - why.visit.start))


@pytest.mark.parametrize("number", range(CASES))
def test_points_and_cents_are_those_of_the_plan(number: int) -> None:
    """A visit earns no more than the plan has, and its cost lines are lines of the plan."""
    for problem, result, why in answers(number):
        assert result.itinerary is not None
        worth = score(problem, result.itinerary)
        assert 0 <= why.points == sum(why.earned.values()) <= worth.points
        sessions = [problem.catalogue.session(key) for key in why.visit.sessions]
        held = 1 if why.visit.split is None else 2
        heads = problem.wishes.party.heads
        assert why.cents == sum(
            held * session.group_cents + heads * session.person_cents for session in sessions
        )
        assert why.minutes == why.visit.end - why.visit.start


def test_a_session_that_is_not_planned_is_refused() -> None:
    """There is nothing to say of a visit that is not there."""
    problem, result = solved(*planned(1)[0])
    with pytest.raises(KeyError, match="no-such-session"):
        list(why_this(problem, result, inquiry(), "no-such-session"))
