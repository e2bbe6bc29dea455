"""Reuse: the days of an earlier solve as plans of a new problem, timed and costed anew.

Nothing is trusted. A carried day is a course only; what it takes and costs now is found by the
rules that make every other plan (`optimizer/dayplans/following.py`), and a day that is not
feasible any more gives none. Plans are columns and incumbents: they prove nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.following import Route, follow
from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.plantable import PlanTable, joined
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.result import SolveResult
from optimizer.master.courses import courses_of
from optimizer.master.cuts import cut_of
from optimizer.master.keptdays import (
    AWAY,
    HERE,
    KeptDay,
    Stop,
    days_of,
    gist_of,
    stop_of,
)
from optimizer.master.pool import RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows import Row
from optimizer.prepare.instance import NOT_ARRIVED, Instance

Ends = tuple[int, int]
"""A morning state and a vehicle: days that share them are followed together."""


@dataclass
class Start:
    """What a solve begins with: the days of itineraries, all other courses, tokens of cuts.

    `carried` are the days that gave a plan in a window that was searched.
    """

    trips: tuple[KeptDay, ...] = ()
    days: tuple[KeptDay, ...] = ()
    subsets: tuple[frozenset[str], ...] = ()
    carried: set[KeptDay] = field(default_factory=set)

    @classmethod
    def of(cls, result: SolveResult | None, published: Itinerary | None = None) -> Start:
        """What a result has to give: all its plans where they are kept, else its trips.

        And the days of a published itinerary.
        """
        printed = () if published is None else tuple(days_of(published))
        if result is None:
            return cls(printed)
        found = (result.itinerary, *(other.itinerary for other in result.alternatives))
        told = (kept for one in found if one for kept in days_of(one))
        trips = dict.fromkeys((*told, *printed))
        kept_ones = courses_of(result.kept.content)
        days = tuple(kept for kept in kept_ones.courses if kept not in trips)
        return cls(tuple(trips), days, kept_ones.tokens)

    @property
    def dropped(self) -> int:
        """How many days gave no plan: not feasible any more, or in no window searched."""
        return len(self.trips) + len(self.days) - len(self.carried)

    def cuts(self, instance: Instance) -> list[Row]:
        """The cuts of the same tokens, where they hold for this instance too."""
        rows = (cut_of(instance, subset) for subset in self.subsets)
        return [row for row in rows if row is not None]

    def trip_plans(self, rounds: Rounds, rows: RowTable) -> PlanTable:
        """The plans of the itineraries' days in a window."""
        return self._plans(self.trips, rounds, rows)

    def plans(self, rounds: Rounds, rows: RowTable) -> PlanTable:
        """The plans of all days in a window."""
        return self._plans((*self.trips, *self.days), rounds, rows)

    def _plans(self, days: Iterable[KeptDay], rounds: Rounds, rows: RowTable) -> PlanTable:
        by_date: dict[dt.date, list[KeptDay]] = defaultdict(list)
        for kept in days:
            by_date[kept.date].append(kept)
        ways = rounds.ways()
        tables = [rounds.empty_days().take(slice(0, 0))]
        for graph in rounds.graphs:
            courses = _Courses(graph, ways[graph.day.index])
            rest_bounds = rows.rest_starts(graph.day.index)
            tables += self._followed(courses, by_date[graph.day.date], rest_bounds)
        return joined(tables)

    def _followed(
        self, courses: _Courses, days: list[KeptDay], rest_bounds: tuple[int, ...]
    ) -> Iterator[PlanTable]:
        """The plans of one date's courses."""
        groups: dict[Ends, dict[Route, list[KeptDay]]] = defaultdict(lambda: defaultdict(list))
        for kept in days:
            for ends, route in courses.routes(kept):
                groups[ends][route].append(kept)
        for (morning, vehicle), routes in groups.items():
            found = follow(courses.graph, morning, vehicle, tuple(routes), rest_bounds)
            for kept_days, is_fed in zip(routes.values(), found.is_fed.tolist(), strict=True):
                self.carried.update(kept_days if is_fed else ())
            yield found.table


class _Courses:
    """What the courses of kept days are on one day of the new problem.

    What is no longer there is replaced by what is nearest, or left out: a session by another way
    to hold it, a restaurant, hotel, vehicle or connection by all others of the day.
    """

    def __init__(self, graph: DayGraph, ways: NDArray[np.bool_]) -> None:
        self.graph, self._ways = graph, ways
        instance, day = graph.instance, graph.day
        self._states = {HERE: (NOT_ARRIVED,), AWAY: (instance.gone_home,)}
        for state, hotel in enumerate(instance.hotels, start=1):
            self._states[hotel.hotel.id] = (state,)
        self._hotels = tuple(range(1, instance.gone_home))
        self._vehicles: dict[str | None, list[int]] = defaultdict(list)
        for number in day.vehicles:
            vehicle = instance.vehicles[number].vehicle
            self._vehicles[vehicle.id if vehicle else None].append(number)
        self._arrivals = {one.connection.id: at for at, one in enumerate(day.arrivals)}
        self._departures = {one.connection.id: at for at, one in enumerate(day.departures)}
        self._exact: dict[Stop, list[int]] = defaultdict(list)
        self._alike: dict[Stop, list[int]] = defaultdict(list)
        for number, offer in enumerate(day.offers):
            stop = stop_of(offer)
            self._exact[stop].append(number)
            self._alike[gist_of(stop)].append(number)

    def routes(self, kept: KeptDay) -> Iterator[tuple[Ends, Route]]:
        """The routes along a course, each with the morning and the vehicle it begins with."""
        offers = (self._exact.get(s) or self._alike.get(gist_of(s), []) for s in kept.stops)
        stops = tuple(tuple(some) for some in offers if some)
        arrival = self._arrivals.get(kept.arrival or "", -1)
        departure = self._departures.get(kept.departure or "", -1)
        vehicles = self._vehicles.get(kept.vehicle, list(self.graph.day.vehicles))
        for morning, night in self._nights(kept):
            for vehicle in vehicles:
                yield (morning, vehicle), Route(stops, night, arrival, departure)

    def _nights(self, kept: KeptDay) -> Iterator[tuple[int, int]]:
        """Morning and night; a hotel that is gone is the same other one in both."""
        for morning in self._states.get(kept.morning, self._hotels):
            nights = self._states.get(kept.night, self._hotels)
            for night in (morning,) if kept.night == kept.morning else nights:
                if self._ways[morning, night]:
                    yield morning, night
