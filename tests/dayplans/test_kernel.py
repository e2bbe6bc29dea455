"""The labelling kernel: best days, listed days and their values against every day there is.

Quick enough to run with NUMBA_DISABLE_JIT=1, which is how the kernel's coverage is measured.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from optimizer.dayplans import ahead, graph, passes
from optimizer.dayplans.dayplan import DayPlan, starts_of
from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.prices import NEVER, Compared, DayPrices, Limits, Priced, Thresholds
from optimizer.dayplans.pricing import best_days, days_above, on_day
from tests.dayplans.naive import NaiveSearch
from tests.dayplans.small_days import (
    Case,
    best_by_night,
    case,
    naive_value,
    random_prices,
    tier_prices,
    whole_day,
)
from tests.dayplans.values import NaiveDay

# Without the compiler the hashes of token sets overflow aloud.
pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")

SEEDS = range(100)
CHUNKS = [SEEDS[first : first + 10] for first in range(0, len(SEEDS), 10)]
LIMITS = Limits()


def _everything(case: Case) -> Thresholds:
    return dict.fromkeys(range(case.instance.state_count), NEVER)


def _best(case: Case, prices: DayPrices, wanted: Thresholds, *, quick: bool = False) -> Priced:
    return best_days(case.graph, case.state, case.vehicle, prices, wanted, 3, LIMITS, quick=quick)


def _as_naive(case: Case, plan: DayPlan) -> NaiveDay | None:
    """The plan's own offers and starts, closed by the enumeration."""
    day = case.graph.day
    starts = starts_of(case.instance, day, plan)
    search = NaiveSearch(case.instance, day, plan.morning, plan.vehicle)
    morning = search.mornings[max(plan.arrival, 0)]
    evenings = [end for end in search.evenings if end.state == plan.night]
    evening = evenings[max(plan.departure, 0)]
    return search.closed(morning, tuple(zip(plan.offers, starts, strict=True)), evening)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_best_days_are_the_best(seeds: range) -> None:
    """Under any prices the best value to each night is that of the enumeration."""
    for seed in seeds:
        prices = random_prices(case(seed), Random(seed), subsets=seed % 2 == 0)
        found = _best(case(seed), prices, _everything(case(seed)))
        assert found.is_whole
        assert found.best == best_by_night(prices, case(seed)), seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_plans_are_worth_what_the_kernel_says(seeds: range) -> None:
    """Each plan found, quick or exact, is a day there is, with its times, costs and value."""
    for seed in seeds:
        prices = random_prices(case(seed), Random(seed + 1000), subsets=seed % 2 == 1)
        wanted = _everything(case(seed))
        exact, quick = (_best(case(seed), prices, wanted, quick=quick) for quick in (False, True))
        there = set(case(seed).naive)
        for value, plan in (*exact.plans, *quick.plans):
            day = _as_naive(case(seed), plan)
            assert day is not None
            assert day in there, seed
            told = (plan.costs, plan.time, plan.travel, plan.first_start, plan.last_end)
            assert told == (day.costs, day.time, day.travel, day.first_start, day.last_end), seed
            assert plan.tokens == day.tokens
            assert value == prices.value(plan) == naive_value(prices, case(seed), day), seed
        for night, value in quick.best.items():
            assert value <= exact.best[night]


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_nothing_above_a_threshold_is_missed(seeds: range) -> None:
    """At a threshold just reached the best is found, one above it nothing, unwanted is left out."""
    for seed in seeds:
        random = Random(seed + 2000)
        prices = random_prices(case(seed), random)
        best = best_by_night(prices, case(seed))
        assert _best(case(seed), prices, best).best == best, seed
        assert _best(case(seed), prices, {n: value + 1 for n, value in best.items()}).best == {}
        some = {night: value for night, value in best.items() if random.random() < 0.5}
        assert _best(case(seed), prices, some).best == some, seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_days_of_many_offers_are_bounded(seeds: range, monkeypatch: pytest.MonkeyPatch) -> None:
    """With routes that forget and any sets compared: never below the best, plans as they are."""
    monkeypatch.setattr(ahead, "MOST_SLOTS", -1)
    exact = 0
    for seed in seeds:
        prices = random_prices(case(seed), Random(seed + 4000), subsets=seed % 2 == 0)
        found, best = (
            _best(case(seed), prices, _everything(case(seed))),
            best_by_night(prices, case(seed)),
        )
        assert found.is_whole
        assert found.best.keys() == best.keys()
        assert all(found.best[night] >= value for night, value in best.items()), seed
        for value, plan in found.plans:
            day = _as_naive(case(seed), plan)
            assert day is not None
            assert plan.tokens == day.tokens
            assert value == naive_value(prices, case(seed), day) <= best[plan.night], seed
        exact += found.best == best
        above = {night: value + 1 for night, value in found.best.items()}
        assert _best(case(seed), prices, above).best == {}
    assert exact >= len(seeds) // 2


