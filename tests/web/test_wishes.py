"""The wishes form: filled in, judged all the while, saved over nobody, and planned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from api.store.tables import Role
from api.web.wishes.sentences import sentence
from api.web.wishes.sheet import Sheet, errors_in, findings_of
from optimizer.domain.catalogue import Catalogue
from tests.api.service.world import small_problem
from tests.web.pages import House, Person, Window

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


def stored(person: Person) -> str:
    """The small catalogue and wishes, stored; the trip's id."""
    small = small_problem()
    with person.client() as client:
        client.post("/v1/catalogues", small["catalogue"])
        return str(client.post("/v1/wishes", small["wishes"])["id"])


def document(person: Person, trip: str) -> dict[str, Any]:
    """The wishes as they are stored now."""
    with person.client() as client:
        return dict(client.get(f"/v1/wishes/{trip}")["document"])


def settled(page: Page, told: str) -> None:
    """Waits until the bar says this."""
    page.locator(".ws-state").get_by_text(told, exact=told.endswith(".")).wait_for()


def test_from_a_blank_page_to_a_plan(coordinator: Person, open_window: Open) -> None:
    """A name is asked for, what is wished for is searched and marked, and a plan is asked for."""
    window = open_window(coordinator)
    page = window.open("/trips/new")
    settled(page, "to correct")
    assert page.locator(".ws-finding.is-fault").count() > 0
    page.get_by_label("Name of the trip").fill("Firefighters from Graz")
    page.locator("input[aria-label='Search the catalogue']").fill("decontamination")
    page.click("[aria-label='Must have: Mass decontamination exercise']")
    pressed = page.locator(".ws-found [aria-pressed=true]:focus")
    pressed.wait_for()
    assert pressed.get_attribute("aria-label") == "Must have: Mass decontamination exercise"
    page.locator("input[aria-label='Search the catalogue']").fill("fire station")
    page.click("[aria-label^='Would like: Fire station tour']")
    settled(page, "Nothing stands in the way.")
    window.picture("wishes-new")
    window.require_accessible()
    page.click("text=Save and plan")
    page.wait_for_url("**/trips/*/plan?plan=*")
    window.troubles.clear()
    with coordinator.client() as client:
        (trip,) = client.pages("/v1/wishes")
        (plan,) = client.pages("/v1/plans")
        assert plan["trip_id"] == trip["id"]
        client.post(f"/v1/plans/{plan['id']}/stop", {})
    kept = document(coordinator, trip["id"])
    assert kept["name"] == {"en": "Firefighters from Graz", "fi": "Firefighters from Graz"}
    assert {one["target"]["session"]: one["kind"] for one in kept["wishes"] if "kind" in one}


def test_faults_are_told_at_their_fields_while_typing(
    coordinator: Person, open_window: Open
) -> None:
    """In Finnish too; with a fault nothing is saved, and without it the change is."""
    trip = stored(coordinator)
    window = open_window(coordinator, "fi")
    page = window.open(f"/trips/{trip}/wishes")
    settled(page, "Tallennettu.")
    page.get_by_label("Vieraita", exact=True).fill("0")
    page.locator(".ws-field", has=page.get_by_label("Vieraita", exact=True)).locator(
        ".is-fault"
    ).wait_for()
    window.picture("wishes-fault")
    window.require_accessible()
    page.get_by_role("button", name="Tallenna", exact=True).click()
    assert document(coordinator, trip)["party"]["heads"] == 12
    page.get_by_label("Vieraita", exact=True).fill("10")
    page.get_by_text("Huoneisiin mahtuu 12 vierasta, mutta 10 tulee.").wait_for()
    page.get_by_role("checkbox", name="Kaikille yhden hengen huone").click()
    page.locator(".is-fault").first.wait_for(state="detached")
    page.get_by_role("button", name="Tallenna", exact=True).click()
    settled(page, "Tallennettu.")
    party = document(coordinator, trip)["party"]
    assert (party["heads"], party.get("rooms")) == (10, None)


