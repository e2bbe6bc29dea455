"""The verifier: score and feasibility of tours from the public file alone, on its own numbers.

It shares no code with the optimizer or with the readers, so that a misreading shows. Tours are
lists of the points' numbers as the file numbers them (OPHS: from 1 in the order of the file).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise
from pathlib import Path

Tours = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Verified:
    """What tours score, and everything that is wrong with them."""

    score: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    """A line of a file with windows: where, how long, how much, and when it is open."""

    x: Decimal
    y: Decimal
    service: Decimal
    score: int
    fields: tuple[Decimal, ...]


def _rows(lines: list[str]) -> dict[int, _Row]:
    found = {}
    for line in lines:
        key, *rest = line.split()
        values = tuple(Decimal(text) for text in rest)
        found[int(key)] = _Row(values[0], values[1], values[2], int(values[3]), values[4:])
    return found


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _distance(one: _Row, other: _Row, step: str) -> Decimal:
    """Euclidean, rounded down to a step such as 0.1."""
    return _exact(one.x - other.x, one.y - other.y).quantize(Decimal(step), ROUND_FLOOR)


def _exact(dx: Decimal, dy: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return (dx * dx + dy * dy).sqrt()


def _whom(rows: dict[int, _Row], tours: Tours, faults: list[str]) -> list[list[int]]:
    """The tours without what does not exist; points visited twice are told."""
    known = [[point for point in tour if point in rows] for tour in tours]
    for point in {point for tour in tours for point in tour} - set(rows):
        faults.append(f"there is no point {point}")
    times = Counter(point for tour in known for point in tour)
    faults += [f"point {point} is visited {n} times" for point, n in times.items() if n > 1]
    return known


def _drive(
    depot: _Row,
    rows: dict[int, _Row],
    tour: list[int],
    windows: dict[int, list[tuple[Decimal, Decimal]]],
    step: str,
    label: str,
) -> list[str]:
    """Each visit starts as early as the windows let it; what is too late is a fault."""
    faults, clock, here = [], depot.fields[-2], depot
    for point in tour:
        there = rows[point]
        clock += _distance(here, there, step)
        waits = [max(clock, opens) for opens, closes in windows[point] if clock <= closes]
        if not waits:
            faults.append(f"{label}: point {point} is reached at {clock}, after its last window")
        clock = min(waits, default=clock) + there.service
        here = there
    clock += _distance(here, depot, step)
    if clock > depot.fields[-1]:
        faults.append(f"{label}: the depot is reached at {clock}, it closes at {depot.fields[-1]}")
    return faults


def _score(rows: dict[int, _Row], tours: list[list[int]]) -> int:
    return sum(rows[point].score for point in {point for tour in tours for point in tour})


def verify_toptw(file: Path, m: int, tours: Tours) -> Verified:
    """Tours of a Solomon or Cordeau file: once each, windows, closing of the depot."""
    rows = _rows(_lines(file)[2:])
    faults: list[str] = []
    depot = rows.pop(0)
    known = _whom(rows, tours, faults)
    if len(known) > m:
        faults.append(f"{len(known)} tours, there are {m}")
    windows = {key: [(row.fields[-2], row.fields[-1])] for key, row in rows.items()}
    step = "0.01" if file.stem.startswith("pr") else "0.1"
    for place, tour in enumerate(known, start=1):
        faults += _drive(depot, rows, tour, windows, step, f"tour {place}")
    return Verified(_score(rows, known), tuple(faults))


def verify_mctopmtw(file: Path, tours: Tours) -> Verified:
    """Tours of an MC-TOP-MTW file: also the fees, the categories, and windows by day."""
    head, *lines = _lines(file)
    m, _, budget, *caps = (Decimal(text) for text in head.split())
    rows = _rows(lines)
    faults: list[str] = []
    depot = rows.pop(0)
    known = _whom(rows, tours, faults)
    if len(known) > m:
        faults.append(f"{len(known)} tours, there are {m}")
    for place, tour in enumerate(known, start=1):
        windows = {key: _windows_on(row, place) for key, row in rows.items()}
        faults += _drive(depot, rows, tour, windows, "0.1", f"tour {place}")
    visited = [rows[point] for tour in known for point in tour]
    fees = sum(row.fields[6] for row in visited)
    if fees > budget:
        faults.append(f"the fees are {fees}, the budget is {budget}")
    for category, cap in enumerate(caps):
        count = sum(row.fields[7 + category] for row in visited)
        if count > cap:
            faults.append(f"{count} visits of category {category + 1}, at most {cap}")
    return Verified(_score(rows, known), tuple(faults))


def _windows_on(row: _Row, tour: int) -> list[tuple[Decimal, Decimal]]:
    """Of [O1,O2] [O2,O3] [O3,O4] [O4,C4] the two open in a tour; E says in which tours."""
    bounds, says = row.fields[:5], row.fields[5]
    odd_tour, ones = tour % 2 == 1, says == 1
    first = 0 if odd_tour == ones else 1
    return [(bounds[first], bounds[first + 1]), (bounds[first + 2], bounds[first + 3])]


def verify_ophs(file: Path, tours: Tours, nights: Sequence[int]) -> Verified:
    """Trips of an OPHS file with exact lengths; `nights` are the hotels in between, by number."""
    lines = [line.split() for line in _lines(file) if not line.startswith("--")]
    extra, trips = int(lines[0][1]), int(lines[0][2])
    limits = [Decimal(text) for text in lines[2]]
    spots = [(Decimal(line[0]), Decimal(line[1])) for line in lines[3:]]
    hotels, points = spots[: 2 + extra], dict(enumerate(spots[2 + extra :], start=1))
    scores = {place: int(Decimal(line[2])) for place, line in enumerate(lines[5 + extra :], 1)}
    times, faults = Counter(point for tour in tours for point in tour), []
    faults += [f"there is no point {point}" for point in times if point not in points]
    faults += [f"point {point} is visited {n} times" for point, n in times.items() if n > 1]
    if len(tours) != trips or len(nights) != trips - 1:
        faults.append(f"{len(tours)} trips and {len(nights)} nights, there are {trips} trips")
    faults += [f"there is no hotel {night}" for night in nights if not 0 <= night < len(hotels)]
    score = sum(scores.get(point, 0) for point in times)
    if faults:
        return Verified(score, tuple(faults))
    ends = [0, *nights, 1]
    for place, tour in enumerate(tours):
        way = [hotels[ends[place]], *(points[point] for point in tour), hotels[ends[place + 1]]]
        with localcontext() as context:
            context.prec = 60
            length = sum(
                (_exact(a[0] - b[0], a[1] - b[1]) for a, b in pairwise(way)),
                Decimal(0),
            )
            if length > limits[place]:
                faults.append(f"trip {place + 1} is {length:.9f} long, at most {limits[place]}")
    return Verified(score, tuple(faults))