def test_a_route_that_goes_round_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing near is remembered, routes go round, are told apart and remembered better."""
    monkeypatch.setattr(ahead, "MOST_SLOTS", -1)
    monkeypatch.setattr(graph, "NEAR_OFFERS", 0)
    calls = []
    remember = passes._remember
    monkeypatch.setattr(passes, "_remember", lambda *args: (calls.append(1), remember(*args)))
    for seed in range(1, 7):
        here = whole_day(seed)
        fresh = replace(here, graph=DayGraph(here.instance, here.graph.day))
        prices = random_prices(fresh, Random(seed))
        monkeypatch.setattr(ahead, "MOST_SLOTS", 8)
        best = _best(here, prices, _everything(here)).best
        monkeypatch.setattr(ahead, "MOST_SLOTS", -1)
        found = _best(fresh, prices, _everything(fresh))
        assert all(found.best[night] >= value for night, value in best.items())
        for value, plan in found.plans:
            assert value == prices.value(plan) <= best[plan.night]
    assert calls


def _tiers(case: Case, random: Random) -> Compared:
    """What a tier keeps apart: points, cost with time, or travel; with caps and night rest."""
    own = tuple(random.random() < 0.3 for _ in range(6))
    rest = random.random() < 0.5
    kind = random.choice(("points", "cost", "cost", "travel"))
    total = kind == "cost" or random.random() < 0.5
    time = random.choice((0, 10, 50)) if kind == "cost" else 0
    canonical = random.random() < 0.5
    return Compared(own, total, kind == "cost", time, kind == "travel", rest, canonical)


def _is_as_good(plan: DayPlan, day: NaiveDay, compared: Compared, prices: DayPrices) -> bool:
    """Whether a plan can stand for a day in every trip, row by row and in the goal."""
    rows = [
        (plan.costs[index], day.costs[index]) for index, own in enumerate(compared.own_rows) if own
    ]
    if compared.total:
        rows.append((sum(plan.costs), sum(day.costs)))
    if compared.cost:
        goals = (sum(each.costs) + compared.time * each.time for each in (plan, day))
        rows.append((next(goals), next(goals)))
    if compared.travel:
        rows.append((plan.travel, day.travel))
    if compared.rest:
        rows.append((plan.last_end, day.last_end))
        for minute, _ in prices.rest_starts:
            rows.append((int(plan.first_start < minute), int(day.first_start < minute)))
    same = plan.night == day.night and plan.tokens == day.tokens
    return same and all(mine <= other for mine, other in rows)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_listed_days_can_stand_for_all_others(seeds: range) -> None:
    """For each day above its threshold a listed one with the same tokens, no worse in any row."""
    for seed in seeds:
        random, here = Random(seed + 3000), case(seed)
        compared = _tiers(here, random)
        prices = tier_prices(here, compared, random)
        wanted = {
            night: value - random.choice((0, 500, 4000, 1 << 40))
            for night, value in best_by_night(prices, here).items()
        }
        listed = days_above(here.graph, here.state, here.vehicle, prices, wanted, compared, LIMITS)
        assert listed.is_whole
        for value, plan in listed.plans:
            assert value == prices.value(plan) >= wanted[plan.night]
        for day in here.naive:
            if naive_value(prices, here, day) >= wanted[day.night]:
                assert any(_is_as_good(plan, day, compared, prices) for _, plan in listed.plans), (
                    seed,
                    day,
                )


def _busy_case() -> Case:
    """The case with the most days."""
    return max((case(seed) for seed in SEEDS), key=lambda each: len(each.naive))


def test_a_hit_cap_is_told() -> None:
    """With room for one label only the pass says that it is not whole."""
    here = _busy_case()
    prices, limits = random_prices(here, Random(1)), Limits(labels=1)
    wanted, compared = _everything(here), Compared((False,) * 6, True)
    day = (here.graph, here.state, here.vehicle, prices, wanted)
    assert not best_days(*day, 3, limits).is_whole
    assert not days_above(*day, compared, limits).is_whole
    assert best_days(*day, 3, LIMITS).is_whole


def test_a_full_list_is_told() -> None:
    """A listing that finds more days than it may keep is not whole, and nothing else is lost."""
    here = whole_day(1)
    compared = Compared((False,) * 6, True)
    prices = tier_prices(here, compared, Random(5))
    day = (here.graph, here.state, here.vehicle, prices, _everything(here), compared)
    assert not days_above(*day, Limits(listed=1)).is_whole
    assert days_above(*day, LIMITS).is_whole


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_listing_and_pricing_agree_on_whole_days(seed: int) -> None:
    """With every offer and start of a day: the listing's best is the best, to each night."""
    here, random = whole_day(seed), Random(seed)
    compared = Compared((False,) * 6, True, cost=True, time=10)
    prices = tier_prices(here, compared, random)
    best = _best(here, prices, _everything(here)).best
    listed = days_above(here.graph, here.state, here.vehicle, prices, best, compared, LIMITS)
    assert best
    assert listed.best == best


