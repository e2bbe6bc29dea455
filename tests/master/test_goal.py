"""Goals: which of them no trip is worth less than nothing under."""

from __future__ import annotations

import pytest

from optimizer.master.goal import Goal, any_trip, cost_alone, travel_alone


@pytest.mark.parametrize(
    ("goal", "is_never_negative"),
    [
        (any_trip(), True),
        (Goal("points", "points", terms=(3, 0)), True),
        (Goal("points", "points", terms=(3, -1)), False),
        (cost_alone(), False),
        (travel_alone(), False),
        (Goal("changes", "changes", is_least=True, mark=1), False),
    ],
)
def test_a_bound_below_nothing_proves_that_no_trip_exists(
    goal: Goal, *, is_never_negative: bool
) -> None:
    """Where all that counts are points; what costs makes every trip negative."""
    assert goal.is_never_negative is is_never_negative
