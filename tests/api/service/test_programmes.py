"""Programmes over HTTP: drafted, published, answered by link, planned anew, withdrawn."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.errors import ProblemCode
from api.store.tables import JobState, Role
from tests.api.service.solved import solved
from tests.api.service.stock import OTHER_PARTNER, created, published
from tests.api.service.test_problems import problem
from tests.api.service.world import PARTNER, World, ended, small_problem


@pytest.fixture
def programme(world: World) -> Any:
    """A programme that holds."""
    return published(world, world.own)[1]


def path_in(url: str) -> str:
    """The path of a link's address."""
    return url.removeprefix("http://testserver")


def test_published_programme_holds_and_asks(world: World, programme: Any) -> None:
    """Its version, its bookings, whom it asks, and the first change log in both languages."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    assert (programme["state"], programme["published"]) == ("published", 1)
    held = client.get("/v1/bookings").json()["items"]
    assert len(held) == programme["bookings"] > 0
    assert {one["programme_id"] for one in held} == {programme["id"]}
    asked = client.get(f"{at}/confirmations").json()["items"]
    assert {PARTNER, OTHER_PARTNER} <= {one["supplier"] for one in asked}
    (first,) = client.get(f"{at}/versions/1/changes").json()["items"]
    assert first["text"]["en"].startswith("First version: 3 visits")
    assert first["text"]["fi"].startswith("Ensimmäinen versio")
    text = client.get(f"{at}/versions/1/itinerary", params={"language": "fi"}).text
    assert "Päivä 1" in text
    assert "€" not in text
    whole = client.get(f"{at}/versions/1").json()
    assert whole["itinerary"]["problem_hash"] == whole["problem_hash"]


def test_next_delegation_is_planned_around_it(world: World, programme: Any) -> None:
    """The same trip cannot be published twice: what the first holds is not there for the second."""
    client = world.client()
    plan = created(client, "/v1/plans", {"problem": small_problem(), "name": "second"})
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    second = created(client, "/v1/programmes", {"plan": plan["id"]})
    refused = client.post(
        f"/v1/programmes/{second['id']}/publish", headers={"If-Match": f'"{second["version"]}"'}
    )
    found = problem(refused, ProblemCode.CONFLICT)
    assert {finding.detail["rule"] for finding in found.findings} >= {"capacity-shared"}
    stored = {
        "catalogue": {"id": created(client, "/v1/catalogues", small_problem()["catalogue"])["id"]},
        "wishes": {"id": created(client, "/v1/wishes", small_problem()["wishes"])["id"]},
    }
    around = created(client, "/v1/plans", stored)
    whole = client.get(f"/v1/plans/{around['id']}/problem").json()
    assert len(whole["bookings"]) == programme["bookings"]


def test_parts_of_one_programme_are_not_in_another(world: World, programme: Any) -> None:
    """Under another programme's address a request, a link, a guest or feedback is not there."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    plan = created(client, "/v1/plans", {"problem": small_problem()})
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    other = f"/v1/programmes/{created(client, '/v1/programmes', {'plan': plan['id']})['id']}"
    guest = {"name": "A Guest", "room_kind": "single", "room": "1"}
    parts = {
        "confirmations": programme["confirmations"][0]["id"],
        "links": created(client, f"{at}/links", {"purpose": "read-programme"})["id"],
        "guests": created(client, f"{at}/guests", guest)["id"],
        "feedback": created(client, f"{at}/feedback", {"text": "good"})["id"],
    }
    first = {"If-Match": '"1"'}
    for method, path, body in (
        ("GET", f"confirmations/{parts['confirmations']}", None),
        ("POST", f"confirmations/{parts['confirmations']}/steps", {"status": "requested"}),
        ("DELETE", f"links/{parts['links']}", None),
        ("PUT", f"guests/{parts['guests']}", {**guest, "room": "2"}),
        ("DELETE", f"guests/{parts['guests']}", None),
        ("PUT", f"feedback/{parts['feedback']}", {"text": "bad"}),
        ("DELETE", f"feedback/{parts['feedback']}", None),
    ):
        refused = client.request(method, f"{other}/{path}", json=body, headers=first)
        problem(refused, ProblemCode.NOT_FOUND)
        there = client.request(method, f"{at}/{path}", json=body, headers=first)
        first = {"If-Match": '"2"'} if method == "PUT" else {"If-Match": '"1"'}
        assert there.is_success, there.text


