"""The start page: the trips there are, and the ways to begin one."""

from __future__ import annotations

from nicegui import ui

from api.web.desk import Desk
from api.web.frame import page
from api.web.furniture import empty_state, heading, section
from api.web.start.packages import PackageCard
from api.web.start.trips import Trips
from api.web.start.words import WORDS


@page("/", ("Trips", "Matkat"))
async def start(desk: Desk) -> None:
    """Shows the trips, the newest first, and the packages to begin with."""
    ui.add_head_html('<link rel="stylesheet" href="/assets/start.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    trips = [one async for one in desk.items("/v1/wishes")]
    if trips:
        await Trips(desk, trips).build()
    else:
        how = "empty.how" if desk.may_write else "empty.view"
        with empty_state(WORDS(desk.language, "empty"), WORDS(desk.language, how)):
            pass
    await _begin(desk)


async def _begin(desk: Desk) -> None:
    with ui.element("section").classes("st-begin"):
        section(WORDS(desk.language, "begin"))
        ui.label(WORDS(desk.language, "packages.lead")).classes("pm-lead")
        with ui.element("div").classes("st-packages"):
            async for package in desk.items("/v1/packages"):
                PackageCard(desk, package).build()
        if desk.may_write:
            with ui.element("div").classes("pm-actions"):
                ui.link(WORDS(desk.language, "blank"), "/trips/new").classes("st-blank")
