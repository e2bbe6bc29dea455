"""Impossible: which wishes cannot hold together, and what would help, each planned already."""

from __future__ import annotations

from nicegui import ui

from api.client import Content
from api.web.furniture import action, card, labelled
from api.web.itinerary.inquiry import Inquiry
from api.web.itinerary.ordering import order_fix
from api.web.itinerary.orders import Board
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.explanations import Conflict, Explanation, Impossible, Repair
from optimizer.domain.result import Verdict
from optimizer.report.demands import demand_text, repair_text
from optimizer.report.givens import givens
from optimizer.report.layout import capitalised
from optimizer.report.phrases import phrase


class Reasons:
    """Why there is no itinerary; worked out at once, for it is what is needed next."""

    def __init__(self, board: Board, subject: Subject) -> None:
        self.board, self.subject = board, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.board.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts up what stands in the way."""
        with card(self._say("why")):
            texts = (self._say("why.ask"), self._say("why.how"), self._say("why.unknown"))
            inquiry = Inquiry(self.board.desk, self.subject, texts, self._answered)
            await inquiry.build(at_once=True)

    def _answered(self, found: Explanation, answer: Content) -> None:
        impossible = found.impossible
        if impossible is None or impossible.verdict is not Verdict.INFEASIBLE:
            ui.label(self._say("why.unknown"))
            return
        for conflict in impossible.conflicts:
            self._conflict(conflict)
        rest = self._rest(impossible)
        if rest:
            ui.label(rest)
        self._repairs(impossible.repairs, answer["impossible"]["repairs"])

    def _conflict(self, conflict: Conflict) -> None:
        key = "why.conflict" if conflict.is_minimal else "why.open"
        ui.label(self._say(key)).classes("pm-strong")
        with ui.element("ul").classes("pm-findings"):
            for demand in conflict.demands:
                text = capitalised(demand_text(self.subject.words, demand))
                if demand in conflict.unproved:
                    text = phrase("impossible.open", self.subject.language, demand=text)
                with ui.element("li"):
                    ui.label(text)
        if conflict.is_confirmed:
            ui.label(self._say("why.proved")).classes("pm-soft pm-small")

    def _rest(self, impossible: Impossible) -> str:
        """What is left to say of the reasons."""
        if impossible.is_hosts:
            given = givens(self.subject.words)
            if given:
                return phrase("impossible.given", self.subject.language, names=given)
            return self._say("why.hosts")
        if not impossible.conflicts:
            return self._say("why.unknown")
        return "" if impossible.is_complete else self._say("why.more")

    def _repairs(self, repairs: tuple[Repair, ...], raw: list[Content]) -> None:
        ui.html(f"<h2>{self._say('fixes')}</h2>", sanitize=False)
        if not repairs:
            ui.label(self._say("fixes.none"))
            return
        ui.label(self._say("fixes.how")).classes("pm-soft")
        with ui.element("div").classes("it-fixes"):
            for repair, content in zip(repairs, raw, strict=True):
                self._repair(repair, content["wishes"])

    def _repair(self, repair: Repair, wishes: Content) -> None:
        async def take() -> None:
            await self.board.order(lambda: order_fix(self.board.desk, self.subject, wishes))

        changes, plan = repair_text(self.subject.words, repair)
        with ui.element("div").classes("it-fix"):
            ui.label(capitalised(changes)).classes("pm-strong")
            ui.label(f"{capitalised(plan)}.").classes("pm-soft")
            if self.board.desk.may_write:
                text = self._say("fixes.take")
                labelled(action(text, take), f"{text}: {changes}")
