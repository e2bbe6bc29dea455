"""The neighbourhood of the best trip: its days are partly emptied and filled again, many times.

For days of many short visits, where pricing is slow and its plans seldom go well together. A
heuristic for better trips and for plans worth knowing, with no claim: each route is made again by
the kernel of the engine, the rows are asked in whole numbers, and the checker judges as always.
The effort is counted in tries, never in seconds, so a search takes the same course everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from optimizer.dayplans import repair
from optimizer.dayplans.graph import Ints
from optimizer.dayplans.plantable import PlanTable, joined
from optimizer.master.ground import Ground, is_for
from optimizer.master.search import TierSearch
from optimizer.master.selection import Choice, Outcome

PARTS = 2
"""A search goes two ways at once, whatever the number of threads, so that it stays the same."""

MARKS = 1 << 16
MOST_ROUTES = 1024


FIRST, EACH = 2000, 5000
"""Tries on each way of a search: after the first plan, and of every later search."""

STALE, LAST_STALE = 2, 12
"""So many searches without a better trip end it: between rounds of pricing, and at the end."""

MOST_KEPT = 200
"""Routes of each way of a search that become plans."""

CHOOSE_SECONDS = 2.0

LABELS_BETWEEN = 250_000
"""After so many labels of pricing the neighbourhood is searched again."""


@dataclass
class Lookout:
    """Says when to search between rounds of pricing: before the first exact one, which may take
    long, and whenever pricing has made many labels since; twice as many after a search in vain.
    `labels` counts those made so far.
    """

    labels: int
    wait: int = LABELS_BETWEEN
    has_looked: bool = False

    def found(self, search: TierSearch, *, quick: bool) -> PlanTable:
        """The new plans of a search, if one is due now."""
        counters, before = search.rounds.counters, search.state.value
        is_first = not quick and not self.has_looked
        if not is_first and counters.labels < self.labels + self.wait:
            return search.pool.table_of(())
        found = look_on(search)
        self.has_looked, self.labels = True, counters.labels
        self.wait *= 1 if search.state.value != before else 2
        return found


@dataclass(frozen=True)
class Way:
    """One way of a search: its best trip, routes found on the way, how many trips were tried."""

    best: repair.Routes
    routes: Ints
    tries: int


def look_around(search: TierSearch, tries: int) -> PlanTable:
    """Searches the neighbourhood of the best trip; takes in a better one, gives the new plans."""
    trip, counters = search.state.trip, search.rounds.counters
    nothing = search.pool.table_of(())
    if trip is None or not is_for(search):
        return nothing
    ground = Ground(search, trip)
    seed = (search.seed % MARKS << 32) + counters.neighbourhoods * PARTS
    parts = [partial(_improved, ground, tries, seed + part) for part in range(PARTS)]
    _ = ground.field  # made once, before the threads
    ways = list(search.rounds.executor.map(lambda part: part(), parts))
    counters.neighbourhoods += 1
    plans = [nothing]
    for way in ways:
        counters.neighbours += way.tries
        plans += ground.plans_of(way.routes)
        better = ground.trip_of(way.best)
        if better is not None:
            plans.append(search.pool.table_of(better))
            value = search.goal.of_trip(search.instance, better)
            search.take_in(Choice(Outcome.FEASIBLE, better, value), "search")
    fresh = search.pool.add(joined(plans))
    counters.columns += len(fresh)
    return fresh


def look_on(search: TierSearch, stale: int = STALE) -> PlanTable:
    """Searches again and again, until so many searches in a row find no better trip.

    In between CP-SAT puts together what the searches found apart.
    """
    tables, left = [search.pool.table_of(())], stale
    if search.decisions or not is_for(search):
        return tables[0]
    while left and not (search.clock.is_over or search.is_enough):
        before = search.state.value
        tables.append(look_around(search, EACH))
        left = stale if search.state.value != before else left - 1
        if left == 1 and not search.clock.is_over:
            search.select(search.promising(), "search", CHOOSE_SECONDS)
            left = stale if search.state.value != before else left
    return joined(tables)


def _improved(ground: Ground, tries: int, seed: int) -> Way:
    """One way of a search from the trip of its ground."""
    routes = ground.routes()
    found = np.zeros((MOST_ROUTES, 4 + routes.points.shape[1]), np.int64)
    marks = np.zeros(MARKS, np.uint64)
    stop, course = ground.search.clock.flag, _course(ground, tries)
    done, kept = repair.improve(ground.field, routes, seed + 1, course, stop, found, marks)
    order = np.arange(max(0, kept - MOST_KEPT), kept) % MOST_ROUTES
    return Way(routes, found[order], int(done))


def _course(ground: Ground, tries: int) -> repair.Course:
    """How a search goes: cooler and cooler, and a minute under way has a small price."""
    minutes = sum(day.day_end - day.day_start for day in ground.instance.days)
    price = 0.005 * float(ground.field.prizes.sum()) / max(1, minutes)
    return repair.Course(tries, 0.02, 0.0005, 10, 10.0, price)
