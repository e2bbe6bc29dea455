"""Frames: what is settled of a trip before its items, for peers that do not choose it themselves.

A frame has dates, connections, hotels and vehicles. A person settles these first, and a routing
solver needs them: its vehicles begin and end where they are told to. Peers try the frames in this
order: the most days, the earliest arrival and the latest departure of each, one hotel for the whole
stay before any change, hotels near what there is to see first; each day the cheapest vehicle that
waits, with one driver.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, product

from optimizer.prepare.instance import NOT_ARRIVED, Instance


@dataclass(frozen=True)
class FrameDay:
    """A day on site: states in the morning and at night, connections (-1: none), vehicle."""

    day: int
    morning: int
    night: int
    arrival: int
    departure: int
    vehicle: int


Frame = tuple[FrameDay, ...]


def frames(instance: Instance, most: int) -> tuple[Frame, ...]:
    """So many frames at most, the likeliest first; none where no trip can begin and end."""
    return tuple(islice(_every(instance), most))


def _every(instance: Instance) -> Iterator[Frame]:
    for length in range(instance.most_days, instance.least_days - 1, -1):
        firsts = range(len(instance.days) - length + 1)
        for nights in _stays(instance, length - 1):
            for first in firsts if not instance.arrives_first else (0,):
                frame = _frame(instance, first, nights)
                if frame is not None:
                    yield frame


def _stays(instance: Instance, nights: int) -> Iterator[tuple[int, ...]]:
    """The hotels of the nights by state: those without a change, then those with few."""
    ranked = sorted(range(1, len(instance.hotels) + 1), key=lambda state: _far(instance, state))
    if not nights:
        yield ()
        return
    yield from ((state,) * nights for state in ranked)
    most = instance.problem.wishes.limits.max_hotel_changes
    for changes in range(1, min(most, nights - 1) + 1):
        for stay in product(ranked, repeat=nights):
            if sum(one != other for one, other in pairwise(stay)) == changes:
                yield stay


def _far(instance: Instance, state: int) -> tuple[int, str]:
    """Minutes from a hotel to everything on offer, walked or driven by the first way."""
    hotel, option = instance.hotels[state - 1], instance.vehicles[-1]
    places = {offer.place for day in instance.days for offer in day.offers}
    return sum(int(option.minutes[hotel.place, place]) for place in places), hotel.hotel.id


def _frame(instance: Instance, first: int, nights: tuple[int, ...]) -> Frame | None:
    """The frame of a first day and its nights; None where there is no connection or no room."""
    states = (NOT_ARRIVED, *nights, instance.gone_home)
    found = []
    for number, (morning, night) in enumerate(pairwise(states)):
        day = instance.days[first + number]
        arrival = departure = -1
        if morning == NOT_ARRIVED:
            if not day.arrivals:
                return None
            arrival = min(
                range(len(day.arrivals)), key=lambda i: (day.arrivals[i].connection.time, i)
            )
        if night == instance.gone_home:
            if not day.departures:
                return None
            departure = max(
                range(len(day.departures)), key=lambda i: (day.departures[i].connection.time, -i)
            )
        elif instance.hotels[night - 1].nights[day.index] is None:
            return None
        vehicle = _vehicle(instance, day.vehicles)
        found.append(FrameDay(day.index, morning, night, arrival, departure, vehicle))
    return tuple(found)


def _vehicle(instance: Instance, numbers: tuple[int, ...]) -> int:
    """The cheapest by the day that waits with one driver; on foot where there is none."""
    options = [(instance.vehicles[number], number) for number in numbers]
    hired = [
        (option.day_cents + option.hour_cents * option.min_hours, number)
        for option, number in options
        if option.vehicle is not None and option.waits and option.drivers == 1
    ]
    return min(hired)[1] if hired else numbers[0]
