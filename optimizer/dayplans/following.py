"""Following: day plans along given routes, timed and costed by the kernel's own rules.

What is found is what a listing of the same offers in the same order would hold, so a plan carried
over from another problem is the very plan that the engine would have made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans import kernel
from optimizer.dayplans.graph import DayGraph, Ints
from optimizer.dayplans.passes import Pass
from optimizer.dayplans.plantable import ARRIVAL, DEPARTURE, PlanTable, joined
from optimizer.dayplans.prices import UNWANTED, Compared, DayPrices, Limits
from optimizer.dayplans.pricing import direct_table
from optimizer.domain.money import CATEGORIES
from optimizer.prepare.instance import NOT_ARRIVED

APART = Compared((True,) * len(CATEGORIES), total=True, cost=True, time=1, travel=True)
"""Everything is kept apart, whatever the goal will be."""

HOPEFUL = 1 << 60
"""More than any day is worth: no bound ends a route."""


@dataclass(frozen=True)
class Route:
    """A day's course: for each stop the offers that will do; connections; the night it reaches.

    `arrival` and `departure` are indices of the day's connections, -1 for any.
    """

    stops: tuple[tuple[int, ...], ...]
    night: int
    arrival: int = -1
    departure: int = -1


@dataclass(frozen=True)
class Followed:
    """The plans found, and which of the routes gave any."""

    table: PlanTable
    is_fed: NDArray[np.bool_]


def follow(
    graph: DayGraph,
    state: int,
    vehicle: int,
    routes: Sequence[Route],
    rest_bounds: tuple[int, ...] = (),
) -> Followed:
    """The plans of each route from a morning state with a vehicle, none where it is not feasible.

    As in a listing, every first start that night rest tells apart makes plans of its own.
    """
    bounds = (0,) if state == NOT_ARRIVED else (0, *rest_bounds)
    states = graph.instance.state_count
    prices = DayPrices(
        offers=np.zeros(graph.node_count, np.int64),
        categories=np.zeros(len(CATEGORIES), np.int64),
        time=0,
        travel=0,
        pairs=np.zeros((states, states), np.int64),
        marks=np.zeros(graph.mark_count, np.int64),
    )
    tables, is_fed = [], np.zeros(len(routes), bool)
    for number, route in enumerate(routes):
        if not route.stops:
            tables.append(_direct(graph, state, vehicle, route))
            is_fed[number] = len(tables[-1]) > 0
    longer = [number for number, route in enumerate(routes) if route.stops]
    if longer and len(graph.morning(state, vehicle).roots):
        for bound in bounds:
            follower = _Follower(graph, state, vehicle, prices, bound)
            table, counts = follower.run_along([routes[number] for number in longer])
            tables.append(table)
            is_fed[longer] |= counts > 0
    none = graph.table_of(())
    return Followed(joined([none, *tables]), is_fed)


def _direct(graph: DayGraph, state: int, vehicle: int, route: Route) -> PlanTable:
    """The days without items that go from the morning to a route's night by its connections."""
    table = direct_table(graph, state, vehicle)
    kept = table.night == route.night
    for column, index in ((ARRIVAL, route.arrival), (DEPARTURE, route.departure)):
        if index >= 0:
            kept = kept & (table.where[:, column] == index)
    return table.take(kept)


class _Follower(Pass):
    """A pass that goes along routes, with nothing priced and nothing cut off."""

    def run_along(self, routes: Sequence[Route]) -> tuple[PlanTable, Ints]:
        """The plans of all routes, and how many each one gave."""
        evening, size = self._evening, self.graph.node_count
        if not len(evening.terminals):
            return self._none, np.zeros(len(routes), np.int64)
        rows: dict[tuple[int, ...], int] = {}
        longest = max(len(route.stops) for route in routes)
        places = np.full((len(routes), longest), -1, np.int64)
        wanted = np.zeros((len(routes), len(evening.terminals)), bool)
        for number, route in enumerate(routes):
            for place, stop in enumerate(route.stops):
                places[number, place] = rows.setdefault(stop, len(rows))
            wanted[number] = self._terminals_of(route)
        choices = np.zeros((len(rows), size), np.int64)
        for stop, row in rows.items():
            choices[row, list(stop)] = 1
        labels, visited, found, counts = kernel.follow_routes(
            self._rules(1, APART, Limits()),
            self.graph.arrays,
            self._ends_wanted(np.full(len(evening.terminals), UNWANTED, np.int64)),
            self._prices_of(np.zeros(size, np.int64)),
            _open_outlook(size),
            places,
            choices,
            np.array([route.arrival for route in routes], np.int64),
            wanted,
        )
        return self._table(labels, visited, found), counts

    def _terminals_of(self, route: Route) -> np.ndarray:
        """The terminals at which a route may end."""
        evening = self._evening
        ends = evening.states == route.night
        if route.departure >= 0:
            numbers = np.arange(len(evening.terminals), dtype=np.int64)
            ends = ends & (self.graph.departure_index(numbers) == route.departure)
        return np.asarray(ends)


def _open_outlook(size: int) -> kernel.Outlook:
    """An outlook that rules nothing out; which offers may be used is set place by place."""
    reach = np.zeros((4, 5), np.int64)
    reach[:, 0] = HOPEFUL
    none, table = np.zeros(0, np.int64), np.zeros((0, 4, 1, 1), np.int64)
    return kernel.Outlook(
        reach=reach,
        token_rows=np.zeros((0, 3), np.int64),
        token_values=none,
        usable=np.zeros(size, np.int64),
        ahead=table,
        ahead_other=table,
        ahead_next=table,
        reached=np.zeros((0, 1, 1), np.int16),
        gain=np.zeros((1, 1), np.int64),
        open_tokens=np.zeros((0, 1, 1), np.uint64),
        near=np.zeros((0, 1), np.uint64),
        step=1,
        limited=1,
        hire_minute=0,
        offset=0,
    )
