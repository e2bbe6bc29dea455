"""The network's page: partners over all trips that are over, and those not visited yet."""

from __future__ import annotations

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.web.blocks import block_html
from api.web.desk import Desk
from api.web.frame import page
from api.web.furniture import card, empty_state, heading, notice, quiet_action
from api.web.network.words import WORDS
from optimizer.report.numbers import duration, share
from scenarios.learning.telling.sheet import Sheet
from scenarios.network import Network
from scenarios.network.sheet import network_sheet

FORMS = {"as-page": "html", "as-text": "text", "as-data": "json"}
_ENDINGS = {"html": "html", "text": "txt", "json": "json"}


@page("/network", ("Partner network", "Kumppaniverkosto"))
async def network(desk: Desk, on: str | None = None) -> None:
    """Shows what partners gave on trips that ended before `on`, and who would host again."""
    ui.add_head_html('<link rel="stylesheet" href="/assets/after.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    asked = {"catalogue": await _newest_catalogue(desk), "on": on}
    content = await desk.get("/v1/network", **asked)
    found, sheet = await run_in_threadpool(_read, content, desk.language)
    if not found.trips:
        with empty_state(WORDS(desk.language, "none"), WORDS(desk.language, "none.how")):
            ui.link(WORDS(desk.language, "home"), "/")
        return
    with card():
        with ui.element("div").classes("pm-actions no-print"):
            for key, form in FORMS.items():
                quiet_action(WORDS(desk.language, key), lambda form=form: _save(desk, form, asked))
        with ui.element("div").classes("af-report"):
            _tiles(desk, found)
            for warning in sheet.warnings:
                with notice("warn"):
                    ui.label(warning)
            for block in sheet.blocks:
                ui.html(block_html(block, desk.language), sanitize=False).classes("af-block")


async def _newest_catalogue(desk: Desk) -> str | None:
    """The catalogue that was stored last: it says which partners there are."""
    async for one in desk.items("/v1/catalogues"):
        return str(one["id"])
    return None


def _read(content: object, language: str) -> tuple[Network, Sheet]:
    found = Network.model_validate(content)
    return found, network_sheet(found, language)


def _tiles(desk: Desk, found: Network) -> None:
    held = sum(one.held for one in found.trips)
    told = {
        "partners": str(len(found.partners)),
        "held": f"{held} / {sum(one.planned for one in found.trips)}",
        "hours": duration(found.minutes),
        "busiest": share(found.busiest_permille / 1000, desk.language),
    }
    with ui.element("div").classes("af-tiles"):
        for key, text in told.items():
            with ui.element("div").classes("af-tile"):
                ui.label(text).classes("af-figure")
                ui.label(WORDS(desk.language, key)).classes("pm-soft")


async def _save(desk: Desk, form: str, asked: dict[str, str | None]) -> None:
    content = await desk.file("/v1/network", format=form, language=desk.language, **asked)
    ui.download.content(content, f"network.{_ENDINGS[form]}")
