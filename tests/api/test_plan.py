"""`paamaja plan`: what it prints and writes, and its exit codes."""

from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.documents import read_problem_file
from optimizer.domain.result import SolveResult, Verdict
from optimizer.report import itinerary_text
from tests.api import calls, fakes
from tests.costing import example
from tests.report.results import result


def test_plan_prints_the_itinerary_and_tells_how_it_goes(plan: Any) -> None:
    """The whole text on stdout; phases and numbers in words on stderr."""
    done = plan(fakes.answering())
    assert done.exit_code == 0
    assert done.stdout == itinerary_text(example.problem(), result())
    assert "preparing the solver" in done.stderr
    assert "looking for better plans · points: best 70 points, bound 71 points" in done.stderr


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict.OPTIMAL, 0),
        (Verdict.FEASIBLE, 0),
        (Verdict.INFEASIBLE, 3),
        (Verdict.UNKNOWN, 4),
    ],
)
def test_exit_code_follows_the_verdict(plan: Any, verdict: Verdict, code: int) -> None:
    """0 for a plan, 3 for a proof that there is none, 4 when time ran out."""
    assert plan(fakes.answering(verdict)).exit_code == code


def test_plan_in_finnish_and_as_json(plan: Any) -> None:
    """The text in the language asked for; the result as it is stored."""
    assert "Todistettu" in plan(fakes.answering(), "--language", "fi").stdout
    printed = plan(fakes.answering(), "--format", "json").stdout
    assert SolveResult.model_validate_json(printed) == result()


def test_plan_writes_what_a_replay_needs(plan: Any, tmp_path: Path) -> None:
    """Three whole files and no remains; the problem file can be planned and checked again."""
    out = tmp_path / "deep" / "out"
    other = result(Verdict.FEASIBLE, name="cheapest")
    done = plan(fakes.answering(alternatives=(other,)), "--out", out)
    assert done.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "itinerary.txt",
        "problem.json",
        "result.json",
    ]
    text = (out / "itinerary.txt").read_text(encoding="utf-8")
    assert done.stdout in text
    assert "Cheapest\n\n═" in text
    again = calls.run("plan", out / "problem.json", "--format", "json")
    assert SolveResult.model_validate_json(again.stdout).alternatives == (other,)
    assert calls.run("validate", out / "problem.json").exit_code == 0
    checked = calls.run("check", out / "problem.json", out / "result.json")
    assert checked.exit_code == 1, "the example breaks rules, and it was read"


def test_checker_that_disagrees(plan: Any, tmp_path: Path) -> None:
    """Exit code 5, where the instance is, and no itinerary."""
    done = plan(fakes.failing(fakes.CheckerDisagrees(tmp_path / "saved.json")))
    assert done.exit_code == 5
    assert str(tmp_path / "saved.json") in done.stderr
    assert "lunch is missing" in done.stderr
    assert done.stdout == ""


def test_unexpected_error_is_one_sentence_and_a_file(plan: Any, tmp_path: Path) -> None:
    """Exit code 70; the details are in the folder of the output, not on the screen."""
    out = tmp_path / "out"
    done = plan(fakes.failing(RuntimeError("the sky fell.\nsecond line")), "--out", out)
    assert done.exit_code == 70
    (log,) = out.iterdir()
    assert f"RuntimeError: the sky fell. Its details are in {log}." in done.stderr
    assert "Traceback" not in done.output
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_unexpected_error_without_a_folder(plan: Any, monkeypatch: Any, tmp_path: Path) -> None:
    """The details go among the temporary files; if that fails too, it says so."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    plan(fakes.failing(RuntimeError()))
    assert len(list((tmp_path / "temporary").iterdir())) == 1
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    done = plan(fakes.failing(RuntimeError()))
    assert done.exit_code == 70
    assert "could not be saved" in done.stderr


def test_full_disk_does_not_hide_the_plan(plan: Any, monkeypatch: Any, tmp_path: Path) -> None:
    """The itinerary is printed, and the failure to write it is told."""

    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("api.cli.plan.write_whole", full)
    done = plan(fakes.answering(), "--out", tmp_path / "out")
    assert done.exit_code == 70
    assert "Proved: no better itinerary exists." in done.stdout
    assert "No space left on device" in done.stderr
    assert "Written" not in done.stderr


def test_half_a_file_is_never_left(tmp_path: Path, monkeypatch: Any) -> None:
    """When writing fails midway, the earlier file stays whole and nothing else remains."""
    from api.cli.writing import write_whole

    write_whole(tmp_path, {"result.json": "old"})

    def half(self: Path, text: str, encoding: str) -> None:
        with self.open("w", encoding=encoding) as file:
            file.write(text[:1])
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_text", half)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path, {"result.json": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]
    assert (tmp_path / "result.json").read_text() == "old"


def test_plan_takes_in_what_other_trips_hold(plan: Any, tmp_path: Path) -> None:
    """Bookings become part of the problem, so that a replay has them too; a bad one stops it."""
    venue = example.problem().catalogue.venues[0].id
    held, out = tmp_path / "held.yaml", tmp_path / "out"
    held.write_text(f"- {{kind: venue, id: {venue}, date: 2027-05-11}}\n", encoding="utf-8")
    assert plan(fakes.answering(), "--bookings", held, "--out", out).exit_code == 0
    (booking,) = read_problem_file(out / "problem.json").bookings
    assert (booking.id, booking.trip) == (venue, "")
    held.write_text("- {kind: venue, id: no-such, date: 2027-05-11}\n", encoding="utf-8")
    assert plan(fakes.answering(), "--bookings", held).exit_code == 2
