"""The network over HTTP: trips that are over are counted, others not, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

from api.errors import ProblemCode
from api.store.tables import Role
from tests.api.service.stock import created, published
from tests.api.service.test_problems import problem
from tests.api.service.world import PARTNER, World, small_problem

OVER = "2027-05-20"


@pytest.fixture
def programme(world: World) -> Any:
    """A programme that holds."""
    return published(world, world.own)[1]


def network(world: World, role: Role = Role.COORDINATOR, **query: str) -> Any:
    """The network as data."""
    answer = world.client(role).get("/v1/network", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_trips_count_once_they_are_over(world: World, programme: Any) -> None:
    """Today, in March, nothing is; in May what was planned, and held once somebody told so."""
    assert network(world)["trips"] == []
    created(
        world.client(Role.PARTNER),
        f"/v1/programmes/{programme['id']}/feedback",
        {"answers": {"host-again": True}},
    )
    found = network(world, Role.VIEWER, on=OVER)
    (trip,) = found["trips"]
    assert (trip["held"], trip["planned"], trip["new"]) == (0, 3, None)
    words = {one["partner"]: one["last_word"] for one in found["partners"]}
    assert words == {PARTNER: True, "water": None}
    assert found["idle"] is None
    created(world.client(), f"/v1/programmes/{programme['id']}/delivery", {})
    assert network(world, on=OVER)["trips"][0]["held"] == 3


def test_what_was_dropped_is_no_load(world: World, programme: Any) -> None:
    """Delivery counts; a programme that is withdrawn does not."""
    client, at = world.client(), f"/v1/programmes/{programme['id']}"
    dropped = {"kind": "dropped", "session": "demo", "date": "2027-05-11"}
    created(client, f"{at}/delivery", {"deviations": [dropped]})
    after = network(world, on=OVER)
    assert (after["trips"][0]["held"], after["trips"][0]["planned"]) == (2, 3)
    tag = client.get(at).headers["etag"]
    assert client.post(f"{at}/withdraw", headers={"If-Match": tag}).status_code == 200
    assert network(world, on=OVER)["trips"] == []


def test_a_catalogue_tells_who_was_not_visited(world: World, programme: Any) -> None:
    """By its id; one that is not there is not found, also if it is another organisation's."""
    content = small_problem()["catalogue"]
    content["partners"].append({**content["partners"][0], "id": "idle"})
    key = created(world.client(), "/v1/catalogues", content)["id"]
    idle = network(world, on=OVER, catalogue=key)["idle"]
    assert [one["partner"] for one in idle] == ["idle"]
    others = world.client(whose=world.others)
    problem(others.get("/v1/network", params={"catalogue": key}), ProblemCode.NOT_FOUND)
    assert others.get("/v1/network", params={"on": OVER}).json()["trips"] == []
    assert world.client(Role.PARTNER).get("/v1/network").status_code in (403, 404)


@pytest.mark.parametrize(
    ("form", "kind", "begins"), [("text", "text/plain", "═"), ("html", "text/html", "<!DOCTYPE")]
)
def test_the_network_is_a_paper_in_both_languages(
    world: World, programme: Any, form: str, kind: str, begins: str
) -> None:
    """As text, and as a page to keep."""
    for language, title in (("en", "Partner network"), ("fi", "Kumppaniverkosto")):
        query = {"format": form, "language": language, "on": OVER}
        answer = world.client(Role.VIEWER).get("/v1/network", params=query)
        assert answer.headers["content-type"].startswith(kind)
        assert answer.text.startswith(begins)
        assert title in answer.text
