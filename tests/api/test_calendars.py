"""`paamaja calendar` and `paamaja availability`."""

import json
from pathlib import Path

import pytest
import vobject

from api.cli.inputs import problem_text
from tests.api import calls
from tests.builders.small import small_problem
from tests.scenarios.calendars.trips import itinerary, moved, without


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A problem, a plan of it, and a later version."""
    names = [tmp_path / name for name in ("problem.json", "first.json", "second.json")]
    later = moved(without(itinerary(), "briefing"), "demo", 15)
    names[0].write_text(problem_text(small_problem()), encoding="utf-8")
    names[1].write_text(itinerary().model_dump_json(), encoding="utf-8")
    names[2].write_text(later.model_dump_json(), encoding="utf-8")
    return names[0], names[1], names[2]


def test_versions_become_one_calendar(files: tuple[Path, Path, Path]) -> None:
    """What moved has a higher sequence, what was dropped is cancelled; in the language asked."""
    done = calls.run("calendar", *files, "--partner", "rescue", "--language", "fi")
    assert done.exit_code == 0
    found = {one.summary.value: one for one in vobject.readOne(done.stdout).vevent_list}
    assert found["Demo"].sequence.value == "1"
    assert found["Briefing"].status.value == "CANCELLED"
    assert "kieli: englanti" in found["Demo"].description.value
    cancelled = calls.run("calendar", *files, "--method", "cancel").stdout
    assert "METHOD:CANCEL" in cancelled
    assert calls.run("calendar", files[0], files[1]).stdout.count("BEGIN:VEVENT") > 12


def test_calendars_of_what_is_no_plan_are_refused(files: tuple[Path, Path, Path]) -> None:
    """With every finding, exit code 2, and no half of a calendar."""
    files[2].write_text(files[2].read_text().replace('"demo"', '"opera"'), encoding="utf-8")
    done = calls.run("calendar", *files)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "opera" in done.stderr
    files[1].write_text("{}", encoding="utf-8")
    assert calls.run("calendar", *files).exit_code == 2
    asked = calls.run("calendar", files[0], files[2], "--method", "request")
    assert asked.exit_code == 2
    assert "--partner" in asked.stderr


SPAN = ("--first", "2027-05-01", "--last", "2027-05-31")


def test_availability_is_listed(tmp_path: Path) -> None:
    """A table as text and as JSON; warnings stop nothing."""
    file = tmp_path / "away.csv"
    file.write_text("first,start,end\n10.5.2027,9:00,11:00\n", encoding="utf-8")
    done = calls.run("availability", file, *SPAN)
    assert done.exit_code == 0
    assert "09:00-11:00" in done.stdout
    found = json.loads(calls.run("availability", file, *SPAN, "--format", "json").stdout)
    assert found["away"][0]["start"] == 540
    assert found["findings"] == []
    file.write_text("first\n10.5.2030\n", encoding="utf-8")
    assert calls.run("availability", file, *SPAN).exit_code == 0


def test_what_is_wrong_with_a_calendar_is_listed(tmp_path: Path) -> None:
    """By line, with exit code 2; also a file that is not there, or no text."""
    file = tmp_path / "mine.ics"
    file.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n", encoding="utf-8")
    done = calls.run("availability", file, *SPAN)
    assert done.exit_code == 2
    assert "mine.ics:2" in done.stderr
    found = json.loads(calls.run("availability", file, *SPAN, "--format", "json").stdout)
    assert found["away"] is None
    assert found["findings"][0]["code"] == "field-missing"
    file.write_bytes(b"\xff\xfe\x00")
    assert calls.run("availability", file, *SPAN).exit_code == 2
    assert calls.run("availability", tmp_path / "no.ics", *SPAN).exit_code == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--first", "soon", "--last", "2027-05-31"),
        ("--first", "2027-05-31", "--last", "2027-05-01"),
        (*SPAN, "--time-zone", "Here"),
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Dates that are none or in the wrong order, a zone that is none."""
    done = calls.run("availability", tmp_path / "x.ics", *options)
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
