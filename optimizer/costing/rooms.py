"""Rooms: which are booked for the party, and their price for the night.

Twins sleep in twin rooms, guests who need it in accessible rooms, singles in single rooms or in
twin rooms let for single use, whichever is cheaper first; all within the allotment.
"""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import Account, path
from optimizer.domain.catalogue import Hotel, RoomKind, RoomType
from optimizer.domain.itinerary import BookedRooms, CostLine, Night
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def rooms_held(problem: Problem, room: RoomType, date: dt.date) -> int:
    """The rooms that may be booked: none after the release unless rooms on request are wished."""
    wishes = problem.wishes
    # Asked from the date, because a date minus very many days does not exist.
    released = (date - wishes.planning_date).days < room.release_days
    if released and not wishes.travel.rooms_on_request:
        return 0
    return room.count_on(date)


def room_type(hotel: Hotel, kind: RoomKind) -> RoomType | None:
    """The hotel's rooms of a kind (the first of them), or None."""
    return next((room for room in hotel.rooms if room.kind is kind), None)


def room_assignment(
    problem: Problem, hotel: Hotel, date: dt.date
) -> tuple[BookedRooms, ...] | None:
    """The cheapest rooms for the party in the night that starts on a date; None if they lack.

    On a tie between single rooms and twin rooms for single use, single rooms come first.
    """
    demand = problem.wishes.party.room_demand
    kinds = {kind: room_type(hotel, kind) for kind in RoomKind}
    held = {
        kind: 0 if room is None else rooms_held(problem, room, date) for kind, room in kinds.items()
    }
    spare_twins = held[RoomKind.TWIN] - demand.twin
    if spare_twins < 0 or held[RoomKind.ACCESSIBLE] < demand.accessible:
        return None
    singles, single_use = _singles(
        demand.single,
        held[RoomKind.SINGLE],
        spare_twins,
        kinds[RoomKind.SINGLE],
        kinds[RoomKind.TWIN],
    )
    if singles + single_use < demand.single:
        return None
    return tuple(
        BookedRooms(kind=kind, single_use=for_one, count=count)
        for kind, for_one, count in (
            (RoomKind.SINGLE, False, singles),
            (RoomKind.TWIN, True, single_use),
            (RoomKind.TWIN, False, demand.twin),
            (RoomKind.ACCESSIBLE, False, demand.accessible),
        )
        if count
    )


def _singles(
    wanted: int, single_rooms: int, spare_twins: int, single: RoomType | None, twin: RoomType | None
) -> tuple[int, int]:
    """How many singles sleep in single rooms and in twin rooms, the cheaper kind filled first."""
    if twin is None or twin.single_use_cents is None:
        spare_twins = 0
    elif single is None or twin.single_use_cents < single.price_cents:
        in_twins = min(wanted, spare_twins)
        return min(wanted - in_twins, single_rooms), in_twins
    in_singles = min(wanted, single_rooms)
    return in_singles, min(wanted - in_singles, spare_twins)


def night_lines(problem: Problem, date: dt.date, night: Night) -> tuple[CostLine, ...]:
    """What the hotel is paid for a night. Raises KeyError for rooms that it does not let so."""
    hotel = problem.catalogue.hotel(night.hotel)
    account = Account(path(date, "night", hotel.id), Category.ROOMS, hotel.id)
    lines: tuple[CostLine, ...] = ()
    for booked in night.rooms:
        room = room_type(hotel, booked.kind)
        price = None if room is None else room.price_cents
        if room is not None and booked.single_use:
            price = room.single_use_cents
        item = f"{booked.kind.value}-single-use" if booked.single_use else booked.kind.value
        if price is None:
            raise KeyError(f"{hotel.id} lets no {item} rooms")
        lines += account.line(item, "room-night", booked.count, price)
    return lines
