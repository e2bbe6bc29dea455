"""Comparing the effort of two measurements: ratios by run, and which of them are judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from benchmarks.effort import NoComparison, compared, efforts, main, worst

COUNTERS = {"labels": 1000, "columns": 100, "simplex_iterations": 500, "rounds": 10, "listed": 0}


def _record(name: str, verdict: str = "OPTIMAL", points: int = 70, **counters: int) -> Any:
    return {
        "instance": name,
        "pass": "warm",
        "verdict": verdict,
        "tiers": [{"name": "points", "unit": "points", "value": points, "bound": points}],
        "counters": COUNTERS | counters,
    }


def _file(path: Path, *records: Any) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    return path


def _run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(main)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_worst_ratio_is_the_largest_of_the_runs_in_common(tmp_path: Path) -> None:
    """Runs of one file only are left out; 0 and 0 are equal; a peer's run has no counters."""
    peer = {"instance": "a", "pass": "one-model", "status": "OPTIMAL"}
    before = _file(tmp_path / "b", _record("a"), _record("b"), _record("gone"), peer)
    after = _file(tmp_path / "a", _record("b", labels=1090), _record("a", labels=900), peer)
    found = compared(before, after)
    assert [one.key for one in found] == [("a", "warm"), ("b", "warm")]
    assert worst(found, "labels") == (1.09, ("b", "warm"))
    assert worst(found, "listed") == (1.0, ("b", "warm"))


def test_repeats_count_by_their_median(tmp_path: Path) -> None:
    """Of three runs of an instance the middle one counts, counter by counter."""
    runs = [_record("a", labels=labels) for labels in (1, 50, 7)]
    assert efforts(_file(tmp_path / "b", *runs))["a", "warm"].counters["labels"] == 7


def test_what_a_limit_stopped_is_shown_but_not_judged(tmp_path: Path) -> None:
    """One repeat that was not proved is enough, on either side."""
    before = _file(tmp_path / "b", _record("a"), _record("c"))
    slow = _record("a", "FEASIBLE", labels=99_000)
    after = _file(tmp_path / "a", slow, _record("a"), _record("c", labels=1010))
    found = compared(before, after)
    assert [one.is_judged for one in found] == [False, True]
    assert worst(found, "labels") == (1.01, ("c", "warm"))
    assert "not judged" in _run(before, after).stdout


def test_another_answer_is_shown(tmp_path: Path) -> None:
    """A proved value that changed stands in the table with both values."""
    before = _file(tmp_path / "b", _record("a", points=70))
    after = _file(tmp_path / "a", _record("a", points=71))
    assert not compared(before, after)[0].is_same_answer
    assert "OPTIMAL 70 → OPTIMAL 71" in " ".join(_run(before, after).stdout.split())


@pytest.mark.parametrize(("labels", "code"), [(1100, 0), (1101, 1)])
def test_the_limit_at_both_edges(tmp_path: Path, labels: int, code: int) -> None:
    """Ten percent more is allowed, a label above it is not; without a limit nothing fails."""
    before = _file(tmp_path / "b", _record("a"))
    after = _file(tmp_path / "a", _record("a", labels=labels))
    assert _run(before, after, "--most", "1.1").exit_code == code
    assert _run(before, after).exit_code == 0


def test_what_grew_from_nothing_fails_the_limit(tmp_path: Path) -> None:
    """No ratio can tell of a counter that was 0; listed plans are shown, but not judged."""
    before = _file(tmp_path / "b", _record("a", columns=0))
    after = _file(tmp_path / "a", _record("a", columns=3))
    done = _run(before, after, "--most", "1.1")
    assert done.exit_code == 1
    assert "from nothing: a warm" in done.stdout
    before = _file(tmp_path / "b", _record("a", listed=1))
    after = _file(tmp_path / "a", _record("a", listed=1000))
    assert _run(before, after, "--most", "1.1").exit_code == 0


def test_a_limit_with_nothing_to_judge_fails(tmp_path: Path) -> None:
    """No run was proved on both sides: silence is not a pass."""
    file = _file(tmp_path / "b", _record("a", "FEASIBLE"))
    assert _run(file, file, "--most", "1.1").exit_code == 1


@pytest.mark.parametrize("text", ["", "no json\n", '{"instance": "a", "pass": "one-model"}\n'])
def test_files_without_runs_are_refused(tmp_path: Path, text: str) -> None:
    """Empty, no JSON lines, or only runs without counters; and files with no run in common."""
    bad = tmp_path / "bad"
    bad.write_text(text, encoding="utf-8")
    good = _file(tmp_path / "good", _record("a"))
    with pytest.raises(NoComparison):
        compared(bad, good)
    assert _run(good, bad).exit_code == 2
    with pytest.raises(NoComparison, match="common"):
        compared(good, _file(tmp_path / "other", _record("z")))
    assert _run(good, tmp_path / "missing").exit_code == 2
