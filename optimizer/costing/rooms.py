"""Rooms: which are booked for the party, and their price for the night.

Twins sleep in twin rooms, guests who need it in accessible rooms, singles in single rooms or in
twin rooms let for single use, whichever is cheaper first; all within the allotment. Of a hotel with
`foc_per` one guest in so many and one sleeps free of charge, which is worth half a twin room,
rounded down to the cent; never more than the night's rooms cost.
"""

from __future__ import annotations

import datetime as dt

from optimizer.costing.line import Account, open_account, path
from optimizer.costing.vat import gross_prices
from optimizer.domain.bookings import BookingKind
from optimizer.domain.catalogue import Hotel, RoomKind, RoomType
from optimizer.domain.itinerary import BookedRooms, CostLine, Night
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, confirmed_on


def rooms_held(problem: Problem, hotel: Hotel, room: RoomType, date: dt.date) -> int:
    """The rooms that may be booked: none after the release unless rooms on request are wished.

    What other trips have booked is gone.
    """
    if is_released(problem, hotel, room, date) and not problem.wishes.travel.rooms_on_request:
        return 0
    booked = problem.held.count(BookingKind.HOTEL, hotel.id, date, room.kind)
    return max(0, room.count_on(date) - booked)


def is_released(problem: Problem, hotel: Hotel, room: RoomType, date: dt.date) -> bool:
    """Whether rooms for a night are no longer held, so that they are on request only.

    What is confirmed is held, whatever the release.
    """
    settled = confirmed_on(problem.statuses, ItemKind.HOTEL, date)
    if any(item.id == hotel.id for item in settled):
        return False
    # Asked from the date, because a date minus very many days does not exist.
    return (date - problem.wishes.planning_date).days < room.release_days


def is_on_request(
    problem: Problem, hotel: Hotel, date: dt.date, rooms: tuple[BookedRooms, ...]
) -> bool:
    """Whether any of the rooms booked for a night is on request."""
    types = (room_type(hotel, booked.kind) for booked in rooms)
    return any(room is not None and is_released(problem, hotel, room, date) for room in types)


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
        kind: 0 if room is None else rooms_held(problem, hotel, room, date)
        for kind, room in kinds.items()
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
    account = open_account(
        problem,
        date,
        path(date, "night", hotel.id),
        Category.ROOMS,
        hotel.id,
        hotel.vat_category,
        hotel.supply_mode,
    )
    lines: tuple[CostLine, ...] = ()
    for booked in night.rooms:
        room = room_prices(problem, hotel, booked.kind, date)
        price = None if room is None else room.price_cents
        if room is not None and booked.single_use:
            price = room.single_use_cents
        item = f"{booked.kind.value}-single-use" if booked.single_use else booked.kind.value
        if price is None:
            raise KeyError(f"{hotel.id} lets no {item} rooms")
        lines += account.line(item, "room-night", booked.count, price)
    return lines + _free_places(problem, hotel, date, account, sum(x.gross_cents for x in lines))


def room_prices(problem: Problem, hotel: Hotel, kind: RoomKind, date: dt.date) -> RoomType | None:
    """The hotel's rooms of a kind with their prices in gross, as they are on a date."""
    room = room_type(hotel, kind)
    if room is None:
        return None
    return gross_prices(problem, date, room, hotel.price_basis, hotel.vat_category)


def _free_places(
    problem: Problem, hotel: Hotel, date: dt.date, account: Account, rooms_cents: int
) -> tuple[CostLine, ...]:
    twin = room_prices(problem, hotel, RoomKind.TWIN, date)
    if hotel.foc_per is None or twin is None or twin.price_cents < 2:
        return ()
    half = twin.price_cents // 2
    free = min(problem.wishes.party.heads // (hotel.foc_per + 1), rooms_cents // half)
    return account.line("free-places", "person", -free, half)
