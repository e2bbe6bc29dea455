"""The partner's page: requests to answer, its part of the programme, and when it is away."""

from __future__ import annotations

from nicegui import ui

from api.client import Content
from api.web.desk import Desk
from api.web.frame import open_page
from api.web.furniture import card, empty_state, heading
from api.web.partner.absences import Absences
from api.web.partner.requests import Requests
from api.web.partner.words import WORDS
from api.web.share.days import STYLE, show_days
from api.web.share.page import lead_of


@open_page("/partner/{signed}", ("Your part of the programme", "Teidän osuutenne ohjelmassa"))
async def partner_page(desk: Desk, signed: str) -> None:
    """Shows a partner its part, and takes its answers."""
    ui.add_head_html(STYLE)
    at, language = f"/v1/links/{signed}", desk.language
    agenda = await desk.get(f"{at}/agenda", language=language)
    if agenda["partner"] is None:
        with empty_state(agenda["programme"], WORDS(language, "reader-link")):
            ui.link(WORDS(language, "reader-link.go"), f"/programme/{signed}")
        return
    part = await desk.get(at)
    heading(agenda["programme"], lead=lead_of(language, agenda))
    ui.label(WORDS(language, "for", partner=agenda["partner_name"])).classes("pm-strong")
    ui.label(agenda["banner"]).classes("pm-soft pm-small")
    with ui.element("div").classes("pm-columns"):
        with ui.element("div").classes("pg-column"):
            _changes(language, part)
            Requests(desk, at).build(agenda)
            _schedule(language, at, agenda)
        with ui.element("div").classes("pg-column"):
            await Absences(desk, at, agenda["today"]).build()


def _changes(language: str, part: Content) -> None:
    told = [one["text"][language] for one in part["changes"]]
    if part["version"] == 1 or not told:
        return
    with card(WORDS(language, "changed")), ui.element("ul").classes("pm-findings"):
        for text in told:
            with ui.element("li"):
                ui.label(text)


def _schedule(language: str, at: str, agenda: Content) -> None:
    if not agenda["entries"]:
        return
    with card(WORDS(language, "schedule")):
        show_days(language, agenda)
        with ui.element("div").classes("pm-actions"):
            address = f"{at}/calendar.ics?language={language}"
            ui.link(WORDS(language, "calendar"), address).classes("pg-button")
