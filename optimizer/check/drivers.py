"""Drivers: minutes driven, breaks and duty, by the rules in force on the date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.check.cost import empty_runs, span
from optimizer.check.trip import Trip, known, minutes_between, where
from optimizer.domain.catalogue import Vehicle
from optimizer.domain.itinerary import Arrival, Departure, ItineraryDay, Leg
from optimizer.domain.result import Violation
from optimizer.domain.rules import Rule
from optimizer.domain.tariffs import DriverRules
from optimizer.domain.ticks import lasting


def driver_hours(trip: Trip) -> Iterator[Violation]:
    """`driver-hours`: no more driving, none without a break, and no longer duty than allowed."""
    for index, day in enumerate(trip.days):
        vehicle = known(trip.catalogue.vehicle, day.vehicle)
        rules = trip.catalogue.driver_rules_on(day.date, vehicle) if vehicle else None
        if vehicle is None or rules is None:
            continue
        at = f"{day.date} vehicle {vehicle.id}"
        alone = day.drivers == 1
        work = _Work(trip, index, vehicle)
        most = rules.driving_minutes if alone else rules.two_drivers.driving_minutes
        if (driven := work.driven) > most:
            message = f"{lasting(driven)} driven, at most {lasting(most)}"
            yield _fault(at, driven - most, message)
        most = rules.duty_span_minutes if alone else rules.two_drivers.duty_span_minutes
        if (duty := work.duty) > most:
            message = f"a duty of {lasting(duty)}, at most {lasting(most)}"
            yield _fault(at, duty - most, message)
        if alone:
            yield from _breaks(work, rules)


def _fault(at: str, amount: int, message: str) -> Violation:
    return Violation(
        rule=Rule.DRIVER_HOURS, where=at, amount=amount, unit="minutes", message=message
    )


@dataclass(frozen=True)
class _Work:
    """What a vehicle's driver does on a day."""

    trip: Trip
    index: int
    vehicle: Vehicle

    @property
    def _day(self) -> ItineraryDay:
        return self.trip.days[self.index]

    def _run(self, origin: str, destination: str) -> int:
        matrix = known(self.trip.catalogue.matrix, self.vehicle.matrix)
        return minutes_between(matrix, origin, destination) or 0

    @property
    def _ends(self) -> list[int]:
        """The empty runs before and after the day; none without a garage."""
        return [self._run(*way) for way in empty_runs(self.trip, self.index, self.vehicle)]

    @property
    def duty(self) -> int:
        """The span of the day with the empty runs at its ends."""
        return span(self.trip, self.index) + sum(self._ends)

    @property
    def driven(self) -> int:
        """All minutes driven."""
        return sum(minutes for is_driven, minutes, _ in self.course() if is_driven)

    def course(self) -> Iterator[tuple[bool, int, str]]:
        """What is driven, and what is stood during items, in order of time: minutes and where."""
        day, waits = self._day, self._day.vehicle_waits
        at = f"{day.date} vehicle {self.vehicle.id}"
        ends = self._ends if waits else []
        if ends:
            yield True, ends[0], at
        for item in day.items:
            length = item.end - item.start
            if isinstance(item, Leg):
                if item.vehicle is not None:
                    around = 0 if waits else self._around(item.origin, item.destination)
                    yield True, length + around, where(day.date, item)
            elif not isinstance(item, Arrival | Departure):
                away = 0 if waits else self._around(item.place, item.place)
                yield False, length - away, where(day.date, item)
        if ends:
            yield True, ends[1], at

    def _around(self, origin: str, destination: str) -> int:
        """The empty runs from the garage to a place and from a place back to it."""
        garage = self.vehicle.garage
        if garage is None:
            return 0
        return self._run(garage, origin) + self._run(destination, garage)


def _breaks(work: _Work, rules: DriverRules) -> Iterator[Violation]:
    """Every drive that goes on after a break was due, by how much of it is too late."""
    parts: list[int] = []
    driven, most = 0, rules.driving_before_break
    for is_driven, minutes, at in work.course():
        if is_driven:
            over = min(minutes, driven + minutes - most)
            driven += minutes
            if over > 0:
                message = f"{lasting(driven)} driven without a break, at most {lasting(most)}"
                yield _fault(at, over, message)
        elif minutes >= rules.break_minutes or _completes(parts, minutes, rules):
            driven, parts = 0, []
        elif minutes >= rules.least_part:
            parts.append(minutes)


def _completes(parts: list[int], minutes: int, rules: DriverRules) -> bool:
    """Whether an item is the second part of a break whose first part is among the earlier ones."""
    if not parts or minutes < rules.least_part:
        return False
    if rules.second_part is not None:
        return minutes >= rules.second_part
    return max(parts) + minutes >= rules.break_minutes
