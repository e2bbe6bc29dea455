"""Travel matrices: square, without holes, and with every place that is travelled to."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks.check import CATALOGUE, Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.travel import Matrix

MOST_HOLES = 20
"""So many holes of a matrix are named one by one; the rest is counted."""


def matrix_shapes(catalogue: Catalogue) -> Iterator[Spot]:
    """Matrices whose rows and columns are not just the places."""
    for index, matrix in enumerate(catalogue.matrices):
        for table in ("minutes", "metres"):
            yield from _shape(("matrices", index, table), matrix, getattr(matrix, table))


def _shape(
    steps: Steps, matrix: Matrix, rows: tuple[tuple[int | None, ...], ...]
) -> Iterator[Spot]:
    size = len(matrix.places)
    advice = f"Give one row and one column for each of the {size} places, in their order."
    if len(rows) != size:
        yield Spot(
            CATALOGUE,
            steps,
            FindingCode.MATRIX_SHAPE,
            f"Matrix '{matrix.id}' has {size} places but {len(rows)} rows of {steps[-1]}.",
            advice,
            detail={"places": size, "rows": len(rows)},
        )
    for index, row in enumerate(rows):
        if len(row) != size:
            yield Spot(
                CATALOGUE,
                (*steps, index),
                FindingCode.MATRIX_SHAPE,
                f"Row {index + 1} of the {steps[-1]} of matrix '{matrix.id}' has {len(row)} "
                f"numbers for {size} places.",
                advice,
                detail={"places": size, "columns": len(row)},
            )


def matrix_holes(catalogue: Catalogue) -> Iterator[Spot]:
    """Pairs of places without a travel time or distance."""
    for index, matrix in enumerate(catalogue.matrices):
        holes = tuple(_holes(matrix))
        for table, row, column in holes[:MOST_HOLES]:
            origin, destination = matrix.places[row], matrix.places[column]
            what = "travel time" if table == "minutes" else "distance"
            yield Spot(
                CATALOGUE,
                ("matrices", index, table, row, column),
                FindingCode.MATRIX_HOLE,
                f"Matrix '{matrix.id}' has no {what} from '{origin}' to '{destination}'.",
                f"Fill in the {table} from '{origin}' to '{destination}'.",
                detail={"matrix": matrix.id, "origin": origin, "destination": destination},
            )
        if len(holes) > MOST_HOLES:
            yield Spot(
                CATALOGUE,
                ("matrices", index),
                FindingCode.MATRIX_HOLE,
                f"Matrix '{matrix.id}' has {len(holes)} holes; the first {MOST_HOLES} are named.",
                "Fill in the whole matrix, for instance from a routing service.",
                detail={"matrix": matrix.id, "holes": len(holes)},
            )


def _holes(matrix: Matrix) -> Iterator[tuple[str, int, int]]:
    """The empty cells off the diagonal; where both numbers lack, only that of the minutes."""
    size, seen = len(matrix.places), set()
    for table, rows in (("minutes", matrix.minutes), ("metres", matrix.metres)):
        for row, cells in enumerate(rows[:size]):
            for column, cell in enumerate(cells[:size]):
                if cell is None and row != column and (row, column) not in seen:
                    seen.add((row, column))
                    yield table, row, column


def matrix_diagonals(catalogue: Catalogue) -> Iterator[Spot]:
    """Travel from a place to itself that is not nothing; it is never used."""
    for index, matrix in enumerate(catalogue.matrices):
        for table, rows in (("minutes", matrix.minutes), ("metres", matrix.metres)):
            for row, cells in enumerate(rows[: len(matrix.places)]):
                if row < len(cells) and cells[row]:
                    yield Spot(
                        CATALOGUE,
                        ("matrices", index, table, row, row),
                        FindingCode.MATRIX_SHAPE,
                        f"Matrix '{matrix.id}' has {cells[row]} {table} from "
                        f"'{matrix.places[row]}' to itself.",
                        "Write 0: nobody travels within a place.",
                        Severity.WARNING,
                        {"matrix": matrix.id, "place": matrix.places[row]},
                    )


def places_without_travel(catalogue: Catalogue, known: Known) -> Iterator[Spot]:
    """Places that exist and are used but stand in no row of a matrix that travel needs."""
    used = {
        item.place: f"{field} '{item.id}'"
        for field in ("venues", "hotels", "restaurants", "connections")
        for item in reversed(getattr(catalogue, field))
    }
    garages = [vehicle for vehicle in catalogue.vehicles if vehicle.garage is not None]
    for index, matrix in enumerate(catalogue.matrices):
        if matrix.id not in needed_matrices(catalogue):
            continue
        own = {
            vehicle.garage: f"vehicles '{vehicle.id}'"
            for vehicle in garages
            if vehicle.matrix == matrix.id
        }
        for place, user in (own | used).items():
            if place is None or not known.has("places", place):
                continue
            if place not in matrix.places:
                yield lacking(("matrices", index, "places"), matrix, place, user)


def needed_matrices(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the matrices by which somebody walks or drives."""
    return frozenset({catalogue.walk_matrix, *(vehicle.matrix for vehicle in catalogue.vehicles)})


def lacking(steps: Steps, matrix: Matrix, place: str, user: str, document: str = CATALOGUE) -> Spot:
    """The finding that a matrix lacks a place which something uses."""
    return Spot(
        document,
        steps,
        FindingCode.MATRIX_HOLE,
        f"Matrix '{matrix.id}' has no row for the place '{place}', which {user} uses.",
        f"Add '{place}' to the matrix, with the minutes and metres from and to every other place.",
        detail={"matrix": matrix.id, "place": place},
    )
