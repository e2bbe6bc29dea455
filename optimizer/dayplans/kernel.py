# mypy: disable-error-code="no-untyped-def"
# numba infers the types of these functions; annotations would only be a second truth.
"""The labelling kernel: every useful day from a set of mornings to every night, in one pass.

A label is a partial day that ends with an item. Its fields (all int64):

E      earliest end of the last item
SLAT   latest departure in the morning that still keeps all windows
S0     earliest departure in the morning (alignment and check-out)
SPAN   least minutes from departure to the end of the last item, waiting left out
BUSY   minutes of items and buffers, less the journey (span - busy = travel + waiting)
LEGS   minutes of legs, with the journey of an arrival
VALUE  prizes - costs + BUSY x value of time; the charge for the span is paid at the end
COUNT, CONTENT, SEATED, FLAGS, SERVICE, TEAM, SPOKEN   resources of the pacing, meal and
       interpreter rules
DRIVEN, STRETCH, PART   minutes driven, those since the last break, and the longest part of the next
       one; only on days on which a driver's limits may bind

The end of the last item is max(E, s + SPAN) for a departure s <= SLAT, and the least span is
max(E - SLAT, SPAN) (minimum-duration extension, Tilk and Irnich 2017). An offer with several
windows is extended once for each. What is paid once a day (hours of hire, interpreters) is a
monotone function of compared resources, so it is charged at the end and dominance stays exact.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]

E, SLAT, S0, SPAN, BUSY, LEGS, VALUE, COUNT, CONTENT, SEATED, FLAGS = range(11)
SERVICE, TEAM, SPOKEN, NODE, PARENT, ROOT, WINDOW, BREAK, ALIVE, NEXT, QUEUE = range(11, 22)
COSTS = 22
CATEGORY_COUNT = 6
FIELDS = COSTS + CATEGORY_COUNT
DRIVEN, STRETCH, PART = range(FIELDS, FIELDS + 3)
ROAD_FIELDS = 3
TRANSPORT, INTERPRETATION = 3, 4

TAKEN_SHIFT, WAIVED_SHIFT, STOP_SHIFT = 0, 2, 4
"""Flags: meal had (any way) · meal not asked for (late arrival) · meal had at a restaurant."""

DEBRIEFED, HELD = 64, 128
"""Flags: the day's debrief was held · a session was, so that one is due."""

KINDS_OF_FLAGS = 256

STAYS, HOTELS = 1, 2
"""Debriefs: at the place of the item before · at a hotel's place, from anywhere."""

DINNER = 2
FAR = 1 << 40

UNCAPPED = 1 << 20
"""The cap on sessions of a day that has no more sessions than its cap: it is no cap at all."""

NOTHING, UNWANTED = -(1 << 62), 1 << 60


class Rules(NamedTuple):
    """The numbers of the rules and the limits of the pass."""

    grid: int
    day_start: int
    day_end: int
    changeover: int
    breaks: int
    seated_limit: int
    most_count: int
    most_content: int
    dinner_end: int
    first_bound: int
    checkout: int
    light: int
    timed: int
    keep: int
    label_cap: int
    found_cap: int
    own_rows: Ints
    total: int
    goal_cost: int
    goal_time: int
    goal_travel: int
    canonical: int
    subset: int
    driving: int
    most_driving: int
    most_stretch: int
    rest: int
    least_part: int
    second_part: int
    duty: int
    debrief: int


class Graph(NamedTuple):
    """A day's offers. Columns of `nodes`: place, minutes, exact, buffer, seated, technical,
    sessions, content, meal bit, interpreter service, team, interpreted minutes, meal stop, debrief
    (`STAYS`, `HOTELS` or 0).
    """

    nodes: Ints
    costs: Ints
    tokens: NDArray[np.uint64]
    forbidden: NDArray[np.uint64]
    span_start: Ints
    spans: Ints
    charges: Ints


class Ends(NamedTuple):
    """Where the day begins and ends, with a vehicle. Columns of `roots`: arrives, place, time,
    buffer, meal flags, number, journey minutes; of `terminals`: goes home, place, time, buffer,
    meals needed, meals served, leaves the hotel, minutes of the empty run back. `hire`: cents an
    hour, least hours, minutes of the empty run out by root, minutes of an hour. `leg_driving`,
    `root_driving` and `terminal_driving` are the minutes that a driver drives, `stands` those of
    each offer in which the vehicle stands; empty where no limit of a driver can bind.
    """

    roots: Ints
    root_values: Ints
    root_costs: Ints
    terminals: Ints
    terminal_values: Ints
    thresholds: Ints
    leg_minutes: Ints
    leg_cents: Ints
    hire: Ints
    leg_driving: Ints
    root_driving: Ints
    terminal_driving: Ints
    stands: Ints


class Prices(NamedTuple):
    """What offers, minutes, legs, transport cents, interpreters, late ends and subsets cost."""

    nodes: Ints
    time: int
    legs: int
    transport: int
    fee: int
    end_steps: Ints
    end_prices: Ints
    subsets: NDArray[np.uint64]
    subset_prices: Ints
    subset_start: Ints
    subset_of_node: Ints


