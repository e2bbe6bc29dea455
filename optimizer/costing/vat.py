"""Value added tax: gross prices by the date of supply, and the net in a gross amount.

gross unit price = net unit price × (1000 + permille) / 1000, rounded half up to the cent
net of a line    = gross × 1000 / (1000 + permille), rounded half up to the cent; the rest is tax
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from optimizer.domain.catalogue import Session
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import PriceBasis, VatCategory
from optimizer.domain.value import Value

Priced = TypeVar("Priced", bound=Value)


def unit_gross(
    problem: Problem, date: dt.date, basis: PriceBasis, category: VatCategory, cents: int
) -> int:
    """A unit price with value added tax, by the rate on the date of supply.

    Raises ValueError for a net price whose rate is not known; a finding refuses such input.
    """
    if basis is PriceBasis.GROSS:
        return cents
    permille = problem.catalogue.vat_permille(category, date)
    if permille is None:
        raise ValueError(f"no rate of value added tax for {category} on {date.isoformat()}")
    return (cents * (1000 + permille) + 500) // 1000


def gross_prices(
    problem: Problem, date: dt.date, item: Priced, basis: PriceBasis, category: VatCategory
) -> Priced:
    """The same item with every unit price of its own in gross, by the rate on a date."""
    if basis is PriceBasis.GROSS:
        return item
    gross = {
        field: unit_gross(problem, date, basis, category, cents)
        for field in type(item).model_fields
        if field.endswith("_cents") and (cents := getattr(item, field)) is not None
    }
    return item.model_copy(update=gross)


def session_tax(problem: Problem, session: Session) -> tuple[PriceBasis, VatCategory]:
    """How a session's prices are stated and taxed: as it says itself, else as its partner."""
    partner = problem.catalogue.partner(session.partner)
    return (
        partner.price_basis if session.price_basis is None else session.price_basis,
        partner.vat_category if session.vat_category is None else session.vat_category,
    )


def net_of(gross_cents: int, permille: int) -> int:
    """The net in a gross amount, rounded half up; of a deduction as of the amount deducted."""
    whole = 1000 + permille
    net = (2 * 1000 * abs(gross_cents) + whole) // (2 * whole)
    return net if gross_cents >= 0 else -net
