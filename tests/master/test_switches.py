"""Every way round that the engine has, forced: the answer stays the oracle's, or claims less.

Each switch is counted where it is taken, so that none of these tests passes without it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any
from unittest import mock

import pytest

from benchmarks.instances.generator import generated_trip
from optimizer.check import check, score
from optimizer.dayplans import passes, pricing
from optimizer.dayplans.ahead import NOT_LOOKED
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.master import chains, closing, cuts, generation, seeding, tree
from optimizer.master import search as master_search
from optimizer.master import solve as tiers
from optimizer.master.chains import Chains
from optimizer.master.pricedtree import PricedTree
from optimizer.master.rounds import Round, Rounds
from optimizer.master.search import TierSearch
from optimizer.master.selection import Choice, Outcome, Selection
from optimizer.master.solve import Solver
from optimizer.master.tierstate import TierState, Trip
from optimizer.master.tree import ListedTree
from optimizer.optimise import solve
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.brute_force import OracleAnswer, brute_force

PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)
CHUNK, CHUNKS = 12, 5
CASES = [range(first, first + CHUNK) for first in range(3000, 3000 + CHUNK * CHUNKS, CHUNK)]
"""Problems are counted in chunks; over all chunks each switch is taken 50 times or more."""

EACH = 10
"""How often a switch must be taken in a chunk, so that it is taken 50 times in all."""

TRIPS = (
    *(((8, 2, 2), seed) for seed in (2, 16, 17, 20, 25, 26, 34, 36, 38, 45, 48, 54)),
    *(((7, 2, 1), seed) for seed in (4, 9, 17, 32, 35, 40, 47, 54)),
)
"""Generated trips just large enough for pricing or cutting to end early."""


@dataclass
class Taken:
    """How often a switch was taken."""

    times: int = 0


@cache
def _problem(seed: int) -> Problem:
    return random_problem(seed, profile=PROFILES[seed % len(PROFILES)])


@cache
def _expected(seed: int) -> OracleAnswer:
    return brute_force(_problem(seed))


@cache
def _plain(seed: int) -> tuple[SolveResult, int]:
    """The answer with no switch forced, and how much news there was on the way."""
    heard: list[Progress] = []
    return solve(_problem(seed), PARAMETERS, on_progress=heard.append), len(heard)


# --- what an answer may say ---------------------------------------------------------------------
def _assert_proved(seed: int, result: SolveResult) -> None:
    """The oracle's verdict and optimum, by the very plan that is found with no switch forced."""
    expected = _expected(seed)
    assert result.verdict is (Verdict.OPTIMAL if expected.feasible else Verdict.INFEASIBLE), seed
    _assert_no_claim_too_many(seed, result)
    assert result.itinerary == _plain(seed)[0].itinerary, seed


def _assert_no_claim_too_many(seed: int, result: SolveResult) -> None:
    """Bounds that hold, a plan that checks and is worth what is said, no verdict unproved."""
    expected = _expected(seed)
    if not expected.feasible:
        assert result.verdict in (Verdict.INFEASIBLE, Verdict.UNKNOWN), seed
        assert result.itinerary is None, seed
        return
    assert expected.points is not None
    assert expected.cost_and_time_cents is not None
    assert result.verdict is not Verdict.INFEASIBLE, seed
    for tier in result.tiers:
        if tier.bound is None:
            continue
        if tier.name == "points":
            assert tier.bound >= expected.points, seed
        else:
            assert tier.bound <= expected.cost_and_time_cents, seed
    assert (result.itinerary is None) == (result.verdict is Verdict.UNKNOWN), seed
    if result.itinerary is None:
        return
    assert check(_problem(seed), result.itinerary) == (), seed
    counted = score(_problem(seed), result.itinerary)
    found = (counted.points, counted.cost_and_time_cents)
    assert [tier.value for tier in result.tiers] == list(found[: len(result.tiers)]), seed
    best = (expected.points, expected.cost_and_time_cents)
    assert (-found[0], found[1]) >= (-best[0], best[1]), seed
    if result.verdict is Verdict.OPTIMAL:
        assert found == best, seed


# --- switches -----------------------------------------------------------------------------------
@contextmanager
def _short_searches(taken: Taken) -> Iterator[None]:
    """Searches over chains end early, with the trip they have found or with none.

    As at their limit of nodes, which these small problems never reach.
    """
    whole = Chains.search

    def short(self: Chains, *asked: Any, **more: Any) -> tuple[Choice, int]:
        choice, nodes = whole(self, *asked, **more)
        taken.times += 1
        if choice.plans and taken.times % 2:
            return Choice(Outcome.FEASIBLE, choice.plans, choice.value), nodes
        return Choice(Outcome.UNKNOWN), nodes

    with mock.patch.object(Chains, "search", short):
        yield


