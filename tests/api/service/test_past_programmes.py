"""Last year's programme over HTTP: to fill in, judged for a trip, and planned around."""

from __future__ import annotations

from typing import Any

import pytest

from api.planning.printed import XLSX
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.workbooks import programme_workbook
from tests.api.service.solved import solved
from tests.api.service.world import World, small_problem
from tests.scenarios.workbooks.sheets import changed, put

FILE = {"Content-Type": XLSX}


@pytest.fixture
def trip(world: World) -> str:
    """Where a stored trip is whose catalogue is stored too."""
    client, small = world.client(), small_problem()
    assert client.post("/v1/catalogues", json=small["catalogue"]).status_code == 201
    return f"/v1/wishes/{client.post('/v1/wishes', json=small['wishes']).json()['id']}"


def filled() -> bytes:
    """The workbook of a plan of that trip."""
    problem = Problem.model_validate(small_problem())
    itinerary = Itinerary.model_validate(solved()["itinerary"])
    return programme_workbook(problem, itinerary, "en")


def test_filled_in_judged_and_planned_around(world: World, trip: str) -> None:
    """A plan's own workbook breaks nothing; around it a plan is made that knows the programme."""
    client = world.client()
    assert client.get(f"{trip}/programme-workbook").headers["Content-Type"] == XLSX
    judged = client.post(f"{trip}/past-programme", content=filled(), headers=FILE)
    assert judged.status_code == 200, judged.text
    told: Any = judged.json()
    assert (told["findings"], told["questions"], told["violations"]) == ([], [], [])
    assert told["itinerary"]["days"] == solved()["itinerary"]["days"]
    plan = client.post(f"{trip}/past-programme/plans", content=filled(), headers=FILE)
    assert plan.status_code == 202, plan.text
    problem = client.get(f"{plan.headers['Location']}/problem").json()
    assert problem["wishes"]["programme"]["itinerary"]["days"] == told["itinerary"]["days"]


def test_what_is_asked_about_is_not_planned_around(world: World, trip: str) -> None:
    """A text that is nearly a name becomes a question; its answer comes with the file."""
    client = world.client()
    content = changed(put("Programme", "what", "Plant tours", 7), filled())
    judged = client.post(f"{trip}/past-programme", content=content, headers=FILE).json()
    (question,) = judged["questions"]
    assert (question["text"], question["rows"]) == ("Plant tours", [7])
    assert question["proposals"][0]["kind"] == "session"
    refused = client.post(f"{trip}/past-programme/plans", content=content, headers=FILE)
    assert refused.status_code == 422
    assert refused.json()["findings"][0]["detail"]["row"] == 7
    answered = {"means": f"Plant tours={question['proposals'][0]['id']}", "around": "times"}
    plan = client.post(
        f"{trip}/past-programme/plans", params=answered, content=content, headers=FILE
    )
    assert plan.status_code == 202, plan.text
    pins = client.get(f"{plan.headers['Location']}/problem").json()["wishes"]["pins"]
    assert {pin["session"] for pin in pins} >= {question["proposals"][0]["id"]}


def test_a_trip_whose_catalogue_is_not_stored(world: World) -> None:
    """It is told so; a meaning that is none is refused as well."""
    client = world.client()
    kept = client.post("/v1/wishes", json=small_problem()["wishes"]).json()
    at = f"/v1/wishes/{kept['id']}"
    assert client.get(f"{at}/programme-workbook").status_code == 409
    client.post("/v1/catalogues", json=small_problem()["catalogue"])
    bad = client.post(
        f"{at}/past-programme", params={"means": "nothing"}, content=filled(), headers=FILE
    )
    assert (bad.status_code, bad.json()["code"]) == (422, "invalid-input")
