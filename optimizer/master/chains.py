"""Chains: the best trip among the plans of a whole listing, by a search of our own.

A trip is a chain of one plan for each day. With the duals of a certificate each plan has a value,
and the values of a chain say at most what it is worth (Eq. 29 of docs/model.md), so chains that
cannot reach what is needed are given up early. What is left is checked row by row in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.dayplans.plantable import Ints, PlanTable
from optimizer.dayplans.prices import DayPrices
from optimizer.master import chainkernel
from optimizer.master.certificate import Certificate
from optimizer.master.goal import Goal
from optimizer.master.pool import RowTable, values_of
from optimizer.master.rows import Row
from optimizer.master.selection import Choice, Outcome

MOST_PLANS = 40_000
"""More than this the bit sets of the plans that go together would not fit in memory."""

FEWEST = -(1 << 60)
MOST = 1 << 60


SHARDS = 2
"""A search is split in as many parts, whatever the number of threads, so that it stays the same."""


@dataclass(frozen=True)
class SearchEffort:
    """How far each part of a search may go, and the flag that stops it."""

    nodes: int
    stop: NDArray[np.int64]


@dataclass(frozen=True)
class Chains:
    """Searches the chains of some plans; with a whole listing the answer is exact."""

    table: RowTable
    goal: Goal
    plans: PlanTable
    certificate: Certificate
    prices: Sequence[DayPrices]

    @property
    def is_possible(self) -> bool:
        """Whether the rows are of the kinds that the search checks, and the plans not too many."""
        plain = (not row.terms or _is_link(row) or row.upper is None for row in self.table.rows)
        return all(plain) and 0 < len(self.plans) <= MOST_PLANS

    def search(
        self, least: int, effort: SearchEffort, executor: Executor, *, canonical: bool
    ) -> tuple[Choice, int]:
        """The best trip worth at least `least`, and the nodes it took.

        OPTIMAL: the best among the plans, with `canonical` the first in order of all that are.
        NONE_EXISTS: no trip of these plans is worth as much. FEASIBLE, UNKNOWN: cut short.
        """
        prepared = self._prepared(effort.stop)
        if prepared is None:
            return Choice(Outcome.NONE_EXISTS), 0
        order, plans, terms, rows = prepared
        needed = chainkernel.Needed(
            least,
            self.certificate.duals.scale,
            self.certificate.constant,
            self.goal.step,
            int(canonical),
            effort.nodes,
        )
        found = executor.map(
            lambda shard: chainkernel.search_chains(
                plans, terms, rows, needed, (shard, SHARDS), effort.stop
            ),
            range(SHARDS),
        )
        best, whole, count = None, True, 0
        for status, path, worth, nodes in found:
            whole, count = whole and status == chainkernel.COMPLETE, count + int(nodes)
            if best is None or chainkernel.is_better(plans, (path, worth), best):
                best = (path, worth)
        if best is None or best[0][0] < 0:
            return Choice(Outcome.NONE_EXISTS if whole else Outcome.UNKNOWN), count
        trip = tuple(self.plans.plan(int(order[number])) for number in best[0])
        outcome = Outcome.OPTIMAL if whole else Outcome.FEASIBLE
        return Choice(outcome, trip, int(best[1])), count

    # --- preparing the arrays -------------------------------------------------------------------
    def _prepared(
        self, stop: NDArray[np.int64]
    ) -> tuple[Ints, chainkernel.Plans, chainkernel.Terms, chainkernel.Rows] | None:
        """The arrays of the search; None if not even the chain closes."""
        rows, plans = self.table.rows, self.plans
        coefficients = self.table.coefficients(plans)
        values = values_of(plans, self.prices)
        behind = self._best_behind(values)
        rest = values + behind[plans.day + 1, plans.night]
        once = [r for r, row in enumerate(rows) if row.upper == 1 and _is_packing(row)]
        single = (coefficients[:, once] <= 1).all(axis=1) & (rest > FEWEST // 2)
        order = np.lexsort((-rest, plans.morning, plans.day))
        order = order[single[order]]
        if not len(order):
            return None
        starts = self._starts(order)
        answers = coefficients[:, self._links()] < 0
        goal = self.goal.of_plans(plans)
        # A bit for each row of at most one, so that plans that share one do not go together.
        marks = _bits(coefficients[:, once] > 0)[order]
        day = plans.day[order]
        fits = chainkernel.fitting(
            marks, day, np.searchsorted(day, np.arange(len(starts) + 1)).astype(np.int64), stop
        )
        arrays = chainkernel.Plans(
            starts,
            values[order],
            rest[order],
            plans.night[order],
            goal[order],
            (goal + answers @ self._weights)[order],
            _bits(answers)[order],
            fits,
            plans.ranks[order],
        )
        return order, arrays, *self._rows_left(coefficients, set(once), order)

    def _best_behind(self, values: Ints) -> Ints:
        """The best value of the days from a day on, by state."""
        instance, plans = self.table.instance, self.plans
        days = len(instance.days)
        behind = np.full((days + 1, instance.state_count), FEWEST, np.int64)
        behind[days, instance.gone_home] = 0
        for day in range(days - 1, -1, -1):
            today = plans.day == day
            rest = values[today] + behind[day + 1, plans.night[today]]
            np.maximum.at(behind[day], plans.morning[today], np.maximum(rest, FEWEST))
        return behind

    def _starts(self, order: Ints) -> Ints:
        """Where the group of each day and morning begins; the last column is where it ends."""
        instance = self.table.instance
        states = instance.state_count
        keys = self.plans.day[order] * (states + 1) + self.plans.morning[order]
        wanted = np.arange(len(instance.days))[:, None] * (states + 1) + np.arange(states + 1)
        return np.searchsorted(keys, wanted).astype(np.int64)

    @property
    def _weights(self) -> Ints:
        """What each term adds to the goal."""
        count = len(self.table.instance.terms)
        weights = np.zeros(count, np.int64)
        weights[: len(self.goal.terms)] = self.goal.terms[:count]
        return weights

    def _links(self) -> list[int]:
        """The row that links each term to its visits, in the order of the terms."""
        found = {}
        for index, row in enumerate(self.table.rows):
            if row.terms and _is_link(row):
                found[next(iter(row.terms))] = index
        return [found[term] for term in sorted(found)]

    def _rows_left(
        self, coefficients: Ints, once: set[int], order: Ints
    ) -> tuple[chainkernel.Terms, chainkernel.Rows]:
        """The terms, the rows to check at the end, and capacities to check on the way."""
        rows, links = self.table.rows, set(self._links())
        left = [r for r, row in enumerate(rows) if r not in links | once and not row.subset]
        capacities = [
            r
            for r in left
            if (rows[r].costs or rows[r].marks) and rows[r].lower is None and not rows[r].terms
        ]
        left = [r for r in left if r not in capacities]
        lower = [FEWEST if rows[r].lower is None else rows[r].lower for r in left]
        upper = [MOST if rows[r].upper is None else rows[r].upper for r in left]
        count = len(self.table.instance.terms)
        used = coefficients[:, capacities]
        return (
            chainkernel.Terms(self._weights, self.table.terms[left, :count]),
            chainkernel.Rows(
                np.ascontiguousarray(coefficients[order][:, left]),
                np.array(lower, np.int64),
                np.array(upper, np.int64),
                np.ascontiguousarray(used[order]),
                np.array([rows[r].upper for r in capacities], np.int64),
                self._least_behind(used),
            ),
        )

    def _least_behind(self, used: Ints) -> Ints:
        """The least of each capacity that the days from a day on use, by state."""
        instance, plans = self.table.instance, self.plans
        days = len(instance.days)
        behind = np.full((days + 1, instance.state_count, used.shape[1]), MOST >> 8, np.int64)
        behind[days, instance.gone_home] = 0
        for day in range(days - 1, -1, -1):
            today = plans.day == day
            rest = used[today] + behind[day + 1, plans.night[today]]
            np.minimum.at(behind[day], plans.morning[today], rest)
        return behind


def _is_link(row: Row) -> bool:
    """Whether a row with terms is the one that pays a term if a visit answers it."""
    return row.upper == 0 and row.lower is None and list(row.terms.values()) == [1]


def _is_packing(row: Row) -> bool:
    """Whether a row says no more than "at most": no lower side, no terms, nothing negative."""
    negative = any(value < 0 for value in (*row.visits.values(), *row.costs.values()))
    others = row.terms or row.marks
    return row.lower is None and not others and row.pairs is None and not negative


def _bits(flags: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Rows of flags as 64-bit words, the first flag in the lowest bit."""
    words = max(1, -(-flags.shape[1] // 64))
    padded = np.zeros((len(flags), 64 * words), bool)
    padded[:, : flags.shape[1]] = flags
    packed = np.packbits(padded, axis=1, bitorder="little")
    return np.ascontiguousarray(packed).view("<u8").astype(np.uint64)
