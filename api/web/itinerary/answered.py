"""Answered: the verdict first, then the days and all about them, or what stands in the way."""

from __future__ import annotations

from nicegui import ui

from api.web.furniture import Tone, action, badge, card, quiet_action, scrolling, section
from api.web.itinerary.choices import Choices
from api.web.itinerary.costs import Costs
from api.web.itinerary.days import days_html
from api.web.itinerary.impossible import Reasons
from api.web.itinerary.map import DayMap
from api.web.itinerary.ordering import order_longer
from api.web.itinerary.orders import Board
from api.web.itinerary.papers import papers
from api.web.itinerary.subject import Subject
from api.web.itinerary.todo import ToDo
from api.web.itinerary.unmet import Unmet
from api.web.itinerary.words import WORDS
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.result import SolveResult, Verdict
from optimizer.papers.byhand import warnings
from optimizer.report.costs import per_head
from optimizer.report.numbers import duration, money

_TONES: dict[Verdict, tuple[str, Tone]] = {
    Verdict.OPTIMAL: ("proved", "good"),
    Verdict.FEASIBLE: ("feasible", "warn"),
    Verdict.INFEASIBLE: ("infeasible", "bad"),
    Verdict.UNKNOWN: ("unknown", "warn"),
}


class Answer:
    """A plan whose work has ended, whichever way."""

    def __init__(self, board: Board, subject: Subject) -> None:
        self.board, self.subject = board, subject
        self.desk = board.desk

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts it up."""
        result = self.subject.result
        with card(classes="it-verdict"):
            self._verdict(result)
        if result is None:
            return
        if result.itinerary is None:
            if result.verdict is Verdict.INFEASIBLE:
                await Reasons(self.board, self.subject).build()
            return
        Choices(self.board, self.subject, self._show).build()
        self._days = ui.element("div").classes("it-part")
        self._of_the_best = ui.label(self._say("choices.of-the-best")).classes("pm-soft")
        with ui.element("div").classes("it-two") as self._about:
            with ui.element("div").classes("it-part"):
                await Unmet(self.board, self.subject).build()
                ToDo(self.desk, self.subject).build()
            Costs(self.desk, self.subject).build()
        self._show(result)

    # --- the verdict -------------------------------------------------------------------------
    def _verdict(self, result: SolveResult | None) -> None:
        plan = self.subject.plan
        if result is None:
            self._no_answer()
            return
        word, tone = _TONES[result.verdict] if result.by_hand is None else ("by-hand", "warn")
        badge(self._say(word), tone)
        if result.chosen_as is not None:
            name = self._say(f"choices.{result.chosen_as}")
            ui.label(self._say("choices.chosen", name=name)).classes("pm-strong")
        ui.label(plan["sentence"]).classes("it-sentence").props('role="status"')
        self._warnings(result)
        if plan["state"] == "FAILED":
            ui.label(f"{self._why()} {self._say('failed.best')}").classes("pm-soft")
        elif plan["state"] == "STOPPED" and result.itinerary is not None:
            ui.label(self._say("stopped")).classes("pm-soft")
        if result.itinerary is not None:
            self._figures(result, result.itinerary)
        elif result.verdict is Verdict.UNKNOWN:
            ui.label(self._say("unknown.how"))
        self._actions(result)

    def _warnings(self, result: SolveResult) -> None:
        """What the checker says of a plan that was made by hand."""
        found = () if result.by_hand is None else result.by_hand.warnings
        if result.itinerary is None or not found:
            return
        told = warnings(self.subject.problem, result.itinerary, self.desk.language)
        with ui.element("ul").classes("pm-findings"):
            for sentence in told:
                with ui.element("li"):
                    ui.label(sentence)

    def _no_answer(self) -> None:
        if self.subject.plan["state"] == "FAILED":
            badge(self._say("failed"), "bad")
            ui.label(self._why()).classes("it-sentence").props('role="alert"')
        else:
            ui.label(self._say("stopped.none")).classes("it-sentence").props('role="status"')
        if self.desk.may_write:
            with ui.element("div").classes("pm-actions"):
                action(self._say("again"), self.board.plan_anew, icon="auto_awesome")

    def _why(self) -> str:
        """Why the work failed."""
        error = self.subject.plan["error"] or {}
        return str((error.get("message") or {}).get(self.desk.language, ""))

    def _figures(self, result: SolveResult, itinerary: Itinerary) -> None:
        score, language = result.score, self.desk.language
        visits = len([key for _, visit in itinerary.visits for key in visit.sessions])
        figures = [("days", str(len(itinerary.days))), ("visits", str(visits))]
        if score is not None:
            each = per_head(score.cost_cents, self.subject.problem.wishes.party.heads)
            figures += [
                ("points", str(score.points)),
                ("price", money(score.cost_cents, language)),
                ("person", money(each, language)),
                ("travel", duration(score.travel_minutes)),
            ]
        with self.subject.in_hand(), ui.element("dl").classes("it-figures"):
            for key, value in figures:
                with ui.element("div").classes("it-figure"):
                    with ui.element("dt"):
                        ui.label(self._say(f"figure.{key}"))
                    with ui.element("dd"):
                        ui.label(value)

    def _actions(self, result: SolveResult) -> None:
        plan, trip = self.subject.plan, self.subject.trip
        with ui.element("div").classes("pm-actions"):
            if result.itinerary is not None:
                papers(self.desk, self.subject)
                where = f"?plan={plan['id']}"
                if self.desk.may_write:
                    ui.link(self._say("edit"), f"/trips/{trip.id}/edit{where}")
                ui.link(self._say("publish"), f"/trips/{trip.id}/publish{where}")
            is_open = result.verdict in (Verdict.FEASIBLE, Verdict.UNKNOWN)
            if self.desk.may_write and is_open and result.by_hand is None:
                key = "improve" if result.itinerary is not None else "longer"
                quiet_action(self._say(key), self._longer, icon="more_time")

    async def _longer(self) -> None:
        await self.board.order(lambda: order_longer(self.desk, self.subject))

    # --- the days ----------------------------------------------------------------------------
    def _show(self, result: SolveResult) -> None:
        """The days and the map of one of the good itineraries."""
        itinerary = result.itinerary
        assert itinerary is not None
        self._about.set_visibility(result is self.subject.result)
        self._of_the_best.set_visibility(result is not self.subject.result)
        self._days.clear()
        with self._days:
            section(self._say("days"))
            with self.subject.in_hand():
                html = days_html(self.subject.words, itinerary, self._say("days.stop", n="{n}"))
            with scrolling(self._say("days"), "it-days-scroll"):
                ui.html(html, sanitize=False)
            with card(self._say("map")):
                DayMap(self.desk, self.subject, itinerary).build()
