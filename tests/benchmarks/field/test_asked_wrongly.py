"""What `paamaja bench` is asked for and cannot do is a sentence, never an empty run or a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from api.cli.bench import order_of, run_bench, run_report
from api.cli.exits import ExitCode


def test_a_group_that_nothing_is_of_is_refused(tmp_path: Path) -> None:
    """With the groups there are; one of those is taken."""
    known = order_of(None, True, None, ["examples"], None, 1.0, 1, 1, 1)
    assert run_bench(known, tmp_path, dry=True) is ExitCode.DONE
    unknown = order_of(None, True, None, ["nosuch"], None, 1.0, 1, 1, 1)
    with pytest.raises(typer.BadParameter, match=r"'nosuch' is no group: examples.*--data"):
        run_bench(unknown, tmp_path, dry=True)


@pytest.mark.parametrize("content", ["id: x\n", "[1]\n", '{"a": 1}\n', "\xff"])
def test_a_file_without_results_is_refused(tmp_path: Path, content: str) -> None:
    """Not JSON, not records, or not text: the file is named, and what to name instead."""
    file = tmp_path / "some.jsonl"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(typer.BadParameter, match=r"some\.jsonl holds no results; name a results"):
        run_report([file], tmp_path)
    assert not (tmp_path / "report.md").exists()
