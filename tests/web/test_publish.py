"""Publishing: a plan becomes a programme, partners are asked and answer, papers are handed out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.store.tables import Role
from tests.web.pages import House, Person, Window
from tests.web.programmes import Held, planned, published

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


@pytest.fixture
def held(coordinator: Person) -> Held:
    """A programme that holds."""
    with coordinator.client() as client:
        return published(client)


def test_plan_is_published(coordinator: Person, open_window: Open) -> None:
    """Before there is a plan the page says so; then two clicks: a draft, and published."""
    window = open_window(coordinator)
    with coordinator.client() as client:
        wishes = client.get("/v1/packages/clean-water/wishes")
        unplanned = client.post("/v1/wishes", wishes)["id"]
        trip, plan = planned(client)
    page = window.open(f"/trips/{unplanned}/publish")
    assert "No plan yet" in page.inner_text("main")
    window.picture("publish-empty-en")
    window.open(f"/trips/{trip}/publish?plan={plan}")
    window.require_accessible()
    page.get_by_role("button", name="Make a draft").click()
    page.wait_for_selector("text=First version: 3 visits")
    window.picture("publish-draft-en")
    page.get_by_role("button", name="Publish version 1").click()
    page.wait_for_selector("text=Version 1 holds.")
    page.wait_for_selector("text=0 of")
    window.require_accessible()
    window.picture("publish-held-en")
    with coordinator.client() as client:
        (programme,) = client.pages("/v1/programmes", trip=trip)
    assert (programme["state"], programme["published"]) == ("published", 1)


def test_next_version_is_prepared_and_what_no_longer_fits_is_refused(
    coordinator: Person, open_window: Open
) -> None:
    """A draft beside the version that holds; another trip's hold stands in the way, with why."""
    with coordinator.client() as client:
        trip, first = planned(client)
        newest = next(client.pages("/v1/plans", trip=trip))
        asked = {"catalogue": newest["catalogue"], "wishes": newest["wishes"]}
        second = client.result(client.plan(asked)["id"], seconds=60)["id"]
        held = client.post("/v1/programmes", {"plan": first})
        client.post(f"/v1/programmes/{held['id']}/publish", {}, version=held["version"])
        other = client.post("/v1/programmes", {"plan": second, "name": "In the way"})["id"]
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/publish?programme={other}")
    page.get_by_role("button", name="Publish version 1").click()
    page.wait_for_selector("text=It cannot be published as things are now")
    assert "Briefing, Tue 11 May: " in page.inner_text(".is-bad ul")
    window.require_accessible()
    window.picture("publish-refused-en")
    window.open(f"/trips/{trip}/publish?programme={held['id']}")
    page.get_by_role("button", name="Make a draft").click()
    page.wait_for_selector("text=Version 2 is ready to be published")
    assert page.get_by_text("Version 1 holds.").count() == 1
    page.get_by_role("button", name="Publish version 2").click()
    page.wait_for_selector("text=Version 2 holds.")


