"""A page whose middle is slow or fails: its reader has the page, and is told what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.service.programs import Served, served
from tests.web.pages import Chromium, House, Window, window_of

pytestmark = pytest.mark.browser


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that slow rooms wait for."""
    path = tmp_path / "gate"
    monkeypatch.setenv("ODD_GATE", str(path))
    return path


@pytest.fixture
def odd(gate: Path, tmp_path: Path) -> Iterator[Served]:
    """The service with its odd rooms."""
    database = f"sqlite:///{tmp_path / 'odd.db'}"
    with served(tmp_path, database, "--workers", "0", program="tests.web.odd_rooms") as found:
        yield found


def test_a_page_is_there_at_once_or_as_it_fills(
    odd: Served, gate: Path, browser: Chromium, house: House
) -> None:
    """One that is quick is whole in its document; a slow one says that more is coming."""
    sent = httpx.get(f"{odd.address}/odd/quick", timeout=60.0).text
    assert "Filled" in sent
    assert "Loading" not in sent
    with window_of(browser, House(odd.address, house.store), None, "fi") as window:
        page = window.page
        page.goto(f"{odd.address}/odd/slow")
        page.wait_for_selector("[role=status] >> text=Ladataan")
        assert "Begun" in page.inner_text("main")
        assert page.locator("h1").count() == 0
        gate.touch()
        page.wait_for_selector("h1 >> text=Filled")
        page.wait_for_selector("[role=status]", state="detached")
        assert window.troubles == []


@pytest.mark.parametrize(("room", "language"), [("fails", "fi"), ("fails-late", "en")])
def test_a_page_that_fails_leaves_a_number_and_a_way_on(
    odd: Served, gate: Path, browser: Chromium, house: House, room: str, language: str
) -> None:
    """At once or late: nothing half filled is left, the number is that of the log."""
    said = {"fi": "Jokin meni vikaan", "en": "Something went wrong"}[language]
    again = {"fi": "Lataa uudelleen", "en": "Load again"}[language]
    with window_of(browser, House(odd.address, house.store), None, language) as window:
        page = window.page
        page.goto(f"{odd.address}/odd/{room}")
        if room == "fails-late":
            page.wait_for_selector("[role=status] >> text=Loading")
            gate.touch()
        alert = page.wait_for_selector("[role=alert]")
        told = alert.inner_text()
        assert said in told
        assert page.locator("main h1, main [role=status]").count() == 0
        number = told.split(":")[1].split()[0]
        (logged,) = [line for line in odd.told.splitlines() if "page-failed" in line]
        assert number in logged
        assert page.get_by_role("link", name=again).get_attribute("href") == f"/odd/{room}"
        require_quiet(window)


def require_quiet(window: Window) -> None:
    """The failure is told on the page, and in the browser nothing went wrong."""
    assert window.troubles == []
    window.require_accessible()
