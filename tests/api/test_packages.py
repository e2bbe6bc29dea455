"""`paamaja packages`: the list, one in full, and wishes that can be planned as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scenarios.packages import shipped_packages
from tests.api import calls

WISHES = ("packages", "wishes", "clean-water", "--first", "2027-05-11")


def test_the_list_names_every_package_with_its_price() -> None:
    """In both languages, and says that it is illustrative."""
    english, finnish = (calls.run("packages", "--language", one).stdout for one in ("en", "fi"))
    for package in shipped_packages().values():
        assert package.id in english
        assert package.name.en in english
        assert package.name.fi in finnish
    assert english.count("from ") >= 4
    assert "Illustrative data" in english
    assert "Esimerkkiaineisto" in finnish
    listed = json.loads(calls.run("packages", "--format", "json").stdout)
    assert [one["id"] for one in listed] == list(shipped_packages())


@pytest.mark.parametrize("language", ["en", "fi"])
def test_one_is_shown_in_full(language: str) -> None:
    """With promise, customers, notes of the seasons, prices by size, and its banner."""
    shown = calls.run("packages", "show", "clean-water", "--language", language).stdout
    package = shipped_packages()["clean-water"]
    flat = " ".join(shown.split())
    seasons = [one.note for one in package.seasons]
    for text in (package.promise, package.description, *package.customers, *seasons):
        assert text.in_language(language) in flat
    assert shown.count("€") == 2 * 9
    data = json.loads(calls.run("packages", "show", "clean-water", "--format", "json").stdout)
    assert len(data["prices"]) == 9
    assert data["wishes"]["party"]["heads"] == 8


@pytest.mark.parametrize("name", ["mine.yaml", "mine.json"])
def test_its_wishes_are_written_and_can_be_planned(tmp_path: Path, name: str) -> None:
    """The file is sound; without a file the same stands on the screen."""
    path = tmp_path / "new" / name
    given = (*WISHES, "--heads", "10", "--planned-on", "2027-03-01")
    written = calls.run(*given, "-o", path)
    assert written.exit_code == 0, written.output
    assert calls.run("validate", path).exit_code == 0
    if name.endswith("yaml"):
        assert calls.run(*given).stdout == path.read_text(encoding="utf-8")


def test_what_is_not_offered_is_told_at_once(tmp_path: Path) -> None:
    """Code 2 with each finding, and nothing is written."""
    path = tmp_path / "mine.yaml"
    given = ("packages", "wishes", "clean-water", "--first", "2027-07-17", "--heads", "11")
    refused = calls.run(*given, "-o", path)
    assert refused.exit_code == 2
    assert refused.output.count("value-out-of-range") == 3
    assert not path.exists()


@pytest.mark.parametrize(
    "given",
    [
        ("packages", "show", "no-such"),
        ("packages", "wishes", "no-such", "--first", "2027-05-11"),
        ("packages", "wishes", "clean-water"),
        ("packages", "wishes", "clean-water", "--first", "11.5.2027"),
        ("packages", "nothing"),
    ],
)
def test_what_cannot_be_understood_is_refused(given: tuple[str, ...]) -> None:
    """With code 2 and without a traceback."""
    refused = calls.run(*given)
    assert refused.exit_code == 2
    assert "Traceback" not in refused.output


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """It is told before anything is done."""
    assert calls.run(*WISHES, "-o", tmp_path).exit_code == 2
