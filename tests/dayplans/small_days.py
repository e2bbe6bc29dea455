"""Days of random problems with few offers and few starts, and random prices for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from random import Random

import numpy as np

from benchmarks.instances.generator import generated_trip
from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.prices import Compared, DayPrices
from optimizer.domain.money import CATEGORIES
from optimizer.prepare import Instance, prepare
from optimizer.prepare.instance import Offer, OfferKind
from tests.dayplans.naive import NaiveSearch
from tests.dayplans.values import NaiveDay
from tests.generators.small_problems import random_problem

PROFILES = (
    "mixed",
    "seated",
    "hourly",
    "interpreter",
    "time-shift",
    "meals",
    "splits",
    "hotels",
    "commitments",
    "precedence",
)


@dataclass(frozen=True, eq=False)
class Case:
    """A day from a morning state with a vehicle, and every way to spend it."""

    name: str
    graph: DayGraph
    state: int
    vehicle: int
    naive: tuple[NaiveDay, ...]

    @property
    def instance(self) -> Instance:
        """The instance of the day."""
        return self.graph.instance


@cache
def case(seed: int) -> Case:
    """The case of a seed."""
    random = Random(seed)
    profile = PROFILES[seed % len(PROFILES)]
    instance = prepare(random_problem(seed, profile=profile))
    number = random.randrange(len(instance.days))
    day = instance.days[number]
    thinned = replace(day, offers=tuple(_thinned(instance, day.offers, random)))
    days = (*instance.days[:number], thinned, *instance.days[number + 1 :])
    instance = replace(instance, days=days)
    state = random.randint(0, len(instance.hotels))
    vehicle = random.choice(day.vehicles)
    naive = tuple(NaiveSearch(instance, thinned, state, vehicle).days())
    return Case(f"case({seed})", DayGraph(instance, thinned), state, vehicle, naive)


@cache
def whole_day(seed: int) -> Case:
    """A day of a generated trip with all its offers and starts; not enumerated."""
    instance = prepare(generated_trip(8, 2, 2, seed))
    return Case(f"whole_day({seed})", DayGraph(instance, instance.days[0]), 0, 1, ())


def _thinned(instance: Instance, offers: tuple[Offer, ...], random: Random) -> list[Offer]:
    """Few offers of each kind, each with a few starts in one span or two."""
    most = {OfferKind.VISIT: 5, OfferKind.MEAL: 4, OfferKind.APPOINTMENT: 2}
    kept = []
    for kind, count in most.items():
        some = [offer for offer in offers if offer.kind is kind]
        kept += random.sample(some, min(count, len(some)))
    grid = instance.problem.rules.grid_minutes
    return [
        offer if offer.exact else replace(offer, starts=_few_starts(offer, grid, random))
        for offer in sorted(kept, key=lambda offer: offer.key)
    ]


def _few_starts(offer: Offer, grid: int, random: Random) -> tuple[tuple[int, int], ...]:
    starts = [s for low, high in offer.starts for s in range(low, high + 1, grid)]
    found: list[tuple[int, int]] = []
    for _ in range(random.choice((1, 2))):
        first = random.choice(starts)
        last = first
        for _ in range(random.randint(0, 2)):
            last += grid if last + grid in starts else 0
        if all(last + grid < low or high + grid < first for low, high in found):
            found.append((first, last))
    return tuple(sorted(found))


def random_prices(case: Case, random: Random, *, subsets: bool = False) -> DayPrices:
    """Any prices that a pass must bear: each offer has its own."""
    offers = [random.randint(-3000, 9000) for _ in case.graph.day.offers]
    rest = random.random() < 0.5
    return DayPrices(
        offers=np.array(offers, np.int64),
        categories=np.array([random.choice((0, 0, 1, 2)) for _ in CATEGORIES], np.int64),
        time=random.choice((0, 0, 7, 40)),
        travel=random.choice((0, 0, 11)),
        pairs=_pairs(case, random),
        rest_ends=_steps(case, random, (1080, 1290)) if rest else (),
        rest_starts=_steps(case, random, (480, 690)) if rest else (),
        subsets=_subsets(case, random) if subsets else (),
    )


def tier_prices(case: Case, compared: Compared, random: Random) -> DayPrices:
    """Prices as a tier has them: by token, and money only where a row or the goal counts it."""
    worth = [random.randint(-2000, 8000) for _ in case.instance.tokens]
    offers = [sum(worth[token] for token in offer.tokens) for offer in case.graph.day.offers]
    base = random.choice((1, 2)) if compared.total else 0
    own = [random.choice((0, 3)) if row else 0 for row in compared.own_rows]
    return DayPrices(
        offers=np.array(offers, np.int64),
        categories=np.array([base + extra for extra in own], np.int64),
        time=base * compared.time,
        travel=5 if compared.travel else 0,
        pairs=_pairs(case, random),
        rest_ends=_steps(case, random, (1080, 1290)) if compared.rest else (),
        rest_starts=_steps(case, random, (480, 690)) if compared.rest else (),
        subsets=_subsets(case, random),
    )


def _pairs(case: Case, random: Random) -> np.ndarray:
    size = case.instance.state_count
    values = [[random.randint(-5000, 5000) for _ in range(size)] for _ in range(size)]
    return np.array(values, np.int64)


def _steps(case: Case, random: Random, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    minutes = sorted(random.sample(range(span[0], span[1], 15), 2))
    return tuple((minute, random.randint(0, 4000)) for minute in minutes)


def _subsets(case: Case, random: Random) -> tuple[tuple[int, int], ...]:
    count = len(case.instance.tokens)
    if count < 3:
        return ()
    masks = [sum(1 << t for t in random.sample(range(count), 3)) for _ in range(2)]
    return tuple((mask, random.randint(0, 4000)) for mask in sorted(set(masks)))


def naive_value(prices: DayPrices, case: Case, day: NaiveDay) -> int:
    """What a day is worth, by the words of `DayPrices`."""
    value = int(prices.pairs[case.state, day.night])
    value += sum(int(prices.offers[number]) for number, _ in day.chosen)
    value -= sum(int(w) * c for w, c in zip(prices.categories, day.costs, strict=True))
    value -= prices.time * day.time + prices.travel * day.travel
    value -= sum(price for minute, price in prices.rest_ends if day.last_end >= minute)
    value -= sum(price for minute, price in prices.rest_starts if day.first_start < minute)
    for mask, price in prices.subsets:
        value -= price * (bin(day.tokens & mask).count("1") // 2)
    return value


def best_by_night(prices: DayPrices, case: Case) -> dict[int, int]:
    """The best value of any day to each night."""
    best: dict[int, int] = {}
    for day in case.naive:
        value = naive_value(prices, case, day)
        best[day.night] = max(value, best.get(day.night, value))
    return best
