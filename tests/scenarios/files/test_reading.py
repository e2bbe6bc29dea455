"""Scenario files: every finding at once, in its place; scenarios in a stable order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimizer.domain.findings import InvalidInput
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.progress import SolveParameters
from scenarios.files import expand, read_scenarios, scenarios_in
from tests.builders.small import small_itinerary_dict
from tests.scenarios.files.written import Content, file_of, judge, seen, write

AWAY: Content = {
    "id": "away",
    "kind": "partner-away",
    "partner": "rescue",
    "dates": ["2027-05-11"],
}
FEWER: Content = {"id": "fewer", "kind": "party-changed", "change": -2}
CHEAP: Content = {"id": "cheap", "kind": "budget-changed", "change_permille": -100}
LATE: Content = {
    "id": "late",
    "kind": "late-cancellation",
    "partner": "water",
    "date": "2027-05-10",
    "time": "09:00",
}

PUBLISHED: Content = small_itinerary_dict()
PUBLISHED["days"][0]["date"] = "2027-05-12"  # after the moment, so that nothing of it is past


def _one(*names: str, **more: Any) -> Content:
    return {"id": "one", "overlays": list(names), **more}


def test_a_good_file_has_no_finding(tmp_path: Path) -> None:
    """Overlays, gates and parameters are read, and the scenario's problem is the edited one."""
    gate = {"metric": "points", "operator": "at-least", "value": 3}
    content = file_of([AWAY, FEWER], [_one("away", "fewer", gates=[gate])], gates=[gate])
    found, findings = judge(tmp_path, content)
    assert findings == ()
    assert found is not None
    (scenario,) = found.scenarios
    assert len(scenario.gates) == 2
    overlaid = found.overlaid(scenario)
    assert overlaid.problem.wishes.party.heads == 10
    assert not found.needs_baseline(scenario)


def test_cross_products_keep_their_order_and_names(tmp_path: Path) -> None:
    """The last list changes fastest; a choice may be none or several; overlays come first."""
    cross = [[[], "cheap"], ["fewer", ["fewer", "late"]]]
    entry = _one("away", cross=cross)
    content = file_of([AWAY, FEWER, CHEAP, LATE], [entry], baseline={"wishes": "problem.json"})
    file, findings = read_scenarios(write(tmp_path, content))
    assert findings == ()
    assert file is not None
    assert [(one.name, [part.id for part in one.overlays]) for one in expand(file)] == [
        ("one--as-is--fewer", ["away", "fewer"]),
        ("one--as-is--fewer+late", ["away", "fewer", "late"]),
        ("one--cheap--fewer", ["away", "cheap", "fewer"]),
        ("one--cheap--fewer+late", ["away", "cheap", "fewer", "late"]),
    ]


def test_parameters_of_the_entry_count_before_the_files(tmp_path: Path) -> None:
    """Entry, else file, else what is given; what is left out stays."""
    params = {"time_limit_seconds": 7, "seed": 3}
    scenarios = [_one("fewer"), _one("fewer", params={"seed": 9}) | {"id": "two"}]
    content = file_of([FEWER], scenarios, params=params)
    found = scenarios_in(write(tmp_path, content), SolveParameters(workers=5, seed=1))
    first, second = (one.params for one in found.scenarios)
    assert (first.time_limit_seconds, first.seed, first.workers) == (7, 3, 5)
    assert (second.time_limit_seconds, second.seed, second.workers) == (7, 9, 5)


def test_faults_of_form_names_and_baseline_are_told_together(tmp_path: Path) -> None:
    """One reading finds them all, each at its place."""
    content = file_of(
        [AWAY, {"id": "odd", "kind": "party-changd"}, {**FEWER, "chang": 1}, FEWER],
        [_one("awai", "odd"), {"id": "one"}],
        gates=[{"metric": "points", "operator": "at-least"}],
        params={"seed": "x"},
    )
    path = write(tmp_path, content)
    problem = json.loads((tmp_path / "problem.json").read_text("utf-8"))
    problem["wishes"]["party"]["heads"] = 0
    (tmp_path / "problem.json").write_text(json.dumps(problem), "utf-8")
    with pytest.raises(InvalidInput) as caught:
        scenarios_in(path)
    found = {(one.code.value, one.path) for one in caught.value.findings}
    assert {
        ("value-wrong", "/overlays/1"),
        ("field-unknown", "/overlays/2/chang"),
        ("duplicate-id", "/overlays/3/id"),
        ("unknown-id", "/scenarios/0/overlays/0"),
        ("duplicate-id", "/scenarios/1/id"),
        ("value-wrong", "/gates/0"),
        ("value-wrong", "/params/seed"),
        ("value-out-of-range", "/wishes/party/heads"),
    } <= found
    assert ("unknown-id", "/scenarios/0/overlays/1") not in found  # there, but with a fault


