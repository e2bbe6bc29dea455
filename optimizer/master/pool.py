"""The plan pool: every day plan known, once, with its coefficients in the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.pricing import DayPrices
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
            for term, value in row.terms.items():
                self.terms[index, term] = value
            if row.pairs is not None:
                for morning in range(states):
                    for night in range(states):
                        self.pairs[index, morning, night] = row.pairs(0, morning, night)
        self._subsets = [(index, row.subset) for index, row in enumerate(rows) if row.subset]
        self._visits_by_offer = np.ascontiguousarray(self.visits.T)

    def coefficients(self, plan: DayPlan) -> Ints:
        """The plan's coefficient in every row."""
        column = self.costs @ np.array(plan.costs, np.int64)
        column += self.pairs[:, plan.morning, plan.night]
        if plan.offers:
            column += self._visits_by_offer[self._first[plan.day] + np.array(plan.offers)].sum(0)
        for index, row in self._rest:
            if row.late_end and plan.day == row.late_end[0]:
                column[index] += plan.last_end >= row.late_end[1]
            elif row.early_start and plan.day == row.early_start[0]:
                column[index] += plan.first_start < row.early_start[1]
        for index, mask in self._subsets:
            column[index] += (plan.tokens & mask).bit_count() // 2
        return column

    def coefficient_rows(self, plans: Sequence[DayPlan]) -> Ints:
        """The coefficients of several plans, a row each."""
        if not plans:
            return np.zeros((0, len(self.rows)), np.int64)
        return np.array([self.coefficients(plan) for plan in plans])

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


class PlanPool:
    """Day plans by identity, in the order in which they were found."""

    def __init__(self) -> None:
        self.plans: list[DayPlan] = []
        self._known: set[tuple[object, ...]] = set()

    def add(self, plans: Iterable[DayPlan]) -> list[DayPlan]:
        """Takes in what is new and returns just that."""
        fresh = []
        for plan in plans:
            if plan.identity not in self._known:
                self._known.add(plan.identity)
                self.plans.append(plan)
                fresh.append(plan)
        return fresh
