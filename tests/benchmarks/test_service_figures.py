"""Figures of the service's benchmark: percentiles and growth, against their definitions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.service.figures import percentile, slope

VALUES = st.lists(st.integers(-1000, 1000), min_size=1, max_size=60)


@given(VALUES, st.sampled_from((0.5, 0.9, 0.99, 1.0)))
def test_percentile_is_the_smallest_that_enough_do_not_exceed(
    values: list[int], share: float
) -> None:
    """By counting: so many are at or below it, and with the next smaller one too few."""
    found = percentile([float(one) for one in values], share)
    assert found in values
    assert sum(one <= found for one in values) >= share * len(values) - 1e-9
    smaller = [one for one in values if one < found]
    assert len(smaller) < share * len(values)


def test_of_nothing_there_is_no_percentile() -> None:
    """Zero, and no growth of fewer than two points."""
    assert percentile([], 0.5) == 0
    assert slope([]) == 0
    assert slope([(1, 2)]) == 0
    assert slope([(1, 2), (1, 3)]) == 0


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_slope_of_a_line_is_its_own(rise: float, start: float) -> None:
    """Whatever its height."""
    points = [(float(x), start + rise * x) for x in range(10)]
    assert slope(points) == pytest.approx(rise, abs=1e-6)
