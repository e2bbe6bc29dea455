"""Rooms: the party's rooms each night, inside the allotment; check-out; changes of hotel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from optimizer.check.bookings import rooms_booked
from optimizer.check.statuses import is_confirmed
from optimizer.check.travel import leaves_at
from optimizer.check.trip import Trip, known
from optimizer.domain.catalogue import Hotel, RoomKind, RoomType
from optimizer.domain.itinerary import Night
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import clock


def rooms(trip: Trip) -> Iterator[Violation]:
    """`rooms`: demand, allotment, release and check-out.

    A hotel that is "not slept in again" is one that is not slept in at the end of that day. Of
    several room types of one kind the first one counts.
    """
    for index, day in enumerate(trip.days):
        if day.night is not None:
            yield from _night(trip, day.date, day.night)
        yield from _check_out(trip, index)


def _fault(at: str, amount: int, unit: str, message: str) -> Violation:
    return Violation(rule=Rule.ROOMS, where=at, amount=amount, unit=unit, message=message)


def room_type(hotel: Hotel, kind: RoomKind) -> RoomType | None:
    """The hotel's rooms of a kind, or None."""
    return next((room for room in hotel.rooms if room.kind is kind), None)


def _night(trip: Trip, date: dt.date, night: Night) -> Iterator[Violation]:
    at = f"{date} night {night.hotel}"
    hotel = known(trip.catalogue.hotel, night.hotel)
    if hotel is None:
        yield _fault(at, 1, "hotels", f"the catalogue has no hotel {night.hotel}")
        return
    allowed = trip.wishes.travel.hotels
    if allowed is not None and hotel.id not in allowed:
        yield _fault(at, 1, "hotels", f"the wishes do not list {hotel.id}")
    yield from _allotment(trip, date, night, hotel, at)
    yield from _on_request(trip, date, night, hotel, at)
    unmet = list(_demand(trip, night, at))
    yield from unmet
    if not unmet:
        yield from _cheaper_first(trip, date, night, hotel, at)


def _booked(night: Night, kind: RoomKind, single_use: bool) -> int:
    return sum(
        booked.count
        for booked in night.rooms
        if booked.kind is kind and booked.single_use is single_use
    )


def _demand(trip: Trip, night: Night, at: str) -> Iterator[Violation]:
    """Just the rooms needed: twins, accessible ones, and singles in either kind of room."""
    demand = trip.party.room_demand
    lone_twins = _booked(night, RoomKind.TWIN, True)
    counts = {
        "twin rooms": (_booked(night, RoomKind.TWIN, False), demand.twin),
        "accessible rooms": (_booked(night, RoomKind.ACCESSIBLE, False), demand.accessible),
        "rooms for one": (_booked(night, RoomKind.SINGLE, False) + lone_twins, demand.single),
    }
    for name, (booked, needed) in counts.items():
        if booked != needed:
            message = f"{booked} {name} are booked, {needed} are needed"
            yield _fault(at, abs(booked - needed), "rooms", message)
    for kind in (RoomKind.SINGLE, RoomKind.ACCESSIBLE):
        if odd := _booked(night, kind, True):
            yield _fault(
                at, abs(odd), "rooms", f"only twin rooms are let for single use, not {kind}"
            )


def _free(trip: Trip, date: dt.date, hotel: Hotel, room: RoomType | None) -> int:
    """The rooms to be had: the allotment, after its release only if confirmed or on request."""
    if room is None:
        return 0
    if _is_released(trip, date, hotel, room) and not trip.wishes.travel.rooms_on_request:
        return 0
    return room.count_on(date)


def _left(trip: Trip, date: dt.date, hotel: Hotel, room: RoomType | None) -> int:
    """The rooms to be had beside those that other trips have booked."""
    booked = 0 if room is None else rooms_booked(trip, hotel, room.kind, date)
    return max(0, _free(trip, date, hotel, room) - booked)


