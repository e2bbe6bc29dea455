"""Left out: why a wish is not met, by solves with the wish required.

IMPOSSIBLE_ALONE   no trip meets it even as the only wish, without a budget
CONFLICTS_WITH     no trip meets it together with the demands named
NOT_WORTH_IT       a trip can meet it, but the best one is worse in points, or in cost and time
TIE                a best trip meets it too
UNKNOWN            a limit stopped the proof
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optimizer.check import unmet_wishes
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.explanations import Demand, LeftOut, LeftOutVerdict, Price
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason, SolveResult, Verdict
from optimizer.domain.wishes import Wish, WishKind
from optimizer.explain.conflict import conflict_in
from optimizer.explain.demands import alone, demands_of, required
from optimizer.explain.feasibility import Feasibility, lacks_offers
from optimizer.explain.inquiry import Inquiry
from optimizer.explain.price import price_of
from optimizer.explain.repairs import cheapest_repair
from optimizer.optimise import Question
from optimizer.prepare import prepare

NO_DAY = "no-day"
"""The code of a wish whose sessions are on offer, but fit into no day whatever is asked."""

QUICK_SECONDS = 4.0
"""For each wish, before any of them is looked into further."""

ROUNDS = 2
"""How often the time that is left is shared out among what is still open."""

MOST_WEIGHT = 1000
"""The most points a wish can be given."""


def left_out(
    problem: Problem,
    result: SolveResult,
    inquiry: Inquiry,
    wishes: Iterable[str] | None = None,
) -> Iterator[LeftOut]:
    """Why each unmet wish of a result is not met, or the ones named, as it becomes known.

    First what a few seconds for each wish show, the heaviest wish first; then, in the time that is
    left, exact prices and conflicts: a later record of a wish takes the place of an earlier one.
    Raises KeyError for a wish that is met or does not exist, and for a result without a plan.
    """
    if result.itinerary is None:
        raise KeyError("the result has no itinerary")
    unmet = unmet_wishes(problem, result.itinerary)
    for key in () if wishes is None else wishes:
        if key not in unmet:
            raise KeyError(key)
    asked = unmet if wishes is None else frozenset(wishes)
    cases = [
        _Case(problem, result, inquiry, wish, result)
        for wish in problem.wishes.wishes
        if wish.id in asked
    ]
    cases.sort(key=lambda case: -case.wish.weight)
    start = result
    for case in cases:
        inquiry.tell(case.wish.id)
        case.start = start
        yield case.quick()
        # A result from a file has no day plans to begin with; those of the wish before serve all.
        if not result.kept.content and case.answer is not None:
            start = case.answer
    for _ in range(ROUNDS):
        # Each its share of what is left: one hard wish does not take it all.
        waiting = [case for case in cases if not case.is_settled]
        for number, case in enumerate(waiting):
            if not inquiry.is_over:
                inquiry.tell(case.wish.id)
                yield case.exact(inquiry.left / (len(waiting) - number))


def explained(
    problem: Problem,
    result: SolveResult,
    inquiry: Inquiry,
    wishes: Iterable[str] | None = None,
) -> tuple[LeftOut, ...]:
    """The last record of each wish, in the order of the wishes."""
    found = {record.wish: record for record in left_out(problem, result, inquiry, wishes)}
    return tuple(found[wish.id] for wish in problem.wishes.wishes if wish.id in found)


@dataclass
class _Case:
    """One unmet wish, and what is known of it so far."""

    problem: Problem
    result: SolveResult
    inquiry: Inquiry
    wish: Wish
    start: SolveResult
    is_settled: bool = False
    answer: SolveResult | None = None
    verdict: LeftOutVerdict = LeftOutVerdict.UNKNOWN

    @property
    def bare(self) -> LeftOut:
        """The verdict alone."""
        return LeftOut(wish=self.wish.id, weight=self.wish.weight, verdict=self.verdict)

    def quick(self) -> LeftOut:
        """What a few seconds show."""
        if lacks_offers(alone(self.problem, self.wish.id)):
            self.verdict = LeftOutVerdict.IMPOSSIBLE_ALONE
            reasons = reasons_of(alone(self.problem, self.wish.id), self.wish)
            codes = tuple(dict.fromkeys(reason.code for reason in reasons))
            return self.bare.model_copy(update={"codes": codes, "reasons": reasons})
        return self._asked(QUICK_SECONDS)

    def exact(self, seconds: float) -> LeftOut:
        """What is left open: the reasons, in all the time that is left, or the price, in some."""
        if self.verdict is LeftOutVerdict.UNKNOWN:
            record = self._asked(seconds)
            if self.verdict is LeftOutVerdict.UNKNOWN:
                return record
        self.is_settled = True
        why = _conflicting
        if self.verdict is LeftOutVerdict.IMPOSSIBLE_ALONE:
            why = _impossible_alone
        return why(self.problem, self.wish, self.inquiry, self.result)

    def _asked(self, seconds: float) -> LeftOut:
        """A solve with the wish required; if there is no trip, one with the wish alone."""
        if self.inquiry.is_over:
            return self.bare
        forced = required(self.problem, self.wish.id)
        self.answer = self.inquiry.ask(forced, start=self.answer or self.start, seconds=seconds)
        if self.answer.itinerary is not None:
            record = _priced(self.problem, self.result, self.wish, self.answer)
            price = record.cost_if_forced
            self.is_settled = price is not None and price.is_proved
            return record
        if self.answer.verdict is Verdict.INFEASIBLE:
            self.answer = None
            by_itself = alone(self.problem, self.wish.id)
            trip = self.inquiry.ask(by_itself, Question.ANY_TRIP, start=self.result)
            if trip.itinerary is not None:
                self.verdict = LeftOutVerdict.CONFLICTS_WITH
            elif trip.verdict is Verdict.INFEASIBLE:
                self.verdict = LeftOutVerdict.IMPOSSIBLE_ALONE
        return self.bare


# --- impossible --------------------------------------------------------------------------------
def _codes(demands: Iterable[Demand]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(demand.kind.value for demand in demands))


def _impossible_alone(
    problem: Problem, wish: Wish, inquiry: Inquiry, result: SolveResult
) -> LeftOut:
    """The reasons of prepare where nothing is on offer; else the demands that no day can keep."""
    by_itself = alone(problem, wish.id)
    reasons = reasons_of(by_itself, wish)
    feasible = Feasibility(by_itself, inquiry)
    forced = next(demand for demand in feasible.demands if demand.key == wish.id)
    rest = tuple(demand for demand in feasible.demands if demand != forced)
    feasible.note(feasible.demands, possible=False)
    record = LeftOut(
        wish=wish.id,
        weight=wish.weight,
        verdict=LeftOutVerdict.IMPOSSIBLE_ALONE,
        codes=tuple(dict.fromkeys(reason.code for reason in reasons)),
        reasons=reasons,
    )
    background = frozenset({forced})
    possible = None if inquiry.is_over else feasible.is_possible(background)
    if possible is False and not reasons:
        return record.model_copy(update={"codes": (NO_DAY,)})
    if possible is not True:
        return record
    conflict = conflict_in(feasible, rest, background)
    whole = Feasibility(required(problem, wish.id), inquiry, start=result)
    whole.note(whole.demands, possible=False)
    return record.model_copy(
        update={
            "codes": record.codes or _codes(conflict.demands),
            "conflicts_with": conflict.demands,
            "is_minimal": conflict.is_minimal,
            "cheapest_fix": cheapest_repair(whole, conflict.demands),
        }
    )


def reasons_of(problem: Problem, wish: Wish) -> tuple[Reason, ...]:
    """What prepare knows of a wish's sessions that are not on offer: one for session and code."""
    sessions = problem.sessions_of(wish.target)
    instance = prepare(problem)
    if any(sessions & set(offer.sessions) for day in instance.days for offer in day.offers):
        return ()
    seen: dict[tuple[str | None, str], Reason] = {}
    for reason in instance.dropped:
        if reason.session in sessions:
            seen.setdefault((reason.session, reason.code), reason)
    return tuple(seen.values())


