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
    near: NDArray[np.uint64],
    state: int,
) -> kernel.Outlook:
    """What the kernel's completion bounds need: see `kernel._is_hopeless`.

    `ends` is each terminal's value less what is wanted of it.
    """
    usable = latest >= 0
    rows, values = graph.token_worths(node_values, latest)
    return kernel.Outlook(
        _reach(graph, evening, ends, node_values, usable),
        rows,
        values,
        usable.astype(np.int64),
        ahead.value,
        ahead.other,
        ahead.following,
        ahead.reached,
        ahead.gain,
        ahead.open_tokens,
        near,
        ahead.step,
        int(ahead.is_limited),
        ahead.hire_minute,
        ahead.offsets.get(state, 0),
    )


def _reach(
    graph: DayGraph,
    evening: Evening,
    ends: Ints,
    node_values: Ints,
    usable: NDArray[np.bool_],
) -> Ints:
    """By meals had: the best end, minutes of the meals left, the day's end, least of a session."""
    worths = [_meal_worth(graph, bit, node_values, usable) for bit in MEALS]
    minutes = [graph.meal_minutes(bit) for bit in MEALS]
    needs = evening.terminals[:, 4]
    # A debrief has no token; a row that asks for a certain one gives it a worth all the same.
    ends = ends + _debrief_worth(graph, node_values, usable)
    reach = np.zeros((4, 5), np.int64)
    for had in range(4):
        gains, pending = ends, np.zeros_like(ends)
        for bit, worth, length in zip(MEALS, worths, minutes, strict=True):
            if not had & bit:
                lacking = (needs & bit) > 0
                gains = gains + np.where(lacking, worth, 0)
                pending = pending + np.where(lacking, length, 0)
        best, least = gains.max(initial=NEVER), pending.min(initial=kernel.FAR)
        reach[had] = (best, least, graph.day.day_end, *graph.least_session)
    return reach


def _debrief_worth(graph: DayGraph, node_values: Ints, usable: NDArray[np.bool_]) -> int:
    """The most that a debrief can add."""
    debriefs = usable & (graph.nodes[:, 13] > 0)
    return int(node_values[debriefs].max(initial=0))


def _meal_worth(graph: DayGraph, bit: int, node_values: Ints, usable: NDArray[np.bool_]) -> int:
    """The best value of any offer that is this meal; commitments count as tokens already."""
    restaurants, others = graph.meal_nodes(bit)
    best = int(node_values[restaurants][usable[restaurants]].max(initial=NEVER >> 2))
    return max(best, 0) if usable[others].any() else best
