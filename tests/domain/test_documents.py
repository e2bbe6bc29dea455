"""Reading documents: every fault at once, in words, whatever the input."""

from __future__ import annotations

import copy
import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from optimizer.domain.documents import (
    findings_of,
    findings_of_content,
    findings_of_file,
    read_catalogue,
    read_itinerary,
    read_problem,
    read_problem_file,
    read_wishes,
)
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from tests.builders.small import (
    Content,
    small_catalogue_dict,
    small_itinerary_dict,
    small_problem,
    small_wishes_dict,
)
from tests.domain.findings_seen import findings_after, seen


def _yaml(content: Any) -> str:
    text = io.StringIO()
    YAML(typ="safe", pure=True).dump(content, text)
    return text.getvalue()


def _write(folder: Path, catalogue: Any, wishes: Any, suffix: str = ".yaml") -> tuple[Path, Path]:
    write = json.dumps if suffix == ".json" else _yaml
    paths = folder / f"catalogue{suffix}", folder / f"wishes{suffix}"
    for path, content in zip(paths, (catalogue, wishes), strict=True):
        path.write_text(write(content), encoding="utf-8")
    return paths


def _wishes_file(folder: Path, text: str | bytes, name: str = "wishes.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _refusal(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(InvalidInput) as refused:
        read_wishes(path)
    return refused.value.findings


# --- good documents ------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
def test_yaml_and_json_give_the_same_problem(tmp_path: Path, suffix: str) -> None:
    """Both formats are read as one and the same problem."""
    paths = _write(tmp_path, small_catalogue_dict(), small_wishes_dict(), suffix)
    problem = read_problem(*paths)
    assert problem == small_problem()
    assert problem.content_hash == small_problem().content_hash
    assert read_catalogue(paths[0]) == problem.catalogue
    assert read_wishes(paths[1]) == problem.wishes


def test_problem_in_one_file(tmp_path: Path) -> None:
    """One file may hold catalogue and wishes."""
    both = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(both), encoding="utf-8")
    assert read_problem_file(path) == small_problem()
    assert findings_of_file(path) == (small_problem(), ())


def test_plain_yaml_keeps_times_as_text_and_dates_as_dates(tmp_path: Path) -> None:
    """Unquoted 09:00 is a time of day, unquoted dates are dates, `no` is Norwegian."""
    wishes = small_wishes_dict()
    del wishes["dates"], wishes["pins"], wishes["party"]["second_languages"]
    wishes["party"]["own_languages"] = []
    text = _yaml(wishes).replace("own_languages: []", "own_languages: [no, en]")
    text += (
        "dates: {first: 2027-05-10, last: 2027-05-12}\n"
        "pins:\n- {session: demo, date: 2027-05-11, start: 09:00}\n"
    )
    read = read_wishes(_wishes_file(tmp_path, text))
    assert read.dates.first == dt.date(2027, 5, 10)
    assert read.pins[0].start == 9 * 60
    assert read.party.own_languages == ("no", "en")


