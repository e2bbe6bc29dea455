"""Whole-number arithmetic on the decimal numbers of a file: nothing passes through a float."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, isqrt

Spot = tuple[Fraction, Fraction]
"""Coordinates as the file has them."""


def number(text: str) -> Fraction:
    """A decimal number just as it is written."""
    return Fraction(text)


def whole(text: str, scale: int = 1) -> int:
    """A number of the file in units of 1/scale; ValueError if it is no whole number of them."""
    value = number(text) * scale
    if value.denominator != 1:
        raise ValueError(f"{text} is no whole number of 1/{scale}")
    return value.numerator


def distance_down(one: Spot, other: Spot, scale: int) -> int:
    """The Euclidean distance in units of 1/scale, rounded down."""
    return isqrt(floor(_square(one, other) * scale**2))


def distance_up(one: Spot, other: Spot, scale: int) -> int:
    """The Euclidean distance in units of 1/scale, rounded up."""
    square = ceil(_square(one, other) * scale**2)
    root = isqrt(square)
    return root if root * root == square else root + 1


def _square(one: Spot, other: Spot) -> Fraction:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
