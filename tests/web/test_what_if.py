"""What if: questions by clicking and from files, answers side by side, the budget's curve."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pydantic import TypeAdapter

from api.client import Client
from api.web.what_if.files import questions_in
from api.web.what_if.matrix import rows_of
from api.web.what_if.questions import KINDS, NotSaid, Questions, kinds_for, overlay_of
from api.web.what_if.subject import Subject
from optimizer.domain.comparison import AssignmentChange
from optimizer.domain.overlays import Overlay
from optimizer.domain.problem import Problem
from optimizer.report.assignment import Names
from scenarios.overlaying import apply
from tests.api.calls import ROOT
from tests.api.service.solved import solved
from tests.api.service.world import small_problem
from tests.web.pages import Person, Window

pytestmark = pytest.mark.browser
Open = Callable[..., Window]

FILLED: dict[str, dict[str, Any]] = {
    "partner-away": {"partner": "rescue", "days": ["2027-05-11", "2027-05-10"]},
    "session-closed": {"session": "demo", "days": ["2027-05-11"]},
    "late-cancellation": {"partner": "water", "day": "2027-05-11", "time": "7:05"},
    "hotel-full": {"hotel": "park", "days": ["2027-05-10"]},
    "vehicle-broken": {"vehicle": "coach", "days": ["2027-05-10"]},
    "budget": {"budget": 85},
    "guests": {"change": -2},
    "day-removed": {},
    "day-added": {},
    "dates-moved": {"later": 7},
    "travel-speed": {"slower": 150},
    "interpretation": {"mode": "none"},
    "vehicle-chosen": {"vehicle": "coach"},
    "wish-dropped": {"wish": "water-wish"},
    "wish-required": {"wish": "briefing-wish"},
}


def subject(language: str = "en") -> Subject:
    """The small problem with its answer."""
    problem = Problem.model_validate(small_problem())
    return Subject({"id": "plan", "name": "", "result": solved()}, problem, language)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_can_be_asked(kind: str) -> None:
    """Filled in, each becomes an overlay that the library takes, with a name in both languages."""
    about = subject()
    called, content = overlay_of(about, kind, FILLED[kind])
    overlay: Overlay = TypeAdapter(Overlay).validate_python({**content, "id": "one"})
    assert called.en
    assert called.fi
    assert "{" not in called.en + called.fi
    if kind not in ("late-cancellation", "dates-moved"):  # these need a programme, or move pins
        assert apply(about.problem, [overlay]).log != ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].fields])
def test_what_is_not_said_is_asked_for(kind: str) -> None:
    """An empty form makes no question."""
    with pytest.raises(NotSaid):
        overlay_of(subject(), kind, {})


def test_time_of_day_must_be_one() -> None:
    """25:00 and words are no times."""
    for time in ("25:00", "12:60", "noon", "12"):
        with pytest.raises(NotSaid):
            overlay_of(
                subject(), "late-cancellation", {**FILLED["late-cancellation"], "time": time}
            )


def test_no_budget_no_question_about_it() -> None:
    """A trip without a budget offers every other kind."""
    about = subject()
    budget = about.problem.wishes.budget.model_copy(update={"total_cents": None})
    free = about.problem.with_wishes(about.problem.wishes.model_copy(update={"budget": budget}))
    assert set(kinds_for(about)) - set(kinds_for(Subject(about.plan, free, "en"))) == {"budget"}


def test_questions_are_joined_and_taken_back() -> None:
    """Two things at once are one scenario with both overlays, each with an id of its own."""
    questions, about = Questions(), subject()
    questions.add(*overlay_of(about, "budget", FILLED["budget"]))
    questions.add(*overlay_of(about, "wish-dropped", FILLED["wish-dropped"]))
    questions.extend_last(*overlay_of(about, "guests", FILLED["guests"]))
    sent = questions.request("PLAN")
    assert [len(one["overlays"]) for one in sent["scenarios"]] == [1, 2]
    assert len({one["id"] for one in sent["overlays"]}) == 3
    assert not sent["replans_baseline"]
    questions.remove(0)
    (left,) = questions.request("PLAN")["scenarios"]
    assert left["name"]["en"].endswith("2 fewer guests")
    questions.add(*overlay_of(about, "late-cancellation", FILLED["late-cancellation"]))
    assert questions.request("PLAN")["replans_baseline"]


def test_shipped_files_are_read_and_broken_ones_told() -> None:
    """Every shipped file's scenarios with their gates; what is none is told with a finding."""
    for path in sorted((ROOT / "scenarios/data/what-if").glob("*.yaml")):
        found, findings = questions_in(path.name, path.read_text(encoding="utf-8"))
        assert findings == []
        assert found is not None
        assert found.every
        assert any(question.more.get("gates") for question in found.every)
    for text in ("a: [", "a: 1", "overlays: []\nscenarios: [{id: x, overlays: [none]}]", "[]"):
        found, findings = questions_in("mine.yaml", text)
        assert found is None
        assert findings


def test_matrix_tells_the_fate_of_every_visit() -> None:
    """Kept, moved, left out and new, each visit once; an answer without a plan says nothing."""

    def placed(session: str, day: int, start: int) -> dict[str, Any]:
        at = {"session": session, "partner": "rescue", "venue": "base", "language_mode": "own"}
        return {**at, "date": f"2027-05-{day}", "start": start, "end": start + 45}

    change = AssignmentChange.model_validate(
        {
            "kept": [placed("briefing", 11, 540)],
            "moved": [
                {
                    "before": placed("demo", 11, 600),
                    "after": placed("demo", 12, 600),
                    "alterations": ["date"],
                }
            ],
            "dropped": [placed("plant-tour", 10, 700)],
            "added": [placed("drill", 12, 800)],
            "days": [
                {"date": "2027-05-10", "part": "hotel", "before": "park", "after": "lake"},
            ],
            "partners": [],
        }
    )
    rows = rows_of([change, None], Names([subject().problem], "en"))
    assert [row.cells[0].fate for row in rows] == ["drops", "stays", "moves", "adds", "moves"]
    assert {row.cells[1].fate for row in rows} == {"absent"}
    assert rows[2].cells[0].text == "moved to Wed 12 May 10:00"
    assert rows[3].now == "–"


