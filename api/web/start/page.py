"""The start page: the trips there are."""

from __future__ import annotations

from nicegui import ui

from api.web.desk import Desk
from api.web.frame import page
from api.web.furniture import card, empty_state, heading
from api.web.words import Words

WORDS = Words(
    "start",
    {
        "title": ("Your trips", "Matkasi"),
        "lead": (
            "Each delegation's visit, from wishes to what was learnt.",
            "Jokaisen valtuuskunnan vierailu toiveista oppeihin.",
        ),
        "empty": ("No trips yet", "Ei vielä matkoja"),
        "empty.how": (
            "Begin with a base package, or with a blank page.",
            "Aloita valmiista paketista tai tyhjästä.",
        ),
    },
)


@page("/", ("Trips", "Matkat"))
async def start(desk: Desk) -> None:
    """Shows every trip, the newest first."""
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    trips = [one async for one in desk.items("/v1/wishes")]
    if not trips:
        with empty_state(WORDS(desk.language, "empty"), WORDS(desk.language, "empty.how")):
            pass
    with ui.element("div").classes("pm-grid"):
        for trip in trips:
            with card():
                ui.link(trip["key"], f"/trips/{trip['id']}/wishes")
