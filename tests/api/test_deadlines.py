"""`paamaja deadlines`."""

import json
from pathlib import Path

import pytest

from api.cli.inputs import problem_text
from optimizer.domain.problem import Problem
from tests.api import calls
from tests.costing import example


def _files(folder: Path) -> tuple[Path, Path]:
    offer = example.catalogue()
    offer["hotels"][0]["terms"] = {"rooming_list_days": 14, "diets_days": 100}
    problem: Problem = example.read(offer, example.wishes())
    problem_file, plan_file = folder / "problem.json", folder / "plan.json"
    problem_file.write_text(problem_text(problem), encoding="utf-8")
    plan_file.write_text(example.itinerary(problem).model_dump_json(), encoding="utf-8")
    return problem_file, plan_file


def test_the_list_in_every_format(tmp_path: Path) -> None:
    """Text in both languages, JSON that says what is overdue, a table and a calendar."""
    files = _files(tmp_path)
    assert "Send the rooming list" in calls.run("deadlines", *files).stdout
    assert "Lähetä huonejako" in calls.run("deadlines", *files, "--language", "fi").stdout
    done = calls.run("deadlines", *files, "--format", "json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert [(one["kind"], one["overdue"]) for one in found["deadlines"]] == [
        ("diets", True),
        ("rooming-list", False),
    ]
    rows = calls.run("deadlines", *files, "--format", "csv").stdout.splitlines()
    assert len(rows) == 3
    assert "BEGIN:VEVENT" in calls.run("deadlines", *files, "--format", "ics").stdout


def test_json_fits_the_published_schema(tmp_path: Path) -> None:
    """What is printed is what `paamaja schema deadlines` describes."""
    jsonschema = pytest.importorskip("jsonschema")
    found = json.loads(calls.run("deadlines", *_files(tmp_path), "--format", "json").stdout)
    schema = json.loads(calls.run("schema", "deadlines").stdout)
    jsonschema.validate(found, schema)


def test_a_plan_that_names_what_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """A finding with what is missing, and exit code 2; so for a file that is no plan."""
    problem_file, plan_file = _files(tmp_path)
    text = plan_file.read_text(encoding="utf-8").replace('"inn"', '"castle"')
    plan_file.write_text(text, encoding="utf-8")
    done = calls.run("deadlines", problem_file, plan_file)
    assert done.exit_code == 2
    assert "unknown-id" in done.stderr
    assert "castle" in done.stderr
    plan_file.write_text("{}", encoding="utf-8")
    assert calls.run("deadlines", problem_file, plan_file).exit_code == 2


def test_a_plan_of_another_problem_has_a_note(tmp_path: Path) -> None:
    """Its deadlines are listed all the same."""
    problem_file, plan_file = _files(tmp_path)
    content = json.loads(problem_file.read_text(encoding="utf-8"))
    content["wishes"]["note"] = "changed"
    problem_file.write_text(json.dumps(content), encoding="utf-8")
    done = calls.run("deadlines", problem_file, plan_file)
    assert done.exit_code == 0
    assert "another version" in done.stderr


def test_bookings_beside_the_problem_are_read(tmp_path: Path) -> None:
    """They make another version of the problem; one of what is not there is bad input."""
    files, held = _files(tmp_path), tmp_path / "held.json"
    assert "another version" not in calls.run("deadlines", *files).stderr
    held.write_text('[{"kind": "partner", "id": "rescue", "date": "2027-05-20"}]', encoding="utf-8")
    done = calls.run("deadlines", *files, "--bookings", held)
    assert done.exit_code == 0
    assert "another version" in done.stderr
    held.write_text('[{"kind": "partner", "id": "no", "date": "2027-05-20"}]', encoding="utf-8")
    assert calls.run("deadlines", *files, "--bookings", held).exit_code == 2
