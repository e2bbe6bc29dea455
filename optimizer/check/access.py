"""Access: how long before a visit the host must know, and what guests need to get about."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.check.statuses import asked_from, is_confirmed
from optimizer.check.trip import Trip, known, where
from optimizer.domain.calendar import working_day_after, working_day_before
from optimizer.domain.catalogue import MOBILITY_FEATURES
from optimizer.domain.itinerary import Arrival, Departure, ItineraryDay, MealStop
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule


def access(trip: Trip) -> Iterator[Violation]:
    """`access`: the longest lead time of access level, session and partner has passed.

    It counts from the day of planning, or of an earlier request on record. A visit that is
    confirmed was agreed to already.
    """
    for planned in trip.visits:
        for session in planned.sessions:
            partner = known(trip.catalogue.partner, session.partner)
            if partner is None or is_confirmed(trip, "session", session.id, planned.date):
                continue
            lead = max(
                trip.rules.lead_working_days.get(session.access, 0),
                session.lead_working_days,
                partner.booking_lead_working_days,
            )
            closed = [
                closure
                for closure in trip.catalogue.closures
                if closure.partners is None or partner.id in closure.partners
            ]
            counted = (lead, partner.working_days, trip.catalogue.country, closed)
            asked = asked_from(trip, "session", session.id, planned.date)
            earliest = working_day_after(asked, *counted)
            if planned.date < earliest:
                latest = working_day_before(planned.date, *counted)
                yield Violation(
                    rule=Rule.ACCESS,
                    where=planned.where,
                    amount=(earliest - planned.date).days,
                    unit="days",
                    message=f"{session.id} needs {lead} working days: not before {earliest}, "
                    f"or asked for by {latest}",
                )


def accessibility(trip: Trip) -> Iterator[Violation]:
    """`accessibility`: venues and sessions have every feature needed, other places the mobile ones.

    Vehicles are asked for `step-free` only; the places for wheelchairs are the rule `vehicle`.
    """
    needed = trip.party.needed_features
    mobility = needed & MOBILITY_FEATURES
    for planned in trip.visits:
        if planned.venue is not None:
            yield from _lacks(planned.where, planned.venue.id, needed, planned.venue.features)
        for session in planned.sessions:
            if session.features is not None:
                yield from _lacks(planned.where, session.id, needed, session.features)
    for index, day in enumerate(trip.days):
        yield from _on_the_way(trip, day, mobility)
        if hotel := trip.hotel_after(index):
            yield from _lacks(f"{day.date} night {hotel.id}", hotel.id, mobility, hotel.features)
        if vehicle := known(trip.catalogue.vehicle, day.vehicle):
            step_free = needed & {"step-free"}
            at = f"{day.date} vehicle {vehicle.id}"
            yield from _lacks(at, vehicle.id, step_free, vehicle.features)


def _on_the_way(trip: Trip, day: ItineraryDay, mobility: frozenset[str]) -> Iterator[Violation]:
    for item in day.items:
        match item:
            case MealStop():
                restaurant = known(trip.catalogue.restaurant, item.restaurant)
                features = restaurant.features if restaurant else None
                name = item.restaurant
            case Arrival() | Departure():
                connection = trip.connection(item)
                features = connection.features if connection else None
                name = item.connection
            case _:
                continue
        if features is not None:
            yield from _lacks(where(day.date, item), name, mobility, features)


def _lacks(
    at: str, name: str, needed: frozenset[str], features: tuple[str, ...]
) -> Iterator[Violation]:
    if missing := sorted(needed - set(features)):
        yield Violation(
            rule=Rule.ACCESSIBILITY,
            where=at,
            amount=len(missing),
            unit="features",
            message=f"{name} lacks {', '.join(missing)}",
        )
