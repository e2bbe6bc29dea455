"""Names against counts: what does not match is told all at once, at its guest and on its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimizer.domain.catalogue import RoomKind
from optimizer.domain.crosschecks.rooming import rooming_spots
from optimizer.domain.findings import Severity
from optimizer.domain.pointers import pointer
from optimizer.domain.rooming import NamedGuest
from optimizer.domain.rooming_documents import rooming_names_in
from tests.builders.small import small_problem
from tests.papers.named import named_guests

PARTY = small_problem().wishes.party


def seen(*guests: NamedGuest) -> list[tuple[str, str]]:
    """The codes and places of what is found, in order."""
    found = list(rooming_spots(PARTY, guests, "guests"))
    assert all(one.severity is Severity.WARNING for one in found)
    return [(one.code.value, pointer(one.steps)) for one in found]


def changed(index: int, **values: object) -> tuple[NamedGuest, ...]:
    """Everybody, one of them otherwise."""
    guests = list(named_guests(PARTY))
    guests[index] = guests[index].model_copy(update=values)
    return tuple(guests)


def test_everybody_in_a_bed_of_their_own() -> None:
    """Nothing is found where names are the counts."""
    assert seen(*named_guests(PARTY)) == []


def test_names_that_are_missing_are_one_finding() -> None:
    """A list that is half full is no list of wrong rooms; an empty one is told once."""
    assert seen() == [("rooms-do-not-fit", "/guests")]
    assert seen(*named_guests(PARTY)[:6]) == [("rooms-do-not-fit", "/guests")]


def test_one_guest_too_many() -> None:
    """The head count and the rooms of its kind both say so."""
    more = NamedGuest(name="One More", room_kind=RoomKind.SINGLE, room="S9")
    assert seen(*named_guests(PARTY), more) == [
        ("rooms-do-not-fit", "/guests"),
        ("rooms-do-not-fit", "/guests"),
    ]


def test_room_of_two_kinds() -> None:
    """At the one who was written last."""
    assert ("contradiction", "/guests/1/room_kind") in seen(*changed(1, room_kind=RoomKind.SINGLE))


def test_room_that_is_too_full_and_one_that_is_half_empty() -> None:
    """A third guest in a twin, and a twin with one."""
    found = seen(*changed(2, room="T1"))
    assert ("rooms-do-not-fit", "/guests/2/room") in found
    assert ("rooms-do-not-fit", "/guests/3/room") in found


def test_the_same_name_twice() -> None:
    """Whatever its capitals and spaces."""
    assert seen(*changed(5, name="guest  NUMBER 1")) == [("duplicate-id", "/guests/5/name")]


def test_kinds_that_are_not_booked() -> None:
    """Everybody named, and one in an accessible room where a single one is planned."""
    found = list(rooming_spots(PARTY, changed(11, room_kind=RoomKind.ACCESSIBLE), "guests"))
    assert [one.detail["kind"] for one in found] == ["single", "accessible"]


def test_a_json_file_and_a_table_say_the_same(tmp_path: Path) -> None:
    """The same guests, read from either."""
    guests = named_guests(PARTY)
    data = tmp_path / "guests.json"
    data.write_text(json.dumps({"guests": [one.model_dump(mode="json") for one in guests]}))
    table = tmp_path / "guests.csv"
    lines = [f"{one.room};{one.name};{one.room_kind.value.upper()};" for one in guests]
    table.write_text("\n".join(["\ufeffRoom Key;Name;Room Type;Note", "", *lines]), "utf-8")
    found = [rooming_names_in(path, small_problem()) for path in (data, table)]
    assert found[0] == found[1]
    assert found[0][1] == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Room Key;Name\n1;A\n", "field-missing"),
        ("", "field-missing"),
        ("Room Key,Name,Room Type\n1,A,castle\n", "value-wrong"),
        ("Room Key,Name,Room Type\n1,,single\n", "value-out-of-range"),
        ('Room Key,Name,Room Type\n1,"' + "a" * 200_000 + '",single\n', "syntax"),
    ],
)
def test_faults_of_a_table(tmp_path: Path, text: str, code: str) -> None:
    """Each is a finding, at its line where it has one."""
    file = tmp_path / "guests.csv"
    file.write_text(text, encoding="utf-8")
    names, findings = rooming_names_in(file, small_problem())
    assert names is None
    assert findings[0].code.value == code
    if code.startswith("value"):
        assert findings[0].detail["line"] == 2


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """Told as of every file."""
    for name in ("none.csv", "none.yaml"):
        names, findings = rooming_names_in(tmp_path / name, small_problem())
        assert names is None
        assert [one.code.value for one in findings] == ["file-missing"]
