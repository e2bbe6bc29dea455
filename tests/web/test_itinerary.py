"""The itinerary's page: one button, the work before one's eyes, the answer and all about it."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from sqlalchemy import delete, select

from api.client import Client
from api.jobs.events import News, append
from api.jobs.faults import FaultCode, fault
from api.jobs.states import end
from api.settings import SettingsWrong, settings_in
from api.store import WORKER
from api.store.tables import Job, JobEvent, JobState, Plan, Role
from api.web.itinerary.days import days_html, stops_of
from api.web.itinerary.live import Course
from api.web.mounting import page_security
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.report.words import Words
from tests.api.service.programs import served
from tests.api.service.solved import solved
from tests.api.service.world import small_problem
from tests.web.pages import Chromium, House, Person, Window, window_of
from tests.web.test_what_if import planned as planned_with

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


# --- parts --------------------------------------------------------------------------------------
def test_stops_are_numbered_as_they_are_reached() -> None:
    """A place that is come back to is a stop of its own; what follows there is none."""
    problem = Problem.model_validate(small_problem())
    day = Itinerary.model_validate(solved()["itinerary"]).days[-1]
    stops = stops_of(Words(problem, "en"), day)
    assert [stop.number for stop in stops] == list(range(1, len(stops) + 1))
    assert all(one.place != other.place for one, other in pairwise(stops))
    assert len({stop.place for stop in stops}) < len(stops)
    assert stops[-1].place == day.items[-1].place


def test_names_of_a_catalogue_are_no_markup() -> None:
    """A name with signs of markup is shown as it is."""
    content = small_problem()
    for session in content["catalogue"]["sessions"]:
        session["name"] = {"en": "<b>&", "fi": "<b>&"}
    problem = Problem.model_validate(content)
    itinerary = Itinerary.model_validate(solved()["itinerary"])
    html = days_html(Words(problem, "en"), itinerary, "Stop {n}")
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html


def test_chart_is_of_the_goal_that_is_worked_on() -> None:
    """Once the points are proved it is about cost; the last event ends it."""
    course = Course()
    told = {"phase": "bound", "elapsed_seconds": 1.0, "unit": "points"}
    course.hear({"seq": 1, "kind": "bound", **told, "tier": "points", "value": 5, "bound": 9})
    assert (course.best, course.bounds) == ([(1.0, 5)], [(1.0, 9)])
    told |= {"unit": "cents", "tier": "cost and time", "value": 700, "bound": None}
    course.hear({"seq": 2, "kind": "bound", **told})
    assert (course.unit, course.best, course.bounds) == ("cents", [(1.0, 700)], [])
    course.hear({"seq": 3, "kind": "end"})
    assert (course.has_ended, course.seq) == (True, 3)


def test_pictures_of_maps_come_from_one_host_more() -> None:
    """Only where it is told which, and nothing else of the policy changes."""
    name = "Content-Security-Policy"
    without = page_security(None)[name]
    assert "tiles" not in without
    given = page_security("https://{s}.tiles.example.org/{z}/{x}/{y}.png")[name]
    assert given.replace(" https://*.tiles.example.org", "") == without
    for wrong in ("tiles.example.org/{z}", "https://a.example/{z}; script-src *", "https://a.b/1"):
        with pytest.raises(SettingsWrong, match="PAAMAJA_TILE_URL"):
            settings_in({"PAAMAJA_TILE_URL": wrong})


# --- stories ------------------------------------------------------------------------------------
def trip_of(client: Client, **changes: Any) -> str:
    """The small wishes, with changes, as a trip."""
    small = small_problem()
    client.post("/v1/catalogues", small["catalogue"])
    return str(client.post("/v1/wishes", {**small["wishes"], **changes})["id"])


def planned(client: Client, trip: str) -> str:
    """A plan of the trip, answered."""
    catalogue = client.get("/v1/catalogues")["items"][0]["id"]
    request = {"catalogue": {"id": catalogue}, "wishes": {"id": trip}}
    plan = client.plan({**request, "parameters": {"time_limit_seconds": 60}})
    client.result(plan["id"], seconds=120)
    return str(plan["id"])


def click(page: Page, name: str) -> None:
    """Clicks on the first button of a name."""
    page.get_by_role("button", name=name).first.click()


def test_one_button_makes_the_itinerary(coordinator: Person, open_window: Open) -> None:
    """From nothing to the proved answer, with days, map, prices, things to do, and papers."""
    with coordinator.client() as client:
        trip = trip_of(client)
    window = open_window(coordinator)
    asked: list[str] = []
    window.page.on("request", lambda sent: asked.append(sent.url))
    page = window.open(f"/trips/{trip}/plan")
    window.require_accessible()
    window.picture("itinerary-empty")
    click(page, "Make the itinerary")
    page.wait_for_selector(".it-verdict >> text=Proved best", timeout=60_000)
    assert re.search(r"/plan\?plan=[0-9A-Z]{26}$", page.url)
    assert page.get_by_role("link", name="Edit by hand").get_attribute("href") == (
        page.url.removeprefix(window.address).replace("/plan?", "/edit?")
    )
    assert page.locator(".it-day").count() == 2
    assert page.locator(".it-row.is-visit").count() == 3
    page.wait_for_selector(".it-costs tfoot")
    page.wait_for_selector(".it-todo li")
    page.wait_for_selector(".it-pin")
    page.get_by_role("button", name="Tue 11 May").click()
    page.wait_for_selector(".it-tab[aria-pressed=true] >> text=Tue 11 May")
    page.wait_for_function("document.querySelectorAll('.it-pin').length === 4")
    window.require_accessible()
    window.picture("itinerary")
    for paper, ending in (("Programme for the guests", ".pdf"), ("To-do list for a", ".ics")):
        click(page, "Take it with you")
        with page.expect_download() as download:
            page.locator(".q-menu").get_by_text(paper).click()
        assert download.value.suggested_filename.endswith(ending)
        assert Path(download.value.path()).stat().st_size > 100
    own = re.compile(rf"(data:|blob:|{re.escape(window.address)}/)")
    assert [url for url in asked if not own.match(url)] == []


def test_older_wishes_are_told_and_planned_anew(coordinator: Person, open_window: Open) -> None:
    """Somebody changes the wishes while the page is open: it says so, and plans them."""
    with coordinator.client() as client:
        trip = trip_of(client)
        plan = planned(client, trip)
        window = open_window(coordinator, "fi")
        page = window.open(f"/trips/{trip}/plan?plan={plan}")
        assert page.locator(".it-told .pm-notice").count() == 0
        wishes = client.get(f"/v1/wishes/{trip}")
        wishes["document"]["party"]["heads"] = 11
        wishes["document"]["party"]["rooms"] = {"single": 7, "twin": 2}
        client.put(f"/v1/wishes/{trip}", wishes["document"], version=wishes["version"])
    page.wait_for_selector("text=Toiveet ovat muuttuneet")
    window.require_accessible()
    window.picture("itinerary-older-fi")
    click(page, "Suunnittele uudelleen")
    page.wait_for_function(f"!location.search.includes('{plan}')")
    page.wait_for_selector(".it-told .pm-notice", state="detached")
    page.wait_for_selector(".it-verdict >> text=Todistetusti paras", timeout=60_000)


def test_other_good_ones_are_seen_and_chosen(coordinator: Person, open_window: Open) -> None:
    """Side by side with the best; another's days are looked at, and it becomes the plan."""
    with coordinator.client() as client:
        trip = trip_of(client)
        plan = planned(client, trip)
        window = open_window(coordinator)
        page = window.open(f"/trips/{trip}/plan?plan={plan}")
        click(page, "Show other good itineraries")
        page.wait_for_selector(".it-choice >> nth=1", timeout=60_000)
        see = page.get_by_role("button", name=re.compile("^See its days"))
        see.first.click()
        page.wait_for_selector(".it-choice >> nth=1 >> text=Its days are shown below")
        window.require_accessible()
        window.picture("itinerary-choices")
        click(page, "Choose this one")
        page.wait_for_selector(".it-verdict >> text=You chose this one")
        newest = client.get("/v1/plans", trip=trip)["items"][0]
        assert (newest["state"], newest["verdict"]) == ("DONE", "FEASIBLE")
        assert newest["id"] in page.url


