"""The start page: one click from a package to its plan, other dates, copies, and who only looks."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from api.store.tables import Role
from tests.web.pages import House, Person, Window

pytestmark = pytest.mark.browser
Open = Callable[..., Window]

CITY = "[aria-label='Plan it: Headquarters city']"


def test_one_click_plans_a_package(coordinator: Person, open_window: Open) -> None:
    """The plan is asked for with the stored wishes and the catalogue, and its page is opened."""
    window = open_window(coordinator)
    page = window.open("/")
    window.picture("start-empty")
    window.require_accessible()
    page.click(CITY)
    page.wait_for_url("**/trips/*/plan?plan=*")
    with coordinator.client() as client:
        (plan,) = client.pages("/v1/plans")
        (trip,) = client.pages("/v1/wishes")
        assert page.url.endswith(f"/trips/{trip['id']}/plan?plan={plan['id']}")
        assert plan["trip_id"] == trip["id"]
        assert client.result(plan["id"])["verdict"] == "OPTIMAL"
    window.troubles.clear()
    page = window.open("/")
    assert page.locator(".st-trip .pm-badge").inner_text() == "Proved best"
    window.picture("start-trips")
    window.require_accessible()


def test_another_date_and_size(coordinator: Person, open_window: Open) -> None:
    """What the package does not offer is told at its fields; what it does becomes wishes."""
    window = open_window(coordinator, "fi")
    page = window.open("/")
    package = page.locator(".st-package").first
    package.get_by_text("Toinen päivä tai koko").click()
    package.get_by_label("Ensimmäinen päivä").fill("2027-07-17")
    package.get_by_text("Täytä vain toiveet").click()
    package.get_by_label("Vieraita").fill("99")
    package.get_by_text("Täytä vain toiveet").click()
    package.get_by_text("Tämä paketti on tehty 8–24 vieraalle.").wait_for()
    told = package.locator(".pm-notice.is-warn").inner_text()
    assert "maanantai, tiistai, keskiviikko" in told
    assert "15.4.–18.6." in told
    window.picture("start-refused")
    window.require_accessible()
    package.get_by_label("Ensimmäinen päivä").fill("2027-05-11")
    package.get_by_label("Vieraita").fill("12")
    package.get_by_text("Täytä vain toiveet").click()
    page.wait_for_url("**/trips/*/wishes")
    with coordinator.client() as client:
        (trip,) = client.pages("/v1/wishes")
        document = client.get(f"/v1/wishes/{trip['id']}")["document"]
        assert (document["party"]["heads"], document["dates"]["first"]) == (12, "2027-05-11")
    window.troubles.clear()


def test_a_trip_begins_another(coordinator: Person, open_window: Open) -> None:
    """A copy with an id and a name of its own; so does the same package a second time."""
    with coordinator.client() as client:
        wishes = client.get("/v1/packages/clean-water/wishes")
        client.post("/v1/wishes", wishes)
    window = open_window(coordinator)
    page = window.open("/")
    page.click(".st-trip button")
    page.wait_for_url("**/trips/*/wishes")
    window.troubles.clear()
    with coordinator.client() as client:
        keys = {one["key"] for one in client.pages("/v1/wishes")}
        assert keys == {wishes["id"], f"{wishes['id']}-2"}


def test_who_only_looks_is_offered_nothing_to_begin(house: House, open_window: Open) -> None:
    """A viewer reads of packages and trips without buttons that would be refused."""
    window = open_window(house.newcomer(Role.VIEWER))
    page = window.open("/")
    page.wait_for_selector(".st-package")
    assert page.locator(".st-package button.bg-primary, .st-blank").count() == 0


def test_own_trips_do_not_wait_for_packages(coordinator: Person, open_window: Open) -> None:
    """The page comes with the trips, and says that packages are on their way; then they come."""
    with coordinator.client() as client:
        wishes = client.get("/v1/packages/clean-water/wishes")
        client.post("/v1/wishes", wishes)
    cookies = {"paamaja_token": coordinator.token, "paamaja_language": "fi"}
    sent = httpx.get(f"{coordinator.address}/", cookies=cookies, timeout=60.0)
    assert sent.status_code == 200
    assert wishes["name"]["fi"] in sent.text
    assert "Haetaan peruspaketteja" in sent.text
    assert "st-promise" not in sent.text
    page = open_window(coordinator).open("/")
    page.wait_for_selector(".st-package")
    assert page.locator(".pm-coming").count() == 0
