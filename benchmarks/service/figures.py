"""Figures of many measurements: percentiles of times, and how fast something grows."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of the values does not exceed; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = max(0, -(-len(ordered) * int(share * 1000) // 1000) - 1)
    return ordered[min(place, len(ordered) - 1)]


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The growth of y for each unit of x by least squares; 0 for fewer than two points."""
    if len(points) < 2:
        return 0.0
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if spread == 0:
        return 0.0
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
