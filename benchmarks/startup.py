"""What it costs to start: imports, the command cold and warm, and memory, each in a fresh process.

Cold: no compiled bytecode, as after an installation. Warm: everything as a second run finds it.
The compiled search (numba) is on disk both times; `first_ever` compiles it into an empty folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

Record = dict[str, Any]

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "api.cli")
WISHES = "scenarios/data/wishes/cbrne-rescue.yaml"

COMMANDS = {
    "paamaja --version": (*COMMAND, "--version"),
    "paamaja --help": (*COMMAND, "--help"),
    "paamaja packages": (*COMMAND, "packages"),
    "paamaja validate": (*COMMAND, "validate", WISHES),
    "import optimizer.optimise": (sys.executable, "-c", "import optimizer.optimise"),
    "import api.app": (sys.executable, "-c", "import api.app"),
}
PLAN = (*COMMAND, "plan", WISHES, "--format", "json", "--workers", "1")
_LAUNCHER = """
import os, sys, time
nothing = os.open(os.devnull, os.O_WRONLY)
silent = [(os.POSIX_SPAWN_DUP2, nothing, place) for place in (1, 2)]
began = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - began
sys.stdout.write(f"{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")
"""
"""A small process to start from: what a child once shared with its parent counts as the child's."""

_LINE = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \| (\s*)(\S+)")


def measure_startup(*, quick: bool) -> list[Record]:
    """Commands cold and warm, dearest imports, and the memory of a plan."""
    repeats = 1 if quick else 5
    records = [_command(name, command, repeats) for name, command in COMMANDS.items()]
    records += [_imports(module) for module in ("optimizer.optimise", "api.app")]
    records.append(_plan())
    if not quick:
        records.append(_first_ever())
    return records


def _command(name: str, command: tuple[str, ...], repeats: int) -> Record:
    _run(command)  # whatever can be kept is there afterwards
    warm = [_run(command) for _ in range(repeats)]
    cold = []
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as empty:
            cold.append(_run(command, PYTHONPYCACHEPREFIX=empty))
    return {
        "what": name,
        "cold_seconds": round(median(seconds for seconds, _ in cold), 3),
        "warm_seconds": round(median(seconds for seconds, _ in warm), 3),
        "peak_bytes": max(memory for _, memory in warm),
    }


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def _environment() -> dict[str, str]:
    """As it is, but bytecode may be written: otherwise no start is ever warm."""
    return {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}


def _run(command: tuple[str, ...], **environment: str) -> tuple[float, int]:
    """Seconds of a process, and the most it had resident."""
    done = subprocess.run(
        (sys.executable, "-I", "-S", "-c", _LAUNCHER, *command),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=_environment() | environment,
        check=True,
    )
    seconds, kilobytes, code = done.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return float(seconds), int(kilobytes) * 1024


def _imports(module: str) -> Record:
    """The dearest packages of an import, by the time of their own modules."""
    command = (sys.executable, "-X", "importtime", "-c", f"import {module}")
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return {"what": f"imports of {module}", **costs_of(done.stderr)}


def costs_of(told: str) -> Record:
    """What `-X importtime` told: seconds in all and by package, the ten dearest first."""
    own: dict[str, int] = {}
    for line in told.splitlines():
        if found := _LINE.match(line):
            package = found[4].split(".")[0]
            own[package] = own.get(package, 0) + int(found[1])
    dearest = sorted(own.items(), key=lambda one: (-one[1], one[0]))[:10]
    return {
        "seconds": round(sum(own.values()) / 1e6, 3),
        "packages": {name: round(micro / 1e6, 3) for name, micro in dearest},
    }


def _plan() -> Record:
    seconds, memory = _run(PLAN)
    return {"what": "paamaja plan", "warm_seconds": round(seconds, 3), "peak_bytes": memory}


def _first_ever() -> Record:
    """A plan on a machine that has never compiled the search."""
    with tempfile.TemporaryDirectory() as empty:
        seconds, memory = _run(PLAN, NUMBA_CACHE_DIR=empty)
    return {
        "what": "paamaja plan, first ever",
        "cold_seconds": round(seconds, 3),
        "peak_bytes": memory,
    }
