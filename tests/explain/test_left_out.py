"""Left out: every verdict and every price against the oracle."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from optimizer.domain.explanations import LeftOut, LeftOutVerdict
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.wishes import WishKind
from optimizer.explain.demands import alone, required
from optimizer.explain.feasibility import Feasibility
from optimizer.explain.left_out import explained, left_out
from optimizer.optimise import solve
from tests.explain.oracle import PARAMETERS, has_trip, inquiry
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import brute_force

CASES = [("mixed", seed) for seed in range(1000, 1012)] + [
    (profile, seed) for profile in ("budget", "precedence", "pins") for seed in range(3000, 3004)
]


@cache
def explained_case(
    profile: str, seed: int
) -> tuple[Problem, SolveResult, tuple[LeftOut, ...] | None]:
    """A problem, its result and its records; None for the records where there is no plan."""
    problem = random_problem(seed, profile=profile)
    result = solve(problem, PARAMETERS)
    if result.itinerary is None:
        return problem, result, None
    return problem, result, explained(problem, result, inquiry())


def wrong(problem: Problem, record: LeftOut) -> str | None:
    """What the oracle says against a record, or None."""
    forced, by_itself = required(problem, record.wish), alone(problem, record.wish)
    match record.verdict:
        case LeftOutVerdict.IMPOSSIBLE_ALONE:
            return "a trip meets it alone" if has_trip(by_itself) else None
        case LeftOutVerdict.CONFLICTS_WITH:
            if has_trip(forced) or not has_trip(by_itself):
                return "it is possible with the rest, or impossible alone"
            return _wrong_conflict(forced, record)
        case LeftOutVerdict.NOT_WORTH_IT | LeftOutVerdict.TIE:
            return _wrong_price(problem, forced, record)
    return f"{record.verdict} without a limit"


def _wrong_conflict(forced: Problem, record: LeftOut) -> str | None:
    feasible = Feasibility(forced, inquiry())
    own = next(one for one in feasible.demands if one.key == record.wish)
    kept = {own, *record.conflicts_with}
    if not record.is_minimal or any(map(has_trip, feasible.problems(kept))):
        return "the conflict is none, or not minimal"
    for member in record.conflicts_with:
        if not any(map(has_trip, feasible.problems(kept - {member}))):
            return f"{member} is not needed"
    return None


def _wrong_price(problem: Problem, forced: Problem, record: LeftOut) -> str | None:
    best, other = brute_force(problem), brute_force(forced)
    wish = next(wish for wish in problem.wishes.wishes if wish.id == record.wish)
    price = record.cost_if_forced
    assert price is not None
    assert price.is_proved
    lost = (best.points or 0) - (other.points or 0) - wish.weight
    more = (other.cost_and_time_cents or 0) - (best.cost_and_time_cents or 0)
    if (price.points, price.cost_and_time_cents) != (lost, more):
        return f"the oracle's price is {lost} points and {more} cents"
    rate = problem.rules.value_of_time_cents_per_tick
    if price.cents + price.minutes * rate != price.cost_and_time_cents:
        return "cents and minutes do not add up"
    is_tie = record.verdict is LeftOutVerdict.TIE
    return None if is_tie == ((lost, more) == (0, 0)) else "TIE and price differ"


@pytest.mark.parametrize(("profile", "seed"), CASES)
def test_verdicts_and_prices_are_the_oracles(profile: str, seed: int) -> None:
    """Every unmet wish has a record; the oracle agrees with each verdict, price and conflict."""
    problem, result, records = explained_case(profile, seed)
    if records is None:
        assert not has_trip(problem)
        return
    assert [record.wish for record in records] == [unmet.wish for unmet in result.unmet]
    assert {r.wish: text for r in records if (text := wrong(problem, r))} == {}


def test_every_verdict_that_is_not_unknown_occurs() -> None:
    """The cases of this file hold wishes impossible alone, in conflict, and not worth it."""
    seen: Counter[LeftOutVerdict] = Counter()
    for profile, seed in CASES:
        _, _, records = explained_case(profile, seed)
        seen.update(record.verdict for record in records or ())
    assert seen[LeftOutVerdict.IMPOSSIBLE_ALONE]
    assert seen[LeftOutVerdict.CONFLICTS_WITH]
    assert seen[LeftOutVerdict.NOT_WORTH_IT]


def test_a_wish_is_in_the_plan_from_the_weight_that_is_named_and_not_below() -> None:
    """With one point less than named the best plan has fewer points with the wish, or no more."""
    checked = 0
    for profile, seed in CASES:
        problem, _, records = explained_case(profile, seed)
        for record in records or ():
            if record.worth_it_from is None:
                continue
            checked += 1
            for weight, is_met in ((record.worth_it_from, True), (record.worth_it_from - 1, False)):
                changed = _with_weight(problem, record.wish, weight)
                best = brute_force(changed).points
                forced = brute_force(required(changed, record.wish)).points
                assert best is not None
                assert forced is not None
                assert (forced + weight == best) if is_met else (forced + weight <= best)
    assert checked


def _with_weight(problem: Problem, key: str, weight: int) -> Problem:
    wishes = tuple(
        wish.model_copy(update={"weight": weight}) if wish.id == key else wish
        for wish in problem.wishes.wishes
    )
    changed = problem.wishes.model_copy(update={"wishes": wishes})
    return Problem(catalogue=problem.catalogue, wishes=changed)


def test_a_wish_that_is_met_or_unknown_is_refused() -> None:
    """There is nothing to explain of a wish that is met, and nothing of one that does not exist."""
    problem = random_problem(1009)
    result = solve(problem, PARAMETERS)
    assert result.itinerary is not None
    met = next(
        wish.id
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.SCORED and wish.id not in {one.wish for one in result.unmet}
    )
    for key in (met, "no-such-wish"):
        with pytest.raises(KeyError, match=key):
            list(left_out(problem, result, inquiry(), [key]))


def test_what_is_not_settled_in_time_is_unknown() -> None:
    """With no time left a wish with sessions on offer is UNKNOWN, with no price and no guess."""
    problem = random_problem(1009)
    result = solve(problem, PARAMETERS)
    ended = inquiry()
    ended.parameters = PARAMETERS.model_copy(update={"time_limit_seconds": 1e-9})
    (record,) = explained(problem, result, ended, ["wish-0"])
    assert record.verdict is LeftOutVerdict.UNKNOWN
    assert record.cost_if_forced is None
