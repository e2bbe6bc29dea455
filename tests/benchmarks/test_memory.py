"""What runs kept in memory: the most of each number is in their record, and in the tables."""

from __future__ import annotations

import pytest

from benchmarks.measuring import memory_of
from benchmarks.table import mebibytes
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Memory, SolveResult
from optimizer.optimise import solve
from tests.generators.small_problems import random_problem


@pytest.fixture(scope="module")
def result() -> SolveResult:
    """A result whose memory the tests replace."""
    return solve(random_problem(1), SolveParameters(workers=1))


def _with(result: SolveResult, memory: Memory | None) -> SolveResult:
    provenance = result.provenance.model_copy(update={"memory": memory})
    return result.model_copy(update={"provenance": provenance})


def _memory(labels: int, columns: int, peak: int | None) -> Memory:
    return Memory(labels=labels, label_bytes=0, columns=columns, listed=0, peak_bytes=peak)


def test_of_several_solves_the_most_of_each_number_counts(result: SolveResult) -> None:
    """Number by number, whichever solve it comes from."""
    solves = [_with(result, _memory(5, 1, 10)), _with(result, _memory(2, 8, 30))]
    told = memory_of(*solves)
    assert told is not None
    assert (told["labels"], told["columns"], told["peak_bytes"]) == (5, 8, 30)


def test_a_solve_that_tells_nothing_is_left_out(result: SolveResult) -> None:
    """It takes nothing from the others; alone it leaves no record."""
    silent = _with(result, None)
    assert memory_of(silent) is None
    assert memory_of(silent, _with(result, _memory(5, 1, 10))) == _memory(5, 1, 10).model_dump()


def test_a_peak_the_system_does_not_tell_is_less_than_any(result: SolveResult) -> None:
    """None stays None only if no solve knows better."""
    unknown, known = (_with(result, _memory(0, 0, peak)) for peak in (None, 7))
    for solves, peak in (((unknown, known), 7), ((unknown, unknown), None)):
        told = memory_of(*solves)
        assert told is not None
        assert told["peak_bytes"] == peak


@pytest.mark.parametrize(
    ("memory", "cell"),
    [
        (None, "–"),
        ({"peak_bytes": None}, "–"),
        ({"peak_bytes": (1 << 20) - 1}, "0"),
        ({"peak_bytes": 1 << 20}, "1"),
        ({"peak_bytes": 400 << 20}, "400"),
    ],
)
def test_the_peak_is_shown_in_mebibytes(memory: dict[str, int | None] | None, cell: str) -> None:
    """Whole ones, from the first on; a dash where it is not known."""
    assert mebibytes({"memory": memory}) == cell


def test_a_record_from_before_has_no_peak() -> None:
    """Files of earlier runs can still be shown."""
    assert mebibytes({}) == "–"
