"""Bookings in files: read with the problem or beside it, with every fault told at its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from optimizer.domain.crosschecks import bookings_findings
from optimizer.domain.documents import findings_of, findings_of_content, findings_of_file
from optimizer.domain.problem import Problem
from tests.builders.small import small_catalogue_dict, small_problem, small_wishes_dict

DATE = "2027-05-11"
HOST = small_catalogue_dict()["partners"][0]["id"]
HOTEL = small_catalogue_dict()["hotels"][0]
PARTNER = {"kind": "partner", "id": HOST, "date": DATE}
ROOMS = {"kind": "hotel", "id": HOTEL["id"], "date": DATE, "room": HOTEL["rooms"][0]["kind"]}


def _seen(*bookings: dict[str, Any]) -> set[tuple[str, str, str]]:
    whole = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}
    _, findings = findings_of_content(whole | {"bookings": list(bookings)})
    return {(one.code.value, one.severity.value, one.path) for one in findings}


FAULTS: list[tuple[list[dict[str, Any]], tuple[str, str, str] | None]] = [
    ([PARTNER], None),
    ([PARTNER | {"start": "09:00", "end": "10:00", "trip": "Other guests"}], None),
    ([PARTNER | {"id": "nobody"}], ("unknown-id", "error", "/bookings/0/id")),
    ([{"kind": "venue", "id": HOST, "date": DATE}], ("unknown-id", "error", "/bookings/0/id")),
    ([PARTNER | {"start": "09:00"}], ("value-wrong", "error", "/bookings/0")),
    (
        [PARTNER | {"start": "10:00", "end": "09:59"}],
        ("window-order", "error", "/bookings/0"),
    ),
    (
        [PARTNER | {"start": "10:00", "end": "10:00"}],
        ("value-out-of-range", "warning", "/bookings/0/end"),
    ),
    ([PARTNER | {"count": 0}], ("value-out-of-range", "error", "/bookings/0/count")),
    ([PARTNER | {"room": "single"}], ("value-wrong", "error", "/bookings/0")),
    ([ROOMS], None),
    ([ROOMS | {"room": None}], ("value-wrong", "error", "/bookings/0")),
    ([ROOMS | {"start": "09:00", "end": "10:00"}], ("value-wrong", "error", "/bookings/0")),
    ([ROOMS | {"count": 10_000}], ("contradiction", "warning", "/bookings/0/count")),
    ([PARTNER, PARTNER], ("contradiction", "warning", "/bookings/1/count")),
    (
        [
            PARTNER | {"start": "09:00", "end": "10:00"},
            PARTNER | {"start": "10:00", "end": "11:00"},
        ],
        None,
    ),
    (
        [
            PARTNER | {"start": "09:00", "end": "10:00"},
            PARTNER | {"start": "11:00", "end": "12:00"},
            PARTNER | {"start": "09:59", "end": "11:00"},
        ],
        ("contradiction", "warning", "/bookings/2/count"),
    ),
    ([PARTNER | {"color": "red"}], ("field-unknown", "error", "/bookings/0/color")),
]


@pytest.mark.parametrize(("bookings", "expected"), FAULTS)
def test_fault_of_the_bookings(
    bookings: list[dict[str, Any]], expected: tuple[str, str, str] | None
) -> None:
    """One wrong booking gives just its finding, a right one none."""
    assert _seen(*bookings) == ({expected} if expected else set())


def test_a_room_that_the_hotel_does_not_have() -> None:
    """A kind of room that a hotel lacks is told where it is named."""
    kinds = {room["kind"] for room in HOTEL["rooms"]}
    lacking = next(kind for kind in ("accessible", "twin", "single") if kind not in kinds)
    assert _seen(ROOMS | {"room": lacking}) == {("value-wrong", "error", "/bookings/0/room")}


def _written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".json":
            json.dump(content, file)
        else:
            YAML().dump(content, file)
    return path


@pytest.mark.parametrize("name", ["held.yaml", "held.json"])
@pytest.mark.parametrize("under_a_key", [False, True])
def test_bookings_from_a_file(tmp_path: Path, name: str, under_a_key: bool) -> None:
    """A list by itself or under `bookings`, YAML or JSON, becomes part of the problem."""
    catalogue = _written(tmp_path, "catalogue.json", small_catalogue_dict())
    wishes = _written(tmp_path, "wishes.json", small_wishes_dict())
    listed = [PARTNER, ROOMS]
    held = _written(tmp_path, name, {"bookings": listed} if under_a_key else listed)
    problem, findings = findings_of(catalogue, wishes, held)
    assert findings == ()
    assert problem is not None
    assert [(one.kind.value, one.id) for one in problem.bookings] == [
        ("partner", HOST),
        ("hotel", HOTEL["id"]),
    ]


def test_bookings_are_added_to_those_of_the_problem(tmp_path: Path) -> None:
    """A problem file keeps its own; a fault of the other file is told in that file and line."""
    whole = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}
    path = _written(tmp_path, "problem.json", whole | {"bookings": [ROOMS]})
    more = _written(
        tmp_path, "held.yaml", [PARTNER, PARTNER | {"id": "nobody", "date": "2027-05-12"}]
    )
    problem, findings = findings_of_file(path)
    assert problem is not None
    assert (len(problem.bookings), findings) == (1, ())
    problem, findings = findings_of_file(path, more)
    assert problem is None
    (finding,) = findings
    assert (finding.document, finding.path) == (str(more), "/1/id")
    assert finding.detail["line"] == 5
    problem, findings = findings_of_file(path, _written(tmp_path, "held.yaml", [PARTNER]))
    assert problem is not None
    assert (len(problem.bookings), findings) == (2, ())


def test_a_file_that_is_no_list(tmp_path: Path) -> None:
    """A single value is refused, and so is a file that is not there."""
    catalogue = _written(tmp_path, "catalogue.json", small_catalogue_dict())
    wishes = _written(tmp_path, "wishes.json", small_wishes_dict())
    for held in (_written(tmp_path, "held.json", "nothing"), tmp_path / "none.yaml"):
        problem, findings = findings_of(catalogue, wishes, held)
        assert problem is None
        assert len(findings) == 1


def test_hours_are_in_the_ticks_of_the_catalogue() -> None:
    """With ten ticks a minute, nine o'clock is 5400."""
    problem = small_problem()
    content = problem.model_dump(mode="json")
    content["catalogue"]["rules"]["ticks_per_minute"] = 10
    content["bookings"] = [PARTNER | {"start": "09:00", "end": "10:00"}]
    assert Problem.model_validate(content).bookings[0].span == (5400, 6000)


def test_bookings_at_hand_are_checked_too() -> None:
    """A problem that was never in a file has findings about its bookings."""
    content = small_problem().model_dump(mode="json") | {"bookings": [PARTNER | {"id": "nobody"}]}
    (finding,) = bookings_findings(Problem.model_validate(content))
    assert finding.path == "/bookings/0/id"
