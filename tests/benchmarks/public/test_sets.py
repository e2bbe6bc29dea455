"""The runner: cases of a folder, records, the table, and what is said where a set is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.public.measuring import measure_case
from benchmarks.public.sets import NoInstances, PublicSet, cases_of
from benchmarks.run import app
from tests.benchmarks.public.tiny_files import random_ophs, toptw_file

HEAD = "instance,m,best_known,kind,source\n"


def _toptw(folder: Path, best: str = "30") -> Path:
    """A folder with one instance of TOPTW in two cases."""
    (folder / "toptw" / "instances").mkdir(parents=True)
    toptw_file(folder / "toptw" / "instances")
    listing = f"{HEAD}tiny,1,{best},best,here\ntiny,2,,unknown,\n"
    (folder / "toptw" / "best_known.csv").write_text(listing, encoding="utf-8")
    return folder


def test_cases_are_chosen_by_name_and_tours(tmp_path: Path) -> None:
    """All of a set, or some; an unknown best value is none."""
    data = _toptw(tmp_path)
    every = cases_of(data, PublicSet.TOPTW)
    assert [(case.instance, case.tours, case.best_known) for case in every] == [
        ("tiny", 1, 30),
        ("tiny", 2, None),
    ]
    assert cases_of(data, PublicSet.TOPTW, ("tiny",), (2,)) == every[1:]
    with pytest.raises(NoInstances, match="no such instance"):
        cases_of(data, PublicSet.TOPTW, ("other",))


def test_a_missing_set_says_where_to_get_it(tmp_path: Path) -> None:
    """The folder, the place of publication, and the files that are needed."""
    with pytest.raises(NoInstances, match=r"github\.com/mcroboredo.*best_known\.csv"):
        cases_of(tmp_path, PublicSet.OPHS)
    run = CliRunner().invoke(app, ["public", "--data", str(tmp_path), "--set", "toptw"])
    assert run.exit_code == 2
    assert CliRunner().invoke(app, ["public"]).exit_code == 2


def test_a_record_compares_with_the_best_known(tmp_path: Path) -> None:
    """Value, bound, gap, and the verifier's word; no plan where nothing is improved."""
    record = measure_case(cases_of(_toptw(tmp_path), PublicSet.TOPTW)[0], 60, 1)
    assert (record["value"], record["bound"], record["gap_to_best"]) == (30, 30, 0.0)
    assert record["is_proved"]
    assert record["is_verified"]
    assert record["tours"] == ((1, 2),)
    assert "plan" not in record


def test_a_new_best_comes_with_its_plan(tmp_path: Path) -> None:
    """Above the best published value the whole itinerary is written."""
    record = measure_case(cases_of(_toptw(tmp_path, "20"), PublicSet.TOPTW)[0], 60, 1)
    assert record["gap_to_best"] == -0.5
    assert len(record["plan"]["days"]) == 1
    json.dumps(record)


def test_ophs_is_solved_for_a_plan_and_for_a_bound(tmp_path: Path) -> None:
    """The plan is checked on exact lengths; its value and the other solve's bound meet."""
    instances = tmp_path / "ophs" / "instances" / "SET_1-2"
    instances.mkdir(parents=True)
    random_ophs(instances, 0)
    listing = f"{HEAD}SET_1-2/tiny,2,1,best,here\n"
    (tmp_path / "ophs" / "best_known.csv").write_text(listing, encoding="utf-8")
    record = measure_case(cases_of(tmp_path, PublicSet.OPHS, ("tiny",))[0], 60, 1)
    assert record["is_proved"]
    assert record["is_verified"]
    assert len(record["nights"]) == 1


def test_the_command_writes_lines_and_a_table(tmp_path: Path) -> None:
    """One JSON line for each case, and a row with its name."""
    out = tmp_path / "out.jsonl"
    data = str(_toptw(tmp_path))
    words = ["public", "--data", data, "--set", "toptw", "--only", "tiny", "--tours", "1"]
    run = CliRunner().invoke(app, [*words, "--time-limit", "60", "--out", str(out)])
    assert run.exit_code == 0, run.output
    assert "tiny" in run.output
    (line,) = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["value"] == 30
