"""The what-if benchmark: what it measures, and that a difference is not hidden."""

from pathlib import Path
from typing import Any

from benchmarks.whatif import measure_file, share_of, summary_of, table_of
from tests.scenarios.replay.files_written import written


def test_a_file_is_measured_cold_and_warm(tmp_path: Path) -> None:
    """The baseline cold, each scenario both ways, with the same bytes where it is proved."""
    path = written(
        tmp_path,
        overlays=[{"id": "richer", "kind": "budget-changed", "change_permille": 100}],
        scenarios=[{"id": "richer", "overlays": ["richer"]}],
    )
    base, richer = measure_file(path, 1, 120.0, 1)
    assert base["scenario"] == "baseline"
    assert base["warm"] is None
    assert richer["same"]
    assert richer["warm"]["carried"] > 0
    assert richer["cold"]["carried"] == 0
    assert richer["warm"]["verdict"] == richer["cold"]["verdict"] == "OPTIMAL"
    assert table_of([base, richer]).row_count == 2


def _record(cold: float, warm: float) -> dict[str, Any]:
    return {"cold": {"wall_seconds": cold}, "warm": {"wall_seconds": warm}}


def test_both_targets_at_both_edges() -> None:
    """A quarter from two seconds up, half a second below; met at the edge itself."""
    assert share_of(_record(4.0, 1.0)) == 0.25
    met = summary_of([_record(2.0, 0.5), _record(1.9, 0.5)])
    assert [("not met" in line, "met" in line) for line in met] == [(False, True)] * 2
    missed = summary_of([_record(2.0, 0.51), _record(1.9, 0.51)])
    assert all("not met" in line for line in missed)
    assert summary_of([]) == []
