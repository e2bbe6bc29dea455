"""Following: along its own course a plan is found again, minute for minute and cent for cent."""

from __future__ import annotations

from random import Random

import pytest

from optimizer.dayplans.dayplan import DayPlan
from optimizer.dayplans.following import Followed, Route, follow
from optimizer.dayplans.prices import NEVER, Compared, Limits
from optimizer.dayplans.pricing import best_days, days_above
from optimizer.domain.money import CATEGORIES
from tests.dayplans.small_days import Case, case, random_prices

SEEDS = range(120)
CHUNK = 20
CHUNKS = [SEEDS[first : first + CHUNK] for first in range(0, len(SEEDS), CHUNK)]
APART = Compared((True,) * len(CATEGORIES), total=True, cost=True, time=1, travel=True)
REST_BOUNDS = (540, 615)


def _listed(here: Case, random: Random) -> list[DayPlan]:
    """Plans as a listing makes them, each first start that night rest tells apart its own."""
    wanted = dict.fromkeys(range(here.instance.state_count), NEVER)
    prices = random_prices(here, random)
    found = days_above(
        here.graph, here.state, here.vehicle, prices, wanted, APART, Limits(), REST_BOUNDS
    )
    return [plan for _, plan in found.plans]


def _route(plan: DayPlan) -> Route:
    stops = tuple((offer,) for offer in plan.offers)
    return Route(stops, plan.night, plan.arrival, plan.departure)


def _followed(here: Case, routes: list[Route]) -> Followed:
    return follow(here.graph, here.state, here.vehicle, routes, REST_BOUNDS)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_a_listed_plan_is_found_again_as_it_was(seeds: range) -> None:
    """With every field, by its own course alone."""
    for seed in seeds:
        here, random = case(seed), Random(seed)
        plans = _listed(here, random)
        some = random.sample(plans, min(30, len(plans)))
        found = _followed(here, [_route(plan) for plan in some])
        assert found.is_fed.all(), here.name
        assert set(some) <= set(found.table.plans), here.name


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_best_plans_are_found_again_at_their_worth(seeds: range) -> None:
    """What pricing finds is worth no more than the best that following makes of its course."""
    for seed in seeds:
        here = case(seed)
        prices = random_prices(here, Random(seed))
        wanted = dict.fromkeys(range(here.instance.state_count), NEVER)
        priced = best_days(here.graph, here.state, here.vehicle, prices, wanted, 3, Limits())
        for value, plan in priced.plans:
            found = follow(
                here.graph, here.state, here.vehicle, [_route(plan)],
                tuple(minute for minute, _ in prices.rest_starts),
            )  # fmt: skip
            assert prices.values(found.table).max() >= value, here.name


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_a_route_of_any_order_gives_just_its_feasible_days(seeds: range) -> None:
    """Random routes give a plan where the enumeration knows a day of that course, else none."""
    for seed in seeds:
        here, random = case(seed), Random(seed)
        known = {(tuple(offer for offer, _ in day.chosen), day.night) for day in here.naive}
        size, nights = len(here.graph.day.offers), range(1, here.instance.state_count)
        for _ in range(20):
            offers = tuple(random.sample(range(size), min(size, random.randint(0, 4))))
            night = random.choice(nights)
            found = _followed(here, [Route(tuple((offer,) for offer in offers), night)])
            assert found.is_fed[0] == ((offers, night) in known), (here.name, offers, night)
            assert {plan.offers for plan in found.table.plans} <= {offers}


def test_a_stop_may_have_several_offers() -> None:
    """Each of them that fits gives plans of its own, as if asked one by one."""
    for seed in SEEDS:
        here, random = case(seed), Random(seed)
        plans = [plan for plan in _listed(here, random) if len(plan.offers) == 2]
        if not plans:
            continue
        first, night = plans[0].offers[0], plans[0].night
        others = tuple(n for n in range(len(here.graph.day.offers)) if n != first)
        together = _followed(here, [Route(((first,), others), night)])
        apart = _followed(here, [Route(((first,), (other,)), night) for other in others])
        assert set(together.table.plans) == set(apart.table.plans)
