"""Windows: when partners, sessions and venues receive visitors, and public holidays."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.trip import Planned, Trip, inside_one, known, where
from optimizer.domain.calendar import Availability
from optimizer.domain.catalogue import Split
from optimizer.domain.itinerary import MealStop
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def partner_window(trip: Trip) -> Iterator[Violation]:
    """`partner-window`: inside one window of the partner, of the session, of the venue.

    Here too: a visit names a session, a partner and a venue that exist, and the session is held at
    that venue (for a rotation, `split` says so).
    """
    for planned in trip.visits:
        yield from _who_and_where(trip, planned)
        for owner, availability in _availabilities(trip, planned):
            yield from _inside(planned, owner, availability)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.PARTNER_WINDOW, where=at, amount=amount, unit=unit, message=message)


def _who_and_where(trip: Trip, planned: Planned) -> Iterator[Violation]:
    visit = planned.visit
    missing = len(visit.sessions) - len(planned.sessions)
    if missing or not visit.sessions:
        message = "the visit names a session that the catalogue does not have"
        yield _fault(planned.where, max(1, missing), "sessions", message)
    if planned.venue is None:
        message = f"the catalogue has no venue {visit.venue}"
        yield _fault(planned.where, 1, "venues", message)
    for session in planned.sessions:
        if known(trip.catalogue.partner, session.partner) is None:
            message = f"the catalogue has no partner {session.partner}"
            yield _fault(planned.where, 1, "partners", message)
        if (
            planned.venue
            and visit.split is not Split.ROTATION
            and visit.venue not in session.venues
        ):
            message = f"{session.id} is not held at {visit.venue}"
            yield _fault(planned.where, 1, "venues", message)


def _availabilities(trip: Trip, planned: Planned) -> Iterator[tuple[str, Availability]]:
    """Whose hours a visit keeps, each once."""
    partners = dict.fromkeys(session.partner for session in planned.sessions)
    for key in partners:
        if partner := known(trip.catalogue.partner, key):
            yield f"partner {partner.id}", partner.availability
    for session in planned.sessions:
        if session.availability is not None:
            yield f"session {session.id}", session.availability
    if planned.venue is not None and planned.venue.opening is not None:
        yield f"venue {planned.venue.id}", planned.venue.opening


def _inside(planned: Planned, owner: str, availability: Availability) -> Iterator[Violation]:
    visit = planned.visit
    windows = availability.windows_on(planned.date)
    if inside_one(windows, visit.start, visit.end):
        return
    outside = [
        max(0, window.start - visit.start) + max(0, visit.end - window.end) for window in windows
    ]
    amount = min(outside, default=planned.minutes)
    message = f"the visit is not inside one window of {owner}"
    yield _fault(planned.where, max(1, amount), "minutes", message)


def holiday(trip: Trip) -> Iterator[Violation]:
    """`holiday`: no visit and no meal on a holiday without holiday opening, none in a closure.

    A closure of the whole region is a holiday; one that names partners closes them in any case.
    """
    for planned in trip.visits:
        name = trip.catalogue.holiday(planned.date)
        for key in dict.fromkeys(session.partner for session in planned.sessions):
            partner = known(trip.catalogue.partner, key)
            if name is not None and partner is not None and not partner.open_on_holidays:
                yield _closed(planned.where, f"{partner.id} is closed on {name}")
            elif any(
                closure.partners is not None and key in closure.partners
                for closure in trip.catalogue.closures
                if closure.covers(planned.date)
            ):
                yield _closed(planned.where, f"{key} is closed on {planned.date}")
    for day in trip.days:
        name = trip.catalogue.holiday(day.date)
        for item in day.items:
            if name is None or not isinstance(item, MealStop):
                continue
            restaurant = known(trip.catalogue.restaurant, item.restaurant)
            if restaurant is not None and not restaurant.open_on_holidays:
                yield _closed(where(day.date, item), f"{restaurant.id} is closed on {name}")


def _closed(at: str, message: str) -> Violation:
    return Violation(rule=Rule.HOLIDAY, where=at, amount=1, unit="days", message=message)
