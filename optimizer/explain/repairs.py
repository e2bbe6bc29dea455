"""Repairs: the least changes of the wishes with which there is a plan, each solved anew.

For each correction every demand in it is eased in turn, by the least step that will do while the
demands after it are given up; so of the last one the least step altogether is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from optimizer.check import score
from optimizer.domain.explanations import Change, Demand, DemandKind, Repair
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.explain.corrections import corrections
from optimizer.explain.demands import given_up
from optimizer.explain.feasibility import Feasibility
from optimizer.explain.ladders import Ladder, Rung, ladder_of
from optimizer.optimise import Question

MOST_REPAIRS = 6


@dataclass(frozen=True)
class Step:
    """A demand eased: the problem after it, and whether no smaller step will do, proved."""

    problem: Problem
    change: Change
    by: int | None
    unit: str
    is_least: bool


def repairs(
    feasible: Feasibility, conflicts: Iterable[Iterable[Demand]], most: int = MOST_REPAIRS
) -> tuple[Repair, ...]:
    """Repairs in order: fewest changes, then most points, then least cost and time."""
    found: list[Repair] = []
    for correction in corrections(feasible, conflicts):
        repair = repair_by(feasible, correction)
        if repair is not None:
            found.append(repair)
        if len(found) >= most or feasible.inquiry.is_over:
            break
    return ranked(found)


def ranked(found: Iterable[Repair]) -> tuple[Repair, ...]:
    """The cheapest first: fewest changes, then most points, then least cost and time."""
    return tuple(
        sorted(
            found,
            key=lambda repair: (
                len(repair.changes),
                -repair.points,
                repair.cost_and_time_cents,
            ),
        )
    )


def cheapest_repair(feasible: Feasibility, conflict: Iterable[Demand]) -> Repair | None:
    """The first of the repairs by each demand of one conflict alone, or by more if none will do."""
    return next(iter(repairs(feasible, [tuple(conflict)], most=3)), None)


def repair_by(feasible: Feasibility, demands: tuple[Demand, ...]) -> Repair | None:
    """The repair that eases just these demands, with its plan; None if a limit came first."""
    problem, steps = feasible.problem, []
    for number, demand in enumerate(demands):
        step = _step(feasible, problem, demand, demands[number + 1 :])
        if step is None:
            return None
        steps.append(step)
        problem = step.problem
    feasible.inquiry.tell(" + ".join(str(demand.kind) for demand in demands))
    plan = feasible.inquiry.ask(problem, start=feasible.start)
    if plan.itinerary is None:
        return None
    last = steps[-1]
    return Repair(
        changes=tuple(step.change for step in steps),
        by=last.by,
        unit=last.unit,
        is_least=last.is_least and len(steps) == 1,
        wishes=problem.wishes,
        plan=plan,
    )


# --- steps -------------------------------------------------------------------------------------
def _step(
    feasible: Feasibility, problem: Problem, demand: Demand, others: tuple[Demand, ...]
) -> Step | None:
    if demand.kind is DemandKind.BUDGET:
        return _budget(feasible, problem, demand, others)
    if demand.kind is DemandKind.CAP:
        return _cap(feasible, problem, demand, others)
    ladder = ladder_of(problem, demand)

    def is_possible(number: int) -> bool | None:
        return feasible.is_open(given_up(ladder.at(number).problem, others))

    climbed = _halving if ladder.is_monotone else _one_by_one
    number, is_least = climbed(ladder, is_possible)
    if number is None:
        return None
    return _stepped(demand, ladder.at(number), ladder.unit, is_least=is_least and ladder.is_gapless)


def _stepped(demand: Demand, rung: Rung, unit: str, *, is_least: bool) -> Step:
    change = Change(demand=demand, old=rung.old, new=rung.new)
    return Step(rung.problem, change, rung.by, unit, is_least)


def _one_by_one(ladder: Ladder, is_possible: object) -> tuple[int | None, bool]:
    assert callable(is_possible)
    is_least = True
    for number in range(ladder.count):
        answer = is_possible(number)
        if answer:
            return number, is_least
        is_least = is_least and answer is False
    return None, False


def _halving(ladder: Ladder, is_possible: object) -> tuple[int | None, bool]:
    assert callable(is_possible)
    low, high, is_least = -1, ladder.count - 1, True
    if high < 0 or not is_possible(high):
        return None, False
    while high - low > 1:
        middle = (low + high) // 2
        answer = is_possible(middle)
        if answer:
            high = middle
        else:
            low, is_least = middle, is_least and answer is False
    return high, is_least


def _budget(
    feasible: Feasibility, problem: Problem, demand: Demand, others: tuple[Demand, ...]
) -> Step | None:
    """The least cost of any trip without the limit: the least limit that will do."""
    heads, budget = problem.wishes.party.heads, problem.wishes.budget
    old = budget.limit_cents(heads) or 0
    cheapest: SolveResult | None = None
    for free in given_up(problem, (demand, *others)):
        result = feasible.inquiry.ask(free, Question.LEAST_COST, start=feasible.start)
        if result.score is not None and (
            cheapest is None
            or cheapest.score is None
            or result.score.cost_cents < cheapest.score.cost_cents
        ):
            cheapest = result
    if cheapest is None or cheapest.score is None:
        return None
    feasible.take(cheapest)
    new = cheapest.score.cost_cents
    raised: dict[str, int] = {}
    if budget.total_cents is not None and budget.total_cents < new:
        raised["total_cents"] = new
    if budget.per_head_cents is not None and budget.per_head_cents * heads < new:
        raised["per_head_cents"] = -(-new // heads)
    rung = Rung(_with_budget(problem, raised), old, new, new - old)
    is_least = all(tier.is_proved for tier in cheapest.tiers)
    return _stepped(demand, rung, "cents", is_least=is_least)


def _cap(
    feasible: Feasibility, problem: Problem, demand: Demand, others: tuple[Demand, ...]
) -> Step | None:
    """The least cap that will do, found by halving: to the cent."""
    category = Category(demand.key)
    caps = problem.wishes.budget.caps
    old = caps[category]
    low, is_least = old, True
    high = _spent(feasible, given_up(problem, (demand, *others)), category)
    while high is not None and high - low > 1:
        middle = (low + high) // 2
        capped = _with_budget(problem, {"caps": {**caps, category: middle}})
        answer = feasible.is_open(given_up(capped, others))
        if answer:
            # The trip that was found may spend less than it was allowed to.
            high = min(middle, _spent(feasible, given_up(capped, others), category) or middle)
        else:
            low, is_least = middle, is_least and answer is False
        if feasible.inquiry.is_over:
            is_least = False
            break
    if high is None:
        return None
    raised = _with_budget(problem, {"caps": {**caps, category: high}})
    return _stepped(demand, Rung(raised, old, high, high - old), "cents", is_least=is_least)


def _spent(feasible: Feasibility, problems: tuple[Problem, ...], category: Category) -> int | None:
    """The least that a trip known to keep one of these problems spends on a category."""
    if not feasible.is_open(problems):
        return None
    return min(
        score(problem, trip).cost_by_category.get(category, 0)
        for problem in problems
        for trip in feasible.trips_of(problem)
    )


def _with_budget(problem: Problem, fields: Mapping[str, object]) -> Problem:
    budget = problem.wishes.budget.model_copy(update=fields)
    wishes = problem.wishes.model_copy(update={"budget": budget})
    return problem.with_wishes(wishes)
