"""Editing by hand: dragged or by keys, judged at once, undone, repaired around."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from api.store.tables import Role
from api.web.editing.drawing import drawn
from api.web.editing.history import Done, History
from optimizer.domain.itinerary import Itinerary
from tests.api.service.solved import solved
from tests.builders.small import small_problem
from tests.web.pages import House, Person, Window
from tests.web.test_what_if import planned

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


def test_history_undoes_and_does_again() -> None:
    """In order; something new forgets what was undone; starting over can be done again."""
    history = History()
    for name in ("one", "two", "three"):
        history.add(Done({"kind": name}, name))
    history.undo()
    history.undo()
    assert [edit["kind"] for edit in history.edits] == ["one"]
    history.redo()
    assert [edit["kind"] for edit in history.edits] == ["one", "two"]
    history.add(Done({"kind": "four"}, "four"))
    history.redo()
    assert [edit["kind"] for edit in history.edits] == ["one", "two", "four"]
    history.clear()
    for _ in range(4):
        history.redo()
    assert [edit["kind"] for edit in history.edits] == ["one", "two", "four"]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_timeline_has_every_item_at_its_minutes(language: str) -> None:
    """Nothing is left out, and a tone stands at the item that it is about."""
    itinerary = Itinerary.model_validate(solved()["itinerary"])
    days = drawn(small_problem(), itinerary, language, {(0, 1): "bad"}, "{hotel}")
    for day, shown in zip(itinerary.days, days, strict=True):
        times = [(one["start"], one["end"]) for one in shown["items"]]
        assert times == [(item.start, item.end) for item in day.items]
    assert days[0]["items"][1]["tone"] == "bad"
    assert sum(bool(one["tone"]) for day in days for one in day["items"]) == 1


def visit(page: Page, name: str) -> Any:
    """A visit on the timeline."""
    return page.locator(".tl-visit", has_text=name).first


def test_visit_is_moved_by_keys_judged_undone_and_repaired(
    coordinator: Person, open_window: Open
) -> None:
    """Down into the evening it breaks a rule, which is told; undone all is well; then a repair."""
    with coordinator.client() as client:
        trip, plan = planned(client)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/edit?plan={plan}")
    page.wait_for_selector("text=This is the plan as it was made")
    window.require_accessible()
    window.picture("edit")
    assert page.evaluate("window.onbeforeunload") is None
    briefing = visit(page, "Briefing")
    before = briefing.locator(".tl-time").inner_text()
    briefing.focus()
    for _ in range(40):
        page.keyboard.press("Shift+ArrowDown")
    page.wait_for_selector(".is-bad >> text=/stands? in the way/", timeout=20_000)
    assert page.locator(".ed-findings li").count() >= 1
    assert page.locator(".tl-bad").count() >= 1
    window.require_accessible()
    window.picture("edit-broken")
    assert visit(page, "Briefing").locator(".tl-time").inner_text() == "18:50–19:35"
    page.wait_for_function("window.onbeforeunload !== null")  # what was done is not left unasked
    page.wait_for_function("document.activeElement.innerText.includes('Briefing')")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector("text=This is the plan as it was made")
    assert visit(page, "Briefing").locator(".tl-time").inner_text() == before
    page.wait_for_function("window.onbeforeunload === null")
    page.get_by_role("button", name="Redo").click()
    page.wait_for_selector(".is-bad >> text=/stands? in the way/")
    page.get_by_role("button", name="Start over").click()
    page.wait_for_selector("text=This is the plan as it was made")
    visit(page, "Briefing").click()
    page.get_by_role("button", name="Never in this trip").click()
    page.wait_for_selector(".pm-findings >> text=never in this trip")
    page.get_by_role("button", name="Repair around my changes").click()
    page.wait_for_url("**/plan?plan=*")
    with coordinator.client() as client:
        made = next(
            one for one in client.get("/v1/plans", trip=trip)["items"] if one["parent_id"] == plan
        )
        whole = client.result(made["id"], seconds=120)
    assert whole["verdict"] == "OPTIMAL"
    sessions = [
        key
        for day in whole["result"]["itinerary"]["days"]
        for item in day["items"]
        if item["kind"] == "visit"
        for key in item["sessions"]
    ]
    assert "briefing" not in sessions


def test_visit_is_dragged_to_another_day_in_finnish(coordinator: Person, open_window: Open) -> None:
    """With the mouse; it stands there afterwards, and the checker has its say in Finnish."""
    with coordinator.client() as client:
        trip, _ = planned(client)
    window = open_window(coordinator, "fi")
    page = window.open(f"/trips/{trip}/edit")
    page.wait_for_selector("text=mitään ei ole vielä muutettu")
    demo = page.locator(".tl-visit").first
    name = demo.locator(".tl-name").inner_text()
    days = page.locator(".tl-day")
    own = next(n for n in range(days.count()) if days.nth(n).locator(".tl-visit").count())
    other = 0 if own else 1
    start, goal = demo.bounding_box(), days.nth(other).bounding_box()
    assert start is not None
    assert goal is not None
    page.mouse.move(start["x"] + 30, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, start["y"] + 60, steps=8)
    page.mouse.up()
    page.wait_for_selector(".ed-worth")
    assert days.nth(other).locator(".tl-visit", has_text=name).count() == 1
    window.picture("edit-fi")


KEYS = """(item, keys) => keys.forEach(
  (key) => item.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))
)"""
"""Keys at once, so that no time passes between them on a machine that is busy."""


def test_escape_takes_back_what_is_not_told_yet(coordinator: Person, open_window: Open) -> None:
    """By keys and while it is dragged: it stands where it stood, and nothing is listed as done."""
    with coordinator.client() as client:
        trip, _ = planned(client)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/edit")
    page.wait_for_selector("text=This is the plan as it was made")
    item = visit(page, "Briefing")
    item.click()
    stood = item.get_attribute("style")
    item.evaluate(KEYS, ["ArrowDown", "ArrowDown", "ArrowRight"])
    assert item.get_attribute("style") != stood
    item.evaluate(KEYS, ["Escape"])
    page.wait_for_function(
        "([item, stood]) => item.getAttribute('style') === stood",
        arg=[item.element_handle(), stood],
    )
    assert page.locator(".tl-live").inner_text() == ""

    box = item.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 90, steps=4)
    page.wait_for_selector(".tl-item.is-held")
    page.keyboard.press("Escape")
    page.wait_for_selector(".tl-item.is-held", state="detached")
    page.mouse.up()
    assert item.get_attribute("style") == stood
    page.get_by_role("button", name="Pin here").click()  # the first thing that is told
    page.wait_for_selector(".pm-findings >> text=pinned at")
    assert page.locator(".ed-done li, .pm-findings li").count() == 1


def test_a_finger_moves_what_was_chosen_and_nothing_else(
    coordinator: Person, open_window: Open
) -> None:
    """A finger on anything else scrolls; a tap chooses, and then the finger drags."""
    with coordinator.client() as client:
        trip, _ = planned(client)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/edit")
    page.wait_for_selector("text=This is the plan as it was made")
    item = visit(page, "Briefing")
    item.scroll_into_view_if_needed()
    stood = item.get_attribute("style")
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def touch(kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def slide() -> None:
        box = item.bounding_box()
        assert box is not None
        x, y = box["x"] + 30, box["y"] + 10
        touch("touchStart", x, y)
        for step in range(1, 9):
            touch("touchMove", x, y + 10 * step)
        touch("touchEnd")

    slide()
    assert item.get_attribute("style") == stood
    assert page.locator(".is-held").count() == 0
    item.scroll_into_view_if_needed()
    box = item.bounding_box()
    assert box is not None
    touch("touchStart", box["x"] + 30, box["y"] + 10)
    touch("touchEnd")
    page.wait_for_selector(".tl-visit.is-chosen")
    slide()
    page.wait_for_selector(".ed-worth")
    assert item.get_attribute("style") != stood


def test_visit_is_added_pinned_and_taken_out(coordinator: Person, open_window: Open) -> None:
    """What is missing in the form is told; what was done is listed."""
    with coordinator.client() as client:
        trip, _ = planned(client)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/edit")
    page.wait_for_selector("text=This is the plan as it was made")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_selector("text=write the time as 14:30")
    page.locator(".tl-visit").first.click()
    page.get_by_role("button", name="Pin here").click()
    page.wait_for_selector(".pm-findings >> text=pinned at")
    page.get_by_role("button", name="Unpin").click()
    page.wait_for_selector(".pm-findings >> text=unpinned")
    page.get_by_label("Which visit?").click()
    page.get_by_role("option", name="Drill").click()
    page.wait_for_selector(".q-menu", state="detached")
    page.get_by_label("On which day?").click()
    page.get_by_role("option").first.click()
    page.wait_for_selector(".q-menu", state="detached")
    page.get_by_label("At what time?").fill("14:30")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_selector(".pm-findings >> text=added at")


def test_draft_with_warnings_is_kept_as_it_is(coordinator: Person, open_window: Open) -> None:
    """A missing lunch warns; made to block for the trip it is not kept; warning again it is."""
    with coordinator.client() as client:
        trip, plan = planned(client)
    window = open_window(coordinator)
    page = window.open(f"/trips/{trip}/edit?plan={plan}")
    keep = page.get_by_role("button", name="Keep as it is")
    page.wait_for_selector("text=This is the plan as it was made")
    assert keep.is_disabled()
    page.locator(".tl-meal", has_text="Lunch").first.click()
    page.get_by_role("button", name="Take out").click()
    page.wait_for_selector("text=one thing deserves a thought")
    assert keep.is_enabled()
    page.locator(".ed-levels summary").click()
    level(page, "Lunch", "blocks")
    page.wait_for_selector(".is-bad >> text=one thing stands in the way")
    assert keep.is_disabled()
    with coordinator.client() as client:
        assert client.get(f"/v1/wishes/{trip}")["document"]["rule_levels"] == {"lunch": "block"}
    level(page, "Lunch", "warns")
    page.wait_for_selector("text=one thing deserves a thought")
    window.picture("edit-levels")
    window.require_accessible()
    keep.click()
    page.wait_for_url("**/plan?plan=*")
    page.wait_for_selector("text=Made by hand, not proved: the checker has")
    assert page.get_by_text("have changed since").count() == 0
    window.picture("plan-by-hand")
    window.require_accessible()
    page.get_by_role("link", name="Publish").last.click()
    page.get_by_role("button", name="Make a draft").click()
    page.wait_for_selector("text=Made by hand, not proved. The checker warns:")
    window.picture("publish-by-hand")


def level(page: Page, rule: str, option: str) -> None:
    """Sets what a rule means for the trip, and waits for the list to close."""
    page.get_by_role("combobox", name=rule, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.wait_for_selector(".q-menu", state="detached")


def test_viewer_looks_and_changes_nothing(
    house: House, coordinator: Person, open_window: Open
) -> None:
    """The timeline is there, without a handle to move anything by."""
    with coordinator.client() as client:
        trip, _ = planned(client)
    viewer = house.newcomer(Role.VIEWER, of=coordinator.organisation_id)
    page = open_window(viewer).open(f"/trips/{trip}/edit")
    page.wait_for_selector(".tl-visit")
    assert page.locator(".is-movable").count() == 0
    assert page.get_by_role("button", name="Repair around my changes").is_disabled()


def test_findings_are_told_in_the_language_of_the_page(
    coordinator: Person, open_window: Open
) -> None:
    """What the checker says too; and in a few words beside the buttons."""
    with coordinator.client() as client:
        trip, plan = planned(client)
    window = open_window(coordinator, "fi")
    page = window.open(f"/trips/{trip}/edit?plan={plan}")
    page.wait_for_selector(".tl-visit")
    visit(page, "Briefing").focus()
    for _ in range(40):
        page.keyboard.press("Shift+ArrowDown")
    page.wait_for_selector(".ed-findings li", timeout=20_000)
    told = page.locator(".ed-findings").inner_text()
    assert "ti 11.5." in told or "ma 10.5." in told or "ke 12.5." in told, told
    assert " too " not in told
    assert "est" in page.locator(".ed-bar .pm-badge").inner_text()