def test_a_pass_serves_a_day_that_is_alike() -> None:
    """The plans found move to another day, with their values; to their own day they stay."""
    here = _busy_case()
    found = _best(here, random_prices(here, Random(3)), _everything(here))
    there = on_day(found, here.graph.day.index + 1)
    assert on_day(found, here.graph.day.index) is found
    assert {plan.day for _, plan in there.plans} == {here.graph.day.index + 1}
    assert [value for value, _ in there.plans] == [value for value, _ in found.plans]


def test_a_stopped_pass_is_not_whole() -> None:
    """A raised stop flag ends the pass, which then proves nothing."""
    here = _busy_case()
    limits = Limits(stop=np.ones(1, np.int64))
    prices = random_prices(here, Random(2))
    day = (here.graph, here.state, here.vehicle, prices, _everything(here))
    assert not best_days(*day, 3, limits).is_whole


def test_the_cases_are_not_empty() -> None:
    """Most cases have many days; seated runs, interpreters, hire and arrivals occur in them."""
    cases = [case(seed) for seed in SEEDS]
    assert sum(len(each.naive) >= 10 for each in cases) > len(cases) / 2
    marks = {
        "seated": sum(sum(o.seated for o in each.graph.day.offers) > 1 for each in cases),
        "spoken": sum(any(o.interpreter for o in each.graph.day.offers) for each in cases),
        "hired": sum(bool(each.instance.vehicles[each.vehicle].hour_cents) for each in cases),
        "arriving": sum(each.state == 0 for each in cases),
        "staying": sum(each.state > 0 for each in cases),
    }
    assert {mark: count for mark, count in marks.items() if count < 5} == {}
