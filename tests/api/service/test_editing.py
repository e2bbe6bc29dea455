"""Hand edits over HTTP: judged at once, nothing stored; planned around as a plan of its own."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.errors import ProblemCode
from api.store.tables import JobState
from optimizer.domain.documents import findings_of_content
from tests.api.service.solved import solved
from tests.api.service.test_problems import problem
from tests.api.service.world import World, ended, small_request


@pytest.fixture
def plan(world: World) -> Any:
    """A plan with its answer."""
    made = world.client().post("/v1/plans", json=small_request()).json()
    ended(world.store, made["job_id"], solved(), JobState.DONE)
    return world.client().get(f"/v1/plans/{made['id']}").json()


def first_visit(plan: Any) -> tuple[str, Any]:
    """The first visit of a plan and its date."""
    return next(
        (day["date"], item)
        for day in plan["result"]["itinerary"]["days"]
        for item in day["items"]
        if item["kind"] == "visit"
    )


def named(date: str, item: Any) -> Any:
    """A visit as edits name it."""
    return {"date": date, "kind": "visit", "id": item["sessions"][0], "start": item["start"]}


def test_no_edit_is_the_plan_itself(client: TestClient, plan: Any) -> None:
    """To the byte, without a finding, worth the same."""
    found = client.post(f"/v1/plans/{plan['id']}/drafts", json={"edits": []}).json()
    assert found["itinerary"] == plan["result"]["itinerary"]
    assert found["findings"] == []
    assert found["may_be_published"]
    assert found["score"] == found["before"]
    assert len(client.get("/v1/plans").json()["items"]) == 1


def test_visit_at_night_is_judged_in_words(client: TestClient, plan: Any) -> None:
    """Moved to where its host is closed: which rule, where, by how much, in the language asked."""
    date, visit = first_visit(plan)
    edit = {"kind": "move", "stop": named(date, visit), "date": date, "start": "21:00"}
    at = f"/v1/plans/{plan['id']}/drafts"
    found = client.post(at, json={"edits": [edit]}, params={"language": "fi"}).json()
    assert not found["may_be_published"]
    blocked = [one for one in found["findings"] if one["level"] == "block"]
    assert all(one["sentence"] and one["violation"]["amount"] > 0 for one in blocked)
    assert any(one["spot"]["item"] is not None for one in blocked)
    english = client.post(at, json={"edits": [edit]}).json()
    assert [one["sentence"] for one in english["findings"]] != [
        one["sentence"] for one in found["findings"]
    ]


def test_edits_that_cannot_be_made_are_told_all_at_once(client: TestClient, plan: Any) -> None:
    """A visit that is not there, a session that nobody knows, a level that would let hosts down."""
    ghost = {"date": "2027-05-10", "kind": "visit", "id": "nothing", "start": "09:00"}
    edits = [
        {"kind": "drop", "stop": ghost},
        {"kind": "add", "session": "nothing", "date": "2027-05-10", "start": "09:00"},
    ]
    found = problem(
        client.post(f"/v1/plans/{plan['id']}/drafts", json={"edits": edits}),
        ProblemCode.INVALID_INPUT,
    )
    assert len(found.findings) == 2
    levels = {"levels": {"partner-window": "ignore"}}
    found = problem(
        client.post(f"/v1/plans/{plan['id']}/drafts", json=levels), ProblemCode.INVALID_INPUT
    )
    assert found.findings[0].path == "/levels/partner-window"


def test_repair_plans_around_what_was_done(client: TestClient, plan: Any) -> None:
    """The edit is pinned, the plan before it is the programme, and the parent is known."""
    _, visit = first_visit(plan)
    edit = {"kind": "exclude", "session": visit["sessions"][0]}
    made = client.post(f"/v1/plans/{plan['id']}/repair", json={"edits": [edit]})
    assert made.status_code == 202, made.text
    assert made.json()["parent_id"] == plan["id"]
    assert made.json()["name"] == "A small visit"
    content = client.get(f"/v1/plans/{made.json()['id']}/problem").json()
    whole, _ = findings_of_content(content)
    assert whole is not None
    assert whole.programme is not None
    assert any(
        wish.target.session == visit["sessions"][0] and wish.kind == "excluded"
        for wish in whole.wishes.wishes
    )


def test_plan_without_an_answer_cannot_be_edited(client: TestClient) -> None:
    """409 while it waits."""
    waiting = client.post("/v1/plans", json=small_request()).json()
    for what in ("drafts", "repair"):
        asked = client.post(f"/v1/plans/{waiting['id']}/{what}", json={"edits": []})
        problem(asked, ProblemCode.CONFLICT)
