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
from tests.api.service.world import World, ended, small_problem, small_request


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
    for what in ("drafts", "repair", "keep"):
        asked = client.post(f"/v1/plans/{waiting['id']}/{what}", json={"edits": []})
        problem(asked, ProblemCode.CONFLICT)


def without_lunch(plan: Any) -> Any:
    """The edit that takes the first lunch out."""
    date, meal = next(
        (day["date"], item)
        for day in plan["result"]["itinerary"]["days"]
        for item in day["items"]
        if item["kind"] == "meal" and item["meal"] == "lunch"
    )
    return {
        "kind": "drop",
        "stop": {"date": date, "kind": "meal", "id": "lunch", "start": meal["start"]},
    }


def test_a_draft_with_warnings_is_kept_and_published_with_them(
    client: TestClient, plan: Any
) -> None:
    """A plan of its own at once; its sentence and the change log say that it was made by hand."""
    made = client.post(f"/v1/plans/{plan['id']}/keep", json={"edits": [without_lunch(plan)]})
    assert made.status_code == 201, made.text
    told = made.json()
    assert (told["parent_id"], told["state"], told["verdict"]) == (plan["id"], "DONE", "FEASIBLE")
    assert told["sentence"].startswith("Made by hand, not proved: the checker has 1 warning.")
    whole = client.get(f"/v1/plans/{told['id']}", params={"language": "fi"}).json()
    assert whole["sentence"].startswith("Käsin tehty, ei todistettu")
    assert len(whole["result"]["by_hand"]["warnings"]) == 1
    drafted = client.post("/v1/programmes", json={"plan": told["id"]}).json()
    at = f"/v1/programmes/{drafted['id']}"
    matched = {"If-Match": f'"{drafted["version"]}"'}
    published = client.post(f"{at}/publish", json={}, headers=matched).json()
    kinds = [one["kind"] for one in published["edition"]["changes"]]
    assert kinds == ["first", "warning"]
    warning = published["edition"]["changes"][1]["text"]
    assert "unch" in warning["en"]
    assert "ounas" in warning["fi"]


def test_a_draft_that_blocks_is_not_kept(client: TestClient, plan: Any) -> None:
    """Every rule that blocks is a finding in the language asked; nothing is stored."""
    date, visit = first_visit(plan)
    edit = {"kind": "move", "stop": named(date, visit), "date": date, "start": "21:00"}
    at = f"/v1/plans/{plan['id']}/keep"
    asked = client.post(at, json={"edits": [edit]}, params={"language": "fi"})
    found = problem(asked, ProblemCode.INVALID_INPUT)
    assert found.findings
    assert all(one.path == "/edits" and one.detail["rule"] for one in found.findings)
    assert "Peru muutos" in found.findings[0].advice
    stricter = {"edits": [without_lunch(plan)], "levels": {"lunch": "block"}}
    problem(client.post(at, json=stricter), ProblemCode.INVALID_INPUT)
    assert len(client.get("/v1/plans").json()["items"]) == 1


def test_levels_of_a_trip_are_kept_with_its_wishes(client: TestClient) -> None:
    """What warns may be ignored or block; what blocks may not be made less, at its place."""
    wishes = small_problem()["wishes"]
    made = client.post("/v1/wishes", json={**wishes, "rule_levels": {"lunch": "ignore"}})
    assert made.status_code == 201, made.text
    found = problem(
        client.post("/v1/wishes", json={**wishes, "rule_levels": {"rooms": "warn"}}),
        ProblemCode.INVALID_INPUT,
    )
    assert [one.path for one in found.findings] == ["/rule_levels/rooms"]