# --- in a browser ----------------------------------------------------------------------------


@pytest.fixture
def trip(coordinator: Person) -> tuple[str, str]:
    """A trip with its answered plan: their ids."""
    with coordinator.client() as client:
        return planned(client)


def planned(client: Client, **more: Any) -> tuple[str, str]:
    """The small problem as a trip, planned by the worker; its catalogue may have more."""
    small = small_problem()
    catalogue = client.post("/v1/catalogues", {**small["catalogue"], **more})
    wishes = client.post("/v1/wishes", small["wishes"])
    request = {"catalogue": {"id": catalogue["id"]}, "wishes": {"id": wishes["id"]}}
    plan = client.plan({**request, "parameters": {"time_limit_seconds": 60}})
    assert client.result(plan["id"], seconds=120)["verdict"] == "OPTIMAL"
    return wishes["id"], plan["id"]


def choose(page: Page, label: str, option: str) -> None:
    """Opens a list and takes an entry of it."""
    page.get_by_label(label).first.click()
    page.get_by_role("option", name=option).first.click()
    if page.locator(".q-menu[aria-multiselectable=true]").count():
        page.keyboard.press("Escape")  # a list of several stays open
    page.wait_for_selector(".q-menu", state="detached")


def test_questions_are_asked_answered_and_taken_over(
    coordinator: Person, trip: tuple[str, str], open_window: Open
) -> None:
    """By clicking: a partner away and a budget; the moved visit is marked; one becomes a plan."""
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip[0]}/what-if")
    page.wait_for_selector("text=No answers yet")
    page.get_by_role("button", name="Add as a question").click()
    page.wait_for_selector(".pm-badge.is-warn >> text=Choose first")
    choose(page, "Who?", "Rescue")
    choose(page, "On which days?", "Tuesday 11 May 2027")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add as a question").click()
    page.wait_for_selector("text=Rescue away on Tue 11 May")
    choose(page, "What happens?", "Another budget")
    page.get_by_role("button", name="Add as a question").click()
    page.wait_for_selector(".wi-question >> nth=1")
    window.require_accessible()
    page.get_by_role("button", name="Find the answers").click()
    page.wait_for_selector(".wi-matrix", timeout=120_000)
    assert page.locator(".wi-figures .pm-badge", has_text="Proved best").count() == 3
    assert page.locator(".wi-matrix .wi-moves").count() >= 1
    window.require_accessible()
    window.picture("what-if-answers")
    page.get_by_role("button", name="Take this over").first.click()
    page.wait_for_url("**/plan?plan=*")
    with coordinator.client() as client:
        plans = client.get("/v1/plans", trip=trip[0])["items"]
        newest = next(one for one in plans if one["parent_id"] == trip[1])
        assert newest["name"] == "Rescue away on Tue 11 May"
        assert client.result(newest["id"], seconds=120)["verdict"] == "OPTIMAL"


def test_file_is_asked_and_the_curve_is_drawn_in_finnish(
    coordinator: Person, trip: tuple[str, str], open_window: Open, tmp_path: Path
) -> None:
    """A file that is none is told, a good one is asked with its gates; the curve is whole."""
    window = open_window(coordinator, "fi")
    page = window.open(f"/trips/{trip[0]}/what-if?plan={trip[1]}")
    page.get_by_text("Tai lataa skenaariotiedosto").click()
    bad = tmp_path / "bad.yaml"
    bad.write_text("overlays: 1")
    page.set_input_files("input[type=file]", bad)
    page.wait_for_selector(".wi-file .is-bad")
    good = tmp_path / "good.yaml"
    good.write_text(
        "overlays: [{id: less, kind: wish-dropped, wish: water-wish}]\n"
        "scenarios: [{id: poorer, name: {fi: Köyhempi, en: Poorer}, overlays: [less],\n"
        "  gates: [{metric: points, operator: at-least, value: 1000}]}]\n"
    )
    page.set_input_files("input[type=file]", good)
    page.wait_for_selector(".wi-question >> text=Köyhempi")
    page.get_by_role("button", name="Hae vastaukset").click()
    page.wait_for_selector(".wi-figures >> text=1 ei täyty", timeout=120_000)
    page.get_by_role("button", name="Piirrä käyrä").click()
    page.wait_for_selector(".wi-chart", timeout=120_000)
    assert page.get_by_text("Todistetusti täydellinen").count() == 1
    window.require_accessible()
    window.picture("what-if-fi")
    page.get_by_role("button", name="Näytä suunnitelma").first.click()
    page.wait_for_url("**/plan?plan=*")


def test_before_there_is_a_plan_the_page_says_what_to_do(
    coordinator: Person, open_window: Open
) -> None:
    """An empty trip leads to the itinerary."""
    with coordinator.client() as client:
        trip = client.post("/v1/wishes", small_problem()["wishes"])["id"]
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/what-if")
    assert page.get_by_role("link", name="To the itinerary").get_attribute("href") == (
        f"/trips/{trip}/plan"
    )
    window.picture("what-if-empty")
