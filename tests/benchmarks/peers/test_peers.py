"""Every peer's plan holds before the checker, is never above the proved best, or is refused."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.instances.examples import example, example_names
from benchmarks.instances.generator import generated_trip
from benchmarks.peers.answer import with_heard
from benchmarks.peers.frame import frames
from benchmarks.peers.roster import Peer, answer_of
from benchmarks.peers.routing.model import RoutingModel
from benchmarks.peers.routing.network import Network
from benchmarks.public.mctopmtw import read_mctopmtw
from benchmarks.public.toptw import read_toptw
from benchmarks.public.trip import tours_of
from benchmarks.public.verify import verify_mctopmtw, verify_toptw
from optimizer.check import check
from optimizer.domain.problem import Problem
from optimizer.domain.progress import SolveParameters
from optimizer.optimise import solve
from optimizer.prepare import prepare
from tests.benchmarks.public.tiny_files import (
    all_tours,
    best_score,
    random_mctopmtw,
    random_toptw,
)
from tests.generators.features import PROFILES
from tests.generators.small_problems import random_problem
from tests.oracle.test_driver_hours import LAX, coach_problem

SECONDS = 1.0
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def _disagreement(peer: Peer, problem: Problem, best: int | None) -> str | None:
    """What is wrong with a peer's answer, or None. `best` is the proved optimum, if any."""
    answer = answer_of(peer, problem, SECONDS, 1)
    if answer.itinerary is None or answer.points is None:
        return None
    if violations := check(problem, answer.itinerary):
        return f"{peer}: {violations}"
    if best is None or answer.points > best:
        return f"{peer}: {answer.points} points where the best are {best}"
    return None


@pytest.mark.parametrize("seed", range(10))
def test_no_peer_beats_the_proof(seed: int) -> None:
    """On problems by chance, of each profile of rules: checked, and at most the optimum."""
    problem = random_problem(8800 + seed, profile=PROFILES[seed % len(PROFILES)])
    result = solve(problem, PARAMETERS)
    best = result.score.points if result.score else None
    quick = [Peer.GREEDY, Peer.ROUTING, Peer.PYVRP]
    assert [text for peer in quick if (text := _disagreement(peer, problem, best))] == []


@pytest.mark.parametrize(("peer", "seconds"), [(Peer.GREEDY, 600.0), (Peer.ROUTING, 4.0)])
def test_a_generated_trip_is_planned(peer: Peer, seconds: float) -> None:
    """With budget, quotas, meals and pacing; the plan has no fault and some points."""
    problem = generated_trip(20, 2, 2, 1)
    answer = answer_of(peer, problem, seconds, 1)
    assert answer.faults == ()
    assert answer.refused == ()
    assert answer.itinerary is not None
    assert check(problem, answer.itinerary) == ()
    assert answer.points is not None
    assert answer.points > 0
    assert answer.course[-1][1] <= answer.points


def test_the_one_models_plan_is_worth_what_it_says() -> None:
    """Its points and cents are those of the score, so the plan is read as it was meant."""
    problem = generated_trip(6, 2, 2, 1)
    answer = answer_of(Peer.ONE_MODEL, problem, 60.0, 1)
    result = solve(problem, PARAMETERS)
    assert answer.is_proved
    assert result.score is not None
    assert answer.points == answer.bound == result.score.points
    assert answer.cost_and_time_cents == result.score.cost_and_time_cents
    assert answer.proof_seconds is not None
    assert 0 < answer.proof_seconds <= answer.seconds


@pytest.mark.parametrize("size", [(20, 2, 2), (60, 5, 4)])
def test_the_one_model_ends_near_its_limit(size: tuple[int, int, int]) -> None:
    """Also where the time ends while the model is built; what comes later does not count."""
    answer = answer_of(Peer.ONE_MODEL, generated_trip(*size, 1), SECONDS, 1)
    assert answer.seconds < SECONDS + 3
    assert answer.faults == ()
    assert all(seconds <= SECONDS for seconds, _ in answer.course)


def test_the_one_model_begins_with_a_trip_without_wishes(tmp_path: Path) -> None:
    """The tour that visits nothing is there before any other."""
    trip = read_toptw(random_toptw(tmp_path, 0), 1)
    answer = answer_of(Peer.ONE_MODEL, trip.problem, 10.0, 1)
    assert answer.course[0][1] == 0
    assert answer.itinerary is not None


def test_the_one_model_tells_every_reason() -> None:
    """Debriefs and drivers' hours at once."""
    problem = coach_problem([LAX | {"driving_minutes": 100}])
    wishes = problem.wishes.model_copy(update={"debrief_minutes": 15})
    answer = answer_of(Peer.ONE_MODEL, problem.model_copy(update={"wishes": wishes}), 5.0, 1)
    assert answer.refused == ("drivers' hours that may bind", "debriefs")


