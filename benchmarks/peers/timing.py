"""The minutes of a day whose items and order are chosen: by the rule book, not by the engine.

Each item begins as early as the one before, the way and the buffer let it; then a day that begins
at a hotel begins as late as that keeps its end. Breaks in seated runs are not waited for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.peers.frame import FrameDay
from optimizer.dayplans.dayplan import NO_START, DayPlan
from optimizer.domain.money import CATEGORIES
from optimizer.prepare.instance import NOT_ARRIVED, Instance, Offer


@dataclass(frozen=True)
class Timed:
    """A day's items with the span and the start of each, when it leaves, and minutes of legs."""

    stops: tuple[int, ...]
    windows: tuple[int, ...]
    starts: tuple[int, ...]
    leaves: int
    legs: int


class DayTimer:
    """Times the items of one day of a frame."""

    def __init__(self, instance: Instance, frame: FrameDay) -> None:
        self.instance, self.frame = instance, frame
        self.day = instance.days[frame.day]
        self.rules = instance.problem.rules
        self.option = instance.vehicles[frame.vehicle]
        self.begin = self._place(frame.arrival, frame.morning, self.day.arrivals)
        self.end = self._place(frame.departure, frame.night, self.day.departures)
        self.ready, self.latest = self._from(), self._until()

    def _place(self, connection: int, state: int, options: Sequence[object]) -> int:
        if connection >= 0:
            place: int = options[connection].place  # type: ignore[attr-defined]
            return place
        return self.instance.hotels[state - 1].place

    def _from(self) -> int:
        """When the party is ready to move."""
        if self.frame.arrival < 0:
            return self.day.day_start
        connection = self.day.arrivals[self.frame.arrival].connection
        return max(connection.time + connection.buffer_minutes, self.day.day_start)

    def _until(self) -> int:
        """When it has to be at the night place."""
        if self.frame.departure < 0:
            return self.day.day_end
        connection = self.day.departures[self.frame.departure].connection
        return min(self.day.day_end, connection.time - connection.buffer_minutes)

    @property
    def leaves_by(self) -> int:
        """The latest departure from the morning place: a hotel that is left has a check-out."""
        if self.frame.morning in (NOT_ARRIVED, self.frame.night):
            return NO_START
        return self.instance.hotels[self.frame.morning - 1].hotel.check_out

    def leg(self, origin: int, destination: int) -> int | None:
        """Minutes between two places; None where there is no way."""
        if origin == destination:
            return 0
        minutes = int(self.option.minutes[origin, destination])
        return None if minutes < 0 else minutes

    def gap(self, origin: int, offer: Offer, *, is_first: bool) -> int | None:
        """Leg and buffer before an offer for who comes from a place; None without a way."""
        leg = self.leg(origin, offer.place)
        if leg is None:
            return None
        if origin == offer.place:
            return 0 if is_first else self.rules.changeover_minutes
        return leg + (
            self.rules.gate_buffer_minutes if offer.gate else self.rules.move_buffer_minutes
        )

    def timed(self, stops: Sequence[int]) -> Timed | None:
        """The day with these items in this order; None where that cannot be."""
        if not stops:
            return self._straight()
        found = self._forward(stops, self.ready)
        if found is None or self.frame.arrival >= 0:
            return found
        later = self._forward(stops, self._latest_leaving(found))
        return later or found

    def _forward(self, stops: Sequence[int], leaves: int) -> Timed | None:
        place, clock, legs = self.begin, leaves, 0
        windows, starts, first_leaving = [], [], leaves
        for number, index in enumerate(stops):
            offer = self.day.offers[index]
            gap = self.gap(place, offer, is_first=number == 0)
            held = None if gap is None else self._earliest(offer, clock + gap)
            if gap is None or held is None:
                return None
            legs += self.leg(place, offer.place) or 0
            if number == 0 and self.frame.arrival < 0:
                first_leaving = held[1] - gap
            windows.append(held[0])
            starts.append(held[1])
            place, clock = offer.place, held[1] + offer.minutes
        way = self.leg(place, self.end)
        if way is None or clock + way > self.latest or first_leaving > self.leaves_by:
            return None
        return Timed(tuple(stops), tuple(windows), tuple(starts), first_leaving, legs + way)

    def _earliest(self, offer: Offer, ready: int) -> tuple[int, int] | None:
        """The first span and start that is not before a minute."""
        grid = self.rules.grid_minutes
        for window, (low, high) in enumerate(offer.starts):
            start = low if offer.exact else max(low, -(-ready // grid) * grid)
            if ready <= start <= high:
                return window, start
        return None

    def _latest_leaving(self, found: Timed) -> int:
        """When the day may leave its hotel at the latest and still end as it does."""
        bound = found.starts[-1]
        offers = [self.day.offers[index] for index in found.stops]
        for number in range(len(offers) - 2, -1, -1):
            gap = self.gap(offers[number].place, offers[number + 1], is_first=False) or 0
            bound = self._at_most(offers[number], bound - gap - offers[number].minutes)
        gap = self.gap(self.begin, offers[0], is_first=True) or 0
        return min(bound - gap, max(found.leaves, self.leaves_by))

    def _at_most(self, offer: Offer, bound: int) -> int:
        """The last start that is not after a minute; there is one, the earliest."""
        grid = 1 if offer.exact else self.rules.grid_minutes
        for low, high in reversed(offer.starts):
            if low <= bound:
                return low + (min(high, bound) - low) // grid * grid
        return offer.starts[0][0]

    def _straight(self) -> Timed | None:
        """A day without items: from the morning place to the night place.

        Where check-out comes long before the departure the rules ask for an item in between.
        """
        way = self.leg(self.begin, self.end)
        if way is None or (way and self.ready + way > self.latest):
            return None
        leaves = self.ready
        if self.frame.departure >= 0 and self.frame.arrival < 0:
            leaves = self.latest - way
        return Timed((), (), (), min(leaves, self.leaves_by), way)

    def plan(self, timed: Timed) -> DayPlan:
        """The day as it can be unfolded into legs and cost lines; what that does not read is 0."""
        frame, leaves = self.frame, timed.leaves
        if frame.arrival >= 0:
            leaves = self.day.arrivals[frame.arrival].connection.time
        ends = [
            start + self.day.offers[index].minutes
            for index, start in zip(timed.stops, timed.starts, strict=True)
        ]
        return DayPlan(
            day=frame.day,
            morning=frame.morning,
            night=frame.night,
            vehicle=frame.vehicle,
            arrival=frame.arrival,
            departure=frame.departure,
            offers=timed.stops,
            windows=timed.windows,
            breaks=(0,) * len(timed.stops),
            leaves=leaves,
            first_start=min(timed.starts, default=NO_START),
            last_end=max(ends, default=-NO_START),
            time=0,
            travel=timed.legs,
            costs=(0,) * len(CATEGORIES),
            tokens=0,
        )
