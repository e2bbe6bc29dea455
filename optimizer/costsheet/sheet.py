"""The cost sheet of a plan: lines, sums, prices at several sizes, and exposure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from optimizer.costsheet.exposure import exposure_of
from optimizer.costsheet.regroup import priced
from optimizer.costsheet.selling import summed
from optimizer.costsheet.sizes import amounts_of, price_at, sale_lines
from optimizer.domain.charges import Included
from optimizer.domain.cost_sheet import CostSheet, NamedAmounts, SaleLine, TaxAt
from optimizer.domain.itinerary import CostLine, Itinerary
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem

HEADS = (10, 16, 24, 30)
"""The sizes of group at which an operator usually states its price."""


def cost_sheet(
    problem: Problem,
    itinerary: Itinerary,
    sizes: Iterable[int] = HEADS,
    free: int = 0,
    *,
    exposure: bool = False,
) -> CostSheet:
    """A plan priced as an operator does, from the problem's prices and not from the plan's lines.

    Raises KeyError for a plan that names what the problem lacks, and `CannotBePriced`.
    """
    plan = priced(problem, itinerary)
    lines = sale_lines(problem, plan)
    included = [one for one in lines if one.line.is_included]
    payers = sorted({one.line.payer for one in included})
    return CostSheet(
        problem_hash=problem.content_hash,
        itinerary_hash=hashlib.sha256(itinerary.model_dump_json().encode()).hexdigest(),
        heads=problem.wishes.party.heads,
        lines=lines,
        by_category=_named(
            (category.value for category in CATEGORIES), included, lambda one: one.line.category
        ),
        by_payer=_named(payers, included, lambda one: one.line.payer),
        by_inclusion=_named(
            (kind.value for kind in Included), lines, lambda one: one.line.inclusion.value
        ),
        by_rate=_rates(included),
        eligible_cents=sum(one.line.gross_cents for one in included if one.line.eligible),
        total=amounts_of(lines),
        sizes=tuple(price_at(problem, itinerary, size, free) for size in sizes),
        exposure=exposure_of(problem, plan) if exposure else None,
    )


def _rates(lines: Iterable[SaleLine]) -> tuple[TaxAt, ...]:
    """Net, tax and gross of what is bought at each rate, the highest first, the unknown last."""
    found: dict[int | None, list[CostLine]] = {}
    for one in lines:
        found.setdefault(one.line.vat_permille, []).append(one.line)
    return tuple(
        TaxAt(
            permille=rate,
            net_cents=None if rate is None else sum(line.net_cents or 0 for line in found[rate]),
            vat_cents=None if rate is None else sum(line.vat_cents or 0 for line in found[rate]),
            gross_cents=sum(line.gross_cents for line in found[rate]),
        )
        for rate in sorted(found, key=lambda rate: (rate is None, -(rate or 0)))
    )


def _named(
    names: Iterable[str], lines: Iterable[SaleLine], name_of: Callable[[SaleLine], str]
) -> tuple[NamedAmounts, ...]:
    """The sums under each name that has lines."""
    lines = tuple(lines)
    found = ((name, [one for one in lines if name_of(one) == name]) for name in names)
    return tuple(
        NamedAmounts(name=name, amounts=summed(one.amounts for one in these))
        for name, these in found
        if these
    )