def test_partner_is_told_nothing_of_a_draft(world: World, programme: Any) -> None:
    """What may become of a programme is its coordinator's business until it is published."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    partner = world.client(Role.PARTNER)
    body, seen = {"plan": programme["edition"]["plan_id"]}, {"If-Match": programme_tag(client, at)}
    assert client.post(f"{at}/versions", json=body, headers=seen).status_code == 201
    assert client.get(f"{at}/versions/2/changes").status_code == 200
    problem(partner.get(f"{at}/versions/2/changes"), ProblemCode.NOT_FOUND)
    assert partner.get(f"{at}/versions/1/changes").status_code == 200


def programme_tag(client: TestClient, at: str) -> str:
    """The version of a programme as it is now."""
    return str(client.get(at).headers["etag"])


def test_publishing_needs_the_version_that_was_seen(world: World) -> None:
    """428 and 412; a programme without a draft cannot be published again."""
    client = world.client()
    plan = created(client, "/v1/plans", {"problem": small_problem()})
    refused = client.post("/v1/programmes", json={"plan": plan["id"]})
    problem(refused, ProblemCode.CONFLICT)
    ended(world.store, plan["job_id"], solved(), JobState.DONE)
    drafted = created(client, "/v1/programmes", {"plan": plan["id"], "name": "a visit"})
    assert drafted["draft"]["number"] == 1
    at = f"/v1/programmes/{drafted['id']}/publish"
    problem(client.post(at), ProblemCode.VERSION_MISSING)
    problem(client.post(at, headers={"If-Match": '"99"'}), ProblemCode.STALE)
    done = client.post(at, headers={"If-Match": f'"{drafted["version"]}"'})
    assert done.status_code == 200
    again = client.post(at, headers={"If-Match": done.headers["etag"]})
    problem(again, ProblemCode.CONFLICT)


def test_partner_answers_by_link(world: World, programme: Any) -> None:
    """It sees its own part, confirms, and nothing else opens; revoked, the link opens nothing."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    given = created(client, f"{at}/links", {"purpose": "confirm", "partner": PARTNER})
    link, nobody = path_in(given["url"]), world.nobody
    part = nobody.get(link).json()
    assert part["itinerary"] is None
    assert {one["supplier"] for one in part["confirmations"]} == {PARTNER}
    assert {one["state"] for one in part["confirmations"]} == {"requested"}
    first = part["confirmations"][0]
    answered = nobody.post(f"{link}/confirmations/{first['id']}", json={"status": "confirmed"})
    assert answered.json()["state"] == "confirmed"
    refused = nobody.post(f"{link}/confirmations/{first['id']}", json={"status": "requested"})
    problem(refused, ProblemCode.FORBIDDEN)
    others = client.get(f"{at}/confirmations", params={"supplier": OTHER_PARTNER}).json()["items"]
    reach = nobody.post(f"{link}/confirmations/{others[0]['id']}", json={"status": "declined"})
    problem(reach, ProblemCode.NOT_FOUND)
    problem(nobody.get(f"{link}/itinerary"), ProblemCode.NOT_FOUND)
    problem(nobody.get(f"{link}x"), ProblemCode.GONE)
    who = client.get("/v1/audit-log", params={"resource": first["id"]}).json()["items"]
    assert who[0]["actor"] == f"link:{given['id']}"
    closed = client.delete(f"{at}/links/{given['id']}", headers={"If-Match": '"1"'})
    assert closed.status_code == 200
    problem(nobody.get(link), ProblemCode.GONE)


def test_anybody_reads_by_link(world: World, programme: Any) -> None:
    """All that guests see, and neither prices nor requests."""
    at = f"/v1/programmes/{programme['id']}"
    given = created(world.client(), f"{at}/links", {"purpose": "read-programme"})
    link, nobody = path_in(given["url"]), world.nobody
    part = nobody.get(link).json()
    assert part["partner"] is None
    assert part["confirmations"] == []
    assert all(day["cost_lines"] == [] for day in part["itinerary"]["days"])
    assert "Day 1" in nobody.get(f"{link}/itinerary").text


