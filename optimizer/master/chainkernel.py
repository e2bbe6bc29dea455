# mypy: disable-error-code="no-untyped-def"
# numba infers the types of these functions; annotations would only be a second truth.
"""The compiled search over chains of day plans: depth first, best first, with an exact bound.

Plans stand in groups of day and morning state, the most promising first. A chain is given up as
soon as its values and the best rest of a chain are below what is needed, so a group is read only
down to a cut; which plans of it go with those chosen is read from bit sets, 64 at a time.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]

COMPLETE, LIMIT, STOPPED = 0, 1, 2


class Plans(NamedTuple):
    """Plans in the order of their groups. `rest` is a plan's value with the best rest behind it.

    `starts[day, state]` is where a group begins, `starts[day, state + 1]` where it ends. `fits`
    has a bit for each plan of a later day that goes with this one. `paid` are the terms that a
    plan answers, `goal` what it contributes itself, `claim` that with all its terms, `rank` its
    place in the canonical order.
    """

    starts: Ints
    value: Ints
    rest: Ints
    night: Ints
    goal: Ints
    claim: Ints
    paid: Words
    fits: Words
    rank: Ints


class Terms(NamedTuple):
    """What each term adds to the goal, and to each row that terms stand in."""

    goal: Ints
    rows: Ints


class Rows(NamedTuple):
    """Rows checked at the end of a chain, and capacities checked on the way.

    `capacity_rest[day, state]` is the least that the rest of a chain still uses.
    """

    coefficients: Ints
    lower: Ints
    upper: Ints
    capacities: Ints
    capacity_upper: Ints
    capacity_rest: Ints


class Needed(NamedTuple):
    """A chain's values must reach `least` x scale - constant; ties count if `canonical`."""

    least: int
    scale: int
    constant: int
    step: int
    canonical: int
    nodes: int


@njit(cache=True, nogil=True)
def fitting(marks, day, starts_of_day, stop):
    """For each plan a bit for every plan of a later day with which it shares no mark.

    Once stopped the rest is left out: no search may use it, and none does (`search_chains`).
    """
    count = len(day)
    fits = np.zeros((count, (count + 63) >> 6), np.uint64)
    for one in range(count):
        if stop[0] != 0:
            break
        for other in range(starts_of_day[day[one] + 1], count):
            free = True
            for word in range(marks.shape[1]):
                if marks[one, word] & marks[other, word]:
                    free = False
                    break
            if free:
                fits[one, other >> 6] |= np.uint64(1) << np.uint64(other & 63)
    return fits


@njit(cache=True, nogil=True, inline="always")
def _lowest_bit(word):
    """The number of the lowest bit that is set."""
    number = 0
    if word & np.uint64(0xFFFFFFFF) == 0:
        number += 32
        word >>= np.uint64(32)
    if word & np.uint64(0xFFFF) == 0:
        number += 16
        word >>= np.uint64(16)
    if word & np.uint64(0xFF) == 0:
        number += 8
        word >>= np.uint64(8)
    if word & np.uint64(0xF) == 0:
        number += 4
        word >>= np.uint64(4)
    if word & np.uint64(0x3) == 0:
        number += 2
        word >>= np.uint64(2)
    return number + 1 - np.int64(word & np.uint64(1))


@njit(cache=True, nogil=True, inline="always")
def _candidates(fits, path, level, word, begin, end):
    """The plans of one word of a group, from begin up to end, that go with those chosen."""
    bits = ~np.uint64(0)
    low, high = word << 6, (word + 1) << 6
    if begin > low:
        bits &= ~np.uint64(0) << np.uint64(begin - low)
    if end < high:
        bits &= ~np.uint64(0) >> np.uint64(high - end)
    for before in range(level):
        bits &= fits[path[before], word]
    return bits


@njit(cache=True, nogil=True)
def _worth(plans, terms, path, paid):
    """The goal of a whole chain; `paid` is left with the terms it answers."""
    total = np.int64(0)
    paid[:] = 0
    for plan in path:
        total += plans.goal[plan]
        for word in range(len(paid)):
            paid[word] |= plans.paid[plan, word]
    for term in range(len(terms.goal)):
        if paid[term >> 6] >> np.uint64(term & 63) & np.uint64(1):
            total += terms.goal[term]
    return total


@njit(cache=True, nogil=True)
def _holds(rows, terms, path, paid):
    """Whether every row holds for a whole chain."""
    for row in range(len(rows.lower)):
        total = np.int64(0)
        for plan in path:
            total += rows.coefficients[plan, row]
        for term in range(len(terms.goal)):
            if terms.rows[row, term] and (paid[term >> 6] >> np.uint64(term & 63) & np.uint64(1)):
                total += terms.rows[row, term]
        if total < rows.lower[row] or total > rows.upper[row]:
            return False
    return True


