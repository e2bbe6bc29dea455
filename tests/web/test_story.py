"""The whole story in both languages: from a package to the report, as a coordinator lives it.

Clicks and seconds are left in out/story-LANGUAGE.json; nothing is asserted about speed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from api.web.after.words import WORDS as AFTER
from api.web.editing.words import WORDS as EDITING
from api.web.feedback.words import WORDS as FEEDBACK
from api.web.partner.words import WORDS as PARTNER
from api.web.publish.words import WORDS as PUBLISH
from api.web.what_if.words import WORDS as WHAT_IF
from tests.api.calls import ROOT
from tests.web.pages import Person, Window

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Open = Callable[..., Window]
LONG = 150_000


@dataclass
class Story:
    """A window with the steps of the trip, and when each was done."""

    window: Window
    language: str
    began: float = field(default_factory=time.monotonic)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """What the coordinator sees."""
        return self.window.page

    @property
    def trip(self) -> str:
        """The trip's id, as the address has it."""
        return self.page.url.split("/trips/")[1].split("/")[0]

    def done(self, what: str) -> None:
        """Notes when a step was done, from the beginning of the story."""
        self.seconds[what] = round(time.monotonic() - self.began, 2)

    def button(self, name: str) -> None:
        """Clicks the first button of a name that can be seen."""
        self.page.get_by_role("button", name=name).locator("visible=true").first.click()

    def proved(self) -> None:
        """Waits for the proof on the itinerary's page."""
        text = "Proved best" if self.language == "en" else "Todistetusti paras"
        self.page.wait_for_selector(f".pm-badge >> text={text}", timeout=LONG)

    def step(self, name: str) -> None:
        """Goes on by the steps of the trip."""
        self.page.locator(f".pm-step[href*='/{name}']").click()
        self.page.wait_for_url(f"**/{name}*")
        self.window.ready()


@pytest.mark.parametrize("language", ["en", "fi"])
def test_from_a_package_to_what_was_learnt(
    coordinator: Person, open_window: Open, language: str
) -> None:
    """One click plans; edited, asked what if, published, declined, planned anew, told, learnt."""
    story = Story(open_window(coordinator, language), language)
    page = story.page
    story.window.open("/")

    # One click from a package to a plan that is proved under the reader's eyes.
    story.began = time.monotonic()
    page.locator(".st-package button.bg-primary").first.click()
    page.wait_for_url("**/plan?plan=*")
    page.wait_for_selector("[class*=day] >> text=/\\d\\d:\\d\\d/", timeout=LONG)
    story.done("first plan on the page")
    story.proved()
    story.done("proved")

    # By hand: a visit is left out for good, and the plan repaired around that.
    story.step("edit")
    visit = page.locator(".tl-visit").first
    name = visit.locator(".tl-name").inner_text().lstrip("⚠◆ ").split(" ⇄ ")[0]
    visit.click()
    story.button(EDITING(language, "drop"))
    page.locator(".ed-worth").wait_for()
    story.button(EDITING(language, "repair"))
    page.wait_for_url("**/plan?plan=*")
    story.proved()
    assert name not in page.locator(".pm-main").inner_text().split("Wishes that are not met")[0]
    story.done("repaired")

    # What if a partner is away: the answer stands beside the plan.
    story.step("what-if")
    for label in (WHAT_IF(language, "partner"), WHAT_IF(language, "days")):
        page.get_by_label(label).first.click()
        page.get_by_role("option").first.click()
        page.wait_for_timeout(200)  # a list of one choice closes by itself
        if page.locator(".q-menu").count():
            page.keyboard.press("Escape")
        page.wait_for_selector(".q-menu", state="detached")
    story.button(WHAT_IF(language, "add"))
    page.locator(".wi-question").wait_for()
    story.button(WHAT_IF(language, "run"))
    page.wait_for_selector(".wi-figures", timeout=LONG)
    story.done("asked what if")

    # Published; a partner declines by its link, and the trip is planned anew around that.
    story.step("publish")
    story.button(PUBLISH(language, "draft-it"))
    story.button(PUBLISH(language, "publish", n=1))
    page.wait_for_selector(f"text={PUBLISH(language, 'asked')}")
    story.button(PUBLISH(language, "ask"))
    dialog = page.get_by_role("dialog")
    address = dialog.get_by_label(PUBLISH(language, "link")).input_value()
    page.keyboard.press("Escape")
    story.done("published")
    partner = open_window(None, language)
    partner.open(address.removeprefix(partner.address))
    partner.page.get_by_role("button", name=PARTNER(language, "decline")).first.click()
    partner.page.get_by_label(PARTNER(language, "reason")).locator("visible=true").fill("X 12")
    partner.page.get_by_role("button", name=PARTNER(language, "send-decline")).first.click()
    page.get_by_role("button", name=PUBLISH(language, "replan")).wait_for(timeout=30_000)
    story.button(PUBLISH(language, "replan"))
    page.wait_for_url("**/plan?plan=*")
    story.proved()
    story.done("planned anew")
    story.step("publish")
    story.button(PUBLISH(language, "draft-it"))
    story.button(PUBLISH(language, "publish", n=2))
    page.wait_for_selector(f"text={PUBLISH(language, 'holds', n=2)}")
    story.done("version 2")

    # Afterwards: a form by link, and the report that says what was learnt.
    story.step("after")
    story.button(AFTER(language, "make-link"))
    link = page.get_by_label(AFTER(language, "link"))
    link.wait_for()
    guest = open_window(None, language)
    guest.open(link.input_value().removeprefix(guest.address))
    guest.page.get_by_role("radio", name="5").first.click()
    guest.page.get_by_role("button", name=FEEDBACK(language, "send")).click()
    guest.page.wait_for_selector("h1")
    story.window.open(f"/trips/{story.trip}/after")
    page.locator(".af-report").wait_for()
    story.window.require_accessible()
    story.done("learnt")
    told = {"language": language, "clicks to the first plan": 1, "seconds": story.seconds}
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    (out / f"story-{language}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
