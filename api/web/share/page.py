"""The shared programme: every day for those who travel, without prices."""

from __future__ import annotations

from nicegui import ui

from api.client import Content
from api.web.desk import Desk
from api.web.frame import open_page
from api.web.furniture import empty_state, heading
from api.web.share.days import STYLE, date_of, show_days
from api.web.share.words import WORDS
from optimizer.report.phrases import short_date


@open_page("/programme/{signed}", ("Programme", "Ohjelma"))
async def shared_programme(desk: Desk, signed: str) -> None:
    """Shows what is published to whoever has the link."""
    ui.add_head_html(STYLE)
    at, say = f"/v1/links/{signed}", WORDS
    agenda = await desk.get(f"{at}/agenda", language=desk.language)
    if agenda["partner"] is not None:
        with empty_state(agenda["programme"], say(desk.language, "partner-link")):
            ui.link(say(desk.language, "partner-link.go"), f"/partner/{signed}")
        return
    part = await desk.get(at)
    data = await desk.file(f"{at}/papers/itinerary.jsonld", language=desk.language)
    ui.add_head_html(f'<script type="application/ld+json">{data.decode()}</script>')
    heading(agenda["programme"], lead=lead_of(desk.language, agenda))
    with ui.element("div").classes("pm-actions no-print"):
        query = f"?language={desk.language}"
        ui.link(say(desk.language, "calendar"), f"{at}/calendar.ics{query}").classes("pg-button")
        ui.link(say(desk.language, "pdf"), f"{at}/programme.pdf{query}").classes("pg-button")
        gpx = f"{at}/papers/itinerary.gpx{query}"
        ui.link(say(desk.language, "gpx"), gpx).classes("pg-button")
        printing = ui.button(say(desk.language, "print")).props("outline no-caps color=primary")
        printing.on("click", js_handler="() => window.print()")
    ui.label(agenda["banner"]).classes("pm-soft pm-small")
    _changes(desk.language, part)
    show_days(desk.language, agenda)


def lead_of(language: str, agenda: Content) -> str:
    """Dates, guests and version in a line."""
    first, last = (short_date(date_of(agenda[one]), language) for one in ("first", "last"))
    key = "lead.one-day" if agenda["first"] == agenda["last"] else "lead"
    told = WORDS(language, key, first=first, last=last, heads=agenda["heads"])
    return f"{told} · {WORDS(language, 'version', n=agenda['version'])}"


def _changes(language: str, part: Content) -> None:
    """What the version changed against the one before; nothing of a first one."""
    told = [one["text"][language] for one in part["changes"] if one["kind"] not in _UNSAID]
    if part["version"] == 1 or not told:
        return
    with ui.element("details").classes("pm-card pg-changes no-print").props("open"):
        with ui.element("summary"):
            ui.label(WORDS(language, "changed", n=part["version"]))
        with ui.element("ul"):
            for text in told:
                with ui.element("li"):
                    ui.label(text)


_UNSAID = ("first", "none", "kept")