def test_partner_is_asked_answers_and_a_refusal_is_planned_around(
    coordinator: Person, held: Held, open_window: Open
) -> None:
    """A link is given, the answer shows by itself, an answer by telephone is noted."""
    window, partner = open_window(coordinator), open_window(None)
    window.page.emulate_media(reduced_motion="reduce")
    page = window.open(f"/trips/{held.trip}/publish")
    page.get_by_role("button", name="Ask by link: Rescue").click()
    link = page.get_by_role("dialog").get_by_label("Link")
    address = link.input_value()
    window.picture("publish-link-en")
    assert page.get_by_role("dialog", name="Rescue").count() == 1
    page.get_by_role("button", name="Back").click()
    partner.open(address.removeprefix(partner.address))
    partner.page.get_by_role("button", name="We cannot: Demo").click()
    partner.page.get_by_label("Why not").locator("visible=true").fill("We are on an exercise.")
    partner.page.get_by_role("button", name="Send").click()
    page.wait_for_selector("text=Declined: Demo.", timeout=15_000)
    assert "We are on an exercise." in page.inner_text("main")
    page.get_by_role("button", name="Note an answer: Briefing").click()
    page.get_by_role("menuitem", name="Held as an option").click()
    page.get_by_label("Held until").fill("2027-05-01")
    page.get_by_label("What was said").fill("By telephone.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("[data-item=briefing]:has-text('held until Sat 1 May')")
    window.require_accessible()
    window.picture("publish-declined-en")
    page.get_by_role("button", name="Plan anew around it").click()
    page.wait_for_url("**/plan?plan=*")
    with coordinator.client() as client:
        newest = next(client.pages("/v1/plans", trip=held.trip))
        statuses = client.get(f"/v1/plans/{newest['id']}/problem")["wishes"]["statuses"]
    assert "declined" in {one["history"][-1]["status"] for one in statuses}
    window.troubles.clear()  # the page of the plan is another room's


def test_links_and_papers_are_handed_out(
    coordinator: Person, held: Held, open_window: Open
) -> None:
    """In Finnish: a link for guests that opens the programme, and is closed; papers as files."""
    window, guest = open_window(coordinator, "fi"), open_window(None, "fi")
    page = window.open(f"/trips/{held.trip}/publish")
    page.get_by_role("button", name="Tee linkki vieraille").click()
    address = page.get_by_label("Linkki", exact=True).input_value()
    path = address.removeprefix(guest.address)
    assert "Päivä 1" in guest.open(path).inner_text("main")
    window.require_accessible()
    window.picture("publish-shared-fi")
    assert page.get_by_text("Nimetty 0/12 vierasta.").is_visible()
    for name, begins in (
        ("Ohjelma (PDF)", b"%PDF"),
        ("Kalenteri", b"BEGIN:VCALENDAR"),
        ("Kohteet ja reitit", b"<?xml"),
        ("Huonejako (CSV)", b"Room Type,"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        assert waiting.value.path().read_bytes().startswith(begins)
    page.get_by_text("Annetut linkit (1)").click()
    page.get_by_role("button", name="Sulje: vieraille").click()
    page.wait_for_selector("text=suljettu")
    guest.page.reload()
    assert "ei enää kelpaa" in guest.page.inner_text("[role=alert]")


def test_what_the_browser_does_not_copy_is_told(
    coordinator: Person, held: Held, open_window: Open
) -> None:
    """Copied it says so; refused it says that too, with the link selected to copy by hand."""
    window = open_window(coordinator)
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.open(f"/trips/{held.trip}/publish")
    page.get_by_role("button", name="Make a link for guests").click()
    link = page.get_by_label("Link", exact=True)
    address = link.input_value()
    page.get_by_role("button", name="Copy").click()
    page.wait_for_selector("text=Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.get_by_role("button", name="Copy").click()
    page.wait_for_selector("text=The browser does not let this page copy.")
    assert page.evaluate("document.getSelection().toString()") == address


def test_second_of_two_coordinators_is_told(
    house: House, coordinator: Person, held: Held, open_window: Open
) -> None:
    """The programme was withdrawn meanwhile: nothing is overwritten; a viewer changes nothing."""
    window = open_window(coordinator)
    page = window.open(f"/trips/{held.trip}/publish")
    with coordinator.client() as client:
        programme = client.get(held.at)
        name = {"name": "A better name"}
        client.put(held.at, name, version=programme["version"])
    page.get_by_text("Withdraw the programme").click()
    page.get_by_role("button", name="Yes, withdraw it").click()
    page.wait_for_selector("text=Somebody else has changed the programme")
    page.get_by_role("button", name="Load the page again").click()
    page.wait_for_selector("text=A better name")
    page.get_by_text("Withdraw the programme").click()
    page.get_by_role("button", name="Yes, withdraw it").click()
    page.wait_for_selector("text=The programme was withdrawn")
    viewer = open_window(house.newcomer(Role.VIEWER, of=coordinator.organisation_id))
    viewer.open(f"/trips/{held.trip}/publish")
    assert viewer.page.get_by_role("button", name="Make a draft").count() == 0
    assert viewer.page.get_by_text("Withdraw the programme").count() == 0


def test_keys_alone_ask_and_note(coordinator: Person, open_window: Open, held: Held) -> None:
    """Arrows go through the menu; after a dialog the keys are where they were before it."""
    window = open_window(coordinator)
    page = window.open(f"/trips/{held.trip}/publish")
    focused = "document.activeElement.ariaLabel"
    note = page.get_by_role("button", name="Note an answer").first
    note.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('[role=menu]')")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.activeElement.innerText === 'Asked now'")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.activeElement.innerText === 'Asked now'")
    page.keyboard.press("Escape")
    page.wait_for_function(f"{focused}?.startsWith('Note an answer')")
    ask = page.get_by_role("button", name="Ask by link").first
    named = ask.get_attribute("aria-label")
    ask.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.wait_for_function(f"(name) => {focused} === name", arg=named)