class Outlook(NamedTuple):
    """What the completion bounds need: see `_is_hopeless` and `optimizer/dayplans/ahead.py`.

    `ahead[slots, meals had, offer, step]` is the most that the rest of a day can add after an
    offer that ends in a step of time; `ahead_next` the token that it visits first, `ahead_other`
    the most without that token. `reached[step, offer, next]` is the step in which the next one
    ends at best, -1 if it cannot follow, `gain` what it adds. `open_tokens[step, offer]` are those
    that can still be used, or that forbid others; `near[offer]` those that a day of many offers
    remembers after it (an ng-route: Baldacci, Mingozzi, Roberti 2011). Without `limited` there is
    one slot for any number of offers. `hire_minute` is the least price of a minute of hire,
    `offset` belongs to the morning. Empty: not used in the pass.
    """

    reach: Ints
    token_rows: Ints
    token_values: Ints
    usable: Ints
    ahead: Ints
    ahead_other: Ints
    ahead_next: Ints
    reached: NDArray[np.int16]
    gain: Ints
    open_tokens: NDArray[np.uint64]
    near: NDArray[np.uint64]
    step: int
    limited: int
    hire_minute: int
    offset: int


MODE_PRICE, MODE_LIST, MODE_QUICK = 0, 1, 2
"""Price: the best few per terminal above its threshold. List: all above it, dominance in every
row's coefficient. Quick: as price, but dominance ignores which tokens were used (heuristic).
Price and list compare labels with equal token sets only, so that a hash finds them; with `subset`
(days of many offers) price compares any sets, of the tokens that can still be used."""

TIME_STEPS = 96
"""On days of many offers labels are extended in the order of their ends, in as many steps."""

BUCKETS = 1 << 15

COPIED_LABELS = 1 << 18
"""From so many labels on their arrays are not doubled any more: there is room for all at once."""


