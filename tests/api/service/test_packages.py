"""Base packages over HTTP: listed, read, and their wishes stored as they are given."""

from __future__ import annotations

import datetime as dt

from api.store.tables import Role
from scenarios.packages import shipped_packages
from tests.api.service.world import World

FIRST = {"first": "2027-05-11", "planned_on": "2027-03-01"}


def test_packages_are_listed_and_read(world: World) -> None:
    """The shorter ones first, each with its lowest price; one in full with all of its prices."""
    client = world.client(Role.VIEWER)
    listed = client.get("/v1/packages").json()
    assert listed["next"] is None
    assert [one["id"] for one in listed["items"]] == list(shipped_packages())
    for one in listed["items"]:
        whole = client.get(f"/v1/packages/{one['id']}").json()
        assert one == {key: whole[key] for key in one}
        assert one["from_cents"] == min(price["per_person_cents"] for price in whole["prices"])
        assert dt.date.fromisoformat(one["earliest"]) > dt.date(2026, 1, 1)
        assert "Illustrative" in one["banner"]["en"]


def test_wishes_of_a_package_can_be_stored(world: World) -> None:
    """POSTed as they are they have no finding; without dates and size they are the usual ones."""
    client = world.client(Role.COORDINATOR)
    path = "/v1/packages/clean-water/wishes"
    given = client.get(path, params={**FIRST, "heads": 10}).json()
    assert (given["party"]["heads"], given["dates"]["first"]) == (10, "2027-05-11")
    stored = client.post("/v1/wishes", json=given)
    assert stored.status_code == 201
    assert stored.json()["findings"] == []
    usual = client.get(path).json()
    summary = next(
        one for one in client.get("/v1/packages").json()["items"] if one["id"] == "clean-water"
    )
    assert usual["party"]["heads"] == summary["heads"]["usual"]
    assert usual["dates"]["first"] == summary["earliest"]


def test_what_is_not_offered_is_refused_with_findings(world: World) -> None:
    """All at once, each at its parameter; what is no package is not there."""
    client = world.client()
    asked = {"first": "2027-07-17", "heads": 11, "planned_on": "2027-03-01"}
    refused = client.get("/v1/packages/clean-water/wishes", params=asked)
    assert refused.status_code == 422
    assert [one["path"] for one in refused.json()["findings"]] == ["/heads", "/first", "/first"]
    bad = client.get("/v1/packages/clean-water/wishes", params={"first": "soon", "heads": 0})
    assert bad.status_code == 422
    for path in ("/v1/packages/no-such", "/v1/packages/no-such/wishes"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "clean-water" in answer.json()["detail"]
