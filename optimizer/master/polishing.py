"""The first trip made better a day at a time: each priced again without what the others use.

Heuristic, no claim. A day goes the same way as before, so a pass of it is a small part of a round;
what is found joins the plans known, and CP-SAT puts the best of them together.
"""

from __future__ import annotations

from itertools import cycle, islice

from optimizer.master.ground import is_for
from optimizer.master.plainprices import SoFar, thrifts_of
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import Trip
from optimizer.prepare.instance import NOT_ARRIVED

POLISH_THRIFT = (1.0, 0.0, 0.3)
"""How dear money is in each turn over the days: the budget's cheapest, the best, and between."""

MOST_TURNS, STALE_TURNS = 9, 2
"""Turns over the days at most; so many in a row without a better trip end it."""

KEPT = 4
"""Plans kept of a day that is priced anew."""

CHOOSE_SECONDS = 1.0


def polish(search: TierSearch) -> None:
    """Takes in better trips near the best one, and adds the plans on the way to the pool.

    Where days are of many short visits the neighbourhood is searched instead; where neither points
    nor a published programme count, plain prices know nothing of the goal.
    """
    goal = search.goal
    if is_for(search) or not (any(goal.terms) or goal.mark is not None):
        return
    thrifts, stale = thrifts_of(search.instance, POLISH_THRIFT), 0
    for thrift in islice(cycle(thrifts), MOST_TURNS):
        before = search.state.value
        if search.state.trip is None or search.is_enough:
            return
        _price_anew(search, search.state.trip, thrift)
        if search.clock.is_over:
            return
        search.select(search.promising(), "first-plan", CHOOSE_SECONDS)
        stale = 0 if search.state.value != before else stale + 1
        if stale == min(STALE_TURNS, len(thrifts)):
            return


def _price_anew(search: TierSearch, trip: Trip, thrift: float) -> None:
    """Adds the best plans of each day on its way; what is better stands for it from then on."""
    days, gone_home = list(trip), search.instance.gone_home
    for number, before in enumerate(trip):
        is_away = before.night == NOT_ARRIVED or before.morning == gone_home
        if is_away or search.clock.is_over:
            continue
        others = SoFar(search.table)
        others.hold((*days[:number], *days[number + 1 :]))
        prices, way = others.prices(before.day, thrift), (before.morning, before.night)
        found, values = search.rounds.price_day(before.day, prices, keep=KEPT, way=way)
        search.pool.add(found)
        now = search.pool.table_of((before,))
        if len(found) and values.max() > prices.values(now)[0]:
            days[number] = found.plan(int(values.argmax()))
