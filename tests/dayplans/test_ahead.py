"""The look ahead: never below what the rest of a day can add, so that nothing changes but effort.

Quick enough to run with NUMBA_DISABLE_JIT=1, as the other tests of day plans.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any
from unittest import mock

import numpy as np
import pytest

from optimizer.dayplans import pricing
from optimizer.dayplans.ahead import MOST_SLOTS, NOT_LOOKED, Ahead, look_ahead
from optimizer.dayplans.graph import DayGraph
from optimizer.dayplans.passes import Pass
from optimizer.dayplans.prices import NEVER, Compared, DayPrices, Limits, Priced, Thresholds
from optimizer.dayplans.pricing import Question, answers, best_days, days_above
from optimizer.domain.money import CATEGORIES, Category
from optimizer.prepare import prepare
from optimizer.prepare.instance import MEAL_BITS
from tests.dayplans.naive import NaiveSearch
from tests.dayplans.small_days import (
    Case,
    best_by_night,
    case,
    random_prices,
    tier_prices,
    whole_day,
)
from tests.dayplans.values import End, NaiveDay
from tests.oracle.plain import plain_problem, plain_session

# Without the compiler the hashes of token sets overflow aloud.
pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")

SEEDS = range(100)
CHUNKS = [SEEDS[first : first + 10] for first in range(0, len(SEEDS), 10)]
LIMITS = Limits()
TRANSPORT = CATEGORIES.index(Category.TRANSPORT)
MOST_WAYS = 60
"""So many days of a case are followed item by item, some of them if there are more."""


@contextmanager
def _without_looking() -> Iterator[None]:
    with mock.patch.object(pricing, "look_ahead", return_value=NOT_LOOKED):
        yield


def _everything(here: Case) -> Thresholds:
    return dict.fromkeys(range(here.instance.state_count), NEVER)


# --- the table itself ---------------------------------------------------------------------------
def _ahead(here: Case, prices: DayPrices, wanted: Thresholds) -> Ahead:
    ends = {here.state: Pass(here.graph, here.state, here.vehicle, prices).ends(wanted)}
    evening = here.graph.evening(here.state, here.vehicle)
    return look_ahead(here.graph, here.vehicle, prices, ends, evening)


def _meals_had(search: NaiveSearch, morning: End, numbers: list[int]) -> int:
    """The meals that need no longer be had: had on the way or on site, or arrived too late for."""
    had = 0
    for meal in search.rules.meals:
        late = morning.connection is not None and morning.time > search.rules.meal(meal).earliest
        had |= MEAL_BITS[meal] if late or morning.serves(meal) else 0
    for number in numbers:
        had |= search.day.offers[number].meal_bit
    return had


def _rest(
    search: NaiveSearch, prices: DayPrices, evening: End, day: NaiveDay, after: int, hire: int
) -> int:
    """What a day adds after one of its items: prizes, costs, legs and hire by the minute.

    Waiting is free and no interpreter or subset is paid, so it is never less than what is added.
    """
    option, offers = search.option, search.day.offers
    stops = [offers[number].place for number, _ in day.chosen[after:]] + [evening.place]
    total = 0
    for number, _ in day.chosen[after + 1 :]:
        total += int(prices.offers[number])
        total -= int(np.dot(prices.categories, offers[number].costs))
    for one, other in pairwise(stops):
        if one != other:
            total -= int(prices.categories[TRANSPORT]) * int(option.cents[one, other])
            total -= (prices.time + prices.travel) * int(option.minutes[one, other])
    total += int(prices.pairs[search.state, evening.state])
    total -= int(np.dot(prices.categories, evening.costs))
    total -= int(prices.categories[TRANSPORT]) * int(option.empty.cents_back[evening.place])
    total -= (prices.time + prices.travel) * evening.journey
    ended = day.chosen[after][1] + offers[day.chosen[after][0]].minutes
    last = day.chosen[-1][1] + offers[day.chosen[-1][0]].minutes
    there = last + (0 if stops[-2:][0] == stops[-1] else int(option.minutes[stops[-2], stops[-1]]))
    there = there if evening.connection is None else evening.time
    return total - hire * (there - ended + int(option.empty.minutes_back[evening.place]))


def _lowest(values: list[int]) -> int:
    return min(values, default=0)


def _margins(here: Case, prices: DayPrices, wanted: Thresholds, random: Random) -> list[int]:
    """By how much the table is above the truth, for items of many days of a case."""
    ahead = _ahead(here, prices, wanted)
    if ahead is NOT_LOOKED:
        return []
    search = NaiveSearch(here.instance, here.graph.day, here.state, here.vehicle)
    ways = [way for way in search.ways() if way[2].chosen and way[2].night in wanted]
    slots = ahead.value.shape[0] - 1
    found = []
    for morning, evening, day in random.sample(ways, min(MOST_WAYS, len(ways))):
        numbers = [number for number, _ in day.chosen]
        for after, (number, start) in enumerate(day.chosen):
            before = [here.graph.day.offers[n] for n in numbers[: after + 1]]
            left = slots - sum(offer.session_count for offer in before)
            had = _meals_had(search, morning, numbers[: after + 1])
            step = (start + before[-1].minutes - here.graph.day.day_start) // ahead.step
            tokens = {token for offer in before for token in offer.tokens}
            following = int(ahead.following[left, had, number, step])
            table = ahead.other if following in tokens else ahead.value
            said = int(table[left, had, number, step]) + ahead.offsets[here.state]
            true = _rest(search, prices, evening, day, after, ahead.hire_minute)
            found.append(said - (true - wanted[day.night]))
    return found


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_no_rest_of_a_day_adds_more_than_is_said(seeds: range) -> None:
    """After each item of each day the table says at least what the day goes on to add."""
    for seed in seeds:
        here, random = case(seed), Random(seed + 5000)
        prices = random_prices(here, random)
        best = best_by_night(prices, here)
        for wanted in (_everything(here), best):
            assert _lowest(_margins(here, prices, wanted, random)) >= 0, seed


def test_it_says_no_more_than_it_must_where_little_is_relaxed() -> None:
    """Of many cases the least margin is small: the table is a bound, and a useful one."""
    tight = 0
    for seed in SEEDS[::3]:
        here, random = case(seed), Random(seed + 5000)
        prices = random_prices(here, random)
        margins = _margins(here, prices, best_by_night(prices, here), random)
        tight += bool(margins) and min(margins) < 2000
    assert tight > len(SEEDS[::3]) / 2


# --- what it changes: nothing -------------------------------------------------------------------
def _both(ask: Any, *asked: Any, **more: Any) -> tuple[Priced, Priced]:
    """The answers with and without a look ahead."""
    looked = ask(*asked, **more)
    with _without_looking():
        return looked, ask(*asked, **more)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
@pytest.mark.parametrize("off", [-700, -1, 0, 1], ids="threshold{:+}".format)
def test_the_best_days_stay_the_best(seeds: range, off: int) -> None:
    """With thresholds below, at and above the best: the same best values, and all of them whole."""
    for seed in seeds:
        here, random = case(seed), Random(seed + 6000)
        prices = random_prices(here, random, subsets=seed % 2 == 0)
        best = best_by_night(prices, here)
        wanted = {night: value + off for night, value in best.items()}
        day = (here.graph, here.state, here.vehicle, prices, wanted)
        looked, blind = _both(best_days, *day, 3, LIMITS)
        assert looked.is_whole
        assert looked.best == blind.best == (best if off <= 0 else {}), seed
        assert looked.labels <= blind.labels, seed


def _listed(priced: Priced) -> set[tuple[object, ...]]:
    """What a listing says, so far as any row or goal can see it."""
    return {
        (value, p.night, p.tokens, p.costs, p.time, p.travel, p.first_start, p.last_end, p.identity)
        for value, p in priced.plans
    }


def _compared(random: Random) -> Compared:
    own = tuple(random.random() < 0.3 for _ in CATEGORIES)
    kind = random.choice(("points", "cost", "cost", "travel"))
    total = kind == "cost" or random.random() < 0.5
    time = random.choice((0, 10, 50)) if kind == "cost" else 0
    rest, canonical = random.random() < 0.5, random.random() < 0.5
    return Compared(own, total, kind == "cost", time, kind == "travel", rest, canonical)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
@pytest.mark.parametrize("below", [-1, 0, 500, 4000, 1 << 40], ids="below{}".format)
def test_listings_stay_the_same(seeds: range, below: int) -> None:
    """The same plans to the last minute and cent, whatever is kept apart and however deep."""
    for seed in seeds:
        here, random = case(seed), Random(seed + 7000)
        compared = _compared(random)
        prices = tier_prices(here, compared, random)
        wanted = {night: value - below for night, value in best_by_night(prices, here).items()}
        bounds = tuple(minute for minute, _ in prices.rest_starts)
        day = (here.graph, here.state, here.vehicle, prices, wanted, compared, LIMITS, bounds)
        looked, blind = _both(days_above, *day)
        assert _listed(looked) == _listed(blind), seed
        assert bool(looked.best) == (bool(here.naive) and below >= 0)
        assert looked.labels <= blind.labels, seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_one_table_serves_all_mornings(seeds: range) -> None:
    """Asked together, with wants of their own, each morning has the answer it has alone."""
    for seed in seeds:
        here, random = case(seed), Random(seed + 8000)
        prices = random_prices(here, random, subsets=True)
        wants: dict[int, Thresholds] = {}
        for state in range(here.instance.gone_home):
            alone = best_days(
                here.graph, state, here.vehicle, prices, _everything(here), 1, LIMITS
            ).best
            wants[state] = {night: v - random.choice((-1, 0, 3000)) for night, v in alone.items()}
        asked = (here.graph, here.vehicle, prices, wants, Question(keep=2), LIMITS)
        together = answers(*asked)
        with _without_looking():
            blind = answers(*asked)
        for one, other in zip(together, blind, strict=True):
            assert one.best == other.best, seed
            assert {value for value, _ in one.plans} == {value for value, _ in other.plans}


# --- what it saves ------------------------------------------------------------------------------
def test_whole_days_take_fewer_labels() -> None:
    """Of days with all their offers and starts about half the labels are made, for the same."""
    counts = []
    for seed in range(1, 6):
        here, random = whole_day(seed), Random(seed)
        compared = Compared((False,) * 6, True, cost=True, time=10)
        prices = tier_prices(here, compared, random)
        prices = replace(prices, offers=prices.offers * 40)
        day = (here.graph, here.state, here.vehicle, prices)
        best = best_days(*day, _everything(here), 1, LIMITS).best
        near = {night: value - 12_000 for night, value in best.items()}
        looked, blind = _both(best_days, *day, best, 3, LIMITS)
        looked_list, blind_list = _both(days_above, *day, near, compared, LIMITS)
        assert looked.best == blind.best == best
        assert _listed(looked_list) == _listed(blind_list)
        assert looked.labels < blind.labels
        assert looked_list.labels < blind_list.labels
        counts.append((looked.labels, blind.labels))
    assert sum(few for few, _ in counts) < 0.6 * sum(many for _, many in counts)


def test_small_days_take_fewer_labels_too() -> None:
    """At thresholds just reached, in many cases of every kind; asked for anything, never more."""
    fewer: set[int] = set()
    for seed in SEEDS:
        here, random = case(seed), Random(seed + 9000)
        prices = random_prices(here, random)
        wanted = best_by_night(prices, here)
        day = (here.graph, here.state, here.vehicle, prices)
        looked, blind = _both(best_days, *day, wanted, 1, LIMITS)
        assert looked.best == blind.best
        fewer |= {seed} if looked.labels < blind.labels else set()
    assert len(fewer) >= 50
    marks = {
        "hired": sum(bool(case(s).instance.vehicles[case(s).vehicle].hour_cents) for s in fewer),
        "spoken": sum(any(o.interpreter for o in case(s).graph.day.offers) for s in fewer),
        "windows": sum(any(len(o.starts) > 1 for o in case(s).graph.day.offers) for s in fewer),
        "shifted": sum(_is_light(case(s)) for s in fewer),
        "own": sum(case(s).graph.commitment_count > 0 for s in fewer),
        "dinner": sum(any(o.meal_bit for o in case(s).graph.day.offers) for s in fewer),
    }
    assert {mark: count for mark, count in marks.items() if count < 2} == {}


def _is_light(here: Case) -> bool:
    shift = abs(here.instance.problem.wishes.party.time_shift_hours)
    return here.state == 0 and shift >= here.instance.problem.rules.long_time_shift_hours


# --- where it is not used -----------------------------------------------------------------------
def test_a_quick_pass_does_not_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table takes longer than a quick pass."""
    asked: list[DayGraph] = []
    here = whole_day(1)

    def counted(graph: DayGraph, *more: Any) -> Ahead:
        asked.append(graph)
        return look_ahead(graph, *more)

    monkeypatch.setattr(pricing, "look_ahead", counted)
    day = (here.graph, 0, 1, random_prices(here, Random(1)), _everything(here), 1, LIMITS)
    best_days(*day, quick=True)
    assert asked == []
    best_days(*day)
    assert asked == [here.graph]


