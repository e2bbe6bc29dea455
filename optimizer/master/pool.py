"""The plan pool: every day plan known, once, with its coefficients in the rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.plantable import FIRST_START, LAST_END, PlanTable, joined
from optimizer.dayplans.prices import DayPrices, counted_in
from optimizer.domain.money import CATEGORIES
from optimizer.master.goal import Goal
from optimizer.master.rows import Row
from optimizer.prepare.instance import Instance

Ints = NDArray[np.int64]


class RowTable:
    """The rows as matrices: coefficients of a plan by numpy, prices of a day from duals."""

    def __init__(self, instance: Instance, rows: tuple[Row, ...]) -> None:
        self.instance, self.rows = instance, rows
        size, states = len(rows), instance.state_count
        sizes = [len(day.offers) for day in instance.days]
        self._first = np.concatenate(([0], np.cumsum(sizes))).astype(int)
        self.visits = np.zeros((size, int(self._first[-1])), np.int64)
        self.costs = np.zeros((size, len(CATEGORIES)), np.int64)
        self.marks = np.zeros((size, len(instance.marks)), np.int64)
        self.pairs = np.zeros((size, states, states), np.int64)
        self.terms = np.zeros((size, max(1, len(instance.terms))), np.int64)
        self._rest = [
            (index, row) for index, row in enumerate(rows) if row.late_end or row.early_start
        ]
        for index, row in enumerate(rows):
            for (day, offer), value in row.visits.items():
                self.visits[index, self._first[day] + offer] = value
            for category, value in row.costs.items():
                self.costs[index, category] = value
            for mark, value in row.marks.items():
                self.marks[index, mark] = value
            for term, value in row.terms.items():
                self.terms[index, term] = value
            if row.pairs is not None:
                for morning in range(states):
                    for night in range(states):
                        self.pairs[index, morning, night] = row.pairs(0, morning, night)
        self._subsets = [(index, row.subset) for index, row in enumerate(rows) if row.subset]
        self._visits_by_offer = np.zeros((int(self._first[-1]) + 1, size), np.int64)
        self._visits_by_offer[:-1] = self.visits.T

    def coefficients(self, table: PlanTable) -> Ints:
        """The coefficient of each plan in every row: plans down, rows across."""
        columns: Ints = table.costs @ self.costs.T
        if self.marks.shape[1]:
            columns += table.marks @ self.marks.T
        columns += self.pairs[:, table.morning, table.night].T
        # Padding points at a last offer that is in no row.
        none = self._visits_by_offer.shape[0] - 1
        for place in range(table.items.shape[1]):
            offers = table.offers[:, place]
            columns += self._visits_by_offer[
                np.where(offers < 0, none, self._first[table.day] + offers)
            ]
        for index, row in self._rest:
            if row.late_end:
                late = table.times[:, LAST_END] >= row.late_end[1]
                columns[:, index] += (table.day == row.late_end[0]) & late
            if row.early_start:
                early = table.times[:, FIRST_START] < row.early_start[1]
                columns[:, index] += (table.day == row.early_start[0]) & early
        for index, mask in self._subsets:
            columns[:, index] += counted_in(table, mask) // 2
        return columns

    def prices(self, day: int, duals: Ints, goal: Goal, scale: int) -> DayPrices:
        """What the plans of a day are worth when the rows have these whole-number duals."""
        span = slice(int(self._first[day]), int(self._first[day + 1]))
        ends: dict[int, int] = {}
        starts: dict[int, int] = {}
        for index, row in self._rest:
            if not duals[index]:
                continue
            if row.late_end and row.late_end[0] == day:
                ends[row.late_end[1]] = int(duals[index])
            elif row.early_start and row.early_start[0] == day:
                starts[row.early_start[1]] = int(duals[index])
        return DayPrices(
            offers=-(duals @ self.visits[:, span]),
            marks=duals @ self.marks + goal.mark_weights(self.marks.shape[1]) * scale,
            categories=duals @ self.costs + goal.cost * scale,
            time=goal.time * scale,
            travel=goal.travel * scale,
            pairs=-np.tensordot(duals, self.pairs, axes=1),
            rest_ends=tuple(sorted(ends.items())),
            rest_starts=tuple(sorted(starts.items())),
            subsets=tuple(
                (mask, int(duals[index])) for index, mask in self._subsets if duals[index]
            ),
        )

    def rest_starts(self, day: int) -> tuple[int, ...]:
        """The first starts of a day that night rest tells apart."""
        return tuple(
            sorted(
                row.early_start[1]
                for _, row in self._rest
                if row.early_start and row.early_start[0] == day
            )
        )


def values_of(table: PlanTable, prices: Sequence[DayPrices]) -> Ints:
    """What each plan is worth under the prices of its day."""
    values = np.zeros(len(table), np.int64)
    for day, price in enumerate(prices):
        rows = np.flatnonzero(table.day == day)
        if len(rows):
            values[rows] = price.values(table.take(rows))
    return values


class PlanPool:
    """Day plans by identity, in the order in which they were found."""

    def __init__(self, instance: Instance) -> None:
        self._words, self._marks = instance.words, len(instance.marks)
        self._parts: list[PlanTable] = [self.table_of(())]
        self._known: set[bytes] = set()

    def table_of(self, plans: Sequence[DayPlan]) -> PlanTable:
        """Single plans as a table."""
        return PlanTable.of(plans, self._words, len(CATEGORIES), self._marks)

    def __len__(self) -> int:
        """How many plans are known."""
        return len(self._known)

    @property
    def table(self) -> PlanTable:
        """All plans known."""
        if len(self._parts) > 1:
            self._parts = [joined(self._parts)]
        return self._parts[0]

    def add(self, table: PlanTable) -> PlanTable:
        """Takes in what is new and returns just that."""
        fresh = []
        for row, identity in enumerate(table.identities):
            if identity not in self._known:
                self._known.add(identity)
                fresh.append(row)
        new = table.take(np.array(fresh, np.int64))
        if fresh:
            self._parts.append(new)
        return new
