"""Merging: of plans with equal states and tokens those that another replaces without loss go.

The other must be no worse in the goal, in each cost that has a row, and where night rest binds in
its first start and last end; nor in each mark that has a row, for plans of other vehicles differ
in marks. What else a row can ask (visits, states, subsets) is equal for both.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from optimizer.dayplans.plantable import FIRST_START, LAST_END, Ints, PlanTable
from optimizer.dayplans.prices import Compared


def undominated(table: PlanTable, compared: Compared, goal: Ints) -> NDArray[np.int64]:
    """The rows that stay; `goal` is what each plan contributes, most is best.

    In a listing for the canonical answer a tie in the goal goes to the plan that comes first.
    """
    needs = _needs(table, compared)
    states = table.where[:, :3]
    ties = [table.ranks] if compared.canonical else list(needs.T[::-1])
    by_group = [*table.tokens.T, *states.T]
    order = np.lexsort((*ties, -goal, *by_group))
    same = np.ones(len(table), bool)
    for column in by_group:
        same[1:] &= column[order][1:] == column[order][:-1]
    same[:1] = False
    kept = sweep(np.cumsum(~same), np.ascontiguousarray(needs[order]))
    return np.sort(order[kept])


def _needs(table: PlanTable, compared: Compared) -> Ints:
    """What a plan needs of what is scarce, a column each: less is better."""
    columns = [table.costs[:, index] for index, own in enumerate(compared.own_rows) if own]
    if compared.total:
        columns.append(table.cost)
    columns += [table.marks[:, index] for index in compared.marks]
    if compared.rest:
        columns += [table.times[:, LAST_END], -table.times[:, FIRST_START]]
    if not columns:
        return np.zeros((len(table), 0), np.int64)
    return np.stack(columns, axis=1)


@njit(cache=True, nogil=True)
def sweep(groups, needs):  # type: ignore[no-untyped-def]
    """Marks the rows that no earlier kept row of their group replaces: rows come best first."""
    kept = np.zeros(len(groups), np.bool_)
    begin = 0
    for row in range(len(groups)):
        if row and groups[row] != groups[row - 1]:
            begin = row
        replaced = False
        for other in range(begin, row):
            if not kept[other]:
                continue
            replaced = True
            for column in range(needs.shape[1]):
                if needs[other, column] > needs[row, column]:
                    replaced = False
                    break
            if replaced:
                break
        kept[row] = not replaced
    return kept
