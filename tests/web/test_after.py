"""After the trip: forms by link on a phone, how it went, improvements, and the learning report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.web.after.amounts import NotSaid, cents_in, day_in, euros_of, number_in, time_in
from tests.api.service.world import small_problem
from tests.web.pages import NARROW, Person, Window
from tests.web.test_what_if import choose

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


@dataclass(frozen=True)
class Trip:
    """A trip whose programme is published: ids of wishes, programme and catalogue."""

    wishes: str
    programme: str
    catalogue: str


@pytest.fixture
def trip(coordinator: Person) -> Trip:
    """The small problem, planned by the worker and published."""
    with coordinator.client() as client:
        small = small_problem()
        catalogue = client.post("/v1/catalogues", small["catalogue"])
        wishes = client.post("/v1/wishes", small["wishes"])
        request = {"catalogue": {"id": catalogue["id"]}, "wishes": {"id": wishes["id"]}}
        plan = client.plan({**request, "parameters": {"time_limit_seconds": 60}})
        client.result(plan["id"], seconds=120)
        programme = client.post("/v1/programmes", {"plan": plan["id"]})
        path = f"/v1/programmes/{programme['id']}/publish"
        client.post(path, None, version=programme["version"])
        return Trip(wishes["id"], programme["id"], catalogue["id"])


@pytest.mark.parametrize(
    ("text", "cents"),
    [("0", 0), ("1250", 125_000), ("1 250,5 €", 125_050), ("12.05", 1_205)],
)
def test_amounts_are_read_as_people_write_them(text: str, cents: int) -> None:
    """With comma or point, blanks and a sign; and back again."""
    assert cents_in(text) == cents
    assert cents_in(euros_of(cents)) == cents


@pytest.mark.parametrize("text", ["", "-1", "1,234", "ten", "1250.505"])
def test_what_is_no_amount_is_told(text: str) -> None:
    """Never taken for another amount."""
    with pytest.raises(NotSaid):
        cents_in(text)


def test_times_numbers_and_days_are_read() -> None:
    """In the ways of both languages; what is none is told."""
    assert (time_in("9:05"), time_in("14.30")) == ("09:05", "14:30")
    assert (number_in(12.0), day_in(" 2027-05-31 ")) == (12, "2027-05-31")
    for read, wrong in ((time_in, "25:99"), (number_in, None), (day_in, "31.5.")):
        with pytest.raises(NotSaid):
            read(wrong)  # type: ignore[operator]


# --- in a browser ----------------------------------------------------------------------------


def answer(page: Page, question: str, option: str) -> None:
    """Chooses an option of a question."""
    group = page.get_by_role("group", name=question)
    group.get_by_role("radio", name=option, exact=True).click()


def signed_link(coordinator: Person, trip: Trip, audience: str, **more: Any) -> str:
    """The signed part of a link to a form."""
    asked = {"purpose": "feedback", "audience": audience, **more}
    with coordinator.client() as client:
        return str(client.post(f"/v1/programmes/{trip.programme}/links", asked)["url"]).rsplit(
            "/", 1
        )[1]


def test_a_participant_answers_on_a_phone(
    coordinator: Person, trip: Trip, open_window: Open
) -> None:
    """Nothing answered and an address are told at their place; then the answers are kept."""
    signed = signed_link(coordinator, trip, "participants")
    window = open_window(None)
    page = window.page
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    window.open(f"/feedback/{signed}")
    page.get_by_role("button", name="Send the answers").click()
    page.wait_for_selector("text=Answer at least one question first.")
    answer(page, "Demo", "5")
    answer(page, "How good was the visit as a whole?", "4")
    answer(page, "Would you recommend the visit to a colleague?", "Yes")
    words = page.get_by_role("group", name="What did you learn that you can use?")
    words.get_by_role("textbox").fill("Write to a.person@example.org")
    window.require_accessible()
    window.picture("feedback-participants")
    page.get_by_role("button", name="Send the answers").click()
    page.wait_for_selector("text=Leave out the e-mail address")
    window.troubles.clear()
    words.get_by_role("textbox").fill("How one picture is shared")
    page.get_by_role("button", name="Send the answers").click()
    page.wait_for_selector("text=Thank you")
    window.require_accessible()
    with coordinator.client() as client:
        (kept,) = client.get(f"/v1/programmes/{trip.programme}/feedback")["items"]
    assert kept["content"]["marks"] == {"demo": 5}
    assert kept["content"]["answers"] == {
        "whole-visit": 4,
        "recommend": True,
        "learnt": "How one picture is shared",
    }


def test_a_partner_is_asked_of_its_own_in_finnish(
    coordinator: Person, trip: Trip, open_window: Open
) -> None:
    """Only its own visits; an answer can be taken back; a closed link says so."""
    signed = signed_link(coordinator, trip, "partners", partner="rescue")
    window = open_window(None, "fi")
    page = window.open(f"/feedback/{signed}")
    assert page.get_by_role("group", name="Plant tour").count() == 0
    answer(page, "Demo", "2")
    page.get_by_role("group", name="Demo").get_by_label("Peru vastaus").click()
    answer(page, "Ottaisitteko vastaavan ryhmän uudelleen vastaan?", "Kyllä")
    window.picture("feedback-partner-fi")
    page.get_by_role("button", name="Lähetä vastaukset").click()
    page.wait_for_selector("h1 >> text=Kiitos")
    with coordinator.client() as client:
        at = f"/v1/programmes/{trip.programme}"
        (kept,) = client.get(f"{at}/feedback")["items"]
        link = client.get(f"{at}/links")["items"][0]
        client.delete(f"{at}/links/{link['id']}", version=link["version"])
    assert (kept["partner"], kept["content"]["marks"]) == ("rescue", {})
    page.goto(f"{window.address}/feedback/{signed}")
    page.wait_for_selector("[role=alert] >> text=Linkki ei enää kelpaa")


def test_the_coordinator_tells_how_it_went_improves_and_reads_the_report(
    coordinator: Person, trip: Trip, open_window: Open
) -> None:
    """A link is made, a visit moved, a cost told, an improvement put into what is on offer."""
    with coordinator.client() as client:
        for mark in (5, 4, 5, 5, 4):
            said = {"audience": "participants", "marks": {"demo": mark}}
            client.post(f"/v1/programmes/{trip.programme}/feedback", said)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip.wishes}/after")
    page.wait_for_selector(".af-tile >> text=Visits not yet delivered")
    tiles = page.locator(".af-tile").all_inner_texts()
    assert [one.split("\n")[0] for one in tiles[:2]] == ["3", "0 / 3"]
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("Link to send")
    link.wait_for()
    assert f"{window.address}/feedback/" in link.input_value()

    demo = page.locator(".af-visit", has_text="Demo")
    choose_in(demo, page, "Held at another time")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("text=give the time as 14:30")
    demo.get_by_label("From what time").fill("13:30")
    demo.get_by_label("Why").fill("The yard was not free")
    page.get_by_text("Real costs").click()
    page.get_by_label("Paid, €: Tue 11 May · Demo").fill("700")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("text=Saved.")
    page.wait_for_selector(".af-report >> text=The yard was not free")
    assert "4.60 (n = 5)" in page.inner_text(".af-report")
    assert "+80.00 €" in page.inner_text(".af-report")
    window.require_accessible()

    page.locator(".q-expansion-item", has_text="Add the improvement").first.click()
    page.get_by_label("What was said").fill("The invoice was higher than our price.")
    page.get_by_label("What it means").fill("Offers were too low.")
    page.get_by_role("button", name="Add the improvement").last.click()
    page.wait_for_selector("text=Fill in this first: what we change.")
    page.get_by_label("What we change").fill("The demonstration has its real price.")
    choose(page, "The visit it is about", "Demo")
    choose_seen(page, "Visit", "Demo")
    page.get_by_label("New price of the group, €").fill("580")
    page.get_by_role("button", name="Add the improvement").last.click()
    page.wait_for_selector(".af-improvement >> text=The demonstration has its real price.")
    page.get_by_role("button", name="Put into what is on offer").click()
    page.wait_for_selector("text=In what is on offer since version 2.")
    page.wait_for_selector(".af-report >> text=500.00 € → 580.00 €")
    window.require_accessible()
    window.picture("after")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a page").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as PDF").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")
    with coordinator.client() as client:
        stored = client.get(f"/v1/catalogues/{trip.catalogue}")
    prices = {one["id"]: one.get("group_cents") for one in stored["document"]["sessions"]}
    assert (stored["version"], prices["demo"]) == (2, 58_000)


def test_what_came_on_top_and_who_pays_is_in_the_report(
    coordinator: Person, trip: Trip, open_window: Open
) -> None:
    """An added visit, an unplanned cost and two payers; what is missing is told by its row."""
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip.wishes}/after")
    page.get_by_role("button", name="Add a visit").click()
    added = page.get_by_role("group", name="Added visit 1")
    added.get_by_label("From (14:30)").fill("16:00")
    page.get_by_text("Real costs").click()
    page.get_by_role("button", name="Add a cost").click()
    cost = page.get_by_role("group", name="Unplanned cost 1")
    cost.get_by_label("What", exact=True).fill("Taxi to the station")
    cost.get_by_label("Paid, €").fill("38,50")
    page.get_by_text("Who pays in the end").click()
    for number, name in enumerate(("Town of Mikkeli", "Regional council"), start=1):
        page.get_by_role("button", name="Add a payer").click()
        payer = page.get_by_role("group", name=f"Payer {number}", exact=True)
        payer.get_by_label("Name", exact=True).fill(name)
    payer.get_by_label("What it pays", exact=True).click()
    page.get_by_role("option", name="percent of what the grant counts").click()
    page.wait_for_selector(".q-menu", state="detached")
    payer.get_by_label("Percent", exact=True).fill("70")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("text=Added visit 1: choose the visit.")
    added.get_by_label("Visit", exact=True).click()
    page.get_by_role("option").first.click()
    page.wait_for_selector(".q-menu", state="detached")
    added.get_by_label("Until (15:30)").fill("17:00")
    window.picture("after-on-top")
    window.require_accessible()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("text=Saved.")
    page.wait_for_selector(".af-report >> text=Town of Mikkeli")
    with coordinator.client() as client:
        kept = client.get(f"/v1/programmes/{trip.programme}/delivery")["content"]
    assert [one["kind"] for one in kept["deviations"]] == ["added"]
    assert [one["gross_cents"] for one in kept["extra_costs"]] == [3850]
    funding = kept["funding"]
    assert [one["id"] for one in funding["payers"]] == ["town-of-mikkeli", "regional-council"]
    assert (funding["grant"]["payer"], funding["grant"]["rate_permille"]) == (
        "regional-council",
        700,
    )
    page.reload()
    page.get_by_text("Who pays in the end").click()
    assert payer.get_by_label("Percent", exact=True).input_value() == "70"


def choose_in(place: Any, page: Page, option: str) -> None:
    """Takes an entry of the list in a place."""
    place.get_by_label("What happened?").first.click()
    page.get_by_role("option", name=option).first.click()


def choose_seen(page: Page, label: str, option: str) -> None:
    """Takes an entry of the list of that very name that can be seen."""
    expect(page.get_by_role("option")).to_have_count(0)  # the list before has closed
    page.get_by_label(label, exact=True).locator("visible=true").click()
    page.get_by_role("option", name=option).first.click()


def test_two_who_tell_at_once_lose_nothing(
    coordinator: Person, trip: Trip, open_window: Open
) -> None:
    """The second is told, keeps what was written, and decides."""
    window = open_window(coordinator, "fi")
    page = window.open(f"/trips/{trip.wishes}/after")
    at = f"/v1/programmes/{trip.programme}/delivery"
    with coordinator.client() as client:
        client.post(at, {"guests": 10})
    page.get_by_label("Saapuneita vieraita").fill("11")
    page.get_by_role("button", name="Tallenna", exact=True).click()
    page.wait_for_selector("text=Joku muu on tallentanut tämän sillä välin")
    assert page.get_by_label("Saapuneita vieraita").input_value() == "11"
    window.picture("after-two-fi")
    page.get_by_role("button", name="Tallenna omani sen tilalle").click()
    page.wait_for_selector("text=Tallennettu.")
    with coordinator.client() as client:
        assert client.get(at)["content"]["guests"] == 11


def test_before_anything_is_published_the_page_says_what_to_do(
    coordinator: Person, open_window: Open
) -> None:
    """It leads to publishing."""
    with coordinator.client() as client:
        trip = client.post("/v1/wishes", small_problem()["wishes"])["id"]
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/after")
    link = page.get_by_role("link", name="To publishing")
    assert link.get_attribute("href") == f"/trips/{trip}/publish"
