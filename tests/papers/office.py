"""LibreOffice without a screen, as a reader of workbooks and tables that is not ours."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

SECONDS = 180

# Commas, quotes, UTF-8, from line 1, values as they are shown, no formulas, every sheet.
_TABLE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_READ = "CSV:44,34,76,1"

Cells = list[list[str]]


def office() -> str:
    """The program; without it tests are skipped, in CI they fail."""
    program = shutil.which("soffice") or shutil.which("localc")
    if program is None:
        reason = (
            "LibreOffice is not installed: "
            "sudo apt-get install --no-install-recommends libreoffice-calc-nogui"
        )
        if os.environ.get("CI"):
            pytest.fail(f"{reason}; in CI nothing is skipped")
        pytest.skip(reason)
    return program


def sheets_read(files: Mapping[str, bytes], folder: Path) -> dict[str, list[Cells]]:
    """The cells of each sheet of each file, as LibreOffice shows them; it is started once."""
    given, made = folder / "given", folder / "made"
    given.mkdir()
    for name, content in files.items():
        (given / name).write_bytes(content)
    paths = [str(given / name) for name in files]
    _convert(folder, [*_input(files), "--convert-to", _TABLE, "--outdir", str(made), *paths])
    found: dict[str, list[Cells]] = {}
    for name in files:
        stem = Path(name).stem
        written = sorted(made.glob(f"{stem}-*.csv"), key=lambda path: path.stat().st_mtime_ns)
        found[name] = [_cells(path) for path in written]
    return found


def _input(files: Mapping[str, bytes]) -> Sequence[str]:
    return [f"--infilter={_READ}"] if all(name.endswith(".csv") for name in files) else []


def _convert(folder: Path, arguments: Sequence[str]) -> None:
    # A profile of its own, so that it neither asks nor shares anything with one that is open.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office(), "--headless", "--norestore", "--nolockcheck", profile, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr


def _cells(path: Path) -> Cells:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
