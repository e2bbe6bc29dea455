"""The neighbourhood of a trip: better or the same, by the rules, and the same for a seed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from unittest import mock

import numpy as np
import pytest

from benchmarks.instances.generator import generated_trip
from benchmarks.public.mctopmtw import read_mctopmtw
from benchmarks.public.ophs import Rounding, read_ophs
from benchmarks.public.toptw import read_toptw
from benchmarks.public.trip import PublicTrip, nights_of, tours_of
from benchmarks.public.verify import verify_mctopmtw, verify_ophs, verify_toptw
from optimizer.dayplans.route import plan_of_route
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.master import generation, neighbourhood, tier
from optimizer.master.ground import Ground, is_for
from optimizer.master.neighbourhood import FIRST, PARTS, look_around, look_on
from optimizer.master.search import TierSearch
from optimizer.master.tierstate import TierState
from optimizer.optimise import solve

POINTS = 14
SEEDS = range(6)
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


# --- instances of many short visits ---------------------------------------------------------------
def _toptw(folder: Path, seed: int) -> PublicTrip:
    random = Random(f"near/toptw/{seed}")
    lines = [f"4 19 {POINTS} 1", "0 200", "0 0 0 0 0 0 0 0 90"]
    for number in range(1, POINTS + 1):
        opens = random.randint(0, 60)
        spot = f"{random.randint(-20, 20)} {random.randint(-20, 20)}"
        ends = opens + random.randint(5, 40)
        lines.append(f"{number} {spot} 2 {random.randint(1, 9)} 1 1 1 {opens} {ends}")
    file = folder / "near.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_toptw(file, 2)


def _mctopmtw(folder: Path, seed: int) -> PublicTrip:
    random = Random(f"near/mctopmtw/{seed}")
    caps = " ".join(str(random.choice((1, 2, 9))) for _ in range(10))
    lines = [f"2 {POINTS} {random.randint(60, 160)} {caps}", "0 0 0 0 0 0 90"]
    for number in range(2, POINTS + 2):
        bounds = " ".join(
            f"{bound:.1f}" for bound in sorted(random.uniform(0, 80) for _ in "12345")
        )
        flags = " ".join(str(int(random.random() < 0.2)) for _ in range(10))
        spot = f"{random.randint(-15, 15)} {random.randint(-15, 15)}"
        score, fee = random.randint(1, 9), random.randint(5, 60)
        lines.append(f"{number} {spot} 2 {score} {bounds} {random.randint(0, 1)} {fee} {flags}")
    file = folder / "MCTOPMTW-2-near.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_mctopmtw(file)


def _ophs(folder: Path, seed: int) -> PublicTrip:
    random = Random(f"near/ophs/{seed}")
    lines = [f"{POINTS + 2} 2 3", "66", "22 22 22", "", "0 -7 0", "0 7 0", "-5 0 0", "5 0 0"]
    for _ in range(POINTS):
        lines.append(f"{random.randint(-9, 9)} {random.randint(-9, 9)} {random.randint(1, 9)}")
    (folder / "SET_2-3").mkdir(exist_ok=True)
    file = folder / "SET_2-3" / "near.ophs"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_ophs(file, Rounding.UP)


MAKERS = {"toptw": _toptw, "mctopmtw": _mctopmtw, "ophs": _ophs}


@contextmanager
def _looking(asked: list[tuple[TierSearch, int | None, int | None]], tries: int) -> Iterator[None]:
    """Nothing but a first plan and the neighbourhood; what was known before and after is noted."""

    def look(search: TierSearch) -> None:
        generation._first_plan(search)
        before = search.state.value
        if is_for(search):
            look_around(search, tries)
            asked.append((search, before, search.state.value))

    with (
        mock.patch.object(tier, "generate", look),
        mock.patch.object(tier, "close"),
        mock.patch.object(tier, "_look_on"),
    ):
        yield


# --- tests --------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_trip_found_obeys_the_rules_and_is_no_worse(tmp_path: Path, kind: str, seed: int) -> None:
    """The engine's checker judges every trip told of, the file's own numbers the last one."""
    trip = MAKERS[kind](tmp_path, seed)
    asked: list[tuple[TierSearch, int | None, int | None]] = []
    with _looking(asked, tries=200):
        result = solve(trip.problem, PARAMETERS)
    assert asked
    for search, before, after in asked:
        assert before is not None
        assert after is not None
        assert after >= before
        assert search.rounds.counters.neighbourhoods >= 1
        assert search.rounds.counters.neighbours == PARTS * 200 * len(asked)
    assert result.itinerary is not None
    assert _faults(tmp_path, kind, tours_of(result.itinerary), nights_of(result.itinerary)) == ()


def _faults(
    folder: Path, kind: str, tours: tuple[tuple[int, ...], ...], nights: tuple[str, ...]
) -> tuple[str, ...]:
    if kind == "toptw":
        return tuple(verify_toptw(folder / "near.txt", 2, tours).faults)
    if kind == "mctopmtw":
        return tuple(verify_mctopmtw(folder / "MCTOPMTW-2-near.txt", tours).faults)
    hotels = [int(key.split("-")[1]) for key in nights]
    return tuple(verify_ophs(folder / "SET_2-3" / "near.ophs", tours, hotels).faults)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_optimum_is_never_passed_and_mostly_reached(tmp_path: Path, kind: str) -> None:
    """Beside the proved optimum of the whole engine without any neighbourhood."""
    reached = 0
    for seed in SEEDS:
        trip = MAKERS[kind](tmp_path, seed)
        with mock.patch.object(neighbourhood, "is_for", return_value=False):
            proved = solve(trip.problem, PARAMETERS)
        assert proved.tiers[0].is_proved
        best = proved.tiers[0].value
        asked: list[tuple[TierSearch, int | None, int | None]] = []
        with _looking(asked, tries=400):
            solve(trip.problem, PARAMETERS)
        found = asked[0][2]
        assert best is not None
        assert found is not None
        assert found <= best
        reached += found == best
    assert reached >= len(SEEDS) - 1


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_seed_takes_the_same_course(tmp_path: Path, kind: str) -> None:
    """The same trip and the same plans, with one thread and with two."""
    trip = MAKERS[kind](tmp_path, 1)
    seen = []
    for workers in (1, 2):
        asked: list[tuple[TierSearch, int | None, int | None]] = []
        with _looking(asked, tries=150):
            result = solve(trip.problem, _with(workers))
        pool = asked[0][0].pool.table.identities
        seen.append((result.itinerary, result.tiers, pool))
    assert seen[0] == seen[1]


def _with(workers: int) -> SolveParameters:
    """The parameters with other workers."""
    return PARAMETERS.model_copy(update={"workers": workers})


def test_a_solve_looks_around_and_proves_the_same(tmp_path: Path) -> None:
    """Counted in the result; verdict and points are those of the engine without it."""
    for kind, make in MAKERS.items():
        trip = make(tmp_path, 3)
        result = solve(trip.problem, PARAMETERS)
        counters = result.provenance.counters
        assert counters["neighbourhoods"] >= 1, kind
        assert counters["neighbours"] >= PARTS * FIRST, kind
        with mock.patch.object(neighbourhood, "is_for", return_value=False):
            plain = solve(trip.problem, PARAMETERS)
        assert plain.provenance.counters["neighbourhoods"] == 0
        assert result.verdict is plain.verdict is Verdict.OPTIMAL, kind
        assert result.tiers == plain.tiers, kind


def test_days_with_pacing_are_left_alone() -> None:
    """A delegation's trip is not searched, and its pool is what it was."""
    result = solve(generated_trip(8, 2, 2, 1), PARAMETERS)
    assert result.verdict is Verdict.OPTIMAL
    assert result.provenance.counters["neighbourhoods"] == 0
    assert result.provenance.counters["neighbours"] == 0


