"""`paamaja validate`, `check` and `schema`."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli.inputs import problem_text, shipped_catalogues
from tests.api import calls, fakes
from tests.costing import example


def test_validate_says_that_wishes_can_be_planned(tmp_path: Path) -> None:
    """In a sentence, or as JSON without findings."""
    files = (fakes.wishes_file(tmp_path), "--catalogue", fakes.catalogue_file(tmp_path))
    assert "can be planned" in calls.run("validate", *files).stdout
    found = json.loads(calls.run("validate", *files, "--format", "json").stdout)
    assert found["valid"] is True


def test_validate_lists_everything(tmp_path: Path) -> None:
    """All faults of one file at once, with places, on stdout; brackets stay as they are."""
    asked = example.wishes()
    asked["party"]["heads"] = 5_000
    asked["wishes"][0]["target"] = {"session": "no-such"}
    asked["note[x]"] = 1
    path = fakes.wishes_file(tmp_path, **asked)
    arguments = ("validate", path, "--catalogue", fakes.catalogue_file(tmp_path))
    done = calls.run(*arguments)
    assert done.exit_code == 2
    for part in ("/party/heads", "/wishes/0/target", "note[x]"):
        assert part in done.stdout
    found = json.loads(calls.run(*arguments, "--format", "json").stdout)
    assert found["valid"] is False
    assert {"code", "path", "message", "advice"} <= set(found["findings"][0])


def test_check_accepts_and_refuses(tmp_path: Path, monkeypatch: Any) -> None:
    """Exit code 0 without violations; 1 with a table of them, or as JSON."""
    problem, plan_file = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_text(problem_text(example.problem()), encoding="utf-8")
    plan_file.write_text(example.itinerary().model_dump_json(), encoding="utf-8")
    done = calls.run("check", problem, plan_file)
    assert done.exit_code == 1
    assert "dinner" in done.stdout
    assert "Score: 40 points" in done.stdout
    found = json.loads(calls.run("check", problem, plan_file, "--format", "json").stdout)
    assert "dinner" in {violation["rule"] for violation in found["violations"]}
    assert found["score"]["points_by_wish"] == {"want-fire": 40}
    monkeypatch.setattr("optimizer.check.check", lambda *_: ())
    monkeypatch.setattr("api.cli.check.check", lambda *_: ())
    done = calls.run("check", problem, plan_file)
    assert done.exit_code == 0
    assert "keeps every rule" in done.stdout


def test_check_tells_of_another_problem(tmp_path: Path) -> None:
    """An itinerary made for other wishes is judged all the same, with a note."""
    plan_file = tmp_path / "plan.json"
    plan_file.write_text(example.itinerary().model_dump_json(), encoding="utf-8")
    wishes = fakes.wishes_file(tmp_path, note="changed")
    done = calls.run("check", wishes, plan_file, "--catalogue", fakes.catalogue_file(tmp_path))
    assert "another version" in done.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{}", "field-missing"),
        ('{"itinerary": null}', "field-missing"),
        ('{"itinerary": {}}', "field-missing"),
        ('{"itinerary": 3}', "not-a-mapping"),
        ("{", "syntax"),
    ],
)
def test_check_of_no_itinerary_is_bad_input(content: str, code: str, tmp_path: Path) -> None:
    """Findings of both files and exit code 2."""
    plan_file = tmp_path / "plan.json"
    plan_file.write_text(content, encoding="utf-8")
    done = calls.run("check", tmp_path / "none.yaml", plan_file)
    assert done.exit_code == 2
    assert code in done.stderr
    assert "file-missing" in done.stderr


def test_schema_lists_prints_and_writes(tmp_path: Path) -> None:
    """Names one a line; one schema as JSON; all of them as files."""
    names = calls.run("schema").stdout.split()
    assert {"catalogue", "wishes", "problem", "itinerary", "result"} <= set(names)
    assert json.loads(calls.run("schema", "wishes").stdout)["type"] == "object"
    assert calls.run("schema", "nonsense").exit_code == 2
    written = calls.run("schema", "--write", tmp_path / "schemas").stdout.split()
    assert len(written) == len(names)


def test_shipped_catalogue_is_found_by_its_name() -> None:
    """The folder of wishes is no catalogue."""
    assert "mikkeli" in shipped_catalogues()
    assert "wishes" not in shipped_catalogues()


def test_bookings_of_other_trips(tmp_path: Path) -> None:
    """`validate` and `check` take a file of bookings; what they make impossible is a violation."""
    problem, plan_file = tmp_path / "problem.json", tmp_path / "plan.json"
    problem.write_text(problem_text(example.problem()), encoding="utf-8")
    plan = example.itinerary()
    plan_file.write_text(plan.model_dump_json(), encoding="utf-8")
    date, visit = plan.visits[0]
    held = tmp_path / "held.yaml"
    held.write_text(f"- {{kind: venue, id: {visit.venue}, date: {date}}}\n", encoding="utf-8")
    assert calls.run("validate", problem, "--bookings", held).exit_code == 0
    rules = {}
    for name, options in {"free": (), "held": ("--bookings", held)}.items():
        done = calls.run("check", problem, plan_file, *options, "--format", "json")
        rules[name] = {one["rule"] for one in json.loads(done.stdout)["violations"]}
    assert "capacity-shared" not in rules["free"]
    assert "capacity-shared" in rules["held"]
    held.write_text("- {kind: venue, id: no-such, date: 2027-05-11}\n", encoding="utf-8")
    done = calls.run("validate", problem, "--bookings", held)
    assert done.exit_code == 2
    assert "no-such" in done.stdout
