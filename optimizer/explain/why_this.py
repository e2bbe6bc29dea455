"""Why this: what a planned visit is for, what would be there without it, and how firm it is."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check import score
from optimizer.domain.explanations import Demand, DemandKind, Loss, WhyThis
from optimizer.domain.itinerary import Itinerary, ItineraryDay, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult, Verdict
from optimizer.domain.wishes import Target, Wish, WishKind
from optimizer.explain.conflict import conflict_in
from optimizer.explain.feasibility import Feasibility
from optimizer.explain.inquiry import Inquiry
from optimizer.explain.price import price_of
from optimizer.explain.slack import slack

_WITHOUT = "left-out-for-the-question"


def why_this(
    problem: Problem, result: SolveResult, inquiry: Inquiry, session: str
) -> Iterator[WhyThis]:
    """Why each visit of a session is in the plan. Raises KeyError if the plan has none."""
    plan = result.itinerary
    if plan is None:
        raise KeyError(session)
    places = [
        (day, item)
        for day, planned in enumerate(plan.days)
        for item, visit in enumerate(planned.items)
        if isinstance(visit, Visit) and session in visit.sessions
    ]
    if not places:
        raise KeyError(session)
    for day, item in places:
        yield _why(problem, result, inquiry, day, item)


def _why(problem: Problem, result: SolveResult, inquiry: Inquiry, day: int, item: int) -> WhyThis:
    plan = result.itinerary
    assert plan is not None
    planned = plan.days[day]
    visit = planned.items[item]
    assert isinstance(visit, Visit)
    earned = _earned(problem, plan, day, item)
    targets = [Target(session=key) for key in visit.sessions]
    partners = dict.fromkeys(problem.catalogue.session(key).partner for key in visit.sessions)
    return WhyThis(
        date=planned.date,
        visit=visit,
        points=sum(earned.values()),
        earned=earned,
        demanded_by=_demanded_by(problem, planned, visit),
        cents=_cents(planned, visit),
        minutes=visit.end - visit.start,
        slack=slack(problem, plan, day, item),
        without=_loss(problem, result, inquiry, targets),
        cancelled={
            partner: _loss(problem, result, inquiry, [Target(partner=partner)])
            for partner in partners
        },
    )


def _earned(problem: Problem, plan: Itinerary, day: int, item: int) -> dict[str, int]:
    """The points that the plan would lose if this visit fell away and nothing took its place."""
    planned = plan.days[day]
    items = (*planned.items[:item], *planned.items[item + 1 :])
    emptied = planned.model_copy(update={"items": items})
    days = tuple(emptied if n == day else one for n, one in enumerate(plan.days))
    with_it = score(problem, plan).points_by_wish
    left = score(problem, plan.model_copy(update={"days": days})).points_by_wish
    return {
        key: points - left.get(key, 0)
        for key, points in with_it.items()
        if points != left.get(key, 0)
    }


def _demanded_by(problem: Problem, day: ItineraryDay, visit: Visit) -> tuple[Demand, ...]:
    """The required wishes and pins that the visit answers."""
    held = set(visit.sessions)
    found = [
        Demand(kind=DemandKind.WISH, key=wish.id)
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.REQUIRED and problem.sessions_of(wish.target) & held
    ]
    found += [
        Demand(kind=DemandKind.PIN, key=f"{pin.session}/{pin.date}")
        for pin in problem.wishes.pins
        if pin.session in held and pin.date == day.date
    ]
    return tuple(found)


def _cents(day: ItineraryDay, visit: Visit) -> int:
    """The visit's own cost lines."""
    paths = {f"{day.date}/visit/{session}" for session in visit.sessions}
    return sum(line.gross_cents for line in day.cost_lines if line.path in paths)


def _loss(problem: Problem, result: SolveResult, inquiry: Inquiry, targets: list[Target]) -> Loss:
    """The best plan without some targets, or which demands cannot do without them."""
    barred = tuple(
        Wish(id=f"{_WITHOUT}-{number}", target=target, kind=WishKind.EXCLUDED)
        for number, target in enumerate(targets)
    )
    wishes = problem.wishes.model_copy(update={"wishes": (*problem.wishes.wishes, *barred)})
    without = problem.with_wishes(wishes)
    inquiry.tell(" + ".join(target.key for target in targets))
    answer = inquiry.ask(without, start=result)
    if answer.itinerary is not None:
        return Loss(verdict=answer.verdict, price=price_of(problem, result, answer))
    if answer.verdict is not Verdict.INFEASIBLE:
        return Loss(verdict=answer.verdict)
    feasible = Feasibility(without, inquiry, start=result)
    feasible.note(feasible.demands, possible=False)
    background = frozenset(one for one in feasible.demands if one.key.startswith(_WITHOUT))
    rest = tuple(one for one in feasible.demands if one not in background)
    if feasible.is_possible(background) is False:
        return Loss(verdict=answer.verdict)
    conflict = conflict_in(feasible, rest, background)
    return Loss(verdict=answer.verdict, needed_by=conflict.demands, is_minimal=conflict.is_minimal)
