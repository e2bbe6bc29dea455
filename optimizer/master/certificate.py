"""The certificate: a bound on the tier from whole-number duals and exact pricing.

U = sum_r b_r pi_r + sum_k max(0, c_k - sum_r t_rk pi_r) + best path over the days,
with pi_r >= 0 for an upper and <= 0 for a lower side, and the best path by dynamic programming
over states and days on site, each day pair at its best value under pi. It holds for any duals of
the right sign, so in the middle of column generation too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.plantable import PlanTable
from optimizer.dayplans.prices import NEVER, UNWANTED
from optimizer.master.goal import Goal
from optimizer.master.pool import Ints, RowTable
from optimizer.prepare.instance import NOT_ARRIVED, Instance

PairBest = list[dict[tuple[int, int], int]]
"""For each day the best value of a plan from a morning to a night state."""

ROOM_BITS = 61


@dataclass(frozen=True)
class Duals:
    """Whole-number duals with their scale: a dual of 1 is stored as `scale`."""

    values: Ints
    scale: int


def whole_duals(table: RowTable, duals: NDArray[np.float64], goal: Goal) -> Duals:
    """Rounds duals to whole numbers of the finest scale that cannot overflow, signs clipped."""
    clipped = duals.copy()
    for index, row in enumerate(table.rows):
        if row.upper is None:
            clipped[index] = min(clipped[index], 0.0)
        if row.lower is None:
            clipped[index] = max(clipped[index], 0.0)
    clipped[np.abs(clipped) < 1e-11] = 0.0
    largest = np.abs(table.costs).max(axis=1, initial=0) * 100_000_000 + 64
    load = float((np.abs(clipped) * largest).sum()) + goal.cost * 1e9 + goal.time * 1e7
    load += (
        float(sum(goal.terms))
        + goal.travel * 1e5 * table.instance.problem.rules.ticks_per_minute
        + 1.0
    )
    scale = 1 << int(np.clip(ROOM_BITS - 2 - np.ceil(np.log2(load)), 0, 40))
    return Duals(np.rint(clipped * scale).astype(np.int64), scale)


@dataclass(frozen=True)
class Certificate:
    """A certified bound with all that the closing of the gap needs from the same duals."""

    duals: Duals
    constant: int
    path: int | None
    through: list[dict[tuple[int, int], int]]

    @property
    def bound(self) -> int | None:
        """The bound of the goal as a whole number; None if no chain of day plans exists."""
        if self.path is None:
            return None
        return (self.constant + self.path) // self.duals.scale

    def threshold(self, day: int, morning: int, night: int, least: int) -> int | None:
        """The value a plan must reach so that a trip with it can be worth `least`; None: never."""
        rest = self.through[day].get((morning, night))
        return None if rest is None else least * self.duals.scale - self.constant - rest

    def thresholds(self, plans: PlanTable, least: int | None) -> Ints:
        """The same for many plans; without a least value only whether a trip goes there at all."""
        states = int(max(plans.morning.max(initial=0), plans.night.max(initial=0))) + 1
        needed = np.full((len(self.through), states, states), UNWANTED, np.int64)
        for day, pairs in enumerate(self.through):
            for (morning, night), rest in pairs.items():
                if morning < states and night < states:
                    least_value = (
                        NEVER if least is None else least * self.duals.scale - self.constant - rest
                    )
                    needed[day, morning, night] = max(NEVER, min(UNWANTED, least_value))
        thresholds: Ints = needed[plans.day, plans.morning, plans.night]
        return thresholds


def certify(table: RowTable, goal: Goal, duals: Duals, best: PairBest) -> Certificate:
    """The bound that these duals prove, given the exact best value of every day pair."""
    constant = 0
    # Rows that came after the duals were made (cuts stand at the end) have no price yet.
    for row, dual in zip(table.rows, duals.values.tolist(), strict=False):
        side = row.upper if dual > 0 else row.lower
        if dual:
            constant += dual * (side or 0)
    weights = goal.terms or (0,) * len(table.instance.terms)
    for term, weight in enumerate(weights[: len(table.instance.terms)]):
        paid = sum(
            int(a) * int(b) for a, b in zip(duals.values, table.terms[:, term], strict=False) if b
        )
        constant += max(0, weight * duals.scale - paid)
    forward = _forward(table.instance, best)
    backward = _backward(table.instance, best)
    least, most = table.instance.least_days, table.instance.most_days
    home = table.instance.gone_home
    ends = [forward[-1].get((home, stayed)) for stayed in range(least, most + 1)]
    path = max((end for end in ends if end is not None), default=None)
    return Certificate(duals, constant, path, _through(table.instance, best, forward, backward))


def _steps(instance: Instance, morning: int, night: int) -> int:
    home = instance.gone_home
    return int(not (morning == night == NOT_ARRIVED or morning == night == home))


def _forward(instance: Instance, best: PairBest) -> list[dict[tuple[int, int], int]]:
    """Best value of the days before a day, by state and days on site so far."""
    layers: list[dict[tuple[int, int], int]] = [{(NOT_ARRIVED, 0): 0}]
    for pairs in best:
        layer: dict[tuple[int, int], int] = {}
        for (morning, night), value in pairs.items():
            step = _steps(instance, morning, night)
            for stayed in range(instance.most_days + 1 - step):
                before = layers[-1].get((morning, stayed))
                if before is not None:
                    key = (night, stayed + step)
                    layer[key] = max(layer.get(key, NEVER * 4), before + value)
        layers.append(layer)
    return layers


def _backward(instance: Instance, best: PairBest) -> list[dict[tuple[int, int], int]]:
    """Best value of the days from a day on, by state and days on site still to come."""
    layers: list[dict[tuple[int, int], int]] = [{(instance.gone_home, 0): 0}]
    for pairs in reversed(best):
        layer: dict[tuple[int, int], int] = {}
        for (morning, night), value in pairs.items():
            step = _steps(instance, morning, night)
            for left in range(instance.most_days + 1 - step):
                after = layers[-1].get((night, left))
                if after is not None:
                    key = (morning, left + step)
                    layer[key] = max(layer.get(key, NEVER * 4), after + value)
        layers.append(layer)
    return layers[::-1]


def _through(
    instance: Instance,
    best: PairBest,
    forward: list[dict[tuple[int, int], int]],
    backward: list[dict[tuple[int, int], int]],
) -> list[dict[tuple[int, int], int]]:
    """For each day pair the best value of all the other days of a trip that uses it."""
    result = []
    for day, pairs in enumerate(best):
        rest: dict[tuple[int, int], int] = {}
        for morning, night in pairs:
            step = _steps(instance, morning, night)
            sums = [
                before + after
                for (state, stayed), before in forward[day].items()
                if state == morning
                for (target, left), after in backward[day + 1].items()
                if target == night
                and instance.least_days <= stayed + step + left <= instance.most_days
            ]
            if sums:
                rest[morning, night] = max(sums)
        result.append(rest)
    return result