@contextmanager
def _no_searches(taken: Taken) -> Iterator[None]:
    """CP-SAT alone chooses and settles: there are too many plans for the search over chains."""
    choose, settle = tree.selected, Selection.first_in_order

    def chosen(*asked: Any, **more: Any) -> Choice:
        taken.times += 1
        return choose(*asked, **more)

    def settled(self: Selection, *asked: Any) -> Choice:
        taken.times += 1
        return settle(self, *asked)

    with (
        mock.patch.object(chains, "MOST_PLANS", 0),
        mock.patch.object(tree, "selected", chosen),
        mock.patch.object(Selection, "first_in_order", settled),
    ):
        yield


@contextmanager
def _no_look_ahead(taken: Taken) -> Iterator[None]:
    def blind(*asked: Any) -> Any:
        taken.times += 1
        return NOT_LOOKED

    with mock.patch.object(pricing, "look_ahead", blind):
        yield


@contextmanager
def _no_early_end(taken: Taken) -> Iterator[None]:
    """Pricing and cutting go on to the last; counted where they would have ended early."""
    settled, cut_out = generation._is_settled, generation._is_cut_out

    def unsettled(*asked: Any) -> bool:
        taken.times += settled(*asked)
        return False

    def uncut(*asked: Any) -> bool:
        taken.times += cut_out(*asked)
        return False

    with (
        mock.patch.object(generation, "_is_settled", unsettled),
        mock.patch.object(generation, "_is_cut_out", uncut),
    ):
        yield


@contextmanager
def _early_end(taken: Taken) -> Iterator[None]:
    """Pricing and cutting end as soon as there is a value and a bound, whatever they could add."""
    settled, cut_out = generation._is_settled, generation._is_cut_out

    def early(*asked: Any) -> bool:
        ends = settled(*asked)
        taken.times += ends
        return ends

    def out(*asked: Any) -> bool:
        ends = cut_out(*asked)
        taken.times += ends
        return ends

    with (
        mock.patch.object(generation, "_is_settled", early),
        mock.patch.object(generation, "_is_cut_out", out),
        mock.patch.object(generation, "WORTH_PRICING", 1e12),
        mock.patch.object(generation, "WORTH_CUTTING", 1e12),
    ):
        yield


@contextmanager
def _eager_cuts(taken: Taken) -> Iterator[None]:
    """Cuts are taken though nothing violates them, by the dozen."""
    add = TierSearch.add_cuts

    def counted(self: TierSearch, relaxation: Any, rows: Any) -> None:
        taken.times += len(rows)
        add(self, relaxation, rows)

    with (
        mock.patch.object(cuts, "VIOLATED_BY", -1.5),
        mock.patch.object(TierSearch, "add_cuts", counted),
    ):
        yield


@contextmanager
def _listed_branches(taken: Taken) -> Iterator[None]:
    """No listing is searched as a whole: it is split as long as anything can be decided."""
    split = ListedTree._split

    def counted(self: ListedTree, *asked: Any) -> None:
        taken.times += 1
        split(self, *asked)

    with (
        mock.patch.object(tree, "LEAF_PLANS", 0),
        mock.patch.object(tree, "BEST_PLANS", 3),
        mock.patch.object(ListedTree, "_split", counted),
    ):
        yield


@contextmanager
def _priced_branches(taken: Taken) -> Iterator[None]:
    """Every first listing is too large, so its branches are priced."""

    explore = PricedTree._explore

    def too_large(*asked: Any, **more: Any) -> None:
        pass

    def counted(self: PricedTree, branch: Any) -> None:
        taken.times += 1
        explore(self, branch)

    with (
        mock.patch.object(closing, "list_plans", too_large),
        mock.patch.object(PricedTree, "_explore", counted),
    ):
        yield


@contextmanager
def _wide_gaps(taken: Taken) -> Iterator[None]:
    """Branches are priced, and end as if the value were all their gap, however small it is."""
    with _priced_branches(taken), mock.patch.object(generation, "LEAST_GAP", 20.0):
        yield


