"""Choices: other good itineraries beside the best; one is looked at, and one is chosen."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import ui

from api.web.furniture import badge, card, labelled, quiet_action
from api.web.itinerary.ordering import order_choice, order_choices
from api.web.itinerary.orders import Board
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.result import SolveResult, Verdict
from optimizer.report.numbers import duration, money


class Choices:
    """The good itineraries of a plan side by side; `show` puts one's days up."""

    def __init__(self, board: Board, subject: Subject, show: Callable[[SolveResult], None]) -> None:
        self.board, self.subject, self._show = board, subject, show
        assert subject.result is not None
        self._every = (subject.result, *subject.result.alternatives)
        self._shown = 0

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.board.desk.language, f"choices.{key}", **facts)

    def build(self) -> None:
        """Puts them up, or the button that asks for them."""
        was_asked = self.subject.plan["parameters"]["alternatives"] > 1
        if len(self._every) == 1 and not self.board.desk.may_write:
            return
        with card(WORDS(self.board.desk.language, "choices")):
            if len(self._every) > 1:
                self._room = ui.element("div").classes("it-choices")
                self._fill()
            elif was_asked:
                ui.label(self._say("none"))
            else:
                ui.label(self._say("lead")).classes("pm-soft")
                with ui.element("div").classes("pm-actions"):
                    quiet_action(self._say("ask"), self._ask, icon="compare")

    async def _ask(self) -> None:
        await self.board.order(lambda: order_choices(self.board.desk, self.subject))

    def _fill(self) -> None:
        self._room.clear()
        with self._room, self.subject.in_hand():
            for number, one in enumerate(self._every):
                if one.itinerary is not None:
                    self._choice(number, one)

    def _choice(self, number: int, one: SolveResult) -> None:
        is_shown = number == self._shown
        with ui.element("section").classes("it-choice" + (" is-shown" if is_shown else "")):
            ui.label(self._say(one.name)).classes("pm-strong")
            ui.label(self._say(f"how.{one.name}")).classes("pm-soft pm-small")
            self._facts(one)
            is_proved = one.verdict is Verdict.OPTIMAL
            badge(self._say("proved" if is_proved else "open"), "good" if is_proved else "warn")
            with ui.element("div").classes("pm-actions"):
                if is_shown:
                    ui.label(self._say("shown")).classes("pm-soft pm-small")
                else:
                    button = quiet_action(self._say("see"), lambda: self._see(number))
                    labelled(button, f"{self._say('see')}: {self._say(one.name)}")
                if number and self.board.desk.may_write:
                    button = quiet_action(self._say("take"), lambda: self._take(number))
                    labelled(button, f"{self._say('take')}: {self._say(one.name)}")

    def _facts(self, one: SolveResult) -> None:
        language = self.board.desk.language
        facts = [("visits", self._visits(one))]
        if one.score is not None:
            facts = [
                ("points", str(one.score.points)),
                ("price", money(one.score.cost_cents, language)),
                ("travel", duration(one.score.travel_minutes)),
                *facts,
            ]
        assert one.itinerary is not None
        hotels = dict.fromkeys(day.night.hotel for day in one.itinerary.days if day.night)
        facts.append(("hotels", ", ".join(map(self.subject.words.hotel, hotels)) or "–"))
        with ui.element("dl"):
            for key, value in facts:
                with ui.element("dt"):
                    ui.label(self._say(key))
                with ui.element("dd"):
                    ui.label(value)

    def _visits(self, one: SolveResult) -> str:
        own, best = _sessions(one), _sessions(self._every[0])
        if one is self._every[0]:
            return str(len(own))
        return self._say("same", n=len(own), same=len(own & best))

    def _see(self, number: int) -> None:
        self._shown = number
        self._fill()
        self._show(self._every[number])

    async def _take(self, number: int) -> None:
        await self.board.order(lambda: order_choice(self.board.desk, self.subject, number))


def _sessions(result: SolveResult) -> set[str]:
    if result.itinerary is None:
        return set()
    return {key for _, visit in result.itinerary.visits for key in visit.sessions}
