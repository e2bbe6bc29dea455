"""The ground of a neighbourhood: a trip as routes of points on arrays, and routes as plans again.

Only for days of many short visits with points and nothing that hangs together (`is_for`). A route
becomes a plan by the kernel of the engine, so what it says of times and costs is never used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans import repair
from optimizer.dayplans.ahead import MOST_SLOTS
from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.graph import DayGraph, Ints
from optimizer.dayplans.plantable import PlanTable
from optimizer.dayplans.route import plan_of_route
from optimizer.master.goal import any_trip
from optimizer.master.rows import Row
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import Trip
from optimizer.prepare.instance import NOT_ARRIVED, Instance

_FREE = any_trip()


def is_for(search: TierSearch) -> bool:
    """Whether the days are of many short visits with points and nothing that hangs together."""
    instance, goal, graphs = search.instance, search.goal, search.rounds.graphs
    return (
        any(goal.terms)
        and not (goal.cost or goal.time or goal.travel or instance.marks)
        and instance.problem.rules.sessions_per_day > MOST_SLOTS
        and any(graph.session_count > MOST_SLOTS for graph in graphs)
        and not instance.problem.rules.meals
        and not (instance.successors or instance.together_never)
        and all(_is_simple(graph) for graph in graphs)
        and all(_is_plain(row) for row in search.rows)
        and all(_answers(instance, term.sessions) <= 1 for term in instance.terms)
    )


def _is_simple(graph: DayGraph) -> bool:
    """Whether each offer of a day has a token of its own."""
    tokens = graph.only_token.tolist()
    return -1 not in tokens and len(set(tokens)) == len(tokens)


def _answers(instance: Instance, sessions: frozenset[str]) -> int:
    """How many of some sessions are on offer at all."""
    return sum(instance.token(session) is not None for session in sessions)


def _is_plain(row: Row) -> bool:
    """Whether a row can be kept by counting: what is visited only takes, and nothing is a must."""
    if row.terms:
        return row.lower is None and row.upper == 0
    return row.lower is None or not (row.visits or row.costs)


@dataclass(frozen=True)
class Ground:
    """The days as fields of points, and a trip to begin with."""

    search: TierSearch
    trip: Trip
    _known: dict[tuple[int, ...], PlanTable] = field(default_factory=dict)

    @property
    def instance(self) -> Instance:
        """What is planned."""
        return self.search.instance

    @cached_property
    def _graphs(self) -> list[DayGraph]:
        return self.search.rounds.graphs

    @cached_property
    def _vehicles(self) -> list[int]:
        """The vehicle of each day: that of the trip."""
        vehicles = [day.vehicles[0] if day.vehicles else 0 for day in self.instance.days]
        for plan in self.trip:
            vehicles[plan.day] = plan.vehicle
        return vehicles

    @cached_property
    def offers(self) -> Ints:
        """By day and token the offer that holds it, else -1."""
        offers = np.full((len(self._graphs), len(self.instance.tokens)), -1, np.int64)
        for day, graph in enumerate(self._graphs):
            offers[day, graph.only_token] = np.arange(graph.node_count)
        return offers

    # --- the days as arrays -------------------------------------------------------------------
    @cached_property
    def field(self) -> repair.Field:
        """The days as arrays for the search."""
        count, days = len(self.instance.tokens), len(self._graphs)
        shape = (days, count)
        places, minutes, buffers = (np.full(shape, fill, np.int64) for fill in (-1, 0, 0))
        first, last = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        spans: list[Ints] = []
        for day, graph in enumerate(self._graphs):
            begin = sum(len(part) for part in spans)
            spans.append(graph.spans)
            tokens = np.flatnonzero(self.offers[day] >= 0)
            held = self.offers[day, tokens]
            places[day, tokens] = graph.nodes[held, 0]
            minutes[day, tokens] = graph.nodes[held, 1]
            buffers[day, tokens] = graph.nodes[held, 3]
            first[day, tokens] = begin + graph.span_start[held]
            last[day, tokens] = begin + graph.span_start[held + 1]
        rules = self.instance.problem.rules
        begins, ends = self._doors()
        return repair.Field(
            places=places,
            minutes=minutes,
            buffers=buffers,
            first=first,
            last=last,
            spans=np.concatenate(spans),
            uses=np.ascontiguousarray(self._uses),
            prizes=self._prizes(),
            legs=np.stack([self.instance.vehicles[number].minutes for number in self._vehicles]),
            begins=begins,
            ends=ends,
            hotels=self._hotels(),
            near=self._near(places),
            changeover=rules.changeover_minutes,
            grid=rules.grid_minutes,
        )

    def _prizes(self) -> Ints:
        """The points of the terms that a token answers."""
        index = self.instance.token_index
        prizes = np.zeros(len(index), np.int64)
        weights = zip(self.search.goal.terms, self.instance.terms, strict=False)
        for weight, term in weights:
            for session in term.sessions:
                if session in index:
                    prizes[index[session]] += weight
        return prizes

    def _near(self, places: Ints) -> Ints:
        """Tokens by the way between them, nearest first, on any day that has both."""
        count = places.shape[1]
        ways = np.full((count, count), 1 << 40, np.int64)
        for day, graph in enumerate(self._graphs):
            here = np.flatnonzero(places[day] >= 0)
            least = graph.shortest(self._vehicles[day])[
                np.ix_(places[day, here], places[day, here])
            ]
            block = np.ix_(here, here)
            ways[block] = np.minimum(ways[block], least)
        return np.argsort(ways, axis=1, kind="stable").astype(np.int64)

    def _hotels(self) -> Ints:
        """The states a night may change to: where nights cost nothing and changes are free."""
        hotels = range(1, self.instance.gone_home)
        changes = self.search.instance.problem.wishes.limits.max_hotel_changes
        free = all(
            night is not None and not any(night[1])
            for hotel in self.instance.hotels
            for night in hotel.nights[:-1]
        )
        if changes < len(self._graphs) - 2 or not free:
            return np.zeros(0, np.int64)
        return np.array(list(hotels), np.int64)

    def _doors(self) -> tuple[Ints, Ints]:
        """Where and when a day can begin and end, by state: place and minute."""
        states = self.instance.state_count
        begins = np.full((len(self._graphs), states, 2), -1, np.int64)
        ends = np.full((len(self._graphs), states, 2), -1, np.int64)
        for day, graph in enumerate(self._graphs):
            limits, vehicle = graph.day, self._vehicles[day]
            for state in range(self.instance.gone_home):
                for root in graph.morning(state, vehicle).roots.tolist():
                    ready = max(limits.day_start, root[2] + root[3] if root[0] else 0)
                    if begins[day, state, 0] < 0 or ready < begins[day, state, 1]:
                        begins[day, state] = root[1], ready
            evening = graph.evening(NOT_ARRIVED, vehicle)
            for row, state in zip(evening.terminals.tolist(), evening.states.tolist(), strict=True):
                close = min(limits.day_end, row[2] - row[3]) if row[0] else limits.day_end
                if close > ends[day, state, 1]:
                    ends[day, state] = row[1], close
        return begins, ends

    # --- rows -----------------------------------------------------------------------------------
    @cached_property
    def _counted(self) -> NDArray[np.int64]:
        """The rows that visits or their costs can fill, but for those that tokens keep anyway."""
        table = self.search.table
        kept = []
        for number, row in enumerate(table.rows):
            if row.upper is None or row.terms or row.subset or not (row.visits or row.costs):
                continue
            tokens = {
                token
                for day, offer in row.visits
                for token in self.instance.days[day].offers[offer].tokens
            }
            if row.costs or len(tokens) > 1 or max(row.visits.values()) > row.upper:
                kept.append(number)
        return np.array(kept, np.int64)

    @cached_property
    def _uses(self) -> Ints:
        """What each token takes of each row that is counted, by day."""
        table, rows = self.search.table, self._counted
        uses = np.zeros((*self.offers.shape, len(rows)), np.int64)
        for day, graph in enumerate(self._graphs):
            duals = np.zeros(len(table.rows), np.int64)
            for number, row in enumerate(rows.tolist()):
                duals[:] = 0
                duals[row] = 1
                prices = table.prices(day, duals, _FREE, 1)
                taken = graph.costs @ prices.categories - prices.offers
                tokens = np.flatnonzero(self.offers[day] >= 0)
                uses[day, tokens, number] = taken[self.offers[day, tokens]]
        return uses

    def routes(self) -> repair.Routes:
        """The trip as routes."""
        days, count = self.offers.shape
        points = np.zeros((days, count), np.int64)
        lengths, states = np.zeros(days, np.int64), np.zeros(days + 1, np.int64)
        day_of = np.full(count, repair.NOWHERE, np.int64)
        states[days] = self.instance.gone_home
        rows, table = self._counted, self.search.table
        used = table.coefficients(self.search.pool.table_of(self.trip)).sum(axis=0)[rows]
        upper = np.array([table.rows[row].upper for row in rows.tolist()], np.int64)
        for plan in self.trip:
            states[plan.day] = plan.morning
            for offer in plan.offers:
                token = self._graphs[plan.day].only_token[offer]
                points[plan.day, lengths[plan.day]] = token
                lengths[plan.day] += 1
                day_of[token] = plan.day
        return repair.Routes(
            points,
            lengths,
            states,
            upper - used,
            day_of,
            np.zeros((days, count), np.int64),
            np.zeros((days, count), np.int64),
            np.zeros(2, np.int64),
        )

    # --- plans ----------------------------------------------------------------------------------
    def plans_of(self, routes: Ints) -> list[PlanTable]:
        """The routes as plans of the engine, where it can make them."""
        tables = []
        for row in routes.tolist():
            table = self._plan(row[0], row[1], row[2], tuple(row[4 : 4 + row[3]]))
            if len(table):
                tables.append(table)
        return tables

    def trip_of(self, routes: repair.Routes) -> Trip | None:
        """A trip as plans of the engine, if the rows allow it; else None."""
        plans: list[DayPlan] = []
        old = {plan.day: plan for plan in self.trip}
        for day in range(len(self._graphs)):
            count, (morning, night) = (
                int(routes.lengths[day]),
                routes.states[day : day + 2].tolist(),
            )
            same = old[day].morning == morning and old[day].night == night
            if not count and not old[day].offers and same:
                plans.append(old[day])
                continue
            table = self._plan(day, morning, night, tuple(routes.points[day, :count].tolist()))
            if not len(table):
                return None
            plans.append(table.plan(0))
        return tuple(plans) if self._is_allowed(tuple(plans)) else None

    def _is_allowed(self, trip: Trip) -> bool:
        """Whether a trip keeps every row, terms aside."""
        table = self.search.table
        used = table.coefficients(self.search.pool.table_of(trip)).sum(axis=0).tolist()
        return all(
            row.terms
            or (
                (row.lower is None or total >= row.lower)
                and (row.upper is None or total <= row.upper)
            )
            for row, total in zip(table.rows, used, strict=True)
        )

    def _plan(self, day: int, morning: int, night: int, tokens: tuple[int, ...]) -> PlanTable:
        """A route as one plan of the engine, made by its kernel; none where it cannot be."""
        key = (day, morning, night, *tokens)
        if key not in self._known:
            offers = self.offers[day, list(tokens)]
            vehicle = self._vehicles[day]
            self._known[key] = plan_of_route(self._graphs[day], morning, night, vehicle, offers)
        return self._known[key]
