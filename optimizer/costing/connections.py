"""Connections: person_cents × heads + group_cents, each way."""

from __future__ import annotations

import datetime as dt

from optimizer.costing.agreed import agreed
from optimizer.costing.line import open_account, path
from optimizer.costing.vat import gross_prices
from optimizer.domain.itinerary import Arrival, CostLine, Departure
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind


def connection_lines(
    problem: Problem, date: dt.date, item: Arrival | Departure
) -> tuple[CostLine, ...]:
    """What the way here or home costs."""
    key = item.connection
    found = problem.catalogue.connection(key)
    settled = agreed(problem, ItemKind.CONNECTION, key, date, found)
    connection = gross_prices(problem, date, settled, found.price_basis, found.vat_category)
    account = open_account(
        problem,
        date,
        path(date, item.kind, key),
        Category.TRANSPORT,
        key,
        found.vat_category,
        found.supply_mode,
    )
    return account.line(key, "group", 1, connection.group_cents) + account.line(
        key, "person", problem.wishes.party.heads, connection.person_cents
    )
