"""The day graph: one day's offers, mornings and nights as flat whole-number arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.kernel import HOTELS, STAYS, Graph
from optimizer.dayplans.memo import kept
from optimizer.dayplans.plantable import PlanTable
from optimizer.dayplans.prices import DayPrices
from optimizer.domain.catalogue import Connection
from optimizer.domain.money import CATEGORIES
from optimizer.prepare.instance import (
    DINNER_BIT,
    LUNCH_BIT,
    MEAL_BITS,
    NOT_ARRIVED,
    Day,
    Instance,
    Marks,
    OfferKind,
)

Ints = NDArray[np.int64]
TRANSPORT = 3
WAIVED_SHIFT = 2
UNREACHABLE = 1 << 40

NEAR_OFFERS = 10
"""How many offers near an offer a route remembers at first."""

_Rows = TypeVar("_Rows", int, Ints)


@dataclass(frozen=True)
class Morning:
    """The roots of a state: one hotel, or every arrival connection of the day."""

    roots: Ints
    costs: Ints
    marks: Ints
    journeys: Ints
    is_light: bool
    check_out: int


@dataclass(frozen=True)
class Evening:
    """The terminals from a morning: hotels and departure connections, with the state they reach."""

    terminals: Ints
    costs: Ints
    marks: Ints
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
            (day.day_start, day.day_end),
            day.offers,
            tuple((a.connection.id, a.costs) for a in day.arrivals),
            tuple((d.connection.id, d.costs) for d in day.departures),
            tuple(hotel.nights[day.index] for hotel in self.instance.hotels),
            (day.vehicles, day.limits),
            day.fees,
            day.teams,
            (day.vehicle_marks, day.night_marks),
        )

    @cached_property
    def node_count(self) -> int:
        """How many offers the day has."""
        return len(self.day.offers)

    @cached_property
    def nodes(self) -> Ints:
        """One row for each offer: see the columns in `kernel.Graph`."""
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
                (offer.kind is OfferKind.DEBRIEF) * (HOTELS if offer.at_hotel else STAYS),
            )
            for offer in self.day.offers
        ]
        return np.array(rows, np.int64).reshape(len(rows), 14)

    @cached_property
    def has_debriefs(self) -> bool:
        """Whether the day's sessions end with a debrief: they cannot be held without."""
        return self.instance.problem.wishes.debrief_minutes is not None

    @cached_property
    def arrays(self) -> Graph:
        """All that the kernel needs of the offers."""
        return Graph(
            self.nodes,
            self.costs,
            self.tokens,
            self.forbidden,
            self.span_start,
            self.spans,
            self.charges,
        )

    @cached_property
    def costs(self) -> Ints:
        """Cents by offer and category."""
        rows = [offer.costs for offer in self.day.offers]
        return np.array(rows, np.int64).reshape(len(rows), len(CATEGORIES))

    @cached_property
    def words(self) -> int:
        """How many 64-bit words hold the tokens."""
        return self.instance.words

    @cached_property
    def mark_count(self) -> int:
        """How many marks a plan has."""
        return len(self.instance.marks)

    @cached_property
    def marks(self) -> Ints:
        """Marks by offer."""
        rows = [offer.marks for offer in self.day.offers]
        return np.array(rows, np.int64).reshape(len(rows), self.mark_count)

    def worths(self, prices: DayPrices) -> Ints:
        """What each offer is worth, less what it costs and what its marks do."""
        worths: Ints = prices.offers - self.costs @ prices.categories - self.marks @ prices.marks
        return worths

    def table_of(self, plans: Sequence[DayPlan]) -> PlanTable:
        """Single plans as a table."""
        return PlanTable.of(plans, self.words, len(CATEGORIES), self.mark_count)

    @cached_property
    def tokens(self) -> NDArray[np.uint64]:
        """The tokens that each offer uses up, with its markers."""
        return self._masks([{*offer.tokens, *offer.markers} for offer in self.day.offers])

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
    def only_token(self) -> Ints:
        """The token of each offer that has just one, else -1."""
        tokens = [offer.tokens for offer in self.day.offers]
        return np.array([held[0] if len(held) == 1 else -1 for held in tokens], np.int64)

    @cached_property
    def commitment_count(self) -> int:
        """How many commitments can be kept on the day."""
        names = self.instance.tokens
        held = {token for offer in self.day.offers for token in offer.tokens}
        return sum(names[token].startswith("commitment:") for token in held)

    @cached_property
    def least_session(self) -> tuple[int, int]:
        """The fewest minutes and the least content that any session of the day takes, maybe 0."""
        counted = self.nodes[:, 6] > 0
        shares = np.maximum(self.nodes[counted, 6], 1)
        minutes = int((self.nodes[counted, 1] // shares).min(initial=UNREACHABLE))
        content = int((self.nodes[counted, 7] // shares).min(initial=UNREACHABLE))
        return minutes, content

    @cached_property
    def session_count(self) -> int:
        """How many sessions can be held on the day at all."""
        names = self.instance.tokens
        held = {token for offer in self.day.offers for token in offer.tokens}
        return sum(not names[token].startswith("commitment:") for token in held)

    @kept
    def meal_nodes(self, bit: int) -> tuple[Ints, Ints]:
        """The offers that are a meal: at restaurants, and others."""
        meals = (self.nodes[:, 8] & bit) > 0
        restaurants = self.nodes[:, 12] == 1
        return np.flatnonzero(meals & restaurants), np.flatnonzero(meals & ~restaurants)

    @kept
    def meal_minutes(self, bit: int) -> int:
        """The fewest minutes that a meal takes."""
        return int(self.nodes[(self.nodes[:, 8] & bit) > 0, 1].min(initial=0))

    @cached_property
    def forbidding_tokens(self) -> NDArray[np.uint64]:
        """The tokens after which some offer may not come."""
        if not self.node_count:
            return np.zeros(self.words, np.uint64)
        masks: NDArray[np.uint64] = np.bitwise_or.reduce(self.forbidden, axis=0)
        return masks

    @kept
    def near(self, state: int, vehicle: int) -> NDArray[np.uint64]:
        """By offer the tokens that a route remembers after it; grown in place where it goes round.

        At first those of the nearest offers. Each pass has its own, so that threads do not meet.
        """
        least = self.shortest(vehicle)
        places = self.nodes[:, 0]
        masks = self.tokens.copy()
        for node in range(self.node_count):
            nearest = np.argsort(least[places[node], places], kind="stable")[:NEAR_OFFERS]
            masks[node] |= np.bitwise_or.reduce(self.tokens[nearest], axis=0)
            masks[node] |= self.forbidding_tokens
        return masks

    @kept
    def least_advance(self, vehicle: int) -> int:
        """The fewest minutes from the end of an offer to the end of the next."""
        minutes = self.instance.vehicles[vehicle].minutes
        places = self.nodes[:, 0]
        legs = minutes[places[:, None], places[None, :]]
        same = places[:, None] == places[None, :]
        changeover = self.instance.problem.rules.changeover_minutes
        ways = np.where(same, changeover, legs + self.nodes[None, :, 3])
        advance = ways + self.nodes[None, :, 1]
        usable = (legs >= 0) | same
        np.fill_diagonal(usable, False)
        return int(advance[usable].min(initial=UNREACHABLE))

    @cached_property
    def meal_ends(self) -> Ints:
        """By meals had: before which minute no item can have ended with just these."""
        ends = np.zeros(4, np.int64)
        for bit in (LUNCH_BIT, DINNER_BIT):
            early = any(
                _meal_flags(self.instance, arrival.connection, waived=True) & bit
                for arrival in self.day.arrivals
            )
            firsts = [
                offer.starts[0][0] + offer.minutes
                for offer in self.day.offers
                if offer.meal_bit & bit and offer.starts
            ]
            least = 0 if early else min(firsts, default=UNREACHABLE)
            for had in range(4):
                if had & bit:
                    ends[had] = max(ends[had], least)
        return ends

    @cached_property
    def _shares(self) -> tuple[Ints, Ints, Ints]:
        """Pairs of offer and token, and how many tokens the offer has."""
        pairs = [
            (number, token, len(offer.tokens))
            for number, offer in enumerate(self.day.offers)
            for token in offer.tokens
        ]
        table = np.array(pairs, np.int64).reshape(len(pairs), 3)
        return table[:, 0], table[:, 1], table[:, 2]

    @cached_property
    def _counts(self) -> Ints:
        """Whether a token counts as a session, by token."""
        names = self.instance.tokens
        return np.array([not name.startswith("commitment:") for name in names], np.int64)

    def token_worths(self, node_values: Ints, latest: Ints) -> tuple[Ints, Ints]:
        """Tokens by their worth, best first: bit, last start, whether it counts; and the worths.

        `latest` is each offer's last start, negative where the offer cannot be used at all.
        """
        offers, tokens, sizes = self._shares
        keep = latest[offers] >= 0
        offers, tokens, sizes = offers[keep], tokens[keep], sizes[keep]
        worths = np.full(len(self.instance.tokens), -(1 << 60), np.int64)
        last = np.full(len(self.instance.tokens), -1, np.int64)
        np.maximum.at(worths, tokens, -(-node_values[offers] // sizes))
        np.maximum.at(last, tokens, latest[offers])
        held = np.flatnonzero(last >= 0)
        order = held[np.argsort(-worths[held], kind="stable")]
        rows = np.stack([order, last[order], self._counts[order]], axis=1)
        return np.ascontiguousarray(rows), np.ascontiguousarray(worths[order])

    @kept
    def shortest(self, vehicle: int) -> Ints:
        """The least minutes between places with a vehicle, over other places too: a lower bound."""
        minutes = self.instance.vehicles[vehicle].minutes
        least = np.where(minutes < 0, UNREACHABLE, minutes)
        np.fill_diagonal(least, 0)
        for through in range(len(least)):
            least = np.minimum(least, least[:, through, None] + least[None, through, :])
        return least

    @kept
    def latest_starts(self, state: int, vehicle: int, nights: tuple[int, ...]) -> Ints:
        """Each offer's last start from which one of the nights can still be reached.

        Negative where the offer cannot be reached from the morning in time, or nothing from it.
        """
        evening = self.evening(state, vehicle)
        least, roots = self.shortest(vehicle), self.morning(state, vehicle).roots
        begin = np.where(roots[:, 0] == 1, roots[:, 2] + roots[:, 3], self.day.day_start)
        begin = np.maximum(begin, self.day.day_start)
        wanted = evening.terminals[np.isin(evening.states, nights)]
        close = np.where(wanted[:, 0] == 1, wanted[:, 2] - wanted[:, 3], self.day.day_end)
        close = np.minimum(close, self.day.day_end)
        result = np.full(self.node_count, -1, np.int64)
        for node, offer in enumerate(self.day.offers):
            earliest = (begin + least[roots[:, 1], offer.place]).min(initial=UNREACHABLE)
            latest = (close - least[offer.place, wanted[:, 1]]).max(initial=-1) - offer.minutes
            for first, last in offer.starts:
                if max(first, earliest) <= min(last, latest):
                    result[node] = max(result[node], min(last, int(latest)))
        return result

    @cached_property
    def charges(self) -> Ints:
        """Interpreter services: half-day minutes, half fee, day fee, alone, most minutes, team."""
        rows = [(0, 0, 0, 0, 0, 0)] + [
            (
                option.half_day_minutes,
                *fees,
                option.alone_minutes,
                option.max_minutes,
                team,
            )
            for option, fees, team in zip(
                self.instance.interpreters, self.day.fees, self.day.teams, strict=True
            )
        ]
        return np.array(rows, np.int64)

    @kept
    def morning(self, state: int, vehicle: int) -> Morning:
        """The roots of a state on this day with a vehicle; none where it cannot be."""
        option = self.instance.vehicles[vehicle]
        if state != NOT_ARRIVED:
            hotel = self.instance.hotels[state - 1]
            roots = np.array([(0, hotel.place, 0, 0, 0, 0, 0)], np.int64)
            costs = np.zeros((1, len(CATEGORIES)), np.int64)
            costs[0, TRANSPORT] = option.day_cents + option.empty.cents_out[hotel.place]
            marks = self._vehicle_marks(vehicle, 1)
            return Morning(roots, costs, marks, np.zeros(1, np.int64), False, hotel.hotel.check_out)
        rows, costs_rows, journeys = [], [], []
        for index, arrival in enumerate(self.day.arrivals):
            connection = arrival.connection
            flags = _meal_flags(self.instance, connection)
            minutes, buffer = connection.journey_minutes, connection.buffer_minutes
            rows.append((1, arrival.place, connection.time, buffer, flags, index, minutes))
            cents = list(arrival.costs)
            cents[TRANSPORT] += option.day_cents + int(option.empty.cents_out[arrival.place])
            costs_rows.append(cents)
            journeys.append(connection.journey_minutes)
        shift = abs(self.instance.problem.wishes.party.time_shift_hours)
        return Morning(
            np.array(rows, np.int64).reshape(len(rows), 7),
            np.array(costs_rows, np.int64).reshape(len(rows), len(CATEGORIES)),
            self._vehicle_marks(vehicle, len(rows)),
            np.array(journeys, np.int64),
            shift >= self.instance.problem.rules.long_time_shift_hours,
            1 << 40,
        )

    def _vehicle_marks(self, vehicle: int, count: int) -> Ints:
        """The marks of the day's vehicle, once for each root."""
        marks = self.day.vehicle_marks[vehicle] if self.day.vehicle_marks else ()
        return np.tile(np.array(marks, np.int64), (count, 1)).reshape(count, self.mark_count)

    @kept
    def evening(self, state: int, vehicle: int) -> Evening:
        """Where a day can end that began in a state."""
        rules, instance = self.instance.problem.rules, self.instance
        option = instance.vehicles[vehicle]
        asked = sum(MEAL_BITS[meal] for meal in rules.meals)
        rows, costs, marks, journeys, states = [], [], [], [], []
        nowhere: Marks = (0,) * self.mark_count
        for index, hotel in enumerate(instance.hotels, start=1):
            night = hotel.nights[self.day.index]
            if night is None:
                continue
            leaves = int(state not in (NOT_ARRIVED, index))
            back = int(option.empty.minutes_back[hotel.place])
            rows.append((0, hotel.place, 0, 0, asked, 0, leaves, back))
            costs.append(night[1])
            marks.append(self.day.night_marks[index - 1] if self.day.night_marks else nowhere)
            journeys.append(0)
            states.append(index)
        for departure in self.day.departures:
            connection = departure.connection
            need = served = 0
            for meal in rules.meals:
                rule = rules.meal(meal)
                if connection.time >= rule.latest + rule.minutes:
                    need |= MEAL_BITS[meal]
                if meal in connection.meals:
                    served |= MEAL_BITS[meal]
            leaves = int(state != NOT_ARRIVED)
            back = int(option.empty.minutes_back[departure.place])
            time, buffer = connection.time, connection.buffer_minutes
            rows.append((1, departure.place, time, buffer, need & ~served, served, leaves, back))
            costs.append(departure.costs)
            marks.append(nowhere)
            journeys.append(connection.journey_minutes)
            states.append(instance.gone_home)
        table = np.array(costs, np.int64).reshape(len(rows), len(CATEGORIES))
        terminals = np.array(rows, np.int64).reshape(len(rows), 8)
        for row in range(len(rows)):
            table[row, TRANSPORT] += option.empty.cents_back[terminals[row, 1]]
        return Evening(
            terminals,
            table,
            np.array(marks, np.int64).reshape(len(rows), self.mark_count),
            np.array(journeys, np.int64),
            np.array(states, np.int64),
        )

    @kept
    def stands(self, vehicle: int) -> Ints:
        """How long a vehicle stands while each offer is held."""
        option = self.instance.vehicles[vehicle]
        return np.array([option.stands(offer) for offer in self.day.offers], np.int64)

    def departure_index(self, terminal: _Rows) -> _Rows:
        """Which departure connection a terminal row is; negative for hotels."""
        hotels = sum(hotel.nights[self.day.index] is not None for hotel in self.instance.hotels)
        return terminal - hotels


def _meal_flags(instance: Instance, connection: Connection, *, waived: bool = False) -> int:
    """The meals an arrival comes with: had on the way, or too late for; `waived`: as one mask."""
    flags = 0
    for meal in instance.problem.rules.meals:
        if connection.time > instance.problem.rules.meal(meal).earliest:
            flags |= MEAL_BITS[meal] << WAIVED_SHIFT
        if meal in connection.meals:
            flags |= MEAL_BITS[meal]
    return flags | flags >> WAIVED_SHIFT if waived else flags