def test_partner_with_a_token_sees_its_part(world: World, programme: Any) -> None:
    """The programme's head and its own requests; a partner nobody asked sees no programme."""
    partner, at = world.client(Role.PARTNER), f"/v1/programmes/{programme['id']}"
    assert [one["id"] for one in partner.get("/v1/programmes").json()["items"]] == [programme["id"]]
    mine = partner.get(f"{at}/confirmations").json()["items"]
    assert {one["supplier"] for one in mine} == {PARTNER}
    problem(partner.get(f"{at}/versions/1"), ProblemCode.NOT_FOUND)
    stranger = {"label": "stranger", "role": "partner", "partner": "somebody-else"}
    secret = created(world.client(), "/v1/tokens", stranger)["secret"]
    headers = {"Authorization": f"Bearer {secret}"}
    assert world.nobody.get("/v1/programmes", headers=headers).json()["items"] == []
    problem(world.nobody.get(at, headers=headers), ProblemCode.NOT_FOUND)


def test_declined_visit_is_planned_anew(world: World, programme: Any) -> None:
    """The next plan knows the refusal, and its draft becomes the second version."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    asked = client.get(f"{at}/confirmations", params={"supplier": PARTNER}).json()["items"]
    visit = next(one for one in asked if one["kind"] == "session")
    version = visit["version"]
    for status in ("requested", "declined"):
        step = client.post(
            f"{at}/confirmations/{visit['id']}/steps",
            json={"status": status},
            headers={"If-Match": f'"{version}"'},
        )
        version = step.json()["version"]
    moment = {"planning_date": "2027-03-02", "frozen_until": "2027-03-02"}
    plan = client.post(f"{at}/replan", json=moment)
    assert plan.status_code == 202, plan.text
    whole = client.get(f"{plan.headers['location']}/problem").json()
    refused = [
        one["id"]
        for one in whole["wishes"]["statuses"]
        if one["history"][-1]["status"] == "declined"
    ]
    assert refused == [visit["item"]]
    assert whole["wishes"]["programme"]["version"] == 1
    assert whole["bookings"] == []


def test_withdrawn_programme_holds_nothing(world: World, programme: Any) -> None:
    """Its bookings are free, and who was asked sees that it is cancelled."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    version = client.get(at).headers["etag"]
    done = client.post(f"{at}/withdraw", headers={"If-Match": version})
    assert done.json()["state"] == "withdrawn"
    assert client.get("/v1/bookings").json()["items"] == []
    freed = client.get("/v1/bookings", params={"released": True}).json()["items"]
    assert len(freed) == programme["bookings"]


def test_what_is_known_of_a_person_is_given_out_and_erased(world: World, programme: Any) -> None:
    """In every programme, whatever the capitals; recorded without the name; others' names stay."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    for room, name in (("1", "Åke  Öhman"), ("2", "ÅKE ÖHMAN"), ("3", "Åke Öhmans")):
        created(client, f"{at}/guests", {"name": name, "room_kind": "single", "room": room})
    person = {"name": "åke öhman"}
    found = client.get("/v1/guests", params=person).json()["items"]
    assert {one["room"] for one in found} == {"1", "2"}
    assert {one["programme_id"] for one in found} == {programme["id"]}
    assert world.client(whose=world.others).get("/v1/guests", params=person).json()["items"] == []
    assert world.client(whose=world.others).delete("/v1/guests", params=person).status_code == 204
    assert len(client.get("/v1/guests", params=person).json()["items"]) == 2
    assert client.delete("/v1/guests", params=person).status_code == 204
    assert client.get("/v1/guests", params=person).json()["items"] == []
    assert [one["room"] for one in client.get(f"{at}/guests").json()["items"]] == ["3"]
    log = client.get("/v1/audit-log", params={"limit": 200})
    assert "hman" not in log.text.lower()
    assert client.get("/v1/guests").status_code == 422


def test_rooming_list_is_given_out_and_erased(world: World, programme: Any) -> None:
    """Names are recorded as given out, are in no audit entry, and are gone once erased."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    guest = {"name": "Somebody Unusual", "room_kind": "single", "room": "101"}
    made = created(client, f"{at}/guests", guest)
    assert client.get(f"{at}/guests").json()["items"][0]["name"] == "Somebody Unusual"
    log = client.get("/v1/audit-log", params={"limit": 200})
    assert "Unusual" not in log.text
    assert log.json()["items"][0]["action"] == "exported"
    renamed = {**guest, "name": "Another Name"}
    changed = client.put(f"{at}/guests/{made['id']}", json=renamed, headers={"If-Match": '"1"'})
    assert changed.json()["name"] == "Another Name"
    assert client.delete(f"{at}/guests").status_code == 204
    assert client.get(f"{at}/guests").json()["items"] == []
