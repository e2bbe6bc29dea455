"""The peers by name, each asked in the same way."""

from __future__ import annotations

from enum import StrEnum

from benchmarks.peers.answer import CannotExpress, PeerAnswer, itinerary_of, judged
from benchmarks.peers.greedy import solve_greedily
from benchmarks.peers.one_model import solve_one_model
from benchmarks.peers.routing.prize_collecting import solve_pyvrp
from benchmarks.peers.routing.search import solve_routing
from optimizer.domain.problem import Problem
from optimizer.domain.result import Verdict
from optimizer.prepare import prepare


class Peer(StrEnum):
    """Who else is asked."""

    GREEDY = "greedy"
    ROUTING = "routing"
    PYVRP = "pyvrp"
    ONE_MODEL = "one-model"


def answer_of(peer: Peer, problem: Problem, seconds: float, workers: int) -> PeerAnswer:
    """A peer's answer within so many seconds; what it cannot express it refuses, with reasons.

    Only the one model makes use of more than one worker.
    """
    try:
        if peer is Peer.GREEDY:
            return solve_greedily(problem, seconds)
        if peer is Peer.ROUTING:
            return solve_routing(problem, seconds)
        if peer is Peer.PYVRP:
            return solve_pyvrp(problem, seconds)
        return _one_model(problem, seconds, workers)
    except CannotExpress as why:
        return PeerAnswer(str(peer), 0.0, refused=why.reasons)


def _one_model(problem: Problem, seconds: float, workers: int) -> PeerAnswer:
    name = str(Peer.ONE_MODEL)
    found = solve_one_model(problem, seconds, workers)
    if not found.plans:
        # Nothing found, or proved that there is nothing.
        proved = found.status is Verdict.INFEASIBLE
        proof = found.points_seconds if proved else None
        return PeerAnswer(name, found.seconds, is_proved=proved, proof_seconds=proof)
    is_proved = found.points == found.points_bound
    checked = judged(problem, itinerary_of(prepare(problem), found.plans))
    return PeerAnswer(
        name,
        found.seconds,
        itinerary=checked.itinerary,
        points=checked.points,
        cost_and_time_cents=checked.cost_and_time_cents,
        bound=found.points_bound,
        cost_bound=found.cost_bound,
        is_proved=is_proved,
        proof_seconds=found.points_seconds if is_proved else None,
        course=found.course,
        faults=checked.faults,
    )
