"""One pass: one call of the kernel for a day, a morning state and a vehicle, and what it found."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans import kernel
from optimizer.dayplans.ahead import LOWEST, NOT_LOOKED, Ahead, most_beyond
from optimizer.dayplans.dayplan import NO_START
from optimizer.dayplans.graph import TRANSPORT, DayGraph, Evening, Ints, Morning
from optimizer.dayplans.outlook import outlook_of
from optimizer.dayplans.plantable import PlanTable
from optimizer.dayplans.prices import NEVER, UNWANTED, WORD, Compared, DayPrices, Limits, Thresholds
from optimizer.domain.money import CATEGORIES
from optimizer.prepare.instance import NO_LIMIT, NOT_ARRIVED, DriverLimits, VehicleOption

INTERPRETATION = 4

NOTHING_NEAR = np.zeros((0, 1), np.uint64)

SESSIONS = 6
"""The column of a node that counts its sessions."""

MOST_QUICK = 80
"""A quick pass looks at so many visits of a day at most."""

ROUTE_ROUNDS = 20
"""How often an exact pass of a day of many offers may be made again with a better memory."""

POINTS_ONLY = Compared((False,) * len(CATEGORIES), False)


UNLIMITED = DriverLimits(NO_LIMIT, NO_LIMIT, NO_LIMIT, 0, 0, 0)


@dataclass(frozen=True)
class Found:
    """The kernel's status, labels made, plans with their values; `over` bounds those not found.

    `most` are the labels of the largest of its calls, which take up `size` bytes.
    """

    status: int
    labels: int
    table: PlanTable
    values: Ints
    over: dict[int, int]
    most: int = 0
    size: int = 0


@dataclass(frozen=True)
class Pass:
    """A morning state, a vehicle and a lower bound on the first start, under the prices of a day.

    `late` is the price of a first start before minutes above the `bound`, `ahead` what the rest of
    the day can add at most.
    """

    graph: DayGraph
    state: int
    vehicle: int
    prices: DayPrices
    bound: int = 0
    late: int = 0
    ahead: Ahead = NOT_LOOKED

    def run(
        self,
        mode: int,
        keep: int,
        thresholds: Thresholds,
        compared: Compared | None,
        limits: Limits,
    ) -> Found:
        """The day plans found with their values.

        On a day of many offers an exact pass lets routes forget what lies behind (ng-routes), and
        remembers more where the best ones go round, until they do not, or some that do not go
        round are found too. What goes round is no plan, but its value bounds what was not found.
        """
        wanted = self._wanted(thresholds)
        if (wanted >= UNWANTED).all():
            return Found(0, 0, self._none, np.zeros(0, np.int64), {})
        rules, used, most = self._rules(keep, compared, limits), 0, 0
        forgets = rules.subset == 1 and mode == kernel.MODE_PRICE
        near = self.graph.near(self.state, self.vehicle) if forgets else NOTHING_NEAR
        for _ in range(ROUTE_ROUNDS if forgets else 1):
            status, labels, visited, found = self._labelled(
                mode, rules, thresholds, wanted, near, limits
            )
            used, most = used + len(labels), max(most, len(labels))
            size = most * (labels.itemsize * labels.shape[1] + visited.itemsize * visited.shape[1])
            found = found[found[:, 1] >= 0]
            if mode != kernel.MODE_LIST:
                found = self._best_by_night(found, keep)
            elif limits.room is not None:
                limits.room[0] -= len(found)
                if limits.room[0] < 0:
                    return Found(2, used, self._none, np.zeros(0, np.int64), {}, most, size)
            table, values = self._table(labels, visited, found), found[:, 0]
            if not forgets:
                return Found(status, used, table, values, {}, most, size)
            table, rounds = self._with_tokens(table)
            if status != 0 or not rounds.any() or not rounds.all():
                break
            _remember(near, self.graph.tokens, table.items)
        over = {
            int(night): int(values[rounds & (table.night == night)].max())
            for night in np.unique(table.night[rounds])
        }
        return Found(status, used, table.take(~rounds), values[~rounds], over, most, size)

    def _labelled(
        self,
        mode: int,
        rules: kernel.Rules,
        thresholds: Thresholds,
        wanted: Ints,
        near: NDArray[np.uint64],
        limits: Limits,
    ) -> tuple[int, Ints, NDArray[np.uint64], Ints]:
        """One call of the kernel: its status, labels, what they visited, and the rows found."""
        graph, prices, evening = self.graph, self.prices, self._evening
        terminal_values = self._terminal_values()
        node_values = graph.worths(prices)
        nights = tuple(sorted(night for night, least in thresholds.items() if least < UNWANTED))
        latest = graph.latest_starts(self.state, self.vehicle, nights)
        if mode == kernel.MODE_QUICK:
            latest = np.where(self._is_promising(node_values), latest, -1)
        answer: tuple[int, Ints, NDArray[np.uint64], Ints] = kernel.label_day(
            mode,
            rules,
            graph.arrays,
            self._ends_wanted(wanted),
            self._prices_of(node_values),
            outlook_of(
                graph,
                evening,
                terminal_values - wanted,
                node_values,
                latest,
                self.ahead,
                near,
                self.state,
            ),
            limits.flag,
        )
        return answer

    def _is_promising(self, node_values: Ints) -> NDArray[np.bool_]:
        """The offers that a quick pass looks at: of many visits the ones worth most."""
        visits = np.flatnonzero(self.graph.nodes[:, SESSIONS] > 0)
        promising = np.ones(len(node_values), bool)
        if len(visits) > MOST_QUICK:
            order = np.argsort(-node_values[visits], kind="stable")
            promising[visits[order[MOST_QUICK:]]] = False
        return promising

    def _with_tokens(self, table: PlanTable) -> tuple[PlanTable, NDArray[np.bool_]]:
        """The plans with the tokens of all their offers, and which of them use one twice."""
        held = np.concatenate([self.graph.tokens, np.zeros((1, self.graph.words), np.uint64)])
        tokens = np.zeros_like(table.tokens)
        count = np.zeros(len(table), np.int64)
        for place in range(table.items.shape[1]):
            here = held[table.offers[:, place]]
            tokens |= here
            count += np.bitwise_count(here).sum(axis=1).astype(np.int64)
        return replace(table, tokens=tokens), count > np.bitwise_count(tokens).sum(axis=1)

    def _wanted(self, thresholds: Thresholds) -> Ints:
        """The least value wanted at each terminal."""
        nights = self._evening.states.tolist()
        wanted = np.array([thresholds.get(night, UNWANTED) for night in nights], np.int64)
        return np.maximum(wanted, NEVER)

    def ends(self, thresholds: Thresholds) -> Ints:
        """The worth of each terminal less what is wanted of a day that ends there."""
        return self._terminal_values() - self._wanted(thresholds)

    def most_beyond(self) -> int:
        """The most that a day with items can be worth beyond what is wanted, by looking ahead."""
        if not (len(self._morning.roots) and self.state in self.ahead.offsets):
            return LOWEST
        values = self._root_values()
        return most_beyond(self.graph, self.vehicle, self.prices, self.ahead, self.state, values)

    def _best_by_night(self, found: Ints, keep: int) -> Ints:
        """The few best of each night state, whatever the connection."""
        nights = self._evening.states[found[:, 2]]
        order = np.argsort(-found[:, 0], kind="stable")
        chosen = [order[nights[order] == night][:keep] for night in np.unique(nights)]
        return found[np.concatenate(chosen)] if chosen else found

    @property
    def _option(self) -> VehicleOption:
        return self.graph.instance.vehicles[self.vehicle]

    @property
    def _morning(self) -> Morning:
        return self.graph.morning(self.state, self.vehicle)

    @property
    def _evening(self) -> Evening:
        return self.graph.evening(self.state, self.vehicle)

    # --- what the kernel is given --------------------------------------------------------------
    def _rules(self, keep: int, compared: Compared | None, limits: Limits) -> kernel.Rules:
        graph, light = self.graph, self._morning.is_light
        rules = graph.instance.problem.rules
        hired = self._option.hour_cents > 0
        if compared is None:
            timed = self.prices.time > 0 or (hired and self.prices.categories[TRANSPORT] > 0)
        else:
            timed = compared.is_timed or (hired and compared.has_costs)
        kept = POINTS_ONLY if compared is None else compared
        drivers = graph.day.limits_of(self.vehicle) or UNLIMITED
        return kernel.Rules(
            grid=rules.grid_minutes,
            day_start=graph.day.day_start,
            day_end=graph.day.day_end,
            changeover=rules.changeover_minutes,
            breaks=rules.break_minutes,
            seated_limit=rules.seated_minutes,
            most_count=self._most_count(light=light),
            most_content=rules.content_minutes_per_day,
            dinner_end=rules.light_day_dinner_end,
            first_bound=self.bound,
            checkout=self._morning.check_out,
            light=int(light),
            timed=int(timed or drivers.duty < NO_LIMIT),
            keep=keep,
            label_cap=min(limits.labels, limits.label_bytes // self._label_bytes),
            found_cap=limits.listed,
            own_rows=np.array(kept.own_rows, np.int64),
            total=int(kept.total),
            goal_cost=int(kept.cost),
            goal_time=kept.time,
            goal_travel=int(kept.travel),
            canonical=int(kept.canonical),
            subset=int(len(self.ahead.value) > 0 and not self.ahead.is_limited),
            driving=int(drivers.tracks_driving),
            most_driving=drivers.driving,
            most_stretch=drivers.stretch,
            rest=drivers.rest,
            least_part=drivers.least_part,
            second_part=drivers.second_part,
            duty=drivers.duty,
            debrief=int(graph.has_debriefs),
        )

    @property
    def _label_bytes(self) -> int:
        """What a label takes up at most: its fields, its tokens, a bit for each subset."""
        subset_words = -(-len(self.prices.subsets) // 64)
        drivers = self.graph.day.limits_of(self.vehicle) or UNLIMITED
        fields = kernel.FIELDS + kernel.ROAD_FIELDS * drivers.tracks_driving
        return 8 * (fields + self.graph.words + subset_words)

    def _most_count(self, *, light: bool) -> int:
        """The cap on sessions; none if the day has no more, so that routes may go round freely."""
        cap = self.graph.instance.problem.rules.sessions_per_day
        if light:
            return min(cap, 1)
        return kernel.UNCAPPED if cap >= self.graph.session_count else cap

    def _ends_wanted(self, wanted: Ints) -> kernel.Ends:
        """Where the day begins and ends, with what is wanted at each terminal."""
        morning, driving = self._morning, self._option.driving
        return kernel.Ends(
            roots=morning.roots,
            root_values=self._root_values(),
            root_costs=morning.costs,
            terminals=self._evening.terminals,
            terminal_values=self._terminal_values(),
            thresholds=wanted,
            leg_minutes=self._option.minutes,
            leg_cents=self._option.cents,
            hire=self._hire(),
            leg_driving=driving.legs,
            root_driving=driving.out[morning.roots[:, 1]],
            terminal_driving=driving.back[self._evening.terminals[:, 1]],
            stands=self.graph.stands(self.vehicle),
        )

    def _prices_of(self, node_values: Ints) -> kernel.Prices:
        """The prices of the day, with what each offer is worth."""
        prices = self.prices
        return kernel.Prices(
            node_values,
            prices.time,
            prices.travel,
            int(prices.categories[TRANSPORT]),
            int(prices.categories[INTERPRETATION]),
            np.array([minute for minute, _ in prices.rest_ends], np.int64),
            np.array([price for _, price in prices.rest_ends], np.int64),
            *self._subsets(),
        )

    def _root_values(self) -> Ints:
        prices, morning = self.prices, self._morning
        values: Ints = -(morning.costs @ prices.categories) - morning.marks @ prices.marks
        values -= morning.journeys * (prices.time + prices.travel) + self.late
        return values

    def _terminal_values(self) -> Ints:
        prices, evening = self.prices, self._evening
        values: Ints = prices.pairs[self.state, evening.states].astype(np.int64)
        values = values - evening.costs @ prices.categories - evening.marks @ prices.marks
        return values - evening.journeys * (prices.time + prices.travel)

    def _subsets(self) -> tuple[NDArray[np.uint64], Ints, Ints, Ints]:
        """Masks and prices of the subsets, and which of them each offer touches."""
        graph, subsets = self.graph, self.prices.subsets
        masks = np.zeros((len(subsets), graph.words), np.uint64)
        for row, (mask, _) in enumerate(subsets):
            for word in range(graph.words):
                masks[row, word] = (mask >> (64 * word)) & WORD
        touches = (graph.tokens[:, None, :] & masks[None, :, :]).any(axis=2)
        start = np.concatenate(([0], np.cumsum(touches.sum(axis=1)))).astype(np.int64)
        prices = np.array([price for _, price in subsets], np.int64)
        return masks, prices, start, np.nonzero(touches)[1].astype(np.int64)

    def _hire(self) -> Ints:
        option = self._option
        empties = [int(option.empty.minutes_out[root[1]]) for root in self._morning.roots]
        hour = self.graph.instance.problem.rules.hour_ticks
        return np.array([option.hour_cents, option.min_hours, *empties, hour], np.int64)

    # --- what it found -------------------------------------------------------------------------
    @property
    def _none(self) -> PlanTable:
        return self.graph.table_of(())

    def _table(self, labels: Ints, visited: NDArray[np.uint64], found: Ints) -> PlanTable:
        """The rows found as plans: value, label, terminal, span, departure, end, extra, fee."""
        if not len(found):
            return self._none
        chosen = np.ascontiguousarray(found[:, 1])
        label, terminal = labels[chosen], found[:, 2]
        evening = self._evening
        items = kernel.paths_of(labels, chosen)
        first = self.graph.span_start[items[:, :, 0]]  # of the padding it does not matter
        items[:, :, 1] = np.where(items[:, :, 0] < 0, -1, items[:, :, 1] - first)
        root = label[:, kernel.ROOT]
        costs = label[:, kernel.COSTS : kernel.FIELDS] + evening.costs[terminal]
        costs[:, TRANSPORT] += found[:, 6]
        costs[:, INTERPRETATION] += found[:, 7]
        home = evening.terminals[terminal, 0] == 1
        boarding = np.where(home, evening.terminals[terminal, 3], 0)
        lengths = (items[:, :, 0] >= 0).sum(axis=1)
        last = items[np.arange(len(found)), lengths - 1, 0]
        legs = self._legs(self.graph.nodes[last, 0], evening.terminals[terminal, 1])
        arriving = self.state == NOT_ARRIVED
        where = np.empty((len(found), 6), np.int64)
        where[:, 0] = self.graph.day.index
        where[:, 1], where[:, 2], where[:, 3] = self.state, evening.states[terminal], self.vehicle
        where[:, 4] = root if arriving else -1
        where[:, 5] = np.where(home, self.graph.departure_index(terminal), -1)
        times = np.empty((len(found), 5), np.int64)
        times[:, 0] = found[:, 4]
        times[:, 1] = NO_START if arriving else self._first_starts(found[:, 4], items[:, 0, 0])
        times[:, 2] = np.where(home, -NO_START, found[:, 5])
        journeys = evening.journeys[terminal]
        times[:, 3] = found[:, 3] - label[:, kernel.BUSY] - boarding + journeys
        times[:, 4] = label[:, kernel.LEGS] + legs + journeys
        tokens = visited[chosen, : self.graph.words]
        return PlanTable(where, times, costs, self._marks(root, terminal, items), tokens, items)

    def _marks(self, root: Ints, terminal: Ints, items: NDArray[np.int32]) -> Ints:
        """The marks of plans: those of their offers, of the vehicle and of the night."""
        total: Ints = self._morning.marks[root] + self._evening.marks[terminal]
        if total.shape[1]:
            offers = np.append(self.graph.marks, np.zeros((1, total.shape[1]), np.int64), axis=0)
            for place in range(items.shape[1]):
                total += offers[items[:, place, 0]]
        return total

    def _legs(self, origins: Ints, targets: Ints) -> Ints:
        """Minutes from places to places, 0 where they are the same."""
        minutes: Ints = np.where(origins == targets, 0, self._option.minutes[origins, targets])
        return minutes

    def _first_starts(self, leaves: Ints, first: Ints) -> Ints:
        """When the first items begin, after a departure from the hotel."""
        hotel = int(self._morning.roots[0, 1])
        places = self.graph.nodes[first, 0]
        buffers = self.graph.nodes[first, 3]
        ways = self._legs(np.full(len(first), hotel, np.int64), places)
        starts: Ints = leaves + np.where(places == hotel, 0, ways + buffers)
        return starts


def _remember(
    near: NDArray[np.uint64], tokens: NDArray[np.uint64], items: NDArray[np.int32]
) -> None:
    """Lets every offer between two that use the same token remember it."""
    for row in items[:, :, 0]:
        route = row[row >= 0].tolist()
        for last, node in enumerate(route):
            for first in range(last - 1, -1, -1):
                twice = tokens[route[first]] & tokens[node]
                if twice.any():
                    near[route[first + 1 : last]] |= twice
                    break
