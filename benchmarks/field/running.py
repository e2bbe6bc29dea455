"""One run: one solver on one case, in a process of its own, and its record."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.field.cases import FieldCase
from benchmarks.instances.generator import generated_trip
from benchmarks.measuring import WARM_UP
from benchmarks.peers.answer import PeerAnswer
from benchmarks.peers.roster import Peer, answer_of
from benchmarks.public.trip import nights_of, tours_of
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import CheckerDisagrees, solve
from optimizer.optimise.resident import peak_bytes

ENGINE = "paamaja"
"""This engine, as a solver among the others."""

SOLVERS = (ENGINE, *(str(peer) for peer in Peer))

WARM_UP_SECONDS = 0.2
"""What a peer gets for the small trip before its clock runs."""

Record = dict[str, Any]

_NO_PLAN: Record = {
    "points": None,
    "is_proved": False,
    "first_seconds": None,
    "proof_seconds": None,
    "course": [],
}
"""What breaks a rule is no plan: not in the end, and not on the way there."""


def run_one(case: FieldCase, solver: str, seconds: float, workers: int) -> Record:
    """What a solver makes of a case within so many seconds."""
    # Everyone is asked something small first: it loads what is loaded once for a process.
    if solver == ENGINE:
        solve(generated_trip(*WARM_UP), SolveParameters(workers=workers))
        try:
            record = _engine(case, seconds, workers)
        except CheckerDisagrees as why:
            record = _peer(case, PeerAnswer(solver, seconds, faults=(str(why),)))
    else:
        peer = Peer(solver)
        answer_of(peer, generated_trip(*WARM_UP), WARM_UP_SECONDS, workers)
        answer = answer_of(peer, case.problem(), seconds, workers)
        record = _peer(case, answer) | _verified(case, answer.itinerary, answer.points)
    if record["faults"]:
        record |= _NO_PLAN
    return _asked(case, solver, seconds, workers) | record | {"peak_bytes": peak_bytes()}


def lost_run(case: FieldCase, solver: str, seconds: float, workers: int, why: str) -> Record:
    """The record of a run that crashed or went on far past its limit: no plan, and why."""
    nothing = _peer(case, PeerAnswer(solver, seconds))
    told = {"lost": why, "peak_bytes": None}
    return _asked(case, solver, seconds, workers) | nothing | told


def _asked(case: FieldCase, solver: str, seconds: float, workers: int) -> Record:
    return {
        "group": case.group,
        "instance": case.name,
        "pass": solver,
        "time_limit_seconds": seconds,
        "workers": workers,
        "published": case.public.best_known if case.public is not None else None,
        "published_kind": case.public.kind if case.public is not None else None,
    }


# --- this engine ---------------------------------------------------------------------------------
def _engine(case: FieldCase, seconds: float, workers: int) -> Record:
    """Public instances ask for points only; the bound of an OPHS one has half of the time."""
    if case.public is None:
        solves = [_solved(case.problem(), seconds, workers, points_only=False)]
    else:
        trips = case.public.trips()
        share = seconds / len(trips)
        solves = [_solved(trip.problem, share, workers, points_only=True) for trip in trips]
    (heard, result), (_, bounding) = solves[0], solves[-1]
    told = heard.points
    taken = round(sum(one.provenance.wall_seconds for _, one in solves), 3)
    points = result.tiers[0].value if result.tiers else None
    bound = bounding.tiers[0].bound if bounding.tiers else None
    course = _steps([(one.elapsed_seconds, one.value) for one in told])
    is_proved = points is not None and points == bound
    first = result.provenance.seconds_to_first_plan
    record: Record = {
        "verdict": str(_verdict(case, result, is_proved)),
        "points": points,
        "bound": bound,
        "is_proved": is_proved or result.verdict is Verdict.INFEASIBLE,
        "cost_and_time_cents": result.score.cost_and_time_cents if result.score else None,
        "tiers": [tier.model_dump() for tier in result.tiers],
        "seconds": taken,
        "first_seconds": first,
        "proof_seconds": _proof_seconds(solves, taken) if is_proved else None,
        "course": course,
        "bounds": _steps([(one.elapsed_seconds, one.bound) for one in told]),
        "counters": result.provenance.counters,
        "faults": [],
        "refused": [],
    }
    return record | _verified(case, result.itinerary, points)


@dataclass
class _Heard:
    """What a solve told of the points, and when it first told of what comes after them."""

    points: list[Progress] = field(default_factory=list)
    done_seconds: float | None = None

    def met(self, wall_seconds: float) -> float:
        """When value and bound of the points met, in a solve that proved them."""
        met = [
            one.elapsed_seconds
            for one in self.points
            if one.bound is not None and one.value == one.bound
        ]
        after = [] if self.done_seconds is None else [self.done_seconds]
        return round(min([*met, *after], default=wall_seconds), 3)


def _solved(
    problem: Problem, seconds: float, workers: int, *, points_only: bool
) -> tuple[_Heard, SolveResult]:
    """What was told, and the result; asked for points only, the rest is not solved."""
    heard, stop = _Heard(), threading.Event()

    def hear(news: Progress) -> None:
        if news.tier == "points":
            heard.points.append(news)
        elif news.tier is not None and heard.done_seconds is None:
            heard.done_seconds = news.elapsed_seconds
            if points_only:
                stop.set()

    asked = SolveParameters(time_limit_seconds=seconds, workers=workers)
    return heard, solve(problem, asked, on_progress=hear, stop=stop)


def proof_of_points(problem: Problem, seconds: float, workers: int) -> Record:
    """The seconds and labels to the proof of the points; None where the limit came first."""
    solve(generated_trip(*WARM_UP), SolveParameters(workers=workers))
    heard, result = _solved(problem, seconds, workers, points_only=True)
    is_proved = bool(result.tiers) and result.tiers[0].is_proved
    return {
        "seconds": heard.met(result.provenance.wall_seconds) if is_proved else None,
        "is_proved": is_proved,
        "labels": result.provenance.counters.get("labels"),
        "peak_bytes": peak_bytes(),
    }


def _proof_seconds(solves: Sequence[tuple[_Heard, SolveResult]], taken: float) -> float:
    """When the points were proved; with two solves, when both were done."""
    return taken if len(solves) > 1 else solves[0][0].met(taken)


def _verdict(case: FieldCase, result: SolveResult, is_proved: bool) -> Verdict:
    """Where only the points are asked, their proof is all there is to prove."""
    return Verdict.OPTIMAL if case.public is not None and is_proved else result.verdict


def _steps(told: Sequence[tuple[float, int | None]]) -> list[tuple[float, int]]:
    """The moments at which a number changed."""
    steps: list[tuple[float, int]] = []
    for seconds, number in told:
        if number is not None and (not steps or steps[-1][1] != number):
            steps.append((round(seconds, 3), number))
    return steps


# --- the peers -----------------------------------------------------------------------------------
def _peer(case: FieldCase, answer: PeerAnswer) -> Record:
    """What a peer says; of an OPHS instance rounded up it has a plan, but no bound of the file."""
    is_bound = case.public is None or len(case.public.trips()) == 1
    is_proved = answer.is_proved and is_bound
    return {
        "points": answer.points,
        "bound": answer.bound if is_bound else None,
        "is_proved": is_proved,
        "cost_and_time_cents": answer.cost_and_time_cents,
        "seconds": answer.seconds,
        "first_seconds": answer.course[0][0] if answer.course else None,
        "proof_seconds": answer.proof_seconds if is_proved else None,
        "course": list(answer.course),
        "bounds": [],
        "faults": list(answer.faults),
        "refused": list(answer.refused),
    }


def _verified(case: FieldCase, itinerary: Itinerary | None, points: int | None) -> Record:
    """Of a public case the tours, and what the verifier says of them by the file alone."""
    if case.public is None or itinerary is None or points is None:
        return {}
    tours, nights = tours_of(itinerary), nights_of(itinerary)
    found = case.public.verified(tours, nights)
    faults = list(found.faults)
    if found.score != points:
        faults.append(f"the tours score {found.score}, not {points}")
    record: Record = {
        "set": str(case.public.set),
        "m": case.public.tours,
        "file": case.public.instance,
        "tours": tours,
        "nights": nights,
        "faults": faults,
    }
    best = case.public.best_known
    if best is not None and points > best:
        record["plan"] = itinerary.model_dump(mode="json")
    return record
