"""Driver hours: ways to take a vehicle for a day, what they ask of a driver, and when they bind.

Where a bound on a day shows that a limit cannot bind, the engine carries nothing for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.domain.catalogue import Vehicle
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import DriverRules
from optimizer.prepare.instance import (
    NO_LIMIT,
    ConnectionOption,
    DriverLimits,
    HotelOption,
    Offer,
    OfferKind,
    VehicleOption,
)


def crews(problem: Problem, vehicle: Vehicle) -> Iterator[tuple[bool, int]]:
    """The ways to take a vehicle for a day: whether it waits, and its number of drivers."""
    most = 1
    bound = (vehicle.seats >= rules.over_people for rules in problem.catalogue.driver_rules)
    if vehicle.second_driver_cents is not None and any(bound):
        most = 2
    for waits in (True, False) if vehicle.returns_to_garage else (True,):
        for drivers in range(1, most + 1):
            yield waits, drivers


@dataclass(frozen=True)
class DrivingDay:
    """A day on which drivers' limits may bind: its hours, offers, connections, and places."""

    problem: Problem
    date: dt.date
    offers: tuple[Offer, ...]
    arrivals: tuple[ConnectionOption, ...]
    departures: tuple[ConnectionOption, ...]
    hotels: tuple[HotelOption, ...]

    def choices(
        self, options: Sequence[VehicleOption], free: Iterable[int]
    ) -> tuple[tuple[int, DriverLimits | None], ...]:
        """The free vehicles with their limits; a second driver only where one alone may not do."""
        found: list[tuple[int, DriverLimits | None]] = []
        needed: set[tuple[str, bool]] = set()
        for number in free:
            option = options[number]
            vehicle = option.vehicle
            if vehicle is None:
                found.append((number, None))
                continue
            way = (vehicle.id, option.waits)
            if option.drivers == 2 and way not in needed:
                continue
            limits = self._limits(option, vehicle)
            if limits is not None:
                needed.add(way)
            found.append((number, limits))
        return tuple(found)

    def _limits(self, option: VehicleOption, vehicle: Vehicle) -> DriverLimits | None:
        """What can bind of the rules in force; None where nothing can."""
        rules = self.problem.catalogue.driver_rules_on(self.date, vehicle)
        if rules is None:
            return None
        alone = option.drivers == 1
        most = rules if alone else rules.two_drivers
        driving, duty = most.driving_minutes, most.duty_span_minutes
        stretch = rules.driving_before_break if alone else NO_LIMIT
        limits = DriverLimits(
            driving=driving if self._most_driving(option) > driving else NO_LIMIT,
            stretch=stretch if alone and self._most_stretch(option, rules) > stretch else NO_LIMIT,
            duty=duty if self._most_duty(option) > duty else NO_LIMIT,
            rest=rules.break_minutes,
            least_part=rules.least_part,
            second_part=rules.second_part or 0,
        )
        return limits if limits.binds else None

    # --- bounds ---------------------------------------------------------------------------------
    def _most_duty(self, option: VehicleOption) -> int:
        """The longest span that the day's hours and connections allow, with its empty runs."""
        start, end = self.problem.day_hours(self.date)
        start = min([start, *(one.connection.time for one in self.arrivals)])
        end = max([end, *(one.connection.time for one in self.departures)])
        out, back = option.empty.minutes_out, option.empty.minutes_back
        return end - start + self._most(out, self._mornings) + self._most(back, self._nights)

    def _most_driving(self, option: VehicleOption) -> int:
        """No more than the longest ways to all that a day has room for, and home."""
        ways = self._to_items(option, self.offers)
        return ways + self._home(option) + self._both_ends(option)

    def _most_stretch(self, option: VehicleOption, rules: DriverRules) -> int:
        """The ways to all items too short for a break, one way more, and the empty runs."""
        short = [offer for offer in self.offers if option.stands(offer) < rules.break_minutes]
        longest = max([self._home(option), *self._incoming(option, self.offers)])
        return self._to_items(option, short) + longest + self._both_ends(option)

    def _both_ends(self, option: VehicleOption) -> int:
        driving = option.driving
        return self._most(driving.out, self._mornings) + self._most(driving.back, self._nights)

    def _to_items(self, option: VehicleOption, offers: Sequence[Offer]) -> int:
        """The longest ways to as many of the offers as a day holds."""
        ways: dict[object, int] = {}
        for offer, way in zip(offers, self._incoming(option, offers), strict=True):
            for key in _keys(offer):
                ways[key] = max(ways.get(key, 0), way)
        sessions = sorted((way for key, way in ways.items() if isinstance(key, int)), reverse=True)
        others = sum(way for key, way in ways.items() if not isinstance(key, int))
        return sum(sessions[: self.problem.rules.sessions_per_day]) + others

    def _incoming(self, option: VehicleOption, offers: Iterable[Offer]) -> list[int]:
        """The longest way to each offer from anywhere on the day."""
        origins = sorted({*self._mornings, *(offer.place for offer in self.offers)})
        legs = option.driving.legs
        return [int(legs[origins, offer.place].max()) for offer in offers]

    def _home(self, option: VehicleOption) -> int:
        """The longest way to where the day may end."""
        origins = sorted({*self._mornings, *(offer.place for offer in self.offers)})
        nights = sorted(self._nights)
        if not origins or not nights:
            return 0
        return int(option.driving.legs[np.ix_(origins, nights)].max())

    @property
    def _mornings(self) -> set[int]:
        hotels = {hotel.place for hotel in self.hotels}
        return hotels | {arrival.place for arrival in self.arrivals}

    @property
    def _nights(self) -> set[int]:
        hotels = {hotel.place for hotel in self.hotels}
        return hotels | {departure.place for departure in self.departures}

    def _most(self, minutes: np.ndarray, places: set[int]) -> int:
        return max((int(minutes[place]) for place in places), default=0)


def _keys(offer: Offer) -> tuple[object, ...]:
    """What can be had only once a day: sessions by number, others by name."""
    if offer.kind is OfferKind.VISIT:
        return offer.tokens
    if offer.kind is OfferKind.APPOINTMENT:
        return (offer.subject,)
    return ((offer.kind, offer.meal_bit),)
