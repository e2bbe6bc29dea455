"""Each format as a problem of the product: the engine's optimum is the one by enumeration."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.public.mctopmtw import read_mctopmtw
from benchmarks.public.ophs import Rounding, read_ophs
from benchmarks.public.toptw import read_toptw
from benchmarks.public.trip import PublicTrip, nights_of, tours_of
from benchmarks.public.verify import verify_mctopmtw, verify_ophs, verify_toptw
from optimizer.domain.documents import findings_of_content
from optimizer.domain.findings import FindingCode
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import SolveResult, Verdict
from optimizer.optimise import solve
from tests.benchmarks.public.tiny_files import (
    best_score,
    random_mctopmtw,
    random_ophs,
    random_toptw,
    toptw_file,
)

SEEDS = range(12)


def _solved(trip: PublicTrip) -> SolveResult:
    return solve(trip.problem, SolveParameters(time_limit_seconds=600, workers=1))


@pytest.mark.parametrize(
    ("tours", "closing", "score"), [(1, "60", 30), (1, "55", 30), (1, "54.9", 10), (2, "60", 37)]
)
def test_toptw_by_hand(tmp_path: Path, tours: int, closing: str, score: int) -> None:
    """Points 1 and 2 are back at 55 after waiting for 2; with a second tour 4 as well."""
    file = toptw_file(tmp_path, closing)
    result = _solved(read_toptw(file, tours))
    assert result.verdict is Verdict.OPTIMAL
    assert result.tiers[0].value == score
    assert result.itinerary is not None
    assert verify_toptw(file, tours, tours_of(result.itinerary)).faults == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_toptw_by_chance(tmp_path: Path, seed: int) -> None:
    """One and two tours among four points."""
    file = random_toptw(tmp_path, seed)
    for tours in (1, 2):
        expected = best_score((1, 2, 3, 4), tours, lambda way, m=tours: verify_toptw(file, m, way))
        result = _solved(read_toptw(file, tours))
        assert (result.verdict, result.tiers[0].value) == (Verdict.OPTIMAL, expected)
        assert result.itinerary is not None
        assert verify_toptw(file, tours, tours_of(result.itinerary)).faults == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_mctopmtw_by_chance(tmp_path: Path, seed: int) -> None:
    """Windows by tour, one budget and category caps among four points."""
    file = random_mctopmtw(tmp_path, seed)
    expected = best_score((2, 3, 4, 5), 2, lambda way: verify_mctopmtw(file, way))
    result = _solved(read_mctopmtw(file))
    assert (result.verdict, result.tiers[0].value) == (Verdict.OPTIMAL, expected)
    assert result.itinerary is not None
    assert verify_mctopmtw(file, tours_of(result.itinerary)).faults == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_ophs_by_chance(tmp_path: Path, seed: int) -> None:
    """Three hotels, four points: the plan attains the optimum and the bound is not below it."""
    file = random_ophs(tmp_path, seed)
    scores = [
        best_score((1, 2, 3, 4), 2, lambda way, n=night: verify_ophs(file, way, (n,)))
        for night in range(3)
    ]
    expected = max((score for score in scores if score is not None), default=None)
    plan, bound = (_solved(read_ophs(file, rounding)) for rounding in Rounding)
    if expected is None:
        assert plan.verdict is Verdict.INFEASIBLE
        return
    assert (plan.tiers[0].value, bound.tiers[0].bound) == (expected, expected)
    assert plan.itinerary is not None
    nights = [int(key.split("-")[1]) for key in nights_of(plan.itinerary)]
    assert verify_ophs(file, tours_of(plan.itinerary), nights).faults == ()


def test_roundings_differ_the_right_way(tmp_path: Path) -> None:
    """Rounded up no leg is shorter, and no limit longer, than rounded down."""
    file = random_ophs(tmp_path, 1)
    up, down = (read_ophs(file, rounding) for rounding in Rounding)
    apart = np.array(up.legs) - np.array(down.legs)
    assert set(apart.ravel().tolist()) == {0, 1}
    assert all(a <= b for a, b in zip(up.day_ends, down.day_ends, strict=True))


def test_windows_of_a_tour_are_those_of_the_format(tmp_path: Path) -> None:
    """E = 1: the first and third window on the first day, the others on the second."""
    head = "2 1 9 " + "1 " * 10
    point = "2 3 4 1 5 10 20 30 40 50 1 2 " + "0 " * 10
    file = tmp_path / "MCTOPMTW-2-one.txt"
    file.write_text(f"{head}\n0 0 0 0 0 0 100\n{point}\n", encoding="utf-8")
    (only,) = read_mctopmtw(file).points
    assert only.starts == (((100, 200), (300, 400)), ((200, 300), (400, 500)))
    file.write_text(f"{head}\n0 0 0 0 0 0 100\n{point.replace(' 50 1 ', ' 50 0 ')}\n")
    (only,) = read_mctopmtw(file).points
    assert only.starts == (((200, 300), (400, 500)), ((100, 200), (300, 400)))


def test_problems_of_the_readers_have_no_findings(tmp_path: Path) -> None:
    """What is built in code passes as files; visits of OPHS take no time, which is warned of."""
    trips = [
        read_toptw(toptw_file(tmp_path), 2),
        read_mctopmtw(random_mctopmtw(tmp_path, 0)),
        read_ophs(random_ophs(tmp_path, 0), Rounding.UP),
    ]
    for trip in trips:
        content = json.loads(trip.problem.model_dump_json())
        problem, findings = findings_of_content(content)
        assert problem is not None
        assert problem.content_hash == trip.problem.content_hash
        codes = {finding.code for finding in findings}
        assert codes <= {FindingCode.VALUE_OUT_OF_RANGE}
        assert all(point.service for point in trip.points) == (not codes)


def test_a_file_that_says_something_else_is_refused(tmp_path: Path) -> None:
    """A number of points that is not there, or a number that no tick can hold."""
    file = toptw_file(tmp_path)
    file.write_text(file.read_text().replace("4 19 4 1", "4 19 5 1"))
    with pytest.raises(ValueError, match="names 5 points and has 4"):
        read_toptw(file, 1)
    file = toptw_file(tmp_path, "60.05")
    with pytest.raises(ValueError, match=r"60\.05"):
        read_toptw(file, 1)
