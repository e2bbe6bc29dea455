"""Crashes: kill -9 of workers, of their processes and of the server loses and doubles nothing.

Here a few rounds; `make soak` sets PAAMAJA_SOAK_ROUNDS for many.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from api.clock import SystemClock
from api.store import Store
from tests.api.jobs.crashes import Scene, require_nothing_lost
from tests.api.jobs.desk import Desk

ROUNDS = int(os.environ.get("PAAMAJA_SOAK_ROUNDS", "3"))
SEED = int(os.environ.get("PAAMAJA_SOAK_SEED", "1"))


@pytest.fixture
def real_time(desk: Desk) -> Desk:
    """The same desk with the machine's clock, as the programs have."""
    desk.store = Store(desk.store.engine, SystemClock())
    return desk


def test_whatever_is_killed_no_job_is_lost_or_answered_twice(
    real_time: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Workers, processes and the server, at random moments; at the end everything is done."""
    scene = Scene(real_time, tmp_path, SEED)
    try:
        _await(lambda: len(scene.accepted) > 0)
        for _ in range(ROUNDS):
            scene.one_round()
        scene.kill_a_worker_at_work()
        scene.come_to_rest()
    finally:
        scene.close()
    require_nothing_lost(real_time, scene)
    with capsys.disabled():
        if ROUNDS > 3:
            print(f"\n{ROUNDS} rounds, {len(scene.accepted)} jobs accepted, killed: {scene.kills}")  # noqa: T201


def _await(is_so: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)
