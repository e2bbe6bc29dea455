"""Ways to call the command line: in this process, or as a program of its own."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from api.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
MAIN = "from api.cli import main; main()"
ENGINE = "optimizer.optimise"


def run(*arguments: str | Path) -> Result:
    """Runs a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def python(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs code as a program of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def wishes_text(folder: Path, text: str) -> Path:
    """A file of wishes with just this text."""
    path = folder / "wishes.yaml"
    path.write_text(text, encoding="utf-8")
    return path
