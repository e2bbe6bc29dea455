"""The itinerary's page: the one button, the work as it goes, and the answer with all about it."""

from __future__ import annotations

from nicegui import ui

from api.client import ENDED, Content, ProblemReceived
from api.web.desk import Desk
from api.web.frame import name_window, page, trip_steps
from api.web.furniture import (
    action,
    empty_state,
    heading,
    notice,
    problem_panel,
    quiet_action,
    tell_problem,
)
from api.web.itinerary.answered import Answer
from api.web.itinerary.live import Live
from api.web.itinerary.ordering import NoCatalogue, order_plan
from api.web.itinerary.orders import Order
from api.web.itinerary.subject import Subject, Trip, subject_of
from api.web.itinerary.words import WORDS

WATCH_SECONDS = 6.0
"""How often is looked whether somebody else has changed the wishes or planned anew."""


@page("/trips/{trip}/plan", ("Itinerary", "Ohjelma"))
async def itinerary(desk: Desk, trip: str, plan: str | None = None) -> None:
    """The plan that is named, otherwise the newest of the trip."""
    found = Trip(await desk.get(f"/v1/wishes/{trip}"))
    await Board(desk, found).build(plan)


class Board:
    """The page of one trip: its parts change as plans are asked for and answered."""

    def __init__(self, desk: Desk, trip: Trip) -> None:
        self.desk, self.trip = desk, trip
        self._subject: Subject | None = None
        self._said: tuple[object, ...] | None = None
        self._is_ordering = False

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self, plan_id: str | None) -> None:
        """Puts everything up."""
        ui.add_head_html('<link rel="stylesheet" href="/assets/itinerary.css">')
        self._steps = ui.element("div")
        name_window(self.trip.name(self.desk.language))
        heading(self.trip.name(self.desk.language))
        self._told = ui.element("div").classes("it-told").props('aria-live="polite"')
        self._refused = ui.element("div").classes("it-told")
        self._body = ui.element("div").classes("it-body")
        self._clocks = ui.element("div")
        shown = plan_id or await self._newest()
        if shown is None:
            self._step_to(None)
            self._empty()
        else:
            await self.show(shown)
        with self._clocks:
            ui.timer(WATCH_SECONDS, self._watch)

    async def _newest(self) -> str | None:
        found = await self.desk.get("/v1/plans", trip=self.trip.id, limit=1)
        return found["items"][0]["id"] if found["items"] else None

    def _step_to(self, plan_id: str | None) -> None:
        self._steps.clear()
        with self._steps:
            trip_steps(self.trip.id, "plan", self.desk, plan=plan_id)

    def _empty(self) -> None:
        self._body.clear()
        with self._body:
            if not self.desk.may_write:
                with empty_state(self._say("empty"), self._say("empty.look")):
                    pass
                return
            with empty_state(self._say("empty"), self._say("empty.how")):
                action(self._say("optimise"), self.plan_anew, icon="auto_awesome")

    # --- plans -------------------------------------------------------------------------------
    async def plan_anew(self) -> None:
        """Asks for a plan of the newest wishes."""
        await self.order(self._order_newest)

    async def _order_newest(self) -> Content:
        self.trip = Trip(await self.desk.get(f"/v1/wishes/{self.trip.id}"))
        return await order_plan(self.desk, self.trip)

    async def order(self, order: Order) -> None:
        """Asks for a plan and shows it as it comes; a refusal leaves everything as it is.

        A second click while the first is on its way asks for nothing more.
        """
        if self._is_ordering:
            return
        self._is_ordering = True
        try:
            plan = await order()
            self.trip = Trip(await self.desk.get(f"/v1/wishes/{self.trip.id}"))
        except NoCatalogue as missing:
            self._refuse(self._say("no-catalogue", name=missing.args[0]))
        except ProblemReceived as received:
            self._tell(received)
        else:
            ui.navigate.history.push(f"/trips/{self.trip.id}/plan?plan={plan['id']}")
            await self.show(plan["id"])
        finally:
            self._is_ordering = False

    def _tell(self, received: ProblemReceived) -> None:
        """What the service had to say, with everything that it found."""
        if received.status == 412:
            self._refuse(self._say("stale"))
        elif received.problem.get("findings"):
            self._refused.clear()
            with self._refused:
                problem_panel(self.desk.language, received)
        else:
            tell_problem(self.desk.language, received)

    async def show(self, plan_id: str) -> None:
        """Shows a plan: as it goes, or its answer. Raises ProblemReceived for another trip's."""
        subject = await subject_of(self.desk, self.trip, plan_id)
        if subject.plan["trip_id"] != self.trip.id:
            raise ProblemReceived(404, {"code": "not-found"})
        self._subject = subject
        self.desk.here = f"/trips/{self.trip.id}/plan?plan={plan_id}"
        self._step_to(plan_id)
        self._refused.clear()
        self._tell_what_is_newer(None)
        self._body.clear()
        with self._body:
            if subject.plan["state"] not in ENDED:
                Live(self.desk, subject, self._ended).build(self._clocks)
                return
            await Answer(self, subject).build()

    async def _ended(self) -> None:
        assert self._subject is not None
        await self.show(self._subject.plan["id"])

    # --- what others do ----------------------------------------------------------------------
    async def _watch(self) -> None:
        """Sees whether somebody else has changed the wishes, or planned anew."""
        try:
            self.trip = Trip(await self.desk.get(f"/v1/wishes/{self.trip.id}"))
            newest = await self._newest()
        except ProblemReceived:
            return  # the next look may be luckier; whatever is clicked tells what is wrong
        self._tell_what_is_newer(newest)

    def _tell_what_is_newer(self, newest: str | None) -> None:
        """Told once, and again only when it is something else."""
        said = self._what_is_newer(newest)
        if said == self._said:
            return
        self._said = said
        self._told.clear()
        with self._told:
            match said:
                case ("newer", plan_id):
                    self._newer(str(plan_id))
                case ("parted", _):
                    with notice():
                        ui.label(self._say("parted"))
                case ("older", _):
                    self._older()

    def _what_is_newer(self, newest: str | None) -> tuple[object, ...]:
        plan = None if self._subject is None else self._subject.plan
        if newest is not None and (plan is None or newest > plan["id"]):
            return ("newer", newest)
        if plan is not None and plan["wishes"] is None:
            return ("parted", plan["id"])
        if self._subject is not None and self._subject.is_older(self.trip):
            return ("older", self.trip.version)
        return ()

    def _older(self) -> None:
        with notice("warn"):
            ui.label(self._say("older")).classes("pm-strong")
            if self.desk.may_write:
                with ui.element("div").classes("pm-actions"):
                    quiet_action(self._say("again"), self.plan_anew)

    def _newer(self, newest: str) -> None:
        with notice():
            ui.label(self._say("newer"))
            ui.link(self._say("newer.show"), f"/trips/{self.trip.id}/plan?plan={newest}")

    def _refuse(self, sentence: str) -> None:
        """Says why what was clicked cannot be done, where it is not overlooked."""
        self._refused.clear()
        with self._refused, notice("bad"):
            ui.label(sentence).classes("pm-strong")
            with ui.element("div").classes("pm-actions"):
                ui.link(self._say("reload"), self.desk.here)
