"""Reading documents: YAML, JSON, folders of files, problems in one file, itineraries."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from optimizer.domain.documents import (
    findings_of,
    findings_of_file,
    read_catalogue,
    read_itinerary,
    read_problem,
    read_problem_file,
    read_wishes,
)
from optimizer.domain.findings import FindingCode, InvalidInput
from tests.builders.small import (
    small_catalogue_dict,
    small_itinerary_dict,
    small_problem,
    small_wishes_dict,
)
from tests.domain.files_written import refusal, wishes_file, write_pair, yaml_text


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
def test_yaml_and_json_give_the_same_problem(tmp_path: Path, suffix: str) -> None:
    """Both formats are read as one and the same problem."""
    paths = write_pair(tmp_path, small_catalogue_dict(), small_wishes_dict(), suffix)
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
    text = yaml_text(wishes).replace("own_languages: []", "own_languages: [no, en]")
    text += (
        "dates: {first: 2027-05-10, last: 2027-05-12}\n"
        "pins:\n- {session: demo, date: 2027-05-11, start: 09:00}\n"
    )
    read = read_wishes(wishes_file(tmp_path, text))
    assert read.dates.first == dt.date(2027, 5, 10)
    assert read.pins[0].start == 9 * 60
    assert read.party.own_languages == ("no", "en")


def test_folder_of_files_is_one_catalogue(tmp_path: Path) -> None:
    """Lists of several files are joined by file name, other fields stand in one of them."""
    catalogue = small_catalogue_dict()
    more = {"sessions": catalogue["sessions"][3:], "hotels": catalogue.pop("hotels")}
    catalogue["sessions"] = catalogue["sessions"][:3]
    (tmp_path / "a.yaml").write_text(yaml_text(catalogue), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(more), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not read", encoding="utf-8")
    assert read_catalogue(tmp_path) == small_problem().catalogue


def test_aliases_and_merge_keys_are_followed(tmp_path: Path) -> None:
    """YAML anchors may save typing, also with `<<`."""
    plain, merge = "limits: {sessions_per_day: 3}", "limits: {<<: &more {sessions_per_day: 3}}"
    text = yaml_text(small_wishes_dict()).replace(plain, merge)
    assert "<<" in text
    assert read_wishes(wishes_file(tmp_path, text)) == small_problem().wishes
    (finding,) = refusal(wishes_file(tmp_path, text + "travel2: *more\n"))
    assert (finding.code, finding.path) == (FindingCode.FIELD_UNKNOWN, "/travel2")


def test_warnings_do_not_stop_but_are_told(tmp_path: Path) -> None:
    """A problem with warnings only is given, and the warnings come along."""
    catalogue = small_catalogue_dict()
    catalogue["sessions"][0]["max_group"] = 500
    paths = write_pair(tmp_path, catalogue, small_wishes_dict())
    problem, findings = findings_of(*paths)
    assert problem == read_problem(*paths)
    assert [finding.code for finding in findings] == [FindingCode.GROUP_TOO_LARGE]


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
