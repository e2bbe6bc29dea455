"""A day plan: one feasible day from a morning state to a night state."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.prepare.instance import Day, Instance, Marks

NO_START = 1 << 40
"""The first start of a day without items: it binds no night rest."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One feasible day. Minutes from midnight, cents by category.

    `offers` are indices into the day's offers, in order; `windows` the start span each one uses,
    `breaks` whether it waits for a break. `arrival` and `departure` are indices of the day's
    connections, -1 for none. `leaves` is the departure from the morning place, `time` travel plus
    waiting with the connections' journeys, `travel` the travel alone. `tokens` are those of its
    offers with their markers, `marks` the sums of their marks with those of vehicle and night.
    """

    day: int
    morning: int
    night: int
    vehicle: int
    arrival: int
    departure: int
    offers: tuple[int, ...]
    windows: tuple[int, ...]
    breaks: tuple[int, ...]
    leaves: int
    first_start: int
    last_end: int
    time: int
    travel: int
    costs: tuple[int, ...]
    tokens: int
    marks: Marks = ()

    @property
    def cost(self) -> int:
        """The sum of its costs in cents."""
        return sum(self.costs)

    @property
    def is_away(self) -> bool:
        """Whether nothing happens: not arrived yet, or gone home."""
        return self.morning == self.night and not self.offers and not self.costs_anything

    @property
    def costs_anything(self) -> bool:
        """Whether any cost stands against it."""
        return any(self.costs)

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it this plan and no other; sorts in the canonical order."""
        return (
            self.day,
            self.morning,
            self.night,
            self.vehicle,
            self.arrival,
            self.departure,
            self.offers,
            self.windows,
            self.breaks,
            self.leaves,
        )


def empty_day(day: int, state: int, size: int, marks: int = 0) -> DayPlan:
    """A day before the arrival or after the departure: nothing happens, nothing is paid."""
    return DayPlan(
        day,
        state,
        state,
        0,
        -1,
        -1,
        (),
        (),
        (),
        0,
        NO_START,
        -NO_START,
        0,
        0,
        (0,) * size,
        0,
        (0,) * marks,
    )


def starts_of(instance: Instance, day: Day, plan: DayPlan) -> tuple[int, ...]:
    """The exact start of each item: the least feasible one after the plan's departure."""
    rules = instance.problem.rules
    option = instance.vehicles[plan.vehicle]
    starts: list[int] = []
    if plan.arrival >= 0:
        arrival = day.arrivals[plan.arrival]
        place = arrival.place
        end = max(plan.leaves + arrival.connection.buffer_minutes, day.day_start)
    else:
        place, end = instance.hotels[plan.morning - 1].place if plan.morning else -1, plan.leaves
    for number, (index, window, rests) in enumerate(
        zip(plan.offers, plan.windows, plan.breaks, strict=True)
    ):
        offer = day.offers[index]
        same = place == offer.place
        leg = 0 if same else int(option.minutes[place, offer.place])
        moving = rules.gate_buffer_minutes if offer.gate else rules.move_buffer_minutes
        buffer = (rules.changeover_minutes if number else 0) if same else moving
        gap = max(leg + buffer, rules.break_minutes) if rests else leg + buffer
        low = offer.starts[window][0]
        if offer.exact:
            start = low
        elif number == 0 and plan.arrival < 0:
            start = end + gap
        else:
            start = max(low, -(-(end + gap) // rules.grid_minutes) * rules.grid_minutes)
        starts.append(start)
        place, end = offer.place, start + offer.minutes
    return tuple(starts)
