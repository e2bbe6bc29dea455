"""Days: entries of a programme one under the other, with their hours and places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from nicegui import ui

from api.client import Content
from api.web.furniture import labelled
from api.web.share.words import WORDS
from optimizer.domain.ticks import clock
from optimizer.report.phrases import long_date, short_date

STYLE = '<link rel="stylesheet" href="/assets/programme.css">'


def date_of(text: str) -> dt.date:
    """A date as the service writes it."""
    return dt.date.fromisoformat(text)


def hours(start: int | None, end: int | None) -> str:
    """From when to when; empty for what lasts all day."""
    if start is None or end is None:
        return ""
    return f"{clock(start)}–{clock(end)}" if end > start else clock(start)


def show_days(language: str, agenda: Content) -> None:
    """Every day of an agenda, the one of today marked."""
    entries: Sequence[Content] = agenda["entries"]
    days = [(day, list(those)) for day, those in groupby(entries, lambda one: one["date"])]
    first = date_of(agenda["first"])
    if len(days) > 1:
        _jumps(language, [day for day, _ in days], agenda["today"])
    for day, those in days:
        date = date_of(day)
        is_today = day == agenda["today"]
        with (
            ui.element("section")
            .classes("pg-day" + (" is-today" if is_today else ""))
            .props(f'id="day-{day}"')
        ):
            with ui.element("div").classes("pg-day-head"):
                number = (date - first).days + 1
                if number > 0:
                    ui.label(WORDS(language, "day", n=number)).classes("pg-day-number")
                with ui.element("h2"):
                    ui.label(_capital(long_date(date, language)))
                if is_today:
                    ui.label(WORDS(language, "today")).classes("pm-badge is-calm")
            with ui.element("ol").classes("pg-list"):
                for one in those:
                    _entry(language, one)


def _jumps(language: str, days: list[str], today: str) -> None:
    """Links to the days, for phones."""
    label = WORDS(language, "days")
    with labelled(ui.element("nav").classes("pg-jumps no-print"), label):
        for day in days:
            link = ui.link(_capital(short_date(date_of(day), language)), f"#day-{day}")
            link.classes("pg-jump" + (" is-today" if day == today else ""))


def _entry(language: str, entry: Content) -> None:
    with ui.element("li").classes(f"pg-entry is-{entry['kind']}"):
        ui.label(hours(entry["start"], entry["end"])).classes("pg-hours")
        with ui.element("div").classes("pg-what"):
            if entry["kind"] == "leg":
                ui.label(entry["label"]).classes("pg-kind")
            ui.label(entry["title"]).classes("pg-title")
            told = _told(entry)
            if told:
                ui.label(told).classes("pg-told")
        _spot(language, entry)


def _told(entry: Content) -> str:
    """What is not in the title already."""
    title = str(entry["title"])
    if entry["kind"] in ("leg", "night", "visit"):
        first, *rest = str(entry["told"]).split(" · ")
        first = "" if title.endswith(first) else first.removeprefix(f"{title} @ ")
        return " · ".join(part for part in (first, *rest) if part)
    return "" if entry["place"] in entry["title"] else str(entry["place"])


def _spot(language: str, entry: Content) -> None:
    if entry["latitude"] is None or entry["kind"] in ("leg", "night"):
        return
    label = WORDS(language, "map", place=entry["place"])
    spot = f"geo:{entry['latitude']},{entry['longitude']}"
    with ui.link(target=spot).classes("pg-spot no-print") as link:
        ui.icon("place").props("aria-hidden=true")
    labelled(link, label)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
