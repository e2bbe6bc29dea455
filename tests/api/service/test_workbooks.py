"""Workbooks over HTTP: the stored catalogue as a file, and a changed file as its next version."""

from __future__ import annotations

from typing import Any

import pytest

from api.planning.printed import XLSX
from api.planning.workbooks import sound
from api.routes import workbooks as routes
from api.settings import Settings
from api.store import COMMAND_LINE, organisations
from api.store.tables import Role
from optimizer.domain.catalogue import Catalogue
from scenarios.workbooks import CatalogueRead, catalogue_workbook, read_catalogue_workbook
from tests.api.databases import Databases
from tests.api.service.conftest import serving
from tests.api.service.world import World, small_problem
from tests.scenarios.workbooks.sheets import changed, put

FILE = {"Content-Type": XLSX}


@pytest.fixture
def stored(world: World) -> Any:
    """A catalogue in the store."""
    kept = world.client().post("/v1/catalogues", json=small_problem()["catalogue"])
    assert kept.status_code == 201
    return kept.json()


def at(stored: Any) -> str:
    """Where the workbook of a stored catalogue is."""
    return f"/v1/catalogues/{stored['id']}/workbook"


def test_down_and_up_again(world: World, stored: Any) -> None:
    """Unchanged it is the same version; changed it is the next one, and the earlier one stays."""
    client = world.client()
    given = client.get(at(stored), params={"language": "fi"})
    assert (given.status_code, given.headers["Content-Type"]) == (200, XLSX)
    assert given.headers["ETag"] == '"1"'
    assert ".xlsx" in given.headers["Content-Disposition"]
    same = client.put(at(stored), content=given.content, headers={**FILE, "If-Match": '"1"'})
    assert (same.status_code, same.json()["version"]) == (200, 1)
    new = changed(put("Vierailut", "max_group", 19), given.content)
    kept = client.put(at(stored), content=new, headers={**FILE, "If-Match": '"1"'})
    assert (kept.status_code, kept.headers["ETag"]) == (200, '"2"')
    assert kept.json()["document"]["sessions"][0]["max_group"] == 19
    versions = client.get(f"/v1/catalogues/{stored['id']}/versions").json()["items"]
    assert [one["number"] for one in versions] == [1, 2]


def test_what_is_wrong_is_told_and_not_kept(world: World, stored: Any) -> None:
    """With the very cell, by all three ways in; a check answers 200, for that was its work."""
    client = world.client()
    content = client.get(at(stored)).content
    wrong = changed(put("Sessions", "max_group", "many"), content)
    sent = client.put(at(stored), content=wrong, headers={**FILE, "If-Match": '"1"'})
    new = client.post("/v1/workbooks/catalogues", content=wrong, headers=FILE)
    judged = client.post("/v1/workbooks/check", content=wrong, headers=FILE)
    assert (sent.status_code, new.status_code, judged.status_code) == (422, 422, 200)
    assert judged.json()["valid"] is False
    for answer in (sent, new, judged):
        (found,) = [one for one in answer.json()["findings"] if one["severity"] == "error"]
        where = {key: found["detail"][key] for key in ("sheet", "row")}
        assert where == {"sheet": "Sessions", "row": 3}
    assert client.get(f"/v1/catalogues/{stored['id']}").json()["version"] == 1


