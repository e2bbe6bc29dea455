"""`paamaja cost-sheet`."""

import json
from pathlib import Path

import pytest

from api.cli.inputs import problem_text
from optimizer.domain.itinerary import Visit
from tests.api import calls
from tests.costing import example


def _files(folder: Path) -> tuple[Path, Path]:
    problem = example.problem()
    problem_file, plan_file = folder / "problem.json", folder / "plan.json"
    problem_file.write_text(problem_text(problem), encoding="utf-8")
    plan_file.write_text(example.itinerary(problem).model_dump_json(), encoding="utf-8")
    return problem_file, plan_file


def test_the_sheet_in_every_format(tmp_path: Path) -> None:
    """Text in both languages, JSON with the sizes asked for, a table; exposure if asked for."""
    files = _files(tmp_path)
    text = calls.run("cost-sheet", *files).stdout
    assert "Price by size of group" in text
    assert "If the trip is cancelled" not in text
    assert "Hinta ryhmäkoon" in calls.run("cost-sheet", *files, "--language", "fi").stdout
    options = ("--heads", "12,20", "--free", "1", "--exposure", "--format", "json")
    done = calls.run("cost-sheet", *files, *options)
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert [(one["paying"], one["free"]) for one in found["sizes"]] == [(12, 1), (20, 1)]
    assert found["exposure"]["steps"][0]["owed_cents"] == 0
    rows = calls.run("cost-sheet", *files, "--format", "csv").stdout.splitlines()
    assert len(rows) == 1 + len(found["lines"])


@pytest.mark.parametrize(
    ("free", "sizes"),
    [
        (0, [10, 16, 24, 30]),
        (1, [10, 15, 16, 24, 30]),
        (15, [1, 10, 16, 24, 30]),
        (16, [10, 16, 24, 30]),
    ],
)
def test_the_planned_size_is_always_priced(free: int, sizes: list[int], tmp_path: Path) -> None:
    """Sixteen guests less those who travel free are among the usual sizes, if any of them pays."""
    done = calls.run("cost-sheet", *_files(tmp_path), "--free", free, "--format", "json")
    assert [one["paying"] for one in json.loads(done.stdout)["sizes"]] == sizes


def test_what_other_trips_hold_counts_at_every_size(tmp_path: Path) -> None:
    """A venue that bookings hold on the day of its visit is a fault; without them it is none."""
    files = _files(tmp_path)
    visits = [(day.date, item) for day in example.itinerary().days for item in day.items]
    date, visit = next((date, item) for date, item in visits if isinstance(item, Visit))
    held = tmp_path / "bookings.yaml"
    booking = {"kind": "venue", "id": visit.venue, "date": str(date), "trip": "Choir"}
    held.write_text(json.dumps([booking]), encoding="utf-8")
    for more, told in (((), False), (("--bookings", held), True)):
        done = calls.run("cost-sheet", *files, "--heads", "16", "--format", "json", *more)
        broken = json.loads(done.stdout)["sizes"][0]["broken"]
        assert any(one["rule"] == "capacity-shared" for one in broken) is told


def test_json_fits_the_published_schema(tmp_path: Path) -> None:
    """What is printed is what `paamaja schema cost-sheet` describes."""
    jsonschema = pytest.importorskip("jsonschema")
    done = calls.run("cost-sheet", *_files(tmp_path), "--exposure", "--format", "json")
    schema = json.loads(calls.run("schema", "cost-sheet").stdout)
    jsonschema.validate(json.loads(done.stdout), schema)


@pytest.mark.parametrize("heads", ["ten", "0", "501", "-3", "10;16"])
def test_sizes_that_are_none_are_refused(tmp_path: Path, heads: str) -> None:
    """Exit code 2, before anything is priced; 1 and 500 are sizes."""
    files = _files(tmp_path)
    assert calls.run("cost-sheet", *files, "--heads", heads).exit_code == 2
    assert calls.run("cost-sheet", *files, "--heads", "1,500").exit_code == 0
    assert calls.run("cost-sheet", *files, "--heads", "500", "--free", "1").exit_code == 2


def test_a_plan_that_names_what_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """A finding with what is missing, and exit code 2."""
    problem_file, plan_file = _files(tmp_path)
    text = plan_file.read_text(encoding="utf-8").replace('"inn"', '"castle"')
    plan_file.write_text(text, encoding="utf-8")
    done = calls.run("cost-sheet", problem_file, plan_file)
    assert done.exit_code == 2
    assert "castle" in done.stderr
