"""What a whole run measures, how long it takes at most, and that its records can be read again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.app import app
from benchmarks.effort import compared
from benchmarks.field.cases import FieldCase, full_cases, generated, of_groups, quick_cases
from benchmarks.field.records import read_results
from benchmarks.field.report import PLANS, write_report
from benchmarks.field.running import ENGINE, SOLVERS, run_one
from benchmarks.field.scaling import Axis, Point, measure_point, points
from benchmarks.field.whole import Order, Part, longest_seconds, measure
from benchmarks.public.sets import Case, PublicSet
from optimizer.domain.result import Violation
from optimizer.optimise import CheckerDisagrees
from tests.benchmarks.field.making import field_run
from tests.benchmarks.public.test_standalone import VERIFIER
from tests.benchmarks.public.tiny_files import random_ophs, toptw_file


def test_every_case_has_a_name_of_its_own() -> None:
    """Sizes from 20×2 to 200×10, tight and loose, without caps, with every rule, three seeds."""
    names = [case.name for case in full_cases(None)]
    assert len(set(names)) == len(names)
    wanted = {"20x2x2/1", "200x10x8/3", "30x3x3-tight/2", "40x4x4-loose/1", "20x2x2-free/3"}
    assert wanted | {"30x3x3-all/1", "cbrne-rescue"} <= set(names)
    assert {case.name for case in quick_cases(None)} < set(names)
    assert {case.group for case in of_groups(full_cases(None), ("varied",))} == {"varied"}


def test_tight_and_loose_are_other_problems_than_usual() -> None:
    """The name tells the budget."""
    size = (20, 2, 2)
    usual, tight = generated(size, 1).problem(), generated(size, 1, budget=0.4).problem()
    limits = [one.wishes.budget.total_cents or 0 for one in (tight, usual)]
    assert limits[0] < limits[1]
    assert generated(size, 1, budget=0.4).name == "20x2x2-tight/1"


def test_the_longest_time_counts_every_limit() -> None:
    """Each solver on each case, and each point of growth; delegations as often as they are."""
    order = Order(quick=True, parts=(Part.FIELD,), solvers=(ENGINE, "greedy"), time_limit_seconds=2)
    assert longest_seconds(order) == 4 * len(quick_cases(None))
    grown = Order(quick=True, parts=(Part.SCALING,), time_limit_seconds=1)
    most = sum(p.x if p.axis is Axis.DELEGATIONS else 1 for p in points(quick=True))
    assert longest_seconds(grown) == most


def test_a_run_is_written_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line for each solver and case with the machine's facts; a second run is added."""
    case = FieldCase("generated", "6x2x2/1", generated((6, 2, 2), 1))
    monkeypatch.setattr("benchmarks.field.whole.quick_cases", lambda data: (case,))
    order = Order(quick=True, parts=(Part.FIELD,), solvers=(ENGINE, "greedy", "pyvrp"))
    said: list[str] = []
    file = measure(order, tmp_path, said.append)
    records = {record["pass"]: record for record in read_results(file)}
    assert len(said) == len(records) == 3
    assert records[ENGINE]["is_proved"]
    assert records[ENGINE]["points"] == records[ENGINE]["bound"]
    assert records["pyvrp"]["refused"]
    assert all(record["python"] and record["kind"] == "field" for record in records.values())
    assert [one.key for one in compared(file, file)] == [("6x2x2/1", ENGINE)]


@pytest.mark.parametrize("solver", [ENGINE, "routing"])
def test_public_cases_carry_their_tours(tmp_path: Path, solver: str) -> None:
    """Judged by the file; a value above the published one has its whole plan."""
    case = Case(PublicSet.TOPTW, toptw_file(tmp_path), "tiny", 2, best_known=30, kind="best")
    found = run_one(FieldCase("toptw", case.name, public=case), solver, 2.0, 1)
    assert (found["points"], found["faults"]) == (37, [])
    assert sorted(map(sorted, found["tours"])) == [[1, 2], [4]]
    assert found["plan"]["days"]
    assert found["is_proved"] == (solver == ENGINE)


