"""The certificate: whatever the duals and links, its bound is never below the optimum."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import combinations, count, pairwise
from random import Random

import numpy as np
import pytest

from optimizer.dayplans.prices import DayPrices
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from optimizer.master.certificate import Certificate, Duals, certify, whole_duals
from optimizer.master.clock import Clock
from optimizer.master.cuts import once_only
from optimizer.master.goal import Goal, cost_and_time, points
from optimizer.master.pool import Ints, PlanPool, RowTable
from optimizer.master.rounds import Rounds
from optimizer.master.rows import Row, all_rows
from optimizer.master.search import TierSearch
from optimizer.master.tier import solve_tier
from optimizer.master.windows import windows_of
from optimizer.prepare import Instance, prepare
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import OracleAnswer, brute_force

SEEDS = range(23)

DUALS = 8


@cache
def _with_a_trip(seed: int) -> tuple[Problem, OracleAnswer]:
    """The first problem from a seed on that has a trip: without one any bound is right."""
    for more in count():
        problem = random_problem(seed + 1000 * more, profile=PROFILES[seed % len(PROFILES)])
        expected = brute_force(problem)
        if expected.feasible:
            return problem, expected
    raise AssertionError


@contextmanager
def _rounds(instance: Instance) -> Iterator[Rounds]:
    clock = Clock(60.0)
    rounds = Rounds(instance, 1, clock)
    try:
        yield rounds
    finally:
        rounds.close()
        clock.close()


def _cuts(instance: Instance, random: Random) -> list[Row]:
    """Some subset-row cuts, which every trip keeps."""
    triples = list(combinations(once_only(instance), 3))
    masks = [sum(1 << token for token in triple) for triple in triples]
    chosen = random.sample(masks, min(3, len(masks)))
    return [Row(Rule.ONCE, f"subset:{mask:x}", upper=1, subset=mask) for mask in chosen]


def _search(rounds: Rounds, goal: Goal, rows: tuple[Row, ...]) -> TierSearch:
    """A tier searched to its end: good duals and links, to start from."""
    pool = PlanPool(rounds.instance)
    pool.add(rounds.empty_days())
    search = TierSearch(
        rounds=rounds,
        rows=rows,
        goal=goal,
        pool=pool,
        clock=rounds.clock,
        seed=0,
        tell=lambda phase, state: None,
        penalties=1e7,
    )
    solve_tier(search)
    return search


def _changed(values: np.ndarray, worth: np.ndarray | float, random: Random) -> np.ndarray:
    """The values as they are, a little off, or others of any size and sign, many of them 0."""
    kind = random.choice(("same", "near", "any"))
    noise = np.array([random.gauss(0, 1) for _ in range(values.size)]).reshape(values.shape)
    if kind == "any":
        return (
            noise
            * worth
            * np.array([random.randint(0, 1) for _ in noise.flat]).reshape(noise.shape)
        )
    return values if kind == "same" else values * (1 + 0.1 * noise) + 0.01 * noise * worth


def _wanted(links: np.ndarray, scale: int) -> list[Ints]:
    """Thresholds from links, which are arbitrary: any will do for a bound."""
    return [
        np.floor((before[:, None] - after[None, :]) * scale).clip(-(2.0**58), 2.0**58).astype(int)
        for before, after in pairwise(links)
    ]


def _certified(
    search: TierSearch, random: Random
) -> tuple[Certificate, list[DayPrices], list[Ints]]:
    """An exact round under changed duals and links, and what it proves."""
    table, goal, instance = search.table, search.goal, search.instance
    worth = float(max(1, goal.ceiling(instance) or 300_000))
    sizes = np.array([worth / 1e5 if row.costs else worth for row in table.rows])
    hint = search.hint
    known = hint.duals if hint is not None else {}
    good = np.array([known.get(row.name, 0.0) for row in table.rows])
    links = np.zeros((len(instance.days) + 1, instance.state_count))
    links = _changed(links if hint is None else hint.links, worth, random)
    duals = whole_duals(table, _changed(good, sizes, random), goal)
    prices = [
        table.prices(day, duals.values, goal, duals.scale) for day in range(len(instance.days))
    ]
    wanted = _wanted(links, duals.scale)
    found = search.rounds.price(prices, wanted, 3, quick=False)
    assert found.is_whole
    return certify(table, goal, duals, found.best), prices, wanted


def _looked_at(
    search: TierSearch, duals: Duals, prices: list[DayPrices], wanted: list[Ints]
) -> Certificate:
    """The same duals proved by looking ahead alone."""
    found = search.rounds.overlooked(prices, wanted)
    assert found is not None
    return certify(search.table, search.goal, duals, found)


def _highest(problem: Problem, tier: int, value: int, seed: int) -> list[int | None]:
    """For each of some random duals the highest bound of all windows; None: no trip at all.

    Of exact rounds, and of those that only look ahead.
    """
    random = Random(seed)
    bounds: list[list[int]] = [[] for _ in range(2 * DUALS)]
    for instance in windows_of(prepare(problem)):
        first = points(instance)
        goal = (first, cost_and_time(instance))[tier]
        kept = (first.as_row(instance, value),) if tier else ()
        rows = (*all_rows(instance), *kept, *_cuts(instance, random))
        with _rounds(instance) as rounds:
            search = _search(rounds, goal, rows)
            for place in range(DUALS):
                exact, prices, wanted = _certified(search, random)
                looked_at = _looked_at(search, exact.duals, prices, wanted)
                for found, one in zip(bounds[place::DUALS], (exact, looked_at), strict=True):
                    found += [] if one.bound is None else [one.bound]
    return [max(found, default=None) for found in bounds]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_duals_prove_too_much(seed: int) -> None:
    """Of points, and of cost and time where the points are kept: never better than the oracle."""
    problem, expected = _with_a_trip(seed)
    assert expected.points is not None
    assert expected.cost_and_time_cents is not None
    for tier, optimum in enumerate((expected.points, -expected.cost_and_time_cents)):
        for bound in _highest(problem, tier, expected.points, seed):
            assert bound is not None
            assert bound >= optimum


@pytest.mark.parametrize("seed", SEEDS)
def test_no_duals_cut_the_best_trip(seed: int) -> None:
    """Whatever the duals, each day of a best trip reaches the threshold that listings ask for."""
    problem, random = _with_a_trip(seed)[0], Random(seed)
    for instance in windows_of(prepare(problem)):
        with _rounds(instance) as rounds:
            search = _search(rounds, points(instance), all_rows(instance))
            state = search.state
            for _ in range(DUALS if state.trip is not None else 0):
                certificate, prices, _ = _certified(search, random)
                for plan in state.trip:
                    needed = certificate.threshold(plan.day, plan.morning, plan.night, state.value)
                    assert needed is not None
                    assert prices[plan.day].value(plan) >= needed


def test_wrong_signs_are_clipped() -> None:
    """A row without an upper side has no dual above 0, one without a lower side none below."""
    instance = prepare(random_problem(SEEDS[0]))
    table = RowTable(instance, all_rows(instance))
    for sign in (-1.0, 1.0):
        duals = whole_duals(table, np.full(len(table.rows), sign), points(instance))
        for row, dual in zip(table.rows, duals.values.tolist(), strict=True):
            assert dual <= 0 or row.upper is not None
            assert dual >= 0 or row.lower is not None
