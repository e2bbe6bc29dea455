"""The stand-alone verifier: fifty lines that need nothing of the project and miss no fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

import benchmarks
from benchmarks.public.verify import verify_mctopmtw, verify_ophs, verify_toptw
from tests.benchmarks.public.tiny_files import (
    all_tours,
    random_mctopmtw,
    random_ophs,
    random_toptw,
    toptw_file,
)

RESULTS = Path(benchmarks.__file__).parent / "results"
VERIFIER = RESULTS / "verify.py"
MOST_LINES = 50


def _placed(data: Path, name: str, made: Any, *given: Any) -> Path:
    """A tiny instance where the verifier looks for the set's instances."""
    folder = data / name / "instances"
    folder.mkdir(parents=True, exist_ok=True)
    file: Path = made(folder, *given)
    return file


def _verified(data: Path, *runs: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    results = data / "results.jsonl"
    results.write_text("".join(json.dumps(run) + "\n" for run in runs), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(data), str(results)],
        capture_output=True,
        text=True,
        cwd=data,
    )


def test_it_is_short_and_needs_the_standard_library_only() -> None:
    """At most fifty lines that are not blank, and no module beyond Python's own."""
    lines = [line for line in VERIFIER.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= MOST_LINES
    imported = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


RIGHT = {"set": "toptw", "instance": "tiny", "m": 2, "value": 37, "tours": [[1, 2], [4]]}
"""A right plan for the points of `TOPTW_POINTS`."""


def test_a_right_plan_is_accepted(tmp_path: Path) -> None:
    """Exit code 0, and how many plans were judged."""
    _placed(tmp_path, "toptw", toptw_file)
    done = _verified(tmp_path, RIGHT)
    assert (done.returncode, done.stdout) == (0, "1 plans, 0 wrong\n")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"value": 38},
        {"tours": [[2, 1], [4]]},
        {"tours": [[1, 2, 4], []]},
        {"tours": [[1, 2], [4], []]},
        {"tours": [[1, 2], [4, 1]], "value": 47},
        {"tours": [[1, 2], [4, 9]]},
        {"m": 1},
    ],
)
def test_a_spoilt_plan_is_refused(tmp_path: Path, spoilt: dict[str, Any]) -> None:
    """A wrong value, order, closing, number of tours, a point twice, a point that is not there."""
    _placed(tmp_path, "toptw", toptw_file)
    done = _verified(tmp_path, RIGHT, RIGHT | spoilt)
    assert done.returncode == 1
    assert done.stderr.startswith("toptw tiny m=")
    assert "2 plans, 1 wrong" in done.stderr


def test_nothing_to_judge_is_no_success(tmp_path: Path) -> None:
    """An empty file of results is not right."""
    assert _verified(tmp_path).returncode == 1


# --- properties ----------------------------------------------------------------------------------
def _chosen(file: Path, points: tuple[int, ...], tours: int) -> list[Any]:
    """Some of all ways to share points among tours."""
    every = list(all_tours(points, tours))
    return Random(file.read_text(encoding="utf-8")).sample(every, min(len(every), 120))


def _agree(name: str, file: Path, m: int, ways: list[Any]) -> None:
    """Both verifiers find the same ways right, and those with another value wrong."""
    data = file.parents[2]
    judge = _judge()
    instance = "tiny"
    for tours, nights in ways:
        if name == "toptw":
            found = verify_toptw(file, m, tours)
        elif name == "mctopmtw":
            found = verify_mctopmtw(file, tours)
        else:
            found = verify_ophs(file, tours, nights)
        run = {"set": name, "instance": instance, "m": m, "value": found.score, "tours": tours}
        run["nights"] = [f"hotel-{night}" for night in nights]
        assert bool(judge(str(data), run)) == bool(found.faults), (run, found)
        assert judge(str(data), run | {"value": found.score + 1})


def _judge() -> Any:
    found: dict[str, Any] = {"__name__": "verify"}
    exec(compile(VERIFIER.read_text(encoding="utf-8"), str(VERIFIER), "exec"), found)
    return found["judge"]


@pytest.mark.parametrize("seed", range(6))
def test_both_verifiers_agree(tmp_path: Path, seed: int) -> None:
    """On tours by chance of instances by chance, in each format."""
    file = _placed(tmp_path, "toptw", random_toptw, seed)
    _agree("toptw", file, 2, [(tours, ()) for tours in _chosen(file, (1, 2, 3, 4), 2)])
    file = _placed(tmp_path, "mctopmtw", random_mctopmtw, seed)
    _agree("mctopmtw", file, 2, [(tours, ()) for tours in _chosen(file, (2, 3, 4, 5), 2)])
    file = _placed(tmp_path, "ophs", random_ophs, seed)
    ways = _chosen(file, (1, 2, 3, 4), 2)
    nights = Random(seed).choices(range(3), k=len(ways))
    _agree("ophs", file, 2, [(way, (night,)) for way, night in zip(ways, nights, strict=True)])


@pytest.mark.parametrize("name", ["toptw", "mctopmtw", "ophs"])
def test_what_is_published_can_be_verified(name: str) -> None:
    """Each line of the results has all that the verifier reads, and values above are whole."""
    lines = (RESULTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for run in map(json.loads, lines):
        assert run["is_verified"]
        assert {"set", "instance", "m", "value", "tours"} <= run.keys()
        assert name != "ophs" or len(run["nights"]) == run["m"] - 1
