"""A report for people: table, gates, edits, chart; nothing is claimed that is not known."""

from typing import Any

import pytest

from optimizer.domain.comparison import Comparison
from optimizer.domain.result import Verdict
from scenarios.comparison.gates import judged_gates
from scenarios.overlaying import Change, ChangeKind
from scenarios.replay import BaselineOutcome, ReplayReport, ScenarioOutcome
from scenarios.replay.chart import replay_chart
from scenarios.replay.text import replay_csv, replay_text
from tests.scenarios.comparison.test_gates import figures, gate

BASE = figures(500)


def scenario(name: str, after: Any = None, **fields: Any) -> ScenarioOutcome:
    """One scenario with an answer, or with none."""
    comparison = None if after is None else Comparison(before=BASE, after=after)
    gates = [gate("points", "at-least", against="baseline")]
    judged = () if comparison is None else judged_gates(gates, comparison)
    return ScenarioOutcome(
        name=name, overlays=(name,), comparison=comparison, gates=judged, **fields
    )


def report(*scenarios: ScenarioOutcome) -> ReplayReport:
    """A replay of these."""
    baseline = BaselineOutcome(problem_hash="0" * 64, result="0" * 32, figures=BASE)
    return ReplayReport(id="small", baseline=baseline, scenarios=scenarios)


def _line(text: str, start: str) -> str:
    (line,) = [one for one in text.splitlines() if one.strip().startswith(start)]
    return line


def test_a_row_tells_the_step_from_the_baseline() -> None:
    """More, less, and the same; what is possible at best where that is more."""
    text = replay_text(
        report(
            scenario("up", figures(510, cost=90_000)),
            scenario("open", figures(480, 520)),
            scenario("same", figures(500)),
        )
    )
    assert "510  +10    900.00 €  −100.00 €" in _line(text, "1  up")
    assert "480 (≤ 520)  −20" in _line(text, "2  open")
    assert "not proved best" in _line(text, "2  open")
    assert "–  1 000.00 €" in _line(text, "3  same")


@pytest.mark.parametrize("language", ["en", "fi"])
def test_what_has_no_plan_shows_no_numbers(language: str) -> None:
    """Impossible, nothing found, failed, not come to: dashes, and each in its own words."""
    text = replay_text(
        report(
            scenario("impossible", figures(None, verdict=Verdict.INFEASIBLE)),
            scenario("nothing", figures(None)),
            scenario("broken", failure="its process died 3 times"),
            scenario("later"),
        ),
        language,
    )
    said = {"en": ("impossible", "nothing found"), "fi": ("mahdoton", "ei löytynyt")}[language]
    assert said[0] in _line(text, "1  impossible")
    assert said[1] in _line(text, "2  nothing")
    assert "its process died 3 times" in text
    assert ("Not solved: 1;" if language == "en" else "Ratkaisematta: 1;") in text
    for line in text.splitlines():
        if line.strip()[:2] in ("1 ", "2 ", "3 ", "4 "):
            assert not any(sign in line for sign in ("0.00", "+", "€"))


def test_gates_that_do_not_simply_hold_are_listed_with_their_numbers() -> None:
    """Failed and not answered; those that hold only count."""
    text = replay_text(
        report(
            scenario("up", figures(510)),
            scenario("down", figures(490)),
            scenario("open", figures(480, 520)),
        )
    )
    assert "not answered: 2 of 3." in text
    assert "points at least 500 (the baseline's): 490" in text
    assert _line(text, "down").endswith("fails")
    assert _line(text, "open").endswith("not answered")
    assert "Every gate holds: 1." in replay_text(report(scenario("up", figures(510))))


def test_gates_of_what_has_no_answer_are_not_passed_over() -> None:
    """All others hold; of these it is said that nobody judged them."""
    text = replay_text(report(scenario("up", figures(510)), scenario("broken", failure="died")))
    assert "Every gate holds: 1." in text
    assert "not judged: 1." in text


@pytest.mark.parametrize(("language", "closed"), [("en", "– → closed"), ("fi", "– → suljettu")])
def test_what_is_closed_is_told_from_what_is_not_said(language: str, closed: str) -> None:
    """A session without hours of its own, one that is never held; matrices by their sum."""
    shut = Change(
        overlay="shut",
        kind=ChangeKind.REPLACED,
        path="/catalogue/sessions/[id=x]/availability",
        new={"weekly": [], "exceptions": []},
    )
    snow = Change(
        overlay="snow",
        kind=ChangeKind.REPLACED,
        path="/catalogue/matrices/[id=x]/minutes",
        old=[[0, 4], [4, 0]],
        new=[[0, 6], [6, 0]],
    )
    text = replay_text(report(scenario("one", figures(), changes=(shut, snow))), language)
    assert closed in text
    assert "2 × 2, Σ 8 → 2 × 2, Σ 12" in text


def test_edits_are_told_once_with_money_as_money() -> None:
    """Old and new of each overlay, also where several scenarios have it."""
    change = Change(
        overlay="poorer",
        kind=ChangeKind.REPLACED,
        path="/wishes/budget/total_cents",
        old=1_650_000,
        new=1_567_500,
    )
    added = Change(
        overlay="away",
        kind=ChangeKind.ADDED,
        path="/catalogue/partners/[id=x]/availability/exceptions/0",
        new={"start": "2027-05-13", "note": "", "windows": []},
    )
    text = replay_text(
        report(
            scenario("one", figures(), changes=(change,)),
            scenario("two", figures(), changes=(change, added)),
        )
    )
    assert text.count("16 500.00 € → 15 675.00 €") == 1
    assert "+ catalogue/partners/[id=x]/availability/exceptions/0: start 2027-05-13; " in text
    assert "windows closed" in text


def test_a_table_for_spreadsheets_has_plain_numbers() -> None:
    """Every row has every column; nothing stands for what is not known."""
    table = replay_csv(report(scenario("up", figures(510)), scenario("later")))
    heading, base, up, later = (line.split(",") for line in table.splitlines())
    assert len({len(row) for row in (heading, base, up, later)}) == 1
    assert dict(zip(heading, up, strict=True))["points"] == "510"
    assert dict(zip(heading, base, strict=True))["cost_cents"] == "100000"
    assert later[:4] == ["later", "", "", ""]


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_chart_is_the_same_bytes_each_time(kind: str) -> None:
    """No date and no random ids in it."""
    found = report(scenario("up", figures(510)), scenario("open", figures(480, 520)))
    assert replay_chart(found, kind) == replay_chart(found, kind)


def test_the_chart_says_what_is_proved_and_what_has_no_plan() -> None:
    """Hollow dots are explained where there are any; scenarios at one place share a label."""
    closed = replay_chart(report(scenario("a", figures(510)), scenario("b", figures(510))), "svg")
    assert "1, 2" in closed.decode()
    assert "not proved best" not in closed.decode()
    opened = replay_chart(report(scenario("a", figures(480, 520)), scenario("b")), "svg", "fi")
    assert "ei todistetusti paras" in opened.decode()
    assert "Ilman ohjelmaa: 2" in opened.decode()


def test_a_chart_of_nothing_is_still_a_chart() -> None:
    """No plan at all: axes and the names of those without one."""
    baseline = BaselineOutcome(problem_hash="0" * 64, result="0" * 32, failure="no")
    empty = ReplayReport(id="small", baseline=baseline, scenarios=(scenario("a"),))
    assert replay_chart(empty, "png").startswith(b"\x89PNG")
