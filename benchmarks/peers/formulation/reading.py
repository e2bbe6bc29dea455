"""The day plans of a solution of the one model, to be unfolded and judged like anyone's."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.variables import DayVariables
from optimizer.dayplans.dayplan import NO_START, DayPlan
from optimizer.domain.money import CATEGORIES

Value = Callable[[cp_model.IntVar], int]
"""What a solution says of a variable."""


def plans_of(days: list[DayVariables], value: Value) -> list[DayPlan]:
    """The days on site of a solution."""
    return [_plan(day, value) for day in days if value(day.on_site)]


def _plan(day: DayVariables, value: Value) -> DayPlan:
    held = sorted(
        (value(start), number)
        for number, (present, start) in enumerate(zip(day.present, day.starts, strict=True))
        if value(present)
    )
    starts, stops = [start for start, _ in held], tuple(number for _, number in held)
    offers = day.day.offers
    ends = [start + offers[number].minutes for start, number in held]
    return DayPlan(
        day=day.day.index,
        morning=_chosen(day.morning, value),
        night=_chosen(day.night, value),
        vehicle=next(number for number, chosen in day.vehicles.items() if value(chosen)),
        arrival=_chosen([end.chosen for end in day.arrivals], value),
        departure=_chosen([end.chosen for end in day.departures], value),
        offers=stops,
        windows=tuple(_window(day, number, start) for start, number in held),
        breaks=tuple(_rests(day, stops, starts, place) for place in range(len(stops))),
        leaves=value(day.leaves),
        first_start=min(starts, default=NO_START),
        last_end=max(ends, default=-NO_START),
        time=0,
        travel=0,
        costs=(0,) * len(CATEGORIES),
        tokens=0,
    )


def _chosen(literals: list[cp_model.IntVar], value: Value) -> int:
    return next((index for index, one in enumerate(literals) if value(one)), -1)


def _window(day: DayVariables, number: int, start: int) -> int:
    spans = day.day.offers[number].starts
    return next(index for index, (low, high) in enumerate(spans) if low <= start <= high)


def _rests(day: DayVariables, stops: tuple[int, ...], starts: list[int], place: int) -> int:
    """Whether a seated visit right after another waited for the break between them."""
    if place == 0:
        return 0
    before, after = day.day.offers[stops[place - 1]], day.day.offers[stops[place]]
    if not (before.seated and after.seated):
        return 0
    pause = starts[place] - starts[place - 1] - before.minutes
    return int(pause >= day.rules.break_minutes)
