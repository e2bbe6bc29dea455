"""Growth: this engine on trips that differ in one size, and on more and more delegations.

Each point is a solve to the proof of the points, or to the limit; what did not get there is told
and not fitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from benchmarks.field.cases import SEEDS, generated
from benchmarks.field.running import proof_of_points
from benchmarks.instances.delegations import Host, bookings_of
from benchmarks.instances.generator import generated_trip
from benchmarks.measuring import WARM_UP
from optimizer.domain.bookings import Booking
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from optimizer.optimise import solve
from optimizer.optimise.resident import peak_bytes

Record = dict[str, Any]


class Axis(StrEnum):
    """What grows."""

    SESSIONS = "sessions"
    DAYS = "days"
    HOTELS = "hotels"
    DELEGATIONS = "delegations"


@dataclass(frozen=True)
class Point:
    """One size along an axis, the other sizes as they are there."""

    axis: Axis
    x: int
    size: tuple[int, int, int]
    seed: int


FULL = {
    Axis.SESSIONS: tuple((x, (x, 4, 4)) for x in (20, 30, 40, 60, 80, 120)),
    Axis.DAYS: tuple((x, (40, x, 4)) for x in (2, 3, 4, 5, 6)),
    Axis.HOTELS: tuple((x, (40, 4, x)) for x in (1, 2, 4, 8)),
    Axis.DELEGATIONS: tuple((x, (30, 3, 3)) for x in (1, 2, 4, 8)),
}
QUICK = {
    Axis.SESSIONS: tuple((x, (x, 2, 2)) for x in (12, 20, 30)),
    Axis.DAYS: tuple((x, (20, x, 2)) for x in (1, 2, 3)),
    Axis.HOTELS: tuple((x, (20, 2, x)) for x in (1, 2, 4)),
    Axis.DELEGATIONS: tuple((x, (20, 2, 2)) for x in (1, 2, 3)),
}


def points(*, quick: bool, seeds: int = len(SEEDS)) -> Iterator[Point]:
    """Every point, by axis and size; full ones with so many seeds."""
    for axis, sizes in (QUICK if quick else FULL).items():
        for x, size in sizes:
            for seed in SEEDS[: 1 if quick else seeds]:
                yield Point(axis, x, size, seed)


def measure_point(point: Point, seconds: float, workers: int) -> Record:
    """The seconds to the proof of the points, and the labels that it took."""
    told = _asked(point, seconds, workers)
    if point.axis is Axis.DELEGATIONS:
        return told | _delegations(point, seconds, workers)
    problem = generated(point.size, point.seed).problem()
    return told | proof_of_points(problem, seconds, workers)


def lost_point(point: Point, seconds: float, workers: int, why: str) -> Record:
    """The record of a point that crashed or went on far past its limit."""
    nothing = {"seconds": None, "is_proved": False, "labels": None, "peak_bytes": None}
    return _asked(point, seconds, workers) | nothing | {"lost": why}


def _asked(point: Point, seconds: float, workers: int) -> Record:
    return {
        "axis": str(point.axis),
        "x": point.x,
        "size": list(point.size),
        "seed": point.seed,
        "time_limit_seconds": seconds,
        "workers": workers,
    }


def _delegations(point: Point, seconds: float, workers: int) -> Record:
    """All delegations, one after the other, each beside the bookings of those before."""
    asked = SolveParameters(time_limit_seconds=seconds, workers=workers)
    solve(generated_trip(*WARM_UP), asked)
    host = Host(*point.size, point.seed, point.x)
    held: tuple[Booking, ...] = ()
    taken, labels, is_proved = 0.0, 0, True
    for number in range(point.x):
        result = solve(host.problem(number, held), asked)
        taken += result.provenance.wall_seconds
        labels += result.provenance.counters.get("labels", 0)
        is_proved &= result.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE)
        if result.itinerary is not None:
            held = (*held, *bookings_of(result.itinerary, host.catalogue))
    return {
        "seconds": round(taken, 3) if is_proved else None,
        "is_proved": is_proved,
        "labels": labels,
        "peak_bytes": peak_bytes(),
    }