@njit(cache=True, nogil=True)
def _is_before(rank, one, other):
    """Whether one chain comes before another in the canonical order."""
    for level in range(len(one)):
        if rank[one[level]] != rank[other[level]]:
            return rank[one[level]] < rank[other[level]]
    return False


@njit(cache=True, nogil=True)
def search_chains(plans, terms, rows, needed, shard, stop):
    """The best chain that reaches what is needed: (status, its plans or -1, its worth, nodes).

    Of `shard` = (number, count) the plans of the second level (of the first, where there is no
    other) are read that leave that remainder, so that threads can share a search.
    """
    # The arrays of the innermost loop by name: reading them from a tuple each time costs more.
    starts, rest, values, nights, fits, claims = (
        plans.starts, plans.rest, plans.value, plans.night, plans.fits, plans.claim,
    )  # fmt: skip
    capacities, most, still_used = rows.capacities, rows.capacity_upper, rows.capacity_rest
    kinds, days = capacities.shape[1], starts.shape[0]
    last = days - 1
    split = min(1, last)
    path, best = np.full(days, -1, np.int64), np.full(days, -1, np.int64)
    paid = np.zeros(plans.paid.shape[1], np.uint64)
    value, claimed = np.zeros(days + 1, np.int64), np.zeros(days + 1, np.int64)
    state = np.zeros(days + 1, np.int64)
    used = np.zeros((days + 1, kinds), np.int64)
    word, bits = np.zeros(days, np.int64), np.zeros(days, np.uint64)
    least, worth_best = needed.least, np.int64(0)
    target = least * needed.scale - needed.constant
    nodes, polled, status = 0, 0, COMPLETE
    level, is_new = 0, True
    if stop[0] != 0:
        level, status = -1, STOPPED
    while level >= 0:
        begin, end = starts[level, state[level]], starts[level, state[level] + 1]
        if is_new:
            is_new = False
            word[level] = (begin >> 6) - 1
            bits[level] = 0
        if bits[level] == 0:
            word[level] += 1
            first = max(begin, word[level] << 6)
            if first >= end or value[level] + rest[first] < target:
                level -= 1
            else:
                bits[level] = _candidates(fits, path, level, word[level], begin, end)
            continue
        plan = (word[level] << 6) + _lowest_bit(bits[level])
        bits[level] &= bits[level] - np.uint64(1)
        if level == split and plan % shard[1] != shard[0]:
            continue
        nodes += 1
        if nodes - polled > 50_000:
            polled = nodes
            if stop[0] != 0:
                status = STOPPED
                break
            if nodes > needed.nodes:
                status = LIMIT
                break
        if value[level] + rest[plan] < target:
            level -= 1
            continue
        night, is_within = nights[plan], True
        for row in range(kinds):
            total = used[level, row] + capacities[plan, row]
            if total + still_used[level + 1, night, row] > most[row]:
                is_within = False
                break
            used[level + 1, row] = total
        if not is_within:
            continue
        path[level] = plan
        claimed[level + 1] = claimed[level] + claims[plan]
        if level < last:
            value[level + 1] = value[level] + values[plan]
            level += 1
            state[level], is_new = night, True
            continue
        if claimed[days] < least:
            continue
        worth = _worth(plans, terms, path, paid)
        if worth < least or not _holds(rows, terms, path, paid):
            continue
        if best[0] < 0 or worth > worth_best or _is_before(plans.rank, path, best):
            best[:] = path
            worth_best = worth
            least = worth if needed.canonical == 1 else worth + needed.step
            target = least * needed.scale - needed.constant
    return status, best, worth_best, nodes


def is_better(plans: Plans, one: tuple[Ints, int], other: tuple[Ints, int]) -> bool:
    """Whether a chain with its worth is better than another, or as good and before it in order."""
    if other[0][0] < 0 or one[0][0] < 0:
        return bool(one[0][0] >= 0)
    return one[1] > other[1] or (one[1] == other[1] and _is_before(plans.rank, one[0], other[0]))


def warm_up() -> None:
    """Compiles the search, or loads what was compiled before, by searching among no plans."""
    none, table = np.zeros(0, np.int64), np.zeros((0, 0), np.int64)
    starts, masks = np.zeros((1, 2), np.int64), np.zeros((0, 1), np.uint64)
    stop = np.zeros(1, np.int64)
    fits = fitting(masks, none, np.zeros(2, np.int64), stop)
    plans = Plans(starts, none, none, none, none, none, masks, fits, none)
    rows = Rows(table, none, none, table, none, np.zeros((2, 1, 0), np.int64))
    needed = Needed(0, 1, 0, 1, 0, 1)
    search_chains(plans, Terms(none, table), rows, needed, (0, 1), stop)
