"""What whoever has a link sees: guests the programme, a partner its part and its own absences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject

from api.web.partner.absences import fault_in, spell
from tests.web.pages import Person, Window
from tests.web.programmes import Held, published

pytestmark = pytest.mark.browser
Open = Callable[..., Window]
AWAY: dict[str, Any] = {
    "first": "2027-06-07",
    "last": "2027-06-11",
    "start": None,
    "end": None,
    "weekdays": [],
    "note": "",
}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, None),
        ({"first": None, "last": None}, "need-first"),
        ({"last": "2027-06-06"}, "order"),
        ({"last": "2027-06-07"}, None),
        ({"start": "09:00"}, "half-hours"),
        ({"start": "09:00", "end": "09:00"}, "order"),
        ({"start": "09:00", "end": "09:01"}, None),
        ({"weekdays": ["sat"]}, "never"),
        ({"weekdays": ["fri"]}, None),
    ],
)
def test_absence_is_looked_at_before_it_is_sent(fields: dict[str, Any], fault: str | None) -> None:
    """Dates and hours in order, both hours or none, a weekday that there is."""
    assert fault_in({**AWAY, **fields}) == fault


def test_absence_is_told_in_a_line() -> None:
    """Dates, weekdays and hours, in both languages."""
    weekly = {**AWAY, "start": 540, "end": 720, "weekdays": ["mon", "tue"]}
    assert spell("en", weekly) == "Mon 7 Jun – Fri 11 Jun · Mon, Tue · 09:00–12:00"
    assert spell("fi", {**AWAY, "last": AWAY["first"]}) == "ma 7.6. · koko päivän"


# --- in a browser ----------------------------------------------------------------------------


@pytest.fixture
def held(coordinator: Person) -> Held:
    """A programme that holds."""
    with coordinator.client() as client:
        return published(client)


def test_programme_is_read_by_link(coordinator: Person, held: Held, open_window: Open) -> None:
    """Every day with hours and places, no prices, to be kept as a calendar; in both languages."""
    with coordinator.client() as client:
        signed = held.link(client, purpose="read-programme")
    for language in ("en", "fi"):
        window = open_window(None, language)
        page = window.open(f"/programme/{signed}")
        assert page.inner_text("h1") == {"en": "A small visit", "fi": "Pieni vierailu"}[language]
        assert page.locator(".pg-day").count() == 2
        assert "Demo" in page.inner_text("main")
        assert "€" not in page.inner_text("main")
        data = page.locator("script[type='application/ld+json']").inner_text()
        assert json.loads(data)["name"] == page.inner_text("h1")
        window.require_accessible()
        window.picture(f"share-{language}")
    calendar = page.get_by_role("link", name="Lisää kalenteriin").get_attribute("href")
    found = page.request.get(f"{window.address}{calendar}")
    assert len(vobject.readOne(found.text()).vevent_list) > 12
    stops = page.get_by_role("link", name="Kohteet karttasovellukseen").get_attribute("href")
    assert page.request.get(f"{window.address}{stops}").text().startswith("<?xml")
    page.emulate_media(media="print")
    assert not page.locator(".pg-jumps").is_visible()
    assert page.locator(".pg-day").first.is_visible()


def test_link_that_is_closed_says_so(coordinator: Person, held: Held, open_window: Open) -> None:
    """In a sentence, on both pages; a link of the other kind leads on."""
    with coordinator.client() as client:
        reads = held.link(client, purpose="read-programme")
        asks = held.link(client, purpose="confirm", partner="rescue")
    window = open_window(None)
    for path in (f"/programme/{reads}x", f"/partner/{asks}x"):
        page = window.open(path)
        assert "no longer good" in page.inner_text("[role=alert]")
    page = window.open(f"/programme/{asks}")
    page.click("text=To that page")
    page.wait_for_url("**/partner/**")
    window.open(f"/partner/{reads}")
    page.click("text=To the programme")
    page.wait_for_url("**/programme/**")


def test_partner_answers_and_says_when_it_is_away(
    coordinator: Person, held: Held, open_window: Open, tmp_path: Path
) -> None:
    """Confirms one, declines one with a reason, notes Mondays, and has its calendar read."""
    with coordinator.client() as client:
        signed = held.link(client, purpose="confirm", partner="rescue")
    window = open_window(None)
    page = window.open(f"/partner/{signed}")
    assert page.locator(".pt-asked").count() == 2
    window.require_accessible()
    window.picture("partner-asked-en")
    page.get_by_role("button", name="Confirm: Demo").click()
    page.wait_for_selector(".pt-asked:has-text('Demo') .is-good")
    page.get_by_role("button", name="We cannot: Briefing").click()
    page.get_by_label("Why not").fill("The hall is being painted.")
    window.picture("partner-declining-en")
    page.get_by_role("button", name="Send").click()
    page.wait_for_selector("text=You wrote: The hall is being painted.")
    with coordinator.client() as client:
        asked = client.get(f"{held.at}/confirmations", supplier="rescue")["items"]
    assert {one["item"]: one["state"] for one in asked} == {
        "demo": "confirmed",
        "briefing": "declined",
    }
    page.get_by_role("button", name="Note this").click()
    page.wait_for_selector("[role=alert]:has-text('Give the first date.')")
    page.get_by_label("From", exact=True).fill("2027-06-07")
    page.get_by_label("Until", exact=True).fill("2027-06-30")
    page.get_by_label("From hour").fill("09:00")
    page.get_by_label("To hour").fill("12:00")
    page.get_by_role("checkbox", name="Mon").click()
    page.get_by_role("button", name="Note this").click()
    page.wait_for_selector(".pt-list li:has-text('Mon · 09:00–12:00')")
    _reads_its_calendar(window, tmp_path)
    window.require_accessible()
    window.picture("partner-away-en")
    with coordinator.client() as client:
        away = client.get("/v1/availability", partner="rescue")["items"]
    assert sorted((one["first"], one["imported"]) for one in away) == [
        ("2027-06-07", False),
        ("2027-06-14", True),
    ]
    page.get_by_role("button", name="Remove Mon 7 Jun").click()
    page.wait_for_selector(".pt-list li >> nth=1", state="detached")


def _reads_its_calendar(window: Window, folder: Path) -> None:
    """A broken file first: every fault by its line; then a good one, looked at and kept."""
    page, file = window.page, folder / "mine.ics"
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x", "END:VEVENT", "END:VCALENDAR", ""]
    file.write_text("\r\n".join(lines), encoding="utf-8")
    page.set_input_files("input[type=file]", file)
    page.wait_for_selector("text=Line 2: DTSTART is missing.")
    window.picture("partner-file-wrong-en")
    table = folder / "mine.csv"
    table.write_text("first,last\n14.6.2027,16.6.2027\n", encoding="utf-8")
    page.set_input_files("input[type=file]", table)
    page.wait_for_selector("text=mine.csv has one time")
    page.get_by_role("button", name="Keep these").click()
    page.wait_for_selector("text=from your calendar")


def test_partner_holds_for_now_and_longer(
    coordinator: Person, held: Held, open_window: Open
) -> None:
    """Until a day that is still to come, with what it depends on; the coordinator sees it."""
    with coordinator.client() as client:
        signed = held.link(client, purpose="confirm", partner="rescue")
    window = open_window(None)
    page = window.open(f"/partner/{signed}")
    demo = page.locator(".pt-asked", has_text="Demo")
    page.get_by_role("button", name="Hold it for now: Demo").click()
    until = demo.get_by_label("Held until")
    page.wait_for_function("document.activeElement?.type === 'date'")
    until.fill("2020-01-01")
    demo.get_by_role("button", name="Send").click()
    demo.get_by_text("Give a day that is still to come.").wait_for()
    until.fill("2099-05-01")
    demo.get_by_label("What it still depends on").fill("The yard may be needed.")
    window.picture("partner-holding-en")
    window.require_accessible()
    demo.get_by_role("button", name="Send").click()
    page.wait_for_selector("text=you hold it, and until when")
    demo.get_by_text("held for now").wait_for()
    demo.get_by_text("You wrote: The yard may be needed.").wait_for()
    assert page.get_by_role("button", name="Hold it longer: Demo").count() == 1
    with coordinator.client() as client:
        asked = client.get(f"{held.at}/confirmations", supplier="rescue")["items"]
    demo_asked = next(one for one in asked if one["item"] == "demo")
    assert (demo_asked["state"], demo_asked["option_until"]) == ("option", "2099-05-01")


def test_partner_page_in_finnish(coordinator: Person, held: Held, open_window: Open) -> None:
    """Confirms everything at once."""
    with coordinator.client() as client:
        signed = held.link(client, purpose="confirm", partner="rescue")
    window = open_window(None, "fi")
    page = window.open(f"/partner/{signed}")
    page.get_by_role("button", name="Vahvistamme kaikki 2").click()
    page.wait_for_selector("text=Koordinaattori näkee vahvistuksenne")
    assert page.locator(".pt-asked .is-good").count() == 2
    window.require_accessible()
    window.picture("partner-confirmed-fi")
