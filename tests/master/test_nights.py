"""Which hotels a trip can afford: to the cent, and never a night short of what a trip may use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from optimizer.domain.money import CATEGORIES, Category
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.master.nights import affordable_nights
from optimizer.optimise import solve
from optimizer.prepare import Instance, prepare
from tests.optimise.oracle_agreement import assert_agrees
from tests.oracle.brute_force import brute_force
from tests.oracle.plain import plain_problem, plain_session

ROOMS = CATEGORIES.index(Category.ROOMS)
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)
INN, LODGE = 16_000, 10_000
"""What a night costs the two guests; by name the inn is state 1 and the lodge state 2."""


def _hotel(key: str, cents: int, *full: str) -> dict[str, Any]:
    exceptions = [{"start": date, "count": 0} for date in full]
    room = {"kind": "single", "count": 9, "price_cents": cents // 2, "exceptions": exceptions}
    return {"id": key, "name": {"fi": key, "en": key}, "place": "centre", "rooms": [room]}


def _problem(
    changes: int = 0,
    dates: dict[str, Any] | None = None,
    full: tuple[str, ...] = (),
    **budget: Any,
) -> Problem:
    """Three days, two nights, in a dear hotel or in a cheap one."""
    return plain_problem(
        [plain_session("demo"), plain_session("tour")],
        days=3,
        catalogue={"hotels": [_hotel("inn", INN), _hotel("lodge", LODGE, *full)]},
        wishes={
            "budget": budget,
            "limits": {"max_hotel_changes": changes},
            **({"dates": dates} if dates else {}),
        },
    )


def _affordable(problem: Problem) -> list[tuple[bool, bool]]:
    """By day whether the inn and the lodge can be paid."""
    found = affordable_nights(prepare(problem))
    return [(bool(inn), bool(lodge)) for _, inn, lodge, _ in found]


# --- to the cent --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changes", "limit", "expected"),
    [
        (0, 2 * INN, (True, True)),
        (0, 2 * INN - 1, (False, True)),
        (0, 2 * LODGE, (False, True)),
        (0, 2 * LODGE - 1, (False, False)),
        (1, INN + LODGE, (True, True)),
        (1, INN + LODGE - 1, (False, True)),
        (1, 2 * LODGE, (False, True)),
        (1, 2 * LODGE - 1, (False, False)),
    ],
)
@pytest.mark.parametrize("kind", ["rooms", "total", "both"])
def test_a_cent_decides(changes: int, limit: int, expected: tuple[bool, bool], kind: str) -> None:
    """Two nights in a hotel, or one in it and one in the cheapest, must fit the tightest cap."""
    caps = {Category.ROOMS: limit if kind != "total" else 10**7}
    total = limit if kind != "rooms" else 10**7
    found = _affordable(_problem(changes, caps=caps, total_cents=total))
    assert found == [expected] * 3


@pytest.mark.parametrize("off", [0, -1])
def test_a_limit_per_head_counts_all_heads(off: int) -> None:
    """Half of two nights for each of the two guests is just enough."""
    found = _affordable(_problem(per_head_cents=INN + off))
    assert found == [(off == 0, True)] * 3


def test_without_a_limit_all_is_affordable() -> None:
    """Nothing is dropped; caps on other things do not count."""
    assert _affordable(_problem()) == [(True, True)] * 3
    assert _affordable(_problem(caps={Category.MEALS: 1})) == [(True, True)] * 3


@pytest.mark.parametrize(("least", "nights"), [(1, 1), (2, 1), (3, 2)])
def test_the_shortest_trip_counts(least: int, nights: int) -> None:
    """Where trips may be shorter fewer nights must be paid; who sleeps here pays one at least."""
    dates = {"first": "2027-05-11", "last": "2027-05-13", "min_days": least, "max_days": 3}
    for off in (0, -1):
        found = _affordable(_problem(dates=dates, total_cents=nights * INN + off))
        assert found == [(off == 0, True)] * 3


# --- never a night short ------------------------------------------------------------------------
def _priced(random: Random) -> tuple[Instance, list[list[int | None]]]:
    """An instance whose nights have random prices, some of them none at all."""
    least = random.randint(1, 3)
    dates = {"first": "2027-05-11", "last": "2027-05-14", "min_days": least, "max_days": 4}
    limit = random.choice((2, 4, 5, 7, 9))
    instance = prepare(_problem(random.randint(0, 1), dates, caps={Category.ROOMS: limit}))
    costs = [[random.choice((None, 1, 2, 3, 5)) for _ in instance.days] for _ in instance.hotels]
    hotels = tuple(
        replace(
            hotel,
            nights=tuple(
                night and cost and (night[0], (0,) * ROOMS + (cost,) + (0,) * (5 - ROOMS))
                for night, cost in zip(hotel.nights, mine, strict=True)
            ),
        )
        for hotel, mine in zip(instance.hotels, costs, strict=True)
    )
    return replace(instance, hotels=hotels), costs


def _stays(instance: Instance, costs: list[list[int | None]]) -> Iterator[list[tuple[int, int]]]:
    """Every stay that keeps the cap and the hotel changes: its nights by day and state."""
    limits, wishes = instance.problem.wishes.limits, instance.problem.wishes
    days, cap = len(instance.days), wishes.budget.caps[Category.ROOMS]

    def longer(stay: list[tuple[int, int]], spent: int, changes: int) -> Iterator[Any]:
        if len(stay) + 1 >= instance.least_days:
            yield stay
        day = stay[-1][0] + 1
        if day == days - 1 or len(stay) + 1 == instance.most_days:
            return
        for state in range(1, len(costs) + 1):
            yield from slept(stay, (day, state), spent, changes + (state != stay[-1][1]))

    def slept(
        stay: list[tuple[int, int]], night: tuple[int, int], spent: int, changes: int
    ) -> Iterator[Any]:
        cost = costs[night[1] - 1][night[0]]
        if cost is not None and spent + cost <= cap and changes <= limits.max_hotel_changes:
            yield from longer([*stay, night], spent + cost, changes)

    for day in range(days - 1):
        for state in range(1, len(costs) + 1):
            yield from slept([], (day, state), 0, 0)


@pytest.mark.parametrize("seed", range(40))
def test_no_night_of_a_stay_is_dropped(seed: int) -> None:
    """Whatever the nights cost: what any stay within the cap uses is affordable."""
    instance, costs = _priced(Random(seed))
    affordable = affordable_nights(instance)
    for stay in _stays(instance, costs):
        assert all(affordable[day, state] for day, state in stay)


def test_the_stays_are_not_all_alike() -> None:
    """Over the seeds some nights are used, some are dropped, and some stay though no trip fits."""
    kinds = {"used": 0, "dropped": 0, "kept in vain": 0}
    for seed in range(40):
        instance, costs = _priced(Random(seed))
        affordable = affordable_nights(instance)
        used = {night for stay in _stays(instance, costs) for night in stay}
        for day in range(len(instance.days) - 1):
            for state in (1, 2):
                if costs[state - 1][day] is not None:
                    kind = "kept in vain" if affordable[day, state] else "dropped"
                    kinds["used" if (day, state) in used else kind] += 1
    assert min(kinds.values()) >= 5


# --- the whole engine ---------------------------------------------------------------------------
@pytest.mark.parametrize("changes", [0, 1])
@pytest.mark.parametrize("limit", [2 * INN, INN + LODGE, 2 * LODGE])
@pytest.mark.parametrize("off", [0, -1])
@pytest.mark.parametrize("full", [(), ("2027-05-12",)], ids=["free", "full"])
def test_the_plan_is_that_of_the_oracle(
    changes: int, limit: int, off: int, full: tuple[str, ...]
) -> None:
    """At each edge the same optimum, or none; where the lodge is full one night, the inn is due."""
    problem = _problem(changes, caps={Category.ROOMS: limit + off}, full=full)
    expected = brute_force(problem)
    cheapest = 2 * LODGE if not full else INN + LODGE if changes else 2 * INN
    assert expected.feasible == (limit + off >= cheapest)
    assert_agrees(solve(problem, PARAMETERS), expected)
