"""Sessions: group price for each time a session is held, and person price for every head.

plain:                   group_cents + person_cents × heads
repeat, twin, rotation:  2 × group_cents + person_cents × heads (a rotation: of both sessions)
"""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import Account, path
from optimizer.domain.itinerary import CostLine, Visit
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def visit_lines(problem: Problem, date: dt.date, visit: Visit) -> tuple[CostLine, ...]:
    """What the partners are paid for a visit, session by session."""
    times_held = 1 if visit.split is None else 2
    lines: tuple[CostLine, ...] = ()
    for key in visit.sessions:
        session = problem.catalogue.session(key)
        account = Account(path(date, "visit", key), Category.SESSIONS, session.partner)
        lines += account.line(key, "group", times_held, session.group_cents)
        lines += account.line(key, "person", problem.wishes.party.heads, session.person_cents)
    return lines