def test_what_is_impossible_is_told_and_mended(coordinator: Person, open_window: Open) -> None:
    """Too small a budget: what collides is named, a click mends the wishes and plans them."""
    with coordinator.client() as client:
        trip = trip_of(client, budget={"total_cents": 150_000})
        window = open_window(coordinator)
        page = window.open(f"/trips/{trip}/plan")
        click(page, "Make the itinerary")
        page.wait_for_selector(".it-verdict >> text=Impossible", timeout=60_000)
        page.wait_for_selector(".it-fix", timeout=150_000)
        assert "udget 1 500.00 €" in page.inner_text(".pm-findings")
        window.require_accessible()
        window.picture("itinerary-impossible")
        page.locator(".it-fix", has_text="budget").get_by_role("button").first.click()
        page.wait_for_selector(".it-verdict >> text=Proved best", timeout=60_000)
        wishes = client.get(f"/v1/wishes/{trip}")
        assert wishes["version"] == 2
        assert wishes["document"]["budget"]["total_cents"] > 150_000


def test_wish_that_was_left_out_is_explained_and_had(
    coordinator: Person, open_window: Open
) -> None:
    """Why, at which price; a click makes it a must, unless somebody has changed the wishes."""
    scarce = {"sessions_per_day": 1}
    dates = {"first": "2027-05-10", "last": "2027-05-12", "min_days": 2, "max_days": 2}
    with coordinator.client() as client:
        trip = trip_of(client, limits=scarce, dates=dates, pins=[])
        plan = planned(client, trip)
        window = open_window(coordinator)
        page = window.open(f"/trips/{trip}/plan?plan={plan}")
        page.wait_for_selector(".it-wishes > li")
        click(page, "Why, and what would help?")
        page.get_by_role("button", name=re.compile("^Have it in any case|^Do this")).first.wait_for(
            timeout=150_000
        )
        window.require_accessible()
        window.picture("itinerary-unmet")
        wishes = client.get(f"/v1/wishes/{trip}")
        wishes["document"]["planning_date"] = "2027-03-02"
        client.put(f"/v1/wishes/{trip}", wishes["document"], version=wishes["version"])
        page.get_by_role("button", name=re.compile("^Have it in any case|^Do this")).first.click()
        page.wait_for_selector("text=Somebody else has changed the wishes")
        assert client.get(f"/v1/wishes/{trip}")["version"] == 2


