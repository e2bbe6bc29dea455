"""Pricing: the best day plans of a day under given prices, and every one above a threshold."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from optimizer.dayplans import kernel
from optimizer.dayplans.ahead import LOWEST, NOT_LOOKED, Ahead, look_ahead
from optimizer.dayplans.direct import direct_days
from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.memo import kept
from optimizer.dayplans.passes import Pass
from optimizer.dayplans.plantable import PlanTable, joined
from optimizer.dayplans.prices import (
    UNWANTED,
    Compared,
    DayPrices,
    Limits,
    Priced,
    Thresholds,
)
from optimizer.prepare.instance import NOT_ARRIVED


@dataclass(frozen=True)
class Question:
    """What is asked of a day: the best few plans to each night, or every plan above its threshold.

    A listing says what it keeps apart (`compared`): of two plans with equal morning, night,
    vehicle and tokens one may be left out if the other is no worse in the goal and in every row.
    `rest_bounds` are the first starts that night rest tells apart, priced or not. A quick pass is
    not exact: what it does not find may exist.
    """

    keep: int = 1
    quick: bool = False
    compared: Compared | None = None
    rest_bounds: tuple[int, ...] = ()

    @property
    def mode(self) -> int:
        """The kernel's mode."""
        if self.compared is not None:
            return kernel.MODE_LIST
        return kernel.MODE_QUICK if self.quick else kernel.MODE_PRICE


def answers(
    graph: DayGraph,
    vehicle: int,
    prices: DayPrices,
    wants: dict[int, Thresholds],
    question: Question,
    limits: Limits,
) -> list[Priced]:
    """The answer for every morning state with its thresholds; they share one look ahead."""
    if limits.is_stopped:
        return [_stopped(graph) for _ in wants]
    ahead = NOT_LOOKED if question.quick else _ahead(graph, vehicle, prices, wants, limits)
    return [
        _answer(graph, state, vehicle, prices, thresholds, question, limits, ahead)
        for state, thresholds in wants.items()
    ]


def _ahead(
    graph: DayGraph,
    vehicle: int,
    prices: DayPrices,
    wants: dict[int, Thresholds],
    limits: Limits,
) -> Ahead:
    """What the rest of the day can add at most, for every morning state that wants anything."""
    ends = {
        state: Pass(graph, state, vehicle, prices).ends(thresholds)
        for state, thresholds in wants.items()
        if any(least < UNWANTED for least in thresholds.values())
    }
    if not ends:
        return NOT_LOOKED
    evening = graph.evening(next(iter(ends)), vehicle)
    return look_ahead(graph, vehicle, prices, ends, evening, limits.flag)


def beyond_wanted(
    graph: DayGraph,
    vehicle: int,
    prices: DayPrices,
    wants: dict[int, Thresholds],
    limits: Limits,
) -> list[int] | None:
    """For each morning state how far any day plan can pass what is wanted of it, at most.

    Without labels: by looking ahead alone, so it is soon known and never too low. None where the
    day cannot be looked at so, or the time was over.
    """
    ahead = _ahead(graph, vehicle, prices, wants, limits)
    if limits.is_stopped or (graph.node_count and not ahead.offsets):
        return None
    return [
        max(
            Pass(graph, state, vehicle, prices, ahead=ahead).most_beyond(),
            _direct_beyond(graph, state, vehicle, prices, thresholds),
        )
        for state, thresholds in wants.items()
    ]


def _direct_beyond(
    graph: DayGraph, state: int, vehicle: int, prices: DayPrices, thresholds: Thresholds
) -> int:
    """The same of the day plans without items, exactly."""
    table = direct_table(graph, state, vehicle)
    wanted = np.full(graph.instance.state_count, UNWANTED, np.int64)
    wanted[list(thresholds)] = list(thresholds.values())
    return int((prices.values(table) - wanted[table.night]).max(initial=LOWEST))


def _stopped(graph: DayGraph) -> Priced:
    """What is not asked any more, for the time is over."""
    none = graph.table_of(())
    return Priced(none, np.zeros(0, np.int64), {}, 0, is_whole=False)


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
    """The `keep` best day plans from one morning to each terminal that reach its threshold.

    Exact: if none is found for a night, none reaches its threshold. A quick pass is not.
    """
    question = Question(keep=keep, quick=quick)
    return answers(graph, vehicle, prices, {state: thresholds}, question, limits)[0]


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
    """Every day plan from one morning whose value reaches its night's threshold."""
    question = Question(compared=compared, rest_bounds=rest_bounds)
    return answers(graph, vehicle, prices, {state: thresholds}, question, limits)[0]


def _answer(
    graph: DayGraph,
    state: int,
    vehicle: int,
    prices: DayPrices,
    thresholds: Thresholds,
    question: Question,
    limits: Limits,
    ahead: Ahead,
) -> Priced:
    tables = [direct_table(graph, state, vehicle)]
    values = [prices.values(tables[0])]
    wanted = np.full(graph.instance.state_count, UNWANTED, np.int64)
    wanted[list(thresholds)] = list(thresholds.values())
    enough = values[0] >= wanted[tables[0].night]
    tables[0], values[0] = tables[0].take(enough), values[0][enough]
    labels, most, size, whole = 0, 0, 0, True
    over: dict[int, int] = {}
    morning, evening = graph.morning(state, vehicle), graph.evening(state, vehicle)
    is_possible = len(morning.roots) and len(evening.terminals) and graph.node_count
    if is_possible and not _is_overlooked(graph, state, vehicle, prices, ahead):
        told_apart = {*question.rest_bounds, *(at for at, _ in prices.rest_starts)}
        bounds = [0] if state == NOT_ARRIVED else [0, *sorted(told_apart)]
        for bound in bounds:
            late = sum(price for minute, price in prices.rest_starts if bound < minute)
            if state == NOT_ARRIVED:
                late = 0
            one = Pass(graph, state, vehicle, prices, bound, late, ahead)
            found = one.run(question.mode, question.keep, thresholds, question.compared, limits)
            labels += found.labels
            most, size = max(most, found.most), max(size, found.size)
            whole = whole and found.status == 0
            for night, worth in found.over.items():
                over[night] = max(worth, over.get(night, worth))
            if len(found.table):
                # In a later pass the penalty counted is exact; else it may be too high.
                exact = prices.values(found.table) if bounds[1:] else found.values
                tables.append(found.table)
                values.append(np.maximum(found.values, exact))
    table, value = joined(tables), np.concatenate(values)
    best = {int(night): int(value[table.night == night].max()) for night in np.unique(table.night)}
    for night, worth in over.items():
        best[night] = max(worth, best.get(night, worth))
    return Priced(table, value, best, labels, whole, most, size)


def _is_overlooked(
    graph: DayGraph, state: int, vehicle: int, prices: DayPrices, ahead: Ahead
) -> bool:
    """Whether looking ahead shows without labels that no day with items is worth enough."""
    if state not in ahead.offsets:
        return False
    return Pass(graph, state, vehicle, prices, ahead=ahead).most_beyond() < 0


@kept
def direct_table(graph: DayGraph, state: int, vehicle: int) -> PlanTable:
    """Every day plan without items from a morning state with a vehicle."""
    return graph.table_of(direct_days(graph, state, vehicle))


def on_day(priced: Priced, day: int) -> Priced:
    """The same findings for another day with an equal graph and equal prices."""
    if not len(priced.table) or priced.table.where[0, 0] == day:
        return priced
    return replace(priced, table=priced.table.on_day(day))
