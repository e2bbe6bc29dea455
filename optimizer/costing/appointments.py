"""Other: cost_cents of the coordinator's own items."""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import open_account, path
from optimizer.domain.itinerary import Appointment, CostLine
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import SupplyMode

OWN = "own"
"""The supplier of the coordinator's own items: no one in the catalogue."""


def appointment_lines(
    problem: Problem, date: dt.date, appointment: Appointment
) -> tuple[CostLine, ...]:
    """What one of the coordinator's own items costs. Raises KeyError if the wishes lack it."""
    key = appointment.commitment
    item = {item.id: item for item in problem.wishes.commitments}[key]
    account = open_account(
        problem,
        date,
        path(date, "appointment", key),
        Category.OTHER,
        OWN,
        item.vat_category,
        SupplyMode.RESALE,
    )
    return account.line(key, "group", 1, item.cost_cents)
