"""First plans: the days of one possible trip priced one after the other on plain points.

First along single courses (one hotel a night), which give a whole trip within a few passes; then
from every morning to every night, which gives the first relaxation something to choose from.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.prices import DayPrices
from optimizer.domain.catalogue import PrecedenceKind
from optimizer.domain.money import CATEGORIES
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows.same_hotel import is_change
from optimizer.prepare.instance import NOT_ARRIVED, Instance, OfferKind
from optimizer.prepare.relevance import all_precedence

SCALE = 1 << 20
THRIFT = (0.0, 1.0, 3.0)
"""How dear money is in each sweep, in points for the whole budget as a share of all points."""

MANY_HOTELS = 6
"""From so many hotels on one sweep is enough: pricing soon knows better, and a sweep takes long."""

WALK_THRIFT = (1.0, 3.0, 0.0, 10.0)
"""The same for walks: the first mostly keeps to the budget, the last is for tight ones."""

COURSES = 3
"""Courses walked for each length of the stay: those of the cheapest hotels."""

CHANGE = 1 << 40
"""What a change of hotel weighs beside cents: more than any saving."""

Course = tuple[int, ...]
"""The states of a trip, from not arrived to gone home."""


def walks(rounds: Rounds, table: RowTable, pool: PlanPool) -> Iterator[int]:
    """Adds the days of one trip at a time, with the number of plans known after each.

    Whatever comes once is not used twice, so that only budget, quotas and the like can break.
    """
    courses = _courses(rounds)
    for thrift in WALK_THRIFT:
        for course in courses:
            if rounds.clock.is_over:
                return
            _sweep(rounds, table, pool, thrift, range(len(course) - 1), course)
            yield len(pool)
        if _cent(rounds.instance, 1.0) == 0:
            return


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
    thrifts = THRIFT if _cent(instance, 1.0) else THRIFT[:1]
    if len(instance.hotels) >= MANY_HOTELS:
        thrifts = thrifts[-2:-1] or thrifts
    for thrift in thrifts:
        _sweep(rounds, table, pool, thrift, range(first, last + 1))


def _cent(instance: Instance, thrift: float) -> int:
    """What a cent weighs beside the points; nothing without a budget."""
    points = sum(term.weight for term in instance.terms) + 1
    limit = instance.problem.wishes.budget.limit_cents(instance.problem.wishes.party.heads)
    return int(thrift * points * SCALE / limit) if limit else 0


def _sweep(
    rounds: Rounds,
    table: RowTable,
    pool: PlanPool,
    thrift: float,
    days: range,
    course: Course | None = None,
) -> None:
    """Prices days in turn, each without what the best plans of those before have used."""
    instance, cent = rounds.instance, _cent(rounds.instance, thrift)
    paid: set[int] = set()
    used: set[int] = set()
    for day in days:
        if rounds.clock.is_over and len(pool):
            return
        prices = _prices(instance, table, day, paid, used, cent)
        way = None if course is None else (course[day], course[day + 1])
        found, values = rounds.price_day(day, prices, keep=2, way=way)
        pool.add(found)
        if len(found):
            _mark(instance, found.plan(int(values.argmax())), paid, used)


def _first_stretch(instance: Instance) -> tuple[int, int]:
    """The first days on which a whole trip finds something to visit each day."""
    length = instance.least_days
    visits = [sum(offer.kind is OfferKind.VISIT for offer in day.offers) for day in instance.days]
    if len(visits) <= length + 2:
        return 0, len(visits) - 1
    starts = range(len(visits) - length + 1)
    best = max(starts, key=lambda start: (min(visits[start : start + length]), -start))
    return best, best + length - 1


def _prices(
    instance: Instance, table: RowTable, day: int, paid: set[int], used: set[int], cent: int
) -> DayPrices:
    must = sum(term.weight for term in instance.terms) + 1
    wanted = _still_needed(instance, table, used)
    waiting = {second for first, second in _requirements(instance) if first not in used}
    offers = []
    for offer in instance.days[day].offers:
        worth = sum(
            term.weight
            for number, term in enumerate(instance.terms)
            if number not in paid and term.sessions & set(offer.sessions)
        )
        worth += must * len(wanted & set(offer.tokens))
        if any(token in used or token in waiting for token in offer.tokens):
            worth = -must
        offers.append(worth * SCALE)
    states = instance.state_count
    return DayPrices(
        offers=np.array(offers, np.int64),
        categories=np.full(len(CATEGORIES), cent, np.int64),
        time=0,
        travel=0,
        pairs=np.zeros((states, states), np.int64),
        marks=np.full(len(instance.marks), must * SCALE, np.int64),
    )


def _requirements(instance: Instance) -> list[tuple[int, int]]:
    """Token pairs (first, second) where the second may come only after the first."""
    index = instance.token_index
    return [
        (index[rule.first], index[rule.second])
        for rule in all_precedence(instance.problem)
        if rule.kind is PrecedenceKind.REQUIRES and {rule.first, rule.second} <= index.keys()
    ]


def _still_needed(instance: Instance, table: RowTable, used: set[int]) -> set[int]:
    """Tokens that would help a row which still lacks visits, and what those require."""
    needed: set[int] = set()
    for row in table.rows:
        if row.lower and row.visits:
            tokens = {
                token
                for day, offer in row.visits
                for token in instance.days[day].offers[offer].tokens
            }
            if len(tokens & used) < row.lower:
                needed |= tokens
    return needed | {first for first, second in _requirements(instance) if second in needed}


def _mark(instance: Instance, plan: DayPlan, paid: set[int], used: set[int]) -> None:
    """Notes what the best plan of the day already answers."""
    offers = [instance.days[plan.day].offers[index] for index in plan.offers]
    used |= {token for offer in offers for token in offer.tokens}
    held = {session for offer in offers for session in offer.sessions}
    paid |= {number for number, term in enumerate(instance.terms) if term.sessions & held}
