"""The rooming list over HTTP: names for those who make it, counted for nobody else."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from api.errors import ProblemCode
from api.planning.printed import GPX, XLSX
from api.store.tables import Role
from tests.api.service.stock import created, published
from tests.api.service.test_problems import problem
from tests.api.service.world import World

GUESTS = (
    {"name": "Somebody Unusual", "room_kind": "twin", "room": "1"},
    {"name": "Somebody Else", "room_kind": "twin", "room": "1", "note": "=late"},
    {"name": "A Third", "room_kind": "single", "room": "2"},
)


@pytest.fixture
def programme(world: World) -> Any:
    """A published programme."""
    return published(world, world.own)[1]


def with_names(world: World, programme: Any) -> str:
    """Names some guests; gives the path of the list."""
    at = f"/v1/programmes/{programme['id']}"
    for guest in GUESTS:
        created(world.client(), f"{at}/guests", dict(guest))
    return f"{at}/rooming-list"


def actions(world: World) -> list[str]:
    """What the log says was done with rooming lists."""
    log = world.client(Role.ADMIN).get("/v1/audit-log", params={"limit": 200}).json()["items"]
    return [one["action"] for one in log if one["resource_kind"] == "rooming list"]


def test_list_has_the_names_and_giving_it_out_is_recorded(world: World, programme: Any) -> None:
    """As a table and as a workbook, each time with an entry in the log that names nobody."""
    at = with_names(world, programme)
    table = world.client().get(at, params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["Name"] for row in rows] == ["A Third", "Somebody Else", "Somebody Unusual"]
    assert [row["Room Key"] for row in rows] == ["1", "2", "2"]
    assert rows[1]["Note"] == "'=late"
    book = world.client().get(at, params={"format": "xlsx", "language": "fi"})
    assert book.headers["content-type"] == XLSX
    assert "small-visit-rooming-list.xlsx" in book.headers["content-disposition"]
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book.content))
    assert sheets.sheet_names == ["Huonejako", "Huoneet tyypeittäin"]
    assert actions(world) == ["exported", "exported"]


def test_how_far_it_has_come_tells_no_names(world: World, programme: Any) -> None:
    """Counts and findings, which are nothing to record."""
    at = with_names(world, programme)
    told = world.client().get(at)
    assert (told.json()["heads"], told.json()["named"]) == (12, 3)
    assert [one["code"] for one in told.json()["findings"]] == ["rooms-do-not-fit"]
    assert "Unusual" not in told.text
    assert actions(world) == []
    nights = [one["date"] for stay in told.json()["stays"] for one in stay["nights"]]
    assert nights == sorted(set(nights))


def test_one_hotel_gets_its_own_nights(world: World, programme: Any) -> None:
    """One that has none is not found."""
    at = with_names(world, programme)
    stays = world.client().get(at).json()["stays"]
    hotel = stays[0]["hotel"]
    found = world.client().get(at, params={"format": "csv", "hotel": hotel})
    assert f"rooming-list-{hotel}.csv" in found.headers["content-disposition"]
    missing = world.client().get(at, params={"hotel": "nowhere"})
    problem(missing, ProblemCode.NOT_FOUND)


def test_only_who_may_see_guests_gets_it(world: World, programme: Any) -> None:
    """Not a viewer, not a partner, not another organisation, and nobody by link."""
    at = with_names(world, programme)
    for role in (Role.VIEWER, Role.PARTNER):
        for form in ("json", "csv", "xlsx"):
            answer = world.client(role).get(at, params={"format": form})
            problem(answer, ProblemCode.FORBIDDEN)
    problem(world.client(whose=world.others).get(at), ProblemCode.NOT_FOUND)


def test_papers_that_others_may_read_hold_no_name(world: World, programme: Any) -> None:
    """The list as a paper of the version counts rooms; a link opens no rooming list at all."""
    with_names(world, programme)
    papers = f"/v1/programmes/{programme['id']}/versions/1/papers"
    counted = world.client(Role.VIEWER).get(f"{papers}/rooming-list.csv")
    assert counted.text.startswith("Room Type,Rooms,Guests,")
    links = f"/v1/programmes/{programme['id']}/links"
    made = created(world.client(), links, {"purpose": "read-programme"})
    read = f"/v1/links/{made['url'].rpartition('/')[2]}/papers"
    for name in ("programme.pdf", "itinerary.geojson", "itinerary.gpx", "itinerary.jsonld"):
        found = world.nobody.get(f"{read}/{name}", params={"language": "fi"})
        assert found.status_code == 200, found.text
        assert b"Unusual" not in found.content
    assert world.nobody.get(f"{read}/itinerary.gpx").headers["content-type"] == GPX
    for name in ("rooming-list.csv", "rooming-list.xlsx", "run-sheet.pdf", "offer.pdf"):
        assert world.nobody.get(f"{read}/{name}").status_code in (404, 422)
    asked = created(world.client(), links, {"purpose": "confirm", "partner": "rescue"})
    own = f"/v1/links/{asked['url'].rpartition('/')[2]}/papers/itinerary.gpx"
    problem(world.nobody.get(own), ProblemCode.NOT_FOUND)


def test_erased_names_are_in_no_list(world: World, programme: Any) -> None:
    """The next list has the rooms by kind again."""
    at = with_names(world, programme)
    guests = f"/v1/programmes/{programme['id']}/guests"
    assert world.client().delete(guests).status_code == 204
    assert "Somebody" not in world.client().get(at, params={"format": "csv"}).text
    assert world.client().get(at).json()["named"] == 0