@pytest.mark.parametrize("kind", MAKERS)
def test_a_route_is_made_again_in_its_order_or_not_at_all(tmp_path: Path, kind: str) -> None:
    """Every plan known comes back with its offers; one that cannot be kept gives none."""
    asked: list[tuple[TierSearch, int | None, int | None]] = []
    with _looking(asked, tries=50):
        solve(MAKERS[kind](tmp_path, 2).problem, PARAMETERS)
    search = asked[0][0]
    made, refused = 0, 0
    for plan in search.pool.table.plans:
        if not plan.offers:
            continue
        graph = search.rounds.graphs[plan.day]
        for offers in (plan.offers, plan.offers[::-1]):
            order = np.array(offers, np.int64)
            table = plan_of_route(graph, plan.morning, plan.night, plan.vehicle, order)
            refused += not len(table)
            for again in table.plans:
                made += 1
                assert again.offers == offers
                assert again.day == plan.day
                assert (again.morning, again.night) == (plan.morning, plan.night)
                assert again.tokens == plan.tokens
                assert again.costs == plan.costs or offers != plan.offers
        best = plan_of_route(
            graph, plan.morning, plan.night, plan.vehicle, np.array(plan.offers, np.int64)
        )
        assert len(best) == 1
        assert best.plan(0).last_end <= plan.last_end
    assert made
    assert refused or kind == "ophs"


def test_rows_are_asked_of_a_trip(tmp_path: Path) -> None:
    """A trip that visits a point twice is none; the one it was made from is."""
    asked: list[tuple[TierSearch, int | None, int | None]] = []
    with _looking(asked, tries=100):
        solve(_toptw(tmp_path, 0).problem, PARAMETERS)
    search = asked[0][0]
    trip = search.state.trip
    assert trip is not None
    ground = Ground(search, trip)
    routes = ground.routes()
    again = ground.trip_of(routes)
    assert again is not None
    assert search.goal.of_trip(search.instance, again) == search.state.value
    full = max(range(2), key=lambda day: int(routes.lengths[day]))
    point = routes.points[full, 0]
    routes.points[1 - full, 0], routes.lengths[1 - full] = point, 1
    assert ground.trip_of(routes) is None


def test_without_time_nothing_is_looked_for(tmp_path: Path) -> None:
    """A stopped search makes no tries; one without a trip none either."""
    asked: list[tuple[TierSearch, int | None, int | None]] = []
    with _looking(asked, tries=50):
        solve(_ophs(tmp_path, 0).problem, PARAMETERS)
    search, counters = asked[0][0], asked[0][0].rounds.counters
    before = counters.neighbours
    search.clock.stopped.set()
    assert len(look_on(search)) == 0
    search.state = TierState(search.goal)
    assert len(look_around(search, 10)) == 0
    assert counters.neighbours == before
