"""First plans: the days of one possible trip priced one after the other on plain points."""

from __future__ import annotations

import numpy as np

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.prices import DayPrices
from optimizer.domain.catalogue import PrecedenceKind
from optimizer.domain.money import CATEGORIES
from optimizer.master.pool import PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.prepare.instance import Instance, OfferKind
from optimizer.prepare.relevance import all_precedence

SCALE = 1 << 20
THRIFT = (0.0, 1.0, 3.0)
"""How dear money is in each sweep, in points for the whole budget as a share of all points."""


def seed(rounds: Rounds, table: RowTable, pool: PlanPool) -> None:
    """Fills the pool with plans of a sweep for each degree of thrift; heuristic, no proof."""
    instance = rounds.instance
    first, last = _first_stretch(instance)
    points = sum(term.weight for term in instance.terms) + 1
    limit = instance.problem.wishes.budget.limit_cents(instance.problem.wishes.party.heads)
    for thrift in THRIFT if limit else THRIFT[:1]:
        cent = int(thrift * points * SCALE / limit) if limit else 0
        paid: set[int] = set()
        used: set[int] = set()
        for day in range(first, last + 1):
            if rounds.clock.is_over and len(pool):
                return
            prices = _prices(instance, table, day, paid, used, cent)
            found, values = rounds.price_day(day, prices, keep=2)
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
