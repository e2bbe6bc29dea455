# mypy: disable-error-code="no-untyped-def"
# numba infers the types of these functions; annotations would only be a second truth.
"""Looking ahead: the most that the rest of a day can add, by a relaxed pass backwards in time.

State: offers still allowed (slots), meals had, the offer just held, and the step of time in which
it ended. Relaxed: times are rounded down to steps, waiting is free, only the offer just before is
remembered as visited (two-cycle elimination). So what it says is never too low, and far better
than a knapsack of what is left, since it knows windows and legs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from optimizer.dayplans.graph import TRANSPORT, WAIVED_SHIFT, DayGraph, Evening
from optimizer.dayplans.kernel import STAYS
from optimizer.dayplans.prices import NO_STOP, DayPrices

Ints = NDArray[np.int64]

MOST_SLOTS = 8
"""With more sessions a day than this the table would be large, and its bound weak."""

STEPS_A_DAY, LONG_STEPS_A_DAY, MOST_STEPS = 36, 90, 400
"""Steps of time in a day with slots, in one without, and at most."""

LOWEST = -(1 << 60)


@dataclass(frozen=True)
class Ahead:
    """The table of a day and a vehicle under prices; `offsets` by morning state."""

    value: Ints
    other: Ints
    following: Ints
    reached: NDArray[np.int16]
    gain: Ints
    open_tokens: NDArray[np.uint64]
    step: int
    is_limited: bool
    hire_minute: int
    offsets: dict[int, int]


_EMPTY = np.zeros((0, 4, 1, 1), np.int64)

NOT_LOOKED = Ahead(
    value=_EMPTY,
    other=_EMPTY,
    following=_EMPTY,
    reached=np.zeros((0, 1, 1), np.int16),
    gain=np.zeros((1, 1), np.int64),
    open_tokens=np.zeros((0, 1, 1), np.uint64),
    step=1,
    is_limited=True,
    hire_minute=0,
    offsets={},
)


def look_ahead(
    graph: DayGraph,
    vehicle: int,
    prices: DayPrices,
    ends: dict[int, Ints],
    evening: Evening,
    stop: Ints = NO_STOP,
) -> Ahead:
    """The table that serves every morning state in `ends`: the worth of each end less its want.

    Once stopped it is not whole, and of no use to anybody but a pass that is stopped too.
    """
    rules = graph.instance.problem.rules
    slots = rules.sessions_per_day + graph.commitment_count + graph.has_debriefs
    begin, end = graph.day.day_start, graph.day.day_end
    step = max(1, -(-(end - begin + 1) // STEPS_A_DAY))
    is_limited = slots <= MOST_SLOTS
    if not is_limited:
        # Without slots every offer must move on by a step at least, so that no step feeds itself.
        slots = 0
        step = min(graph.least_advance(vehicle), max(1, step * STEPS_A_DAY // LONG_STEPS_A_DAY))
    too_fine = step < 1 or (end - begin) // step > MOST_STEPS
    if too_fine or not graph.node_count or not len(evening.terminals):
        return NOT_LOOKED
    offsets = {state: int(worths.max()) for state, worths in ends.items()}
    best = np.max([worths - offsets[state] for state, worths in ends.items()], axis=0)
    option = graph.instance.vehicles[vehicle]
    transport = int(prices.categories[TRANSPORT])
    # Hours of hire are paid when begun, so a minute costs at least its share.
    hire_minute = transport * option.hour_cents // rules.hour_ticks
    value, other, following, reached, gain = backward(
        slots,
        begin,
        end,
        step,
        rules.changeover_minutes,
        graph.nodes,
        graph.only_token,
        graph.spans,
        graph.span_start,
        graph.worths(prices),
        option.minutes,
        option.cents,
        transport,
        prices.travel + prices.time,
        hire_minute,
        evening.terminals,
        best,
        graph.meal_ends,
        is_limited,
        graph.has_debriefs,
        stop,
    )
    tokens = NOT_LOOKED.open_tokens
    if not is_limited:
        tokens = open_tokens(reached, graph.tokens, graph.forbidding_tokens, stop)
    return Ahead(
        value, other, following, reached, gain, tokens, step, is_limited, hire_minute, offsets
    )


@njit(cache=True, nogil=True)
def _first_start(spans, begin, end, arrival):
    """The first start of an offer at or after a minute; -1 if there is none."""
    best = np.int64(-1)
    for span in range(begin, end):
        start = max(spans[span, 0], arrival)
        if start <= spans[span, 1] and (best < 0 or start < best):
            best = start
    return best


@njit(cache=True, nogil=True)
def _close_values(
    begin, end, step, steps, nodes, minutes, cents, transport, legs, hire, terminals, ends, debriefs
):
    """The best end of the day after each offer, by meals had and step; none before a debrief."""
    count = len(nodes)
    closed = np.full((4, count, steps), LOWEST, np.int64)
    for node in range(count):
        if debriefs and nodes[node, 6] > 0:
            continue
        place = nodes[node, 0]
        for terminal in range(len(terminals)):
            target = terminals[terminal, 1]
            leg, fare = np.int64(0), np.int64(0)
            if place != target:
                leg, fare = minutes[place, target], cents[place, target]
                if leg < 0:
                    continue
            latest = end
            if terminals[terminal, 0] == 1:
                latest = min(end, terminals[terminal, 2] - terminals[terminal, 3])
            worth = ends[terminal] - transport * fare - (legs + hire) * leg
            worth -= hire * (terminals[terminal, 3] + terminals[terminal, 7])
            last = latest - leg - begin
            if last < 0:
                continue
            need = terminals[terminal, 4]
            for had in range(4):
                if had & need != need:
                    continue
                for at in range(min(steps, last // step + 1)):
                    closed[had, node, at] = max(closed[had, node, at], worth)
    return closed


@njit(cache=True, nogil=True)
def backward(
    slots, begin, end, step, changeover, nodes, token, spans, span_start, worths,
    minutes, cents, transport, legs, hire, terminals, ends, meal_ends, limited, debriefs, stop,
):  # fmt: skip
    """The most that can still be added, the token visited first, and the most without it."""
    count, steps = len(nodes), (end - begin) // step + 1
    value = np.full((slots + 1, 4, count, steps), LOWEST, np.int64)
    other = np.full((slots + 1, 4, count, steps), LOWEST, np.int64)
    following = np.full((slots + 1, 4, count, steps), -1, np.int64)
    closed = _close_values(
        begin, end, step, steps, nodes, minutes, cents, transport, legs, hire, terminals, ends,
        debriefs,
    )  # fmt: skip
    reached = np.full((steps, count, count), -1, np.int16)
    gain = np.zeros((count, count), np.int64)
    followers, follower_count = np.zeros((count, count), np.int64), np.zeros(count, np.int64)
    for at in range(steps - 1, -1, -1):
        if stop[0] != 0:
            break
        now = begin + at * step
        for one in range(count):
            follower_count[one] = 0
            for two in range(count):
                if one == two or (token[one] >= 0 and token[one] == token[two]):
                    continue
                here, there = nodes[one, 0], nodes[two, 0]
                if nodes[two, 13] == STAYS and here != there:
                    continue
                if nodes[one, 13] > 0 and (nodes[two, 13] > 0 or nodes[two, 6] > 0):
                    continue
                leg, fare, buffer = np.int64(0), np.int64(0), changeover
                if here != there:
                    leg, fare, buffer = minutes[here, there], cents[here, there], nodes[two, 3]
                    if leg < 0:
                        continue
                start = _first_start(
                    spans, span_start[two], span_start[two + 1], now + leg + buffer
                )
                if start < 0 or start + nodes[two, 1] > end:
                    continue
                reached[at, one, two] = (start + nodes[two, 1] - begin) // step
                gain[one, two] = worths[two] - transport * fare - legs * leg
                gain[one, two] -= hire * (leg + buffer + nodes[two, 1])
                followers[one, follower_count[one]] = two
                follower_count[one] += 1
        for left in range(slots + 1):
            for had in range(3, -1, -1):
                if now + step <= meal_ends[had]:
                    continue
                for one in range(count):
                    first, second = closed[had, one, at], closed[had, one, at]
                    chosen = np.int64(-1)
                    for number in range(follower_count[one]):
                        two = followers[one, number]
                        meal = nodes[two, 8]
                        if had & meal and nodes[two, 12] == 1:
                            continue
                        rest = left
                        if limited and nodes[two, 12] == 0:
                            rest = left - max(1, nodes[two, 6])
                            if rest < 0:
                                continue
                        then, with_meal = reached[at, one, two], had | meal
                        more = value[rest, with_meal, two, then]
                        if token[one] >= 0 and following[rest, with_meal, two, then] == token[one]:
                            more = other[rest, with_meal, two, then]
                        total = gain[one, two] + more
                        if total > first:
                            if chosen != token[two] or token[two] < 0:
                                second = first
                            first, chosen = total, token[two]
                        elif total > second and (token[two] != chosen or token[two] < 0):
                            second = total
                    value[left, had, one, at] = first
                    other[left, had, one, at] = second
                    following[left, had, one, at] = chosen
    return value, other, following, reached, gain


@njit(cache=True, nogil=True)
def open_tokens(reached, tokens, forbidding, stop):
    """By step and offer the tokens that can still be used after it, or that forbid others.

    Over any offers between: every offer ends in a later step than the one before it.
    """
    steps, count, _ = reached.shape
    opened = np.zeros((steps, count, tokens.shape[1]), np.uint64)
    for at in range(steps - 1, -1, -1):
        if stop[0] != 0:
            break
        for one in range(count):
            for word in range(tokens.shape[1]):
                opened[at, one, word] = forbidding[word]
            for two in range(count):
                then = reached[at, one, two]
                if then >= 0:
                    for word in range(tokens.shape[1]):
                        opened[at, one, word] |= tokens[two, word] | opened[then, two, word]
    return opened


def most_beyond(
    graph: DayGraph, vehicle: int, prices: DayPrices, ahead: Ahead, state: int, root_values: Ints
) -> int:
    """The most that any day from a morning state with an item is worth beyond what is wanted.

    Never too low: it is the relaxed pass from the beginning of the day on.
    """
    option = graph.instance.vehicles[vehicle]
    found: int = beyond(
        graph.day.day_start,
        graph.day.day_end,
        ahead.step,
        ahead.is_limited,
        graph.morning(state, vehicle).roots,
        root_values,
        graph.nodes,
        graph.spans,
        graph.span_start,
        graph.worths(prices),
        option.minutes,
        option.cents,
        int(prices.categories[TRANSPORT]),
        prices.travel + prices.time,
        ahead.value,
    )
    return max(LOWEST, found + ahead.offsets[state])


@njit(cache=True, nogil=True)
def beyond(
    begin, end, step, limited, roots, root_values, nodes, spans, span_start, worths,
    minutes, cents, transport, legs, value,
):  # fmt: skip
    """The best first offer with the best rest of the day, over the roots; hire is left out."""
    best = np.int64(LOWEST)
    for root in range(len(roots)):
        place, ready, had = roots[root, 1], begin, np.int64(0)
        if roots[root, 0] == 1:
            ready = max(begin, roots[root, 2] + roots[root, 3])
            had = (roots[root, 4] | roots[root, 4] >> WAIVED_SHIFT) & 3
        for node in range(len(nodes)):
            meal = nodes[node, 8]
            if nodes[node, 13] > 0 or (had & meal and nodes[node, 12] == 1):
                continue
            leg, fare, buffer = np.int64(0), np.int64(0), np.int64(0)
            if place != nodes[node, 0]:
                leg, fare = minutes[place, nodes[node, 0]], cents[place, nodes[node, 0]]
                buffer = nodes[node, 3]
                if leg < 0:
                    continue
            start = _first_start(
                spans, span_start[node], span_start[node + 1], ready + leg + buffer
            )
            slots = value.shape[0] - 1
            if limited:
                slots -= nodes[node, 6]
            if start < 0 or start + nodes[node, 1] > end or slots < 0:
                continue
            at = (start + nodes[node, 1] - begin) // step
            total = root_values[root] + worths[node] - transport * fare - legs * leg
            best = max(best, total + value[slots, had | meal, node, at])
    return best