def test_two_who_save_at_once_lose_nothing(coordinator: Person, open_window: Open) -> None:
    """The second is told, keeps what was filled in, and may save it over the first one's."""
    trip = stored(coordinator)
    first, second = open_window(coordinator), open_window(coordinator)
    pages = [one.open(f"/trips/{trip}/wishes") for one in (first, second)]
    for page, name in zip(pages, ("Mine", "Theirs"), strict=True):
        settled(page, "Saved.")
        page.get_by_label("Name of the trip").fill(name)
        settled(page, "Not saved yet.")
    for page in pages:
        page.get_by_role("button", name="Save", exact=True).click()
        if page is pages[0]:
            settled(page, "Saved.")
    pages[1].locator("[role=alert]").wait_for()
    second.picture("wishes-stale")
    second.require_accessible()
    assert document(coordinator, trip)["name"]["en"] == "Mine"
    assert pages[1].get_by_label("Name of the trip").input_value() == "Theirs"
    pages[1].get_by_role("button", name="Save mine as the newest").click()
    settled(pages[1], "Saved.")
    assert document(coordinator, trip)["name"]["en"] == "Theirs"


def test_what_is_looked_at_is_not_changed(
    coordinator: Person, house: House, open_window: Open
) -> None:
    """Opened and looked at the wishes are the stored ones; a viewer cannot fill anything in."""
    trip = stored(coordinator)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/wishes")
    settled(page, "Saved.")
    viewer = house.newcomer(Role.VIEWER, of=coordinator.organisation_id)
    looking = open_window(viewer)
    page = looking.open(f"/trips/{trip}/wishes")
    settled(page, "Saved.")
    assert page.get_by_role("button", name="Save").count() == 0
    assert page.locator("main input:not([disabled]):not([readonly])").count() == 0
    looking.require_accessible()


def test_what_is_emptied_is_left_out() -> None:
    """Nothing takes a field away, and what is empty around it; zero and false are something."""
    sheet = Sheet({"party": {"heads": 4, "rooms": {"twin": 2}}}, None)
    sheet.put(("party", "rooms", "twin"), None)
    assert sheet.document == {"party": {"heads": 4}}
    sheet.put(("party", "guides"), 0)
    sheet.put(("budget", "total_cents"), None)
    assert sheet.document == {"party": {"heads": 4, "guides": 0}}
    assert sheet.changes == 2


def test_findings_are_those_of_the_service() -> None:
    """Of sound wishes none; of others what validating the whole problem tells of the wishes."""
    small = small_problem()
    catalogue = Catalogue.model_validate(small["catalogue"])
    assert errors_in(findings_of(small["wishes"], catalogue)) == 0
    small["wishes"]["wishes"][0]["target"] = {"session": "no-such"}
    small["wishes"]["party"]["heads"] = 0
    found = {one.path for one in findings_of(small["wishes"], catalogue)}
    assert {"/wishes/0/target/session", "/party/heads"} <= found
    assert found - {"/wishes/0/target/session"} >= {
        one.path for one in findings_of(small["wishes"], None)
    }


@pytest.mark.parametrize("language", ["en", "fi"])
def test_findings_are_told_in_plain_words(language: str) -> None:
    """Without names of fields, and with the numbers that matter."""
    small = small_problem()
    catalogue = Catalogue.model_validate(small["catalogue"])
    wishes = small["wishes"]
    wishes["party"] |= {"heads": 7, "diets": {"vegetarian": 9}}
    wishes["dates"] = {"first": "2027-05-10", "last": "2027-05-11", "min_days": 5, "max_days": 5}
    del wishes["name"]
    told = [sentence(one, language) for one in findings_of(wishes, catalogue)]
    assert len(told) >= 4
    assert not [one for one in told if "party." in one or "_" in one or "{" in one]
    for number in ("9", "7", "5", "12"):
        assert any(number in one for one in told), (number, told)


def test_steps_go_on_with_the_plan(coordinator: Person, open_window: Open) -> None:
    """Whoever came with a plan finds the same one behind every step."""
    with coordinator.client() as client:
        trip = client.post("/v1/wishes", small_problem()["wishes"])["id"]
    page = open_window(coordinator).open(f"/trips/{trip}/wishes?plan=01KEPT")
    steps = page.locator(".pm-step")
    hrefs = [steps.nth(n).get_attribute("href") or "" for n in range(steps.count())]
    assert all(href.endswith("?plan=01KEPT") for href in hrefs)
