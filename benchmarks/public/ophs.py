"""OPHS: orienteering with hotel selection.

Line 1: points + 2, extra hotels, trips; line 2: the limit of all trips together; line 3: the limit
of each; then start hotel, end hotel, extra hotels and points as x, y, score. The first trip leaves
the start hotel, the last one ends in the end hotel, each other begins where the one before ended,
in any hotel. Distances are exact; here they are rounded to 10^-6: up for plans, which are then
feasible as they stand, and down for bounds, which then hold for the exact distances.
"""

from __future__ import annotations

from enum import StrEnum
from math import ceil, floor
from pathlib import Path

from benchmarks.public.exact import distance_down, distance_up, number, whole
from benchmarks.public.trip import Point, PublicTrip

SCALE = 10**6


class Rounding(StrEnum):
    """Which way distances are rounded; limits go the other way."""

    UP = "up"
    DOWN = "down"


def read_ophs(file: Path, rounding: Rounding) -> PublicTrip:
    """The instance of a file with distances rounded one way; ValueError if it has another format.

    Its sum of trip limits may not pass the limit of all together, which then says nothing more.
    """
    lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [line for line in lines if line and not line[0].startswith("--")]
    (count, extra, trips), (total,), limits = map(int, rows[0]), rows[1], rows[2]
    hotels, points = rows[3 : 5 + extra], rows[5 + extra :]
    if len(points) != count - 2 or len(limits) != trips:
        raise ValueError(f"{file.name} names {count - 2} points and {trips} trips")
    names = tuple(f"hotel-{place}" for place in range(len(hotels)))
    scored = [(place, row) for place, row in enumerate(points, start=1) if whole(row[2])]
    ends = tuple(_limit(text, rounding) for text in limits)
    spots = [(number(row[0]), number(row[1])) for row in (*hotels, *(row for _, row in scored))]
    distance = distance_up if rounding is Rounding.UP else distance_down
    _check_total(file, total, limits)
    return PublicTrip(
        name=f"{file.parent.name}/{file.stem}",
        day_ends=ends,
        start=names[0],
        end=names[1],
        hotels=names,
        points=tuple(
            Point(place, 0, whole(row[2]), tuple(((0, end),) for end in ends))
            for place, row in scored
        ),
        places=(*names, *(f"point-{place}" for place, _ in scored)),
        legs=tuple(tuple(distance(one, other, SCALE) for other in spots) for one in spots),
    )


def _limit(text: str, rounding: Rounding) -> int:
    exact = number(text) * SCALE
    return floor(exact) if rounding is Rounding.UP else ceil(exact)


def _check_total(file: Path, total: str, limits: list[str]) -> None:
    """Trip limits are rounded up in their last decimal, so their sum may pass the total by that."""
    over = sum(number(text) for text in limits) - number(total)
    if over > number("0.001") * len(limits):
        raise ValueError(f"{file.name}: the trips together may take more than their limits say")
