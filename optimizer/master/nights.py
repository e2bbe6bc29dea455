"""Nights: which hotels a trip can afford at all, by the caps on rooms and on everything.

A trip of `least_days` sleeps at least `least_days - 1` nights. If those cost too much in a hotel
even at its cheapest, no trip sleeps there, and its days need not be priced.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from optimizer.domain.money import CATEGORIES, Category
from optimizer.prepare.instance import Instance

ROOMS = CATEGORIES.index(Category.ROOMS)
NO_LIMIT = 1 << 60


def affordable_nights(instance: Instance) -> NDArray[np.bool_]:
    """By day and state whether a trip can sleep there and keep its caps."""
    days, others = len(instance.days), instance.least_days - 2
    costs = np.full((days, instance.state_count), NO_LIMIT, np.int64)
    for state, hotel in enumerate(instance.hotels, start=1):
        for day, night in enumerate(hotel.nights):
            if night is not None:
                costs[day, state] = night[1][ROOMS]
    # The other nights in the same hotel, or anywhere if the hotel may be changed.
    changes = instance.problem.wishes.limits.max_hotel_changes > 0
    cheapest = np.full(instance.state_count, costs.min()) if changes else costs.min(axis=0)
    least = costs + max(0, others) * np.minimum(cheapest, NO_LIMIT // 400)
    affordable: NDArray[np.bool_] = least <= _limit(instance)
    return affordable


def _limit(instance: Instance) -> int:
    """What rooms may cost at most."""
    budget = instance.problem.wishes.budget
    total = budget.limit_cents(instance.problem.wishes.party.heads)
    caps = [budget.caps.get(Category.ROOMS), total]
    return min((cap for cap in caps if cap is not None), default=NO_LIMIT - 1)
