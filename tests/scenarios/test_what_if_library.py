"""The shipped what-if questions: every gate of every file holds, with the answers proved."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import scenarios
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from scenarios.files import scenarios_in
from scenarios.replay import Settings, Shelf, local_pool, replay

LIBRARY = Path(scenarios.__file__).parent / "data" / "what-if"
FILES = sorted(LIBRARY.glob("*.yaml"))
PARAMETERS = SolveParameters(time_limit_seconds=600, workers=1)


def test_there_are_questions_to_all_three_delegations() -> None:
    """A dozen at least, each with gates of its own or of its file."""
    found = [scenarios_in(path, PARAMETERS) for path in FILES]
    assert len({one.baseline.wishes.id for one in found}) == 3
    assert sum(len(one.scenarios) for one in found) >= 12
    assert all(scenario.gates for one in found for scenario in one.scenarios)
    assert all(scenario.overlays for one in found for scenario in one.scenarios)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_gate_holds(path: Path, tmp_path: Path) -> None:
    """Replayed as the command does it; nothing is left open, and nothing fails."""
    found = scenarios_in(path, PARAMETERS)
    with local_pool(2) as pool:
        report = replay(found, Settings(PARAMETERS), Shelf(tmp_path), pool, threading.Event())
    assert report.failures == ()
    broken = [
        (one.name, result.gate.metric.value, result.measured, result.against)
        for one in report.scenarios
        for result in one.gates
        if not result.passes
    ]
    assert broken == []
    for one in report.scenarios:
        assert one.comparison is not None
        assert one.comparison.after.verdict in (Verdict.OPTIMAL, Verdict.INFEASIBLE), one.name
