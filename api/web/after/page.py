"""The page for after the trip: ask, tell, improve, and read what was learnt."""

from __future__ import annotations

from nicegui import ui

from api.web.after.delivery import Delivery
from api.web.after.improvements import Improvements
from api.web.after.links import Links
from api.web.after.report import Report
from api.web.after.subject import is_ahead, subject_of
from api.web.after.words import WORDS
from api.web.desk import Desk
from api.web.frame import page, trip_head
from api.web.furniture import empty_state, heading, notice


@page("/trips/{trip}/after", ("Afterwards", "Matkan jälkeen"))
async def after(desk: Desk, trip: str, plan: str | None = None) -> None:
    """Shows what there is to do once the trip is over."""
    await trip_head(trip, "after", desk, plan=plan)
    ui.add_head_html('<link rel="stylesheet" href="/assets/after.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    subject = await subject_of(desk, trip)
    if subject is None:
        with empty_state(WORDS(desk.language, "none"), WORDS(desk.language, "none.how")):
            ui.link(WORDS(desk.language, "to-publish"), f"/trips/{trip}/publish")
        return
    if is_ahead(desk, subject):
        with notice():
            ui.label(WORDS(desk.language, "ahead"))
    report = Report(desk, subject)
    with ui.element("div").classes("af-columns"):
        with ui.element("div").classes("af-stack no-print"):
            await Links(desk, subject).build()
            await Improvements(desk, subject, report.show).build()
        with ui.element("div").classes("af-stack no-print"):
            await Delivery(desk, subject, report.show).build()
    await report.build()
