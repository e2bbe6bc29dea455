"""Series of visits from files: what is wrong is told, and what can be held is run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from optimizer.domain.schema import schema_text
from scenarios.learning import LearningReport
from scenarios.schema import schemas
from scenarios.visits import series_in
from tests.api import calls
from tests.builders.small import small_catalogue_dict, small_wishes_dict
from tests.domain.test_schema import GOLDEN
from tests.scenarios.learning.trips import repriced, said

Content = dict[str, Any]


@pytest.mark.parametrize("name", ["series", "after-trip", "network", "segments", "design"])
def test_schemas_are_the_published_ones(name: str) -> None:
    """Made anew with `paamaja schema --write tests/golden/schema`."""
    assert schema_text(schemas()[name]) == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(schemas()[name])


def visit(key: str, **more: Any) -> Content:
    """A visit of a series."""
    return {"id": key, "wishes": f"{key}.json", "after": f"{key}-after.json", **more}


def upset(**more: Any) -> Content:
    """The water plant is away on the day of its visit, a week before."""
    away = {"kind": "partner-away", "id": "away", "partner": "water", "dates": ["2027-05-11"]}
    story = {"fi": "Laitos peruu.", "en": "The plant cancels."}
    return {"date": "2027-05-03", "story": story, "overlays": [away], **more}


def written(folder: Path, visits: list[Content] | None = None, **after: Any) -> Path:
    """Two visits to the small catalogue, in May and in June; `after` is of the first one."""
    text = {"fi": "Kaksi", "en": "Two"}
    wishes = small_wishes_dict()
    wishes["pins"], wishes["precedence"] = [], []
    later = json.loads(
        json.dumps(wishes).replace("2027-05-1", "2027-06-0").replace("2027-06-00", "2027-06-07")
    )
    later["dates"] = {"first": "2027-06-07", "last": "2027-06-09", "min_days": 2, "max_days": 3}
    later["commitments"] = []
    told = {"made_on": "2027-05-20", **after}
    files = {
        "catalogue": small_catalogue_dict(),
        "first": wishes,
        "second": later,
        "first-after": told,
        "second-after": {"made_on": "2027-06-20"},
        "series": {
            "id": "two",
            "name": text,
            "note": text,
            "catalogue": "catalogue.json",
            "visits": visits or [visit("first", upset=upset()), visit("second")],
        },
    }
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder / "series.json"


def test_the_command_runs_a_series_and_writes_what_comes_out(tmp_path: Path) -> None:
    """Versions, catalogue and reports of each visit; the story in both languages and as data."""
    path = written(
        tmp_path,
        [
            visit("first", upset=upset()),
            visit("second", follow_ups=[{"improvement": "price-demo", "decision": "done"}]),
        ],
        answers=[said(marks={"demo": 4}).model_dump(mode="json")],
        improvements=[repriced().model_dump(mode="json")],
    )
    out = tmp_path / "out"
    done = calls.run("visits", path, "--out", out, "--workers", 1, "--format", "json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert [len(one["versions"]) for one in told["visits"]] == [2, 1]
    assert told["visits"][1]["followed_up"][0]["in_catalogue"] == "yes"
    assert len(told["network"]["trips"]) == 2
    for name in ("version-1/result.json", "version-2/replan.txt", "catalogue.json", "report.html"):
        assert (out / "first" / name).exists()
    report = (out / "second" / "report.json").read_text(encoding="utf-8")
    assert LearningReport.model_validate_json(report).followed_up[0].was_applied
    story = (out / "visits.txt").read_text(encoding="utf-8")
    assert "The plant cancels." in story
    finnish = calls.run("visits", path, "--workers", 1, "--language", "fi")
    assert "Laitos peruu." in finnish.stdout


def test_what_does_not_fit_the_programme_ends_the_series(tmp_path: Path) -> None:
    """It is told with its place, and the visits before are kept."""
    wrong = {"deviations": [{"kind": "dropped", "session": "drill", "date": "2027-05-11"}]}
    path = written(tmp_path, [visit("first")], delivery=wrong)
    done = calls.run("visits", path, "--workers", 1, "--format", "json")
    assert done.exit_code == 2
    (found,) = json.loads(done.stdout)["findings"]
    assert found["path"] == "/delivery/deviations/0/session"
    follow_ups = [{"improvement": "nothing", "decision": "done"}]
    path = written(tmp_path, [visit("first"), visit("second", follow_ups=follow_ups)])
    out = tmp_path / "out"
    done = calls.run("visits", path, "--workers", 1, "--out", out, "--format", "json")
    assert done.exit_code == 2
    (found,) = json.loads(done.stdout)["findings"]
    assert found["path"] == "/visits/1/follow_ups/0/improvement"
    assert (out / "first" / "report.json").exists()


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"overlays": []}, "/visits/0/upset/overlays"),
        ({"date": "2027-07-01"}, "/visits/0/upset"),
    ],
)
def test_an_upset_that_cannot_be_is_told(tmp_path: Path, more: Content, place: str) -> None:
    """Nothing that happened, and a moment after the end."""
    path = written(tmp_path, [visit("first", upset=upset(**more))])
    done = calls.run("visits", path, "--workers", 1, "--format", "json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["findings"][0]["path"].startswith(place)


def test_all_faults_that_can_be_known_are_told_at_once(tmp_path: Path) -> None:
    """Of the series, of wishes and of what was told, before anything is planned."""
    path = written(
        tmp_path,
        [visit("first", follow_ups=[{"improvement": "x", "decision": "done"}]), visit("second")],
        answers=[{"audience": "nobody"}],
    )
    (tmp_path / "second.json").write_text("{}", encoding="utf-8")
    found, findings = series_in(path)
    assert found is None
    files = {Path(one.document).name for one in findings}
    assert files == {"series.json", "second.json", "first-after.json"}
    path = written(tmp_path, [visit("first"), visit("first")])
    assert [one.path for one in series_in(path)[1]] == ["/visits/1/id"]
    (tmp_path / "catalogue.json").unlink()
    assert series_in(path)[0] is None
