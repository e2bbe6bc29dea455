"""What a pass is asked: the prices of a day, what a listing keeps apart, and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.plantable import FIRST_START, LAST_END, TIME, TRAVEL, Ints, PlanTable

NEVER, UNWANTED = -(1 << 60), 1 << 60

WORD = (1 << 64) - 1

NO_STOP = np.zeros(1, np.int64)


def no_marks() -> Ints:
    """The prices of marks where there are none."""
    return np.zeros(0, np.int64)


@dataclass(frozen=True)
class DayPrices:
    """What a day plan is worth, in whole numbers of one scale.

    value = sum of `offers` - `categories` . costs - `time` x time - `travel` x travel
            - `marks` . marks
            + `pairs`[morning, night] - rest prices of an end or a first start that binds
            - price of each subset x (plan's tokens in it) // 2
    `rest_ends` / `rest_starts` are (minute, price) pairs: paid if the last end is at or after the
    minute, or the first start before it.
    """

    offers: Ints
    categories: Ints
    time: int
    travel: int
    pairs: Ints
    rest_ends: tuple[tuple[int, int], ...] = ()
    rest_starts: tuple[tuple[int, int], ...] = ()
    subsets: tuple[tuple[int, int], ...] = ()
    marks: Ints = field(default_factory=no_marks)

    def value(self, plan: DayPlan) -> int:
        """The value of one plan of the day, from first principles."""
        total = int(self.pairs[plan.morning, plan.night])
        total += sum(int(self.offers[offer]) for offer in plan.offers)
        total -= sum(
            int(weight) * cents for weight, cents in zip(self.categories, plan.costs, strict=True)
        )
        total -= self.time * plan.time + self.travel * plan.travel
        total -= sum(
            int(weight) * mark for weight, mark in zip(self.marks, plan.marks, strict=True)
        )
        total -= sum(price for minute, price in self.rest_ends if plan.last_end >= minute)
        total -= sum(price for minute, price in self.rest_starts if plan.first_start < minute)
        for mask, price in self.subsets:
            total -= price * ((plan.tokens & mask).bit_count() // 2)
        return total

    def values(self, table: PlanTable) -> Ints:
        """The values of many plans of the day, the same in columns."""
        offers = np.append(self.offers, 0)
        total: Ints = self.pairs[table.morning, table.night] - table.costs @ self.categories
        for place in range(table.items.shape[1]):
            total += offers[table.offers[:, place]]
        if len(self.marks):
            total -= table.marks @ self.marks
        if self.time:
            total -= self.time * table.times[:, TIME]
        if self.travel:
            total -= self.travel * table.times[:, TRAVEL]
        for minute, price in self.rest_ends:
            total -= price * (table.times[:, LAST_END] >= minute)
        for minute, price in self.rest_starts:
            total -= price * (table.times[:, FIRST_START] < minute)
        for mask, price in self.subsets:
            total -= price * (counted_in(table, mask) // 2)
        return total

    @cached_property
    def identity(self) -> tuple[object, ...]:
        """Equal for days that are priced alike."""
        return (
            self.offers.tobytes(),
            self.categories.tobytes(),
            self.time,
            self.travel,
            self.pairs.tobytes(),
            self.rest_ends,
            self.rest_starts,
            self.subsets,
            self.marks.tobytes(),
        )


def counted_in(table: PlanTable, mask: int) -> Ints:
    """How many tokens of a mask each plan has."""
    count = np.zeros(len(table), np.int64)
    for word in range(table.tokens.shape[1]):
        bits = np.uint64(mask >> (64 * word) & WORD)
        if bits:
            count += np.bitwise_count(table.tokens[:, word] & bits)
    return count


@dataclass(frozen=True)
class Limits:
    """How far one pass may go: labels and their bytes, listed days, and the flag that stops it.

    `room` is what a whole round may still list, shared by its passes.
    """

    labels: int = 4_000_000
    label_bytes: int = 512 << 20
    listed: int = 400_000
    stop: NDArray[np.int64] | None = None
    room: NDArray[np.int64] | None = None

    @property
    def flag(self) -> NDArray[np.int64]:
        """What the kernel polls: not 0 once all is to stop."""
        return NO_STOP if self.stop is None else self.stop

    @property
    def is_stopped(self) -> bool:
        """Whether all is to stop."""
        return bool(self.flag[0])


@dataclass(frozen=True)
class Compared:
    """What a listing keeps apart: costs that have a row of their own, and the goal of the tier.

    `own_rows` marks categories with a cap; `total` that the sum of costs has a row; `cost` is 1 if
    cents are in the goal, `time` the weight of a minute beside a cent, `travel` that travel alone
    counts, `rest` that night rest binds. With `canonical` a tie in the goal stays with the first
    in the canonical order, which the last tier needs. `marks` are the numbers of those with a row.
    """

    own_rows: tuple[bool, ...]
    total: bool
    cost: bool = False
    time: int = 0
    travel: bool = False
    rest: bool = False
    canonical: bool = True
    marks: tuple[int, ...] = ()

    @property
    def is_timed(self) -> bool:
        """Whether the span of a day matters beyond its end."""
        return self.time > 0

    @property
    def has_costs(self) -> bool:
        """Whether any cost at all is kept apart."""
        return self.total or self.cost or any(self.own_rows)


@dataclass(frozen=True)
class Priced:
    """What a pass found: plans with their values, best value by night, and whether it was whole.

    `most` are the labels of its largest call of the kernel, `size` their bytes.
    """

    table: PlanTable
    values: Ints
    best: dict[int, int]
    labels: int
    is_whole: bool
    most: int = 0
    size: int = 0

    @property
    def plans(self) -> tuple[tuple[int, DayPlan], ...]:
        """Each value with its plan."""
        return tuple(zip(self.values.tolist(), self.table.plans, strict=True))


Thresholds = dict[int, int]
"""The least value wanted of a plan, by the night state it reaches; others are not wanted."""
