"""The faults that a coordinator makes, each alone and all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.documents import (
    findings_of,
)
from optimizer.domain.findings import FindingCode
from tests.builders.small import (
    Content,
    small_catalogue_dict,
    small_wishes_dict,
)
from tests.domain.files_written import refusal, wishes_file, write_pair
from tests.domain.findings_seen import findings_after, seen


def test_unknown_id() -> None:
    """An id that nothing has."""
    found = seen(lambda catalogue, wishes: catalogue["venues"][0].update(place="moon"))
    assert found == {("unknown-id", "error", "/catalogue/venues/0/place")}


@pytest.mark.parametrize("window", ["12:00-09:00", {"start": "12:00", "end": "09:00"}])
def test_window_that_ends_before_it_starts(window: Any) -> None:
    """A window in the wrong order, written as text or as fields."""
    path = "/catalogue/partners/0/availability/weekly/0/windows/0"

    def change(catalogue: Content, wishes: Content) -> None:
        catalogue["partners"][0]["availability"]["weekly"][0]["windows"] = [window]

    assert seen(change) == {("window-order", "error", path)}
    assert "09:00" in findings_after(change)[0].message


def test_dates_that_end_before_they_start() -> None:
    """A trip whose last date is before its first; its pins are not accused of it."""
    found = seen(lambda catalogue, wishes: wishes["dates"].update(last="2027-05-01"))
    assert found == {("window-order", "error", "/wishes/dates")}


def test_negative_price() -> None:
    """A price below nothing, told by the item's name."""
    change = lambda catalogue, wishes: catalogue["sessions"][1].update(group_cents=-1)  # noqa: E731
    assert seen(change) == {("value-out-of-range", "error", "/catalogue/sessions/1/group_cents")}
    (finding,) = findings_after(change)
    assert finding.message == "sessions 'demo': group_cents is -1, but must be at least 0."


@pytest.mark.parametrize("code", ["xx", "eng", "English", "EN", ""])
def test_unknown_language(code: str) -> None:
    """A language that does not exist, or another spelling of one that does."""
    found = seen(lambda catalogue, wishes: wishes["party"].update(own_languages=[code]))
    assert found == {("unknown-language", "error", "/wishes/party/own_languages/0")}


def test_wish_for_a_session_that_does_not_exist() -> None:
    """A wish for nothing that the catalogue has, with the id that was meant."""
    change = lambda c, wishes: wishes["wishes"][0].update(target={"session": "demos"})  # noqa: E731
    assert seen(change) == {("unknown-id", "error", "/wishes/wishes/0/target/session")}
    assert "Did you mean 'demo'?" in findings_after(change)[0].advice


@pytest.mark.parametrize("heads", [0, 5000])
def test_group_of_none_or_of_thousands(heads: int) -> None:
    """A size that no trip has; diets and rooms are not accused of it."""
    found = seen(lambda catalogue, wishes: wishes["party"].update(heads=heads))
    assert found == {("value-out-of-range", "error", "/wishes/party/heads")}


def test_matrix_with_a_hole() -> None:
    """A pair of places without minutes."""

    def change(catalogue: Content, wishes: Content) -> None:
        catalogue["matrices"][0]["minutes"][0][3] = None

    assert seen(change) == {("matrix-hole", "error", "/catalogue/matrices/0/minutes/0/3")}


def test_dates_that_cannot_hold() -> None:
    """A window of dates shorter than the trip."""
    found = seen(lambda catalogue, wishes: wishes["dates"].update(min_days=4, max_days=5))
    assert found == {("dates-cannot-hold", "error", "/wishes/dates")}


def test_file_of_fifty_megabytes(tmp_path: Path) -> None:
    """A file too large is refused by its size, without being read."""
    path = tmp_path / "wishes.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (finding,) = refusal(path)
    assert finding.code is FindingCode.FILE_TOO_LARGE
    assert finding.detail == {"bytes": 50_000_000, "most_bytes": 5_000_000}


@pytest.mark.parametrize(
    ("text", "name"),
    [("- a\n- b\n", "w.yaml"), ("just words", "w.yaml"), ("", "w.yaml"), ("[1]", "w.json")],
)
def test_file_that_is_not_a_mapping(tmp_path: Path, text: str, name: str) -> None:
    """A list, a text or nothing where named fields are expected."""
    (finding,) = refusal(wishes_file(tmp_path, text, name))
    assert finding.code is FindingCode.NOT_A_MAPPING


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_duplicate_keys_with_their_lines(tmp_path: Path, suffix: str) -> None:
    """A key given twice is told with both lines, and the rest is checked all the same."""
    text = '{\n"id": "x",\n"party": {"heads": 0,\n"heads": 3},\n"id": "y"}\n'
    findings = refusal(wishes_file(tmp_path, text, f"wishes{suffix}"))
    twice = [one for one in findings if one.code is FindingCode.DUPLICATE_KEY]
    assert [(one.path, one.detail) for one in twice] == [
        ("/party/heads", {"line": 4, "first_line": 3}),
        ("/id", {"line": 5, "first_line": 2}),
    ]
    assert (FindingCode.VALUE_OUT_OF_RANGE, "/party/heads") in {
        (one.code, one.path) for one in findings
    }


def test_all_named_faults_at_once(tmp_path: Path) -> None:
    """Whatever can be wrong in one pair of documents is told in one go, with nothing false."""
    catalogue, wishes = small_catalogue_dict(), small_wishes_dict()
    catalogue["venues"][0]["place"] = "moon"
    catalogue["partners"][0]["availability"]["weekly"][0]["windows"][0] = "12:00-09:00"
    catalogue["sessions"][0]["person_cents"] = -100
    catalogue["sessions"][1]["max_group"] = "many"
    catalogue["sessions"][3]["languages"] = ["xx"]
    catalogue["matrices"][0]["minutes"][0][3] = None
    catalogue["matrices"][1]["metres"][0][3] = -7
    catalogue["rules"]["grid_minutes"] = 0
    wishes["wishes"][0]["target"] = {"session": "no-such-session"}
    wishes["party"]["heads"] = 5000
    wishes["dates"]["min_days"] = wishes["dates"]["max_days"] = 9
    wishes["budgte"] = wishes.pop("budget")
    paths = write_pair(tmp_path, catalogue, wishes)
    paths[1].write_text(paths[1].read_text("utf-8") + "id: again\n", encoding="utf-8")
    problem, findings = findings_of(*paths)
    assert problem is None
    assert {(one.code.value, Path(one.document).stem, one.path) for one in findings} == {
        ("unknown-id", "catalogue", "/venues/0/place"),
        ("window-order", "catalogue", "/partners/0/availability/weekly/0/windows/0"),
        ("value-out-of-range", "catalogue", "/sessions/0/person_cents"),
        ("value-wrong", "catalogue", "/sessions/1/max_group"),
        ("unknown-language", "catalogue", "/sessions/3/languages/0"),
        ("matrix-hole", "catalogue", "/matrices/0/minutes/0/3"),
        ("value-out-of-range", "catalogue", "/matrices/1/metres/0/3"),
        ("value-out-of-range", "catalogue", "/rules/grid_minutes"),
        ("unknown-id", "wishes", "/wishes/0/target/session"),
        ("value-out-of-range", "wishes", "/party/heads"),
        ("dates-cannot-hold", "wishes", "/dates"),
        ("field-unknown", "wishes", "/budgte"),
        ("duplicate-key", "wishes", "/id"),
    }
    assert len(findings) == 13
    assert all(one.detail.get("line") for one in findings)