@pytest.mark.parametrize(
    ("overlays", "scenario", "expected"),
    [
        ([AWAY, FEWER], _one("away"), ("overlay-unused", "warning", "/overlays/1")),
        ([FEWER], _one("fewer", "fewer"), ("duplicate-id", "error", "/scenarios/0")),
        (
            [FEWER, {**FEWER, "id": "more", "change": 3}],
            _one("fewer", "more"),
            ("overlay-clash", "error", "/scenarios/0"),
        ),
        (
            [{**AWAY, "partner": "rescu"}],
            _one("away"),
            ("unknown-id", "error", "/overlays/0/partner"),
        ),
        (
            [{**AWAY, "dates": ["2027-05-20"]}],
            _one("away"),
            ("overlay-no-effect", "error", "/overlays/0/dates"),
        ),
        (
            [{"id": "moved", "kind": "dates-moved", "days": 7}],
            _one("moved"),
            ("date-outside-trip", "error", "/overlays/0"),
        ),
        ([LATE], _one("late"), ("field-missing", "error", "/overlays/0")),
        (
            [FEWER],
            _one(cross=[["fewer", "fewer"]]),
            ("duplicate-id", "error", "/scenarios/0/cross"),
        ),
        (
            [FEWER],
            _one(cross=[[[], "fewer"]] * 10),
            ("value-out-of-range", "error", "/scenarios"),
        ),
    ],
)
def test_faults_of_overlays_and_scenarios(
    tmp_path: Path, overlays: list[Content], scenario: Content, expected: tuple[str, str, str]
) -> None:
    """Each is told once, at the overlay or the scenario that has it."""
    assert expected in seen(tmp_path, file_of(overlays, [scenario]))


def test_a_fault_of_one_overlay_in_many_scenarios_is_told_once(tmp_path: Path) -> None:
    """And says in which scenario it was met first, on which line, and with which overlays."""
    bad = {**FEWER, "change": -11}
    content = file_of([bad, AWAY, CHEAP], [_one("fewer", cross=[["away", "cheap"]])])
    _, findings = judge(tmp_path, content)
    assert len({one.message for one in findings}) == len(findings) > 0
    assert {one.path for one in findings} == {"/overlays/0"}
    for one in findings:
        assert one.message.startswith("Scenario 'one--away': With the overlay 'fewer'")


def test_ordered_scenarios_may_set_a_thing_twice(tmp_path: Path) -> None:
    """The later one counts, and the log has both."""
    overlays = [{**FEWER, "id": "z-first"}, {**FEWER, "id": "a-then", "change": 5}]
    found, findings = judge(tmp_path, file_of(overlays, [_one("z-first", "a-then", ordered=True)]))
    assert findings == ()
    assert found is not None
    overlaid = found.overlaid(found.scenarios[0])
    assert overlaid.problem.wishes.party.heads == 15
    heads = [(one.old, one.new) for one in overlaid.log if one.path.endswith("/heads")]
    assert heads == [(12, 10), (10, 15)]


def test_replanning_waits_for_the_baselines_solve(tmp_path: Path) -> None:
    """With `programme: baseline` its itinerary is needed; ids are checked before all the same."""
    baseline = {"wishes": "problem.json", "programme": "baseline"}
    found, findings = judge(tmp_path, file_of([LATE], [_one("late")], baseline=baseline))
    assert findings == ()
    assert found is not None
    (scenario,) = found.scenarios
    assert found.needs_baseline(scenario)
    published = Itinerary.model_validate(PUBLISHED)
    programme = found.overlaid(scenario, published).problem.wishes.programme
    assert programme is not None
    assert (programme.itinerary, str(programme.frozen_until), programme.frozen_minute) == (
        published,
        "2027-05-10",
        540,
    )
    with pytest.raises(InvalidInput):
        found.overlaid(scenario)
    nobody = file_of([{**LATE, "partner": "nobody"}], [_one("late")], baseline=baseline)
    assert seen(tmp_path, nobody) == {("unknown-id", "error", "/overlays/0/partner")}


def test_a_published_result_is_the_baselines_programme(tmp_path: Path) -> None:
    """Read from the file's folder; a missing one is a finding."""
    (tmp_path / "result.json").write_text(json.dumps(PUBLISHED), "utf-8")
    programme = {"result": "result.json", "frozen_until": "2027-05-10", "frozen_minute": "08:00"}
    baseline = {"wishes": "problem.json", "programme": programme}
    found, findings = judge(tmp_path, file_of([LATE], [_one("late")], baseline=baseline))
    assert findings == ()
    assert found is not None
    assert found.baseline.programme is not None
    assert found.baseline.programme.frozen_minute == 480
    assert not found.needs_baseline(found.scenarios[0])
    gone = {"wishes": "problem.json", "programme": "nothing.json"}
    ((code, _, _),) = seen(tmp_path, file_of([LATE], [_one("late")], baseline=gone))
    assert code == "file-missing"


def test_yaml_and_ticks(tmp_path: Path) -> None:
    """Times of overlays are read in the ticks of the baseline, in YAML as in JSON."""
    path = write(tmp_path, file_of([], [_one()]))
    problem = json.loads((tmp_path / "problem.json").read_text("utf-8"))
    for part in (problem["catalogue"]["rules"], problem["wishes"]):
        part["ticks_per_minute"] = 10
    problem["catalogue"]["rules"]["value_of_time_cents_per_minute"] = 100
    (tmp_path / "problem.json").write_text(json.dumps(problem), "utf-8")
    path = tmp_path / "whatif.yaml"
    path.write_text(
        "id: w\nbaseline: {wishes: problem.json}\n"
        "overlays: [{id: p, kind: pin, session: demo, date: 2027-05-12, start: '10:00'}]\n"
        "scenarios: [{id: one, overlays: [p]}]\n",
        "utf-8",
    )
    found = scenarios_in(path)
    pins = found.overlaid(found.scenarios[0]).problem.wishes.pins
    assert [pin.start for pin in pins if pin.session == "demo"] == [6000]
