"""Columns: the coefficients of many plans as one matrix, and their worth under duals."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.plantable import NIGHT, PlanTable
from optimizer.dayplans.prices import counted_in
from optimizer.master.pool import Ints, RowTable
from optimizer.prepare.instance import NOT_ARRIVED

Floats = NDArray[np.float64]


class Columns:
    """Grows with the relaxation; rows are plans here, so that adding one is cheap."""

    def __init__(self, table: RowTable) -> None:
        self._table = table
        self._count = 0
        self._coefficients = np.zeros((256, len(table.rows)))
        self._goal = np.zeros(256)
        self._where = np.zeros((256, 3), np.int64)

    def add(self, plans: PlanTable, goal: Ints) -> Ints:
        """Takes plans in; their coefficients, a row each."""
        columns = self._table.coefficients(plans)
        end = self._count + len(plans)
        while end > len(self._goal):
            self._coefficients = _doubled(self._coefficients)
            self._goal, self._where = _doubled(self._goal), _doubled(self._where)
        span = slice(self._count, end)
        self._coefficients[span] = columns
        self._goal[span] = goal
        self._where[span] = plans.where[:, : NIGHT + 1]
        self._count = end
        return columns

    def add_rows(self, table: RowTable, plans: PlanTable) -> Ints:
        """Takes over a table with more rows (subset-row cuts) at its end; the coefficients."""
        before, self._table = len(self._table.rows), table
        columns = np.stack([counted_in(plans, row.subset) // 2 for row in table.rows[before:]], 1)
        more = np.zeros((len(self._goal), len(table.rows) - before))
        more[: self._count] = columns
        self._coefficients = np.hstack([self._coefficients, more])
        return columns

    def links(self, duals: Floats) -> Floats:
        """What the days from a state on are worth: the middle of two duals of the chain.

        The best value of the days still to come, and the total less the best value of the days
        before, are both dual feasible for the plans known. Where a state carries nothing, the
        solver's own dual is arbitrary; the middle of these two is not.
        """
        instance = self._table.instance
        days, states = len(instance.days), instance.state_count
        worth = self._goal[: self._count] - self._coefficients[: self._count] @ duals
        day, morning, night = self._where[: self._count].T
        best = np.full((days, states, states), -np.inf)
        np.maximum.at(best, (day, morning, night), worth)
        _assume_alike(best)
        ahead = np.full((days + 1, states), -np.inf)
        ahead[days, instance.gone_home] = 0.0
        behind = np.full((days + 1, states), -np.inf)
        behind[0, NOT_ARRIVED] = 0.0
        for at in range(days - 1, -1, -1):
            ahead[at] = (best[at] + ahead[at + 1][None, :]).max(axis=1)
        for at in range(days):
            behind[at + 1] = (best[at] + behind[at][:, None]).max(axis=0)
        return _middle(ahead, behind)


def _doubled(table: NDArray[Any]) -> NDArray[Any]:
    """Room for twice as many; what is not used yet takes up no memory."""
    more = np.zeros((2 * len(table), *table.shape[1:]), table.dtype)
    more[: len(table)] = table
    return more


def _assume_alike(best: Floats) -> None:
    """Where no plan of a hotel is known yet, assumes what the best of the other hotels has.

    Any potentials are valid; these keep the days of a hotel in proportion to one another.
    """
    home = best.shape[1] - 1
    hotels = np.arange(1, home)
    groups = (
        (np.zeros_like(hotels), hotels),
        (hotels, hotels),
        (hotels, np.full_like(hotels, home)),
    )
    for table in best:
        for morning, night in groups:
            values = table[morning, night]
            if np.isfinite(values).any():
                table[morning, night] = np.where(np.isfinite(values), values, values.max())


def _middle(ahead: Floats, behind: Floats) -> Floats:
    """The mean of both potentials; of one where the other is unknown; else like the others."""
    total = ahead[0, NOT_ARRIVED]
    if not np.isfinite(total):
        return np.zeros_like(ahead)
    before = np.where(np.isfinite(behind), total - behind, np.nan)
    after = np.where(np.isfinite(ahead), ahead, np.nan)
    both = np.stack([before, after])
    known = np.isfinite(both).sum(axis=0)
    links: Floats = np.nansum(both, axis=0) / np.maximum(known, 1)
    for day in range(len(links)):
        hotels = slice(1, links.shape[1] - 1)
        seen = known[day, hotels] > 0
        fallback = links[day, hotels][seen].mean() if seen.any() else total / 2
        links[day, hotels] = np.where(seen, links[day, hotels], fallback)
    return links
