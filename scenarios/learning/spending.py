"""Spending: the costs of a trip as planned and in the end, and who pays them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from optimizer.costing.funding import funding_split
from optimizer.domain.funding import FundingPlan, FundingSplit, SplitRefusal
from optimizer.domain.itinerary import CostLine, Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.value import Text
from optimizer.report import LANGUAGES
from optimizer.report.sheet_names import line_name, payee
from optimizer.report.words import Words
from scenarios.learning.delivery import ActualCost, Delivery, ExtraCost
from scenarios.learning.report import FundingShare, Money, MoneyLine, MoneyTotal


def money_of(problem: Problem, itinerary: Itinerary, delivery: Delivery) -> Money:
    """The money of a trip; what was told of real costs takes the place of what was planned."""
    plan = delivery.funding
    is_net = plan is not None and plan.vat_deductible
    lines = (*_planned(problem, itinerary, delivery, is_net), *_extra(delivery, is_net))
    planned = sum(line.planned_cents for line in lines)
    actual = sum(line.actual_cents for line in lines)
    planned_eligible = sum(line.planned_eligible_cents for line in lines)
    actual_eligible = sum(line.actual_eligible_cents for line in lines)
    splits: tuple[FundingSplit | SplitRefusal, ...] = ()
    if plan is not None:
        splits = (
            funding_split(plan, planned, planned_eligible),
            funding_split(plan, actual, actual_eligible),
        )
    even = [one if isinstance(one, FundingSplit) else None for one in splits] or [None, None]
    return Money(
        net_of_vat=is_net,
        lines=lines,
        categories=_totals((line.category.value, line) for line in lines),
        payers=_totals((line.payer, line) for line in lines),
        planned_cents=planned,
        actual_cents=actual,
        planned_eligible_cents=planned_eligible,
        actual_eligible_cents=actual_eligible,
        known_lines=sum(line.is_known for line in lines),
        planned_split=even[0],
        actual_split=even[1],
        refusals=tuple(one for one in splits if isinstance(one, SplitRefusal)),
        shares=() if plan is None else tuple(_shares(plan, even)),
    )


def _planned(
    problem: Problem, itinerary: Itinerary, delivery: Delivery, is_net: bool
) -> Iterator[MoneyLine]:
    """One line for each thing of the plan that is paid for, its cost lines added up."""
    told = {cost.path: cost for cost in delivery.costs}
    found: dict[str, list[CostLine]] = defaultdict(list)
    dates: dict[str, dt.date] = {}
    for day in itinerary.days:
        for line in day.cost_lines:
            if line.is_included:
                found[line.path].append(line)
                dates.setdefault(line.path, day.date)
    for path, lines in found.items():
        first = lines[0]
        planned = sum(_of_line(line, is_net) for line in lines)
        eligible = sum(_of_line(line, is_net) for line in lines if _counts(delivery.funding, line))
        real = told.get(path)
        actual = planned if real is None else _of_cost(real, is_net)
        yield MoneyLine(
            path=path,
            date=dates[path],
            category=first.category,
            supplier=first.supplier,
            item=_name(problem, lines),
            payer=first.payer,
            planned_cents=planned,
            actual_cents=actual,
            planned_eligible_cents=eligible,
            actual_eligible_cents=_eligible(actual, planned, eligible),
            is_known=real is not None,
        )


def _name(problem: Problem, lines: Sequence[CostLine]) -> Text:
    """What lines of one path are for: their own name if they share it, or who is paid."""
    names = {}
    for language in LANGUAGES:
        words = Words(problem, language)
        found = {line_name(words, line) for line in lines}
        names[language] = found.pop() if len(found) == 1 else payee(words, lines[0])
    return Text(**names)


def _eligible(actual: int, planned: int, eligible: int) -> int:
    """The eligible part of a real cost: of one that was planned, the same share rounded down."""
    if planned == eligible:
        return actual
    return actual * eligible // planned


def _extra(delivery: Delivery, is_net: bool) -> Iterator[MoneyLine]:
    for number, cost in enumerate(delivery.extra_costs, start=1):
        actual = _of_cost(cost, is_net)
        yield MoneyLine(
            path=f"{cost.date}/extra/{number}",
            date=cost.date,
            category=cost.category,
            supplier=cost.supplier,
            item=Text(fi=cost.item, en=cost.item),
            payer=cost.payer,
            planned_cents=0,
            actual_cents=actual,
            planned_eligible_cents=0,
            actual_eligible_cents=actual if _counts(delivery.funding, cost) else 0,
            is_known=True,
        )


def _counts(plan: FundingPlan | None, cost: CostLine | ExtraCost) -> bool:
    """Whether the grant counts a cost: it says so, and the funding plan does not refuse it."""
    allowed = plan is None or plan.eligibility.holds(cost.category.value, cost.supplier)
    return cost.eligible and allowed


def _of_line(line: CostLine, is_net: bool) -> int:
    return (line.net_cents or 0) if is_net else line.gross_cents


def _of_cost(cost: ActualCost | ExtraCost, is_net: bool) -> int:
    return (cost.net_cents or 0) if is_net else cost.gross_cents


def _totals(lines: Iterable[tuple[str, MoneyLine]]) -> tuple[MoneyTotal, ...]:
    found: dict[str, list[MoneyLine]] = defaultdict(list)
    for key, line in lines:
        found[key].append(line)
    return tuple(
        MoneyTotal(
            key=key,
            planned_cents=sum(line.planned_cents for line in these),
            actual_cents=sum(line.actual_cents for line in these),
        )
        for key, these in found.items()
    )


def _shares(plan: FundingPlan, splits: Sequence[FundingSplit | None]) -> Iterator[FundingShare]:
    planned, actual = splits
    for payer in plan.payers:
        yield FundingShare(
            payer=payer.id,
            name=payer.name,
            planned_cents=None if planned is None else planned.of(payer.id),
            actual_cents=None if actual is None else actual.of(payer.id),
        )
