"""The catalogue room: the workbook goes down, comes back wrong, and comes back right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scenarios.workbooks.sheets import changed, put
from tests.web.pages import Person, Window

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_workbook_down_and_up(
    coordinator: Person, open_window: Open, tmp_path: Path, language: str
) -> None:
    """A wrong one is told by its cell and not kept; a right one is the next version."""
    window = open_window(coordinator, language)
    page = window.open("/catalogues")
    window.require_accessible()
    page.get_by_text("Ota esimerkki" if language == "fi" else "Take the example").click()
    with page.expect_download() as download:
        page.get_by_text("Lataa työkirja" if language == "fi" else "Download the workbook").click()
    book = tmp_path / "book.xlsx"
    download.value.save_as(book)
    sheet = "Vierailut" if language == "fi" else "Sessions"
    book.write_bytes(changed(put(sheet, "max_group", "many"), book.read_bytes()))
    field = page.locator("input[type=file]").first
    field.set_input_files(book)
    page.locator("table.ct-findings").wait_for()
    told = page.locator("table.ct-findings tbody").inner_text()
    assert sheet in told
    assert "N" in told
    window.picture(f"catalogue-wrong-{language}")
    window.require_accessible()
    book.write_bytes(changed(put(sheet, "max_group", 61), book.read_bytes()))
    field.set_input_files(book)
    keep = "Tallenna seuraavaksi versioksi" if language == "fi" else "Keep it as the next version"
    page.get_by_role("button", name=keep).click()
    kept = "Tallennettu versiona 2" if language == "fi" else "Kept as version 2"
    page.get_by_text(kept).wait_for()
    window.picture(f"catalogue-kept-{language}")
    with coordinator.client() as client:
        (stored,) = client.pages("/v1/catalogues")
        document = client.get(f"/v1/catalogues/{stored['id']}")["document"]
        assert document["sessions"][0]["max_group"] == 61
