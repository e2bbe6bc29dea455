"""The rooming list: every night and every guest in it, and nobody's name anywhere else."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from optimizer.domain.catalogue import RoomKind
from optimizer.domain.itinerary import BookedRooms, Itinerary, Leg, Night
from optimizer.domain.problem import Problem
from optimizer.domain.rooming import NamedGuest
from optimizer.domain.rooming_documents import rooming_names_in
from optimizer.papers import (
    cost_sheet_xlsx,
    itinerary_geojson,
    itinerary_gpx,
    itinerary_jsonld,
    rooming_csv,
    rooming_xlsx,
)
from optimizer.papers.rooming import (
    GUEST_COLUMNS,
    ROOM_COLUMNS,
    room_keys,
    stays_of,
)
from optimizer.report.words import Words
from tests.papers.named import named_guests
from tests.papers.test_papers import planned, priced

BOTH = {"en": "Rooming list", "fi": "Huonejako"}


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table by its heads."""
    return list(csv.DictReader(io.StringIO(text)))


def with_nights(*nights: tuple[str, tuple[BookedRooms, ...]]) -> Itinerary:
    """Days without anything, each with a hotel and its rooms, and a last one without a night."""
    first = dt.date(2027, 5, 10)
    days: list[dict[str, Any]] = [
        {
            "date": first + dt.timedelta(days=index),
            "vehicle": None,
            "items": (),
            "night": Night(hotel=hotel, rooms=rooms),
        }
        for index, (hotel, rooms) in enumerate(nights)
    ]
    last = {"date": first + dt.timedelta(days=len(nights)), "vehicle": None, "items": ()}
    return Itinerary.model_validate({"problem_hash": "", "days": [*days, {**last, "night": None}]})


def test_without_names_rooms_are_counted_by_kind() -> None:
    """Every night's rooms, with the beds of the whole party; no row has a name."""
    problem, itinerary = planned()
    rows = rows_of(rooming_csv(problem, itinerary))
    nights = [day.night for day in itinerary.days if day.night is not None]
    booked = sum(rooms.count for night in nights for rooms in night.rooms)
    assert sum(int(row["Rooms"]) * int(row["Nights"]) for row in rows) == booked
    beds = sum(int(row["Guests"]) * int(row["Nights"]) for row in rows)
    assert beds == problem.wishes.party.heads * len(nights)
    assert not any("Name" in row for row in rows)


def test_every_guest_has_a_row_for_each_stay() -> None:
    """With the Room Key that sharers have in common, and nobody else."""
    problem, itinerary = planned()
    guests = named_guests(problem.wishes.party)
    rows = rows_of(rooming_csv(problem, itinerary, guests))
    assert len(rows) == len(guests) * len(stays_of(problem, itinerary))
    keys: dict[str, set[str]] = {}
    for row in rows:
        keys.setdefault(row["Room Key"], set()).add(row["Name"])
    sharing = {frozenset(names) for names in keys.values()}
    rooms: dict[str, set[str]] = {}
    for one in guests:
        rooms.setdefault(one.room, set()).add(one.name)
    assert sharing == {frozenset(names) for names in rooms.values()}
    assert sorted(keys, key=int) == [str(number) for number in range(1, len(rooms) + 1)]


def test_hours_are_those_of_the_plan() -> None:
    """The party comes with the last leg to the hotel, and leaves with the first one from it."""
    problem, itinerary = planned()
    for stay in stays_of(problem, itinerary):
        place = problem.catalogue.hotel(stay.hotel).place
        days = {day.date: day for day in itinerary.days}
        legs = [one for one in days[stay.arrival].items if isinstance(one, Leg)]
        assert stay.reached == legs[-1].end
        assert legs[-1].destination == place
        leaving = [one for one in days[stay.departure].items if isinstance(one, Leg)]
        assert stay.left == leaving[0].start
        assert leaving[0].origin == place


def test_another_hotel_is_another_stay() -> None:
    """Nights in a row at one hotel are one stay; each hotel may be given its own part only."""
    rooms = (BookedRooms(kind=RoomKind.SINGLE, count=12),)
    itinerary = with_nights(("park", rooms), ("park", rooms), ("lake", rooms))
    problem, _ = planned()
    park, lake = stays_of(problem, itinerary)
    assert (park.arrival, park.departure) == (dt.date(2027, 5, 10), dt.date(2027, 5, 12))
    assert (lake.arrival, lake.departure) == (dt.date(2027, 5, 12), dt.date(2027, 5, 13))
    guests = named_guests(problem.wishes.party)
    whole = rows_of(rooming_csv(problem, itinerary, guests))
    parts = [rows_of(rooming_csv(problem, itinerary, guests, hotel)) for hotel in ("park", "lake")]
    assert whole == [*parts[0], *parts[1]]
    assert {row["Arrival"] for row in parts[1]} == {"2027-05-12"}