@contextmanager
def _as_on_large_trips(taken: Taken) -> Iterator[None]:
    """Quick rounds see a part of the offers and of the mornings; bounds by looking ahead alone."""
    look_over = TierSearch.look_over

    def counted(self: TierSearch, solution: Any) -> None:
        taken.times += 1
        look_over(self, solution)

    with (
        mock.patch.object(generation, "LABELS_TO_LOOK", 0),
        mock.patch.object(passes, "MOST_QUICK", 1),
        mock.patch.object(seeding, "MANY_HOTELS", 1),
        mock.patch.object(master_search, "MANY_HOTELS", 1),
        mock.patch.object(TierSearch, "look_over", counted),
    ):
        yield


@contextmanager
def _no_polish(taken: Taken) -> Iterator[None]:
    """The first trip stays as it was walked."""

    def left(search: TierSearch) -> None:
        taken.times += 1

    with mock.patch.object(tiers, "polish", left):
        yield


@contextmanager
def _first_search_fails(taken: Taken) -> Iterator[None]:
    """The first search of each solve knows nothing at its end, so any trip is looked for."""
    whole = tiers.solve_tier
    failed: set[int] = set()
    goal_of = Solver.solve

    def fresh(self: Solver, goals: Any) -> Any:
        failed.clear()
        return goal_of(self, goals)

    def failing(search: TierSearch, start: Trip | None = None) -> TierState:
        if not failed and start is None and not search.goal.is_any_trip:
            failed.add(1)
            taken.times += 1
            search.state = TierState(search.goal)  # forgets the trip that it began with too
            return search.state
        return whole(search, start)

    with mock.patch.object(tiers, "solve_tier", failing), mock.patch.object(Solver, "solve", fresh):
        yield


@contextmanager
def _short_listings(taken: Taken, cap: int) -> Iterator[None]:
    """Listings may hold hardly a plan."""
    whole = Rounds.list_inside

    def short(self: Rounds, *asked: Any) -> Round:
        self.listed_cap = cap
        found = whole(self, *asked)
        taken.times += not found.is_whole
        return found

    with mock.patch.object(Rounds, "list_inside", short):
        yield


Switch = Callable[[Taken], AbstractContextManager[None]]
EXACT: dict[str, Switch] = {
    "searches cut short": _short_searches,
    "no searches": _no_searches,
    "no look ahead": _no_look_ahead,
    "eager cuts": _eager_cuts,
    "no polish": _no_polish,
    "first search fails": _first_search_fails,
    "listed branches": _listed_branches,
    "priced branches": _priced_branches,
    "as on large trips": _as_on_large_trips,
}


def _all(*switches: str) -> Switch:
    """Some switches at once; only the first is counted."""

    @contextmanager
    def together(taken: Taken) -> Iterator[None]:
        with ExitStack() as stack:
            for number, name in enumerate(switches):
                stack.enter_context(EXACT[name](taken if number == 0 else Taken()))
            yield

    return together


EXACT["wide gaps in branches"] = _wide_gaps
EXACT["many at once"] = _all("searches cut short", "no look ahead", "eager cuts")


# --- tests --------------------------------------------------------------------------------------
@pytest.mark.parametrize("seeds", CASES, ids=str)
@pytest.mark.parametrize("name", EXACT)
def test_a_way_round_ends_at_the_same_plan(seeds: range, name: str) -> None:
    """Proved all the same, with the oracle's optimum and the canonical plan."""
    taken = Taken()
    with EXACT[name](taken):
        results = {seed: solve(_problem(seed), PARAMETERS) for seed in seeds}
    for seed, result in results.items():
        _assert_proved(seed, result)
    assert taken.times >= EACH


@pytest.mark.parametrize("first", range(0, len(TRIPS), 5))
def test_going_on_to_the_last_ends_at_the_same_plan(first: int) -> None:
    """Proved both ways: where pricing and cutting end at once, and where they never end early."""
    at_once, never = Taken(), Taken()
    for size, seed in TRIPS[first : first + 5]:
        problem = generated_trip(*size, seed)
        with _early_end(at_once):
            early = solve(problem, PARAMETERS)
        with _no_early_end(never):
            late = solve(problem, PARAMETERS)
        assert early.verdict is late.verdict is Verdict.OPTIMAL, (size, seed)
        assert early.tiers == late.tiers, (size, seed)
        assert early.itinerary == late.itinerary, (size, seed)
    assert min(at_once.times, never.times) >= EACH // 2
    assert at_once.times + never.times >= 2 * EACH


