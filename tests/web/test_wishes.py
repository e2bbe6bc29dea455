"""The wishes form: filled in, judged all the while, saved over nobody, and planned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from api.store.tables import Role
from api.web.wishes.fields import Fields
from api.web.wishes.sentences import WORDS as SENTENCES
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


def described(page: Page, field: Locator) -> list[str]:
    """What a field is described by to whoever has the page read out."""
    ids = (field.get_attribute("aria-describedby") or "").split()
    return [page.locator(f"#{one}").inner_text() for one in ids]


def test_from_a_blank_page_to_a_plan(coordinator: Person, open_window: Open) -> None:
    """A name is asked for, what is wished for is searched and marked, and a plan is asked for."""
    window = open_window(coordinator)
    page = window.open("/trips/new")
    settled(page, "to correct")
    assert page.locator(".ws-finding.is-fault").count() > 0
    page.wait_for_selector("input[aria-invalid=true]")
    name = page.get_by_label("Name of the trip")
    assert name.get_attribute("aria-invalid") == "true"
    assert len(described(page, name)) == 1
    name.fill("Firefighters from Graz")
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
    guests = page.get_by_label("Vieraita", exact=True)
    page.wait_for_selector("input[aria-invalid=true]")
    assert guests.get_attribute("aria-invalid") == "true"
    assert described(page, guests) == page.locator(".ws-finding.is-fault").all_inner_texts()
    window.picture("wishes-fault")
    window.require_accessible()
    page.get_by_role("button", name="Tallenna", exact=True).click()
    assert document(coordinator, trip)["party"]["heads"] == 12
    page.get_by_label("Vieraita", exact=True).fill("10")
    page.get_by_text("Huoneisiin mahtuu 12 vierasta, mutta 10 tulee.").wait_for()
    page.get_by_role("checkbox", name="Kaikille yhden hengen huone").click()
    page.locator(".is-fault").first.wait_for(state="detached")
    page.wait_for_selector("[aria-invalid]", state="detached")
    assert described(page, guests) == []
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


def test_what_is_settled_and_who_pays_is_filled_in(coordinator: Person, open_window: Open) -> None:
    """A fixed visit, an own item with its hours, an order and a payer, each as it is stored."""
    trip = stored(coordinator)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/wishes")
    settled(page, "Saved.")
    page.get_by_role("button", name="Add a fixed visit").click()
    pin = page.get_by_role("group", name="Fixed visit 2")
    pin.get_by_text("This is needed.").wait_for()
    chosen(page, pin, "Visit", "Briefing")
    pin.get_by_label("Begins at").fill("10:30")
    page.get_by_role("button", name="Add an own item").click()
    own = page.get_by_role("group", name="Own item 3")
    own.get_by_label("What it is").fill("Press briefing")
    picked(page, own, "Where", 0)
    picked(page, own, "When", 1)
    own.get_by_label("Over by").wait_for()
    own.get_by_label("Over by").fill("09:30")
    own.get_by_text("It takes longer than its hours last.").wait_for()
    own.get_by_label("Over by").fill("16:00")
    page.get_by_role("button", name="Add a rule of order").click()
    order = page.get_by_role("group", name="Rule of order 2")
    chosen(page, order, "This visit", "Briefing")
    chosen(page, order, "and this one", "Drill")
    page.get_by_role("button", name="Add a payer").click()
    payer = page.get_by_role("group", name="Payer 1")
    chosen(page, payer, "What", "All: Rooms")
    settled(page, "Not saved yet.")
    page.locator(".is-fault").first.wait_for(state="detached")
    window.picture("wishes-settled")
    window.require_accessible()
    page.get_by_role("button", name="Save", exact=True).click()
    settled(page, "Saved.")
    kept = document(coordinator, trip)
    *_, held = kept["pins"]
    assert (held["date"], held["start"]) == (kept["dates"]["first"], 630)
    *others, item = kept["commitments"]
    assert [one["id"] for one in others] == ["welcome", "press"]
    assert item["name"] == {"en": "Press briefing", "fi": "Press briefing"}
    assert (item["minutes"], item["windows"]) == (60, [{"start": 540, "end": 960}])
    assert [one["kind"] for one in kept["precedence"]] == ["within", "before"]
    assert kept["payers"] == [{"category": "rooms", "payer": "delegation"}]
    page.get_by_label("Remove: Press briefing").click()
    own.wait_for(state="detached")
    page.get_by_role("button", name="Save", exact=True).click()
    settled(page, "Saved.")
    assert document(coordinator, trip)["commitments"] == others


def picked(page: Page, within: Locator, label: str, number: int) -> None:
    """Chooses one of a field's options by its place, and closes the list."""
    within.get_by_role("combobox", name=label).click()
    page.locator(".q-menu .q-item").nth(number).click()
    page.keyboard.press("Escape")
    page.locator(".q-menu").wait_for(state="detached")


def chosen(page: Page, within: Locator, label: str, typed: str) -> None:
    """Finds one of a field's options by typing, and takes the first."""
    within.get_by_role("combobox", name=label, exact=True).fill(typed)
    page.locator(".q-menu .q-item", has_text=typed).first.click()
    page.locator(".q-menu").wait_for(state="detached")


def test_rows_stay_rows_and_times_stay_as_they_are() -> None:
    """A value of a row is put without another row; an emptied list is left out."""
    sheet = Sheet({"pins": [{"session": "a", "start": 570}, {"session": "b"}]}, None)
    fields = Fields(sheet, "en", may_write=True)
    assert sheet.value(("pins", 0, "start")) == 570
    assert fields.time_told(570) == "09:30"
    sheet.put(("pins", 1, "session"), None)
    assert sheet.document["pins"] == [{"session": "a", "start": 570}, {}]
    sheet.remove(("pins",), 1)
    sheet.remove(("pins",), 0)
    assert sheet.document == {}
    ticking = Fields(Sheet({"ticks_per_minute": 60}, None), "en", may_write=True)
    assert ticking.time_told(570 * 60) == "09:30"


@pytest.mark.parametrize("language", ["en", "fi"])
def test_findings_of_lists_are_told_in_words_of_their_own(language: str) -> None:
    """Own items at one time, outside of their day or without a time; a payer of nothing."""
    small = small_problem()
    catalogue = Catalogue.model_validate(small["catalogue"])
    wishes, first = small["wishes"], small["wishes"]["dates"]["first"]
    place = small["catalogue"]["places"][0]["id"]
    item = {"name": {"fi": "a", "en": "a"}, "places": [place], "minutes": 60}
    wishes["commitments"] = [
        item | {"id": "one", "date": first, "start": "10:00"},
        item | {"id": "two", "date": first, "start": "10:30"},
        item | {"id": "late", "date": first, "start": "23:30"},
        item | {"id": "never"},
    ]
    wishes["payers"] = [{"payer": "host"}]
    told = {one.path: sentence(one, language) for one in findings_of(wishes, catalogue)}
    for path, code in (
        ("/commitments/1/start", "contradiction.commitments"),
        ("/commitments/3", "value-wrong.commitments"),
        ("/payers/0", "value-wrong.payers"),
    ):
        assert told[path] == SENTENCES(language, code)
    assert "23:30" in told["/commitments/2/start"]
