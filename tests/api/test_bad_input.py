"""Bad input: findings and exit code 2, never a traceback, nothing touched."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.api import calls, fakes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[1, 2]\n", ["not-a-mapping"]),
        ("id: a\nid: b\n", ["duplicate-key", "field-missing"]),
        ("id: [\n", ["syntax"]),
        ("id: a\nparty: {heads: 0}\n", ["value-out-of-range", "field-missing"]),
        ("id: a\ncatalogue: atlantis\nparty: {heads: 5000}\n", ["unknown-id", "value-out"]),
        ("catalogue: mikkeli\nnmae: x\n", ["field-unknown", "field-missing"]),
        ("catalogue: 7\n", ["field-missing"]),
        ("", ["not-a-mapping"]),
    ],
)
def test_bad_wishes_give_all_findings(text: str, codes: list[str], tmp_path: Path) -> None:
    """Exit code 2 with a table on stderr; nothing is solved, nothing written, no traceback."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "result.json").write_text("kept")
    done = calls.run("plan", calls.wishes_text(tmp_path, text), "--out", out)
    assert done.exit_code == 2
    for code in codes:
        assert code in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("result.json", "kept")]


def test_missing_and_huge_files_are_bad_input(tmp_path: Path) -> None:
    """A file that is not there, a folder, 50 MB: each is a finding."""
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"a" * 50_000_000)
    for path, code in (
        (tmp_path / "none.yaml", "file-missing"),
        (tmp_path, "file-unreadable"),
        (huge, "file-too-large"),
    ):
        done = calls.run("plan", path)
        assert (done.exit_code, code in done.stderr) == (2, True), path


@pytest.mark.parametrize(
    "options",
    [
        ["--time-limit", "0"],
        ["--time-limit", "nan"],
        ["--time-limit", "inf"],
        ["--workers", "0"],
        ["--alternatives", "-1"],
        ["--language", "sv"],
        ["--format", "xml"],
        ["--unknown"],
    ],
)
def test_bad_options_are_bad_input(plan: Any, options: list[str]) -> None:
    """Each option is checked before any work."""
    assert plan(fakes.failing(AssertionError("solved")), *options).exit_code == 2


def _flat(text: str) -> str:
    """The words of a framed message, wherever its lines were broken."""
    return " ".join(text.replace("│", " ").split())


def test_folder_that_is_a_file_is_refused_at_once(plan: Any, tmp_path: Path) -> None:
    """Before the solve, not after it."""
    file = tmp_path / "file"
    file.write_text("kept")
    for out in (file, file / "below"):
        done = plan(fakes.failing(AssertionError("solved")), "--out", out)
        assert done.exit_code == 2
        assert "not a folder" in _flat(done.stderr)
    assert file.read_text() == "kept"


def test_folder_that_cannot_be_written_is_refused_at_once(plan: Any, tmp_path: Path) -> None:
    """A folder without the right to write; for root, who may write anywhere, the kernel's own."""
    locked = Path("/proc/self") if os.geteuid() == 0 else tmp_path / "locked"
    if os.geteuid():
        locked.mkdir(mode=0o500)
    done = plan(fakes.failing(AssertionError("solved")), "--out", locked / "out")
    assert done.exit_code == 2
    assert "cannot be written to" in _flat(done.stderr)
