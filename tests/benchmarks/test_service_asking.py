"""Plans and sweeps through the service: what is asked, and what is made of many runs."""

from __future__ import annotations

from benchmarks.service.asking import medians
from benchmarks.service.sweep import questions


def test_questions_differ_in_their_budget_only() -> None:
    """Each a hundredth of the first one below the one before."""
    budget = {"total_cents": 1_000_000, "caps": {"rooms": 5}}
    request = {"parameters": {"workers": 1}, "problem": {"wishes": {"id": "w", "budget": budget}}}
    asked = questions(request, 3)
    totals = [one["problem"]["wishes"]["budget"]["total_cents"] for one in asked]
    assert totals == [1_000_000, 990_000, 980_000]
    assert asked[0] == request
    assert asked[2]["problem"]["wishes"]["budget"]["caps"] == {"rooms": 5}


def test_medians_are_of_moments_that_all_came_to() -> None:
    """A proof that one run did not reach has no median; the verdicts tell."""
    runs = [
        {"first_seconds": 1.0, "proof_seconds": 2.0, "verdict": "OPTIMAL"},
        {"first_seconds": 3.0, "verdict": "FEASIBLE"},
    ]
    assert medians(runs) == {"first_seconds": 2.0, "verdicts": ["FEASIBLE", "OPTIMAL"]}
