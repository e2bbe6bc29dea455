"""Around: what of a programme has to stay, and the plan that is asked for around it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import action, card, labelled, notice, problem_panel
from api.web.past_programme.words import WORDS
from scenarios.workbooks import Around


class PlanningAround:
    """The choice, and the button that asks for the plan; `plan` sends what is to be kept."""

    def __init__(self, desk: Desk, trip: str, plan: Callable[[str], Awaitable[Content]]) -> None:
        self.desk, self.trip, self._plan = desk, trip, plan

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self, *, asked: int, wrong: int) -> None:
        """Puts it up; while something is asked or wrong, that stands in place of the button."""
        with card(self._say("around")):
            if asked or wrong:
                with notice("warn"):
                    if asked:
                        ui.label(self._say("first-answer", n=asked))
                    if wrong:
                        ui.label(self._say("first-correct", n=wrong))
                return
            ui.label(self._say("around.how"))
            options = {one.value: self._say(f"around.{one.value}") for one in Around}
            self._choice = ui.radio(options, value=Around.CHANGES.value).classes("pp-around")
            labelled(self._choice, self._say("around.how"))
            self._refused = ui.element("div")
            with ui.element("div").classes("pm-actions"):
                action(self._say("plan"), self._order, icon="auto_awesome")

    async def _order(self) -> None:
        try:
            plan = await self._plan(str(self._choice.value))
        except ProblemReceived as received:
            self._refused.clear()
            with self._refused:
                problem_panel(self.desk.language, received)
            return
        ui.navigate.to(f"/trips/{self.trip}/plan?plan={plan['id']}")
