"""Other: cost_cents of the coordinator's own items."""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import open_account, path
from optimizer.domain.itinerary import Appointment, CostLine
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import SupplyMode, VatCategory

OWN = "own"
"""The supplier of the coordinator's own items: no one in the catalogue."""


def appointment_lines(
    problem: Problem, date: dt.date, appointment: Appointment
) -> tuple[CostLine, ...]:
    """What one of the coordinator's own items costs. Raises KeyError if the wishes lack it."""
    key = appointment.commitment
    cost = {item.id: item.cost_cents for item in problem.wishes.commitments}[key]
    account = open_account(
        problem,
        date,
        path(date, "appointment", key),
        Category.OTHER,
        OWN,
        VatCategory.GENERAL,
        SupplyMode.RESALE,
    )
    return account.line(key, "group", 1, cost)
