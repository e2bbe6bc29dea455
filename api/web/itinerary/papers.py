"""Papers: what can be taken along, made by the service when it is asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from api.client import ProblemReceived
from api.web.desk import Desk
from api.web.furniture import menu, mind, tell_problem
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS

PAPERS: dict[str, tuple[str, dict[str, str], str, str]] = {
    "programme": ("papers/programme.pdf", {}, "itinerary", "pdf"),
    "run-sheet": ("papers/run-sheet.pdf", {}, "run-sheet", "pdf"),
    "offer": ("papers/offer.pdf", {}, "offer", "pdf"),
    "sheet-xlsx": ("papers/cost-sheet.xlsx", {}, "sheet", "xlsx"),
    "rooming": ("papers/rooming-list.xlsx", {}, "rooming", "xlsx"),
    "gpx": ("papers/itinerary.gpx", {}, "itinerary", "gpx"),
    "geojson": ("papers/itinerary.geojson", {}, "itinerary", "geojson"),
    "text": ("itinerary", {}, "itinerary", "txt"),
    "sheet": ("cost-sheet", {"format": "text"}, "sheet", "txt"),
    "sheet-csv": ("cost-sheet", {"format": "csv"}, "sheet", "csv"),
    "todo-csv": ("deadlines", {"format": "csv"}, "todo", "csv"),
    "todo-ics": ("deadlines", {"format": "ics"}, "todo", "ics"),
}
"""For each paper what of the plan it is, how it is asked for, its file's name and ending."""


def papers(desk: Desk, subject: Subject) -> None:
    """A button with every paper of a plan below it."""
    button = ui.button(WORDS(desk.language, "papers"), icon="download")
    with button.props("outline no-caps color=primary aria-haspopup=menu"), menu():
        for key in PAPERS:
            name = WORDS(desk.language, f"paper.{key}")
            ui.menu_item(name, _fetch(desk, subject, key, button)).props("role=menuitem")


def _fetch(
    desk: Desk, subject: Subject, key: str, button: ui.button
) -> Callable[[], Awaitable[None]]:
    part, asked, name, ending = PAPERS[key]
    query: dict[str, Any] = {**asked, "language": desk.language}

    async def fetch() -> None:
        try:
            content = await desk.file(f"/v1/plans/{subject.plan['id']}/{part}", **query)
        except ProblemReceived as received:
            tell_problem(desk.language, received)
            return
        called = f"{subject.problem.wishes.id}-{WORDS(desk.language, f'file.{name}')}.{ending}"
        ui.download.content(content, called)

    async def minded() -> None:
        await mind(button, fetch())

    return minded