def test_what_cannot_be_planned_is_told_with_every_finding(
    coordinator: Person, open_window: Open
) -> None:
    """Wishes about what nobody offers: said where it was clicked; another trip's plan is none."""
    nowhere = {"id": "nowhere", "target": {"session": "nowhere"}, "kind": "required"}
    with coordinator.client() as client:
        trip = trip_of(client, wishes=[nowhere])
        other = client.post("/v1/wishes", {**small_problem()["wishes"], "id": "another"})["id"]
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/plan")
    click(page, "Make the itinerary")
    page.wait_for_selector("[role=alert] li")
    assert "nowhere" in page.inner_text("[role=alert]")
    page.get_by_role("button", name="Make the itinerary").wait_for()
    window.require_accessible()
    with coordinator.client() as client:
        plan = planned(client, other)
    page = window.open(f"/trips/{trip}/plan?plan={plan}")
    assert "no such thing" in page.inner_text("[role=alert]")


# --- states -------------------------------------------------------------------------------------
def reopened(house: House, plan: str, state: JobState, result: Any = None, why: Any = None) -> str:
    """Puts a plan's work into another state, as if it had come to that; the id of its job."""
    with house.store.writing(by=WORKER) as session:
        job = session.scalars(select(Job).where(Job.plan_id == plan, Job.kind == "plan")).one()
        row = session.get(Plan, plan)
        assert row is not None
        job.state, job.result, job.error = state, result, why
        row.result, row.verdict = result, None if result is None else result["verdict"]
        if state is JobState.RUNNING:
            job.ended_at = row.ended_at = None
            job.lease_owner = "a-worker-elsewhere"
            session.execute(delete(JobEvent).where(JobEvent.job_id == job.id))
            append(session, job.id, [News("phase", {"phase": "taken-up", "attempt": 1})])
        return job.id


def step(phase: str, value: int, bound: int, itinerary: Any = None) -> News:
    """A step of the work as it is told."""
    goal = {"tier": "points", "unit": "points", "value": value, "bound": bound, "gap": None}
    told = {"phase": phase, "elapsed_seconds": 2.0, "message": "", "itinerary": itinerary, **goal}
    return News("bound" if itinerary is None else "incumbent", told)


def test_work_is_seen_as_it_goes_and_stopped(
    house: House, coordinator: Person, open_window: Open
) -> None:
    """The first days are there before the end, best and possible close in, stop keeps the best."""
    with coordinator.client() as client:
        trip = trip_of(client)
        plan = planned(client, trip)
    job_id = reopened(house, plan, JobState.RUNNING)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/plan?plan={plan}")
    page.wait_for_selector("text=The planner begins")
    with house.store.writing(by=WORKER) as session:
        append(session, job_id, [step("first-plan", 5, 11, solved()["itinerary"])])
    page.wait_for_selector(".it-day")
    with house.store.writing(by=WORKER) as session:
        append(session, job_id, [step("prove", 5, 9)])
    page.wait_for_selector("[role=img][aria-label*='none has more than 9 points']")
    page.wait_for_selector("text=Proving that there is nothing better")
    window.require_accessible()
    window.picture("itinerary-live")
    click(page, "Stop, keep the best so far")
    page.wait_for_selector("text=Stopping…")
    with house.store.writing(by=WORKER) as session:
        job = session.get(Job, job_id)
        assert job is not None
        assert job.stop_requested
        tiers = [{**solved()["tiers"][0], "bound": 9}, solved()["tiers"][1]]
        best = {**solved(), "verdict": "FEASIBLE", "tiers": tiers}
        end(session, job, JobState.STOPPED, best, None)
    page.wait_for_selector(".it-verdict >> text=You stopped the work")
    page.wait_for_selector(".it-sentence >> text=At most 12.5 % from the best possible points")
    page.get_by_role("button", name="Go on to look for better ones").wait_for()


