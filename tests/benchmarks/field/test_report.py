"""The report of a run: every part that was measured is told, with its plots, and no more."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.field.report import FACTS, write_into, write_report
from tests.benchmarks.field.making import field_run, refused_run

LINK = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def _scaling(x: int, seconds: float | None) -> dict[str, object]:
    return {
        "kind": "scaling",
        "axis": "sessions",
        "x": x,
        "seconds": seconds,
        "is_proved": seconds is not None,
        "labels": x * x,
        "commit": "abc",
    }


def test_the_field_is_told_with_profiles(tmp_path: Path) -> None:
    """Solvers, what they refuse, each instance, and pictures that are there."""
    runs = [
        field_run("one", is_proved=True, proof_seconds=5.0, bound=100),
        field_run("one", "greedy", points=90, course=[[1.0, 90]]),
        refused_run("one"),
    ]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    assert (
        "| paamaja | 1 | 0 | 1 of 1 | 1 of 1 | 0.00 % | 1 of 1 | 1.00 | 4.00 | 5.00 | 0 | 0 |"
        in text
    )
    assert "pyvrp refuses what it cannot express: a budget over several days (1)." in text
    assert "| one | 100, proved, 5.00 s | refused | 90 (10.00 %) | 100 | – |" in text
    pictures = LINK.findall(text)
    assert len(pictures) == 3
    assert all((tmp_path / name).read_bytes().startswith(b"<?xml") for name in pictures)
    assert "Growth" not in text


def test_what_is_above_the_published_best_is_listed(tmp_path: Path) -> None:
    """Only plans without a fault; equal is not above."""
    runs = [
        field_run("new", published=90, published_kind="best"),
        field_run("old", published=100, published_kind="best"),
        field_run("wrong", published=90, published_kind="best", faults=["tour 1"]),
    ]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    listed = text.split("## Above the best published values")[1]
    assert "| new | paamaja | 90 | 100 | – |" in listed
    assert "old" not in listed
    assert "wrong" not in listed


def test_growth_is_fitted_over_what_was_proved(tmp_path: Path) -> None:
    """A point that was not proved in time is counted and not fitted."""
    runs = [_scaling(x, float(x**3)) for x in (2, 4, 8)] + [_scaling(16, None)]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    assert "| sessions | seconds | 3 of 4 | 3.00 | 1.00 |" in text
    assert "| sessions | labels | 3 of 4 | 2.00 | 1.00 |" in text


def test_starts_plans_and_sweeps_are_told(tmp_path: Path) -> None:
    """Each with its own table; a moment that did not come is a dash."""
    startup = {"kind": "startup", "what": "paamaja --help", "peak_bytes": 2 << 20}
    imports = {
        "kind": "startup",
        "what": "imports of x",
        "seconds": 1.5,
        "packages": {"numba": 1.0},
    }
    plan = {"kind": "plan", "wishes": "water", "verdicts": ["OPTIMAL"]}
    plan |= {"service_megabytes": 100.0, "worker_megabytes": 200.4}
    sweep = {
        "kind": "sweep",
        "way": "two jobs",
        "questions": 4,
        "answered": 4,
        "seconds": 12.0,
        "answers_a_minute": 20.0,
        "verdicts": ["OPTIMAL"],
    }
    records = [
        startup | {"warm_seconds": 0.5},
        imports | {"packages": {"numba": 1.0}},
        plan | {"first_seconds": 0.7},
        sweep,
    ]
    text = write_report(records, tmp_path).read_text(encoding="utf-8")
    assert "| paamaja --help | – | 0.50 | 2 |" in text
    assert "imports of x: 1.50 s, of these numba 1.00." in text
    assert "| water | – | 0.70 | – | – | OPTIMAL | 100 | 200 |" in text
    assert "| two jobs | 4 of 4 | 12.0 | 20.0 | OPTIMAL |" in text


def test_two_runs_are_not_passed_off_as_one(tmp_path: Path) -> None:
    """Results of two commits or machines are said to be of two, and which part is of which."""
    first = field_run("one")
    machine = {name: first[name] for name in FACTS if name in first}
    runs = [first, machine | _scaling(20, 1.0) | {"commit": "def"}]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    assert "**Measured with 2 different commits on machines of one kind.**" in text
    assert re.search(r"^\* the field's \S+: measured .* to .*: commit abc", text, re.MULTILINE)
    assert re.search(r"^\* growth: measured .* to .*: commit def", text, re.MULTILINE)
    runs = [field_run("one"), field_run("two", processor="another")]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    assert "**Measured with 2 different machines or versions.**" in text


def test_the_same_results_give_the_same_files(tmp_path: Path) -> None:
    """Plots carry no date and no chance."""
    runs = [field_run("one"), field_run("one", "greedy", points=90)]
    for folder in ("a", "b"):
        write_report(runs, tmp_path / folder)
    first = {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()}
    assert first == {file.name: file.read_bytes() for file in (tmp_path / "b").iterdir()}


def test_a_lost_run_is_neither_refused_nor_faulty(tmp_path: Path) -> None:
    """It counts as without a plan, and says that there was no answer."""
    runs = [
        field_run("one"),
        field_run(
            "one",
            "routing",
            points=None,
            lost="no answer in 50 s",
            course=[],
            first_seconds=None,
        ),
    ]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    assert "| routing | 1 | 0 | 0 of 1 | 0 of 1 | 100.00 % | 0 of 1 | – | – | – | 0 | 1 |" in text
    assert "| one | 100 | no answer |" in text


def test_a_report_is_put_into_a_page(tmp_path: Path) -> None:
    """Between its marks, a heading lower, with the plots where they are, however often."""
    page = tmp_path / "docs" / "page.md"
    page.parent.mkdir()
    page.write_text("# Page\n\n<!-- field -->\nold\n<!-- /field -->\n\n## After\n")
    report = write_report([field_run("one")], tmp_path / "results")
    write_into(page, report)
    first = page.read_text(encoding="utf-8")
    write_into(page, report)
    text = page.read_text(encoding="utf-8")
    assert text == first
    assert "old" not in text
    assert "\n### Generated\n" in text
    assert "# Measured" not in text
    assert text.endswith("<!-- /field -->\n\n## After\n")
    pictures = LINK.findall(text)
    assert len(pictures) == 3
    assert all((page.parent / name).is_file() for name in pictures)


def test_gaps_are_compared_over_what_all_tried(tmp_path: Path) -> None:
    """Who refuses the hard ones does not look better: the shared instances are told apart."""
    runs = [
        field_run("easy", points=100),
        field_run("easy", "pyvrp", points=90),
        field_run("hard", points=50, published=100),
        refused_run("hard"),
    ]
    text = write_report(runs, tmp_path).read_text(encoding="utf-8")
    assert "Mean gap over what all of these tried (1 of 2): paamaja 0.00 %, pyvrp 10.00 %." in text
    alone = write_report(runs[:2], tmp_path).read_text(encoding="utf-8")
    assert "what all of these tried" not in alone