def test_a_file_is_read_while_others_may_write(
    sqlite_databases: Databases, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The transaction begins when the file is read, so that a long one keeps nobody waiting."""
    catalogue = Catalogue.model_validate(small_problem()["catalogue"])
    content = catalogue_workbook(catalogue, "en")
    worlds: list[World] = []

    def slow(file: bytes) -> CatalogueRead:
        (world,) = worlds
        with world.store.writing(COMMAND_LINE) as session:
            organisations.add(session, f"Written meanwhile {len(read)}")
        read.append(file)
        return sound(file)

    read: list[bytes] = []
    for route in (routes.keep_a_workbook, routes.replace_by_a_workbook):
        monkeypatch.setattr(route, "reads_its_file_with", slow)
    with serving(sqlite_databases, settings) as world:
        worlds.append(world)
        client = world.client()
        kept = client.post("/v1/workbooks/catalogues", content=content, headers=FILE)
        assert kept.status_code == 201
        headers = {**FILE, "If-Match": '"1"'}
        assert client.put(at(kept.json()), content=content, headers=headers).status_code == 200
    assert read == [content, content]


def test_a_repeated_request_reads_its_file_once(
    sqlite_databases: Databases, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The earlier answer comes again; another file with the same key is a conflict, good or bad."""
    content = catalogue_workbook(Catalogue.model_validate(small_problem()["catalogue"]), "en")
    read: list[bytes] = []

    def counted(file: bytes) -> CatalogueRead:
        read.append(file)
        return sound(file)

    monkeypatch.setattr(routes.keep_a_workbook, "reads_its_file_with", counted)
    with serving(sqlite_databases, settings) as world:
        client, headers = world.client(), {**FILE, "Idempotency-Key": "once"}
        first, second, other = (
            client.post("/v1/workbooks/catalogues", content=one, headers=headers)
            for one in (content, content, b"no workbook")
        )
    assert (first.status_code, second.status_code, other.status_code) == (201, 201, 409)
    assert second.json() == first.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    assert read == [content]


def test_a_workbook_becomes_a_catalogue(world: World) -> None:
    """A new one where its id is free, a conflict where it is not."""
    catalogue = Catalogue.model_validate(small_problem()["catalogue"])
    content = catalogue_workbook(catalogue, "en")
    client = world.client()
    judged = client.post("/v1/workbooks/check", content=content, headers=FILE).json()
    assert (judged["valid"], judged["key"]) == (True, catalogue.id)
    assert judged["counts"]["sessions"] == len(catalogue.sessions)
    assert client.get("/v1/catalogues").json()["items"] == []
    kept = client.post("/v1/workbooks/catalogues", content=content, headers=FILE)
    assert kept.status_code == 201
    assert Catalogue.model_validate(kept.json()["document"]) == catalogue
    again = client.post("/v1/workbooks/catalogues", content=content, headers=FILE)
    assert again.status_code == 409
    down = client.get(kept.headers["Location"] + "/workbook").content
    assert read_catalogue_workbook(down, "x").catalogue == catalogue


def test_only_a_workbook_is_taken_and_only_the_newest_replaced(world: World, stored: Any) -> None:
    """JSON is refused by its kind, a stale version by its number, a viewer by their role."""
    client = world.client()
    content = client.get(at(stored)).content
    json = client.put(at(stored), json={}, headers={"If-Match": '"1"'})
    assert (json.status_code, json.json()["code"]) == (415, "media-type")
    assert XLSX in json.json()["detail"]
    assert client.put(at(stored), content=content, headers=FILE).status_code == 428
    stale = client.put(at(stored), content=content, headers={**FILE, "If-Match": '"7"'})
    assert stale.status_code == 412
    viewer = world.client(Role.VIEWER)
    assert viewer.get(at(stored)).status_code == 200
    seen = viewer.put(at(stored), content=content, headers={**FILE, "If-Match": '"1"'})
    assert seen.status_code == 403
    assert viewer.post("/v1/workbooks/check", content=b"", headers=FILE).status_code == 200


def test_the_same_workbook_sent_twice_by_one_key(world: World) -> None:
    """A new catalogue is made once, however often the request is sent."""
    content = catalogue_workbook(Catalogue.model_validate(small_problem()["catalogue"]), "en")
    headers = {**FILE, "Idempotency-Key": "once"}
    first, second = (
        world.client().post("/v1/workbooks/catalogues", content=content, headers=headers)
        for _ in range(2)
    )
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