def test_days_of_many_sessions_have_one_slot() -> None:
    """With more slots than the table is made for it has one for any number of offers."""
    here = whole_day(1)
    rules = here.instance.problem.rules
    assert rules.sessions_per_day <= MOST_SLOTS
    prices = random_prices(here, Random(4))
    ends = {0: Pass(here.graph, 0, 1, prices).ends(_everything(here))}
    asked = (here.graph, 1, prices, ends, here.graph.evening(0, 1))
    few = look_ahead(*asked)
    with mock.patch("optimizer.dayplans.ahead.MOST_SLOTS", rules.sessions_per_day - 1):
        many = look_ahead(*asked)
    assert few.is_limited
    assert len(few.value) > 1
    assert not many.is_limited
    assert len(many.value) == 1
    assert 1 <= many.step <= here.graph.least_advance(1)


def test_a_meal_that_is_waived_has_no_hour() -> None:
    """An arrival too late for lunch can visit and leave before any lunch could have ended."""
    opening = {"weekly": [{"days": ["tue"], "windows": ["12:30-22:00"]}]}
    services = [{"meal": m, "opening": opening, "person_cents": 2000} for m in ("lunch", "dinner")]
    diner = {"id": "diner", "name": {"fi": "diner", "en": "diner"}, "place": "station"}
    problem = plain_problem(
        [plain_session("demo"), plain_session("tour", talk_minutes=15)],
        arrival="11:10",
        departure="13:30",
        catalogue={"restaurants": [diner | {"capacity": 40, "services": services}]},
    )
    instance = prepare(problem)
    here = Case("waived", DayGraph(instance, instance.days[0]), 0, 0, ())
    states = instance.state_count
    prices = DayPrices(
        offers=np.full(here.graph.node_count, 1000, np.int64),
        categories=np.zeros(len(CATEGORIES), np.int64),
        time=0,
        travel=0,
        pairs=np.zeros((states, states), np.int64),
    )
    wanted = {instance.gone_home: 1000}
    looked, blind = _both(best_days, here.graph, 0, 0, prices, wanted, 3, LIMITS)
    assert looked.best == blind.best == {instance.gone_home: 1000}
