"""Rounds over all days: price every day pair exactly, or list every plan inside the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import empty_day
from optimizer.dayplans.graph import DayGraph, Ints
from optimizer.dayplans.plantable import PlanTable, joined
from optimizer.dayplans.prices import NEVER, DayPrices, Limits, Priced, Thresholds
from optimizer.dayplans.pricing import Question, answers, beyond_wanted, on_day
from optimizer.domain.money import CATEGORIES
from optimizer.master.certificate import Certificate, PairBest
from optimizer.master.clock import Clock
from optimizer.master.nights import affordable_nights
from optimizer.master.rows.same_hotel import is_change
from optimizer.prepare.instance import NOT_ARRIVED, Instance


@dataclass(frozen=True)
class Round:
    """What one round found. `best` is exact for every day pair if the round `is_whole`."""

    best: PairBest
    table: PlanTable
    values: Ints
    is_whole: bool


@dataclass
class Storage:
    """What was kept at most: labels of a pass and their bytes, plans known, plans of a listing."""

    labels: int = 0
    label_bytes: int = 0
    columns: int = 0
    listed: int = 0


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
    chain_searches: int = 0
    chain_nodes: int = 0
    branches: int = 0
    neighbourhoods: int = 0
    neighbours: int = 0
    carried: int = 0
    dropped: int = 0
    storage: Storage = field(default_factory=Storage)

    def as_dict(self) -> dict[str, int]:
        """All counts by name."""
        return {name: count for name, count in vars(self).items() if name != "storage"}


@dataclass
class Rounds:
    """Runs rounds over the days of an instance, passes in threads (the kernel frees the GIL).

    `listed_cap` is the most that a listing may hold, `column_bytes` the most that the coefficients
    of the plans in a relaxation may take up.
    """

    instance: Instance
    workers: int
    clock: Clock
    counters: Counters = field(default_factory=Counters)
    listed_cap: int = 400_000
    column_bytes: int = 256 << 20

    def __post_init__(self) -> None:
        self.graphs = [DayGraph(self.instance, day) for day in self.instance.days]
        self.executor = ThreadPoolExecutor(self.workers, thread_name_prefix="pricing")
        kinds: dict[tuple[object, ...], int] = {}
        self._affordable = affordable_nights(self.instance)
        self._allowed = np.ones((len(self.graphs), self.instance.state_count), bool)
        self._kind = [kinds.setdefault(graph.signature, len(kinds)) for graph in self.graphs]

    def has_room(self, plans: int, rows: int) -> bool:
        """Whether a relaxation of so many plans and rows keeps to its memory."""
        return 8 * plans * rows <= self.column_bytes

    def within(self, allowed: NDArray[np.bool_]) -> Rounds:
        """The same rounds where only some states are allowed for the night after each day."""
        inner = copy(self)
        inner._allowed = self._allowed & allowed
        return inner

    def close(self) -> None:
        """Lets the threads go."""
        self.executor.shutdown(cancel_futures=True)

    def price(
        self, prices: list[DayPrices], wanted: list[Ints], keep: int, *, quick: bool
    ) -> Round:
        """The best plans of every day pair that are worth what is wanted of the pair.

        `wanted[d][morning, night]` are least values. Days that are alike and priced alike are
        priced once. A round that is not quick proves that other plans are worth less.
        """
        wants = self._wants(wanted)
        questions = [Question(keep=keep, quick=quick)] * len(self.graphs)
        self.counters.rounds += 1
        self.counters.exact_rounds += not quick
        return self._asked(prices, wants, questions, Limits(stop=self.clock.flag), proves=not quick)

    def _wants(self, wanted: list[Ints]) -> list[dict[int, Thresholds]]:
        """What is wanted, for the day pairs there are."""
        return [
            {
                state: {night: int(wanted[day][state, night]) for night in self._nights(day, state)}
                for state in self._mornings(day)
            }
            for day in range(len(self.graphs))
        ]

    def overlooked(self, prices: list[DayPrices], wanted: list[Ints]) -> PairBest | None:
        """What the plans of every day pair are worth at most, by looking ahead and no labels.

        As valid for a bound as an exact round, weaker, and found in a small part of its time. None
        where a day cannot be looked at so, or the time was over.
        """
        wants, limits = self._wants(wanted), Limits(stop=self.clock.flag)
        asked: dict[tuple[object, ...], Callable[[], list[int] | None]] = {}
        users: list[tuple[int, tuple[object, ...]]] = []
        for day, graph in enumerate(self.graphs):
            if not wants[day]:
                continue
            mark = tuple((state, tuple(least.items())) for state, least in wants[day].items())
            for vehicle in self.instance.days[day].vehicles:
                key: tuple[object, ...] = (self._kind[day], vehicle, prices[day].identity, mark)
                users.append((day, key))
                asked.setdefault(
                    key, partial(beyond_wanted, graph, vehicle, prices[day], wants[day], limits)
                )
        told = dict(zip(asked, self.executor.map(lambda ask: ask(), asked.values()), strict=True))
        best: PairBest = [self.stay_away(day, prices[day]) for day in range(len(self.graphs))]
        for day, key in users:
            beyond = told[key]
            if beyond is None:
                return None
            for (state, least), more in zip(wants[day].items(), beyond, strict=True):
                _raise(best[day], state, {night: value + more for night, value in least.items()})
        return best

    def price_day(
        self, day: int, prices: DayPrices, keep: int, way: tuple[int, int] | None = None
    ) -> tuple[PlanTable, Ints]:
        """The best plans of one day alone, or of one way through it, with their values."""
        wants: list[dict[int, Thresholds]] = [{} for _ in self.graphs]
        wants[day] = {
            state: dict.fromkeys(self._nights(day, state), NEVER) for state in self._mornings(day)
        }
        if way is not None:
            wants[day] = {way[0]: {way[1]: NEVER}}
        questions = [Question(keep=keep, quick=True)] * len(self.graphs)
        all_prices = [prices] * len(self.graphs)
        limits = Limits(stop=self.clock.flag)
        found = self._asked(all_prices, wants, questions, limits, proves=False)
        return found.table, found.values

    def list_inside(
        self,
        prices: list[DayPrices],
        certificate: Certificate,
        best: PairBest,
        least: int,
        questions: list[Question],
        most: int | None = None,
    ) -> Round:
        """Every plan that a trip worth at least `least` could use, by the certificate.

        Not whole if they are more than the cap, or than `most`.
        """
        cap = self.listed_cap if most is None else min(most, self.listed_cap)
        room = np.array([cap], np.int64)
        wants: list[dict[int, Thresholds]] = []
        for day in range(len(self.graphs)):
            wants.append({})
            for state in self._mornings(day):
                thresholds = {}
                for night in self._nights(day, state):
                    needed = certificate.threshold(day, state, night, least)
                    if needed is not None and best[day].get((state, night), needed - 1) >= needed:
                        thresholds[night] = needed
                if thresholds:
                    wants[day][state] = thresholds
        limits = Limits(stop=self.clock.flag, room=room)
        found = self._asked(prices, wants, questions, limits, proves=False)
        kept = found.values >= certificate.thresholds(found.table, least)
        table, values = found.table.take(kept), found.values[kept]
        self.counters.listed += len(table)
        storage = self.counters.storage
        storage.listed = max(storage.listed, len(found.table))
        return Round(found.best, table, values, found.is_whole and len(table) <= cap)

    def _mornings(self, day: int) -> Iterator[int]:
        """Morning states of a day; the first day begins not arrived, no other must."""
        states = (NOT_ARRIVED,) if day == 0 else range(self.instance.gone_home)
        first_only = self.instance.arrives_first
        latest_arrival = 0 if first_only else len(self.instance.days) - self.instance.least_days
        for state in states:
            if day and not self._allowed[day - 1, state]:
                continue
            if (state != NOT_ARRIVED or day <= latest_arrival) and self._nights(day, state):
                yield state

    def _asked(
        self,
        prices: list[DayPrices],
        wants: list[dict[int, Thresholds]],
        questions: list[Question],
        limits: Limits,
        *,
        proves: bool,
    ) -> Round:
        """Asks every day with every vehicle; what an exact answer does not hold is worth less."""
        jobs: dict[tuple[object, ...], Callable[[], list[Priced]]] = {}
        users: dict[tuple[object, ...], list[int]] = {}
        for day, graph in enumerate(self.graphs):
            mark = tuple((state, tuple(least.items())) for state, least in wants[day].items())
            if not mark:
                continue
            for vehicle in self.instance.days[day].vehicles:
                key = (self._kind[day], vehicle, prices[day].identity, mark, questions[day])
                users.setdefault(key, []).append(day)
                ask = partial(
                    answers, graph, vehicle, prices[day], wants[day], questions[day], limits
                )
                jobs.setdefault(key, ask)
        results = self.executor.map(lambda job: job(), jobs.values())
        return self._gathered(users, results, prices, wants, proves=proves)

    def _gathered(
        self,
        users: dict[tuple[object, ...], list[int]],
        results: Iterable[list[Priced]],
        prices: list[DayPrices],
        wants: list[dict[int, Thresholds]],
        *,
        proves: bool,
    ) -> Round:
        storage = self.counters.storage
        best: PairBest = [self.stay_away(day, prices[day]) for day in range(len(self.graphs))]
        tables, values, whole = [self.empty_days().take(slice(0, 0))], [np.zeros(0, np.int64)], True
        for days, answer in zip(users.values(), results, strict=True):
            for day in days:
                for (state, least), priced in zip(wants[day].items(), answer, strict=True):
                    if day == days[0]:
                        self.counters.labels += priced.labels
                        self.counters.passes += 1
                        storage.labels = max(storage.labels, priced.most)
                        storage.label_bytes = max(storage.label_bytes, priced.size)
                    whole = whole and priced.is_whole
                    if proves:
                        unseen = {night: value - 1 for night, value in least.items()}
                        _raise(best[day], state, unseen)
                    _raise(best[day], state, priced.best)
                    tables.append(on_day(priced, day).table)
                    values.append(priced.values)
        return Round(best, joined(tables), np.concatenate(values), whole)

    def _nights(self, day: int, state: int) -> list[int]:
        """The night states that a day can reach from a morning state."""
        instance = self.instance
        hotels = [
            index
            for index, hotel in enumerate(instance.hotels, start=1)
            if hotel.nights[day] is not None and self._affordable[day, index]
        ]
        if day == len(self.graphs) - 1 or (state == NOT_ARRIVED and instance.most_days < 2):
            hotels = []
        stayed = 1 if state == NOT_ARRIVED else day + 1
        home = [instance.gone_home] if stayed >= instance.least_days else []
        return [
            night
            for night in hotels + home
            if self._allowed[day, night] and self.may_join(state, night)
        ]

    def may_use(self, plans: PlanTable) -> NDArray[np.bool_]:
        """Which plans go a way that their day has; days away from the site are not meant."""
        return self.ways()[plans.day, plans.morning, plans.night]

    def ways(self) -> NDArray[np.bool_]:
        """By day, morning and night whether a plan on site can go that way."""
        states = self.instance.state_count
        ways = np.zeros((len(self.graphs), states, states), bool)
        for day in range(len(self.graphs)):
            for morning in self._mornings(day):
                ways[day, morning, self._nights(day, morning)] = True
        return ways

    def may_join(self, morning: int, night: int) -> bool:
        """Whether a day may go from one state to another at all: not if no hotel change is."""
        changes = self.instance.problem.wishes.limits.max_hotel_changes
        return changes > 0 or not is_change(self.instance, morning, night)

    def stay_away(self, day: int, prices: DayPrices) -> dict[tuple[int, int], int]:
        """What the days before the arrival and after the departure are worth."""
        return {(state, state): int(prices.pairs[state, state]) for state in self._away(day)}

    def empty_days(self) -> PlanTable:
        """The days before the arrival and after the departure."""
        return self.graphs[0].table_of(
            [
                empty_day(day, state, len(CATEGORIES), len(self.instance.marks))
                for day in range(len(self.graphs))
                for state in self._away(day)
            ]
        )

    def _away(self, day: int) -> tuple[int, ...]:
        """The states in which a day can be spent elsewhere."""
        instance = self.instance
        home = (instance.gone_home,) if day >= instance.least_days else ()
        latest = len(self.graphs) - instance.least_days
        waits = not instance.arrives_first and day < latest
        states = ((NOT_ARRIVED,) if waits else ()) + home
        allowed = self._allowed
        return tuple(
            state
            for state in states
            if allowed[day, state] and (day == 0 or allowed[day - 1, state])
        )


def _raise(best: dict[tuple[int, int], int], state: int, values: dict[int, int]) -> None:
    """Takes in what a state's nights are worth at best."""
    for night, value in values.items():
        best[state, night] = max(value, best.get((state, night), value))
