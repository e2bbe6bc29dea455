"""Sessions: group price for each time a session is held, and person price for every head.

plain:                   group_cents + person_cents × heads
repeat, twin, rotation:  2 × group_cents + person_cents × heads (a rotation: of both sessions)

The first of the session's `prices` that names the party's type of visitor takes their place.
A price that was confirmed takes the place of the catalogue's.
"""

from __future__ import annotations

import datetime as dt

from optimizer.costing.agreed import agreed_prices
from optimizer.costing.line import open_account, path
from optimizer.costing.vat import session_tax, unit_gross
from optimizer.domain.catalogue import Session
from optimizer.domain.itinerary import CostLine, Visit
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind


def session_prices(problem: Problem, session: Session) -> tuple[int, int]:
    """What a session costs this party for the group and for each person."""
    group, person = session.group_cents, session.person_cents
    for price in session.prices:
        if problem.wishes.party.visitor_type in price.visitor_types:
            group = group if price.group_cents is None else price.group_cents
            person = person if price.person_cents is None else price.person_cents
            break
    return group, person


def visit_lines(problem: Problem, date: dt.date, visit: Visit) -> tuple[CostLine, ...]:
    """What the partners are paid for a visit, session by session."""
    times_held = 1 if visit.split is None else 2
    lines: tuple[CostLine, ...] = ()
    for key in visit.sessions:
        session = problem.catalogue.session(key)
        basis, vat_category = session_tax(problem, session)
        account = open_account(
            problem,
            date,
            path(date, "visit", key),
            Category.SESSIONS,
            session.partner,
            vat_category,
            problem.catalogue.partner(session.partner).supply_mode,
            session=key,
        )
        stated = session_prices(problem, session)
        group_cents, person_cents = agreed_prices(problem, ItemKind.SESSION, key, date, stated)
        group = unit_gross(problem, date, basis, vat_category, group_cents)
        person = unit_gross(problem, date, basis, vat_category, person_cents)
        lines += account.line(key, "group", times_held, group)
        lines += account.line(key, "person", problem.wishes.party.heads, person)
    return lines
