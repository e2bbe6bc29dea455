"""The search over chains against all chains, one by one, under any duals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from random import Random
from unittest import mock

import numpy as np
import pytest

from optimizer.dayplans.plantable import LEAVES, PlanTable, joined
from optimizer.master import chains as module
from optimizer.master.chains import SearchEffort
from optimizer.master.pool import RowTable
from optimizer.master.selection import Choice, Outcome
from tests.master.listings import DUALS, Listing, broken_rows, chains_of, in_order, listing

SEEDS = range(100)
CHUNKS = [SEEDS[first : first + 10] for first in range(0, len(SEEDS), 10)]
UNLIMITED = 1 << 40
POLLED = 50_000
"""So many nodes pass between two looks at the limit and at the stop flag."""

LONG = (2, 7, 28)
"""Listings of some days with chains, to be made long by copies."""


def _low(here: Listing) -> int:
    """Less than any chain is worth, but not so little that scaled duals would overflow."""
    goal = here.goal
    return -(goal.cost * 10**8 + goal.time * 10**6 + goal.travel * 10**4) - 1


@pytest.fixture(scope="module", name="one")
def _one() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


@cache
def _listing(seed: int) -> Listing:
    return listing(seed)


def _search(
    asked: module.Chains,
    executor: ThreadPoolExecutor,
    least: int,
    *,
    canonical: bool = True,
    nodes: int = UNLIMITED,
    stop: bool = False,
) -> tuple[Choice, int]:
    effort = SearchEffort(nodes, np.array([int(stop)], np.int64))
    return asked.search(least, effort, executor, canonical=canonical)


def _questions(seeds: range) -> Iterator[tuple[int, Listing, module.Chains]]:
    """Each listing that has plans, under duals of each kind."""
    for seed in seeds:
        here, random = _listing(seed), Random(seed)
        for kind in DUALS if len(here.plans) else ():
            yield seed, here, here.asked(kind, random)


# --- the answer ---------------------------------------------------------------------------------
@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_the_answer_is_the_first_of_the_best_chains(seeds: range, one: ThreadPoolExecutor) -> None:
    """Of all chains that keep the rows the most worth, and of equals the first day by day."""
    for seed, here, asked in _questions(seeds):
        assert asked.is_possible
        choice, nodes = _search(asked, one, _low(here))
        if not here.chains:
            assert choice == Choice(Outcome.NONE_EXISTS), seed
            continue
        value, chain = here.chains[0]
        assert (choice.outcome, choice.value) == (Outcome.OPTIMAL, value), seed
        assert in_order(choice.plans) == in_order(chain), seed
        assert nodes >= len(here.instance.days)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_without_order_any_best_chain_will_do(seeds: range, one: ThreadPoolExecutor) -> None:
    """The same worth, by a chain that keeps the rows, with no more nodes than for the first."""
    for seed, here, asked in _questions(seeds):
        choice, nodes = _search(asked, one, _low(here), canonical=False)
        assert choice.outcome is (Outcome.OPTIMAL if here.chains else Outcome.NONE_EXISTS), seed
        assert nodes <= _search(asked, one, _low(here))[1]
        if here.chains:
            assert choice.value == here.chains[0][0], seed
            assert (choice.value, choice.plans) in here.chains, seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
@pytest.mark.parametrize("canonical", [False, True])
def test_what_is_needed_decides(seeds: range, one: ThreadPoolExecutor, *, canonical: bool) -> None:
    """At the optimum it is found, one above it none exists, below it the optimum is found."""
    for seed, here, asked in _questions(seeds):
        best = here.chains[0][0] if here.chains else 0
        for least in (best, best - 1, here.chains[-1][0] if here.chains else 0):
            choice, _ = _search(asked, one, least, canonical=canonical)
            expected = Outcome.OPTIMAL if here.chains else Outcome.NONE_EXISTS
            assert choice.outcome is expected, seed
            assert choice.value == (best if here.chains else None), seed
            if canonical and here.chains:
                assert in_order(choice.plans) == in_order(here.chains[0][1]), seed
        for least in (best + 1, best + here.goal.step, best - _low(here)):
            choice, _ = _search(asked, one, least, canonical=canonical)
            assert choice == Choice(Outcome.NONE_EXISTS), seed


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_every_row_holds_for_what_is_returned(seeds: range, one: ThreadPoolExecutor) -> None:
    """The days in order, each from where the last one ended, and each row by its coefficients."""
    for seed, here, asked in _questions(seeds):
        choice, _ = _search(asked, one, _low(here), canonical=False)
        if choice.plans:
            assert [plan.day for plan in choice.plans] == list(range(len(here.instance.days)))
            assert list(chains_of(here.instance, choice.plans)) == [choice.plans]
            assert broken_rows(here.table.rows, here.instance, choice.plans) == [], seed
            assert here.goal.of_trip(here.instance, choice.plans) == choice.value


@pytest.mark.parametrize("seeds", CHUNKS[::3], ids=str)
def test_two_threads_answer_as_one(seeds: range, one: ThreadPoolExecutor) -> None:
    """The same choice after the same nodes, whatever the number of threads."""
    with ThreadPoolExecutor(2) as two:
        for seed, here, asked in _questions(seeds):
            for canonical in (False, True):
                least = here.chains[0][0] if here.chains and canonical else _low(here)
                alone = _search(asked, one, least, canonical=canonical)
                assert _search(asked, two, least, canonical=canonical) == alone, seed


@pytest.mark.parametrize("seeds", CHUNKS[::3], ids=str)
def test_the_order_of_the_listing_does_not_matter(seeds: range, one: ThreadPoolExecutor) -> None:
    """Shuffled, the plans give the same first chain."""
    for seed in seeds:
        here, random = _listing(seed), Random(seed)
        if not len(here.plans):
            continue
        rows = np.array(random.sample(range(len(here.plans)), len(here.plans)))
        other = Listing(here.table, here.goal, here.plans.take(rows))
        low = _low(here)
        answers = [_search(each.asked("good", random), one, low)[0] for each in (here, other)]
        assert answers[0] == answers[1], seed


def test_the_listings_are_worth_searching() -> None:
    """Many have chains, ties among the best, and rows of each family that break some chain."""
    listings = [_listing(seed) for seed in SEEDS]
    feasible = [each for each in listings if each.chains]
    tied = [each for each in feasible if sum(v == each.chains[0][0] for v, _ in each.chains) > 1]
    breaking: Counter[str] = Counter()
    for each in listings:
        rows = each.table.rows
        broken = {
            row.name
            for chain in list(chains_of(each.instance, each.plans.plans))[:200]
            for row in broken_rows(rows, each.instance, chain)
        }
        breaking.update({_family(name) for name in broken})
    assert len(feasible) >= 50
    assert len(tied) >= 25
    families = {"once", "commitment", "alternatives", "quota", "required", "budget", "tier"}
    families |= {"subset", "pin", "within", "same-hotel", "requires", "same-day"}
    families |= {"made-up:least", "made-up:most", "made-up:packed", "made-up:total", "made-up:own"}
    assert families - breaking.keys() == set()


def _family(name: str) -> str:
    return name if name.startswith("made-up") else name.split(":")[0]


# --- effort -------------------------------------------------------------------------------------
def _copies(plans: PlanTable, count: int) -> PlanTable:
    """Each plan so many times, told apart by when it leaves alone."""
    tables = []
    for number in range(count):
        times = plans.times.copy()
        times[:, LEAVES] += number
        tables.append(replace(plans, times=times))
    return joined(tables)


@cache
def _long(seed: int) -> tuple[Listing, module.Chains]:
    """A listing with so many copies that a search without duals passes the limit."""
    here = _listing(seed)
    count = 2
    while count < 60 and here.chains:
        many = Listing(here.table, here.goal, _copies(here.plans, count))
        asked = many.asked("none", Random(0))
        with ThreadPoolExecutor(1) as executor:
            # The worst duals and no known value: nearly every chain has to be looked at.
            _, nodes = _search(asked, executor, here.chains[0][0] + 1)
        if nodes > 3 * POLLED:
            return here, asked
        count += 1 + count // 4
    raise AssertionError(f"listing {seed} is never searched for long")


@pytest.mark.parametrize("seed", LONG)
@pytest.mark.parametrize("stop", [False, True], ids=["limit", "stop"])
@pytest.mark.parametrize("canonical", [False, True])
def test_a_search_cut_short_proves_nothing(
    seed: int, one: ThreadPoolExecutor, *, stop: bool, canonical: bool
) -> None:
    """At a node limit or a raised flag: never "none exists", and what is found keeps the rows."""
    here, asked = _long(seed)
    best = here.chains[0][0]
    for least in (_low(here), best, best + 1):
        nodes = UNLIMITED if stop else POLLED
        choice, count = _search(asked, one, least, canonical=canonical, nodes=nodes, stop=stop)
        whole, all_nodes = _search(asked, one, least, canonical=canonical)
        assert whole.outcome is (Outcome.NONE_EXISTS if least > best else Outcome.OPTIMAL)
        assert count <= all_nodes
        if count == all_nodes:
            assert choice == whole
            continue
        assert choice.outcome is (Outcome.FEASIBLE if choice.plans else Outcome.UNKNOWN)
        if choice.plans:
            assert least <= choice.value <= best
            assert broken_rows(here.table.rows, here.instance, choice.plans) == []
            assert here.goal.of_trip(here.instance, choice.plans) == choice.value
    for least, outcome in ((best + 1, Outcome.UNKNOWN), (_low(here), Outcome.FEASIBLE)):
        assert _search(asked, one, least, nodes=POLLED)[0].outcome is outcome
        assert _search(asked, one, least, stop=True)[0].outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("seed", LONG)
def test_copies_change_nothing_but_the_effort(seed: int, one: ThreadPoolExecutor) -> None:
    """Of copies that leave later the first is taken, so the answer is that of the plans alone."""
    here, asked = _long(seed)
    with ThreadPoolExecutor(2) as two:
        for executor in (one, two):
            choice, _ = _search(asked, executor, here.chains[0][0])
            assert choice.outcome is Outcome.OPTIMAL
            assert choice.value == here.chains[0][0]
            assert in_order(choice.plans) == in_order(here.chains[0][1])


# --- what is not searched -----------------------------------------------------------------------
def test_only_rows_and_plans_that_it_knows_are_searched() -> None:
    """Not without plans, not with too many, not with a limit on what terms pay."""
    here = next(each for each in map(_listing, SEEDS) if each.chains and each.goal.terms)
    asked = here.asked("good", Random(1))
    assert asked.is_possible
    assert not replace(asked, plans=here.plans.take(slice(0, 0))).is_possible
    with mock.patch.object(module, "MOST_PLANS", len(here.plans) - 1):
        assert not asked.is_possible
    kept = here.goal.as_row(here.instance, 1)
    for row, expected in ((kept, True), (replace(kept, lower=None, upper=9), False)):
        table = RowTable(here.instance, (*here.table.rows, row))
        assert replace(asked, table=table).is_possible is expected
