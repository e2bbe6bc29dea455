"""Connections: person_cents × heads + group_cents, each way."""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import Account, path
from optimizer.domain.itinerary import Arrival, CostLine, Departure
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def connection_lines(
    problem: Problem, date: dt.date, item: Arrival | Departure
) -> tuple[CostLine, ...]:
    """What the way here or home costs."""
    key = item.connection
    connection = problem.catalogue.connection(key)
    account = Account(path(date, item.kind, key), Category.TRANSPORT, key)
    return account.line(key, "group", 1, connection.group_cents) + account.line(
        key, "person", problem.wishes.party.heads, connection.person_cents
    )
