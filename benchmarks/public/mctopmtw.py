"""MC-TOP-MTW: team orienteering with a budget, category caps and windows that differ by day.

Header: tours, points, budget, the caps of ten categories. Depot: id, x, y, 0, 0, opening, closing.
Points: id, x, y, service, score, O1 to O4, C4, E, fee, ten flags. The windows are [O1, O2], [O2,
O3], [O3, O4], [O4, C4]; with E = 1 the first and third are open in tours 1 and 3, the second and
fourth in tours 2 and 4; with E = 0 the other way round. Distances are rounded down to one decimal.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.public.exact import number, whole
from benchmarks.public.toptw import DEPOT, depot_legs
from benchmarks.public.trip import Point, PublicTrip, Span

CATEGORIES = 10
_TENTHS = 10


def read_mctopmtw(file: Path) -> PublicTrip:
    """The instance of a file; ValueError if it is not of this format."""
    lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    header, depot, *rows = lines
    tours, count, budget = int(header[0]), int(header[1]), whole(header[2])
    if len(rows) != count or len(header) != 3 + CATEGORIES:
        raise ValueError(f"{file.name} is no MC-TOP-MTW file of {count} points")
    points = tuple(_point(row, tours) for row in rows)
    depot_spot, *spots = [(number(row[1]), number(row[2])) for row in (depot, *rows)]
    return PublicTrip(
        name=file.stem,
        day_ends=(whole(depot[6], _TENTHS),) * tours,
        start=DEPOT,
        end=DEPOT,
        hotels=(DEPOT,),
        points=points,
        places=(DEPOT, *(point.key for point in points)),
        legs=depot_legs(depot_spot, tuple(spots), _TENTHS),
        budget=budget,
        category_caps={place + 1: int(header[3 + place]) for place in range(CATEGORIES)},
    )


def _point(row: list[str], tours: int) -> Point:
    bounds = [whole(text, _TENTHS) for text in row[5:10]]
    windows = [(bounds[place], bounds[place + 1]) for place in range(4)]
    flags = row[12 : 12 + CATEGORIES]
    return Point(
        number=int(row[0]),
        service=whole(row[3], _TENTHS),
        score=whole(row[4]),
        starts=tuple(_open(windows, row[10] == "1", tour) for tour in range(tours)),
        fee=whole(row[11]),
        categories=tuple(place + 1 for place, flag in enumerate(flags) if flag == "1"),
    )


def _open(windows: list[Span], odd_first: bool, tour: int) -> tuple[Span, ...]:
    """The two windows of a tour, counted from 0."""
    return tuple(windows[0::2] if odd_first == (tour % 2 == 0) else windows[1::2])
