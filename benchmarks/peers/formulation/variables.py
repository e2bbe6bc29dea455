"""The decisions of one day: states, connections, vehicle, offers with starts, and the route."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from optimizer.prepare.instance import NOT_ARRIVED, ConnectionOption, Day, Instance


@dataclass(frozen=True)
class End:
    """Where a day can begin or end: a hotel, or a connection."""

    chosen: cp_model.IntVar
    place: int
    state: int
    connection: ConnectionOption | None = None

    @property
    def time(self) -> int:
        """When the connection is at its place."""
        assert self.connection is not None
        return self.connection.connection.time

    @property
    def buffer(self) -> int:
        """Minutes between the connection and the leg beside it; 0 for a hotel."""
        return 0 if self.connection is None else self.connection.connection.buffer_minutes

    @property
    def journey(self) -> int:
        """Minutes of the connection's own journey; 0 for a hotel."""
        return 0 if self.connection is None else self.connection.connection.journey_minutes


class DayVariables:
    """The variables of one day, without any rule but the domains.

    Whoever adds rules to it calls `on_time` now and then, which raises where time is up.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        instance: Instance,
        day: Day,
        on_time: Callable[[], None] = lambda: None,
    ) -> None:
        self.model, self.instance, self.day, self.on_time = model, instance, day, on_time
        self.rules = instance.problem.rules
        states = range(instance.state_count)
        self.morning = [model.new_bool_var("") for _ in states]
        self.night = [model.new_bool_var("") for _ in states]
        self.on_site = model.new_bool_var("")
        self.vehicles = {number: model.new_bool_var("") for number in day.vehicles}
        self.mornings = tuple(self._mornings())
        self.evenings = tuple(self._evenings())
        self.present = [model.new_bool_var("") for _ in day.offers]
        self.starts = [
            model.new_int_var_from_domain(self.starts_of(offer), "")
            for offer in range(len(day.offers))
        ]
        self.idle = model.new_bool_var("")  # no item at all: away, or straight through
        self.leaves = self.some_time()
        self.reaches = self.some_time()
        self.time = self.some_time()  # travel and waiting, without journeys
        self.arcs: dict[tuple[int, int], cp_model.IntVar] = {}
        self.first: list[cp_model.IntVar] = []
        self.last: list[cp_model.IntVar] = []
        self.leg_cents: list[cp_model.IntVar] = []

    def some_time(self) -> cp_model.IntVar:
        """A time of the day; no connection runs on for more than two nights."""
        return self.model.new_int_var(0, 3 * self.rules.date_ticks, "")

    def _mornings(self) -> Iterator[End]:
        for option in self.day.arrivals:
            yield End(self.model.new_bool_var(""), option.place, NOT_ARRIVED, option)
        for state, hotel in enumerate(self.instance.hotels, start=1):
            yield End(self.morning[state], hotel.place, state)

    def _evenings(self) -> Iterator[End]:
        home = self.instance.gone_home
        for option in self.day.departures:
            yield End(self.model.new_bool_var(""), option.place, home, option)
        for state, hotel in enumerate(self.instance.hotels, start=1):
            yield End(self.night[state], hotel.place, state)

    def starts_of(self, offer: int) -> cp_model.Domain:
        """Every start of an offer: the grid minutes of its spans, or its exact ones."""
        grid = 1 if self.day.offers[offer].exact else self.rules.grid_minutes
        spans = self.day.offers[offer].starts
        if grid == 1:
            return cp_model.Domain.from_intervals([list(span) for span in spans])
        return cp_model.Domain.from_values(
            [start for low, high in spans for start in range(low, high + 1, grid)]
        )

    def end(self, offer: int) -> cp_model.LinearExpr:
        """When an offer ends."""
        return self.starts[offer] + self.day.offers[offer].minutes

    @property
    def arrivals(self) -> list[End]:
        """The mornings that are connections."""
        return [end for end in self.mornings if end.connection is not None]

    @property
    def departures(self) -> list[End]:
        """The evenings that are connections."""
        return [end for end in self.evenings if end.connection is not None]

    @property
    def arrives(self) -> cp_model.LinearExprT:
        """1 on the arrival day."""
        return cp_model.LinearExpr.sum([end.chosen for end in self.arrivals])

    def visits(self, sessions: frozenset[str]) -> cp_model.LinearExprT:
        """How many visits of some sessions the day has."""
        counts = [sum(key in sessions for key in offer.sessions) for offer in self.day.offers]
        return cp_model.LinearExpr.weighted_sum(self.present, counts)

    def ways(self, origin: int, destination: int) -> list[tuple[list[cp_model.IntVar], int, int]]:
        """Each kind of leg: the vehicle literal if it depends on it, minutes (< 0: none), cents."""
        if origin == destination:
            return [([], 0, 0)]
        found = {}
        for number, chosen in self.vehicles.items():
            option = self.instance.vehicles[number]
            minutes = int(option.minutes[origin, destination])
            cents = int(option.cents[origin, destination])
            found.setdefault((minutes, cents), []).append(chosen)
        if len(found) == 1:
            return [([], *way) for way in found]
        return [([literal], *way) for way, literals in found.items() for literal in literals]

    def forbid(self, literals: list[cp_model.IntVar]) -> None:
        """Not all of these."""
        self.model.add_bool_or([literal.negated() for literal in literals])
