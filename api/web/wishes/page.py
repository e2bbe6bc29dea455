"""The wishes page: the form of one trip, what stands in its way, and saving it."""

from __future__ import annotations

import datetime as dt

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import Content
from api.web.desk import Desk
from api.web.frame import name_window, page, trip_steps
from api.web.furniture import heading, notice
from api.web.start.beginning import catalogue_of
from api.web.wishes.about import limits, when_and_how, who_comes
from api.web.wishes.arranged import arranged
from api.web.wishes.fields import Fields
from api.web.wishes.paying import paying
from api.web.wishes.saving import Saving
from api.web.wishes.sheet import Sheet
from api.web.wishes.wanted import Wanted
from api.web.wishes.words import WORDS
from optimizer.domain.catalogue import Catalogue
from scenarios.problems import shipped_catalogues

_AHEAD = dt.timedelta(days=90)


@page("/trips/new", ("New trip", "Uusi matka"))
async def new_trip(desk: Desk) -> None:
    """A blank page."""
    await _form(desk, await _blank(desk), None)


@page("/trips/{trip}/wishes", ("Wishes", "Toiveet"))
async def wishes(desk: Desk, trip: str, plan: str | None = None) -> None:
    """The wishes of a trip, as they were saved last; the other steps go on with `plan`."""
    stored = await desk.get(f"/v1/wishes/{trip}")
    name_window(str(stored["document"]["name"].get(desk.language, "")))
    trip_steps(trip, "wishes", desk, plan=plan)
    await _form(desk, stored["document"], stored)


async def _form(desk: Desk, document: Content, stored: Content | None) -> None:
    ui.add_head_html('<link rel="stylesheet" href="/assets/wishes.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    catalogue = await _catalogue(desk, document["catalogue"])
    sheet = Sheet(document, catalogue, stored)
    fields = Fields(sheet, desk.language, may_write=desk.may_write)
    if stored is not None:
        with ui.element("div").classes("ws-before"):
            ui.label(WORDS(desk.language, "before")).classes("pm-soft")
            ui.link(WORDS(desk.language, "before.read"), f"/trips/{stored['id']}/last-year")
    if not desk.may_write:
        with notice():
            ui.label(WORDS(desk.language, "reader"))
    if catalogue is None:
        with notice("warn"):
            ui.label(WORDS(desk.language, "no-catalogue"))
    with ui.element("div").classes("ws-form"):
        fields.both_languages("name", ("name",))
        who_comes(fields, catalogue)
        when_and_how(fields, catalogue)
        if catalogue is not None:
            Wanted(fields, catalogue).build()
            arranged(fields, catalogue)
        limits(fields)
        if catalogue is not None:
            paying(fields, catalogue)
    Saving(desk, sheet, fields).build()


async def _catalogue(desk: Desk, name: str) -> Catalogue | None:
    key = await catalogue_of(desk, name)
    if key is None:
        return None
    stored = await desk.get(f"/v1/catalogues/{key}")
    return await run_in_threadpool(Catalogue.model_validate, stored["document"])


async def _blank(desk: Desk) -> Content:
    """Wishes for the first catalogue there is: a small party, three days in a quarter's time."""
    names = [one["key"] async for one in desk.items("/v1/catalogues")]
    name = names[-1] if names else next(iter(shipped_catalogues()))
    today = desk.house.service.clock.now().date()
    first = today + _AHEAD
    first += dt.timedelta(days=-first.weekday() % 7)  # a Monday
    return {
        "id": f"trip-{today}",
        "name": {},
        "catalogue": name,
        "planning_date": today.isoformat(),
        "party": {"heads": 12, "own_languages": ["en"]},
        "dates": {"first": first.isoformat(), "last": (first + dt.timedelta(2)).isoformat()},
    }
