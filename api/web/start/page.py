"""The start page: the trips there are, and the ways to begin one."""

from __future__ import annotations

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.frame import page
from api.web.furniture import (
    coming,
    empty_state,
    heading,
    notice,
    problem_sentence,
    quiet_action,
    section,
)
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
    Beginning(desk).build()


class Beginning:
    """The packages: their next dates take a while to find, so the page does not wait for them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def _say(self, key: str) -> str:
        return WORDS(self.desk.language, key)

    def build(self) -> None:
        """Puts up the ways to begin, and has the packages come."""
        with ui.element("section").classes("st-begin"):
            section(self._say("begin"))
            ui.label(self._say("packages.lead")).classes("pm-lead")
            self._place = ui.element("div").classes("st-place").props("aria-live=polite")
            with self._place:
                coming(self._say("packages.coming"))
            if self.desk.may_write:
                with ui.element("div").classes("pm-actions"):
                    ui.link(self._say("blank"), "/trips/new").classes("st-blank")
            ui.timer(0.0, self._fill, once=True)

    async def _fill(self) -> None:
        try:
            packages = [one async for one in self.desk.items("/v1/packages")]
        except ProblemReceived as received:
            self._refused(received)
            return
        self._show(packages)

    def _show(self, packages: list[Content]) -> None:
        self._place.clear()
        with self._place, ui.element("div").classes("st-packages"):
            for package in packages:
                PackageCard(self.desk, package).build()

    def _refused(self, received: ProblemReceived) -> None:
        self._place.clear()
        with self._place, notice("bad"):
            ui.label(problem_sentence(self.desk.language, received))
            with ui.element("div").classes("pm-actions"):
                quiet_action(self._say("packages.again"), self._again)

    async def _again(self) -> None:
        self._place.clear()
        with self._place:
            coming(self._say("packages.coming"))
        await self._fill()