@pytest.mark.parametrize("seeds", CASES, ids=str)
def test_a_full_listing_claims_no_more_than_it_may(seeds: range) -> None:
    """The gap that is left holds the optimum; what is proved all the same is right."""
    taken = Taken()
    for seed in seeds:
        for cap in (0, 3)[: 1 + seed % 2]:
            with _short_listings(taken, cap):
                result = solve(_problem(seed), PARAMETERS)
            _assert_no_claim_too_many(seed, result)
    assert taken.times >= EACH


@pytest.mark.parametrize("seeds", CASES, ids=str)
def test_a_stop_at_any_moment_leaves_what_is_true(seeds: range) -> None:
    """Asked to stop at the k-th news: a bound that holds, and a plan that checks or none."""
    stopped, verdicts = 0, set()
    for seed in seeds:
        stop, told = threading.Event(), list[Progress]()
        last = Random(seed).randrange(2, _plain(seed)[1] - 1)

        def hear(
            news: Progress,
            told: list[Progress] = told,
            stop: threading.Event = stop,
            last: int = last,
        ) -> None:
            told.append(news)
            if len(told) == last + 1:
                stop.set()
                time.sleep(0.06)  # the clock looks every 0.02 s

        result = solve(_problem(seed), PARAMETERS, on_progress=hear, stop=stop)
        _assert_no_claim_too_many(seed, result)
        stopped += len(told) > last
        verdicts.add(result.verdict)
    assert stopped >= EACH
    assert verdicts & {Verdict.FEASIBLE, Verdict.UNKNOWN}


@pytest.mark.parametrize("seeds", [range(f, f + 50) for f in range(3000, 3200, 50)], ids=str)
def test_impossible_is_proved_twice(seeds: range) -> None:
    """Where there is no trip two searches for any trip say so, the second from nothing."""
    whole = Solver._search
    searches: list[tuple[str, int]] = []

    def counted(self: Solver, *asked: Any, **more: Any) -> TierSearch:
        search = whole(self, *asked, **more)
        if search.goal.is_any_trip:
            searches.append(("second" if more.get("penalties") else "first", search.seed))
        return search

    with mock.patch.object(Solver, "_search", counted):
        proofs = 0
        for seed in seeds:
            if not _expected(seed).feasible:
                searches.clear()
                assert solve(_problem(seed), PARAMETERS).verdict is Verdict.INFEASIBLE
                assert {kind for kind, _ in searches} == {"first", "second"}, seed
                assert len({number for _, number in searches}) == 2
                proofs += 1
    assert proofs >= EACH


@pytest.mark.parametrize("seeds", [range(f, f + 50) for f in range(3000, 3200, 50)], ids=str)
def test_without_a_second_proof_nothing_is_impossible(seeds: range) -> None:
    """If the second search does not prove it too, the verdict is unknown."""
    taken = Taken()
    whole = tiers.solve_tier

    def doubtful(search: TierSearch, start: Trip | None = None) -> TierState:
        if search.goal.is_any_trip and search.penalties == 7.0:
            taken.times += 1
            return TierState(search.goal)
        return whole(search, start)

    some = [seed for seed in seeds if not _expected(seed).feasible][:4]
    with mock.patch.object(tiers, "solve_tier", doubtful):
        verdicts = {solve(_problem(seed), PARAMETERS).verdict for seed in some}
    assert verdicts == {Verdict.UNKNOWN}
    assert taken.times >= len(some) >= 4


# --- the canonical plan or no claim --------------------------------------------------------------
@pytest.mark.parametrize("seed", [3005, 3018])
def test_a_proved_plan_is_the_canonical_one_though_the_listing_was_full(seed: int) -> None:
    """Where the plan says it is proved it is the same plan on every machine, or it says less."""
    with _short_listings(Taken(), 0):
        result = solve(_problem(seed), PARAMETERS)
    assert result.verdict is not Verdict.OPTIMAL or result.itinerary == _plain(seed)[0].itinerary


def test_a_proved_plan_is_the_canonical_one_though_it_was_stopped() -> None:
    """The same for a stop after the bound of the last tier and before its listing."""
    stopped = 0
    for seed in range(3000, 3060):
        stop = threading.Event()

        def hear(news: Progress, stop: threading.Event = stop) -> None:
            if news.tier == "cost and time" and news.phase == "choose":
                stop.set()
                time.sleep(0.06)

        result = solve(_problem(seed), PARAMETERS, on_progress=hear, stop=stop)
        is_plain = result.itinerary == _plain(seed)[0].itinerary
        assert result.verdict is not Verdict.OPTIMAL or is_plain, seed
        stopped += stop.is_set()
        if stopped == 4:
            return
    raise AssertionError("no solve came so far")