def _is_released(trip: Trip, date: dt.date, hotel: Hotel, room: RoomType) -> bool:
    """Whether the planning date is after the date of the night − `release_days`.

    Rooms that are confirmed are held.
    """
    if is_confirmed(trip, "hotel", hotel.id, date):
        return False
    return (date - trip.wishes.planning_date).days < room.release_days


def _allotment(
    trip: Trip, date: dt.date, night: Night, hotel: Hotel, at: str
) -> Iterator[Violation]:
    for kind in RoomKind:
        booked = _booked(night, kind, False) + _booked(night, kind, True)
        room = room_type(hotel, kind)
        free = _free(trip, date, hotel, room)
        if booked > free:
            late = room is not None and _is_released(trip, date, hotel, room)
            why = ", released by now" if late and not free else ""
            message = f"{booked} {kind} rooms, {free} to be had{why}"
            yield _fault(at, booked - free, "rooms", message)
    twin, lone = room_type(hotel, RoomKind.TWIN), _booked(night, RoomKind.TWIN, True)
    if twin is not None and twin.single_use_cents is None and lone > 0:
        message = f"{hotel.id} does not let twin rooms for single use"
        yield _fault(at, lone, "rooms", message)


def _on_request(
    trip: Trip, date: dt.date, night: Night, hotel: Hotel, at: str
) -> Iterator[Violation]:
    """A night says whether any of its rooms is booked after its release, where that is wished."""
    late = any(
        room is not None and _is_released(trip, date, hotel, room)
        for room in (room_type(hotel, booked.kind) for booked in night.rooms)
    )
    if late != night.on_request and not (late and not trip.wishes.travel.rooms_on_request):
        message = "rooms are on request" if late else "no room is on request"
        yield _fault(at, 1, "nights", f"{message}, the night says otherwise")


def _cheaper_first(
    trip: Trip, date: dt.date, night: Night, hotel: Hotel, at: str
) -> Iterator[Violation]:
    """Singles cost the least that single rooms and twin rooms let for single use allow."""
    single, twin = room_type(hotel, RoomKind.SINGLE), room_type(hotel, RoomKind.TWIN)
    needed = trip.party.room_demand.single
    most_single = _left(trip, date, hotel, single)
    lone_cents = twin.single_use_cents if twin else None
    most_lone = 0
    if lone_cents is not None:
        most_lone = max(0, _left(trip, date, hotel, twin) - trip.party.room_demand.twin)
    single_cents = single.price_cents if single else 0
    sums = [
        in_single * single_cents + (needed - in_single) * (lone_cents or 0)
        for in_single in range(min(needed, most_single) + 1)
        if needed - in_single <= most_lone
    ]
    booked = _booked(night, RoomKind.SINGLE, False) * single_cents
    booked += _booked(night, RoomKind.TWIN, True) * (lone_cents or 0)
    if sums and booked > min(sums):
        message = "the singles are not in the cheaper rooms first"
        yield _fault(at, booked - min(sums), "cents", message)


def _check_out(trip: Trip, index: int) -> Iterator[Violation]:
    """A hotel is left by check-out on a day that does not end in it."""
    hotel = trip.hotel_after(index - 1)
    if hotel is None:
        return
    day = trip.days[index]
    left = leaves_at(trip, day)
    stays = day.night is not None and day.night.hotel == hotel.id
    if not stays and left is not None and left > hotel.check_out:
        message = f"{hotel.id} is left at {clock(left)}, check-out is {clock(hotel.check_out)}"
        yield _fault(str(day.date), left - hotel.check_out, "minutes", message)


def same_hotel(trip: Trip) -> Iterator[Violation]:
    """`same-hotel`: nights in another hotel than the night before."""
    nights = [day.night.hotel for day in trip.days if day.night is not None]
    changes = sum(before != after for before, after in pairwise(nights))
    most = trip.wishes.limits.max_hotel_changes
    if changes > most:
        yield Violation(
            rule=Rule.SAME_HOTEL,
            where="trip",
            amount=changes - most,
            unit="changes",
            message=f"{changes} changes of hotel, at most {most}",
        )
