"""Where a tier stands: its best trip and value, its bound, and the evidence behind the bound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.prices import DayPrices
from optimizer.master.certificate import Certificate, PairBest
from optimizer.master.goal import Goal

Trip = tuple[DayPlan, ...]


@dataclass
class TierState:
    """Where a tier stands: best trip and value, certified bound (inner values: most is best)."""

    goal: Goal
    trip: Trip | None = None
    value: int | None = None
    bound: int | None = None
    is_proved: bool = False
    is_impossible: bool = False

    def improve(self, trip: Trip, value: int) -> bool:
        """Takes a trip in if it is better."""
        if self.value is not None and value <= self.value:
            return False
        self.trip, self.value = trip, value
        return True

    def tighten(self, bound: int | None) -> None:
        """Takes a bound in if it is tighter, down to the next value there can be."""
        if bound is not None:
            bound = bound // self.goal.step * self.goal.step
        if bound is not None and (self.bound is None or bound < self.bound):
            self.bound = bound

    def tighten_gap(self, bound: int | None, least: int, step: int) -> None:
        """Takes in a bound that holds for trips worth at least `least`: others are worth less."""
        if bound is not None:
            self.tighten(max(bound, least - step))
        else:
            self.tighten(least - step)

    @property
    def is_closed(self) -> bool:
        """Whether value and bound meet."""
        return self.value is not None and self.bound is not None and self.bound <= self.value


@dataclass(frozen=True)
class Hint:
    """The duals at the end of a search, by row name, and the links of its states."""

    duals: dict[str, float]
    links: NDArray[np.float64]


@dataclass(frozen=True)
class Evidence:
    """A certificate with the best value of every day pair and the prices it was made with."""

    certificate: Certificate
    best: PairBest
    prices: list[DayPrices]
