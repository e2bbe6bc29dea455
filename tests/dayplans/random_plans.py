"""Random day plans: any numbers that the fields can hold, from few, so that plans nearly tie."""

from __future__ import annotations

from random import Random

from optimizer.dayplans.dayplan import NO_START, DayPlan
from optimizer.dayplans.plantable import PlanTable

WORDS, CATEGORIES = 2, 6
OFFERS = (0, 1, 2, 127, 128, 255, 256, 257, 65_535, 65_536, 1 << 20)
"""Numbers whose bytes sort otherwise than the numbers do, if they are not packed with care."""


def random_plan(random: Random, *, most: int = 4) -> DayPlan:
    """Any plan with up to so many items."""
    length = random.randint(0, most)
    return DayPlan(
        day=random.randint(0, 2),
        morning=random.randint(0, 2),
        night=random.randint(0, 2),
        vehicle=random.choice((0, 1, 300)),
        arrival=random.choice((-1, 0, 1, 256)),
        departure=random.choice((-1, 0, 2)),
        offers=tuple(random.choice(OFFERS) for _ in range(length)),
        windows=tuple(random.choice((0, 1, 256)) for _ in range(length)),
        breaks=tuple(random.randint(0, 1) for _ in range(length)),
        leaves=random.choice((0, 255, 256, 480, 1 << 17)),
        first_start=random.choice((NO_START, 480, 500)),
        last_end=random.choice((-NO_START, 1200, 1230)),
        time=random.randint(0, 3000),
        travel=random.randint(0, 300),
        costs=tuple(random.choice((0, 1, 10**7)) for _ in range(CATEGORIES)),
        tokens=random.getrandbits(64 * WORDS),
    )


def random_plans(random: Random, count: int, *, most: int = 4) -> list[DayPlan]:
    """So many of them, some of which are copies that differ in a field or in none."""
    plans = [random_plan(random, most=most)]
    while len(plans) < count:
        other = random_plan(random, most=most)
        if random.random() < 0.6:
            other = _nearly(random.choice(plans), other, random)
        plans.append(other)
    return plans


def _nearly(plan: DayPlan, other: DayPlan, random: Random) -> DayPlan:
    """A plan that has one part of another, or one item less."""
    items = ("offers", "windows", "breaks")
    values = {name: getattr(plan, name) for name in DayPlan.__slots__}
    name = random.choice(list(values))
    if name not in items:
        return DayPlan(**values | {name: getattr(other, name)})
    cut = random.randint(0, len(plan.offers))
    tail = random.randint(0, len(other.offers))
    joined = {each: getattr(plan, each)[:cut] + getattr(other, each)[tail:] for each in items}
    return DayPlan(**values | joined)


def table_of(plans: list[DayPlan]) -> PlanTable:
    """The plans in columns."""
    return PlanTable.of(plans, WORDS, CATEGORIES)
