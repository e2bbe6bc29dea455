"""The program as it is started: imports, encodings, exit codes, Ctrl-C."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.exits import MEANINGS
from tests.api import calls, fakes


def test_help_tells_every_exit_code() -> None:
    """Each number with its meaning."""
    shown = " ".join(calls.run("--help").stdout.split())
    for code, meaning in MEANINGS.items():
        assert f"{code.value} {meaning}" in shown


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["validate", "none.yaml"]])
def test_light_commands_import_no_solver(arguments: list[str]) -> None:
    """Neither OR-Tools nor numba is imported where nothing is solved."""
    code = (
        "import sys\n"
        "from api.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'ortools', 'numba', 'fastapi'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    done = calls.python(code, *arguments)
    assert done.returncode == 0, done.stderr


def test_program_ends_with_the_code_and_no_traceback(tmp_path: Path) -> None:
    """As a program, in a place where not every letter can be shown."""
    code = f"import os, sys; sys.stdout.reconfigure(encoding='ascii')\n{calls.MAIN}"
    done = calls.python(code, "validate", calls.wishes_text(tmp_path, "id: ä\n"))
    assert done.returncode == 2
    assert "field-missing" in done.stdout
    assert "Traceback" not in done.stderr


def _started(tmp_path: Path, engine: str) -> subprocess.Popen[str]:
    """The program with an engine of that name in place, once the engine runs."""
    code = (
        "import sys\n"
        "from tests.api import fakes\n"
        f"sys.modules['{calls.ENGINE}'] = fakes.{engine}()\n{calls.MAIN}"
    )
    files = (fakes.wishes_file(tmp_path), "--catalogue", fakes.catalogue_file(tmp_path))
    started = subprocess.Popen(
        [sys.executable, "-c", code, "plan", *map(str, files), "--out", str(tmp_path / "out")],
        cwd=calls.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _await_line(started, "solving")
    return started


def _await_line(program: subprocess.Popen[str], wanted: str) -> None:
    assert program.stderr is not None
    for line in program.stderr:
        if wanted in line:
            return
    pytest.fail(f"it ended without saying: {wanted}")


def test_first_interrupt_keeps_the_best(tmp_path: Path) -> None:
    """Ctrl-C: the best plan is printed and written, exit code 130."""
    program = _started(tmp_path, "until_stopped")
    program.send_signal(signal.SIGINT)
    printed, told = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "Day 1 · Tuesday 11 May 2027" in printed
    assert (tmp_path / "out" / "result.json").exists()
    assert "stopping" in told or "Written" in told


def test_second_interrupt_ends_at_once(tmp_path: Path) -> None:
    """An engine that does not listen is left behind; nothing is written."""
    program = _started(tmp_path, "deaf")
    program.send_signal(signal.SIGINT)
    _await_line(program, "not listening")
    program.send_signal(signal.SIGINT)
    program.communicate(timeout=30)
    assert program.returncode == 130
    assert not (tmp_path / "out").exists()
