"""One fault neither hides another nor invents one: what cannot be read is set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimizer.domain.documents import (
    findings_of,
    read_catalogue,
)
from optimizer.domain.findings import InvalidInput
from tests.builders.small import (
    Content,
    small_catalogue_dict,
    small_wishes_dict,
)
from tests.domain.files_written import refusal, wishes_file, write_pair, yaml_text
from tests.domain.findings_seen import findings_after, seen


def test_item_that_cannot_be_read_is_still_known() -> None:
    """What refers to an item with a fault of its own is not accused."""

    def change(catalogue: Content, wishes: Content) -> None:
        del catalogue["sessions"][1]["max_group"]
        catalogue["places"][0]["latitude"] = 200
        catalogue["partners"][1]["kind"] = "club"
        catalogue["matrices"][1]["minutes"] = "soon"

    assert {path for _, _, path in seen(change)} == {
        "/catalogue/sessions/1/max_group",
        "/catalogue/places/0/latitude",
        "/catalogue/partners/1/kind",
        "/catalogue/matrices/1/minutes",
    }


def test_item_without_an_id_may_be_the_one_that_is_meant() -> None:
    """A name that one nameless item may have is not called unknown; a second name is."""

    def one(catalogue: Content, wishes: Content) -> None:
        catalogue["places"][2]["id"] = "The Base"

    def two(catalogue: Content, wishes: Content) -> None:
        one(catalogue, wishes)
        catalogue["hotels"][0]["place"] = "moon"

    assert seen(one) == {("value-wrong", "error", "/catalogue/places/2/id")}
    assert ("unknown-id", "error", "/catalogue/hotels/0/place") in seen(two)


def test_free_names_that_are_not_free() -> None:
    """A misspelt cost category is told once, with the one that was meant."""
    (finding,) = findings_after(
        lambda catalogue, wishes: wishes["budget"].update(caps={"meal": -1, "rooms": 5})
    )
    assert (finding.code.value, finding.path) == ("field-unknown", "/wishes/budget/caps/meal")
    assert "Did you mean 'meals'?" in finding.advice


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    """An escape that stands for no character is told where it is: it could not be written out."""
    wishes = small_wishes_dict() | {"note": "half \ud800 a pair"}
    (finding,) = refusal(wishes_file(tmp_path, json.dumps(wishes), "wishes.json"))
    assert (finding.code.value, finding.path) == ("value-wrong", "/note")


def test_findings_after_a_set_aside_item_keep_their_positions() -> None:
    """Positions are those of the file, also behind items that were set aside."""

    def change(catalogue: Content, wishes: Content) -> None:
        del catalogue["sessions"][0]["format"], catalogue["sessions"][2]["format"]
        catalogue["sessions"][3]["venues"] = ["nowhere"]
        catalogue["sessions"][4]["min_group"] = 99

    assert {path for _, _, path in seen(change)} == {
        "/catalogue/sessions/0/format",
        "/catalogue/sessions/2/format",
        "/catalogue/sessions/3/venues/0",
        "/catalogue/sessions/4/min_group",
    }


@pytest.mark.parametrize("part", ["rules", "sessions", "places", "walk_matrix", "name", "country"])
def test_missing_part_of_the_catalogue_is_one_finding(part: str) -> None:
    """A part that is not there is told once, and does not make everything else look wrong."""
    found = seen(lambda catalogue, wishes: catalogue.pop(part))
    assert found == {("field-missing", "error", f"/catalogue/{part}")}


@pytest.mark.parametrize("part", ["party", "dates", "planning_date", "catalogue", "id"])
def test_missing_part_of_the_wishes_hides_nothing(part: str) -> None:
    """A needed part that is not there is told along with the fault of another part."""

    def change(catalogue: Content, wishes: Content) -> None:
        del wishes[part]
        wishes["commitments"][0]["places"] = ["moon"]

    expected = {("field-missing", "error", f"/wishes/{part}")}
    if part == "catalogue":
        expected = {("field-missing", "error", "/wishes/catalogue")}
    assert seen(change) == expected | {("unknown-id", "error", "/wishes/commitments/0/places/0")}


def test_one_document_without_the_other(tmp_path: Path) -> None:
    """If one document cannot be read at all, the other one's faults are told with it."""
    catalogue = small_catalogue_dict()
    catalogue["sessions"][0]["partner"] = "nobody"
    paths = write_pair(tmp_path, catalogue, small_wishes_dict())
    _, findings = findings_of(paths[0], tmp_path / "none.yaml")
    assert {one.code.value for one in findings} == {"unknown-id", "file-missing"}
    wishes = small_wishes_dict() | {"planning_date": "2027-06-01"}
    paths = write_pair(tmp_path, "words", wishes)
    _, findings = findings_of(*paths)
    assert {one.code.value for one in findings} == {"not-a-mapping", "date-past"}


def test_folder_with_a_broken_file_accuses_nobody_else(tmp_path: Path) -> None:
    """What may stand in the file that cannot be read is neither missing nor unknown."""
    catalogue = small_catalogue_dict()
    lost = {key: catalogue.pop(key) for key in ("rules", "partners", "venues")}
    catalogue["sessions"][0]["group_cents"] = -1
    (tmp_path / "a.yaml").write_text(yaml_text(lost) + "oops: [", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(yaml_text(catalogue), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_catalogue(tmp_path)
    found = {(one.code.value, Path(one.document).name, one.path) for one in refused.value.findings}
    assert found == {
        ("syntax", "a.yaml", ""),
        ("value-out-of-range", "b.yaml", "/sessions/0/group_cents"),
    }


def test_folder_findings_point_into_the_very_file(tmp_path: Path) -> None:
    """Positions count within the file; a field in two files is a duplicate."""
    catalogue = small_catalogue_dict()
    more = {"sessions": catalogue["sessions"][3:], "id": "twice", "country": "ZZ"}
    catalogue["sessions"] = catalogue["sessions"][:3]
    del catalogue["country"]
    more["sessions"][1]["venues"] = ["nowhere"]
    (tmp_path / "a.yaml").write_text(yaml_text(catalogue), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(yaml_text(more), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_catalogue(tmp_path)
    found = {(one.code.value, Path(one.document).name, one.path) for one in refused.value.findings}
    assert found == {
        ("duplicate-key", "b.yaml", "/id"),
        ("unknown-country", "b.yaml", "/country"),
        ("unknown-id", "b.yaml", "/sessions/1/venues/0"),
    }