def test_public_plans_are_written_for_the_verifier(tmp_path: Path) -> None:
    """The stand-alone verifier accepts what a report leaves beside it."""
    folder = tmp_path / "toptw" / "instances"
    folder.mkdir(parents=True)
    case = Case(PublicSet.TOPTW, toptw_file(folder), "tiny", 2, best_known=30, kind="best")
    found = run_one(FieldCase("toptw", case.name, public=case), ENGINE, 20.0, 1)
    write_report([{"kind": "field", **found}, field_run()], tmp_path)
    command = [sys.executable, "-I", str(VERIFIER), str(tmp_path), str(tmp_path / PLANS)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "1 plans, 0 wrong\n")


def test_an_ophs_bound_is_of_the_shorter_distances(tmp_path: Path) -> None:
    """Plan and bound come from two solves, and only both together are a proof."""
    case = Case(PublicSet.OPHS, random_ophs(tmp_path, 1), "tiny", 2, best_known=99, kind="best")
    found = run_one(FieldCase("ophs", case.name, public=case), ENGINE, 20.0, 1)
    assert found["points"] is None or found["points"] <= found["bound"]
    assert "plan" not in found


def test_a_peer_proves_nothing_of_an_ophs_file(tmp_path: Path) -> None:
    """It gets distances rounded up, so its bound is of a harder instance than the file's."""
    case = Case(PublicSet.OPHS, random_ophs(tmp_path, 1), "tiny", 2, best_known=99, kind="best")
    field = FieldCase("ophs", case.name, public=case)
    found = run_one(field, "one-model", 20.0, 1)
    assert found["points"] is not None
    assert (found["bound"], found["is_proved"], found["proof_seconds"]) == (None, False, None)


def test_a_plan_that_the_checker_refuses_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of this engine as of anyone: it has no plan then, and why is told."""

    def disagree(*_: object) -> None:
        fault = Violation(rule="budget", where="trip", message="too dear", amount=1, unit="cents")
        raise CheckerDisagrees((fault,), Path("nowhere"))

    monkeypatch.setattr("benchmarks.field.running._engine", disagree)
    case = FieldCase("generated", "6x2x2/1", generated((6, 2, 2), 1))
    found = run_one(case, ENGINE, 20.0, 1)
    assert found["faults"] == ["too dear"]
    assert found["points"] is None


def test_delegations_leave_less_to_those_after_them() -> None:
    """Two beside each other take more than one, and both are proved."""
    one, two = (
        measure_point(Point(Axis.DELEGATIONS, count, (8, 2, 2), 1), 60.0, 1) for count in (1, 2)
    )
    assert one["is_proved"]
    assert two["is_proved"]
    assert two["labels"] > one["labels"]


# --- the command ---------------------------------------------------------------------------------
def test_the_command_says_how_long_it_takes() -> None:
    """Without measuring anything."""
    done = CliRunner().invoke(app, ["bench", "run", "--dry", "--quick", "--part", "field"])
    assert done.exit_code == 0
    assert "At most" in done.output


@pytest.mark.parametrize(
    "options",
    [["--part", "nothing"], ["--solver", "nobody"], ["--data", "/nowhere", "--part", "field"]],
)
def test_what_is_not_there_is_refused(options: list[str]) -> None:
    """With what there is, or where to get it."""
    assert CliRunner().invoke(app, ["bench", "run", "--dry", *options]).exit_code == 2


def test_a_report_can_be_written_again(tmp_path: Path) -> None:
    """From the results alone; a file that is not there is refused."""
    results = tmp_path / "results.jsonl"
    results.write_text(
        '{"kind": "scaling", "axis": "days", "x": 2, "seconds": 1.0, "is_proved": true,'
        ' "labels": 5}\n'
    )
    done = CliRunner().invoke(app, ["bench", "report", str(results), "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert (tmp_path / "report.md").is_file()
    missing = CliRunner().invoke(app, ["bench", "report", str(tmp_path / "none.jsonl")])
    assert missing.exit_code == 2


def test_every_solver_is_known_by_name() -> None:
    """This engine and four peers."""
    assert SOLVERS == ("paamaja", "greedy", "routing", "pyvrp", "one-model")


def test_fewer_seeds_are_fewer_trips_of_the_same_kinds() -> None:
    """Public instances and examples stay, and so do the sizes that growth is measured over."""
    one, three = full_cases(None, 1), full_cases(None)
    assert {case.name for case in one} < {case.name for case in three}
    assert {case.group for case in one} == {case.group for case in three}
    assert len(list(points(quick=False, seeds=1))) * 3 == len(list(points(quick=False)))
