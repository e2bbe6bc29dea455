"""Last year's programme on its page: taken down, sent back, asked about, judged, planned around."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from api.store.tables import Role
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.workbooks import programme_workbook
from tests.api.service.solved import solved
from tests.api.service.world import small_problem
from tests.scenarios.workbooks.sheets import changed, put
from tests.web.pages import House, Person, Window
from tests.web.test_wishes import stored

pytestmark = pytest.mark.browser
Open = Callable[..., Window]

SAID = {
    "en": {
        "way": "Begin with last year's programme",
        "download": "Download the workbook",
        "sheet": "Programme",
        "again": "Read it again with these answers",
        "asked": "What do these mean?",
        "session": "(visit)",
        "left": "Answer what is asked above first: one text is still left out.",
        "correct": "Correct one place in the workbook first, and choose it again.",
        "sound": "It keeps every rule of this trip.",
        "first": "Its first day",
        "move": "Read it with this day",
        "cannot": "Cannot be",
        "moved": "Its dates were moved by 2 days.",
        "times": "Each visit on its day at its time",
        "plan": "Plan around it",
    },
    "fi": {
        "way": "Aloita viime vuoden ohjelmasta",
        "download": "Lataa työkirja",
        "sheet": "Ohjelma",
        "again": "Lue uudelleen näillä vastauksilla",
        "asked": "Mitä nämä tarkoittavat?",
        "session": "(vierailu)",
        "left": "Vastaa ensin yllä kysyttyyn: yksi teksti on vielä jätetty pois.",
        "correct": "Korjaa ensin työkirjasta yksi kohta ja valitse se uudelleen.",
        "sound": "Se noudattaa kaikkia tämän matkan sääntöjä.",
        "first": "Sen ensimmäinen päivä",
        "move": "Lue tällä päivällä",
        "cannot": "Ei onnistu",
        "moved": "Sen päiviä siirrettiin 2 päivällä.",
        "times": "Jokainen vierailu päivänään ja kellonaikanaan",
        "plan": "Suunnittele sen ympärille",
    },
}
ASKED = "Plant tours"


def filled(language: str) -> bytes:
    """The workbook of a plan of the small trip, in a language."""
    problem = Problem.model_validate(small_problem())
    return programme_workbook(problem, Itinerary.model_validate(solved()["itinerary"]), language)


def send(page: Page, folder: Path, content: bytes) -> None:
    """Chooses a workbook."""
    book = folder / "last-year.xlsx"
    book.write_bytes(content)
    page.locator("input[type=file]").set_input_files(book)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_from_a_workbook_to_a_plan_around_it(
    coordinator: Person, open_window: Open, tmp_path: Path, language: str
) -> None:
    """A wrong cell is told by its place, a text is asked about and answered, and a plan is made."""
    said, trip = SAID[language], stored(coordinator)
    window = open_window(coordinator, language)
    page = window.open(f"/trips/{trip}/wishes")
    page.get_by_role("link", name=said["way"]).click()
    page.wait_for_url(f"**/trips/{trip}/last-year")
    window.ready()
    window.require_accessible()
    with page.expect_download() as download:
        page.get_by_role("button", name=said["download"]).click()
    empty = tmp_path / "empty.xlsx"
    download.value.save_as(empty)
    assert said["sheet"] in load_workbook(empty).sheetnames

    asking = changed(put(said["sheet"], "what", ASKED, 7), filled(language))
    send(page, tmp_path, changed(put(said["sheet"], "start", "soon", 5), asking))
    page.get_by_text(said["asked"]).wait_for()
    told = page.locator("table.ct-findings tbody").inner_text()
    assert said["sheet"] in told
    assert " 5" in told
    assert ASKED not in told  # it is asked about, and not told a second time
    page.get_by_text(said["left"]).wait_for()
    page.get_by_text(said["correct"]).wait_for()
    expect(page.get_by_role("button", name=said["plan"])).to_have_count(0)
    window.picture(f"past-programme-asked-{language}")
    window.require_accessible()

    send(page, tmp_path, asking)
    expect(page.get_by_text(said["correct"])).to_have_count(0)
    page.get_by_text(said["left"]).wait_for()
    page.get_by_role("combobox").focus()
    page.keyboard.press("Enter")
    page.get_by_role("option").nth(1).wait_for()
    assert said["session"] in page.get_by_role("option").nth(1).inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    again = page.get_by_role("button", name=said["again"])
    again.focus()
    page.keyboard.press("Enter")
    page.get_by_text(said["sound"]).wait_for()
    expect(again).to_be_focused()
    window.picture(f"past-programme-sound-{language}")

    page.get_by_label(said["first"]).fill("2027-05-12")
    page.get_by_role("button", name=said["move"]).click()
    page.get_by_text(said["moved"]).wait_for()
    page.locator(".pp-rules .pm-badge", has_text=said["cannot"]).first.wait_for()
    window.picture(f"past-programme-broken-{language}")
    window.require_accessible()

    page.get_by_label(said["first"]).fill("")
    page.get_by_role("button", name=said["move"]).click()
    page.get_by_text(said["sound"]).wait_for()
    page.get_by_role("radio", name=said["times"]).click()
    page.get_by_role("button", name=said["plan"]).click()
    page.wait_for_url(f"**/trips/{trip}/plan?plan=*")
    page.locator(".it-sentence").first.wait_for(timeout=60_000)
    with coordinator.client() as client:
        (plan,) = client.pages("/v1/plans")
        pins = client.get(f"/v1/plans/{plan['id']}/problem")["wishes"]["pins"]
        assert {(one["session"], one["date"]) for one in pins} >= set(_visits())
        assert client.get(f"/v1/plans/{plan['id']}")["verdict"] == "OPTIMAL"


def _visits() -> list[tuple[str, str]]:
    """Each session of the plan that was filled in, with its day."""
    return [
        (session, day["date"])
        for day in solved()["itinerary"]["days"]
        for item in day["items"]
        for session in item.get("sessions", ())
    ]


def test_what_is_answered_last_is_planned(
    coordinator: Person, open_window: Open, tmp_path: Path
) -> None:
    """An answer counts as it stands when the plan is asked for; the fewest changes are usual."""
    trip = stored(coordinator)
    page = open_window(coordinator).open(f"/trips/{trip}/last-year")
    send(page, tmp_path, changed(put("Programme", "what", ASKED, 7), filled("en")))
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="Leave it out").click()
    page.get_by_role("button", name=SAID["en"]["again"]).click()
    page.get_by_text("2 days, 2 visits").wait_for()
    page.get_by_role("combobox").click()
    page.get_by_role("option", name=SAID["en"]["session"]).click()
    page.get_by_role("button", name=SAID["en"]["plan"]).click()
    page.wait_for_url(f"**/trips/{trip}/plan?plan=*")
    page.locator(".it-sentence").first.wait_for(timeout=60_000)
    with coordinator.client() as client:
        (plan,) = client.pages("/v1/plans")
        programme = client.get(f"/v1/plans/{plan['id']}/problem")["wishes"]["programme"]
        assert programme["itinerary"]["days"] == solved()["itinerary"]["days"]


def test_answer_that_was_not_enough_is_asked_about_more_closely(
    coordinator: Person, open_window: Open, tmp_path: Path
) -> None:
    """A partner with several visits is no answer yet: they are proposed, and one of them is."""
    trip = stored(coordinator)
    page = open_window(coordinator).open(f"/trips/{trip}/last-year")
    send(page, tmp_path, changed(put("Programme", "what", "Rescues", 9), filled("en")))
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="Rescue (partner)").click()
    page.get_by_role("button", name=SAID["en"]["again"]).click()
    expect(page.locator(".pp-questions")).to_contain_text("Not answered yet")
    page.get_by_text(SAID["en"]["left"]).wait_for()
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="Demo (visit)").click()
    page.get_by_role("button", name=SAID["en"]["again"]).click()
    page.get_by_text(SAID["en"]["sound"]).wait_for()


def test_what_is_no_workbook_and_who_may_only_look(
    house: House, coordinator: Person, open_window: Open, tmp_path: Path
) -> None:
    """Any other file is told as such; whoever only looks has it judged but plans nothing."""
    trip = stored(coordinator)
    viewer = house.newcomer(Role.VIEWER, of=coordinator.organisation_id)
    page = open_window(viewer).open(f"/trips/{trip}/last-year")
    page.get_by_role("button", name="Read it with this day").click()
    page.get_by_text("Choose a workbook first.").wait_for()
    send(page, tmp_path, b"no workbook")
    page.get_by_text("holds no programme that could be read").wait_for()
    page.locator("table.ct-findings").wait_for()
    send(page, tmp_path, filled("en"))
    page.get_by_text("It keeps every rule of this trip.").wait_for()
    expect(page.get_by_role("button", name="Plan around it")).to_have_count(0)


def test_trip_whose_catalogue_is_not_stored(coordinator: Person, open_window: Open) -> None:
    """It is said, with the way to the catalogues."""
    with coordinator.client() as client:
        trip = client.post("/v1/wishes", small_problem()["wishes"])["id"]
    page = open_window(coordinator).open(f"/trips/{trip}/last-year")
    page.get_by_text("The catalogue of this trip is not here").wait_for()
    assert page.locator(".pm-notice a[href='/catalogues']").count() == 1
