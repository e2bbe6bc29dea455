"""Several delegations to one host on the same dates, each beside what the others have booked."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.instances.generator import TripMaker
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes

_BUDGET = 0.6


class Host:
    """The host of a generated trip with as many coaches and rooms as its delegations need."""

    def __init__(self, sessions: int, days: int, hotels: int, seed: int, count: int) -> None:
        name = f"{sessions}x{days}x{hotels}/{seed}"
        maker = TripMaker(Random(f"{name}/delegations"), sessions, days, hotels, True)
        content = maker.catalogue()
        for vehicle in content["vehicles"]:
            vehicle["max_count"] = count
        for hotel in content["hotels"]:
            for room in hotel["rooms"]:
                room["count"] *= count
        self.catalogue = Catalogue.model_validate(content)
        self.delegations = tuple(_wishes(maker, self.catalogue) for _ in range(count))

    def problem(self, number: int, bookings: tuple[Booking, ...]) -> Problem:
        """What a delegation wants, beside what is booked."""
        return Problem(catalogue=self.catalogue, wishes=self.delegations[number], bookings=bookings)


def _wishes(maker: TripMaker, catalogue: Catalogue) -> Wishes:
    """The next delegation's: points by chance, and nothing required that another may hold."""
    content: dict[str, Any] = maker.wishes(catalogue, _BUDGET)
    content["wishes"] = [wish for wish in content["wishes"] if wish["kind"] == "scored"]
    content["quotas"] = []
    return Wishes.model_validate(content)


def bookings_of(itinerary: Itinerary, catalogue: Catalogue) -> Iterator[Booking]:
    """What a plan holds of partners, venues, vehicles and rooms."""
    for day in itinerary.days:
        if day.vehicle is not None:
            yield Booking(
                kind=BookingKind.VEHICLE, id=day.vehicle, date=day.date, count=day.vehicles
            )
        if day.night is not None:
            for rooms in day.night.rooms:
                yield Booking(
                    kind=BookingKind.HOTEL,
                    id=day.night.hotel,
                    date=day.date,
                    count=rooms.count,
                    room=rooms.kind,
                )
    for date, visit in itinerary.visits:
        span = {"date": date, "start": visit.start, "end": visit.end}
        partner = catalogue.session(visit.sessions[0]).partner
        yield Booking(kind=BookingKind.PARTNER, id=partner, **span)
        yield Booking(kind=BookingKind.VENUE, id=visit.venue, **span)
