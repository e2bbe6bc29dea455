"""Adding: a session put into the plan by hand, on a day at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from api.web.editing.history import Done
from api.web.editing.words import WORDS
from api.web.furniture import card, quiet_action
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.report.phrases import long_date, short_date
from optimizer.report.words import Words


class Adding:
    """The card in which a session is chosen that is to be added, with its day and time."""

    def __init__(
        self,
        language: str,
        problem: Problem,
        itinerary: Itinerary,
        add: Callable[[Done], Awaitable[None]],
    ) -> None:
        self.language, self.problem, self._do = language, problem, add
        self._dates = [day.date for day in itinerary.days]
        self._added: dict[str, Any] = {"time": ""}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.language, key, **facts)

    def build(self) -> None:
        """Puts the card up."""
        catalogue = self.problem.catalogue
        words = Words(self.problem, self.language)
        sessions = {one.id: words.session(one.id) for one in catalogue.sessions}
        sessions = dict(sorted(sessions.items(), key=lambda one: one[1]))
        days = {date.isoformat(): long_date(date, self.language) for date in self._dates}
        with card(self._say("add")):
            ui.select(sessions, label=self._say("add.session"), with_input=True).props(
                'outlined dense behavior="menu"'
            ).bind_value(self._added, "session")
            ui.select(days, label=self._say("add.day")).props(
                'outlined dense behavior="menu"'
            ).bind_value(self._added, "day")
            ui.input(self._say("add.time")).props("outlined dense mask='##:##'").bind_value(
                self._added, "time"
            )
            with ui.element("div").props('aria-live="polite"'):
                self._fault = ui.label().classes("pm-badge is-warn")
                self._fault.set_visibility(False)
            quiet_action(self._say("add.go"), self._add, icon="add")

    async def _add(self) -> None:
        session, day, time = (self._added.get(key) for key in ("session", "day", "time"))
        hours, _, minutes = str(time or "").partition(":")
        is_time = hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60
        self._fault.set_visibility(not (session and day and is_time))
        if not (session and day and is_time):
            self._fault.set_text(self._say("add.missing"))
            return
        name = Words(self.problem, self.language).session(str(session))
        edit = {"kind": "add", "session": session, "date": day, "start": time}
        told = self._say("edit.add", what=name, after=f"{self._day_named(str(day))} {time}")
        await self._do(Done(edit, told))

    def _day_named(self, date: str) -> str:
        found = next(day for day in self._dates if day.isoformat() == date)
        return short_date(found, self.language)
