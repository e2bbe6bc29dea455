"""First plans: the days of one possible trip priced one after the other on plain points.

First along single courses (one hotel a night), which give a whole trip within a few passes; then
from every morning to every night, which gives the first relaxation something to choose from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from optimizer.master.plainprices import NO_CHOICE, SoFar, thrifts_of
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows.same_hotel import is_change
from optimizer.prepare.instance import NOT_ARRIVED, Instance, OfferKind

THRIFT = (0.0, 1.0, 3.0)
"""How dear money is in each sweep, in points for the whole budget as a share of all points."""

MANY_HOTELS = 6
"""From so many hotels on one sweep is enough: pricing soon knows better, and a sweep takes long."""

WALK_THRIFT = (1.0, 3.0, 10.0, 0.0)
"""The same for walks: the first mostly keeps to the budget, dearer money is for tight ones."""

COURSES = 3
"""Courses walked for each length of the stay: those of the cheapest hotels."""

CHANGE = 1 << 40
"""What a change of hotel weighs beside cents: more than any saving."""

PRESSED_MORE, PRESSED_MOST = 4, NO_CHOICE // 2
"""How much more a row's visits count after each walk that left it lacking, and at most: a visit of
its many stays below one that nothing else can stand for.
"""

Course = tuple[int, ...]
"""The states of a trip, from not arrived to gone home."""


def walks(rounds: Rounds, table: RowTable, pool: PlanPool) -> Iterator[int]:
    """Adds the days of one trip at a time, with the number of plans known after each.

    Whatever comes once is not used twice, so that only budget, quotas and the like can break. What
    one walk left lacking is pressed for in the next.
    """
    courses = _courses(rounds)
    pressed: dict[str, int] = {}
    for thrift in thrifts_of(rounds.instance, WALK_THRIFT):
        for course in courses:
            if rounds.clock.is_over:
                return
            so_far = SoFar(table, pressed)
            _sweep(rounds, so_far, pool, thrift, enumerate(pairwise(course)))
            for row, *_ in so_far.lacking():
                pressed[row.name] = min(PRESSED_MORE * pressed.get(row.name, 1), PRESSED_MOST)
            yield len(pool)


def _courses(rounds: Rounds) -> list[Course]:
    """Courses of the longest and of the shortest stay, by the cost of their nights."""
    instance = rounds.instance
    found: list[Course] = []
    for days in dict.fromkeys((min(instance.most_days, len(instance.days)), instance.least_days)):
        courses = {_course(rounds, days, hotel) for hotel in range(1, instance.gone_home)}
        known = [course for course in courses if course is not None]
        found += sorted(known, key=lambda course: (_nights_cost(instance, course), course))[
            :COURSES
        ]
    return found


def _course(rounds: Rounds, days: int, preferred: int) -> Course | None:
    """The states of a stay with the fewest changes of hotel, at a preferred one where it can be."""
    instance, ways = rounds.instance, rounds.ways()
    best: dict[int, tuple[int, Course]] = {NOT_ARRIVED: (0, (NOT_ARRIVED,))}
    for day in range(days):
        ends = [instance.gone_home] if day == days - 1 else range(1, instance.gone_home)
        longer: dict[int, tuple[int, Course]] = {}
        for state, (cost, course) in best.items():
            for night in ends:
                if ways[day, state, night]:
                    total = cost + (CHANGE if is_change(instance, state, night) else 0)
                    total += 0 if night == preferred else _night_cost(instance, day, night)
                    way = (total, (*course, night))
                    longer[night] = min(longer.get(night, way), way)
        best = longer
    return best[instance.gone_home][1] if instance.gone_home in best else None


def _nights_cost(instance: Instance, course: Course) -> int:
    return sum(_night_cost(instance, day, night) for day, night in enumerate(course[1:]))


def _night_cost(instance: Instance, day: int, night: int) -> int:
    """The cents of a night; none at home."""
    if night == instance.gone_home:
        return 0
    stay = instance.hotels[night - 1].nights[day]
    assert stay is not None
    return sum(stay[1])


def seed(rounds: Rounds, table: RowTable, pool: PlanPool) -> None:
    """Fills the pool with plans of a sweep for each degree of thrift; heuristic, no proof."""
    instance = rounds.instance
    first, last = _first_stretch(instance)
    thrifts = thrifts_of(instance, THRIFT)
    if len(instance.hotels) >= MANY_HOTELS:
        thrifts = thrifts[-2:-1] or thrifts
    for thrift in thrifts:
        _sweep(rounds, SoFar(table), pool, thrift, ((day, None) for day in range(first, last + 1)))


def _sweep(
    rounds: Rounds,
    so_far: SoFar,
    pool: PlanPool,
    thrift: float,
    days: Iterable[tuple[int, tuple[int, int] | None]],
) -> None:
    """Prices days in turn, on one way or on all, each without what those before have used."""
    for day, way in days:
        if rounds.clock.is_over and len(pool):
            return
        found, values = rounds.price_day(day, so_far.prices(day, thrift), keep=2, way=way)
        pool.add(found)
        if len(found):
            so_far.hold([found.plan(int(values.argmax()))])


def _first_stretch(instance: Instance) -> tuple[int, int]:
    """The first days on which a whole trip finds something to visit each day."""
    length = instance.least_days
    visits = [sum(offer.kind is OfferKind.VISIT for offer in day.offers) for day in instance.days]
    if len(visits) <= length + 2:
        return 0, len(visits) - 1
    starts = range(len(visits) - length + 1)
    best = max(starts, key=lambda start: (min(visits[start : start + length]), -start))
    return best, best + length - 1
