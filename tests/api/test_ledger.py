"""`paamaja ledger`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api import calls
from tests.builders.small_ledger import small_ledger_dict
from tests.domain.files_written import yaml_text

SHIPPED = calls.ROOT / "scenarios" / "data" / "ledgers" / "paamajakaupunki.yaml"


def _file(folder: Path, content: Any) -> Path:
    path = folder / "ledger.yaml"
    path.write_text(yaml_text(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("Municipal funding", "8 164.00 €", "15 524.00 €", "rounded down 55 270.00 €")),
        ("fi", ("Kuntarahoitus", "8 164,00 €", "15 524,00 €", "55 270,60 €")),
    ],
)
def test_the_host_project_as_text(language: str, parts: tuple[str, ...]) -> None:
    """The published shares, the slip and the mark of the examples."""
    done = calls.run("ledger", SHIPPED, "--language", language)
    assert done.exit_code == 0
    for part in (*parts, "figure-differs", "78 957.00", "*"):
        assert part in done.stdout


def test_the_host_project_as_json() -> None:
    """The same as data, with its findings."""
    found = json.loads(calls.run("ledger", SHIPPED, "--format", "json").stdout)
    shares = {one["payer"]: one["cents"] for one in found["planned"]["shares"]}
    assert shares["aiko"] == 55_270_00
    assert [one["code"] for one in found["findings"]] == ["figure-differs"]


def test_a_refused_split_is_shown_and_exits_with_1(tmp_path: Path) -> None:
    """The account is printed, the share is not, and the difference is told."""
    content = small_ledger_dict()
    content["funding"]["remainder"] = []
    done = calls.run("ledger", _file(tmp_path, content))
    assert done.exit_code == 1
    assert "refused" in done.stdout
    assert "4 000.00 €" in done.stdout


def test_faults_are_all_listed_and_exit_with_2(tmp_path: Path) -> None:
    """Nothing is added up; with JSON the findings are data."""
    content = small_ledger_dict(applicant="x", period={"first": "2028-01-01"})
    path = _file(tmp_path, content)
    done = calls.run("ledger", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "unknown-id" in done.stderr
    assert "field-missing" in done.stderr
    found = json.loads(calls.run("ledger", path, "--format", "json").stdout)
    assert {one["code"] for one in found["findings"]} == {"unknown-id", "field-missing"}
