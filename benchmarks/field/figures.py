"""Figures of many runs: the best known, gaps, moments, shares, and exponents of growth."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Record = dict[str, Any]

NEAR = 0.01
"""Near the best known: within a hundredth of it."""


def best_known(records: Iterable[Record]) -> dict[str, int]:
    """For each instance the most points that are published or that any run reached."""
    best: dict[str, int] = {}
    for record in records:
        for value in (record["points"], record.get("published")):
            if value is not None:
                best[record["instance"]] = max(value, best.get(record["instance"], value))
    return best


def gap(points: int | None, best: int) -> float:
    """How far points are from the best known, as a share of it; 1 without a plan."""
    if points is None:
        return 1.0
    return (best - points) / best if best else 0.0


def points_at(record: Record, seconds: float) -> int | None:
    """The points that a run had by a moment."""
    had = [points for moment, points in record["course"] if moment <= seconds]
    if record["points"] is not None and seconds >= record["seconds"]:
        had.append(record["points"])
    return max(had, default=None)


def moment_within(record: Record, best: int, share: float = NEAR) -> float | None:
    """When a run was that near the best known; None if it was not."""
    enough = best * (1 - share)
    course = [moment for moment, points in record["course"] if points >= enough]
    if course:
        return float(min(course))
    if record["points"] is not None and record["points"] >= enough:
        return float(record["seconds"])
    return None


@dataclass(frozen=True)
class Summary:
    """A solver on a group: counts, mean gap in the end, and median seconds (None: not in half)."""

    group: str
    solver: str
    cases: int
    refused: int
    planned: int
    at_best: int
    proved: int
    faulty: int
    lost: int
    mean_gap: float | None
    first: float | None
    near: float | None
    proof: float | None


def summaries(records: Sequence[Record]) -> list[Summary]:
    """One for each group and solver, in the order in which they come."""
    best = best_known(records)
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault((record["group"], record["pass"]), []).append(record)
    return [_summary(group, solver, runs, best) for (group, solver), runs in groups.items()]


def _summary(group: str, solver: str, runs: list[Record], best: dict[str, int]) -> Summary:
    tried = [run for run in runs if not run["refused"]]
    known = [run for run in tried if run["instance"] in best]
    gaps = [gap(run["points"], best[run["instance"]]) for run in known]
    return Summary(
        group=group,
        solver=solver,
        cases=len(runs),
        refused=len(runs) - len(tried),
        planned=sum(run["points"] is not None for run in tried),
        at_best=sum(share <= 0 for share in gaps),
        proved=sum(bool(run["is_proved"]) for run in tried),
        faulty=sum(bool(run["faults"]) for run in tried),
        lost=sum(bool(run.get("lost")) for run in tried),
        mean_gap=sum(gaps) / len(gaps) if gaps else None,
        first=_median([run["first_seconds"] for run in tried]),
        near=_median([moment_within(run, best[run["instance"]]) for run in known]),
        proof=_median([run["proof_seconds"] for run in tried]),
    )


def _median(values: Sequence[float | None]) -> float | None:
    """The median where what did not come about takes for ever; None if that is for ever."""
    if not values:
        return None
    found = median(math.inf if value is None else value for value in values)
    return None if math.isinf(found) else round(found, 3)


# --- curves --------------------------------------------------------------------------------------
Curve = list[tuple[float, float]]


def quality_profile(runs: Sequence[Record], best: dict[str, int]) -> Curve:
    """For each gap the share of instances that are at most so far from the best known."""
    gaps = sorted(gap(run["points"], best[run["instance"]]) for run in _known(runs, best))
    return [(share, (place + 1) / len(gaps)) for place, share in enumerate(gaps) if share < 1]


def time_profile(runs: Sequence[Record], best: dict[str, int], share: float = NEAR) -> Curve:
    """For each moment the share of instances that were near the best known by then."""
    known = _known(runs, best)
    moments = sorted(
        moment
        for run in known
        if (moment := moment_within(run, best[run["instance"]], share)) is not None
    )
    return [(moment, (place + 1) / len(known)) for place, moment in enumerate(moments)]


def anytime(runs: Sequence[Record], best: dict[str, int], moments: Sequence[float]) -> Curve:
    """For each moment the mean gap by then; no plan counts as a gap of 1."""
    known = _known(runs, best)
    if not known:
        return []

    def mean(seconds: float) -> float:
        gaps = [gap(points_at(run, seconds), best[run["instance"]]) for run in known]
        return sum(gaps) / len(gaps)

    return [(seconds, mean(seconds)) for seconds in moments]


def _known(runs: Sequence[Record], best: dict[str, int]) -> list[Record]:
    return [run for run in runs if not run["refused"] and run["instance"] in best]


@dataclass(frozen=True)
class Growth:
    """y grows as x to the power of `exponent`; `fit` is the share of the variance it explains."""

    exponent: float
    factor: float
    fit: float
    points: int


def growth(points: Iterable[tuple[float, float]]) -> Growth | None:
    """The power by least squares of the logarithms; None with fewer than three sizes."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len({x for x, _ in logs}) < 3:
        return None
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread
    level = mean_y - slope * mean_x
    left = sum((y - level - slope * x) ** 2 for x, y in logs)
    whole = sum((y - mean_y) ** 2 for _, y in logs)
    fit = 1.0 if whole == 0 else 1 - left / whole
    return Growth(round(slope, 3), math.exp(level), round(fit, 3), len(logs))


def grouped(records: Iterable[Record], key: Callable[[Record], str]) -> dict[str, list[Record]]:
    """Records by a key, in the order in which the keys come."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found
