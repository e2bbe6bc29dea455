"""Left out: every verdict and every price against the oracle."""

from __future__ import annotations

import pytest

from optimizer.domain.explanations import LeftOut, LeftOutVerdict
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from optimizer.explain.demands import alone, required
from optimizer.explain.feasibility import Feasibility
from optimizer.explain.left_out import explained, left_out
from tests.explain.cases import explained_case, planned, solved, with_verdict
from tests.explain.oracle import PARAMETERS, has_trip, inquiry
from tests.oracle.brute_force import brute_force

CASES = 6


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


@pytest.mark.parametrize("number", range(CASES))
def test_verdicts_and_prices_are_the_oracles(number: int) -> None:
    """Every unmet wish has a record; the oracle agrees with each verdict, price and conflict."""
    case = planned(number + 1)[-1]
    problem, result = solved(*case)
    records = explained_case(*case)
    assert [record.wish for record in records] == [unmet.wish for unmet in result.unmet]
    assert {r.wish: text for r in records if (text := wrong(problem, r))} == {}


@pytest.mark.parametrize(
    "verdict",
    [
        LeftOutVerdict.IMPOSSIBLE_ALONE,
        LeftOutVerdict.CONFLICTS_WITH,
        LeftOutVerdict.NOT_WORTH_IT,
    ],
)
def test_each_verdict_occurs_and_is_right(verdict: LeftOutVerdict) -> None:
    """Wishes impossible alone, in conflict, and not worth it: the oracle agrees with each."""
    case, record = with_verdict(verdict)
    assert wrong(solved(*case)[0], record) is None


def test_a_wish_is_in_the_plan_from_the_weight_that_is_named_and_not_below() -> None:
    """At that weight each best plan has it; with a point less some best plan goes without."""
    case, record = with_verdict(LeftOutVerdict.NOT_WORTH_IT)
    problem, weight = solved(*case)[0], record.worth_it_from
    assert weight is not None
    for counted, is_met in ((weight, True), (weight - 1, False)):
        changed = _with_weight(problem, record.wish, counted)
        without, forced = brute_force(problem), brute_force(required(changed, record.wish))
        assert without.points is not None
        assert forced.points is not None
        assert without.cost_and_time_cents is not None
        assert forced.cost_and_time_cents is not None
        # The best plan of the problem lacks the wish, so its worth is that of any weight.
        worth = (forced.points + counted, -forced.cost_and_time_cents)
        assert (worth > (without.points, -without.cost_and_time_cents)) is is_met


def _with_weight(problem: Problem, key: str, weight: int) -> Problem:
    wishes = tuple(
        wish.model_copy(update={"weight": weight}) if wish.id == key else wish
        for wish in problem.wishes.wishes
    )
    changed = problem.wishes.model_copy(update={"wishes": wishes})
    return problem.with_wishes(changed)


def test_a_wish_that_is_met_or_unknown_is_refused() -> None:
    """There is nothing to explain of a wish that is met, and nothing of one that does not exist."""
    problem, result = solved(*planned(1)[0])
    left = {one.wish for one in result.unmet}
    met = [w.id for w in problem.wishes.wishes if w.kind is WishKind.SCORED and w.id not in left]
    for key in (*met, "no-such-wish"):
        with pytest.raises(KeyError, match=key):
            list(left_out(problem, result, inquiry(), [key]))


def test_what_is_not_settled_in_time_is_unknown() -> None:
    """With no time left a wish with sessions on offer is UNKNOWN, with no price and no guess."""
    case, expected = with_verdict(LeftOutVerdict.NOT_WORTH_IT)
    problem, result = solved(*case)
    ended = inquiry()
    ended.parameters = PARAMETERS.model_copy(update={"time_limit_seconds": 1e-9})
    (record,) = explained(problem, result, ended, [expected.wish])
    assert record.verdict is LeftOutVerdict.UNKNOWN
    assert record.cost_if_forced is None
