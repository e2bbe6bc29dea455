"""Results of the small problem, made by hand."""

from typing import Any

from optimizer.costing import totals_by_category
from optimizer.domain.itinerary import Score
from optimizer.domain.result import (
    Provenance,
    Reason,
    SolveResult,
    Tier,
    UnmetWish,
    Verdict,
)
from tests.costing import example

PROVENANCE = Provenance(
    problem_hash="0" * 64,
    software={"paamaja": "0"},
    parameters={},
    wall_seconds=30.2,
    seconds_to_first_plan=1.0,
)


def tiers(points_bound: int | None = 70, cost_bound: int | None = 900_000) -> tuple[Tier, ...]:
    """Seventy points and 9 000 €, with bounds."""
    return (
        Tier(name="points", unit="points", value=70, bound=points_bound),
        Tier(name="cost", unit="cents", value=900_000, bound=cost_bound),
    )


def score() -> Score:
    """Points and costs of the example itinerary."""
    totals = totals_by_category(example.itinerary().cost_lines)
    return Score(
        points_by_wish={"want-fire": 40, "distinct-partners": 5},
        cost_by_category={category: cents for category, cents in totals.items() if cents},
        travel_minutes=400,
        waiting_minutes=215,
        time_cents=61_500,
    )


def result(verdict: Verdict = Verdict.OPTIMAL, **fields: Any) -> SolveResult:
    """A result with the example itinerary unless the verdict has none."""
    has_plan = verdict in (Verdict.OPTIMAL, Verdict.FEASIBLE)
    base: dict[str, Any] = {
        "verdict": verdict,
        "tiers": tiers() if has_plan else (),
        "itinerary": example.itinerary() if has_plan else None,
        "score": score() if has_plan else None,
        "provenance": PROVENANCE,
    }
    if has_plan:
        reason = Reason(code="closed", message="The smoke tour is closed on these dates.")
        base["unmet"] = (
            UnmetWish(wish="want-smoke", weight=30, reasons=(reason,)),
            UnmetWish(wish="must-rescue", weight=0),
        )
    return SolveResult(**(base | fields))
