"""Rounds over all days: price every day pair exactly, or list every plan inside the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from optimizer.dayplans.dayplan import DayPlan, empty_day
from optimizer.dayplans.graph import DayGraph, Ints
from optimizer.dayplans.pricing import (
    NEVER,
    Compared,
    DayPrices,
    Limits,
    Priced,
    best_days,
    days_above,
    on_day,
)
from optimizer.domain.money import CATEGORIES
from optimizer.master.certificate import Certificate, PairBest
from optimizer.master.clock import Clock
from optimizer.master.rows.same_hotel import is_change
from optimizer.prepare.instance import NOT_ARRIVED, Instance


@dataclass(frozen=True)
class Round:
    """What one round found. `best` is exact for every day pair if the round `is_whole`."""

    best: PairBest
    plans: tuple[tuple[int, DayPlan], ...]
    is_whole: bool


@dataclass
class Counters:
    """Machine-independent effort, for provenance and benchmarks."""

    rounds: int = 0
    labels: int = 0
    exact_rounds: int = 0
    passes: int = 0
    listed: int = 0
    simplex_iterations: int = 0
    selections: int = 0
    cuts: int = 0
    columns: int = 0

    def as_dict(self) -> dict[str, int]:
        """All counts by name."""
        return dict(vars(self))


@dataclass
class Rounds:
    """Runs rounds over the days of an instance, passes in threads (the kernel frees the GIL)."""

    instance: Instance
    workers: int
    clock: Clock
    counters: Counters = field(default_factory=Counters)
    listed_cap: int = 120_000

    def __post_init__(self) -> None:
        self.graphs = [DayGraph(self.instance, day) for day in self.instance.days]
        self._executor = ThreadPoolExecutor(self.workers, thread_name_prefix="pricing")
        kinds: dict[tuple[object, ...], int] = {}
        self._kind = [kinds.setdefault(graph.signature, len(kinds)) for graph in self.graphs]

    def close(self) -> None:
        """Lets the threads go."""
        self._executor.shutdown(cancel_futures=True)

    def price(
        self, prices: list[DayPrices], wanted: list[Ints], keep: int, *, quick: bool
    ) -> Round:
        """The best plans of every day pair that are worth what is wanted of the pair.

        `wanted[d][morning, night]` are least values. Days that are alike and priced alike are
        priced once. A round that is not quick proves that other plans are worth less.
        """
        limits = Limits(stop=self.clock.flag)
        jobs: dict[tuple[object, ...], Callable[[], Priced]] = {}
        users: dict[tuple[object, ...], list[int]] = {}
        for day, graph in enumerate(self.graphs):
            for state, vehicle in self._passes(day):
                thresholds = {
                    night: int(wanted[day][state, night]) for night in self._nights(day, state)
                }
                mark = tuple(thresholds.items())
                key = (self._kind[day], state, vehicle, prices[day].identity, mark)
                users.setdefault(key, []).append(day)
                jobs.setdefault(
                    key,
                    partial(
                        best_days,
                        graph,
                        state,
                        vehicle,
                        prices[day],
                        thresholds,
                        keep,
                        limits,
                        quick=quick,
                    ),
                )
        self.counters.rounds += 1
        self.counters.exact_rounds += not quick
        return self._gathered(jobs, users, prices, None if quick else wanted)

    def price_day(self, day: int, prices: DayPrices, keep: int) -> list[tuple[int, DayPlan]]:
        """The best plans of one day alone."""
        limits = Limits(stop=self.clock.flag)
        jobs = [
            lambda s=state, v=vehicle: best_days(
                self.graphs[day],
                s,
                v,
                prices,
                dict.fromkeys(self._nights(day, s), NEVER),
                keep,
                limits,
                quick=True,
            )
            for state, vehicle in self._passes(day)
        ]
        results = list(self._executor.map(lambda job: job(), jobs))
        self.counters.labels += sum(priced.labels for priced in results)
        self.counters.passes += len(results)
        return [pair for priced in results for pair in priced.plans]

    def list_inside(
        self,
        prices: list[DayPrices],
        certificate: Certificate,
        best: PairBest,
        least: int,
        compared: Compared,
        rest_bounds: list[tuple[int, ...]],
    ) -> Round:
        """Every plan that a trip worth at least `least` could use, by the certificate."""
        room = np.array([self.listed_cap], np.int64)
        limits = Limits(stop=self.clock.flag, room=room)
        jobs: dict[tuple[object, ...], Callable[[], Priced]] = {}
        users: dict[tuple[object, ...], list[int]] = {}
        for day, graph in enumerate(self.graphs):
            for state, vehicle in self._passes(day):
                thresholds = {}
                for night in self._nights(day, state):
                    needed = certificate.threshold(day, state, night, least)
                    if needed is not None and best[day].get((state, night), needed - 1) >= needed:
                        thresholds[night] = needed
                if not thresholds:
                    continue
                key = (day, state, vehicle)
                users[key] = [day]
                jobs[key] = partial(
                    days_above,
                    graph,
                    state,
                    vehicle,
                    prices[day],
                    thresholds,
                    compared,
                    limits,
                    rest_bounds[day],
                )
        found = self._gathered(jobs, users, prices, None)
        plans = tuple(
            (value, plan)
            for value, plan in found.plans
            if (needed := certificate.threshold(plan.day, plan.morning, plan.night, least))
            is not None
            and value >= needed
        )
        self.counters.listed += len(plans)
        return Round(found.best, plans, found.is_whole and len(plans) <= self.listed_cap)

    def _passes(self, day: int) -> Iterator[tuple[int, int]]:
        """Morning states and vehicles of a day; the first day begins not arrived, no other must."""
        states = (NOT_ARRIVED,) if day == 0 else range(self.instance.gone_home)
        first_only = self.instance.arrives_first
        latest_arrival = 0 if first_only else len(self.instance.days) - self.instance.least_days
        for state in states:
            if (state == NOT_ARRIVED and day > latest_arrival) or not self._nights(day, state):
                continue
            for vehicle in self.instance.days[day].vehicles:
                yield state, vehicle

    def _gathered(
        self,
        jobs: dict[tuple[object, ...], Callable[[], Priced]],
        users: dict[tuple[object, ...], list[int]],
        prices: list[DayPrices],
        wanted: list[Ints] | None,
    ) -> Round:
        """Runs the jobs; what an exact pass did not find is worth less than what was wanted."""
        results = self._executor.map(lambda job: job(), jobs.values())
        best: PairBest = [self.stay_away(day, prices[day]) for day in range(len(self.graphs))]
        plans: list[tuple[int, DayPlan]] = []
        whole = True
        for (key, days), priced in zip(users.items(), results, strict=True):
            self.counters.labels += priced.labels
            self.counters.passes += 1
            whole = whole and priced.is_whole
            for day in days:
                state = key[1]
                assert isinstance(state, int)
                if wanted is not None:
                    for night in self._nights(day, state):
                        unseen = int(wanted[day][state, night]) - 1
                        pair = (state, night)
                        best[day][pair] = max(unseen, best[day].get(pair, unseen))
                for night, value in priced.best.items():
                    pair = (state, night)
                    best[day][pair] = max(value, best[day].get(pair, value))
                plans += on_day(priced, day).plans
        return Round(best, tuple(plans), whole)

    def _nights(self, day: int, state: int) -> list[int]:
        """The night states that a day can reach from a morning state."""
        instance = self.instance
        hotels = [
            index
            for index, hotel in enumerate(instance.hotels, start=1)
            if hotel.nights[day] is not None
        ]
        if day == len(self.graphs) - 1 or (state == NOT_ARRIVED and instance.most_days < 2):
            hotels = []
        stayed = 1 if state == NOT_ARRIVED else day + 1
        home = [instance.gone_home] if stayed >= instance.least_days else []
        return [night for night in hotels + home if self.may_join(state, night)]

    def may_join(self, morning: int, night: int) -> bool:
        """Whether a day may go from one state to another at all: not if no hotel change is."""
        changes = self.instance.problem.wishes.limits.max_hotel_changes
        return changes > 0 or not is_change(self.instance, morning, night)

    def stay_away(self, day: int, prices: DayPrices) -> dict[tuple[int, int], int]:
        """What the days before the arrival and after the departure are worth."""
        return {(state, state): int(prices.pairs[state, state]) for state in self._away(day)}

    def empty_days(self) -> list[DayPlan]:
        """The days before the arrival and after the departure."""
        return [
            empty_day(day, state, len(CATEGORIES))
            for day in range(len(self.graphs))
            for state in self._away(day)
        ]

    def _away(self, day: int) -> tuple[int, ...]:
        """The states in which a day can be spent elsewhere."""
        instance = self.instance
        home = (instance.gone_home,) if day >= instance.least_days else ()
        latest = len(self.graphs) - instance.least_days
        waits = not instance.arrives_first and day < latest
        return ((NOT_ARRIVED,) if waits else ()) + home


def undominated(
    plans: Iterable[DayPlan], compared: Compared, goal_of: Callable[[DayPlan], int]
) -> list[DayPlan]:
    """Leaves out plans that another with equal states and tokens replaces without loss.

    The other must be no worse in the goal, in each cost that has a row, and in its first start and
    last end; on a tie in the goal it must come first in the canonical order.
    """
    groups: dict[tuple[int, int, int, int], list[tuple[DayPlan, tuple[int, ...], int]]] = {}
    for plan in sorted(plans, key=lambda plan: (-goal_of(plan), plan.identity)):
        key = (plan.day, plan.morning, plan.night, plan.tokens)
        kept = groups.setdefault(key, [])
        needs = _needs(plan, compared)
        # Sorted so that whoever stands before is better in the goal, or equal and earlier.
        if not any(all(a <= b for a, b in zip(other, needs, strict=True)) for _, other, _ in kept):
            kept.append((plan, needs, goal_of(plan)))
    return [plan for kept in groups.values() for plan, _, _ in kept]


def _needs(plan: DayPlan, compared: Compared) -> tuple[int, ...]:
    own = tuple(cost for cost, is_own in zip(plan.costs, compared.own_rows, strict=True) if is_own)
    total = (plan.cost,) if compared.total else ()
    rest = (plan.last_end, -plan.first_start) if compared.rest else ()
    return (*own, *total, *rest)
