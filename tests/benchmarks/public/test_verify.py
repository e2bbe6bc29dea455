"""The verifier passes right tours and tells each kind of fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.public.verify import verify_mctopmtw, verify_ophs, verify_toptw
from tests.benchmarks.public.tiny_files import TOPTW_POINTS, toptw_file

CAPS = "1 9 9 9 9 9 9 9 9 9"
FLAGS = "1 0 0 0 0 0 0 0 0 0"


@pytest.mark.parametrize(
    ("m", "tours", "score", "fault"),
    [
        (1, [[1, 2]], 30, None),
        (2, [[1, 2], [4]], 37, None),
        (1, [[]], 0, None),
        (1, [[2, 1]], 30, "point 1 is reached at 45.0, after its last window"),
        (1, [[3]], 15, "point 3 is reached at 10.0, after its last window"),
        (1, [[1, 4]], 17, "the depot is reached at 62.3, it closes at 60"),
        (1, [[1], [4]], 17, "2 tours, there are 1"),
        (2, [[1], [1]], 10, "point 1 is visited 2 times"),
        (1, [[9]], 0, "there is no point 9"),
    ],
)
def test_toptw(
    tmp_path: Path, m: int, tours: list[list[int]], score: int, fault: str | None
) -> None:
    """Windows, waiting, the depot's closing, the number of tours, once each."""
    found = verify_toptw(toptw_file(tmp_path), m, tours)
    assert found.score == score
    assert len(found.faults) == (0 if fault is None else 1)
    assert fault is None or fault in found.faults[0]


@pytest.mark.parametrize(("closing", "faults"), [("55", 0), ("54.9", 1)])
def test_the_depots_closing_to_the_tick(tmp_path: Path, closing: str, faults: int) -> None:
    """Back at 55 just as the depot closes."""
    assert len(verify_toptw(toptw_file(tmp_path, closing), 1, [[1, 2]]).faults) == faults


def test_distances_are_rounded_down_by_format(tmp_path: Path) -> None:
    """From (0, 0) to (1, 1) are 1.4 in a Solomon file and 1.41 in a Cordeau file."""
    points = ("1 1 1 1 5 0 1.4",)
    file = toptw_file(tmp_path, "60", points)
    assert verify_toptw(file, 1, [[1]]).faults == ()
    cordeau = file.rename(tmp_path / "pr01.txt")
    assert len(verify_toptw(cordeau, 1, [[1]]).faults) == 1
    assert len(TOPTW_POINTS) == 4


def _mctopmtw(folder: Path) -> Path:
    """Two points in category 1 that cost 30 each, budget 50; windows as E says."""
    lines = [
        f"2 3 50 {CAPS}",
        "0 0 0 0 0 0 100",
        f"2 10 0 5 10 0 20 40 60 80 1 30 {FLAGS}",
        f"3 0 10 5 20 0 20 40 60 80 0 30 {FLAGS}",
        f"4 0 20 5 40 0 20 40 60 80 0 0 {FLAGS.replace('1', '0')}",
    ]
    file = folder / "MCTOPMTW-2-hand.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("tours", "score", "faults"),
    [
        ([[2], [4]], 50, []),
        ([[], [2]], 10, []),
        ([[4], []], 40, []),
        ([[2, 4], [3]], 70, ["the fees are 60", "2 visits of category 1, at most 1"]),
        ([[2], [3]], 30, ["the fees are 60", "2 visits of category 1, at most 1"]),
        ([[], [4, 2]], 50, []),
        ([[3, 4, 2]], 70, ["point 2 is reached at 62.3", "the fees are 60", "2 visits of"]),
        ([[4], [4]], 40, ["point 4 is visited 2 times"]),
        ([[], [], [4]], 40, ["3 tours, there are 2"]),
    ],
)
def test_mctopmtw(tmp_path: Path, tours: list[list[int]], score: int, faults: list[str]) -> None:
    """Fees, categories, windows that wait for the next one or are over, once each."""
    found = verify_mctopmtw(_mctopmtw(tmp_path), tours)
    assert found.score == score
    told = [any(fault in text for text in found.faults) for fault in faults]
    assert all(told), found.faults
    assert len(found.faults) == len(faults), found.faults


def _ophs(folder: Path) -> Path:
    """Hotels at 0, 8 and 4 on a line, points at (2, 0) and (6, 3), limits 4 and 8.2427."""
    lines = ["4\t1\t2", "13", "4\t8.2427", "", "0\t0\t0", "8\t0\t0", "4\t0\t0"]
    lines += ["2\t0\t5", "6\t3\t7", "---"]
    file = folder / "hand.ophs"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("tours", "nights", "score", "fault"),
    [
        ([[1], [2]], [2], 12, None),
        ([[], []], [2], 0, None),
        ([[1], [2]], [0], 12, "trip 2 is 10.3"),
        ([[1, 2], []], [2], 12, "trip 1 is 10.6"),
        ([[1], [1]], [2], 5, "point 1 is visited 2 times"),
        ([[1], [3]], [2], 5, "there is no point 3"),
        ([[1], [2]], [7], 12, "there is no hotel 7"),
        ([[1]], [], 5, "1 trips and 0 nights"),
    ],
)
def test_ophs(
    tmp_path: Path, tours: list[list[int]], nights: list[int], score: int, fault: str | None
) -> None:
    """Exact lengths of each trip, hotels in between, once each."""
    found = verify_ophs(_ophs(tmp_path), tours, nights)
    assert found.score == score
    assert bool(found.faults) == (fault is not None), found.faults
    assert fault is None or any(fault in text for text in found.faults), found.faults


def test_ophs_lengths_are_not_rounded(tmp_path: Path) -> None:
    """The second trip is 2 × √13 = 7.21110255…: the limit one step below is too short."""
    file = _ophs(tmp_path)
    text = file.read_text()
    for limit, faults in (("7.2111026", 0), ("7.2111025", 1)):
        file.write_text(text.replace("8.2427", limit))
        assert len(verify_ophs(file, [[1], [2]], [2]).faults) == faults
