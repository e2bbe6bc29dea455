"""Pricing: the best day plans of a day under given prices, and every one above a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans import kernel
from optimizer.dayplans.dayplan import NO_START, DayPlan
from optimizer.dayplans.direct import direct_days
from optimizer.dayplans.graph import TRANSPORT, DayGraph, Evening, Ints, Morning
from optimizer.domain.money import CATEGORIES
from optimizer.prepare.instance import DINNER_BIT, LUNCH_BIT, NOT_ARRIVED

LONGEST = 24
"""Most items in one day; more than any pacing rule lets a day have."""

NEVER, UNWANTED = -(1 << 60), 1 << 60
INTERPRETATION = 4


@dataclass(frozen=True)
class DayPrices:
    """What a day plan is worth, in whole numbers of one scale.

    value = sum of `offers` - `categories` . costs - `time` x time - `travel` x travel
            + `pairs`[morning, night] - rest prices of an end or a first start that binds
            - price of each subset x (plan's tokens in it) // 2
    `rest_ends` / `rest_starts` are (minute, price) pairs: paid if the last end is at or after the
    minute, or the first start before it.
    """

    offers: Ints
    categories: Ints
    time: int
    travel: int
    pairs: Ints
    rest_ends: tuple[tuple[int, int], ...] = ()
    rest_starts: tuple[tuple[int, int], ...] = ()
    subsets: tuple[tuple[int, int], ...] = ()

    def value(self, plan: DayPlan) -> int:
        """The value of one plan of the day, from first principles."""
        total = int(self.pairs[plan.morning, plan.night])
        total += sum(int(self.offers[offer]) for offer in plan.offers)
        total -= sum(
            int(weight) * cents for weight, cents in zip(self.categories, plan.costs, strict=True)
        )
        total -= self.time * plan.time + self.travel * plan.travel
        total -= sum(price for minute, price in self.rest_ends if plan.last_end >= minute)
        total -= sum(price for minute, price in self.rest_starts if plan.first_start < minute)
        for mask, price in self.subsets:
            total -= price * ((plan.tokens & mask).bit_count() // 2)
        return total

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for days that are priced alike."""
        return (
            self.offers.tobytes(),
            self.categories.tobytes(),
            self.time,
            self.travel,
            self.pairs.tobytes(),
            self.rest_ends,
            self.rest_starts,
            self.subsets,
        )


@dataclass(frozen=True)
class Limits:
    """How far one pass may go: labels and listed days, and the flag that stops it.

    `room` is what a whole round may still list, shared by its passes.
    """

    labels: int = 4_000_000
    listed: int = 60_000
    stop: NDArray[np.int64] | None = None
    room: NDArray[np.int64] | None = None


@dataclass(frozen=True)
class Compared:
    """What a listing keeps apart: costs that have a row of their own, and the goal of the tier.

    `own_rows` marks categories with a cap; `total` that the sum of costs has a row or is the goal;
    `time` is the weight of a minute in the goal beside a cent, `travel` that travel alone counts,
    `rest` that night rest binds.
    """

    own_rows: tuple[bool, ...]
    total: bool
    time: int
    travel: bool
    rest: bool

    @property
    def is_timed(self) -> bool:
        """Whether the span of a day matters beyond its end."""
        return self.time > 0


@dataclass(frozen=True)
class Priced:
    """What a pass found: plans with their values, best value by night, and whether it was whole."""

    plans: tuple[tuple[int, DayPlan], ...]
    best: dict[int, int]
    labels: int
    is_whole: bool


Thresholds = dict[int, int]
"""The least value wanted of a plan, by the night state it reaches; others are not wanted."""


def best_days(
    graph: DayGraph,
    state: int,
    vehicle: int,
    prices: DayPrices,
    thresholds: Thresholds,
    keep: int,
    limits: Limits,
    *,
    quick: bool = False,
) -> Priced:
    """The `keep` best day plans from a morning to each terminal that reach its threshold.

    Exact: if none is found for a night, none reaches its threshold. A quick pass is not.
    """
    mode = kernel.MODE_QUICK if quick else kernel.MODE_PRICE
    return _run(graph, state, vehicle, prices, mode, keep, thresholds, None, limits)


def days_above(
    graph: DayGraph,
    state: int,
    vehicle: int,
    prices: DayPrices,
    thresholds: Thresholds,
    compared: Compared,
    limits: Limits,
    rest_bounds: tuple[int, ...] = (),
) -> Priced:
    """Every day plan whose value reaches its night's threshold, up to exchange without loss.

    Of two plans with equal morning, night, vehicle and tokens one may be left out if the other is
    no worse in the goal and in every row; on a tie the first in the canonical order stays.
    `rest_bounds` are the first starts that night rest tells apart, priced or not.
    """
    mode = kernel.MODE_LIST
    return _run(graph, state, vehicle, prices, mode, 1, thresholds, compared, limits, rest_bounds)


def _run(
    graph: DayGraph,
    state: int,
    vehicle: int,
    prices: DayPrices,
    mode: int,
    keep: int,
    thresholds: Thresholds,
    compared: Compared | None,
    limits: Limits,
    rest_bounds: tuple[int, ...] = (),
) -> Priced:
    morning, evening = graph.morning(state, vehicle), graph.evening(state, vehicle)
    found: list[tuple[int, DayPlan]] = []
    best: dict[int, int] = {}
    for plan in direct_days(graph, state, vehicle):
        value = prices.value(plan)
        if value >= thresholds.get(plan.night, UNWANTED):
            best[plan.night] = max(value, best.get(plan.night, NEVER))
            found.append((value, plan))
    if not len(morning.roots) or not len(evening.terminals) or not graph.node_count:
        return Priced(tuple(found), best, 0, True)
    labels, whole = 0, True
    told_apart = {*rest_bounds, *(at for at, _ in prices.rest_starts)}
    bounds = [0] if state == NOT_ARRIVED else [0, *sorted(told_apart)]
    for bound in bounds:
        late = sum(price for minute, price in prices.rest_starts if bound < minute)
        if state == NOT_ARRIVED:
            late = 0
        passed = _Pass(graph, state, vehicle, prices, morning, evening, bound, late)
        status, used, plans = passed.run(mode, keep, thresholds, compared, limits)
        labels += used
        whole = whole and status == 0
        for value, plan in plans:
            # In a later pass the penalty counted is exact; here it may be too high, never too low.
            value = max(value, prices.value(plan)) if bounds[1:] else value
            best[plan.night] = max(value, best.get(plan.night, NEVER))
            found.append((value, plan))
    return Priced(tuple(found), best, labels, whole)


@dataclass(frozen=True)
class _Pass:
    """One call of the kernel: a morning state, a vehicle and a lower bound on the first start."""

    graph: DayGraph
    state: int
    vehicle: int
    prices: DayPrices
    morning: Morning
    evening: Evening
    bound: int
    late: int

    def run(
        self,
        mode: int,
        keep: int,
        thresholds: dict[int, int],
        compared: Compared | None,
        limits: Limits,
    ) -> tuple[int, int, list[tuple[int, DayPlan]]]:
        """Kernel status, labels made, and the day plans found with their values."""
        graph, prices, evening = self.graph, self.prices, self.evening
        wanted = np.array([thresholds.get(int(n), UNWANTED) for n in evening.states], np.int64)
        wanted = np.maximum(wanted, NEVER)
        if (wanted >= UNWANTED).all():
            return 0, 0, []
        terminal_values = self._terminal_values()
        node_values = prices.offers - graph.costs @ prices.categories
        nights = tuple(sorted(night for night, least in thresholds.items() if least < UNWANTED))
        latest = graph.latest_starts(self.state, self.vehicle, nights)
        reach, rows, worths = self._outlook(terminal_values - wanted, node_values, latest)
        status, labels, visited, found = kernel.label_day(
            mode,
            self._rules(keep, compared, limits),
            graph.arrays,
            kernel.Ends(
                roots=self.morning.roots,
                root_values=self._root_values(),
                root_costs=self.morning.costs,
                terminals=evening.terminals,
                terminal_values=terminal_values,
                thresholds=wanted,
                leg_minutes=self._option.minutes,
                leg_cents=self._option.cents,
                hire=self._hire(),
            ),
            kernel.Prices(
                node_values,
                prices.time,
                prices.travel,
                int(prices.categories[TRANSPORT]),
                int(prices.categories[INTERPRETATION]),
                np.array([minute for minute, _ in prices.rest_ends], np.int64),
                np.array([price for _, price in prices.rest_ends], np.int64),
                *self._subsets(),
            ),
            kernel.Outlook(reach, rows, worths, (latest >= 0).astype(np.int64)),
            limits.stop if limits.stop is not None else np.zeros(1, np.int64),
        )
        found = found[found[:, 1] >= 0]
        if mode != kernel.MODE_LIST:
            found = self._best_by_night(found, keep)
        elif limits.room is not None:
            limits.room[0] -= len(found)
            if limits.room[0] < 0:
                return 2, len(labels), []
        return status, len(labels), self._plans(labels, visited, found)

    def _best_by_night(self, found: Ints, keep: int) -> Ints:
        """The few best of each night state, whatever the connection."""
        nights = self.evening.states[found[:, 2]]
        order = np.argsort(-found[:, 0], kind="stable")
        chosen = [order[nights[order] == night][:keep] for night in np.unique(nights)]
        return found[np.concatenate(chosen)] if chosen else found

    @property
    def _option(self):  # type: ignore[no-untyped-def]
        return self.graph.instance.vehicles[self.vehicle]

    def _rules(self, keep: int, compared: Compared | None, limits: Limits) -> kernel.Rules:
        rules = self.graph.instance.problem.rules
        hired = self._option.hour_cents > 0
        if compared is None:
            timed = self.prices.time > 0 or (hired and self.prices.categories[TRANSPORT] > 0)
            compared = Compared((False,) * len(CATEGORIES), False, 0, False, False)
        else:
            timed = compared.is_timed or (hired and (compared.total or any(compared.own_rows)))
        light = self.morning.is_light
        return kernel.Rules(
            grid=rules.grid_minutes,
            day_start=rules.day_start,
            day_end=rules.day_end,
            changeover=rules.changeover_minutes,
            breaks=rules.break_minutes,
            seated_limit=rules.seated_minutes,
            most_count=min(rules.sessions_per_day, 1) if light else rules.sessions_per_day,
            most_content=rules.content_minutes_per_day,
            dinner_end=rules.light_day_dinner_end,
            first_bound=self.bound,
            checkout=self.morning.check_out,
            light=int(light),
            timed=int(timed),
            keep=keep,
            label_cap=limits.labels,
            found_cap=limits.listed,
            own_rows=np.array(compared.own_rows, np.int64),
            total=int(compared.total),
            goal_time=compared.time,
            goal_travel=int(compared.travel),
        )

    def _root_values(self) -> Ints:
        prices = self.prices
        values: Ints = -(self.morning.costs @ prices.categories)
        values -= self.morning.journeys * (prices.time + prices.travel) + self.late
        return values

    def _terminal_values(self) -> Ints:
        prices = self.prices
        values: Ints = prices.pairs[self.state, self.evening.states].astype(np.int64)
        values = values - self.evening.costs @ prices.categories
        return values - self.evening.journeys * (prices.time + prices.travel)

    def _outlook(self, ends: Ints, node_values: Ints, latest: Ints) -> tuple[Ints, Ints, Ints]:
        """What the kernel's completion bound needs: see `kernel._hope`."""
        graph, terminals = self.graph, self.evening.terminals
        usable = latest >= 0
        counted = (graph.nodes[:, 6] > 0) & usable
        shares = np.maximum(graph.nodes[counted, 6], 1)
        least_minutes = int((graph.nodes[counted, 1] // shares).min(initial=1440))
        least_content = int((graph.nodes[counted, 7] // shares).min(initial=1440))
        meals = (LUNCH_BIT, DINNER_BIT)
        worths = {bit: self._meal_worth(bit, node_values, usable) for bit in meals}
        minutes = {bit: self._meal_minutes(bit) for bit in meals}
        reach = np.zeros((4, 5), np.int64)
        for had in range(4):
            worth, pending = NEVER, 1440
            for terminal in range(len(terminals)):
                lacking = int(terminals[terminal, 4]) & ~had
                bits = [bit for bit in meals if lacking & bit]
                gain = sum(worths[bit] for bit in bits)
                worth = max(worth, int(ends[terminal]) + gain)
                pending = min(pending, sum(minutes[bit] for bit in bits))
            day_end = graph.instance.problem.rules.day_end
            reach[had] = (worth, pending, day_end, max(least_minutes, 1), max(least_content, 1))
        rows, values = graph.token_worths(node_values, latest)
        return reach, rows, values

    def _meal_minutes(self, bit: int) -> int:
        nodes = self.graph.nodes
        return int(nodes[(nodes[:, 8] & bit) > 0, 1].min(initial=0))

    def _meal_worth(self, bit: int, node_values: Ints, usable: NDArray[np.bool_]) -> int:
        """The best value of any offer that is this meal; commitments count as tokens already."""
        nodes = self.graph.nodes
        stops = ((nodes[:, 8] & bit) > 0) & (nodes[:, 12] == 1) & usable
        other = ((nodes[:, 8] & bit) > 0) & (nodes[:, 12] == 0) & usable
        best = int(node_values[stops].max(initial=NEVER >> 2))
        return max(best, 0) if other.any() else best

    def _subsets(self) -> tuple[NDArray[np.uint64], Ints, Ints, Ints]:
        """Masks and prices of the subsets, and which of them each offer touches."""
        graph, subsets = self.graph, self.prices.subsets
        masks = np.zeros((len(subsets), graph.words), np.uint64)
        for row, (mask, _) in enumerate(subsets):
            for word in range(graph.words):
                masks[row, word] = (mask >> (64 * word)) & 0xFFFFFFFFFFFFFFFF
        touches = (graph.tokens[:, None, :] & masks[None, :, :]).any(axis=2)
        start = np.concatenate(([0], np.cumsum(touches.sum(axis=1)))).astype(np.int64)
        prices = np.array([price for _, price in subsets], np.int64)
        return masks, prices, start, np.nonzero(touches)[1].astype(np.int64)

    def _hire(self) -> Ints:
        option = self._option
        empties = [int(option.empty.minutes_out[root[1]]) for root in self.morning.roots]
        return np.array([option.hour_cents, option.min_hours, *empties], np.int64)

    def _plans(
        self, labels: Ints, visited: NDArray[np.uint64], found: Ints
    ) -> list[tuple[int, DayPlan]]:
        chosen = np.ascontiguousarray(found[:, 1])
        nodes, windows, breaks = kernel.paths_of(labels, chosen, LONGEST)
        plans = []
        for row in range(len(found)):
            length = int((nodes[row] >= 0).sum())
            path = nodes[row, :length]
            plans.append(
                (
                    int(found[row, 0]),
                    self._plan(
                        labels[chosen[row]],
                        visited[chosen[row]],
                        found[row],
                        tuple(path.tolist()),
                        tuple((windows[row, :length] - self.graph.span_start[path]).tolist()),
                        tuple(breaks[row, :length].tolist()),
                    ),
                )
            )
        return plans

    def _plan(
        self,
        label: Ints,
        visited: NDArray[np.uint64],
        row: Ints,
        offers: tuple[int, ...],
        windows: tuple[int, ...],
        breaks: tuple[int, ...],
    ) -> DayPlan:
        terminal, span, leaves, end, extra, fee = (int(value) for value in row[2:8])
        root = int(label[kernel.ROOT])
        costs = label[kernel.COSTS :] + self.evening.costs[terminal]
        costs[TRANSPORT] += extra
        costs[INTERPRETATION] += fee
        goes_home = self.evening.terminals[terminal, 0] == 1
        boarding = int(self.evening.terminals[terminal, 3]) if goes_home else 0
        place = self.graph.day.offers[offers[-1]].place
        target = int(self.evening.terminals[terminal, 1])
        last_leg = 0 if place == target else int(self._option.minutes[place, target])
        journeys = int(self.morning.journeys[root] + self.evening.journeys[terminal])
        return DayPlan(
            day=self.graph.day.index,
            morning=self.state,
            night=int(self.evening.states[terminal]),
            vehicle=self.vehicle,
            arrival=root if self.state == NOT_ARRIVED else -1,
            departure=self.graph.departure_index(terminal) if goes_home else -1,
            offers=offers,
            windows=windows,
            breaks=breaks,
            leaves=leaves,
            first_start=self._first_start(leaves, offers[0]),
            last_end=-NO_START if goes_home else end,
            time=span - int(label[kernel.BUSY]) - boarding + journeys,
            travel=int(label[kernel.LEGS]) + last_leg + journeys,
            costs=tuple(int(value) for value in costs),
            tokens=sum(int(word) << (64 * index) for index, word in enumerate(visited)),
        )

    def _first_start(self, leaves: int, first: int) -> int:
        if self.state == NOT_ARRIVED:
            return NO_START
        offer = self.graph.day.offers[first]
        place = int(self.morning.roots[0, 1])
        if offer.place == place:
            return leaves
        buffer = int(self.graph.nodes[first, 3])
        return leaves + int(self._option.minutes[place, offer.place]) + buffer


def on_day(priced: Priced, day: int) -> Priced:
    """The same findings for another day with an equal graph and equal prices."""
    if all(plan.day == day for _, plan in priced.plans[:1]):
        return priced
    plans: Sequence[tuple[int, DayPlan]] = [
        (value, replace(plan, day=day)) for value, plan in priced.plans
    ]
    return replace(priced, plans=tuple(plans))