@njit(cache=True, nogil=True, inline="always")
def _ceil(value, grid):
    """The first grid point at or after a minute."""
    return -((-value) // grid) * grid


@njit(cache=True, nogil=True)
def _fee(service, team, spoken, charges):
    """What the day's interpreters cost."""
    if service == 0 or team == 0:
        return 0
    if spoken <= charges[service, 0]:
        return team * charges[service, 1]
    return team * charges[service, 2]


@njit(cache=True, nogil=True)
def _key_before(labels, one, other):
    """Whether the path of one comes first in the canonical order (both have equal length)."""
    smaller = False
    while one >= 0 and other >= 0 and one != other:
        a, b = labels[one, NODE], labels[other, NODE]
        if a != b:
            smaller = a < b
        one, other = labels[one, PARENT], labels[other, PARENT]
    return smaller


@njit(cache=True, nogil=True)
def _dominates(labels, visited, one, other, mode, rules, hire, words):
    """Whether label `one` makes label `other` (same node) needless.

    The span counts only if it is `timed`: where time or hours of hire have a price, or a driver's
    duty is limited. Departures that differ in alignment to the grid may lose up to grid - 1 minutes
    when they are rounded down. Two arrivals differ by their empty run too, where it counts. In a
    listing for the canonical answer a tie goes to the first in its order, else to whoever came
    first.
    """
    a, b = labels[one], labels[other]
    if a[E] > b[E]:
        return False
    if mode == MODE_QUICK:
        same = a[NODE] == b[NODE] and a[COUNT] == b[COUNT] and a[FLAGS] == b[FLAGS]
        return same and a[VALUE] >= b[VALUE]
    if rules.timed == 1:
        grid = rules.grid
        if a[SLAT] < b[SLAT] or a[SPAN] > b[SPAN]:
            return False
        if (a[S0] - b[S0]) % grid != 0 and (
            a[SPAN] + grid - 1 > b[SPAN] or a[SLAT] > rules.checkout
        ):
            return False
    if rules.most_count < UNCAPPED and a[COUNT] > b[COUNT]:
        return False
    if a[CONTENT] > b[CONTENT] or a[SEATED] > b[SEATED]:
        return False
    if a[FLAGS] != b[FLAGS] or a[TEAM] > b[TEAM] or a[SPOKEN] > b[SPOKEN]:
        return False
    if a[NODE] != b[NODE] or (a[SERVICE] != 0 and a[SERVICE] != b[SERVICE]):
        return False
    counts_runs = hire[0] != 0 or rules.duty < FAR
    if a[ROOT] != b[ROOT] and counts_runs and hire[2 + a[ROOT]] > hire[2 + b[ROOT]]:
        return False
    # A part more is no gain by itself: it may complete a break before a longer stretch.
    if rules.driving == 1 and (
        a[DRIVEN] > b[DRIVEN] or a[STRETCH] > b[STRETCH] or a[PART] != b[PART]
    ):
        return False
    if a[S0] > rules.checkout and b[S0] <= rules.checkout:
        return False
    if mode == MODE_PRICE and rules.subset == 1:
        return a[VALUE] >= b[VALUE]  # their tokens are compared by `_is_subset_better`
    for word in range(words):
        if visited[one, word] != visited[other, word]:
            return False
    if mode == MODE_PRICE:
        return a[VALUE] >= b[VALUE]
    cost_a, cost_b = np.int64(0), np.int64(0)
    for category in range(CATEGORY_COUNT):
        if rules.own_rows[category] == 1 and a[COSTS + category] > b[COSTS + category]:
            return False
        cost_a += a[COSTS + category]
        cost_b += b[COSTS + category]
    if rules.total == 1 and cost_a > cost_b:
        return False
    goal_a = rules.goal_cost * cost_a - rules.goal_time * a[BUSY]
    goal_b = rules.goal_cost * cost_b - rules.goal_time * b[BUSY]
    if goal_a > goal_b:
        return False
    if rules.goal_travel == 1 and a[LEGS] > b[LEGS]:
        return False
    if rules.canonical == 1 and goal_a == goal_b:
        if a[ROOT] != b[ROOT]:
            return a[ROOT] < b[ROOT]
        return not _key_before(labels, other, one)
    return True


@njit(cache=True, nogil=True)
def _is_subset_better(labels, visited, one, other, words, subset_prices, open_tokens, at):
    """Whether a label is worth as much as another, and has used nothing more that still matters.

    A subset-row cut that the first has touched an odd number of times, the other an even one, may
    cost the first its dual sooner: it is taken off (Jepsen et al. 2008).
    """
    slack, node = labels[one, VALUE] - labels[other, VALUE], labels[other, NODE]
    for word in range(words):
        more = visited[one, word] & ~visited[other, word]
        if more & open_tokens[at, node, word]:
            return False
    for word in range(words, visited.shape[1]):
        odd = visited[one, word] & ~visited[other, word]
        while odd:
            low = odd & (~odd + np.uint64(1))
            slack -= subset_prices[(word - words) * 64 + _bit_of(low)]
            if slack < 0:
                return False
            odd ^= low
    return True


@njit(cache=True, nogil=True, inline="always")
def _bit_of(bit):
    """The number of a bit that stands alone."""
    number = np.int64(0)
    while bit > np.uint64(1):
        bit >>= np.uint64(1)
        number += 1
    return number


@njit(cache=True, nogil=True)
def _bucket(mode, node, flags, count, visited, label, words, subset):
    """Where the labels stand that may be compared with this one."""
    key = np.uint64(node * KINDS_OF_FLAGS + flags)
    if mode == MODE_QUICK:
        key = key * np.uint64(64) + np.uint64(count)
    elif mode == MODE_LIST or subset == 0:
        for word in range(words):
            key = (key ^ visited[label, word]) * np.uint64(0x9E3779B97F4A7C15)
            key ^= key >> np.uint64(29)
    key *= np.uint64(0xBF58476D1CE4E5B9)
    return np.int64((key >> np.uint64(32)) % np.uint64(BUCKETS))


@njit(cache=True, nogil=True)
def _is_hopeless(
    value, end, had, left, content_left, visited, label, reach, tokens, token_values, free
):
    """Whether no end of this label can reach a threshold.

    The most that can still be gained is the best end and the best tokens there is room for.

    `reach` rows by meals had: best end, minutes that meals still take, day's end, least minutes
    and content of a session. `tokens` rows, best value first: bit, last start, whether it counts
    as a session. A token's value is the best share of an offer that holds it.
    """
    if reach[had, 3] > 0:
        left = min(left, (reach[had, 2] - reach[had, 1] - end) // reach[had, 3])
    if reach[had, 4] > 0:
        left = min(left, content_left // reach[had, 4])
    hope = value + reach[had, 0]
    for index in range(tokens.shape[0]):
        if hope >= 0 or token_values[index] <= 0:
            break
        counts = tokens[index, 2]
        free -= 1 - counts
        if counts == 1 and left <= 0:
            if free <= 0:
                break
            continue
        bit = tokens[index, 0]
        if tokens[index, 1] < end or (
            visited[label, bit >> 6] >> np.uint64(bit & 63) & np.uint64(1)
        ):
            continue
        hope += token_values[index]
        left -= counts
    return hope < 0


@njit(cache=True, nogil=True, inline="always")
def _least_owed(prices, outlook, span, out):
    """The least that a day costs for its span and its hours of hire, in proportion."""
    return prices.time * span + outlook.hire_minute * (span + out)


@njit(cache=True, nogil=True, inline="always")
def _rest_of(outlook, slots, had, node, end, begin, visited, label):
    """The most that the rest of the day can add, by the backward pass."""
    step = (end - begin) // outlook.step
    following = outlook.ahead_next[slots, had, node, step]
    if following >= 0 and (
        visited[label, following >> 6] >> np.uint64(following & 63) & np.uint64(1)
    ):
        return outlook.ahead_other[slots, had, node, step]
    return outlook.ahead[slots, had, node, step]


@njit(cache=True, nogil=True)
def _shared(first, second, row, label):
    """How many tokens a subset has in common with a label's."""
    count = 0
    for word in range(first.shape[1]):
        bits = first[row, word] & second[label, word]
        while bits:
            bits &= bits - np.uint64(1)
            count += 1
    return count


@njit(cache=True, nogil=True)
def _grow(labels, visited, rows):
    size = labels.shape[0]
    more = np.empty((rows, labels.shape[1]), np.int64)
    more[:size] = labels
    more_visited = np.empty((rows, visited.shape[1]), np.uint64)
    more_visited[:size] = visited
    return more, more_visited


@njit(cache=True, nogil=True)
def _rows(labels, most_new, rules):
    """How many labels there is to be room for next: twice as many, or at once all there may be.

    Room that is not used costs no memory, copies of many labels do.
    """
    size = labels.shape[0]
    return 2 * size if size < COPIED_LABELS else max(size, rules.label_cap) + most_new + 1


@njit(cache=True, nogil=True)
def label_day(mode, rules, graph, day, prices, outlook, stop):
    """Labels one day; returns (status, labels, visited, found).

    `found` rows: value, label, terminal, span, departure, end, extra transport cents, fee.
    Status 0: complete; 1: the label cap was hit; 2: the cap on found days was hit; 3: stopped.
    """
    words = graph.tokens.shape[1]
    # Behind the tokens a bit for each subset-row cut: touched an odd number of times or not.
    parities = 0
    if rules.subset == 1 and mode == MODE_PRICE:
        parities = (prices.subset_prices.shape[0] + 63) >> 6
    terminal_count = day.terminals.shape[0]
    most_new = 2 * graph.spans.shape[0] + 2
    fields = FIELDS + ROAD_FIELDS * rules.driving
    labels = np.empty((4 * most_new + 1024, fields), np.int64)
    visited = np.zeros((labels.shape[0], words + parities), np.uint64)
    # With few offers a day the order of arrival does as well, and finds better days sooner.
    length = rules.day_end - rules.day_start + 1
    if rules.subset == 1:
        length = (rules.day_end - rules.day_start) // TIME_STEPS + 1
    queue = np.full((TIME_STEPS + 1, 2), -1, np.int64)
    heads = np.full(BUCKETS, -1, np.int64)
    kept = np.full((terminal_count, rules.keep), NOTHING, np.int64)
    found = np.full((max(rules.keep * terminal_count, 256), 8), -1, np.int64)
    found_count = 0 if mode == MODE_LIST else rules.keep * terminal_count
    root_label = np.zeros(fields, np.int64)
    free_tokens = 0
    for row in range(outlook.token_rows.shape[0]):
        free_tokens += 1 - outlook.token_rows[row, 2]

    count, status, done, at = 0, 0, 0, 0
    position = -day.roots.shape[0]
    while True:
        # First the roots, then the labels by step of time, in each in the order of arrival.
        if position < 0:
            position += 1
            number = position - 1
        else:
            while at <= TIME_STEPS and queue[at, 0] < 0:
                at += 1
            if at > TIME_STEPS:
                break
            number = queue[at, 0]
            queue[at, 0] = labels[number, QUEUE]
            if labels[number, ALIVE] == 0:
                continue
        done += 1
        if (done & 31) == 1 and stop[0] != 0:
            status = 3
            break
        if count >= rules.label_cap:
            status = 1
            break
        if count + most_new >= labels.shape[0]:
            labels, visited = _grow(labels, visited, _rows(labels, most_new, rules))
        if number < 0:
            _set_root(root_label, number + day.roots.shape[0], rules, day, prices)
            here = root_label
        else:
            here = labels[number]
        before = count
        count = _extend(
            mode, here, number, count, labels, visited, heads, free_tokens,
            rules, graph, day, prices, outlook,
        )  # fmt: skip
        for label in range(before, count):
            step = (labels[label, E] - rules.day_start) // length
            labels[label, QUEUE] = -1
            if queue[step, 0] < 0:
                queue[step, 0] = label
            else:
                labels[queue[step, 1], QUEUE] = label
            queue[step, 1] = label
            at = min(at, step)
        if number >= 0:
            if mode == MODE_LIST and found_count + terminal_count >= found.shape[0]:
                if found_count >= rules.found_cap:
                    status = 2
                    break
                found = _more_rows(found)
            found_count = _close(
                mode, number, here, visited, kept, found, found_count, rules, graph, day, prices
            )
    return status, labels[:count], visited[:count], found[:found_count]


@njit(cache=True, nogil=True)
def follow_routes(rules, graph, day, prices, outlook, routes, choices, roots, wanted):
    """Labels the days that go along given routes, by the rules of `label_day`, in listing mode.

    `routes` are numbers of rows of `choices`, the offers that will do at a place of the route, -1
    fills up. `roots` is the root of each route, -1 for any; `wanted` its terminals. Returns labels,
    visited and found as there, and how many days each route gave. Here, and not
    in a module of its own, because what is compiled is kept by file: it must never outlive a rule.
    """
    words = graph.tokens.shape[1]
    terminal_count = day.terminals.shape[0]
    most_new = 2 * graph.spans.shape[0] + 2
    fields = FIELDS + ROAD_FIELDS * rules.driving
    labels = np.empty((4 * most_new + 1024, fields), np.int64)
    visited = np.zeros((labels.shape[0], words), np.uint64)
    kept = np.full((terminal_count, 1), NOTHING, np.int64)
    found = np.full((256 + terminal_count, 8), -1, np.int64)
    root_label = np.zeros(fields, np.int64)
    counts = np.zeros(routes.shape[0], np.int64)
    count, found_count = 0, 0
    for route in range(routes.shape[0]):
        before = found_count
        heads = np.full(BUCKETS, -1, np.int64)
        for terminal in range(terminal_count):
            day.thresholds[terminal] = -UNWANTED if wanted[route, terminal] else UNWANTED
        begin = count
        for place in range(routes.shape[1]):
            if routes[route, place] < 0:
                break
            outlook.usable[:] = choices[routes[route, place]]
            end = count
            first, last = (0, day.roots.shape[0]) if place == 0 else (begin, end)
            for number in range(first, last):
                while count + most_new >= labels.shape[0]:
                    labels, visited = _grow(labels, visited, 2 * labels.shape[0])
                if place > 0:
                    if labels[number, ALIVE] == 0:
                        continue
                    here, position = labels[number], number
                elif roots[route] < 0 or roots[route] == number:
                    _set_root(root_label, number, rules, day, prices)
                    here, position = root_label, number - day.roots.shape[0]
                else:
                    continue
                count = _extend(
                    MODE_LIST, here, position, count, labels, visited, heads, 0,
                    rules, graph, day, prices, outlook,
                )  # fmt: skip
            begin = end
        for number in range(begin, count):
            if labels[number, ALIVE] == 0:
                continue
            while found_count + terminal_count >= found.shape[0]:
                found = _more_rows(found)
            found_count = _close(
                MODE_LIST, number, labels[number], visited, kept, found, found_count,
                rules, graph, day, prices,
            )  # fmt: skip
        counts[route] = found_count - before
    return labels[:count], visited[:count], found[:found_count], counts


@njit(cache=True, nogil=True)
def _set_root(label, root, rules, day, prices):
    """The beginning of a day as a label without items: a hotel, or an arrival that is fixed."""
    label[:] = 0
    arrived, alighting = day.roots[root, 2], day.roots[root, 3]
    label[NODE], label[ROOT], label[PARENT] = -1, root, -1
    label[FLAGS] = day.roots[root, 4]
    label[VALUE] = day.root_values[root]
    for category in range(CATEGORY_COUNT):
        label[COSTS + category] = day.root_costs[root, category]
    if day.roots[root, 0] == 1:
        label[E] = max(arrived + alighting, rules.day_start)
        label[SPAN] = label[E] - arrived
        label[SLAT], label[S0] = arrived, arrived
        # The journey counts as travel and as time; its price is in the root's value already.
        label[BUSY], label[LEGS] = alighting - day.roots[root, 6], day.roots[root, 6]
        label[VALUE] += prices.time * alighting
    else:
        label[E] = rules.day_start
    if rules.driving == 1:
        label[DRIVEN] = label[STRETCH] = day.root_driving[root]


@njit(cache=True, nogil=True)
def _after_item(stretch, part, stands, rules):
    """Minutes driven since the last break and the part of the next one, after an item."""
    if stands >= rules.rest:
        return np.int64(0), np.int64(0)
    if stands < rules.least_part:
        return stretch, part
    if rules.second_part > 0:
        if part > 0 and stands >= rules.second_part:
            return np.int64(0), np.int64(0)
        return stretch, np.int64(1)
    if part > 0 and part + stands >= rules.rest:
        return np.int64(0), np.int64(0)
    return stretch, max(part, stands)


@njit(cache=True, nogil=True)
def _clashes(visited, label, tokens, forbidden, node):
    """Whether an offer's tokens are used up or forbidden by what a label has visited."""
    for word in range(tokens.shape[1]):
        if visited[label, word] & (tokens[node, word] | forbidden[node, word]):
            return True
    return False


@njit(cache=True, nogil=True)
def _extend(
    mode, here, position, count, labels, visited, heads, free_tokens,
    rules, graph, day, prices, outlook,
):  # fmt: skip
    """Extends a label to every offer, once for each window and choice of break; the new count.

    One call for all offers: a call costs a count of references for each array it is given.
    """
    at_root = position < 0
    place = day.roots[here[ROOT], 1] if at_root else graph.nodes[here[NODE], 0]
    from_hotel = at_root and day.roots[here[ROOT], 0] == 0
    hire_out = day.hire[2 + day.roots[here[ROOT], 5]]
    words = graph.tokens.shape[1]
    subset_prices, open_tokens = prices.subset_prices, outlook.open_tokens
    looks = not at_root and outlook.ahead.shape[0] > 0
    forgets = rules.subset == 1 and mode == MODE_PRICE
    step, base, had_here = np.int64(0), np.int64(0), np.int64(0)
    if looks:
        step = (here[E] - rules.day_start) // outlook.step
        span_here = max(here[E] - here[SLAT], here[SPAN])
        base = here[VALUE] + outlook.offset - _least_owed(prices, outlook, span_here, hire_out)
        base -= prices.fee * _fee(here[SERVICE], here[TEAM], here[SPOKEN], graph.charges)
        had_here = (here[FLAGS] | here[FLAGS] >> WAIVED_SHIFT) & 3
    for node in range(graph.tokens.shape[0]):
        if looks:
            # A first look in steps of time spares most offers the exact one below.
            then = outlook.reached[step, here[NODE], node]
            slots = outlook.ahead.shape[0] - 1
            if outlook.limited == 1:
                slots -= here[COUNT] + graph.nodes[node, 6]
            if then < 0 or slots < 0:
                continue
            hope = outlook.ahead[slots, had_here | graph.nodes[node, 8], node, then]
            if base + outlook.gain[here[NODE], node] + hope < 0:
                continue
        worth = prices.nodes[node]
        counts = graph.nodes[node, 6]
        if outlook.usable[node] == 0 or (rules.light == 1 and graph.nodes[node, 5] == 1):
            continue
        if mode == MODE_QUICK and counts > 0 and worth <= 0:
            continue
        slots = outlook.ahead.shape[0] - 1
        if outlook.limited == 1:
            slots -= here[COUNT] + counts
        counted, content = here[COUNT] + counts, here[CONTENT] + graph.nodes[node, 7]
        if counted > rules.most_count or content > rules.most_content:
            continue
        if position >= 0 and _clashes(visited, position, graph.tokens, graph.forbidden, node):
            continue
        flags, meal = here[FLAGS], graph.nodes[node, 8]
        if meal:
            if flags & meal:
                continue
            if graph.nodes[node, 12] == 1:
                if flags & (meal << WAIVED_SHIFT):
                    continue
                flags |= meal << STOP_SHIFT
            flags |= meal
        if rules.debrief == 1:
            # One debrief a day, after a session, where that was or at a hotel; no session after it.
            if counts > 0:
                if flags & DEBRIEFED:
                    continue
                flags |= HELD
            elif graph.nodes[node, 13] > 0:
                if flags & DEBRIEFED or not flags & HELD:
                    continue
                if graph.nodes[node, 13] == STAYS and place != graph.nodes[node, 0]:
                    continue
                flags |= DEBRIEFED
        target = graph.nodes[node, 0]
        leg, cents, buffer = np.int64(0), np.int64(0), graph.nodes[node, 3]
        if place == target:
            buffer = np.int64(0) if at_root else rules.changeover
        else:
            leg, cents = day.leg_minutes[place, target], day.leg_cents[place, target]
            if leg < 0:
                continue
        driven, stretch, part = np.int64(0), np.int64(0), np.int64(0)
        if rules.driving == 1:
            driven, stretch, part = here[DRIVEN], here[STRETCH], here[PART]
            if place != target:
                driven += day.leg_driving[place, target]
                stretch += day.leg_driving[place, target]
            if driven > rules.most_driving or stretch > rules.most_stretch:
                continue
            stretch, part = _after_item(stretch, part, day.stands[node], rules)
        service, team, spoken = here[SERVICE], here[TEAM], here[SPOKEN]
        if graph.nodes[node, 9] > 0:
            if service != 0 and service != graph.nodes[node, 9]:
                continue
            service = graph.nodes[node, 9]
            team = max(team, graph.nodes[node, 10])
            spoken += graph.nodes[node, 11]
            if spoken > graph.charges[service, 3]:
                team = max(team, 2)
            if spoken > graph.charges[service, 4] or team > graph.charges[service, 5]:
                continue

        minutes, exact = graph.nodes[node, 1], graph.nodes[node, 2]
        seated = minutes if graph.nodes[node, 4] == 1 else np.int64(0)
        raw = leg + buffer
        joined = False
        if seated > 0 and here[SEATED] > 0:
            quick = raw if exact else _ceil(here[E] + raw, rules.grid) - here[E]
            joined = quick < rules.breaks
        for variant in range(2 if joined else 1):
            gap, run = raw, seated
            if joined and variant == 0:
                run = here[SEATED] + minutes
                if run > rules.seated_limit:
                    continue
            elif joined:
                gap = max(raw, rules.breaks)
            for span in range(graph.span_start[node], graph.span_start[node + 1]):
                low, high = graph.spans[span, 0], graph.spans[span, 1]
                if meal == DINNER and rules.light == 1:
                    high = min(high, rules.dinner_end - minutes)
                if from_hotel:
                    start = max(low, rules.first_bound, rules.day_start + gap)
                    start = start if exact else _ceil(start, rules.grid)
                    if start > high or (exact and start > low):
                        continue
                    least, latest, length = start - gap, high - gap, gap + minutes
                else:
                    shift = gap if exact else _ceil(here[E] + gap, rules.grid) - here[E]
                    start = max(here[E] + shift, low)
                    if start > high:
                        continue
                    least, latest = here[S0], here[SLAT]
                    bound = high - shift - here[SPAN]
                    if bound < latest:
                        latest = least + (bound - least) // rules.grid * rules.grid
                    length = here[SPAN] + shift + minutes
                end = start + minutes
                if end > rules.day_end:
                    continue
                value = here[VALUE] + worth + prices.time * (minutes + buffer)
                value -= prices.transport * cents + prices.legs * leg
                for word in range(visited.shape[1]):
                    visited[count, word] = np.uint64(0) if at_root else visited[position, word]
                for word in range(graph.tokens.shape[1]):
                    if forgets:
                        visited[count, word] &= outlook.near[node, word]
                    visited[count, word] |= graph.tokens[node, word]
                # what is owed already: the span, its hours of hire, the interpreters so far
                span_now = max(end - latest, length)
                if span_now + hire_out > rules.duty:
                    continue
                charged = prices.fee * _fee(service, team, spoken, graph.charges)
                owed = prices.time * span_now + charged
                owed += prices.transport * _hire(day.hire, hire_out + span_now)
                had = (flags | flags >> WAIVED_SHIFT) & 3
                if slots >= 0:
                    hope = _rest_of(outlook, slots, had, node, end, rules.day_start, visited, count)
                    debt = charged + _least_owed(prices, outlook, span_now, hire_out)
                    if value - debt + hope + outlook.offset < 0:
                        continue
                for index in range(prices.subset_start[node], prices.subset_start[node + 1]):
                    # paid at every second visit into the subset (Jepsen et al. 2008)
                    cut = prices.subset_of_node[index]
                    if forgets:
                        column, bit = words + (cut >> 6), np.uint64(1) << np.uint64(cut & 63)
                        odd = 1 if visited[count, column] & bit else 0
                        touched = odd + _shared(prices.subsets, graph.tokens, cut, node)
                        value -= prices.subset_prices[cut] * (touched // 2)
                        visited[count, column] &= ~bit
                        if touched & 1:
                            visited[count, column] |= bit
                        continue
                    paid = 0 if at_root else _shared(prices.subsets, visited, cut, position) // 2
                    due = _shared(prices.subsets, visited, cut, count) // 2
                    value -= prices.subset_prices[cut] * (due - paid)
                if _is_hopeless(
                    value - owed, end, had,
                    rules.most_count - counted, rules.most_content - content,
                    visited, count, outlook.reach, outlook.token_rows, outlook.token_values,
                    free_tokens,
                ):  # fmt: skip
                    continue
                new = labels[count]
                new[E], new[SLAT], new[S0], new[SPAN] = end, latest, least, length
                new[BUSY], new[LEGS], new[VALUE] = (
                    here[BUSY] + buffer + minutes,
                    here[LEGS] + leg,
                    value,
                )
                new[COUNT], new[CONTENT], new[SEATED], new[FLAGS] = counted, content, run, flags
                new[SERVICE], new[TEAM], new[SPOKEN] = service, team, spoken
                new[NODE], new[PARENT], new[ROOT] = node, max(position, -1), here[ROOT]
                new[WINDOW], new[ALIVE], new[BREAK] = span, 1, 1 if variant == 1 else 0
                for category in range(CATEGORY_COUNT):
                    new[COSTS + category] = here[COSTS + category] + graph.costs[node, category]
                new[COSTS + TRANSPORT] += cents
                if rules.driving == 1:
                    new[DRIVEN], new[STRETCH], new[PART] = driven, stretch, part
                count += _enter(
                    mode, count, labels, visited, heads, rules, day.hire, words,
                    subset_prices, open_tokens, outlook.step,
                )  # fmt: skip
    return count


@njit(cache=True, nogil=True)
def _enter(
    mode, label, labels, visited, heads, rules, hire, words, subset_prices, open_tokens, step
):
    """1 if a new label stays, 0 if another makes it needless; takes out what it makes needless."""
    new, subset = labels[label], mode == MODE_PRICE and rules.subset == 1
    bucket = _bucket(mode, new[NODE], new[FLAGS], new[COUNT], visited, label, words, rules.subset)
    at = (new[E] - rules.day_start) // step
    other, before = heads[bucket], np.int64(-1)
    while other >= 0:
        following = labels[other, NEXT]
        if _dominates(labels, visited, other, label, mode, rules, hire, words) and (
            not subset
            or _is_subset_better(
                labels, visited, other, label, words, subset_prices, open_tokens, at
            )
        ):
            return 0
        if _dominates(labels, visited, label, other, mode, rules, hire, words) and (
            not subset
            or _is_subset_better(
                labels, visited, label, other, words, subset_prices, open_tokens,
                (labels[other, E] - rules.day_start) // step,
            )
        ):  # fmt: skip
            labels[other, ALIVE] = 0
            if before < 0:
                heads[bucket] = following
            else:
                labels[before, NEXT] = following
        else:
            before = other
        other = following
    new[NEXT] = heads[bucket]
    heads[bucket] = label
    return 1


@njit(cache=True, nogil=True)
def _hire(hire, minutes):
    """What the hours of hire cost for the minutes of a span with its empty runs.

    The last number of `hire` is how long an hour is.
    """
    if hire[0] == 0:
        return np.int64(0)
    return hire[0] * max(hire[1], (minutes + hire[-1] - 1) // hire[-1])


@njit(cache=True, nogil=True)
def _close(mode, position, here, visited, kept, found, found_count, rules, graph, day, prices):
    """Ends the day of a label at every terminal that wants it; the new count of rows found."""
    flags, root = here[FLAGS], here[ROOT]
    place = graph.nodes[here[NODE], 0]
    fee = _fee(here[SERVICE], here[TEAM], here[SPOKEN], graph.charges)
    for terminal in range(day.terminals.shape[0]):
        if day.thresholds[terminal] >= UNWANTED:
            continue
        target, need = day.terminals[terminal, 1], day.terminals[terminal, 4]
        if (flags | flags >> WAIVED_SHIFT) & need != need:
            continue
        if flags & HELD and not flags & DEBRIEFED:
            continue
        if (flags >> STOP_SHIFT) & 3 & ~need or flags & day.terminals[terminal, 5]:
            continue
        leg, cents = np.int64(0), np.int64(0)
        if place != target:
            leg, cents = day.leg_minutes[place, target], day.leg_cents[place, target]
            if leg < 0:
                continue
        if rules.driving == 1:
            driving = day.terminal_driving[terminal]
            if place != target:
                driving += day.leg_driving[place, target]
            if here[DRIVEN] + driving > rules.most_driving:
                continue
            if here[STRETCH] + driving > rules.most_stretch:
                continue
        latest = here[SLAT]
        leaves = day.terminals[terminal, 6] == 1 and day.roots[root, 0] == 0
        if leaves and latest > rules.checkout:
            if here[S0] > rules.checkout:
                continue
            latest = here[S0] + (rules.checkout - here[S0]) // rules.grid * rules.grid
        stays = day.terminals[terminal, 0] == 0
        if stays:
            if here[E] + leg > rules.day_end:
                continue
            departure = min(latest, here[E] - here[SPAN])
            length, boarding = here[E] - departure + leg, np.int64(0)
        else:
            time, boarding = day.terminals[terminal, 2], day.terminals[terminal, 3]
            latest_end = min(rules.day_end, time - boarding)
            if here[E] + leg > latest_end:
                continue
            departure, bound = latest, latest_end - leg - here[SPAN]
            if bound < departure:
                departure = here[S0] + (bound - here[S0]) // rules.grid * rules.grid
            length = time - departure
        end = max(here[E], departure + here[SPAN])
        empty = day.hire[2 + day.roots[root, 5]] + day.terminals[terminal, 7]
        if length + empty > rules.duty:
            continue
        extra = cents + _hire(day.hire, length + empty)
        value = here[VALUE] + day.terminal_values[terminal]
        value -= prices.transport * extra + prices.fee * fee + prices.legs * leg
        value -= prices.time * (length - boarding)
        if stays:
            for step in range(len(prices.end_steps)):
                if end >= prices.end_steps[step]:
                    value -= prices.end_prices[step]
        if value < day.thresholds[terminal]:
            continue
        slot = found_count
        if mode == MODE_LIST:
            found_count += 1
        else:
            slot = _slot(
                kept,
                found,
                visited,
                terminal,
                rules.keep,
                value,
                position,
                graph.tokens.shape[1],
            )
            if slot < 0:
                continue
            kept[terminal, slot - terminal * rules.keep] = value
        row = found[slot]
        row[0], row[1], row[2], row[3] = value, position, terminal, length
        row[4], row[5], row[6], row[7] = departure, end, extra, fee
    return found_count


@njit(cache=True, nogil=True)
def _more_rows(found):
    more = np.full((found.shape[0] * 2, found.shape[1]), -1, np.int64)
    more[: found.shape[0]] = found
    return more


@njit(cache=True, nogil=True)
def _slot(kept_values, found, visited, terminal, keep, value, label, words):
    """Where to keep a day among the best of its terminal; -1 if it is not among them.

    Of days with equal token sets only the best is kept, so that the few kept differ.
    """
    worst = 0
    for place in range(keep):
        other = found[terminal * keep + place, 1]
        if other >= 0:
            equal = True
            for word in range(words):
                if visited[other, word] != visited[label, word]:
                    equal = False
                    break
            if equal:
                return terminal * keep + place if value > kept_values[terminal, place] else -1
        if kept_values[terminal, place] < kept_values[terminal, worst]:
            worst = place
    if value <= kept_values[terminal, worst]:
        return -1
    return terminal * keep + worst


@njit(cache=True, nogil=True)
def paths_of(labels, chosen):
    """The items of each chosen label in order: offer, window and break choice; -1 fills up."""
    longest = 0
    for row in range(len(chosen)):
        length, label = 0, chosen[row]
        while label >= 0:
            length += 1
            label = labels[label, PARENT]
        longest = max(longest, length)
    items = np.full((len(chosen), longest, 3), -1, np.int32)
    for row in range(len(chosen)):
        length, label = 0, chosen[row]
        while label >= 0:
            length += 1
            label = labels[label, PARENT]
        label = chosen[row]
        while label >= 0:
            length -= 1
            items[row, length, 0] = labels[label, NODE]
            items[row, length, 1] = labels[label, WINDOW]
            items[row, length, 2] = labels[label, BREAK]
            label = labels[label, PARENT]
    return items
