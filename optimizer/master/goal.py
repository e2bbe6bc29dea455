"""A goal: what a tier makes most or least of, in its own unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd

import numpy as np

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.plantable import TIME, TRAVEL, Ints, PlanTable
from optimizer.dayplans.prices import Compared
from optimizer.domain.rules import Rule
from optimizer.master.rows import Row
from optimizer.prepare.instance import Day, Instance
from optimizer.prepare.published import CHANGE, LEVEL


@dataclass(frozen=True)
class Goal:
    """Most of: sum of `terms` . y - sum over plans of cost, time, travel and mark at their weights.

    Inside the engine every goal is made most of; a tier that people read as "least" is reported
    with its sign turned (`reported`). `mark` is the number of the mark that is made least of,
    `base` what a trip counts that holds nothing: inside the engine all that is held counts.
    """

    name: str
    unit: str
    is_least: bool = False
    terms: tuple[int, ...] = ()
    cost: int = 0
    time: int = 0
    travel: int = 0
    mark: int | None = None
    base: int = 0

    @property
    def is_any_trip(self) -> bool:
        """Whether every trip is worth 0: then only whether one exists is asked."""
        is_free = not (any(self.terms) or self.cost or self.time or self.travel)
        return is_free and self.mark is None

    @property
    def is_never_negative(self) -> bool:
        """Whether no trip is worth less than 0: of any trip, and of points."""
        is_free = not (self.cost or self.time or self.travel) and self.mark is None
        return is_free and min(self.terms, default=0) >= 0

    def ceiling(self, instance: Instance) -> int:
        """More than this no trip of an instance is worth, whatever it is."""
        held = 0 if self.mark is None else _most_held(instance, self.mark)
        return sum(self.terms) + held

    @property
    def step(self) -> int:
        """Values of the goal are multiples of this."""
        return max(1, gcd(*self.terms)) if self.terms and not self.cost and not self.time else 1

    def of_plan(self, plan: DayPlan) -> int:
        """What one day plan contributes."""
        marked = 0 if self.mark is None else plan.marks[self.mark]
        spent = self.cost * plan.cost + self.time * plan.time + self.travel * plan.travel
        return -(spent + marked)

    def of_plans(self, table: PlanTable) -> Ints:
        """What each of many day plans contributes."""
        total: Ints = -(self.cost * table.cost + self.time * table.times[:, TIME])
        total -= self.travel * table.times[:, TRAVEL]
        return total if self.mark is None else total - table.marks[:, self.mark]

    def mark_weights(self, marks: int) -> Ints:
        """What a unit of each mark costs."""
        weights = np.zeros(marks, np.int64)
        if self.mark is not None:
            weights[self.mark] = 1
        return weights

    def of_trip(self, instance: Instance, trip: Iterable[DayPlan]) -> int:
        """The value of a whole trip: each term paid once."""
        plans = tuple(trip)
        held = {
            session
            for plan in plans
            for offer in plan.offers
            for session in instance.days[plan.day].offers[offer].sessions
        }
        paid = sum(
            weight
            for weight, term in zip(self.terms, instance.terms, strict=False)
            if term.sessions & held
        )
        return paid + sum(self.of_plan(plan) for plan in plans)

    def reported(self, value: int | None) -> int | None:
        """An inner value as people read it."""
        return self.base - value if value is not None and self.is_least else value

    def as_row(self, instance: Instance, value: int) -> Row:
        """The row that keeps at least this (inner) value in the tiers that follow."""
        terms = {index: weight for index, weight in enumerate(self.terms) if weight}
        if self.mark is not None:
            return Row(Rule.PIN, f"tier:{self.name}", upper=-value, marks={self.mark: 1})
        if self.terms:
            return Row(Rule.REQUIRED, f"tier:{self.name}", lower=value, terms=terms)
        raise ValueError(f"the tier {self.name} cannot be kept by a row")

    def compared(self, rows: tuple[Row, ...], *, canonical: bool) -> Compared:
        """What a listing of day plans must keep apart for this goal and these rows."""
        own = tuple(any(list(row.costs) == [category] for row in rows) for category in range(6))
        total = any(len(row.costs) > 1 for row in rows)
        rest = any(row.late_end for row in rows)
        cost, travel = self.cost > 0, self.travel > 0
        marks = tuple(sorted({mark for row in rows for mark in row.marks}))
        return Compared(own, total, cost, self.time, travel, rest, canonical, marks)


def any_trip() -> Goal:
    """No goal: is there a trip at all?"""
    return Goal("any trip", "")


def broken_levels(instance: Instance) -> Goal:
    """The fewest published items that are not held as their freeze level asks."""
    return Goal("levels", "items", is_least=True, mark=LEVEL, base=instance.marks[LEVEL])


def changes(instance: Instance) -> Goal:
    """The least weight of changes to a published programme."""
    return Goal("changes", "changes", is_least=True, mark=CHANGE, base=instance.marks[CHANGE])


def _most_held(instance: Instance, mark: int) -> int:
    """More of a mark no trip holds: what of the programme nobody offers any more is lost."""
    catalogue = instance.problem.catalogue
    best: dict[tuple[object, int], int] = {}
    total = 0
    for day in instance.days:
        for offer in day.offers:
            held = offer.tokens or offer.markers
            gain = -(offer.marks[mark] // max(1, len(held)))  # each its share, none too low
            for token in held:
                name = instance.tokens[token] if offer.sessions else ""
                often = offer.sessions and catalogue.session(name).visits_per_trip > 1
                key = (token, day.index if often else -1)
                best[key] = max(best.get(key, 0), gain)
        total += _most_of_day(instance, day, mark)
    return min(instance.marks[mark], total + sum(best.values()))


def _most_of_day(instance: Instance, day: Day, mark: int) -> int:
    """What a day's vehicle and night hold at most: nothing is lost where it need not be in a trip.

    A night is spent where the next day is in every trip too.
    """
    vehicles = [-day.vehicle_marks[number][mark] for number in day.vehicles]
    nights = [
        -marks[mark]
        for hotel, marks in zip(instance.hotels, day.night_marks, strict=True)
        if hotel.nights[day.index] is not None
    ]
    stays, sleeps = (instance.is_in_every_trip(at) for at in (day.index, day.index + 1))
    return max(vehicles if stays else [0, *vehicles], default=0) + max(
        nights if stays and sleeps else [0, *nights], default=0
    )


def points(instance: Instance) -> Goal:
    """Tier 2 of planning afresh: the most points."""
    weights = tuple(term.weight for term in instance.terms)
    return Goal("points", "points", terms=weights or (0,))


def cost_and_time(instance: Instance) -> Goal:
    """Tier 3: the least cost, with travel and waiting at the value of time."""
    value_of_time = instance.problem.rules.value_of_time_cents_per_tick
    return Goal("cost and time", "cents", is_least=True, cost=1, time=value_of_time)


def cost_alone() -> Goal:
    """The least cost."""
    return Goal("cost", "cents", is_least=True, cost=1)


def travel_alone() -> Goal:
    """The least travel."""
    return Goal("travel", "minutes", is_least=True, travel=1)
