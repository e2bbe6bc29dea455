"""TOPTW: team orienteering with time windows, in the files of Solomon and Cordeau.

Two header lines, of which the first names the number of points third; then one line each: id, x, y,
service, profit, fields without meaning here, opening, closing (the last two). Point 0 is the depot,
and its closing the end of every tour. A visit starts inside its window, waiting is allowed, and
distances are rounded down to one decimal (Solomon) or two (Cordeau, files named pr...).
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.public.exact import Spot, distance_down, number, whole
from benchmarks.public.trip import Point, PublicTrip

DEPOT = "depot"


def scale_of(name: str) -> int:
    """Ticks of a unit: tenths for Solomon's sets, hundredths for Cordeau's."""
    return 100 if name.startswith("pr") else 10


def depot_legs(depot: Spot, spots: tuple[Spot, ...], scale: int) -> tuple[tuple[int, ...], ...]:
    """Legs between the depot and all points, rounded down."""
    every = (depot, *spots)
    return tuple(tuple(distance_down(one, other, scale) for other in every) for one in every)


def read_toptw(file: Path, tours: int) -> PublicTrip:
    """The instance of a file with so many tours; ValueError if it is not of this format."""
    lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    count, scale = int(lines[0][2]), scale_of(file.stem)
    depot, *rows = lines[2:]
    if len(rows) != count:
        raise ValueError(f"{file.name} names {count} points and has {len(rows)}")
    day_end = whole(depot[-1], scale)
    points = tuple(_point(row, scale, tours) for row in rows)
    scored = [(point, row) for point, row in zip(points, rows, strict=True) if point.score]
    spots = tuple(_spot(row) for _, row in scored)
    return PublicTrip(
        name=f"{file.stem}/{tours}",
        day_ends=(day_end,) * tours,
        start=DEPOT,
        end=DEPOT,
        hotels=(DEPOT,),
        points=tuple(point for point, _ in scored),
        places=(DEPOT, *(point.key for point, _ in scored)),
        legs=depot_legs(_spot(depot), spots, scale),
    )


def _spot(row: list[str]) -> Spot:
    return number(row[1]), number(row[2])


def _point(row: list[str], scale: int, tours: int) -> Point:
    """A point pays once whichever tour visits it; one without a profit is left out.

    Leaving it out is exact: a detour over it takes its service of at least two ticks, more than
    rounding two legs down instead of one can save.
    """
    point = Point(
        number=int(row[0]),
        service=whole(row[3], scale),
        score=whole(row[4]),
        starts=(((whole(row[-2], scale), whole(row[-1], scale)),),) * tours,
    )
    if not point.score and point.service < 2:
        raise ValueError(f"point {point.number} has no profit and no service to speak of")
    return point