def _conflicting(problem: Problem, wish: Wish, inquiry: Inquiry, result: SolveResult) -> LeftOut:
    """A conflict of the wish with what else is asked for."""
    forced = required(problem, wish.id)
    trips = [] if result.itinerary is None else [result.itinerary]
    demands = demands_of(forced)
    feasible = Feasibility(forced, inquiry, trips, demands, start=result)
    own = next(demand for demand in demands if demand.key == wish.id and demand.kind == "wish")
    feasible.note(demands, possible=False)
    rest = tuple(demand for demand in demands if demand != own)
    conflict = conflict_in(feasible, rest, frozenset({own}))
    return LeftOut(
        wish=wish.id,
        weight=wish.weight,
        verdict=LeftOutVerdict.CONFLICTS_WITH,
        codes=_codes(conflict.demands),
        conflicts_with=conflict.demands,
        is_minimal=conflict.is_minimal,
        cheapest_fix=cheapest_repair(feasible, conflict.demands),
    )


# --- possible, at a price ----------------------------------------------------------------------
def _priced(problem: Problem, result: SolveResult, wish: Wish, answer: SolveResult) -> LeftOut:
    """What the best trip with the wish loses against the plan."""
    assert result.itinerary is not None
    assert answer.itinerary is not None
    price = price_of(problem, result, answer)
    verdict = _verdict(problem, price)
    return LeftOut(
        wish=wish.id,
        weight=wish.weight,
        verdict=verdict,
        codes=(_code(problem, price),) if verdict is LeftOutVerdict.NOT_WORTH_IT else (),
        cost_if_forced=price,
        worth_it_from=_worth_it_from(problem, wish, price),
    )


