"""To do: what must be done by when so that the itinerary can take place."""

from __future__ import annotations

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import ProblemReceived
from api.web.desk import Desk
from api.web.furniture import badge, card, problem_sentence
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.deadlines import Deadline, DeadlineList
from optimizer.report.deadlines import item, state, what, who, why
from optimizer.report.layout import capitalised
from optimizer.report.phrases import long_date, short_date

FEW = 5
"""So many are shown at once."""


class ToDo:
    """The list of one plan, put up as soon as it is counted."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self) -> None:
        """Puts the list up a moment later, so that the page does not wait for it."""
        with card(self._say("todo")):
            self._room = ui.element("div").classes("it-part")
            ui.timer(0, self._fill, once=True)

    async def _fill(self) -> None:
        try:
            content = await self.desk.get(f"/v1/plans/{self.subject.plan['id']}/deadlines")
        except ProblemReceived as received:
            with self._room:
                ui.label(problem_sentence(self.desk.language, received))
            return
        listed = await run_in_threadpool(DeadlineList.model_validate, content)
        every = sorted(listed.deadlines, key=lambda one: (not one.overdue, one.date))
        with self._room, self.subject.in_hand():
            if not every:
                ui.label(self._say("todo.none"))
                return
            self._list(every[:FEW])
            if every[FEW:]:
                with ui.expansion(self._say("todo.more", n=len(every))):
                    self._list(every[FEW:])

    def _list(self, deadlines: list[Deadline]) -> None:
        with ui.element("ul").classes("it-todo"):
            for one in deadlines:
                self._entry(one)

    def _entry(self, one: Deadline) -> None:
        words, language = self.subject.words, self.desk.language
        with ui.element("li"):
            with ui.element("time").props(f'datetime="{one.date}"'):
                ui.label(short_date(one.date, language))
            with ui.element("div"):
                if one.overdue:
                    badge(state(words, one), "bad")
                ui.label(f"{what(words, one)} · {who(words, one)}").classes("pm-strong")
                service = long_date(one.service, language)
                ui.label(f"{item(words, one)}, {service}").classes("pm-soft pm-small")
                reason = why(
                    words, one.model_copy(update={"rule": None})
                )  # its name is for experts
                ui.label(capitalised(reason)).classes("pm-soft pm-small")
