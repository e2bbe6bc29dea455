"""Moves: from one place to the next, with the legs in between, the buffers and the waiting.

next start ≥ end + leg + buffer          waiting = next start − end − leg − buffer
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.check.trip import Stop, Trip, known, minutes_between
from optimizer.domain.itinerary import Arrival, Departure, Leg, Visit


@dataclass(frozen=True)
class Lodging:
    """The hotel where a day begins or ends."""

    place: str


Halt = Lodging | Arrival | Departure | Stop
"""Where a move begins or ends."""


@dataclass(frozen=True)
class Move:
    """What lies between two halts; None where the plan or the catalogue lacks one."""

    before: Halt | None
    legs: tuple[Leg, ...]
    after: Halt | None


def moves_of(trip: Trip, index: int) -> Iterator[Move]:
    """The moves of a day, from the morning place to the night place."""
    morning, night = trip.hotel_after(index - 1), trip.hotel_after(index)
    before: Halt | None = None if morning is None else Lodging(morning.place)
    legs: tuple[Leg, ...] = ()
    for item in trip.days[index].items:
        if isinstance(item, Leg):
            legs = (*legs, item)
            continue
        yield Move(before, legs, item)
        before, legs = item, ()
    if night is not None:
        yield Move(before, legs, Lodging(night.place))
    elif legs:
        yield Move(before, legs, None)


def ready(trip: Trip, before: Halt) -> int | None:
    """When a halt is over, an arrival's buffer included; None for a hotel, left at any time."""
    match before:
        case Lodging():
            return None
        case Arrival():
            connection = trip.connection(before)
            return before.end + (connection.buffer_minutes if connection else 0)
        case _:
            return before.end


def buffer_before(trip: Trip, before: Halt, after: Halt) -> int:
    """The buffer that ends a move. An arrival's own buffer is part of `ready`."""
    match after:
        case Lodging():
            return 0
        case Departure():
            connection = trip.connection(after)
            return connection.buffer_minutes if connection else 0
    if before.place == after.place:
        return 0 if isinstance(before, Lodging | Arrival) else trip.rules.changeover_minutes
    venue = known(trip.catalogue.venue, after.venue) if isinstance(after, Visit) else None
    gate = venue is not None and venue.gate
    return trip.rules.gate_buffer_minutes if gate else trip.rules.move_buffer_minutes


def leg_minutes(trip: Trip, leg: Leg) -> int:
    """The minutes of a leg by its matrix; as planned where the matrix has none."""
    if leg.vehicle is None:
        matrix = known(trip.catalogue.matrix, trip.catalogue.walk_matrix)
    else:
        vehicle = known(trip.catalogue.vehicle, leg.vehicle)
        matrix = known(trip.catalogue.matrix, vehicle.matrix) if vehicle else None
    minutes = minutes_between(matrix, leg.origin, leg.destination)
    return leg.end - leg.start if minutes is None else minutes


def waiting(trip: Trip, move: Move) -> int:
    """The waiting at the end of a move, never below 0.

    None on the way to a hotel, and none before the first item (or the departure) from a hotel.
    """
    if move.before is None or move.after is None or isinstance(move.after, Lodging):
        return 0
    free_from = ready(trip, move.before)
    if free_from is None:
        return 0
    travel = sum(leg_minutes(trip, leg) for leg in move.legs)
    buffer = buffer_before(trip, move.before, move.after)
    return max(0, move.after.start - free_from - travel - buffer)
