"""The labelling kernel: every useful day from a set of mornings to every night, in one pass.

A label is a partial day that ends with an item. Its fields (all int64):

E      earliest end of the last item
SLAT   latest departure in the morning that still keeps all windows
S0     earliest departure in the morning (alignment and check-out)
SPAN   least minutes from departure to the end of the last item, waiting left out
BUSY   minutes of items and buffers (span - busy = travel + waiting)
LEGS   minutes of legs
VALUE  prizes - costs + BUSY x value of time; the charge for the span is paid at the end
COUNT, CONTENT, SEATED, FLAGS, SERVICE, TEAM, SPOKEN   resources of the pacing, meal and
       interpreter rules

The end of the last item is max(E, s + SPAN) for a departure s <= SLAT, and the least span is
max(E - SLAT, SPAN) (minimum-duration extension, Tilk and Irnich 2017). An offer with several
windows is extended once for each. What is paid once a day (hours of hire, interpreters) is a
monotone function of compared resources, so it is charged at the end and dominance stays exact.
"""

from __future__ import annotations

import numpy as np
from numba import njit

E, SLAT, S0, SPAN, BUSY, LEGS, VALUE, COUNT, CONTENT, SEATED, FLAGS = range(11)
SERVICE, TEAM, SPOKEN, NODE, PARENT, ROOT, WINDOW, BREAK, ALIVE, NEXT = range(11, 21)
COSTS = 21
CATEGORY_COUNT = 6
FIELDS = COSTS + CATEGORY_COUNT
TRANSPORT, INTERPRETATION = 3, 4

TAKEN_SHIFT, WAIVED_SHIFT, STOP_SHIFT = 0, 2, 4
"""Flags: meal had (any way) · meal not asked for (late arrival) · meal had at a restaurant."""

DINNER = 2
FAR = 1 << 40

MODE_PRICE, MODE_LIST, MODE_QUICK = 0, 1, 2
"""Price: the best few per terminal above its threshold. List: all above it, dominance in every
row's coefficient. Quick: as price, but dominance ignores which tokens were used (heuristic).
Price and list compare labels with equal token sets only, so that a hash finds them."""

BUCKETS = 1 << 15


@njit(cache=True, nogil=True, inline="always")
def _ceil(value, grid):
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
def _dominates(labels, visited, one, other, mode, checkout, weights, obj_time, timed, grid):
    """Whether label `one` makes label `other` (same node) needless.

    The span counts only if it is `timed`: where time or hours of hire have a price. Departures that
    differ in alignment to the grid may lose up to grid - 1 minutes when they are rounded down.
    """
    a, b = labels[one], labels[other]
    if a[E] > b[E]:
        return False
    if mode == MODE_QUICK:
        same = a[NODE] == b[NODE] and a[COUNT] == b[COUNT] and a[FLAGS] == b[FLAGS]
        return same and a[VALUE] >= b[VALUE]
    if timed == 1:
        if a[SLAT] < b[SLAT] or a[SPAN] > b[SPAN]:
            return False
        if (a[S0] - b[S0]) % grid != 0 and (a[SPAN] + grid - 1 > b[SPAN] or a[SLAT] > checkout):
            return False
    if a[COUNT] > b[COUNT] or a[CONTENT] > b[CONTENT] or a[SEATED] > b[SEATED]:
        return False
    if a[FLAGS] != b[FLAGS] or a[TEAM] > b[TEAM] or a[SPOKEN] > b[SPOKEN]:
        return False
    if a[NODE] != b[NODE] or (a[SERVICE] != 0 and a[SERVICE] != b[SERVICE]):
        return False
    if a[S0] > checkout and b[S0] <= checkout:
        return False
    for word in range(visited.shape[1]):
        if visited[one, word] != visited[other, word]:
            return False
    if mode == MODE_PRICE:
        return a[VALUE] >= b[VALUE]
    goal_a, goal_b = np.int64(0), np.int64(0)
    for category in range(CATEGORY_COUNT):
        # weights[category]: 0 not counted, 1 in the goal only, 2 in a row of its own
        if weights[category] == 2 and a[COSTS + category] > b[COSTS + category]:
            return False
        goal_a += a[COSTS + category]
        goal_b += b[COSTS + category]
    if weights[CATEGORY_COUNT] == 1 and goal_a > goal_b:
        return False
    goal_a -= obj_time * a[BUSY]
    goal_b -= obj_time * b[BUSY]
    if goal_a > goal_b:
        return False
    if weights[CATEGORY_COUNT + 1] == 1 and a[LEGS] > b[LEGS]:
        return False
    if goal_a == goal_b:
        return not _key_before(labels, other, one)
    return True