def test_folder_of_files_is_one_catalogue(tmp_path: Path) -> None:
    """Lists of several files are joined by file name, other fields stand in one of them."""
    catalogue = small_catalogue_dict()
    more = {"sessions": catalogue["sessions"][3:], "hotels": catalogue.pop("hotels")}
    catalogue["sessions"] = catalogue["sessions"][:3]
    (tmp_path / "a.yaml").write_text(_yaml(catalogue), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(more), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not read", encoding="utf-8")
    assert read_catalogue(tmp_path) == small_problem().catalogue


def test_aliases_and_merge_keys_are_followed(tmp_path: Path) -> None:
    """YAML anchors may save typing, also with `<<`."""
    plain, merge = "limits: {sessions_per_day: 3}", "limits: {<<: &more {sessions_per_day: 3}}"
    text = _yaml(small_wishes_dict()).replace(plain, merge)
    assert "<<" in text
    assert read_wishes(_wishes_file(tmp_path, text)) == small_problem().wishes
    (finding,) = _refusal(_wishes_file(tmp_path, text + "travel2: *more\n"))
    assert (finding.code, finding.path) == (FindingCode.FIELD_UNKNOWN, "/travel2")


def test_warnings_do_not_stop_but_are_told(tmp_path: Path) -> None:
    """A problem with warnings only is given, and the warnings come along."""
    catalogue = small_catalogue_dict()
    catalogue["sessions"][0]["max_group"] = 500
    paths = _write(tmp_path, catalogue, small_wishes_dict())
    problem, findings = findings_of(*paths)
    assert problem == read_problem(*paths)
    assert [finding.code for finding in findings] == [FindingCode.GROUP_TOO_LARGE]


# --- the named bad inputs, each alone ------------------------------------------------------------


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
    (finding,) = _refusal(path)
    assert finding.code is FindingCode.FILE_TOO_LARGE
    assert finding.detail == {"bytes": 50_000_000, "most_bytes": 5_000_000}


@pytest.mark.parametrize(
    ("text", "name"),
    [("- a\n- b\n", "w.yaml"), ("just words", "w.yaml"), ("", "w.yaml"), ("[1]", "w.json")],
)
def test_file_that_is_not_a_mapping(tmp_path: Path, text: str, name: str) -> None:
    """A list, a text or nothing where named fields are expected."""
    (finding,) = _refusal(_wishes_file(tmp_path, text, name))
    assert finding.code is FindingCode.NOT_A_MAPPING


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_duplicate_keys_with_their_lines(tmp_path: Path, suffix: str) -> None:
    """A key given twice is told with both lines, and the rest is checked all the same."""
    text = '{\n"id": "x",\n"party": {"heads": 0,\n"heads": 3},\n"id": "y"}\n'
    findings = _refusal(_wishes_file(tmp_path, text, f"wishes{suffix}"))
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
    paths = _write(tmp_path, catalogue, wishes)
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


# --- one fault does not hide or invent another ---------------------------------------------------


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
    paths = _write(tmp_path, catalogue, small_wishes_dict())
    _, findings = findings_of(paths[0], tmp_path / "none.yaml")
    assert {one.code.value for one in findings} == {"unknown-id", "file-missing"}
    wishes = small_wishes_dict() | {"planning_date": "2027-06-01"}
    paths = _write(tmp_path, "words", wishes)
    _, findings = findings_of(*paths)
    assert {one.code.value for one in findings} == {"not-a-mapping", "date-past"}


def test_folder_with_a_broken_file_accuses_nobody_else(tmp_path: Path) -> None:
    """What may stand in the file that cannot be read is neither missing nor unknown."""
    catalogue = small_catalogue_dict()
    lost = {key: catalogue.pop(key) for key in ("rules", "partners", "venues")}
    catalogue["sessions"][0]["group_cents"] = -1
    (tmp_path / "a.yaml").write_text(_yaml(lost) + "oops: [", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(_yaml(catalogue), encoding="utf-8")
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
    (tmp_path / "a.yaml").write_text(_yaml(catalogue), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(_yaml(more), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_catalogue(tmp_path)
    found = {(one.code.value, Path(one.document).name, one.path) for one in refused.value.findings}
    assert found == {
        ("duplicate-key", "b.yaml", "/id"),
        ("unknown-country", "b.yaml", "/country"),
        ("unknown-id", "b.yaml", "/sessions/1/venues/0"),
    }


# --- files that are no documents -----------------------------------------------------------------


def test_missing_file_and_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A file that is not there, a folder where a file is needed, a folder without files."""
    assert [one.code.value for one in _refusal(tmp_path / "none.yaml")] == ["file-missing"]
    assert [one.code.value for one in _refusal(tmp_path)] == ["file-unreadable"]
    with pytest.raises(InvalidInput) as refused:
        read_catalogue(tmp_path)
    assert [one.code.value for one in refused.value.findings] == ["file-missing"]


def test_text_in_another_encoding(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are told with their position; a byte order mark is fine."""
    (finding,) = _refusal(_wishes_file(tmp_path, "note: ä".encode("latin-1")))
    assert (finding.code, finding.detail) == (FindingCode.FILE_UNREADABLE, {"byte": 7})
    marked = "\ufeff" + _yaml(small_wishes_dict())
    assert read_wishes(_wishes_file(tmp_path, marked)) == small_problem().wishes


BROKEN = {
    "unclosed.yaml": ("id: [a\nname: b\n", 2),
    "tab.yaml": ("party:\n\theads: 3\n", 2),
    "comma.json": ('{"id": "a",\n}', 2),
    "two documents.yaml": ("id: a\n---\nid: b\n", 2),
    "tag.yaml": ("id: !!python/object:os.system x\n", 1),
    "alias.yaml": ("id: *nothing\n", 1),
    "deep.yaml": ("id: " + "[" * 2000, 1),
    "deep.json": ('{"id": ' + "[" * 100_000, None),
    "digits.json": ('{"id": ' + "9" * 5000 + "}", None),
    "null byte.yaml": ("id: \0", None),
    "key.yaml": ("? [a]\n: b\n", None),
    "itself.yaml": ("id: &a [*a]\n", None),
    "bomb.yaml": (
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        None,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_told_with_their_line(tmp_path: Path, name: str) -> None:
    """Broken, endless or harmful files are one finding, with the line where there is one."""
    text, line = BROKEN[name]
    (finding,) = _refusal(_wishes_file(tmp_path, text, name))
    assert finding.code is FindingCode.SYNTAX
    assert finding.detail.get("line") == line
    assert line is None or f"line {line}," in finding.message


def test_problem_file_needs_both_parts_and_nothing_else() -> None:
    """A problem without wishes, with a list for a catalogue, or with something besides."""
    content = {"catalogue": [], "extra": 1}
    problem, findings = findings_of_content(content)
    assert problem is None
    assert {(one.code.value, one.path) for one in findings} == {
        ("not-a-mapping", "/catalogue"),
        ("field-missing", "/wishes"),
        ("field-unknown", "/extra"),
    }
    assert [one.code.value for one in findings_of_content([])[1]] == ["not-a-mapping"]


# --- words ---------------------------------------------------------------------------------------


def test_itineraries_are_read_and_their_faults_placed(tmp_path: Path) -> None:
    """An itinerary's faults have the path in the file, without the reader's own marks."""
    itinerary = small_itinerary_dict()
    path = tmp_path / "itinerary.json"
    path.write_text(json.dumps(itinerary), encoding="utf-8")
    assert read_itinerary(path).visits[0][1].sessions == ("demo",)
    items = itinerary["days"][0]["items"]
    items[1] |= {"meal": "brunch"}
    items[2]["venu"] = items[2].pop("venue")
    items[3]["kind"] = "leaving"
    path.write_text(json.dumps(itinerary), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_itinerary(path)
    found = {one.path: one for one in refused.value.findings}
    assert {key: one.code.value for key, one in found.items()} == {
        "/days/0/items/1/meal": "value-wrong",
        "/days/0/items/2/venue": "field-missing",
        "/days/0/items/2/venu": "field-unknown",
        "/days/0/items/3": "value-wrong",
    }
    assert "Did you mean 'venue'?" in found["/days/0/items/2/venu"].advice


JUNK: tuple[Any, ...] = (
    None,
    -1,
    10**30,
    0.5,
    float("nan"),
    float("inf"),
    True,
    "",
    "x",
    "No Such Thing",
    "half \ud800 a pair",
    "25:70",
    "12:00-09:00",
    "2027-02-30",
    "1" * 5000,
    [],
    [None],
    [[[]]],
    {},
    {"id": "x"},
    {"start": "12:00", "end": "09:00"},
    b"bytes",
)

JARGON = ("Input should", "valid dictionary", "Value error", "tuple", "type=", "pydantic")


def _spots(content: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a document."""
    parts = content.items() if isinstance(content, dict) else enumerate(content)
    for step, part in parts:
        yield (*steps, step)
        if isinstance(part, dict | list):
            yield from _spots(part, (*steps, step))


WHOLE = {"catalogue": small_catalogue_dict(), "wishes": small_wishes_dict()}
SPOTS = list(_spots(WHOLE))


def _corrupted(spot: tuple[str | int, ...], deed: str, junk: Any) -> Any:
    content = copy.deepcopy(WHOLE)
    part: Any = content
    for step in spot[:-1]:
        part = part[step]
    if deed == "delete":
        del part[spot[-1]]
    elif deed == "rename" and isinstance(part, dict):
        part[f"{spot[-1]}s"] = part.pop(spot[-1])
    elif deed == "twice" and isinstance(part, list):
        part.append(copy.deepcopy(part[spot[-1]]))
    else:
        part[spot[-1]] = junk
    return content


@settings(max_examples=400, deadline=None)
@given(
    spot=st.sampled_from(SPOTS),
    deed=st.sampled_from(["put", "put", "delete", "rename", "twice"]),
    junk=st.sampled_from(JUNK),
)
def test_any_single_corruption_is_told_in_full(
    spot: tuple[str | int, ...], deed: str, junk: Any
) -> None:
    """One corrupted value never breaks the reader; each finding is whole and without jargon."""
    problem, findings = findings_of_content(_corrupted(spot, deed, junk))
    assert problem is not None or findings
    for finding in findings:
        assert finding.code in FindingCode
        assert finding.document
        assert finding.path.startswith("/")
        assert finding.message.endswith(".")
        assert finding.advice.endswith(".")
        assert not any(word in finding.message + finding.advice for word in JARGON)
        finding.model_dump_json()


@settings(max_examples=100, deadline=None)
@given(first=st.sampled_from(SPOTS), second=st.sampled_from(SPOTS), junk=st.sampled_from(JUNK))
def test_a_second_fault_elsewhere_does_not_hide_the_first(
    first: tuple[str | int, ...], second: tuple[str | int, ...], junk: Any
) -> None:
    """What is found of a negative price is still found beside a fault of another item."""
    price = ("catalogue", "restaurants", 0, "services", 0, "person_cents")
    if second[:2] in (price[:2], ("catalogue",)) or len(second) < 2:
        second = ("wishes", "note")
    content = _corrupted(second, "put", junk)
    content["catalogue"]["restaurants"][0]["services"][0]["person_cents"] = -1
    paths = {finding.path for finding in findings_of_content(content)[1]}
    assert "/" + "/".join(map(str, price)) in paths


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".yaml", ".json"]))
def test_any_bytes_are_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    """A file of anything at all is refused with findings, never with another exception."""
    path = tmp_path_factory.mktemp("bytes") / f"wishes{suffix}"
    assert all(
        one.message and one.advice for one in _refusal(_wishes_file(path.parent, data, path.name))
    )
