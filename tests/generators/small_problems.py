"""Small random problems, realistic in kind, that exercise every rule of `docs/rules.md`.

`random_problem(seed)` is deterministic. Sizes are such that `tests.oracle` answers in about a
second: 1-4 days, 3-7 sessions, 1-3 hotels. About a quarter have no trip at all.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from optimizer.domain.problem import Problem
from tests.generators.features import ASIDE, odds
from tests.generators.small_bookings import bookings
from tests.generators.small_catalogue import CatalogueMaker
from tests.generators.small_wishes import WishesMaker


class Coin:
    """A random generator that also knows the odds of each feature."""

    def __init__(self, seed: int, profile: str) -> None:
        self.random = Random(f"{profile}/{seed}")
        self.aside = Random(f"aside/{profile}/{seed}")
        self._has = {
            name: (self.aside if name in ASIDE else self.random).random() < share
            for name, share in odds(profile).items()
        }

    def has(self, feature: str) -> bool:
        """Whether the problem has a feature."""
        return self._has.get(feature, False)

    def flip(self, share: float) -> bool:
        """True in this share of cases."""
        return self.random.random() < share

    def drop(self, feature: str) -> None:
        """Takes a feature away."""
        self._has[feature] = False


_WEEKS = (dt.date(2027, 5, 10), dt.date(2027, 5, 20), dt.date(2027, 8, 17), dt.date(2027, 9, 24))
_NEAR_HOLIDAYS = (dt.date(2027, 5, 5), dt.date(2027, 6, 24), dt.date(2027, 4, 29))


def random_problem(seed: int, *, profile: str = "mixed") -> Problem:
    """The small problem of a seed; see `tests.generators.features.PROFILES`."""
    coin = Coin(seed, profile)
    first = coin.random.choice(_NEAR_HOLIDAYS if coin.has("holiday") else _WEEKS)
    days = coin.random.choices((1, 2, 3, 4), weights=(15, 35, 35, 15))[0]
    if coin.has("debrief"):
        days = min(days, 2)  # what the oracle can bear
    window = days
    if coin.has("flexible"):
        days = min(days, 3)
        window = days + coin.random.randint(1, 2)
    dates = [first + dt.timedelta(days=step) for step in range(window)]
    heads = coin.random.choice((2, 6, 9, 12, 15))
    catalogue = CatalogueMaker(coin, dates, heads, days).make()
    wishes = WishesMaker(coin, catalogue, dates, heads, days).make()
    held = bookings(coin, catalogue, dates)
    return Problem(catalogue=catalogue, wishes=wishes, bookings=held)