@njit(cache=True, nogil=True)
def _bucket(mode, node, flags, count, visited, label):
    """Where the labels stand that may be compared with this one."""
    key = np.uint64(node * 64 + flags)
    if mode == MODE_QUICK:
        key = key * np.uint64(64) + np.uint64(count)
    else:
        for word in range(visited.shape[1]):
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
    room = (reach[had, 2] - reach[had, 1] - end) // reach[had, 3]
    left = min(left, room, content_left // reach[had, 4])
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
def _grow(labels, visited):
    size = labels.shape[0]
    more = np.empty((size * 2, labels.shape[1]), np.int64)
    more[:size] = labels
    more_visited = np.empty((size * 2, visited.shape[1]), np.uint64)
    more_visited[:size] = visited
    return more, more_visited


@njit(cache=True, nogil=True)
def label_day(
    mode,
    settings,
    charges,
    roots,
    root_values,
    root_costs,
    terminals,
    terminal_values,
    thresholds,
    nodes,
    node_values,
    node_costs,
    tokens,
    forbidden,
    span_start,
    spans,
    leg_minutes,
    leg_cents,
    hire,
    price,
    weights,
    end_steps,
    end_prices,
    reach,
    token_rows,
    token_values,
    subsets,
    subset_prices,
    subset_start,
    subset_of_node,
    usable,
    stop,
):
    """Labels one day; returns (status, labels, visited, found).

    `found` rows: value, label, terminal, span, departure, end, extra transport cents, fee.
    Status 0: complete; 1: the label cap was hit; 2: the cap on found days was hit; 3: stopped.
    """
    (grid, day_start, day_end, changeover, breaks) = settings[:5]
    (seated_limit, most_count, most_content, dinner_end, first_bound) = settings[5:10]
    (checkout, light, label_cap, keep, found_cap, timed) = settings[10:16]
    w_time, w_legs, obj_time = price[0], price[1], price[2]
    w_transport, w_fee = price[3], price[4]
    node_count, words = tokens.shape[0], tokens.shape[1]
    terminal_count = terminals.shape[0]

    free_tokens = 0
    for row in range(token_rows.shape[0]):
        free_tokens += 1 - token_rows[row, 2]
    labels = np.empty((1024, FIELDS), np.int64)
    visited = np.empty((1024, words), np.uint64)
    heads = np.full(BUCKETS, -1, np.int64)
    count = 0
    status = 0

    kept_values = np.full((terminal_count, keep), -FAR * 4096, np.int64)
    found = np.empty((max(keep * terminal_count, 256), 8), np.int64)
    found_count = keep * terminal_count if mode != MODE_LIST else 0
    if mode != MODE_LIST:
        found[:, 1] = -1

    position = -len(roots)
    while position < count:
        if position >= 0 and labels[position, ALIVE] == 0:
            position += 1
            continue
        if (position & 1023) == 0 and stop[0] != 0:
            status = 3
            break
        at_root = position < 0
        root = position + len(roots) if at_root else labels[position, ROOT]
        fixed_root = roots[root, 0] == 1
        place = roots[root, 1] if at_root else nodes[labels[position, NODE], 0]

        # --- extend to every item -----------------------------------------------------------
        for node in range(node_count):
            if usable[node] == 0 or (light == 1 and nodes[node, 5] == 1):
                continue
            if mode == MODE_QUICK and nodes[node, 6] > 0 and node_values[node] <= 0:
                continue
            clash = False
            if not at_root:
                for word in range(words):
                    if visited[position, word] & (tokens[node, word] | forbidden[node, word]):
                        clash = True
                        break
                if clash:
                    continue
            flags = roots[root, 4] if at_root else labels[position, FLAGS]
            meal = nodes[node, 8]
            if meal:
                if flags & meal:
                    continue
                if nodes[node, 12] == 1:
                    if flags & (meal << WAIVED_SHIFT):
                        continue
                    flags |= meal << STOP_SHIFT
                flags |= meal
            counted = nodes[node, 6] + (0 if at_root else labels[position, COUNT])
            content = nodes[node, 7] + (0 if at_root else labels[position, CONTENT])
            if counted > most_count or content > most_content:
                continue
            service = np.int64(0) if at_root else labels[position, SERVICE]
            team = np.int64(0) if at_root else labels[position, TEAM]
            spoken = np.int64(0) if at_root else labels[position, SPOKEN]
            if nodes[node, 9] > 0:
                if service != 0 and service != nodes[node, 9]:
                    continue
                service = nodes[node, 9]
                team = max(team, nodes[node, 10])
                spoken += nodes[node, 11]
                if spoken > charges[service, 3]:
                    team = max(team, 2)
                if spoken > charges[service, 4] or team > charges[service, 5]:
                    continue
            leg = np.int64(0)
            same = place == nodes[node, 0]
            if not same:
                leg = leg_minutes[place, nodes[node, 0]]
                if leg < 0:
                    continue
            minutes, exact = nodes[node, 1], nodes[node, 2]
            buffer = nodes[node, 3]
            if same:
                buffer = np.int64(0) if at_root else changeover
            raw = leg + buffer
            variants = 1
            run = minutes if nodes[node, 4] == 1 else np.int64(0)
            joined = False
            if not at_root and nodes[node, 4] == 1 and labels[position, SEATED] > 0:
                quick = raw if exact else _ceil(labels[position, E] + raw, grid) - labels[position, E]
                if quick < breaks:
                    joined = True
                    variants = 2
            for variant in range(variants):
                gap, seated = raw, run
                if joined:
                    if variant == 0:
                        seated = labels[position, SEATED] + minutes
                        if seated > seated_limit:
                            continue
                    else:
                        gap = max(raw, breaks)
                for span in range(span_start[node], span_start[node + 1]):
                    low, high = spans[span, 0], spans[span, 1]
                    if meal == DINNER and light == 1:
                        high = min(high, dinner_end - minutes)
                    if at_root and not fixed_root:
                        start = max(low, first_bound, day_start + gap)
                        if not exact:
                            start = _ceil(start, grid)
                        elif start > low:
                            continue
                        if start > high:
                            continue
                        least, latest = start - gap, high - gap
                        length = gap + minutes
                        busy = buffer + minutes
                    else:
                        if at_root:
                            end = max(roots[root, 2] + roots[root, 3], day_start)
                            length = end - roots[root, 2]
                            least, latest = roots[root, 2], roots[root, 2]
                            busy = roots[root, 3]
                        else:
                            end = labels[position, E]
                            length = labels[position, SPAN]
                            least, latest = labels[position, S0], labels[position, SLAT]
                            busy = labels[position, BUSY]
                        shift = gap if exact else _ceil(end + gap, grid) - end
                        start = max(end + shift, low)
                        if start > high:
                            continue
                        bound = high - shift - length
                        if bound < latest:
                            latest = least + (bound - least) // grid * grid
                        length += shift + minutes
                        busy += buffer + minutes
                    # --- make the label -----------------------------------------------------
                    if count >= label_cap:
                        status = 1
                        break
                    if count + 1 >= labels.shape[0]:
                        labels, visited = _grow(labels, visited)
                    value = node_values[node] + w_time * (nodes[node, 1] + buffer)
                    if at_root:
                        value += root_values[root] + w_time * roots[root, 3]
                    else:
                        value += labels[position, VALUE]
                    cents = np.int64(0) if same else leg_cents[place, nodes[node, 0]]
                    value -= w_transport * cents + w_legs * leg
                    end = start + minutes
                    for word in range(words):
                        visited[count, word] = tokens[node, word] | (
                            np.uint64(0) if at_root else visited[position, word]
                        )
                    for place_in_list in range(subset_start[node], subset_start[node + 1]):
                        cut = subset_of_node[place_in_list]
                        # paid at every second visit into the subset (Jepsen et al. 2008)
                        paid = 0 if at_root else _shared(subsets, visited, cut, position) // 2
                        due = _shared(subsets, visited, cut, count) // 2
                        value -= subset_prices[cut] * (due - paid)
                    # what is owed already: the span, its hours of hire, the interpreters so far
                    span_now = max(end - latest, length)
                    owed = w_time * span_now + w_fee * _fee(service, team, spoken, charges)
                    if hire[0] > 0:
                        hours = (span_now + hire[2 + roots[root, 5]] + 59) // 60
                        owed += w_transport * hire[0] * max(hire[1], hours)
                    if _is_hopeless(
                        value - owed,
                        end,
                        (flags | flags >> WAIVED_SHIFT) & 3,
                        most_count - counted,
                        most_content - content,
                        visited,
                        count,
                        reach,
                        token_rows,
                        token_values,
                        free_tokens,
                    ):
                        continue
                    new = labels[count]
                    new[E], new[SLAT], new[S0], new[SPAN] = end, latest, least, length
                    new[BUSY] = busy
                    new[LEGS] = leg + (0 if at_root else labels[position, LEGS])
                    new[VALUE] = value
                    new[COUNT], new[CONTENT], new[SEATED] = counted, content, seated
                    new[FLAGS], new[SERVICE], new[TEAM], new[SPOKEN] = flags, service, team, spoken
                    new[NODE], new[PARENT], new[ROOT] = node, position if not at_root else -1, root
                    new[WINDOW], new[ALIVE] = span, 1
                    new[BREAK] = 1 if joined and variant == 1 else 0
                    for category in range(CATEGORY_COUNT):
                        new[COSTS + category] = node_costs[node, category] + (
                            root_costs[root, category]
                            if at_root
                            else labels[position, COSTS + category]
                        )
                    new[COSTS + TRANSPORT] += cents
                    # --- dominance at the node ------------------------------------------------
                    beaten = False
                    bucket = _bucket(mode, node, flags, counted, visited, count)
                    other, before = heads[bucket], np.int64(-1)
                    while other >= 0:
                        following = labels[other, NEXT]
                        if _dominates(
                            labels, visited, other, count, mode, checkout, weights, obj_time, timed, grid
                        ):
                            beaten = True
                            break
                        if _dominates(
                            labels, visited, count, other, mode, checkout, weights, obj_time, timed, grid
                        ):
                            labels[other, ALIVE] = 0
                            if before < 0:
                                heads[bucket] = following
                            else:
                                labels[before, NEXT] = following
                        else:
                            before = other
                        other = following
                    if not beaten:
                        labels[count, NEXT] = heads[bucket]
                        heads[bucket] = count
                        count += 1
                if status:
                    break
            if status:
                break
        if status:
            break

        # --- close the day at every terminal ------------------------------------------------
        if not at_root:
            here = labels[position]
            for terminal in range(terminal_count):
                to_hotel = terminals[terminal, 0] == 0
                if (here[FLAGS] | here[FLAGS] >> WAIVED_SHIFT) & terminals[terminal, 4] != (
                    terminals[terminal, 4]
                ):
                    continue
                if (here[FLAGS] >> STOP_SHIFT) & 3 & ~terminals[terminal, 4]:
                    continue
                if here[FLAGS] & terminals[terminal, 5]:
                    continue
                leg = np.int64(0)
                cents = np.int64(0)
                if place != terminals[terminal, 1]:
                    leg = leg_minutes[place, terminals[terminal, 1]]
                    if leg < 0:
                        continue
                    cents = leg_cents[place, terminals[terminal, 1]]
                latest = here[SLAT]
                if terminals[terminal, 6] == 1 and not fixed_root and latest > checkout:
                    if here[S0] > checkout:
                        continue
                    latest = here[S0] + (checkout - here[S0]) // grid * grid
                if to_hotel:
                    if here[E] + leg > day_end:
                        continue
                    departure = min(latest, here[E] - here[SPAN])
                    length = here[E] - departure + leg
                    waited = np.int64(0)
                else:
                    latest_end = min(day_end, terminals[terminal, 2] - terminals[terminal, 3])
                    if here[E] + leg > latest_end:
                        continue
                    departure = latest
                    bound = latest_end - leg - here[SPAN]
                    if bound < departure:
                        departure = here[S0] + (bound - here[S0]) // grid * grid
                    length = terminals[terminal, 2] - departure
                    waited = terminals[terminal, 3]
                end = max(here[E], departure + here[SPAN])
                extra = cents
                if hire[0] > 0:
                    minutes = length + hire[2 + roots[root, 5]] + terminals[terminal, 7]
                    extra += hire[0] * max(hire[1], (minutes + 59) // 60)
                fee = _fee(here[SERVICE], here[TEAM], here[SPOKEN], charges)
                value = here[VALUE] + terminal_values[terminal]
                value -= w_transport * extra + w_fee * fee + w_legs * leg
                value -= w_time * (length - waited)
                if to_hotel:
                    for step in range(len(end_steps)):
                        if end >= end_steps[step]:
                            value -= end_prices[step]
                if value < thresholds[terminal]:
                    continue
                slot = -1
                if mode != MODE_LIST:
                    slot = _slot(
                        kept_values, found, visited, terminal, keep, value, position, words
                    )
                    if slot < 0:
                        continue
                    kept_values[terminal, slot - terminal * keep] = value
                else:
                    if found_count >= found_cap:
                        status = 2
                        break
                    if found_count >= found.shape[0]:
                        more = np.empty((found.shape[0] * 2, 8), np.int64)
                        more[:found_count] = found[:found_count]
                        found = more
                    slot = found_count
                    found_count += 1
                row = found[slot]
                row[0], row[1], row[2], row[3] = value, position, terminal, length
                row[4], row[5], row[6], row[7] = departure, end, extra, fee
            if status:
                break
        position += 1
    return status, labels[:count], visited[:count], found[:found_count]


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
def paths_of(labels, chosen, longest):
    """The items of each chosen label in order, with window and break choice; -1 fills up."""
    nodes = np.full((len(chosen), longest), -1, np.int64)
    windows = np.full((len(chosen), longest), -1, np.int64)
    breaks = np.zeros((len(chosen), longest), np.int64)
    for row in range(len(chosen)):
        length = 0
        label = chosen[row]
        while label >= 0:
            length += 1
            label = labels[label, PARENT]
        label = chosen[row]
        while label >= 0:
            length -= 1
            if length < longest:
                nodes[row, length] = labels[label, NODE]
                windows[row, length] = labels[label, WINDOW]
                breaks[row, length] = labels[label, BREAK]
            label = labels[label, PARENT]
    return nodes, windows, breaks
