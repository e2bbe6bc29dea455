"""The trips on the start page: when, for how many, how far, and where to go on."""

from __future__ import annotations

import asyncio
import datetime as dt

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import Tone, badge, card, labelled, quiet_action, tell_problem
from api.web.start.beginning import begin
from api.web.start.words import WORDS
from optimizer.report.phrases import short_date

AT_ONCE = 12
"""So many trips are shown at first, and with each click on more."""

_TONES: dict[str, Tone] = {"OPTIMAL": "good", "FEASIBLE": "good", "INFEASIBLE": "bad"}
_WORK = ("QUEUED", "RUNNING")
_OF_THE_TRIP = ("programme", "statuses", "pins")


class Trips:
    """The trips, the newest first."""

    def __init__(self, desk: Desk, trips: list[Content]) -> None:
        self.desk, self._left = desk, trips

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts up the newest ones."""
        self._grid = ui.element("div").classes("pm-grid")
        with ui.element("div").classes("pm-actions"):
            self._more = quiet_action(self._say("more"), self._show)
        await self._show()

    async def _show(self) -> None:
        now, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        self._more.set_visibility(bool(self._left))
        found = await asyncio.gather(*(self._read(one["id"]) for one in now))
        with self._grid:
            for trip, plan in found:
                self._card(trip, plan)

    async def _read(self, key: str) -> tuple[Content, Content | None]:
        """A trip with its newest plan."""
        trip = await self.desk.get(f"/v1/wishes/{key}")
        plans = await self.desk.get("/v1/plans", trip=key, limit=1)
        return trip, next(iter(plans["items"]), None)

    def _card(self, trip: Content, plan: Content | None) -> None:
        wishes = trip["document"]
        name = str(wishes["name"][self.desk.language])
        step = "wishes" if plan is None else "plan"
        with card(classes="st-trip"):
            with ui.element("h3"):
                ui.link(name, f"/trips/{trip['id']}/{step}")
            ui.label(self._facts(wishes)).classes("pm-soft pm-small")
            badge(*self._state(plan))
            with ui.element("div").classes("pm-actions st-ways"):
                for other in ("plan", "wishes"):
                    link = ui.link(self._say(f"to-{other}"), f"/trips/{trip['id']}/{other}")
                    labelled(link, f"{self._say(f'to-{other}')}: {name}")
                if self.desk.may_write:
                    button = quiet_action(
                        self._say("again"), lambda _, wishes=wishes: self._begin_again(wishes)
                    )
                    labelled(button, self._say("again.named", name=name))

    def _facts(self, wishes: Content) -> str:
        first, last = (
            short_date(dt.date.fromisoformat(wishes["dates"][end]), self.desk.language)
            for end in ("first", "last")
        )
        dates = self._say("dates", first=first, last=last)
        return f"{dates} · {self._say('n-guests', n=wishes['party']['heads'])}"

    def _state(self, plan: Content | None) -> tuple[str, Tone]:
        if plan is None:
            return self._say("state.none"), "calm"
        if plan["state"] in _WORK:
            return self._say("state.work"), "calm"
        if plan["verdict"] is None:
            return self._say("state.failed"), "bad"
        return self._say(f"state.{plan['verdict']}"), _TONES.get(plan["verdict"], "warn")

    async def _begin_again(self, wishes: Content) -> None:
        """A new trip with the same wishes, without what was agreed or published for the old one."""
        kept = {key: value for key, value in wishes.items() if key not in _OF_THE_TRIP}
        name = {key: WORDS(key, "copy", name=text) for key, text in wishes["name"].items()}
        today = self.desk.house.service.clock.now().date().isoformat()
        kept |= {"name": name, "planning_date": min(today, wishes["dates"]["first"])}
        try:
            trip = await begin(self.desk, kept)
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ui.navigate.to(f"/trips/{trip['id']}/wishes")
