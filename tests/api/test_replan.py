"""`paamaja replan`: a programme and what happened in, the plan with the fewest changes out."""

import json
from pathlib import Path

import pytest

from api.cli.inputs import problem_text
from optimizer.report import itinerary_json
from tests.api import calls
from tests.scenarios.upset_trips import published


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The problem and the result that was published."""
    problem, result = published()
    paths = tmp_path / "problem.json", tmp_path / "result.json"
    paths[0].write_text(problem_text(problem), encoding="utf-8")
    paths[1].write_text(itinerary_json(result), encoding="utf-8")
    return paths


AT = ("--at", "2027-05-11T18:00", "--workers", "1")


def test_a_host_is_away(files: tuple[Path, Path], tmp_path: Path) -> None:
    """Text on the screen, five files in the folder, and the new programme keeps its problem."""
    out = tmp_path / "new"
    done = calls.run("replan", *files, *AT, "--partner-away", "host", "--out", out)
    assert done.exit_code == 0, done.stderr
    for part in ("version 2", "host can receive nobody", "dropped tour", "spare: nothing changes"):
        assert part in done.stdout
    names = {"replan.txt", "replan.json", "itinerary.txt", "result.json", "problem.json"}
    assert {one.name for one in out.iterdir()} == names
    assert (out / "replan.txt").read_text(encoding="utf-8") == done.stdout
    judged = calls.run("check", out / "problem.json", out / "result.json")
    assert judged.exit_code == 0, judged.stdout


def test_a_version_follows_on_another(files: tuple[Path, Path], tmp_path: Path) -> None:
    """What was written is planned anew as the next version, with what happened before."""
    first, second = tmp_path / "2", tmp_path / "3"
    calls.run("replan", *files, *AT, "--cancelled", "tour", "--no-scratch", "--out", first)
    done = calls.run(
        "replan",
        first / "problem.json",
        first / "result.json",
        "--at",
        "2027-05-11T19:00",
        "--guests",
        "+1",
        "--no-scratch",
        "--format",
        "json",
        "--out",
        second,
    )
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["version"] == 3
    assert found["scratch"] is None
    sessions = [
        session
        for day in found["plan"]["itinerary"]["days"]
        for item in day["items"]
        for session in item.get("sessions", ())
    ]
    assert "tour" not in sessions
    assert json.loads((second / "replan.json").read_text(encoding="utf-8")) == found


def test_overlays_of_a_file_and_levels(files: tuple[Path, Path], tmp_path: Path) -> None:
    """What else happened comes from a file; a level is told in the reader's language."""
    path = tmp_path / "happened.yaml"
    path.write_text(
        "overlays:\n  - {id: gone, kind: partner-away, partner: spare, dates: [2027-05-12]}\n",
        encoding="utf-8",
    )
    done = calls.run(
        "replan",
        *files,
        *AT,
        "--overlays",
        path,
        "--freeze",
        "times-may-move@2027-05-12T08:00",
        "--language",
        "fi",
        "--no-scratch",
    )
    assert done.exit_code == 0, done.stderr
    assert "vierailut pysyvät päivässään" in done.stdout
    assert "spare ei ota vastaan: ke 12.5." in done.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--partner-away", "host@soon"), "host@2027-05-12"),
        (("--freeze", "hard@2027-05-12"), "fixed, times-may-move"),
        (("--freeze", "fixed"), "fixed, times-may-move"),
        (("--planned-on", "today"), "2027-05-12"),
        (("--cancelled", "tuor"), "Did you mean 'tour'?"),
        (("--vehicle-broken", "bus"), "There is no vehicle 'bus'"),
        (("--overlays", "nowhere.yaml"), "nowhere.yaml"),
        (("--guests", "0"), "changes nothing"),
        (("--at", "2027-05-13T00:00"), "By that moment the programme is over"),
        (("--essential", "must"), "nothing is taken away"),
        (("--cancelled", "must", "--essential", "tour"), "The wish 'tour' is not required"),
    ],
)
def test_bad_input_is_refused_in_words(
    files: tuple[Path, Path], options: tuple[str, ...], words: str
) -> None:
    """Code 2 before anything is solved, with what would have been right."""
    done = calls.run("replan", *files, *AT, *options)
    assert done.exit_code == 2
    assert words in " ".join((done.stderr + done.stdout).split())


def test_a_result_without_an_itinerary(files: tuple[Path, Path]) -> None:
    """There is no programme to plan anew."""
    content = json.loads(files[1].read_text(encoding="utf-8"))
    files[1].write_text(json.dumps(content | {"itinerary": None}), encoding="utf-8")
    done = calls.run("replan", *files, *AT)
    assert done.exit_code == 2
    assert "no itinerary" in done.stderr
