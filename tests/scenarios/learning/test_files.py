"""Learning files, forms and schemas; a report made of a file answers the one before it."""

import json
from pathlib import Path

import jsonschema
import pytest

from optimizer.domain.schema import schema_text
from scenarios.learning import Audience, LearningReport, forms_in, learning_in, shipped_forms
from scenarios.learning.forms import Level
from scenarios.learning.reading import SHIPPED_FORMS
from scenarios.schema import schemas
from tests.api import calls
from tests.domain.files_written import yaml_text
from tests.domain.test_schema import GOLDEN
from tests.scenarios.learning.trips import problem, repriced, said, written

NAMES = ("forms", "learning", "learning-report")


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_the_published_ones(name: str) -> None:
    """Made anew with `paamaja schema --write tests/golden/schema`."""
    assert schema_text(schemas()[name]) == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(schemas()[name])


def test_shipped_forms_ask_at_every_level_in_both_languages() -> None:
    """Three audiences, four levels each, the first two due within a week, texts in fi and en."""
    for form in shipped_forms().forms:
        assert [section.level for section in form.sections] == list(Level)
        assert [section.due_days for section in form.sections[:2]] == [7, 7]
        assert [section.opens_days for section in form.sections[2:]] == [90, 180]
        texts = [one.text for section in form.sections for one in section.questions]
        for text in (form.intro, *texts):
            assert text.fi
            assert text.en
            assert text.fi != text.en
    assert {form.audience for form in shipped_forms().forms} == set(Audience)


def test_forms_that_leave_a_level_out_are_refused(tmp_path: Path) -> None:
    """Every form has all four levels, and no two questions of one id."""
    text = SHIPPED_FORMS.read_text(encoding="utf-8")
    path = tmp_path / "forms.yaml"
    path.write_text(text.replace("level: results", "level: behaviour", 1), encoding="utf-8")
    found, findings = forms_in(path)
    assert found is None
    assert "one section for each level" in findings[0].message
    path.write_text(text.replace("id: pace", "id: arrangements", 1), encoding="utf-8")
    found, findings = forms_in(path)
    assert found is None
    assert "two questions have the id" in findings[0].message


def test_all_faults_of_a_file_are_told_with_their_place(tmp_path: Path) -> None:
    """Of answers, delivery, improvements and follow-ups at once."""
    content = json.loads(
        written(
            tmp_path,
            answers=[{"audience": "participants", "answers": {"pace": 9}}],
            delivery={"costs": [{"path": "x", "gross_cents": 1}]},
            improvements=[repriced(evidence=[{"session": "drill"}]).model_dump(mode="json")],
            follow_ups=[{"improvement": "nothing", "decision": "done"}],
        ).read_text(encoding="utf-8")
    )
    path = tmp_path / "learning.yaml"
    path.write_text(yaml_text(content), encoding="utf-8")
    told, findings = learning_in(path)
    assert told is None
    assert [one.path for one in findings] == [
        "/delivery/costs/0/path",
        "/answers/0/answers/pace",
        "/improvements/0/evidence/0",
        "/follow_ups/0/improvement",
    ]
    assert all(one.detail["line"] for one in findings)


def test_an_itinerary_of_another_catalogue_is_refused(tmp_path: Path) -> None:
    """What was held has to be in the catalogue."""
    path = written(tmp_path)
    itinerary = tmp_path / "itinerary.json"
    text = itinerary.read_text(encoding="utf-8").replace('"briefing"', '"elsewhere"')
    itinerary.write_text(text, encoding="utf-8")
    told, findings = learning_in(path)
    assert told is None
    assert "elsewhere" in findings[0].message


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Not yet delivered: 3."),
        ({"delivery": {}, "made_on": "2027-05-10"}, "Not yet delivered: 3."),
        ({"delivery": {}, "made_on": "2027-05-11"}, "Held: 3."),
    ],
)
def test_the_command_says_what_is_not_yet_delivered(
    tmp_path: Path, told: dict[str, object], words: str
) -> None:
    """Without a word of how it went, and before its day; on its day it was held."""
    told_nothing = words.startswith("Not yet")
    done = calls.run("learning-report", written(tmp_path, **told))
    assert done.exit_code == 0, done.output
    assert words in done.stdout
    assert ("not yet delivered" in done.stdout) is words.startswith("Not yet")
    total = next(line.split("  ") for line in done.stdout.splitlines() if "Total" in line)
    assert [one.strip() for one in total if one.strip()].count("–") == (2 if told_nothing else 1)


def test_two_trips_from_files(tmp_path: Path) -> None:
    """Report, improved catalogue, and a second report that shows it was planned with."""
    answers = [said(marks={"demo": 3}).model_dump(mode="json")]
    improvements = [repriced().model_dump(mode="json")]
    first = calls.run(
        "learning-report",
        written(tmp_path, answers=answers, improvements=improvements),
        "--format",
        "json",
    )
    assert first.exit_code == 0, first.output
    report = tmp_path / "report.json"
    report.write_text(first.stdout, encoding="utf-8")
    wishes = tmp_path / "wishes.json"
    wishes.write_text(problem().wishes.model_dump_json(exclude_defaults=True), encoding="utf-8")
    catalogue = tmp_path / "catalogue.json"
    text = problem().catalogue.model_dump_json(exclude_defaults=True)
    catalogue.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    done = calls.run("improve", report, wishes, "--catalogue", catalogue, "--out", out)
    assert done.exit_code == 0, done.output
    assert "500.00 € → 580.00 €" in done.stdout

    again = calls.run("improve", report, wishes, "--catalogue", out / "catalogue.json")
    assert "The catalogue was so already." in again.stdout

    path = written(
        tmp_path,
        previous="report.json",
        follow_ups=[{"improvement": "price-demo", "decision": "done", "note": "In May"}],
    )
    content = json.loads(path.read_text(encoding="utf-8"))
    content["trip"] |= {"wishes": "wishes.json", "catalogue": "out/catalogue.json"}
    path.write_text(json.dumps(content), encoding="utf-8")
    second = calls.run("learning-report", path)
    assert second.exit_code == 0, second.output
    assert "Decision: done · In May" in second.stdout
    assert "planned with it" in second.stdout
    data = calls.run("learning-report", path, "--format", "json").stdout
    assert LearningReport.model_validate_json(data).followed_up[0].was_applied
    jsonschema.validate(json.loads(data), schemas()["learning-report"])
    assert calls.run("learning-report", path, "--format", "html").stdout.startswith("<!DOCTYPE")
    assert calls.run("learning-report", path, "--out", tmp_path / "forms").exit_code == 0
    forms = {one.suffix: one.read_bytes() for one in (tmp_path / "forms").iterdir()}
    assert set(forms) == {".pdf", ".html", ".txt", ".json"}
    assert forms[".pdf"].startswith(b"%PDF")
    assert json.loads(forms[".json"]) == json.loads(data)


def test_faults_exit_with_2(tmp_path: Path) -> None:
    """Nothing is printed but the findings, which are data on request."""
    path = written(tmp_path, answers=[{"audience": "participants"}])
    done = calls.run("learning-report", path)
    assert (done.exit_code, done.stdout) == (2, "")
    found = json.loads(calls.run("learning-report", path, "--format", "json").stdout)
    assert [one["code"] for one in found["findings"]] == ["field-missing"]
    bad = calls.run("improve", path, tmp_path / "problem.json")
    assert bad.exit_code == 2
