"""Windows: flexible dates split by arrival day, and those that are alike solved once.

A relaxation over many weeks mixes fractions of different weeks; a trip arrives on one day. So the
arrival day is the first branching: each window begins with its arrival and has room for the
longest stay. Two windows on whose days the same things can happen have the same answer; the
earlier one stands for both.
"""

from __future__ import annotations

from dataclasses import replace

from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.plantable import PlanTable
from optimizer.master.pool import PlanPool
from optimizer.master.rounds import Rounds
from optimizer.master.rows import Row, all_rows
from optimizer.prepare.instance import Instance


def windows_of(instance: Instance) -> tuple[Instance, ...]:
    """The windows of an instance by date, without those that an earlier one stands for."""
    last_start = len(instance.days) - instance.least_days
    seen: set[tuple[object, ...]] = set()
    found = []
    for start in range(last_start + 1):
        window = _window(instance, start)
        likeness = (
            tuple(DayGraph(window, day).signature for day in window.days),
            tuple(_content(row) for row in all_rows(window)),
        )
        if likeness not in seen:
            seen.add(likeness)
            found.append(window)
    return tuple(found)


class SharedPlans:
    """Plans that one window found, for days of other windows on which the same can happen."""

    def __init__(self) -> None:
        self._pools: dict[tuple[object, ...], PlanPool] = {}

    def __len__(self) -> int:
        """How many kinds of days have plans."""
        return len(self._pools)

    def take_in(self, rounds: Rounds, plans: PlanTable) -> None:
        """Keeps the plans of a window."""
        for graph in rounds.graphs:
            pool = self._pools.setdefault(graph.signature, PlanPool(rounds.instance))
            pool.add(plans.take(plans.day == graph.day.index).on_day(0))

    def plans_for(self, rounds: Rounds) -> list[PlanTable]:
        """The plans that the days of a window can use, each on its day."""
        found = []
        for graph in rounds.graphs:
            pool = self._pools.get(graph.signature)
            if pool is not None:
                plans = pool.table.on_day(graph.day.index)
                found.append(plans.take(rounds.may_use(plans)))
        return found


def _content(row: Row) -> tuple[object, ...]:
    """What a row says, without its name, in which dates may stand (a pin's, for instance)."""
    visits = frozenset(row.visits.items())
    return row.rule, row.lower, row.upper, visits, row.late_end, row.early_start


def _window(instance: Instance, start: int) -> Instance:
    """The days from an arrival on, as an instance of its own."""
    end = min(start + instance.most_days, len(instance.days))
    days = tuple(replace(day, index=index) for index, day in enumerate(instance.days[start:end]))
    hotels = tuple(replace(hotel, nights=hotel.nights[start:end]) for hotel in instance.hotels)
    return replace(instance, days=days, hotels=hotels, arrives_first=True)
