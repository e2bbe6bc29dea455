"""Packages read from files: what belongs to a single trip, and what does not fit, is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.findings import FindingCode
from optimizer.domain.writing import written
from scenarios.packages import package_in, shipped_packages

Edit = Callable[[dict[str, Any]], None]


def edited(folder: Path, edit: Edit) -> Path:
    """The shortest package with one change."""
    package = shipped_packages()["headquarters-city"]
    content = written(package)
    edit(content)
    path = folder / "package.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def put(*steps: str | int, value: Any) -> Edit:
    """Puts a value where the steps lead."""

    def edit(content: dict[str, Any]) -> None:
        here: Any = content
        for step in steps[:-1]:
            here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
        here[steps[-1]] = value

    return edit


COMMITMENT = {
    "id": "dinner",
    "name": {"fi": "Illallinen", "en": "Dinner"},
    "places": ["kenkavero"],
    "minutes": 90,
}
MOVABLE = {**COMMITMENT, "windows": ["18:00-21:00"]}

WRONG = {
    "/wishes/pins": put(
        "wishes", "pins", value=[{"session": "headquarters-museum", "date": "2027-05-11"}]
    ),
    "/wishes/limits/hours": put("wishes", "limits", "hours", value={"2027-05-11": "09:00-20:00"}),
    "/wishes/party/rooms": put("wishes", "party", "rooms", value={"single": 16}),
    "/wishes/party/diets": put("wishes", "party", "diets", value={"vegetarian": 2}),
    "/wishes/party/roles": put("wishes", "party", "roles", value={"mayor": 1}),
    "/wishes/party/access_needs": put("wishes", "party", "access_needs", value={"wheelchair": 1}),
    "/wishes/party/visa_bound": put("wishes", "party", "visa_bound", value=1),
    "/wishes/budget/total_cents": put("wishes", "budget", "total_cents", value=900_000),
    "/wishes/budget/caps": put("wishes", "budget", "caps", value={"rooms": 300_000}),
    "/wishes/commitments/0": put(
        "wishes", "commitments", value=[{**COMMITMENT, "date": "2027-05-11", "start": "19:00"}]
    ),
    "/wishes/party/nationality_groups": put(
        "wishes", "party", "nationality_groups", value={"eu": 8, "nato": 8}
    ),
    "/wishes/party/nationality_groups/eu": put(
        "wishes", "party", "nationality_groups", value={"eu": 15}
    ),
    "/wishes/party/heads": put("heads", "usual", value=15),
    "/wishes/dates": put("days", value=3),
    "/wishes/dates/first": put("starts", value=["wed"]),
    "/wishes/planning_date": put("notice_days", value=61),
    "/wishes/catalogue": put("wishes", "catalogue", value="elsewhere"),
    "/wishes/wishes/0/target/session": put("wishes", "wishes", 0, "target", "session", value="x"),
    "/seasons/1/id": put("seasons", 1, "id", value="spring"),
    "/seasons/0/priced_on": put("seasons", 0, "priced_on", value="2027-09-07"),
    "/heads": put("heads", "least", value=17),
    "/starts": put("starts", value=[]),
    "/promise/fi": put("promise", value={"en": "Only in English."}),
}


@pytest.mark.parametrize("path", WRONG)
def test_what_is_wrong_is_told_where_it_is(tmp_path: Path, path: str) -> None:
    """No package, and a finding at the very place with advice."""
    package, findings = package_in(edited(tmp_path, WRONG[path]))
    assert package is None
    found = {one.path: one for one in findings}
    assert path in found, found
    assert found[path].advice


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    """Three faults of three kinds give three findings."""

    def edit(content: dict[str, Any]) -> None:
        for path in ("/wishes/pins", "/seasons/1/id", "/wishes/planning_date"):
            WRONG[path](content)

    codes = [one.code for one in package_in(edited(tmp_path, edit))[1]]
    assert codes == [FindingCode.CONTRADICTION, FindingCode.DUPLICATE_ID, FindingCode.CONTRADICTION]


@pytest.mark.parametrize(
    "edit",
    [
        put("wishes", "budget", "per_head_cents", value=60_000),
        put("wishes", "commitments", value=[MOVABLE]),
        put("wishes", "party", "nationality_groups", value={}),
    ],
)
def test_what_suits_every_trip_may_be_said(tmp_path: Path, edit: Edit) -> None:
    """A budget for each guest, an item that finds its own time, and groups left open."""
    assert package_in(edited(tmp_path, edit))[0] is not None


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    """As for every other document."""
    package, findings = package_in(tmp_path / "none.yaml")
    assert package is None
    assert [one.code for one in findings] == [FindingCode.FILE_MISSING]
