"""Statuses: the plan uses what is confirmed, as it is confirmed, and nothing that was refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile

from optimizer.check.programme import past_of
from optimizer.check.trip import Trip, arrival_of, departure_of, known, where
from optimizer.domain.catalogue import Meal
from optimizer.domain.itinerary import ItineraryDay, MealStop, Visit
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.statuses import ItemStatus, Status
from optimizer.domain.ticks import clock

_OFF = (Status.NOT_REQUESTED, Status.DECLINED, Status.CANCELLED)
"""What takes a request back, or stands for none."""


def _confirmed(trip: Trip, kind: str, date: dt.date) -> list[ItemStatus]:
    """What of a kind is confirmed for a date."""
    return [
        item
        for item in trip.wishes.statuses
        if item.kind == kind and item.date == date and item.history[-1].status is Status.CONFIRMED
    ]


def is_confirmed(trip: Trip, kind: str, key: str, date: dt.date) -> bool:
    """Whether something is confirmed for a date: it needs no lead time, and is not released.

    What is past of a published programme counts as well.
    """
    return any(item.id == key for item in _confirmed(trip, kind, date)) or _is_past(
        trip, kind, key, date
    )


def _is_past(trip: Trip, kind: str, key: str, date: dt.date) -> bool:
    programme = trip.wishes.programme
    published = () if programme is None else programme.itinerary.days
    for day in published:
        if day.date != date:
            continue
        past = past_of(trip, day)
        visits = [entry for entry in past.entries if isinstance(entry, Visit)]
        used: dict[str, set[str | None]] = {
            "session": {session for visit in visits for session in visit.sessions},
            "interpreter": {visit.interpreter for visit in visits},
            "hotel": {day.night.hotel} if day.night and past.is_over else set(),
        }
        return key in used.get(kind, ())
    return False


def asked_from(trip: Trip, kind: str, key: str, date: dt.date) -> dt.date:
    """The day from which a lead time counts: of planning, or of an earlier request on record.

    A refusal takes back what was asked for before it.
    """
    day = trip.wishes.planning_date
    for item in trip.wishes.statuses:
        if (item.kind, item.id, item.date) == (kind, key, date):
            newest_first = reversed(item.history)
            stands = list(takewhile(lambda change: change.status not in _OFF, newest_first))
            day = min([day, *(change.date for change in stands[-1:])])
    return day


def confirmed_price(
    trip: Trip,
    kind: str,
    key: str,
    date: dt.date,
    listed: tuple[int, int],
    meal: Meal | None = None,
) -> tuple[int, int]:
    """Group and person price: as confirmed for the date, else as the catalogue has them."""
    for item in _confirmed(trip, kind, date):
        if item.id == key and item.price and (item.meal is None or item.meal is meal):
            group, person = item.price.group_cents, item.price.person_cents
            return listed[0] if group is None else group, listed[1] if person is None else person
    return listed


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.PIN, where=at, amount=amount, unit=unit, message=message)


def confirmed_kept(trip: Trip) -> Iterator[Violation]:
    """What is confirmed for a date is what the plan has on it."""
    for item in trip.wishes.statuses:
        if item.kind == "session" and item.history[-1].status is Status.CONFIRMED:
            yield from _visit_kept(trip, item)
    for day in trip.days:
        for kind, uses in _uses(trip, day).items():
            for key, meal, at in uses:
                settled = [
                    item
                    for item in _confirmed(trip, kind, day.date)
                    if item.meal is None or item.meal is meal
                ]
                if settled and all(item.id != key for item in settled):
                    names = ", ".join(item.id for item in settled)
                    message = f"{key or 'no vehicle'} is used where {names} is confirmed"
                    yield _fault(at, 1, f"{kind}s", message)


def _visit_kept(trip: Trip, item: ItemStatus) -> Iterator[Violation]:
    visits = [
        visit
        for date, visit in trip.itinerary.visits
        if date == item.date and item.id in visit.sessions
    ]
    at = f"{item.date} session {item.id}"
    if not visits:
        yield _fault(at, 1, "visits", f"{item.id} is confirmed for {item.date}, and is not visited")
        return
    if all(_is_as_confirmed(visit, item) for visit in visits):
        return
    visit = visits[0]
    if item.start is not None and visit.start != item.start:
        message = f"{item.id} is confirmed for {clock(item.start)}"
        yield _fault(at, abs(visit.start - item.start), "minutes", message)
    if item.venue is not None and visit.venue != item.venue:
        yield _fault(at, 1, "venues", f"{item.id} is confirmed at {item.venue}")
    if item.language_mode is not None and visit.language_mode is not item.language_mode:
        yield _fault(at, 1, "modes", f"{item.id} is confirmed in {item.language_mode.value}")


def _is_as_confirmed(visit: Visit, item: ItemStatus) -> bool:
    return (
        item.start in (None, visit.start)
        and item.venue in (None, visit.venue)
        and item.language_mode in (None, visit.language_mode)
    )


def _was_used(trip: Trip, kind: str, key: str | None, date: dt.date, meal: Meal | None) -> bool:
    """Whether something was used in the past, before it was refused; a restaurant at that meal."""
    if key is None:
        return False
    if kind in ("session", "interpreter", "hotel"):
        return _is_past(trip, kind, key, date)
    programme = trip.wishes.programme
    published = () if programme is None else programme.itinerary.days
    for day in published:
        if day.date == date:
            past = past_of(trip, day)
            used = {
                getattr(entry, kind, None)
                for entry in past.entries
                if not isinstance(entry, MealStop) or entry.meal is meal
            }
            used |= {day.vehicle} if kind == "vehicle" and (past.is_over or past.rides) else set()
            return key in used
    return False


_Use = tuple[str | None, Meal | None, str]
"""What is used, for which meal, and where that stands in the plan."""


def _uses(trip: Trip, day: ItineraryDay) -> dict[str, list[_Use]]:
    """What a day uses of each kind but sessions."""
    found: dict[str, list[_Use]] = {
        "restaurant": [
            (item.restaurant, item.meal, where(day.date, item))
            for item in day.items
            if isinstance(item, MealStop)
        ],
        "vehicle": [(day.vehicle, None, f"{day.date} vehicle {day.vehicle}")],
        "interpreter": [
            (planned.visit.interpreter, None, planned.where)
            for planned in trip.visits_on(day)
            if planned.visit.interpreter is not None
        ],
    }
    if day.night is not None:
        found["hotel"] = [(day.night.hotel, None, f"{day.date} night {day.night.hotel}")]
    return found


def connections_kept(trip: Trip) -> Iterator[Violation]:
    """A confirmed connection is the one that is taken in its direction on its date."""
    for day in trip.days:
        for entry in (arrival_of(day), departure_of(day)):
            if entry is None:
                continue
            settled = [
                item.id
                for item in _confirmed(trip, "connection", day.date)
                if (found := known(trip.catalogue.connection, item.id))
                and found.direction == entry.kind
            ]
            if settled and entry.connection not in settled:
                names = ", ".join(settled)
                message = f"{entry.connection} is taken where {names} is confirmed"
                yield _fault(where(day.date, entry), 1, "connections", message)


def refused_left_alone(trip: Trip) -> Iterator[Violation]:
    """Nothing is used that was declined or cancelled, for the date or for every date.

    A restaurant may have refused one meal and not the other.
    """
    for day in trip.days:
        uses = _uses(trip, day)
        uses["session"] = [
            (key, None, planned.where)
            for planned in trip.visits_on(day)
            for key in planned.visit.sessions
        ]
        uses["connection"] = [
            (entry.connection, None, where(day.date, entry))
            for entry in (arrival_of(day), departure_of(day))
            if entry is not None
        ]
        for kind, these in uses.items():
            for key, meal, at in these:
                for item in trip.wishes.statuses:
                    last = item.history[-1]
                    same = item.kind == kind and item.id == key and item.date in (None, day.date)
                    if (
                        same
                        and item.meal in (None, meal)
                        and not _was_used(trip, kind, key, day.date, meal)
                        and last.status in (Status.DECLINED, Status.CANCELLED)
                    ):
                        message = f"{key} was {last.status.value} on {last.date}"
                        yield _fault(at, 1, f"{kind}s", message)
