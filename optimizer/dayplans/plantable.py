"""Day plans in columns: many at once, as arrays, with the single plan as a view of a row.

A listing holds tens of thousands of plans. What is asked of all of them (their worth, their
coefficients, which of them another replaces) is asked of arrays; only the chosen become objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.dayplan import DayPlan

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]

DAY, MORNING, NIGHT, VEHICLE, ARRIVAL, DEPARTURE = range(6)
LEAVES, FIRST_START, LAST_END, TIME, TRAVEL = range(5)
OFFER, WINDOW, BREAK = range(3)


@dataclass(frozen=True, eq=False)
class PlanTable:
    """Rows of day plans; the columns of each array are named above, as in `DayPlan`.

    `where` day, states, vehicle and connections; `times` minutes; `costs` cents by category;
    `marks` amounts beside them (no column without a published programme); `tokens` 64-bit words
    with the markers; `items` offer, window and break of each item in order, -1 fills up.
    """

    where: Ints
    times: Ints
    costs: Ints
    marks: Ints
    tokens: Words
    items: NDArray[np.int32]

    @classmethod
    def of(cls, plans: Sequence[DayPlan], words: int, categories: int, marks: int = 0) -> PlanTable:
        """A table of single plans."""
        count = len(plans)
        longest = max((len(plan.offers) for plan in plans), default=0)
        items = np.full((count, longest, 3), -1, np.int32)
        for row, plan in enumerate(plans):
            if plan.offers:
                parts = (plan.offers, plan.windows, plan.breaks)
                items[row, : len(plan.offers)] = np.array(parts, np.int32).T
        where = [(p.day, p.morning, p.night, p.vehicle, p.arrival, p.departure) for p in plans]
        times = [(p.leaves, p.first_start, p.last_end, p.time, p.travel) for p in plans]
        mask = (1 << 64) - 1
        tokens = [[p.tokens >> (64 * word) & mask for word in range(words)] for p in plans]
        return cls(
            np.array(where, np.int64).reshape(count, 6),
            np.array(times, np.int64).reshape(count, 5),
            np.array([p.costs for p in plans], np.int64).reshape(count, categories),
            np.array([p.marks for p in plans], np.int64).reshape(count, marks),
            np.array(tokens, np.uint64).reshape(count, words),
            items,
        )

    def __len__(self) -> int:
        """How many plans."""
        return len(self.where)

    @property
    def day(self) -> Ints:
        """The day of each plan."""
        return self.where[:, DAY]

    @property
    def morning(self) -> Ints:
        """The state in which each plan begins."""
        return self.where[:, MORNING]

    @property
    def night(self) -> Ints:
        """The state in which each plan ends."""
        return self.where[:, NIGHT]

    @property
    def offers(self) -> NDArray[np.int32]:
        """The offers of each plan in order, -1 fills up."""
        return self.items[:, :, OFFER]

    @cached_property
    def cost(self) -> Ints:
        """The sum of the costs of each plan in cents."""
        total: Ints = self.costs.sum(axis=1)
        return total

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_] | slice) -> PlanTable:
        """Some of the rows, by number or by mask."""
        return PlanTable(
            self.where[rows],
            self.times[rows],
            self.costs[rows],
            self.marks[rows],
            self.tokens[rows],
            self.items[rows],
        )

    def on_day(self, day: int) -> PlanTable:
        """The same plans on another day, on which the same offers are made."""
        where = self.where.copy()
        where[:, DAY] = day
        return replace(self, where=where)

    def plan(self, row: int) -> DayPlan:
        """One row as a plan."""
        length = int((self.items[row, :, OFFER] >= 0).sum())
        offers, windows, breaks = (self.items[row, :length, part].tolist() for part in range(3))
        times, tokens = self.times[row].tolist(), self.tokens[row].tolist()
        day, morning, night, vehicle, arrival, departure = self.where[row].tolist()
        return DayPlan(
            day=day,
            morning=morning,
            night=night,
            vehicle=vehicle,
            arrival=arrival,
            departure=departure,
            offers=tuple(offers),
            windows=tuple(windows),
            breaks=tuple(breaks),
            leaves=times[LEAVES],
            first_start=times[FIRST_START],
            last_end=times[LAST_END],
            time=times[TIME],
            travel=times[TRAVEL],
            costs=tuple(self.costs[row].tolist()),
            marks=tuple(self.marks[row].tolist()),
            tokens=sum(word << (64 * index) for index, word in enumerate(tokens)),
        )

    @cached_property
    def plans(self) -> tuple[DayPlan, ...]:
        """Every row as a plan."""
        return tuple(self.plan(row) for row in range(len(self)))

    @cached_property
    def identities(self) -> list[bytes]:
        """What makes each plan this one and no other; sorts in the canonical order."""
        longest = self.items.shape[1]
        # Big-endian and moved above zero, so that bytes sort as the numbers do.
        parts = [self.where[:, : DEPARTURE + 1]]
        parts += [self.items[:, :, part].astype(np.int64) for part in (OFFER, WINDOW, BREAK)]
        parts.append(self.times[:, LEAVES : LEAVES + 1])
        rows = np.concatenate(parts, axis=1) + 1
        packed = np.ascontiguousarray(rows.astype(">u4")).tobytes()
        size = 4 * rows.shape[1]
        keys = [packed[at : at + size] for at in range(0, len(packed), size)]
        # Items end with a zero of their own, so that tables of other lengths give the same bytes.
        lengths = (self.offers >= 0).sum(axis=1).tolist()
        return [_unpadded(key, longest, length) for key, length in zip(keys, lengths, strict=True)]

    @cached_property
    def ranks(self) -> Ints:
        """The place of each plan in the canonical order of the table."""
        order = sorted(range(len(self)), key=self.identities.__getitem__)
        ranks = np.empty(len(self), np.int64)
        ranks[order] = np.arange(len(self))
        return ranks


def _unpadded(key: bytes, longest: int, length: int) -> bytes:
    """The identity with each row of items cut after its last one and ended by a zero."""
    head = 4 * (DEPARTURE + 1)
    starts = [head + 4 * longest * part for part in range(3)]
    ended = b"".join(key[start : start + 4 * length] + b"\0\0\0\0" for start in starts)
    return key[:head] + ended + key[-4:]


def joined(tables: Iterable[PlanTable]) -> PlanTable:
    """Tables one below the other; at least one."""
    some = list(tables)
    some = [table for table in some if len(table)] or some[:1]
    if len(some) == 1:
        return some[0]
    longest = max(table.items.shape[1] for table in some)
    return PlanTable(
        np.concatenate([table.where for table in some]),
        np.concatenate([table.times for table in some]),
        np.concatenate([table.costs for table in some]),
        np.concatenate([table.marks for table in some]),
        np.concatenate([table.tokens for table in some]),
        np.concatenate([_widened(table.items, longest) for table in some]),
    )


def _widened(items: NDArray[np.int32], longest: int) -> NDArray[np.int32]:
    if items.shape[1] == longest:
        return items
    wide = np.full((len(items), longest, 3), -1, np.int32)
    wide[:, : items.shape[1]] = items
    return wide
