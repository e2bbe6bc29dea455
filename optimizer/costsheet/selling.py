"""Selling: markup and tax of one line, by how the organiser supplies it.

own        net sale = net cost + markup of it; tax on the sale at the line's rate; input tax back
resale     margin scheme: sale = cost with tax + markup of it; tax is in the markup, at the general
           rate of the date of supply; no input tax back
brokered   cost is passed on as it is; the markup of it is a fee, taxed like a margin
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.costing.vat import net_of
from optimizer.domain.charges import Markup
from optimizer.domain.cost_sheet import Amounts, SaleLine
from optimizer.domain.itinerary import CostLine
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import SupplyMode, VatCategory


def share_of(cents: int, permille: int) -> int:
    """A share in thousandths, rounded half up to the cent; of a deduction as of what it takes."""
    part = (abs(cents) * permille + 500) // 1000
    return part if cents >= 0 else -part


def markup_of(problem: Problem, line: CostLine, heads: int) -> int:
    """The markup of a line for a group of a size, in thousandths; 0 where no rule fits.

    The most specific rule counts; of equally specific ones that with the largest `from_heads`.
    """
    session = line.item if line.category is Category.SESSIONS else None
    best: tuple[int, int] | None = None
    permille = 0
    for rule in problem.catalogue.markups:
        rank = _rank(rule, line, session)
        if rank is None or rule.from_heads > heads:
            continue
        if best is None or (rank, rule.from_heads) > best:
            best, permille = (rank, rule.from_heads), rule.permille
    return permille


def _rank(rule: Markup, line: CostLine, session: str | None) -> int | None:
    """How specific a rule is; None if it is not about the line."""
    if rule.session is not None:
        return 3 if rule.session == session else None
    if rule.supplier is not None:
        return 2 if rule.supplier == line.supplier else None
    if rule.category is not None:
        return 1 if rule.category is line.category else None
    return 0


def sold(problem: Problem, date: dt.date, line: CostLine, heads: int) -> SaleLine:
    """A cost line with its sale, for a group of a size."""
    permille = markup_of(problem, line, heads)
    if line.supply_mode is SupplyMode.OWN:
        amounts = _own(line, permille)
    else:
        general = problem.catalogue.vat_permille(VatCategory.GENERAL, date)
        amounts = _margin(line, share_of(line.gross_cents, permille), general)
    return SaleLine(line=line, markup_permille=permille, amounts=amounts)


def _own(line: CostLine, permille: int) -> Amounts:
    """The organiser's own work: tax on the whole sale, tax on the cost deducted."""
    if line.net_cents is None or line.vat_permille is None or line.vat_cents is None:
        sale = line.gross_cents + share_of(line.gross_cents, permille)
        return _unknown(line.gross_cents, sale)
    margin = share_of(line.net_cents, permille)
    net = line.net_cents + margin
    tax = share_of(net, line.vat_permille)
    return Amounts(
        cost_cents=line.gross_cents,
        sale_cents=net + tax,
        margin_cents=margin,
        output_vat_cents=tax,
        input_vat_cents=line.vat_cents,
    )


def _margin(line: CostLine, margin_cents: int, general: int | None) -> Amounts:
    """Bought and sold on, or passed on for a fee: tax is in what is added, none is deducted."""
    sale = line.gross_cents + margin_cents
    if general is None:
        return _unknown(line.gross_cents, sale)
    net = net_of(margin_cents, general)
    return Amounts(
        cost_cents=line.gross_cents,
        sale_cents=sale,
        margin_cents=net,
        output_vat_cents=margin_cents - net,
        input_vat_cents=0,
    )


def _unknown(cost: int, sale: int) -> Amounts:
    return Amounts(
        cost_cents=cost,
        sale_cents=sale,
        margin_cents=None,
        output_vat_cents=None,
        input_vat_cents=None,
    )


def summed(amounts: Iterable[Amounts]) -> Amounts:
    """The sums; what is not known of one is not known of all."""
    amounts = tuple(amounts)

    def total(values: list[int | None]) -> int | None:
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    return Amounts(
        cost_cents=sum(one.cost_cents for one in amounts),
        sale_cents=sum(one.sale_cents for one in amounts),
        margin_cents=total([one.margin_cents for one in amounts]),
        output_vat_cents=total([one.output_vat_cents for one in amounts]),
        input_vat_cents=total([one.input_vat_cents for one in amounts]),
    )
