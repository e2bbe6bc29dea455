"""Leaving: what a benchmark started is gone when it is gone, however it went."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from benchmarks.service.database import NoServer, server
from tests.api.calls import ROOT

SECONDS = 60

SLEEPER = """
import signal, subprocess, sys
from benchmarks.service.leaving import with_its_parent
ask = with_its_parent(signal.SIGKILL)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], preexec_fn=ask)
print(child.pid, flush=True)
child.wait()
"""

DATABASE = """
import sys, time
from benchmarks.service.database import server
from benchmarks.service.leaving import tidily
tidily()
with server() as made:
    print(made._process.pid, made.data.parent, flush=True)
    time.sleep(600)
"""


def started(program: str) -> tuple[subprocess.Popen[str], list[str]]:
    """A program of Python, and the words that it says first."""
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    return process, process.stdout.readline().split()


def is_gone(pid: int) -> bool:
    """Whether a process has ended, waiting for it if need be."""
    try:
        process = psutil.Process(pid)
        process.wait(SECONDS)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_child_ends_with_its_parent(how: signal.Signals) -> None:
    """Also where the parent could do nothing about it."""
    parent, (pid,) = started(SLEEPER)
    parent.send_signal(how)
    parent.wait(SECONDS)
    assert is_gone(int(pid))


def test_a_server_ends_with_a_benchmark_that_is_told_to() -> None:
    """PostgreSQL is stopped, and its folder removed."""
    require_server()
    parent, (pid, folder) = started(DATABASE)
    assert psutil.pid_exists(int(pid))
    parent.terminate()
    assert parent.wait(SECONDS) == 128 + signal.SIGTERM
    assert is_gone(int(pid))
    assert not Path(folder).exists()


def test_a_server_comes_back_with_what_it_had() -> None:
    """Stopped and started again it answers at the same address."""
    require_server()
    with server() as made:
        with psycopg.connect(f"{made.url}/postgres") as connection:
            connection.execute("CREATE TABLE kept (number integer)")
        made.stop()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(f"{made.url}/postgres", connect_timeout=2)
        made.start()
        with psycopg.connect(f"{made.url}/postgres") as connection:
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def require_server() -> None:
    """Skips where PostgreSQL is not installed; in CI that fails."""
    from benchmarks.service import database
    from tests.api.databases import missing

    try:
        database._programs()
        database._user()
    except NoServer as reason:
        missing(reason)
