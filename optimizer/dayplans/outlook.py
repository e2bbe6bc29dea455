"""The outlook of a pass: what its completion bound may hope for from the rest of a day."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans import kernel
from optimizer.dayplans.ahead import Ahead
from optimizer.dayplans.graph import DayGraph, Evening, Ints
from optimizer.dayplans.prices import NEVER
from optimizer.prepare.instance import DINNER_BIT, LUNCH_BIT

MEALS = (LUNCH_BIT, DINNER_BIT)


def outlook_of(
    graph: DayGraph,
    evening: Evening,
    ends: Ints,
    node_values: Ints,
    latest: Ints,
    ahead: Ahead,
    state: int,
) -> kernel.Outlook:
    """What the kernel's completion bounds need: see `kernel._is_hopeless`.

    `ends` is each terminal's value less what is wanted of it.
    """
    usable = latest >= 0
    counted = (graph.nodes[:, 6] > 0) & usable
    shares = np.maximum(graph.nodes[counted, 6], 1)
    least_minutes = int((graph.nodes[counted, 1] // shares).min(initial=kernel.FAR))
    least_content = int((graph.nodes[counted, 7] // shares).min(initial=kernel.FAR))
    worths = {bit: _meal_worth(graph, bit, node_values, usable) for bit in MEALS}
    minutes = {bit: _meal_minutes(graph, bit) for bit in MEALS}
    needs = evening.terminals[:, 4]
    reach = np.zeros((4, 5), np.int64)
    for had in range(4):
        gains, pending = ends.copy(), np.zeros_like(ends)
        for bit in MEALS:
            lacking = (needs & ~had & bit) > 0
            gains = gains + np.where(lacking, worths[bit], 0)
            pending = pending + np.where(lacking, minutes[bit], 0)
        worth, least = gains.max(initial=NEVER), pending.min(initial=kernel.FAR)
        reach[had] = (worth, least, graph.day.day_end, max(least_minutes, 1), max(least_content, 1))
    rows, values = graph.token_worths(node_values, latest)
    return kernel.Outlook(
        reach,
        rows,
        values,
        usable.astype(np.int64),
        ahead.value,
        ahead.other,
        ahead.following,
        ahead.reached,
        ahead.gain,
        ahead.step,
        ahead.hire_minute,
        ahead.offsets.get(state, 0),
    )


def _meal_minutes(graph: DayGraph, bit: int) -> int:
    return int(graph.nodes[(graph.nodes[:, 8] & bit) > 0, 1].min(initial=0))


def _meal_worth(graph: DayGraph, bit: int, node_values: Ints, usable: NDArray[np.bool_]) -> int:
    """The best value of any offer that is this meal; commitments count as tokens already."""
    nodes = graph.nodes
    meals = ((nodes[:, 8] & bit) > 0) & usable
    best = int(node_values[meals & (nodes[:, 12] == 1)].max(initial=NEVER >> 2))
    return max(best, 0) if (meals & (nodes[:, 12] == 0)).any() else best
