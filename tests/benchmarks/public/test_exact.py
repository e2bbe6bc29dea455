"""Distances are rounded just as they are meant to be, in whole numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.public.exact import distance_down, distance_up, number, whole

COORDINATES = st.decimals(-500, 500, places=3).map(Fraction)


def test_a_whole_distance_is_rounded_neither_way() -> None:
    """Three and four give five, in any unit."""
    one, other = (number("0"), number("0")), (number("3"), number("4"))
    for scale in (1, 10, 10**6):
        assert distance_down(one, other, scale) == distance_up(one, other, scale) == 5 * scale


@given(COORDINATES, COORDINATES, st.sampled_from([1, 10, 100, 10**6]))
def test_the_distance_lies_between_the_two(x: Fraction, y: Fraction, scale: int) -> None:
    """Down is the last whole number at or below the distance, up the first at or above it."""
    here, there = (Fraction(0), Fraction(0)), (x, y)
    square = (x * x + y * y) * scale**2
    down, up = distance_down(here, there, scale), distance_up(here, there, scale)
    assert down**2 <= square < (down + 1) ** 2
    assert (up - 1) ** 2 < square <= up**2 or (square == 0 and up == 0)


def test_a_number_between_two_ticks_is_refused() -> None:
    """Nothing is rounded silently."""
    assert whole("163.5", 10) == 1635
    with pytest.raises(ValueError, match=r"163\.55"):
        whole("163.55", 10)