def test_nights_with_other_rooms_have_rows_of_their_own() -> None:
    """A twin let to one guest sleeps one; the second night's rooms are told apart."""
    single = BookedRooms(kind=RoomKind.SINGLE, count=12)
    other = BookedRooms(kind=RoomKind.TWIN, single_use=True, count=2)
    itinerary = with_nights(("park", (single,)), ("park", (single.model_copy(), other)))
    rows = rows_of(rooming_csv(planned()[0], itinerary))
    assert [(row["Room Type"], row["Guests"], row["Arrival"], row["Nights"]) for row in rows] == [
        ("single", "12", "2027-05-10", "1"),
        ("single", "12", "2027-05-11", "1"),
        ("twin for one guest", "2", "2027-05-11", "1"),
    ]


@pytest.mark.parametrize("language", BOTH)
def test_workbook_has_guests_and_rooms(language: str) -> None:
    """Read back by another reader: the same rows as the table, and what the hotel has to know."""
    problem, itinerary = planned()
    guests = named_guests(problem.wishes.party)
    made = rooming_xlsx(problem, itinerary, guests, language)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.sheet_names[0] == BOTH[language]
    content = book.get_sheet_by_index(0).to_python()
    top = next(index for index, row in enumerate(content) if row[1] in ("Name", "Nimi"))
    rows = rows_of(rooming_csv(problem, itinerary, guests))
    assert [row[1] for row in content[top + 1 :]] == [row["Name"] for row in rows]
    assert [str(row[4]) for row in content[top + 1 :]] == [row["Arrival"] for row in rows]
    above = " ".join(str(row[0]) for row in content[:top])
    words = Words(problem, language)
    assert all(words.hotel(stay.hotel) in above for stay in stays_of(problem, itinerary))
    assert "12" in above
    empty = CalamineWorkbook.from_filelike(io.BytesIO(rooming_xlsx(problem, itinerary)))
    assert len(empty.sheet_names) == 1


def test_diets_are_told_only_where_they_are_asked_for() -> None:
    """A hotel whose terms ask for diets is told them, another is not; needs are told to all."""
    problem, itinerary = planned()

    def above(asks: bool) -> str:
        content = problem.model_dump(mode="json")
        for hotel in content["catalogue"]["hotels"]:
            hotel["terms"] = {"diets_days": 7 if asks else None}
        changed = Problem.model_validate(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(rooming_xlsx(changed, itinerary)))
        return str(book.get_sheet_by_index(0).to_python())

    assert "vegetarian" in above(asks=True)
    assert "vegetarian" not in above(asks=False)
    assert "step-free" in above(asks=False)


def test_names_are_in_no_other_paper() -> None:
    """What is made without names cannot hold any; files of the plan take none."""
    problem, itinerary = planned()
    name = named_guests(problem.wishes.party)[0].name.encode()
    others = [
        itinerary_geojson(problem, itinerary).encode(),
        itinerary_gpx(problem, itinerary).encode(),
        itinerary_jsonld(problem, itinerary).encode(),
        cost_sheet_xlsx(problem, priced()),
        rooming_csv(problem, itinerary).encode(),
    ]
    assert not any(name in one for one in others)


def test_keys_follow_kinds_and_do_not_depend_on_labels() -> None:
    """Singles first, then twins, each in the order of the list."""
    guests = [
        NamedGuest(name="A", room_kind=RoomKind.TWIN, room="x"),
        NamedGuest(name="B", room_kind=RoomKind.SINGLE, room="y"),
        NamedGuest(name="C", room_kind=RoomKind.TWIN, room="x"),
    ]
    assert room_keys(guests) == {"y": 1, "x": 2}


def test_table_is_read_back_as_the_same_guests(tmp_path: Path) -> None:
    """What a hotel was sent can be read again: the same guests in the same rooms, each once."""
    problem, _ = planned()
    rooms = (BookedRooms(kind=RoomKind.SINGLE, count=12),)
    itinerary = with_nights(("park", rooms), ("lake", rooms))
    guests = (
        *named_guests(problem.wishes.party)[:-1],
        NamedGuest(name="=Odd, “Name”", room_kind=RoomKind.SINGLE, room="Z", note="ground floor"),
    )
    file = tmp_path / "guests.csv"
    file.write_text(rooming_csv(problem, itinerary, guests), encoding="utf-8")
    names, findings = rooming_names_in(file, problem)
    assert findings == ()
    assert names is not None
    keys = room_keys(guests)
    wanted = {(one.name, one.room_kind, str(keys[one.room]), one.note) for one in guests}
    assert {(one.name, one.room_kind, one.room, one.note) for one in names.guests} == wanted
    assert len(names.guests) == len(guests)


def test_columns_are_the_convention() -> None:
    """One row for each guest under Room Key, Name and Room Type."""
    assert GUEST_COLUMNS[:3] == ("room-key", "name", "room")
    problem, itinerary = planned()
    guests = named_guests(problem.wishes.party)
    head = rooming_csv(problem, itinerary, guests).splitlines()[0]
    assert head.startswith("Room Key,Name,Room Type,Hotel,Arrival,")
    assert len(rooming_csv(problem, itinerary).splitlines()[0].split(",")) == len(ROOM_COLUMNS)
