"""Cuts against every trip there is: none forbids a feasible trip, be it the best one or not.

The oracle lists the trips. It has no word for plans, rows or cuts: only which sessions and
commitments each day of a trip has.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from typing import Any
from unittest import mock

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.dayplans.dayplan import empty_day
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.master import cuts, generation, listing
from optimizer.master.cuts import SUBSET, cut_of, once_only
from optimizer.master.rows import Row
from optimizer.optimise import solve
from optimizer.prepare import prepare
from optimizer.prepare.instance import Instance
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.trips import Trip, Trips

SEEDS = range(7000, 7120)
CHUNKS = [SEEDS[first : first + 40] for first in range(0, len(SEEDS), 40)]
AT_LEAST = 50
"""How many cuts each test must see."""

NEED_CUTS = (
    *(((7, 2, 1), seed) for seed in (3, 6, 12, 16, 17, 21)),
    *(((8, 2, 1), seed) for seed in (9, 10, 11, 21)),
    *(((8, 3, 1), seed) for seed in (2, 5)),
)
"""Generated trips just large enough to need cuts, and small enough to list all their trips."""

Day = frozenset[str]
Dealt = tuple[Day, ...]
"""Which sessions and commitments each day of a trip has."""


def _dealt(trip: Trip) -> Dealt:
    return tuple(
        frozenset(day.sessions) | {f"commitment:{key}" for key in day.commitments}
        for day in trip.days
    )


class _EveryDeal(Trips):
    """All trips, of which one is kept for each way to deal visits to days.

    A trip replaces another only if both have the same on the same days, so no way that is
    feasible is lost, however dear.
    """

    def _insert(self, kept: list, values: tuple[int, ...], thing: object) -> None:
        if not isinstance(thing, Trip):
            super()._insert(kept, values, thing)
            return
        own = _dealt(thing)
        alike = [entry for entry in kept if _dealt(entry[1]) == own]
        others = [entry for entry in kept if _dealt(entry[1]) != own]
        super()._insert(alike, values, thing)
        kept[:] = others + alike


@cache
def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


def _deals(problem: Problem) -> frozenset[Dealt]:
    """Every way to deal visits to days that some feasible trip has."""
    return frozenset(_dealt(trip) for _, trip in _EveryDeal(problem).finished())


def _load(instance: Instance, row: Row, deal: Dealt) -> int:
    """The left side of a row for a trip, by the row itself."""
    number = {name: token for token, name in enumerate(instance.tokens)}
    total = 0
    for day in deal:
        mask = sum(1 << number[name] for name in day)
        plan = replace(empty_day(0, 0, len(CATEGORIES)), tokens=mask)
        total += row.coefficient(plan)
    return total


def _counted(instance: Instance, row: Row, deal: Dealt) -> int:
    """The same by hand: for each day half of its things that the cut is about, rounded down."""
    about = {name for token, name in enumerate(instance.tokens) if row.subset >> token & 1}
    return sum(len(day & about) // 2 for day in deal)


def _assert_holds(instance: Instance, row: Row, deals: frozenset[Dealt]) -> None:
    known = set(instance.tokens)
    for deal in deals:
        if not all(day <= known for day in deal):
            continue  # a trip on other dates than those of this window
        load = _load(instance, row, deal)
        assert load == _counted(instance, row, deal)
        assert row.lower is None
        assert row.upper is not None
        assert load <= row.upper, (row.name, deal)


@dataclass
class _Seen:
    """Cuts with their instance, and by how much what was cut off violated them."""

    cuts: list[tuple[Instance, Row]] = field(default_factory=list)
    excess: list[float] = field(default_factory=list)


@contextmanager
def _watched(seen: _Seen) -> Iterator[None]:
    """Notes every cut where pricing and listings take it."""
    whole = cuts.violated_subsets

    def noted(instance: Instance, plans: Any, values: Any, *asked: Any) -> list[Row]:
        rows = whole(instance, plans, values, *asked)
        carrying = [number for number in range(len(values)) if values[number] > 1e-6]
        masks = {number: plans.plan(number).tokens for number in carrying}
        for row in rows:
            seen.cuts.append((instance, row))
            load = sum(
                float(values[number]) * ((masks[number] & row.subset).bit_count() // 2)
                for number in carrying
            )
            seen.excess.append(load - (row.upper or 0))
        return rows

    with ExitStack() as stack:
        for place in (generation, listing):
            stack.enter_context(mock.patch.object(place, "violated_subsets", noted))
        yield


def _solved(problem: Problem) -> _Seen:
    """The cuts of a solve."""
    seen = _Seen()
    with _watched(seen):
        solve(problem, SolveParameters(time_limit_seconds=600, workers=1))
    return seen


@pytest.mark.slow
def test_no_cut_of_a_solve_forbids_a_trip() -> None:
    """Generated trips that need cuts: each cuts off what the relaxation had, and no trip at all."""
    cut_off = trips = 0
    for size, seed in NEED_CUTS:
        problem = generated_trip(*size, seed)
        seen, deals = _solved(problem), _deals(problem)
        for instance, row in seen.cuts:
            _assert_holds(instance, row, deals)
        assert all(excess > cuts.VIOLATED_BY for excess in seen.excess)
        cut_off += len(seen.cuts)
        trips += len(deals)
    assert cut_off >= AT_LEAST
    assert trips >= 3_000


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_no_cut_that_is_taken_eagerly_forbids_a_trip(seeds: range) -> None:
    """Random problems of every profile, with cuts taken by the dozen though nothing breaks them."""
    taken = 0
    with mock.patch.object(cuts, "VIOLATED_BY", -1.5):
        for seed in seeds:
            deals = _deals(_problem(seed))
            for instance, row in _solved(_problem(seed)).cuts:
                _assert_holds(instance, row, deals)
                taken += bool(deals)
    assert taken >= AT_LEAST


def _triples(instance: Instance) -> Iterator[tuple[str, ...]]:
    yield from combinations(sorted(instance.tokens), SUBSET)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_no_cut_that_could_ever_be_made_forbids_a_trip(seeds: range) -> None:
    """Every three tokens of random problems that may be cut on; a trip keeps them to the brim."""
    possible = tight = 0
    for seed in seeds:
        instance, deals = prepare(_problem(seed)), _deals(_problem(seed))
        for names in _triples(instance):
            row = cut_of(instance, names)
            if row is None:
                continue
            _assert_holds(instance, row, deals)
            possible += bool(deals)
            tight += any(_load(instance, row, deal) == row.upper for deal in deals)
    assert possible >= AT_LEAST
    assert tight >= AT_LEAST


def test_a_cut_on_what_may_come_twice_would_forbid_trips() -> None:
    """So the enumeration has teeth, and such sessions are rightly left out of cuts."""
    forbidding = 0
    for seed in range(7000, 7040):
        problem = random_problem(seed, profile="repeatable")
        instance, deals = prepare(problem), _deals(problem)
        once = {instance.tokens[token] for token in once_only(instance)}
        for names in _triples(instance):
            if once.issuperset(names):
                continue
            assert cut_of(instance, names) is None
            wrong = cuts._cut(sum(1 << instance.tokens.index(name) for name in names))
            forbidding += any(_load(instance, wrong, deal) > 1 for deal in deals)
    assert forbidding > 0
