"""Visitors: who a session is open to, and when guests may enter the country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check.programme import has_set_out
from optimizer.check.trip import Trip
from optimizer.domain.catalogue import Session
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def visitor_type(trip: Trip) -> Iterator[Violation]:
    """`visitor-type`: the party's type is received, and every guest is of a group received.

    What the wishes do not state is not received where it matters.
    """
    for planned in trip.visits:
        for session in planned.sessions:
            if session.visitor_types is not None:
                own = trip.party.visitor_type
                if own not in session.visitor_types:
                    stated = "no type of visitor is stated" if own is None else f"not {own}"
                    message = f"{session.id} receives {', '.join(session.visitor_types)}: {stated}"
                    yield _fault(planned.where, 1, "types", message)
            if session.nationality_groups is not None:
                yield from _groups(trip, planned.where, session, session.nationality_groups)


def entry(trip: Trip) -> Iterator[Violation]:
    """`entry`: with guests who need a visa the trip begins `visa_lead_days` after planning.

    A delegation that has set out already has its visas.
    """
    if has_set_out(trip):
        return
    bound, days = trip.party.visa_bound, trip.rules.visa_lead_days
    if not bound or not trip.days:
        return
    arrival, early = trip.days[0].date, days - (trip.days[0].date - trip.wishes.planning_date).days
    if early > 0:
        message = f"{bound} guests need a visa, which takes {days} days: not before "
        message += str(arrival + dt.timedelta(days=early))
        yield Violation(
            rule=Rule.ENTRY, where=str(arrival), amount=early, unit="days", message=message
        )


def _groups(trip: Trip, at: str, session: Session, groups: tuple[str, ...]) -> Iterator[Violation]:
    received = sum(trip.party.nationality_groups.get(group, 0) for group in set(groups))
    if received < trip.party.heads:
        message = f"{session.id} receives {', '.join(groups)}: {received} of {trip.party.heads}"
        yield _fault(at, trip.party.heads - received, "guests", f"{message} guests are")


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.VISITOR_TYPE, where=at, amount=amount, unit=unit, message=message)
