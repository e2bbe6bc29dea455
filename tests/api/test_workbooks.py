"""`paamaja catalogue` and `paamaja programme`: workbooks on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimizer.domain.documents import read_catalogue, read_problem_file
from tests.api import calls
from tests.scenarios.workbooks.sheets import changed, put, small, written

WISHES = "scenarios/data/wishes/cbrne-rescue.yaml"


@pytest.mark.parametrize("name", ["new.yaml", "new.json"])
def test_a_catalogue_out_and_in(tmp_path: Path, name: str) -> None:
    """What is written as a file is the same catalogue; without a file it is only judged."""
    source, book = tmp_path / "small.json", tmp_path / "small.xlsx"
    source.write_text(small().model_dump_json(), encoding="utf-8")
    assert calls.run("catalogue", "export", source, "-o", book, "--language", "fi").exit_code == 0
    assert "can be used" in calls.run("catalogue", "import", book).stdout
    assert calls.run("catalogue", "import", book, "-o", tmp_path / name).exit_code == 0
    assert read_catalogue(tmp_path / name) == small()


def test_mistakes_are_told_by_cell(tmp_path: Path) -> None:
    """Code 2 with sheet, column and row; nothing is written."""
    book = tmp_path / "bad.xlsx"
    book.write_bytes(changed(put("Sessions", "max_group", "many"), written()))
    refused = calls.run("catalogue", "import", book, "-o", tmp_path / "new.yaml")
    assert refused.exit_code == 2
    assert "Sessions!N3" in refused.output
    assert not (tmp_path / "new.yaml").exists()
    told = json.loads(calls.run("catalogue", "import", book, "--format", "json").stdout)
    assert told["valid"] is False
    assert told["findings"][0]["detail"]["sheet"] == "Sessions"


@pytest.mark.parametrize(
    "given",
    [
        ("catalogue", "import", "no-such.xlsx"),
        ("catalogue", "export", "no-such"),
        ("programme", "import", "no-such.xlsx", WISHES),
        ("programme", "import", "no-such.xlsx", WISHES, "--means", "nothing"),
    ],
)
def test_what_is_not_there(given: tuple[str, ...]) -> None:
    """Code 2 and a sentence."""
    refused = calls.run(*given)
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output


def test_a_programme_to_fill_in_and_to_judge(tmp_path: Path) -> None:
    """The empty one holds nothing; with a row in it, it is judged, and can be planned around."""
    book, out = tmp_path / "last.xlsx", tmp_path / "around"
    assert calls.run("programme", "export", WISHES, "-o", book).exit_code == 0
    assert calls.run("programme", "import", book, WISHES).exit_code == 2
    row = {"day": "11.5.2027", "start": "9:00", "what": "Safety and security education at Xamk"}

    def fill(workbook: object) -> None:
        for key, value in row.items():
            put("Programme", key, value)(workbook)

    book.write_bytes(changed(fill, book.read_bytes()))
    judged = calls.run("programme", "import", book, WISHES, "--out", out, "--around", "days")
    assert judged.exit_code == 1, judged.output
    assert "does not begin" in judged.output or "stay" in judged.output
    problem = read_problem_file(out / "around.json")
    assert any(pin.session == "safety-education" for pin in problem.wishes.pins)
    told = calls.run("programme", "import", book, WISHES, "--format", "json")
    assert json.loads(told.stdout)["violations"]
