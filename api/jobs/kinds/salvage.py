"""Salvage: of a solve that was cut off, the best plan it had told, with what was proved of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import ValidationError

from optimizer.check import check, score, unmet_wishes
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.problem import Problem
from optimizer.domain.progress import Progress
from optimizer.domain.result import Provenance, SolveResult, Tier, UnmetWish, Verdict

Steps = Sequence[Mapping[str, Any]]


def best_told(problem: Problem, parameters: dict[str, Any], steps: Steps) -> SolveResult | None:
    """The last itinerary among the steps as a FEASIBLE result; None if there is none that holds.

    Bounds are those that were told last; values are the score's own, so nothing is claimed that
    the itinerary does not hold.
    """
    told = [step for content in steps if (step := _step(content)) is not None]
    best = next((step for step in reversed(told) if step.itinerary is not None), None)
    if best is None or best.itinerary is None:
        return None
    if best.itinerary.problem_hash != problem.content_hash or check(problem, best.itinerary):
        return None
    worth = score(problem, best.itinerary)
    return SolveResult(
        verdict=Verdict.FEASIBLE,
        tiers=_tiers(worth, told),
        itinerary=best.itinerary,
        score=worth,
        unmet=_unmet(problem, best.itinerary),
        provenance=Provenance(
            problem_hash=problem.content_hash,
            software={name: _version(name) for name in ("paamaja", "ortools", "numba")},
            parameters=parameters,
            wall_seconds=told[-1].elapsed_seconds,
            seconds_to_first_plan=next(
                step.elapsed_seconds for step in told if step.itinerary is not None
            ),
        ),
    )


def _step(content: Mapping[str, Any]) -> Progress | None:
    """A step as it was told; None where another version of the software told it differently."""
    try:
        return Progress.model_validate(content)
    except ValidationError:
        return None


def _tiers(worth: Score, told: Sequence[Progress]) -> tuple[Tier, ...]:
    """The goals that were told of, in their order, with their last bounds."""
    own = {
        "points": worth.points,
        "cost and time": worth.cost_and_time_cents,
        "cost": worth.cost_cents,
        "travel": worth.travel_minutes,
    }
    tiers: dict[str, Tier] = {}
    for step in told:
        if step.tier in own:
            tiers[step.tier] = Tier(
                name=step.tier, unit=step.unit, value=own[step.tier], bound=step.bound
            )
    return tuple(tiers.values())


def _unmet(problem: Problem, itinerary: Itinerary) -> tuple[UnmetWish, ...]:
    missing = set(unmet_wishes(problem, itinerary))
    return tuple(
        UnmetWish(wish=wish.id, weight=wish.weight)
        for wish in problem.wishes.wishes
        if wish.id in missing
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
