"""The past programme's page: a workbook to fill in, and a filled one to be read for the trip."""

from __future__ import annotations

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.frame import page, trip_head
from api.web.furniture import card, heading, notice, quiet_action, tell_problem
from api.web.past_programme.reading import Reading
from api.web.past_programme.words import WORDS
from api.web.start.beginning import catalogue_of
from optimizer.domain.catalogue import Catalogue


@page("/trips/{trip}/last-year", ("Last year's programme", "Viime vuoden ohjelma"))
async def past_programme(desk: Desk, trip: str, plan: str | None = None) -> None:
    """Takes a programme in for a trip; the steps go on with `plan`."""
    for sheet in ("catalogue", "past-programme"):  # findings look as they do in a catalogue's book
        ui.add_head_html(f'<link rel="stylesheet" href="/assets/{sheet}.css">')
    stored = await desk.get(f"/v1/wishes/{trip}")
    await trip_head(trip, "wishes", desk, plan=plan)
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    catalogue = await _catalogue(desk, stored["document"]["catalogue"])
    if catalogue is None:
        with notice("warn"):
            ui.label(WORDS(desk.language, "no-catalogue"))
            ui.link(WORDS(desk.language, "to-catalogues"), "/catalogues")
        return
    with ui.element("div").classes("pp-page"):
        _to_fill_in(desk, stored)
        Reading(desk, trip, catalogue.rules.ticks_per_minute).build()


async def _catalogue(desk: Desk, name: str) -> Catalogue | None:
    key = await catalogue_of(desk, name)
    if key is None:
        return None
    stored = await desk.get(f"/v1/catalogues/{key}")
    return await run_in_threadpool(Catalogue.model_validate, stored["document"])


def _to_fill_in(desk: Desk, stored: Content) -> None:
    async def download() -> None:
        path = f"/v1/wishes/{stored['id']}/programme-workbook"
        try:
            content = await desk.file(path, language=desk.language)
        except ProblemReceived as received:
            tell_problem(desk.language, received)
            return
        ui.download.content(content, f"{stored['key']}-programme.xlsx")

    with card(WORDS(desk.language, "fill")):
        ui.label(WORDS(desk.language, "fill.how")).classes("pm-soft")
        with ui.element("div").classes("pm-actions"):
            quiet_action(WORDS(desk.language, "download"), download, icon="download")