@pytest.mark.parametrize("name", example_names())
def test_a_person_refuses_no_example(name: str) -> None:
    """Greedy insertion asks the checker about every rule, so it refuses nothing."""
    assert answer_of(Peer.GREEDY, example(name), 5.0, 1).refused == ()


def test_routing_finds_what_insertion_misses() -> None:
    """Meals that are needed and quotas do not fit into what OR-Tools has begun, but they fit."""
    problem = generated_trip(20, 2, 2, 2)
    answer = answer_of(Peer.ROUTING, problem, 20.0, 1)
    assert answer.points is not None
    assert answer.itinerary is not None
    assert not check(problem, answer.itinerary)
    values = [points for _, points in answer.course]
    assert values == sorted(set(values))
    assert values[-1] == answer.points


def test_no_step_of_a_course_is_above_the_plan() -> None:
    """What a model claimed on the way is cut to what its plan was found to be worth."""
    heard = [(1.0, 40), (2.0, 90), (3.0, 95)]
    assert with_heard([(0.5, 30)], heard, 80, 3.5) == [(0.5, 30), (1.0, 40), (2.0, 80)]
    assert with_heard([(0.5, 99)], heard, 80, 3.5) == [(0.5, 99)]
    assert with_heard([], [], 80, 3.5) == [(3.5, 80)]


@pytest.mark.parametrize("name", example_names())
@pytest.mark.parametrize("peer", [Peer.ROUTING, Peer.PYVRP])
def test_what_cannot_be_said_is_refused(peer: Peer, name: str) -> None:
    """The examples ask for points by theme; every reason is told, and nothing is planned."""
    answer = answer_of(peer, example(name), 5.0, 1)
    assert "points for one of several sessions (theme, partner, format)" in answer.refused
    assert (answer.itinerary, answer.points, answer.course) == (None, None, ())


def test_pyvrp_refuses_rows_over_days() -> None:
    """A budget over the trip and quotas are no part of its model."""
    answer = answer_of(Peer.PYVRP, generated_trip(12, 2, 2, 1), 5.0, 1)
    assert {"a budget over several days", "quotas and alternatives"} <= set(answer.refused)


@pytest.mark.parametrize("peer", [Peer.ROUTING, Peer.PYVRP])
@pytest.mark.parametrize("seed", range(6))
def test_routing_finds_the_best_of_tiny_toptw(tmp_path: Path, peer: Peer, seed: int) -> None:
    """Four points and two tours, against enumeration, by the verifier's numbers."""
    file = random_toptw(tmp_path, seed)
    trip = read_toptw(file, 2)
    answer = answer_of(peer, trip.problem, SECONDS, 1)
    best = best_score((1, 2, 3, 4), 2, lambda tours: verify_toptw(file, 2, tours))
    assert (answer.refused, answer.faults) == ((), ())
    assert answer.points == best
    assert answer.itinerary is not None
    assert verify_toptw(file, 2, tours_of(answer.itinerary)).faults == ()


@pytest.mark.parametrize("seed", range(6))
def test_routing_keeps_budget_and_caps(tmp_path: Path, seed: int) -> None:
    """Fees and categories over all tours; local search finds no more than enumeration."""
    file = random_mctopmtw(tmp_path, seed)
    answer = answer_of(Peer.ROUTING, read_mctopmtw(file).problem, SECONDS, 1)
    best = best_score((2, 3, 4, 5), 2, lambda tours: verify_mctopmtw(file, tours))
    assert answer.faults == ()
    assert best is not None
    assert answer.points is not None
    assert answer.points <= best
    assert answer.itinerary is not None
    assert verify_mctopmtw(file, tours_of(answer.itinerary)).faults == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_routing_model_takes_just_what_is_feasible(tmp_path: Path, seed: int) -> None:
    """Every way to share four points among two tours, by chance: so it lacks and adds no rule."""
    file = random_mctopmtw(tmp_path, seed)
    instance = prepare(read_mctopmtw(file).problem)
    network = Network(instance, frames(instance, 1)[0])
    nodes = {node.offer.sessions[0]: number for number, node in enumerate(network.nodes)}
    for tours in Random(seed).sample(list(all_tours((2, 3, 4, 5), 2)), 60):
        keys = [[f"point-{point}" for point in tour] for tour in tours]
        feasible = not verify_mctopmtw(file, tours).faults
        if not all(key in nodes for tour in keys for key in tour):
            assert not feasible
            continue
        routes = [[nodes[key] for key in tour] for tour in keys]
        assert RoutingModel(network).takes(routes) == feasible, tours