def test_every_end_says_what_to_do(house: House, coordinator: Person, open_window: Open) -> None:
    """Failed, stopped without an answer, nothing found; who may only look gets no buttons."""
    with coordinator.client() as client:
        trip = trip_of(client)
        plan = planned(client, trip)
    window = open_window(coordinator)
    where = f"/trips/{trip}/plan?plan={plan}"
    broken = fault(FaultCode.MEMORY, limit=4000).model_dump(mode="json")
    reopened(house, plan, JobState.FAILED, why=broken)
    page = window.open(where)
    assert broken["message"]["en"] in page.inner_text("[role=alert]")
    page.get_by_role("button", name="Plan anew").wait_for()
    window.picture("itinerary-failed")
    reopened(house, plan, JobState.STOPPED)
    page = window.open(where)
    assert "stopped before an itinerary was found" in page.inner_text(".it-verdict")
    nothing = {**solved(), "verdict": "UNKNOWN", "itinerary": None, "score": None, "tiers": []}
    reopened(house, plan, JobState.DONE, nothing)
    page = window.open(where)
    assert "Nothing found" in page.inner_text(".it-verdict")
    page.get_by_role("button", name="Try with more time").wait_for()
    looker = open_window(house.newcomer(Role.VIEWER, coordinator.organisation_id))
    page = looker.open(where)
    assert page.locator(".pm-main button").all_inner_texts() == []


def test_page_recovers_when_the_service_was_away(
    browser: Chromium, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restarted under an open page, it goes on by itself; its map has a ground if told where."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    url = f"sqlite:///{tmp_path / 'house.db'}"
    tiles = f"http://127.0.0.1:{port}/assets/ground/{{z}}/{{x}}/{{y}}.png"
    monkeypatch.setenv("PAAMAJA_TILE_URL", tiles)
    with served(tmp_path, url, "--port", port, "--workers", "0") as service:
        token = service.token()
        person = Person(service.address, token, "")
        house = House(service.address, None)  # type: ignore[arg-type]
        with person.client() as client:
            trip = trip_of(client)
        context = window_of(browser, house, person)
        window = context.__enter__()
        page = window.open(f"/trips/{trip}/plan")
        click(page, "Make the itinerary")
        page.wait_for_selector("text=Waiting for the planner")
    with served(tmp_path, url, "--port", port, "--workers", "1"):
        page.wait_for_selector(".it-verdict >> text=Proved best", timeout=120_000)
        page.wait_for_selector("img[src*='/assets/ground/']", state="attached")
        context.__exit__(None, None, None)


def test_map_lies_over_the_catalogue_s_own_ground(coordinator: Person, open_window: Open) -> None:
    """A lake, a town and a road, with their names and where they are from; asked of nobody else."""
    ring = [[27.255, 61.675], [27.34, 61.675], [27.33, 61.705], [27.28, 61.69], [27.255, 61.675]]
    shapes = {
        "lake": {"type": "Polygon", "coordinates": [ring]},
        "built-up": {"type": "Polygon", "coordinates": [[[a - 0.02, b + 0.02] for a, b in ring]]},
        "road": {
            "type": "LineString",
            "coordinates": [[27.2, 61.66], [27.29, 61.7], [27.4, 61.71]],
        },
    }
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"kind": kind, "name": NAMES[kind]}}
        for kind, shape in shapes.items()
    ]
    note = {"fi": "Piirretty käsin.", "en": "Drawn by hand."}
    base = {"type": "FeatureCollection", "features": features, "note": note}
    with coordinator.client() as client:
        trip, plan = planned_with(client, base_map=base)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/plan?plan={plan}")
    page.wait_for_selector(".it-ground >> text=Road 5")
    assert page.locator(".it-ground").all_inner_texts() == ["Long Lake", "Town", "Road 5"]
    assert page.locator("path[fill='#c9dfe8']").count() == 1
    page.get_by_text("Drawn by hand.").wait_for()
    page.locator(".it-map").scroll_into_view_if_needed()
    window.picture("map-ground")
    window.require_accessible()


NAMES = {
    "lake": {"fi": "Pitkäjärvi", "en": "Long Lake"},
    "built-up": {"fi": "Kaupunki", "en": "Town"},
    "road": {"fi": "Tie 5", "en": "Road 5"},
}
