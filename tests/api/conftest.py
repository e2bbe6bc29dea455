"""Planning with a stand-in for the engine."""

import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.api import calls, fakes


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Plans the small problem with an engine that is given."""

    def run(engine: Any, *options: str | Path) -> Result:
        monkeypatch.setitem(sys.modules, calls.ENGINE, engine)
        files = (fakes.wishes_file(tmp_path), "--catalogue", fakes.catalogue_file(tmp_path))
        return calls.run("plan", *files, *options)

    return run
