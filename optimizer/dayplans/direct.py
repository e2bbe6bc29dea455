"""Days without items: from the arrival to a hotel, from a hotel home, or straight through."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.dayplans.dayplan import NO_START, DayPlan
from optimizer.dayplans.graph import TRANSPORT, DayGraph, Evening, Morning
from optimizer.dayplans.memo import kept

WAIVED_SHIFT = 2


@kept
def direct_days(graph: DayGraph, state: int, vehicle: int) -> tuple[DayPlan, ...]:
    """Every day plan from a morning state that has no items at all."""
    return tuple(_direct_days(graph, state, vehicle))


def _direct_days(graph: DayGraph, state: int, vehicle: int) -> Iterator[DayPlan]:
    morning, evening = graph.morning(state, vehicle), graph.evening(state, vehicle)
    for root in range(len(morning.roots)):
        flags = int(morning.roots[root, 4])
        for terminal in range(len(evening.terminals)):
            need, served = int(evening.terminals[terminal, 4]), int(evening.terminals[terminal, 5])
            if (flags | flags >> WAIVED_SHIFT) & need == need and not flags & served:
                plan = _direct(graph, state, vehicle, morning, root, evening, terminal)
                if plan is not None:
                    yield plan


def _direct(
    graph: DayGraph,
    state: int,
    vehicle: int,
    morning: Morning,
    root: int,
    evening: Evening,
    terminal: int,
) -> DayPlan | None:
    option = graph.instance.vehicles[vehicle]
    arrives, origin, arrived, alighting = (int(value) for value in morning.roots[root, :4])
    goes_home, target, time, boarding = (int(value) for value in evening.terminals[terminal, :4])
    leg = 0 if origin == target else int(option.minutes[origin, target])
    if leg < 0:
        return None
    moves = origin != target
    if arrives:
        leaves, begin = arrived, max(arrived + alighting, graph.day.day_start)
        reach = begin + leg
        if goes_home and reach > time - boarding:
            return None
        waiting = time - arrived - leg - alighting - boarding if goes_home else 0
        span = (time if goes_home else reach) - arrived
        if moves and reach > graph.day.day_end:
            return None
    elif not goes_home:
        leaves = graph.day.day_start
        reach, waiting, span = leaves + leg, 0, leg
        changes = int(evening.terminals[terminal, 6]) == 1
        if moves and ((changes and leaves > morning.check_out) or reach > graph.day.day_end):
            return None
    else:
        reach = time - boarding
        leaves = reach - leg
        if leaves > morning.check_out:
            return None
        if moves and (leaves < graph.day.day_start or reach > graph.day.day_end):
            return None
        waiting, span = 0, time - leaves
    if not _is_driven_in_hours(graph, vehicle, origin, target, span if moves else 0):
        return None
    costs = [int(value) for value in morning.costs[root] + evening.costs[terminal]]
    if moves:
        costs[TRANSPORT] += int(option.cents[origin, target])
    if option.hour_cents:
        empty = int(option.empty.minutes_out[origin] + evening.terminals[terminal, 7])
        minutes = (span if moves else 0) + empty
        hour = graph.instance.problem.rules.hour_ticks
        costs[TRANSPORT] += option.hour_cents * max(option.min_hours, -(-minutes // hour))
    journeys = int(morning.journeys[root] + evening.journeys[terminal])
    return DayPlan(
        day=graph.day.index,
        morning=state,
        night=int(evening.states[terminal]),
        vehicle=vehicle,
        arrival=root if arrives else -1,
        departure=graph.departure_index(terminal) if goes_home else -1,
        offers=(),
        windows=(),
        breaks=(),
        leaves=leaves,
        first_start=time if goes_home and not arrives else NO_START,
        last_end=arrived if arrives and not goes_home else -NO_START,
        time=leg + journeys + waiting,
        travel=leg + journeys,
        costs=tuple(costs),
        tokens=0,
        marks=tuple((morning.marks[root] + evening.marks[terminal]).tolist()),
    )


def _is_driven_in_hours(graph: DayGraph, vehicle: int, origin: int, target: int, span: int) -> bool:
    """Whether the drivers of a day with one leg at most keep their limits; it has no break."""
    limits = graph.day.limits_of(vehicle)
    if limits is None:
        return True
    option = graph.instance.vehicles[vehicle]
    driving, empty = option.driving, option.empty
    driven = int(driving.out[origin] + driving.legs[origin, target] + driving.back[target])
    duty = span + int(empty.minutes_out[origin] + empty.minutes_back[target])
    return driven <= min(limits.driving, limits.stretch) and duty <= limits.duty
