# mypy: disable-error-code="no-untyped-def"
# numba infers the types of these functions; annotations would only be a second truth.
"""Ruin and recreate: days are partly emptied and filled again, thousands of times a second.

A heuristic on routes alone: points with prizes, windows, legs and what rows still allow. What it
finds is no plan yet; `optimizer/master/neighbourhood.py` has every route made again by the kernel
of the engine (strings: Christiaens and Vanden Berghe 2020; greedy by prize for the way, as in
iterated local searches for orienteering; acceptance by simulated annealing).

A point is a token; each day offers it once or not at all. The windows make a start at or after an
arrival as early as can be, so a route is told by its order: `start` are earliest starts, `latest`
the latest ones from which the rest of the route still can be kept.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]

NOWHERE = -1
FAR = 1 << 60


class Field(NamedTuple):
    """The points by day: place (-1 not on offer), minutes, buffer, windows from `first` up to
    `last` in `spans`, what each takes of every row (`uses`). `begins[day, state]` and `ends` are
    place and minute (place -1: not to be had). `hotels` are the states that a night may change to.
    """

    places: Ints
    minutes: Ints
    buffers: Ints
    first: Ints
    last: Ints
    spans: Ints
    uses: Ints
    prizes: Ints
    legs: Ints
    begins: Ints
    ends: Ints
    hotels: Ints
    near: Ints
    changeover: int
    grid: int


class Routes(NamedTuple):
    """A trip in the making: points by day in order, states at the ends of days, what is left of
    the rows, and for each point its day. `totals`: prize, minutes under way.
    """

    points: Ints
    lengths: Ints
    states: Ints
    room: Ints
    day_of: Ints
    start: Ints
    latest: Ints
    totals: Ints


class Course(NamedTuple):
    """How far and how boldly to search: temperatures as shares of the value at the beginning."""

    iterations: int
    hot: float
    cold: float
    longest: int
    removed: float
    minute_price: float


@njit(cache=True, nogil=True, inline="always")
def _draw(state):
    """The next number of a stream, from 0 up to 1 (splitmix64)."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    word = state[0]
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    word ^= word >> np.uint64(31)
    return (word >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@njit(cache=True, nogil=True, inline="always")
def _pick(state, count):
    """A whole number below a count."""
    return min(count - 1, np.int64(_draw(state) * count))


@njit(cache=True, nogil=True, inline="always")
def _way(field, day, origin, target, buffer):
    """Minutes from the end of one thing to the start of the next; FAR where there is no way."""
    if origin == target:
        return field.changeover
    leg = field.legs[day, origin, target]
    return leg + buffer if leg >= 0 else np.int64(FAR)


@njit(cache=True, nogil=True, inline="always")
def _first_way(field, day, origin, target, buffer):
    """The same from where the day begins."""
    return np.int64(0) if origin == target else _way(field, day, origin, target, buffer)


@njit(cache=True, nogil=True, inline="always")
def _earliest(field, day, point, ready):
    """The first start at or after a minute; FAR if there is none."""
    ready = -((-ready) // field.grid) * field.grid
    for span in range(field.first[day, point], field.last[day, point]):
        if ready <= field.spans[span, 1]:
            return max(ready, field.spans[span, 0])
    return np.int64(FAR)


@njit(cache=True, nogil=True, inline="always")
def _latest(field, day, point, close):
    """The last start not after a minute; below 0 if there is none."""
    for span in range(field.last[day, point] - 1, field.first[day, point] - 1, -1):
        if field.spans[span, 0] <= close:
            return min(close, field.spans[span, 1])
    return np.int64(-FAR)


@njit(cache=True, nogil=True)
def _is_retimed(field, routes, day):
    """Earliest and latest starts of a day anew; False if its route cannot be kept."""
    count = routes.lengths[day]
    begin, end = routes.states[day], routes.states[day + 1]
    at, ready = field.begins[day, begin, 0], field.begins[day, begin, 1]
    home, close = field.ends[day, end, 0], field.ends[day, end, 1]
    if at < 0 or home < 0:
        return count == 0
    for place in range(count):
        point = routes.points[day, place]
        here, buffer = field.places[day, point], field.buffers[day, point]
        if place == 0:
            way = _first_way(field, day, at, here, buffer)
        else:
            way = _way(field, day, at, here, buffer)
        if way >= FAR:
            return False
        start = _earliest(field, day, point, ready + way)
        if start >= FAR:
            return False
        routes.start[day, place] = start
        at, ready = here, start + field.minutes[day, point]
    leg = np.int64(0) if at == home else field.legs[day, at, home]
    if leg < 0 or ready + leg > close:
        return False
    target, bound, buffer = home, close, np.int64(0)
    for place in range(count - 1, -1, -1):
        point = routes.points[day, place]
        here = field.places[day, point]
        if place == count - 1:
            way = np.int64(0) if here == target else field.legs[day, here, target]
        else:
            way = _way(field, day, here, target, buffer)
        bound = _latest(field, day, point, bound - way - field.minutes[day, point])
        routes.latest[day, place] = bound
        target, buffer = here, field.buffers[day, point]
    return True


@njit(cache=True, nogil=True)
def _travel(field, routes, day):
    """Minutes of the legs of a day."""
    begin, end = routes.states[day], routes.states[day + 1]
    at, total = field.begins[day, begin, 0], np.int64(0)
    home = field.ends[day, end, 0]
    if at < 0 or home < 0:
        return total
    for place in range(routes.lengths[day]):
        here = field.places[day, routes.points[day, place]]
        if at != here:
            total += field.legs[day, at, here]
        at = here
    if at != home:
        total += field.legs[day, at, home]
    return total


@njit(cache=True, nogil=True)
def _count_up(field, routes):
    """The prizes and minutes under way of a whole trip."""
    prize, minutes = np.int64(0), np.int64(0)
    for day in range(len(routes.lengths)):
        minutes += _travel(field, routes, day)
        for place in range(routes.lengths[day]):
            prize += field.prizes[routes.points[day, place]]
    routes.totals[0], routes.totals[1] = prize, minutes


@njit(cache=True, nogil=True)
def _best_place(field, routes, day, point, blink, by_start, random):
    """The cheapest place for a point in a day: minutes added, and where; FAR if there is none.

    What is added is travel, or how much later the next thing starts. Places are overlooked now
    and then (`blink`).
    """
    here = field.places[day, point]
    begin, end = routes.states[day], routes.states[day + 1]
    home, close = field.ends[day, end, 0], field.ends[day, end, 1]
    at, ready = field.begins[day, begin, 0], field.begins[day, begin, 1]
    least, chosen = np.int64(FAR), np.int64(NOWHERE)
    if here < 0 or at < 0 or home < 0:
        return least, chosen
    minutes, buffer = field.minutes[day, point], field.buffers[day, point]
    count = routes.lengths[day]
    for place in range(count + 1):
        if place > 0:
            before = routes.points[day, place - 1]
            at = field.places[day, before]
            ready = routes.start[day, place - 1] + field.minutes[day, before]
            way = _way(field, day, at, here, buffer)
        else:
            way = _first_way(field, day, at, here, buffer)
        if way >= FAR:
            continue
        start = _earliest(field, day, point, ready + way)
        if start >= FAR:
            if place > 0 and ready > field.spans[field.last[day, point] - 1, 1]:
                break
            continue
        done = start + minutes
        if place == count:
            out = np.int64(0) if here == home else field.legs[day, here, home]
            was = np.int64(0) if at == home else field.legs[day, at, home]
            if out < 0 or done + out > close:
                continue
            later = done + out - ready - was
        else:
            after = routes.points[day, place]
            there = field.places[day, after]
            out = _way(field, day, here, there, field.buffers[day, after])
            if out >= FAR or done + out > routes.latest[day, place]:
                continue
            if place > 0:
                was = _way(field, day, at, there, field.buffers[day, after])
            else:
                was = _first_way(field, day, at, there, field.buffers[day, after])
            later = max(np.int64(0), done + out - routes.start[day, place])
        added = way + out - was + minutes
        if by_start:
            added = later + (added >> 3)
        if blink > 0.0 and _draw(random) < blink:
            continue
        if added < least:
            least, chosen = added, np.int64(place)
    return least, chosen


@njit(cache=True, nogil=True, inline="always")
def _fits(field, routes, day, point):
    """Whether the rows have room for a point on a day."""
    for row in range(len(routes.room)):  # noqa: SIM110 - a generator is slow once compiled
        if field.uses[day, point, row] > routes.room[row]:
            return False
    return True


@njit(cache=True, nogil=True)
def _put(field, routes, day, place, point):
    """Puts a point into a day."""
    for other in range(routes.lengths[day], place, -1):
        routes.points[day, other] = routes.points[day, other - 1]
    routes.points[day, place] = point
    routes.lengths[day] += 1
    routes.day_of[point] = day
    for row in range(len(routes.room)):
        routes.room[row] -= field.uses[day, point, row]


@njit(cache=True, nogil=True)
def _take(field, routes, day, place):
    """Takes a point out of a day."""
    point = routes.points[day, place]
    for other in range(place, routes.lengths[day] - 1):
        routes.points[day, other] = routes.points[day, other + 1]
    routes.lengths[day] -= 1
    routes.day_of[point] = NOWHERE
    for row in range(len(routes.room)):
        routes.room[row] += field.uses[day, point, row]


@njit(cache=True, nogil=True)
def _copy(source, target):
    """Makes one trip equal to another."""
    target.points[:] = source.points
    target.lengths[:] = source.lengths
    target.states[:] = source.states
    target.room[:] = source.room
    target.day_of[:] = source.day_of
    target.start[:] = source.start
    target.latest[:] = source.latest
    target.totals[:] = source.totals


@njit(cache=True, nogil=True)
def _ruin_strings(field, routes, course, random, touched):
    """Takes strings of neighbours out of several days."""
    count = len(field.prizes)
    seed = _pick(random, count)
    days = len(routes.lengths)
    length_now = routes.lengths.sum() / days
    longest = max(1.0, min(np.float64(course.longest), length_now))
    strings = np.int64(_draw(random) * max(1.0, 4.0 * course.removed / (1.0 + longest) - 1.0)) + 1
    done = np.int64(0)
    for number in range(count):
        if done >= strings:
            break
        point = field.near[seed, number]
        day = routes.day_of[point]
        if day < 0 or touched[day]:
            continue
        size = routes.lengths[day]
        span = np.int64(_draw(random) * min(longest, np.float64(size))) + 1
        place = np.int64(0)
        while routes.points[day, place] != point:
            place += 1
        low = max(np.int64(0), place - span + 1)
        high = min(place, size - span)
        begin = low + _pick(random, high - low + 1)
        # Now and then a part of the string stays in its middle.
        kept, cut = np.int64(0), span
        if span > 1 and begin + span < size and _draw(random) < 0.3:
            kept = 1 + _pick(random, size - begin - span)
            cut = 1 + _pick(random, span - 1)
        for number_in in range(span):
            _take(field, routes, day, begin if number_in < cut else begin + kept)
        touched[day] = True
        done += 1


@njit(cache=True, nogil=True)
def _ruin_some(field, routes, course, random, touched):
    """Takes points out here and there."""
    for _ in range(1 + _pick(random, np.int64(2 * course.removed))):
        day = _pick(random, len(routes.lengths))
        if routes.lengths[day]:
            _take(field, routes, day, _pick(random, routes.lengths[day]))
            touched[day] = True


@njit(cache=True, nogil=True)
def _ruin_near(field, routes, course, random, touched):
    """Takes out what lies around a point."""
    left = 2 + _pick(random, np.int64(2 * course.removed))
    seed = _pick(random, len(field.prizes))
    for number in range(len(field.prizes)):
        point = field.near[seed, number]
        day = routes.day_of[point]
        if left == 0:
            break
        if day < 0 or _draw(random) < 0.2:
            continue
        place = np.int64(0)
        while routes.points[day, place] != point:
            place += 1
        _take(field, routes, day, place)
        touched[day] = True
        left -= 1


@njit(cache=True, nogil=True)
def _move_night(field, routes, random, touched):
    """Spends a night elsewhere, or two in a row; the days around begin again, or leave out bit by
    bit what they can then not keep.
    """
    days = len(routes.lengths)
    first = _pick(random, days - 1)
    nights = 2 if first + 2 < days and _draw(random) < 0.3 else 1
    afresh = _draw(random) < 0.5
    for night in range(first, first + nights):
        if _is_hotel(field, routes.states[night + 1]):
            routes.states[night + 1] = field.hotels[_pick(random, len(field.hotels))]
    for day in range(first, first + nights + 1):
        touched[day] = True
        while routes.lengths[day] and (afresh or not _is_retimed(field, routes, day)):
            place = routes.lengths[day] - 1
            if not afresh:
                place = _dearest(field, routes, day, random)
            _take(field, routes, day, place)


@njit(cache=True, nogil=True)
def _straighten(field, routes, day):
    """Turns parts of a day round where that saves minutes under way; whether it did."""
    at = field.begins[day, routes.states[day], 0]
    home = field.ends[day, routes.states[day + 1], 0]
    count, better = routes.lengths[day], False
    if at < 0 or home < 0:
        return better
    legs, points = field.legs[day], routes.points[day]
    for first in range(count - 1):
        for last in range(first + 1, count):
            before = at if first == 0 else field.places[day, points[first - 1]]
            after = home if last == count - 1 else field.places[day, points[last + 1]]
            one, other = field.places[day, points[first]], field.places[day, points[last]]
            if legs[before, other] < 0 or legs[one, after] < 0:
                continue
            if legs[before, other] + legs[one, after] >= legs[before, one] + legs[other, after]:
                continue
            was = _travel(field, routes, day)
            _turn(points, first, last)
            if _travel(field, routes, day) < was and _is_retimed(field, routes, day):
                better = True
            else:
                _turn(points, first, last)
    _is_retimed(field, routes, day)
    return better


@njit(cache=True, nogil=True)
def _turn(points, first, last):
    """Turns a part of a route round."""
    while first < last:
        points[first], points[last] = points[last], points[first]
        first += 1
        last -= 1


@njit(cache=True, nogil=True)
def _is_hotel(field, state):
    """Whether a state is one that a night may change to."""
    for hotel in field.hotels:  # noqa: SIM110 - a generator is slow once compiled
        if hotel == state:
            return True
    return False


@njit(cache=True, nogil=True)
def _dearest(field, routes, day, random):
    """The place in a day whose point costs the most minutes for its prize, more or less."""
    at = field.begins[day, routes.states[day], 0]
    home = field.ends[day, routes.states[day + 1], 0]
    worst, chosen = -1.0, np.int64(0)
    for place in range(routes.lengths[day]):
        point = routes.points[day, place]
        here = field.places[day, point]
        there = home
        if place + 1 < routes.lengths[day]:
            there = field.places[day, routes.points[day, place + 1]]
        saved = field.minutes[day, point]
        saved += max(np.int64(0), field.legs[day, at, here] * (at != here))
        saved += max(np.int64(0), field.legs[day, here, there] * (there != here))
        saved -= max(np.int64(0), field.legs[day, at, there] * (at != there))
        worth = (saved + 1.0) / (field.prizes[point] + 1.0) * (0.5 + _draw(random))
        if worth > worst:
            worst, chosen = worth, np.int64(place)
        at = here
    return chosen


@njit(cache=True, nogil=True)
def _recreate(field, routes, random, costs, at, weights, density):
    """Puts points back, best first by prize for what they add, each way of counting by chance."""
    count, days = len(field.prizes), len(routes.lengths)
    by_start = _draw(random) < 0.5
    power = 0.5 + 1.5 * _draw(random)
    noise = 0.6 * _draw(random)
    blink = 0.02 if _draw(random) < 0.5 else 0.0
    by_ratio = _draw(random) < 0.7
    rows = len(routes.room)
    for row in range(rows):
        # What a row is short of makes points dear, by another measure every time.
        density[row] = _draw(random) * _draw(random) * 3.0 / max(1, routes.room[row])
    for point in range(count):
        if by_ratio:
            weights[point] = (1.0 + noise * (_draw(random) - 0.5)) * field.prizes[point] ** power
        else:
            weights[point] = field.prizes[point] ** power * _draw(random)
        for day in range(days):
            costs[point, day] = FAR
            if routes.day_of[point] == NOWHERE and field.prizes[point] > 0:
                costs[point, day], at[point, day] = _best_place(
                    field, routes, day, point, blink, by_start, random
                )
    while True:
        most, chosen, chosen_day = 0.0, np.int64(-1), np.int64(-1)
        for point in range(count):
            if routes.day_of[point] != NOWHERE:
                continue
            least, best_day = np.int64(FAR), np.int64(-1)
            for day in range(days):
                if costs[point, day] < least and _fits(field, routes, day, point):
                    least, best_day = costs[point, day], np.int64(day)
            if best_day < 0:
                continue
            worth = weights[point]
            if by_ratio:
                minutes = max(1.0, np.float64(least))
                factor = 1.0
                for row in range(rows):
                    factor += density[row] * field.uses[best_day, point, row]
                worth /= minutes * factor
            if worth > most:
                most, chosen, chosen_day = worth, np.int64(point), best_day
        if chosen < 0:
            return
        _put(field, routes, chosen_day, at[chosen, chosen_day], chosen)
        _is_retimed(field, routes, chosen_day)
        for point in range(count):
            if routes.day_of[point] == NOWHERE and costs[point, chosen_day] < FAR:
                costs[point, chosen_day], at[point, chosen_day] = _best_place(
                    field, routes, chosen_day, point, blink, by_start, random
                )


@njit(cache=True, nogil=True)
def improve(field, best, seed, course, stop, found, marks):
    """Betters a trip in place; the iterations made and how many trips stand in `found`.

    `found` keeps day routes worth knowing: day, states, length, points; `marks` is a table of
    hashes, so that each is kept once. Routes are those of every trip that is accepted and no
    worse than a hair below the best one.
    """
    days = len(best.lengths)
    random = np.zeros(1, np.uint64)
    random[0] = np.uint64(seed)
    current, work = _clone(best), _clone(best)
    for day in range(days):
        if not _is_retimed(field, best, day):
            return 0, 0
    _count_up(field, best)
    _copy(best, current)
    count = len(field.prizes)
    costs, at = np.empty((count, days), np.int64), np.empty((count, days), np.int64)
    weights, density = np.empty(count), np.empty(len(best.room))
    touched = np.zeros(days, np.bool_)
    kept = np.int64(0)
    scale = max(1.0, np.float64(best.totals[0]))
    heat, price = course.hot * scale, course.minute_price
    cooling = (course.cold / course.hot) ** (1.0 / max(1, course.iterations))
    done = 0
    for done in range(course.iterations):
        if (done & 63) == 0 and stop[0] != 0:
            return done, kept
        heat *= cooling
        _copy(current, work)
        touched[:] = False
        chance = _draw(random)
        if days > 1 and len(field.hotels) > 1 and chance < 0.25:
            _move_night(field, work, random, touched)
        elif chance < 0.65:
            _ruin_strings(field, work, course, random, touched)
        elif chance < 0.85:
            _ruin_near(field, work, course, random, touched)
        else:
            _ruin_some(field, work, course, random, touched)
        whole = True
        for day in range(days):
            if touched[day] and not _is_retimed(field, work, day):
                whole = False
        if not whole:
            continue
        _recreate(field, work, random, costs, at, weights, density)
        straighter = False
        for day in range(days):
            straighter |= _straighten(field, work, day)
        if straighter:
            _recreate(field, work, random, costs, at, weights, density)
        _count_up(field, work)
        gain = work.totals[0] - current.totals[0] - price * (work.totals[1] - current.totals[1])
        if gain < heat * np.log(max(1e-12, _draw(random))):
            continue
        _copy(work, current)
        gain = work.totals[0] - best.totals[0] - price * (work.totals[1] - best.totals[1])
        if gain > 1e-9:
            _copy(work, best)
        if work.totals[0] >= 0.99 * best.totals[0]:
            kept = _keep(work, found, marks, kept)
    return course.iterations, kept


@njit(cache=True, nogil=True)
def _clone(routes):
    return Routes(
        routes.points.copy(), routes.lengths.copy(), routes.states.copy(), routes.room.copy(),
        routes.day_of.copy(), routes.start.copy(), routes.latest.copy(), routes.totals.copy(),
    )  # fmt: skip


@njit(cache=True, nogil=True)
def _keep(routes, found, marks, kept):
    """Adds the days of a trip to those found, each once and the newest instead of the oldest."""
    for day in range(len(routes.lengths)):
        count = routes.lengths[day]
        if count == 0:
            continue
        key = np.uint64(day * 64 + routes.states[day]) * np.uint64(64)
        key += np.uint64(routes.states[day + 1])
        for place in range(count):
            key = (key ^ np.uint64(routes.points[day, place])) * np.uint64(0x9E3779B97F4A7C15)
            key ^= key >> np.uint64(29)
        slot = np.int64(key & np.uint64(len(marks) - 1))
        if marks[slot] == key:
            continue
        marks[slot] = key
        row = found[kept % len(found)]
        row[0], row[1], row[2], row[3] = day, routes.states[day], routes.states[day + 1], count
        row[4 : 4 + count] = routes.points[day, :count]
        kept += 1
    return kept
