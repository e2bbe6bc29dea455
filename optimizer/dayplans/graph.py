"""The day graph: one day's offers, mornings and nights as flat whole-number arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from optimizer.domain.catalogue import Meal
from optimizer.domain.money import CATEGORIES
from optimizer.prepare.instance import (
    DINNER_BIT,
    LUNCH_BIT,
    MEAL_BITS,
    NOT_ARRIVED,
    Day,
    Instance,
    OfferKind,
)

Ints = NDArray[np.int64]
TRANSPORT = 3
WAIVED_SHIFT = 2


@dataclass(frozen=True)
class Morning:
    """The roots of a state: one hotel, or every arrival connection of the day."""

    roots: Ints
    costs: Ints
    journeys: Ints
    is_light: bool
    check_out: int


@dataclass(frozen=True)
class Evening:
    """The terminals from a morning: hotels and departure connections, with the state they reach."""

    terminals: Ints
    costs: Ints
    journeys: Ints
    states: Ints


@dataclass(frozen=True, eq=False)
class DayGraph:
    """One day of the instance for the kernel; everything but prices."""

    instance: Instance
    day: Day

    @cached_property
    def signature(self) -> tuple[object, ...]:
        """Equal for two days on which the same things can happen at the same minutes and prices."""
        day = self.day
        return (
            tuple((o.key, o.place, o.starts, o.minutes, o.costs, o.exact) for o in day.offers),
            tuple((a.connection.id, a.costs) for a in day.arrivals),
            tuple((d.connection.id, d.costs) for d in day.departures),
            tuple(hotel.nights[day.index] for hotel in self.instance.hotels),
            day.vehicles,
        )

    @cached_property
    def node_count(self) -> int:
        """How many offers the day has."""
        return len(self.day.offers)

    @cached_property
    def nodes(self) -> Ints:
        """One row for each offer: see the columns in `kernel.label_day`."""
        rules = self.instance.problem.rules
        rows = [
            (
                offer.place,
                offer.minutes,
                offer.exact,
                rules.gate_buffer_minutes if offer.gate else rules.move_buffer_minutes,
                offer.seated,
                offer.technical,
                offer.session_count,
                offer.content_minutes,
                offer.meal_bit,
                offer.interpreter,
                offer.team,
                offer.interpreted_minutes,
                offer.kind is OfferKind.MEAL,
            )
            for offer in self.day.offers
        ]
        return np.array(rows, np.int64).reshape(len(rows), 13)

    @cached_property
    def costs(self) -> Ints:
        """Cents by offer and category."""
        rows = [offer.costs for offer in self.day.offers]
        return np.array(rows, np.int64).reshape(len(rows), len(CATEGORIES))

    @cached_property
    def words(self) -> int:
        """How many 64-bit words hold the tokens."""
        return max(1, -(-len(self.instance.tokens) // 64))

    @cached_property
    def tokens(self) -> NDArray[np.uint64]:
        """The tokens that each offer uses up."""
        return self._masks([set(offer.tokens) for offer in self.day.offers])

    @cached_property
    def forbidden(self) -> NDArray[np.uint64]:
        """The tokens after which an offer may not come on the same day."""
        after: dict[int, set[int]] = {}
        for first, second in self.instance.successors:
            after.setdefault(first, set()).add(second)
        for one, two in self.instance.together_never:
            after.setdefault(one, set()).add(two)
            after.setdefault(two, set()).add(one)
        return self._masks(
            [
                set().union(*(after.get(token, set()) for token in offer.tokens))
                for offer in self.day.offers
            ]
        )

    def _masks(self, sets: list[set[int]]) -> NDArray[np.uint64]:
        masks = np.zeros((len(sets), self.words), np.uint64)
        for row, members in enumerate(sets):
            for token in members:
                masks[row, token // 64] |= np.uint64(1) << np.uint64(token % 64)
        return masks

    @cached_property
    def span_start(self) -> Ints:
        """Where each offer's start spans begin in `spans`."""
        counts = [len(offer.starts) for offer in self.day.offers]
        return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)

    @cached_property
    def spans(self) -> Ints:
        """First and last start of every span."""
        rows = [span for offer in self.day.offers for span in offer.starts]
        return np.array(rows, np.int64).reshape(len(rows), 2)

    @cached_property
    def _holders(self) -> tuple[list[tuple[int, Ints, Ints]], Ints]:
        """For each token the offers that hold it and how many tokens each has; and the rows."""
        holders, rows = [], []
        for token, name in enumerate(self.instance.tokens):
            offers = [n for n, offer in enumerate(self.day.offers) if token in offer.tokens]
            if offers:
                sizes = np.array([len(self.day.offers[n].tokens) for n in offers], np.int64)
                last = max(self.day.offers[n].starts[-1][1] for n in offers)
                holders.append((token, np.array(offers, np.int64), sizes))
                rows.append((token, last, int(not name.startswith("commitment:"))))
        return holders, np.array(rows, np.int64).reshape(len(rows), 3)

    def token_worths(self, node_values: Ints) -> tuple[Ints, Ints]:
        """Tokens by their worth, best first: bit, last start, whether it counts; and the worths."""
        holders, rows = self._holders
        worths = np.array(
            [int((-(-node_values[offers] // sizes)).max()) for _, offers, sizes in holders],
            np.int64,
        )
        order = np.argsort(-worths, kind="stable")
        return np.ascontiguousarray(rows[order]), np.ascontiguousarray(worths[order])

    @cached_property
    def charges(self) -> Ints:
        """Interpreter services: half-day minutes, half fee, day fee, alone, most minutes, team."""
        rows = [(0, 0, 0, 0, 0, 0)] + [
            (
                option.half_day_minutes,
                option.half_day_cents,
                option.day_cents,
                option.alone_minutes,
                option.max_minutes,
                option.max_team,
            )
            for option in self.instance.interpreters
        ]
        return np.array(rows, np.int64)

    @lru_cache(maxsize=None)  # noqa: B019 - a graph lives as long as its solve
    def morning(self, state: int, vehicle: int) -> Morning:
        """The roots of a state on this day with a vehicle; none where it cannot be."""
        option = self.instance.vehicles[vehicle]
        rules = self.instance.problem.rules
        if state != NOT_ARRIVED:
            hotel = self.instance.hotels[state - 1]
            roots = np.array([(0, hotel.place, 0, 0, 0, 0)], np.int64)
            costs = np.zeros((1, len(CATEGORIES)), np.int64)
            costs[0, TRANSPORT] = option.day_cents + option.empty_cents_out[hotel.place]
            return Morning(roots, costs, np.zeros(1, np.int64), False, hotel.hotel.check_out)
        rows, costs_rows, journeys = [], [], []
        for index, arrival in enumerate(self.day.arrivals):
            connection = arrival.connection
            flags = 0
            for meal in Meal:
                if connection.time > rules.meal(meal).earliest:
                    flags |= MEAL_BITS[meal] << WAIVED_SHIFT
                if meal in connection.meals:
                    flags |= MEAL_BITS[meal]
            rows.append(
                (1, arrival.place, connection.time, connection.buffer_minutes, flags, index)
            )
            cents = list(arrival.costs)
            cents[TRANSPORT] += option.day_cents + int(option.empty_cents_out[arrival.place])
            costs_rows.append(cents)
            journeys.append(connection.journey_minutes)
        shift = abs(self.instance.problem.wishes.party.time_shift_hours)
        return Morning(
            np.array(rows, np.int64).reshape(len(rows), 6),
            np.array(costs_rows, np.int64).reshape(len(rows), len(CATEGORIES)),
            np.array(journeys, np.int64),
            shift >= rules.long_time_shift_hours,
            1 << 40,
        )

    @lru_cache(maxsize=None)  # noqa: B019
    def evening(self, state: int, vehicle: int) -> Evening:
        """Where a day can end that began in a state."""
        rules, instance = self.instance.problem.rules, self.instance
        option = instance.vehicles[vehicle]
        rows, costs, journeys, states = [], [], [], []
        for index, hotel in enumerate(instance.hotels, start=1):
            night = hotel.nights[self.day.index]
            if night is None:
                continue
            leaves = int(state not in (NOT_ARRIVED, index))
            back = int(option.empty_minutes_back[hotel.place])
            rows.append((0, hotel.place, 0, 0, LUNCH_BIT | DINNER_BIT, 0, leaves, back))
            costs.append(night[1])
            journeys.append(0)
            states.append(index)
        for departure in self.day.departures:
            connection = departure.connection
            need = served = 0
            for meal in Meal:
                rule = rules.meal(meal)
                if connection.time >= rule.latest + rule.minutes:
                    need |= MEAL_BITS[meal]
                if meal in connection.meals:
                    served |= MEAL_BITS[meal]
            leaves = int(state != NOT_ARRIVED)
            back = int(option.empty_minutes_back[departure.place])
            time, buffer = connection.time, connection.buffer_minutes
            rows.append((1, departure.place, time, buffer, need & ~served, served, leaves, back))
            costs.append(departure.costs)
            journeys.append(connection.journey_minutes)
            states.append(instance.gone_home)
        table = np.array(costs, np.int64).reshape(len(rows), len(CATEGORIES))
        terminals = np.array(rows, np.int64).reshape(len(rows), 8)
        for row in range(len(rows)):
            table[row, TRANSPORT] += option.empty_cents_back[terminals[row, 1]]
        return Evening(
            terminals, table, np.array(journeys, np.int64), np.array(states, np.int64)
        )

    def departure_index(self, terminal: int) -> int:
        """Which departure connection a terminal row is; negative for hotels."""
        hotels = sum(hotel.nights[self.day.index] is not None for hotel in self.instance.hotels)
        return terminal - hotels
