"""One measured public case: value, bound, seconds, and what the verifier says of the tours."""

from __future__ import annotations

import threading
from typing import Any

from benchmarks.measuring import memory_of
from benchmarks.public.sets import Case
from benchmarks.public.trip import PublicTrip, nights_of, tours_of
from optimizer.domain.progress import Progress, SolveParameters
from optimizer.domain.result import SolveResult
from optimizer.optimise import solve

Record = dict[str, Any]


def measure_case(case: Case, time_limit_seconds: float, workers: int) -> Record:
    """The record of a case; the time limit is for each of its solves (OPHS has two)."""
    parameters = SolveParameters(time_limit_seconds=time_limit_seconds, workers=workers)
    results = [_points_of(trip, parameters) for trip in case.trips()]
    plan, bounding = results[0], results[-1]
    value = plan.tiers[0].value if plan.tiers else None
    bound = bounding.tiers[0].bound if bounding.tiers else None
    return {
        "set": str(case.set),
        "instance": case.instance,
        "m": case.tours,
        "time_limit_seconds": time_limit_seconds,
        "workers": workers,
        "value": value,
        "bound": bound,
        "best_known": case.best_known,
        "kind": case.kind,
        "gap_to_best": _gap_to_best(value, case.best_known),
        "is_proved": value is not None and value == bound,
        "seconds": round(sum(result.provenance.wall_seconds for result in results), 3),
        "first_plan_seconds": plan.provenance.seconds_to_first_plan,
        "counters": plan.provenance.counters,
        "memory": memory_of(*results),
        **_verified(case, plan, value),
    }


def _points_of(trip: PublicTrip, parameters: SolveParameters) -> SolveResult:
    """Solves until the points are done: what the fees cost in the end is not asked."""
    stop = threading.Event()

    def hear(news: Progress) -> None:
        if news.tier is not None and news.tier != "points":
            stop.set()

    return solve(trip.problem, parameters, on_progress=hear, stop=stop)


def _gap_to_best(value: int | None, best: int | None) -> float | None:
    """Negative where the value is above the best published one."""
    return None if value is None or not best else (best - value) / best


def _verified(case: Case, plan: SolveResult, value: int | None) -> Record:
    """What the file alone says of the tours; with the whole plan where it is a new best."""
    if plan.itinerary is None:
        return {"is_verified": None, "faults": []}
    tours, nights = tours_of(plan.itinerary), nights_of(plan.itinerary)
    found = case.verified(tours, nights)
    faults = list(found.faults)
    if found.score != value:
        faults.append(f"the tours score {found.score}, not {value}")
    record: Record = {"is_verified": not faults, "faults": faults, "tours": tours, "nights": nights}
    if value is not None and case.best_known is not None and value > case.best_known:
        record["plan"] = plan.itinerary.model_dump(mode="json")
    return record
