"""Driver hours as the rule book tells them, for a day whose order of places is known."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import DriverRules
from tests.oracle.stops import Offer
from tests.oracle.travelling import Moves, VehicleChoice


class Driving:
    """What the drivers of one vehicle choice may do on a date."""

    def __init__(self, problem: Problem, date: dt.date, moves: Moves) -> None:
        self.choice: VehicleChoice = moves.choice
        self.moves, self.problem = moves, problem
        begun = [one for one in problem.catalogue.driver_rules if one.valid_from <= date]
        begun.sort(key=lambda one: one.valid_from)
        vehicle = self.choice.vehicle
        bound = begun and vehicle is not None and vehicle.seats + 1 > begun[-1].over_people
        self.rules: DriverRules | None = begun[-1] if bound else None

    def allows(self, morning: str, items: tuple[Offer, ...], night: str, span: int) -> bool:
        """Whether the day keeps the limits; the span is without empty runs."""
        rules, vehicle = self.rules, self.choice.vehicle
        if rules is None or vehicle is None:
            return True
        out = back = 0
        if vehicle.garage is not None:
            out, back = self._run(vehicle.garage, morning), self._run(night, vehicle.garage)
        stretches = self._stretches(morning, items, night)
        if self.choice.waits:
            stretches[0] = (stretches[0][0] + out, stretches[0][1])
            stretches[-1] = (stretches[-1][0] + back, 0)
        limits = rules if self.choice.drivers == 1 else rules.two_drivers
        if sum(driven for driven, _ in stretches) > limits.driving_minutes:
            return False
        if span + out + back > limits.duty_span_minutes:
            return False
        return self.choice.drivers == 2 or _has_breaks(stretches, rules)

    def _run(self, origin: str, destination: str) -> int:
        matrix = self.problem.catalogue.matrix(self.choice.vehicle.matrix)
        return matrix.minutes_between(origin, destination)

    def _stretches(
        self, morning: str, items: tuple[Offer, ...], night: str
    ) -> list[tuple[int, int]]:
        """For every item, and for the way home, the minutes driven to it and stood there."""
        found, at = [], morning
        for offer in items:
            stood = offer.length
            if not self.choice.waits:
                garage = self.choice.vehicle.garage
                stood -= self._run(garage, offer.place) + self._run(offer.place, garage)
            found.append((self._driven(at, offer.place), stood))
            at = offer.place
        return [*found, (self._driven(at, night), 0)]

    def _driven(self, origin: str, destination: str) -> int:
        move = self.moves.between(origin, destination)
        if not move.driven:
            return 0
        if self.choice.waits:
            return move.minutes
        garage = self.choice.vehicle.garage
        return self._run(garage, origin) + move.minutes + self._run(destination, garage)


def _has_breaks(stretches: list[tuple[int, int]], rules: DriverRules) -> bool:
    """Whether nobody drives too long before a break: whole, or its two parts."""
    since, earlier = 0, []
    for driven, stood in stretches:
        since += driven
        if since > rules.driving_before_break:
            return False
        if stood >= rules.break_minutes:
            since, earlier = 0, []
        elif stood >= rules.least_part:
            if rules.second_part is None:
                whole = any(part + stood >= rules.break_minutes for part in earlier)
            else:
                whole = bool(earlier) and stood >= rules.second_part
            since, earlier = (0, []) if whole else (since, [*earlier, stood])
    return True
