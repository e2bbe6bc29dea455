"""`paamaja papers`: every paper of a plan in a folder."""

from __future__ import annotations

from pathlib import Path

from tests.api import calls
from tests.api.service.solved import solved
from tests.builders.small import small_problem


def files(folder: Path) -> tuple[Path, Path]:
    """The small problem and its answer as files."""
    import json

    problem, result = folder / "problem.json", folder / "result.json"
    problem.write_text(small_problem().model_dump_json())
    result.write_text(json.dumps(solved()))
    return problem, result


def test_every_paper_is_written(tmp_path: Path) -> None:
    """And named on the screen, letters in a folder of their own."""
    out = tmp_path / "papers"
    done = calls.run("papers", *files(tmp_path), "--out", out, "--contact", "Duty phone 1")
    assert done.exit_code == 0, done.output
    told = {line.strip() for line in done.stdout.splitlines()}
    written = {str(path) for path in out.rglob("*") if path.is_file()}
    assert told == written
    names = {Path(one).relative_to(out).as_posix() for one in written}
    assert {"programme.pdf", "run-sheet.xlsx", "offer.pdf", "letters/rescue.eml"} <= names
    assert {"itinerary.geojson", "itinerary.gpx", "itinerary.jsonld"} <= names
    assert any(name.startswith("rooming/") for name in names)


def test_names_go_to_the_hotels_and_nowhere_else(tmp_path: Path) -> None:
    """What does not match is told as a warning; the lists are written all the same."""
    out, guests = tmp_path / "papers", tmp_path / "guests.yaml"
    guests.write_text("guests: [{name: Somebody Unusual, room_kind: single, room: '1'}]\n")
    done = calls.run("papers", *files(tmp_path), "--out", out, "--guests", guests)
    assert done.exit_code == 0, done.output
    assert "1 guest is named, but 12 come" in " ".join(done.stderr.split())
    holding = {
        path.parent.name
        for path in out.rglob("*")
        if path.is_file() and b"Unusual" in path.read_bytes()
    }
    assert holding == {"rooming"}
    guests.write_text("guests: [{name: Somebody Unusual}]\n")
    refused = calls.run("papers", *files(tmp_path), "--out", tmp_path / "x", "--guests", guests)
    assert refused.exit_code == 2
    assert not (tmp_path / "x").exists()


def test_what_does_not_belong_together_is_refused(tmp_path: Path) -> None:
    """An itinerary of another problem, a broken file, a folder that cannot be: nothing written."""
    problem, result = files(tmp_path)
    other = small_problem()
    wishes = other.wishes.model_copy(update={"note": "another"})
    problem.write_text(other.with_wishes(wishes).model_dump_json())
    out = tmp_path / "papers"
    done = calls.run("papers", problem, result, "--out", out)
    assert done.exit_code == 2
    assert "another version" in done.stderr
    result.write_text("{")
    assert calls.run("papers", problem, result, "--out", out).exit_code == 2
    assert calls.run("papers", problem, result, "--out", problem).exit_code == 2
    assert not out.exists()
