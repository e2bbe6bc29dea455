"""Replays in real processes: on this machine, on a Dask cluster, and killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from distributed import LocalCluster

from optimizer.domain.progress import SolveParameters
from scenarios.replay import (
    ClusterUnreachable,
    News,
    Pool,
    ReplayReport,
    Settings,
    Shelf,
    Step,
    cluster_pool,
    local_pool,
    replay,
)
from tests.scenarios.replay.files_written import LIMIT, small_set, written
from tests.scenarios.replay.pools_faked import InlinePool

ROOT = Path(__file__).resolve().parents[3]
PARAMETERS = SolveParameters(workers=1, time_limit_seconds=LIMIT)
PATIENCE = 240.0

pytestmark = pytest.mark.slow


def _replayed(folder: Path, pool: Pool, news: list[News] | None = None) -> ReplayReport:
    return replay(
        small_set(folder),
        Settings(PARAMETERS),
        Shelf(folder / "out"),
        pool,
        threading.Event(),
        on_news=(news if news is not None else []).append,
    )


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of a replay in one process; all of it is proved."""
    report = _replayed(tmp_path_factory.mktemp("expected"), InlinePool())
    verdicts = {one.comparison.after.verdict.value for one in report.scenarios if one.comparison}
    assert verdicts == {"OPTIMAL", "INFEASIBLE"}
    return report.model_dump_json()


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_of_this_machine_give_the_same(tmp_path: Path, jobs: int, expected: str) -> None:
    """The same bytes with one and with two, and no process is left behind."""
    with local_pool(jobs) as pool:
        report = _replayed(tmp_path, pool)
        pids = [solver.pid for solver in _solvers(os.getpid())]
    assert len(pids) == jobs
    assert report.model_dump_json() == expected
    _gone(pids)


def test_a_process_that_dies_costs_no_scenario(tmp_path: Path, expected: str) -> None:
    """Killed while it solves: what it had is solved again, and the report is the same."""
    kills: list[int] = []

    def kill_once(news: News) -> None:
        if news.step is Step.SOLVED and news.scenario is not None and not kills:
            kills.append(_kill_a_solver())

    with local_pool(1) as pool:
        report = replay(
            small_set(tmp_path),
            Settings(PARAMETERS),
            Shelf(tmp_path / "out"),
            pool,
            threading.Event(),
            on_news=kill_once,
        )
    assert kills
    assert report.model_dump_json() == expected


def _solvers(pid: int) -> list[psutil.Process]:
    """The processes of a pool; what else Python starts beside them does not count."""
    children = psutil.Process(pid).children(recursive=True)
    return [one for one in children if "spawn_main" in " ".join(one.cmdline())]


def _kill_a_solver() -> int:
    """Kills the one process of the pool."""
    (solver,) = _solvers(os.getpid())
    solver.kill()
    solver.wait(PATIENCE)
    return solver.pid


def test_a_stop_ends_the_processes_within_a_moment(tmp_path: Path) -> None:
    """What is being solved is given up; the pool closes long before any time limit."""
    stop = threading.Event()
    with local_pool(2) as pool:
        report = replay(
            small_set(tmp_path),
            Settings(PARAMETERS),
            Shelf(tmp_path / "out"),
            pool,
            stop,
            on_news=lambda news: stop.set() if news.step is Step.SOLVED else None,
        )
    assert not report.is_complete
    assert not report.failures


# --- kill -9 -----------------------------------------------------------------------------------
def _command(folder: Path, out: Path) -> list[str]:
    code = "from api.cli import main; main()"
    replay_it = ("replay", str(folder / "scenarios.json"), "--jobs", "1", "--workers", "1")
    return [sys.executable, "-c", code, *replay_it, "--out", str(out)]


def test_killed_in_the_middle_and_resumed(tmp_path: Path, expected: str) -> None:
    """Nothing that was finished is lost or solved again; no process outlives the kill."""
    written(tmp_path)
    out = tmp_path / "out"
    with subprocess.Popen(_command(tmp_path, out), cwd=ROOT, stderr=subprocess.DEVNULL) as run:
        finished = _when_results(out, 3, run)
        children = [solver.pid for solver in _solvers(run.pid)]
        run.send_signal(signal.SIGKILL)
        assert run.wait(PATIENCE) == -signal.SIGKILL
    assert children
    _gone(children)
    finished |= _results(out)
    assert not (out / "report.json").exists()

    resumed = subprocess.run(
        _command(tmp_path, out),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert resumed.returncode == 1, resumed.stderr  # richer has more points than its gate allows
    assert resumed.stderr.count("as solved before") >= len(finished) >= 3
    assert finished.items() <= _results(out).items(), "none was written again"
    report = ReplayReport.model_validate_json((out / "report.json").read_bytes())
    assert report.model_dump_json() == expected


def test_an_interrupt_while_processes_begin_is_heard_by_the_command_alone(tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group: exit code 130, the report, and no traceback of a process."""
    written(tmp_path)
    with subprocess.Popen(
        _command(tmp_path, tmp_path / "out"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        deadline = time.monotonic() + PATIENCE
        while not _solvers(run.pid):
            assert time.monotonic() < deadline
            assert run.poll() is None
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130
    assert "Stopped early" in out
    assert "Traceback" not in err


def _results(out: Path) -> dict[str, int]:
    """Every result on disk and when it was written."""
    return {path.name: path.stat().st_mtime_ns for path in (out / "results").glob("*.json")}


def _when_results(out: Path, count: int, run: subprocess.Popen[Any]) -> dict[str, int]:
    """The results that are there as soon as there are so many."""
    deadline = time.monotonic() + PATIENCE
    while len(found := _results(out)) < count:
        assert time.monotonic() < deadline
        assert run.poll() is None, "it ended before it could be killed"
        time.sleep(0.01)
    return found


def _gone(pids: list[int]) -> None:
    """Waits until none of these processes is there."""
    deadline = time.monotonic() + 30.0
    while any(_is_alive(pid) for pid in pids):
        assert time.monotonic() < deadline, "a process was left behind"
        time.sleep(0.05)


def _is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


# --- a cluster ---------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """A scheduler and two worker processes on this machine alone."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        local_directory=str(tmp_path_factory.mktemp("dask")),
    ) as made:
        yield made


def test_a_cluster_gives_the_same(tmp_path: Path, cluster: LocalCluster, expected: str) -> None:
    """By its address alone, as the command has it; the report is the same to the byte."""
    with cluster_pool(cluster.scheduler_address) as pool:
        assert pool.width == 2
        assert _replayed(tmp_path, pool).model_dump_json() == expected


def test_a_lost_worker_costs_no_scenario(
    tmp_path: Path, cluster: LocalCluster, expected: str
) -> None:
    """One of two is killed while it solves: the other, or its successor, solves what it had."""
    kills: list[int] = []

    def kill_once(news: News) -> None:
        if news.step is Step.SOLVED and news.scenario is not None and not kills:
            pid = next(iter(cluster.workers.values())).pid
            os.kill(pid, signal.SIGKILL)
            kills.append(pid)

    with cluster_pool(cluster.scheduler_address) as pool:
        report = replay(
            small_set(tmp_path),
            Settings(PARAMETERS),
            Shelf(tmp_path / "out"),
            pool,
            threading.Event(),
            on_news=kill_once,
        )
    assert kills
    assert report.model_dump_json() == expected


def test_an_address_where_nobody_answers_is_refused() -> None:
    """In a moment and in words."""
    with (
        pytest.raises(ClusterUnreachable, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"),
        cluster_pool("tcp://127.0.0.1:9", seconds=1.0),
    ):
        pytest.fail("there is no scheduler")
