"""Guests by name, as many as the small problem has rooms for. Nobody is called so."""

from __future__ import annotations

from optimizer.domain.catalogue import RoomKind
from optimizer.domain.rooming import NamedGuest
from optimizer.domain.wishes import Party


def named_guests(party: Party) -> tuple[NamedGuest, ...]:
    """A name for every bed: singles in rooms S1, S2, …, twins in T1, T1, T2, …"""
    demand = party.room_demand
    rooms = [(RoomKind.TWIN, f"T{room}") for room in range(1, demand.twin + 1) for _ in range(2)]
    rooms += [(RoomKind.SINGLE, f"S{room}") for room in range(1, demand.single + 1)]
    rooms += [(RoomKind.ACCESSIBLE, f"A{room}") for room in range(1, demand.accessible + 1)]
    return tuple(
        NamedGuest(name=f"Guest Number {index}", room_kind=kind, room=room)
        for index, (kind, room) in enumerate(rooms, start=1)
    )