def _verdict(problem: Problem, price: Price) -> LeftOutVerdict:
    """Which verdict the two plans prove; a better plan with the wish proves nothing of the kind."""
    if price.is_proved:
        is_worse = any(lost > 0 for _, lost in _losses(problem, price))
        return LeftOutVerdict.NOT_WORTH_IT if is_worse else LeftOutVerdict.TIE
    if price.least_points is not None and price.least_points > 0:
        return LeftOutVerdict.NOT_WORTH_IT
    return LeftOutVerdict.UNKNOWN


def _losses(problem: Problem, price: Price) -> tuple[tuple[str, int], ...]:
    """What the best trip with the wish loses in each tier, in their order."""
    order = ["changes", "points", "cost-and-time"]
    programme = problem.wishes.programme
    if programme is not None and programme.order is PlanningOrder.POINTS_FIRST:
        order = ["points", "changes", "cost-and-time"]
    lost = {
        "changes": price.changes,
        "points": price.points,
        "cost-and-time": price.cost_and_time_cents,
    }
    return ("levels", price.levels), *((name, lost[name]) for name in order)


def _code(problem: Problem, price: Price) -> str:
    """The tier in which the best trip with the wish is worse first."""
    named = (name for name, lost in _losses(problem, price) if lost > 0)
    return next(named, "points" if price.points > 0 else "cost-and-time")


def _worth_it_from(problem: Problem, wish: Wish, price: Price) -> int | None:
    """The least weight at which every best trip meets the wish: each point counts just once.

    No weight outdoes what goes before points: a freeze level, or few changes.
    """
    if not price.is_proved or wish.kind is not WishKind.SCORED:
        return None
    losses = _losses(problem, price)
    place = [name for name, _ in losses].index("points")
    if any(lost for _, lost in losses[:place]):
        return None
    after = next((lost for _, lost in losses[place + 1 :] if lost), 0)
    weight = wish.weight + price.points + (1 if after >= 0 else 0)
    return weight if weight <= MOST_WEIGHT else None
