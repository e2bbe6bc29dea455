"""The board: a plan on the timeline with what is done to it by hand and what the checker says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import Content, ProblemReceived
from api.web.components.timeline import Timeline
from api.web.desk import Desk
from api.web.editing.adding import Adding
from api.web.editing.drawing import drawn
from api.web.editing.history import Done, History
from api.web.editing.levels import RuleLevels
from api.web.editing.marks import pinned_after, tones_of
from api.web.editing.verdict import Brief, Verdict
from api.web.editing.words import WORDS
from api.web.furniture import (
    action,
    ask_before_leaving,
    card,
    labelled,
    notice,
    quiet_action,
    tell_problem,
)
from optimizer.domain.itinerary import DayItem, Itinerary, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock, in_ticks, ticks
from optimizer.report.phrases import short_date


class Board:
    """A plan on the timeline with what was done to it by hand."""

    def __init__(self, desk: Desk, trip: str, plan: Content, problem: Problem) -> None:
        self.desk, self.trip, self.plan, self.problem = desk, trip, plan, problem
        self.history = History()
        self._client = ui.context.client
        self.itinerary = Itinerary.model_validate(plan["result"]["itinerary"])
        self.judgement: Content | None = None
        self.rules = RuleLevels(desk, trip, self._judge)
        self.chosen: tuple[int, int] | None = None

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    # --- the page ----------------------------------------------------------------------------

    def build(self) -> None:
        """Puts everything up."""
        if not self.desk.may_write:
            with notice("calm"):
                ui.label(self._say("visitor"))
        with ui.element("div").classes("pm-actions ed-bar"):
            self._undo = self._with_icon("undo", self._undone)
            self._redo = self._with_icon("redo", self._redone)
            self._reset = quiet_action(self._say("reset"), self._begun_again)
            self._repair = action(self._say("repair"), self._repaired, icon="auto_fix_high")
            self._repair.tooltip(self._say("repair.how"))
            self._keep = quiet_action(self._say("keep"), self._kept, icon="push_pin")
            self._keep.tooltip(self._say("keep.how"))
            self._brief = Brief(self.desk.language)
        words = {key: self._say(key) for key in ("pinned", "warn", "bad")}
        self._timeline = Timeline(
            self._days(),
            {**words, "label": self._say("timeline")},
            moved=self._moved if self.desk.may_write else None,
            chosen=self._choose,
        )
        with ui.element("div").classes("pm-columns"):
            with card(self._say("judgement")):
                self._verdict = Verdict(self.desk, self.problem)
            with ui.element("div").classes("ed-stack"):
                with card(self._say("chosen")):
                    self._about = ui.element("div").classes("ed-stack").props('aria-live="polite"')
                if self.desk.may_write:
                    Adding(self.desk.language, self.problem, self.itinerary, self._add).build()
                with card(self._say("done")):
                    self._list = ui.element("div").classes("ed-stack")
                self.rules.build()
        self._show()

    def _with_icon(self, key: str, do: Callable[[], Awaitable[None]]) -> ui.button:
        """A button of which a phone shows the icon only."""
        button = quiet_action(self._say(key), do, icon=key).classes("ed-icon")
        return labelled(button, self._say(key))

    # --- what is shown -----------------------------------------------------------------------

    def _days(self) -> list[dict[str, Any]]:
        findings = (self.judgement or {}).get("findings", ())
        tones = tones_of(findings, self.itinerary)
        pinned = pinned_after(self.problem, self.history.edits)
        night = WORDS.texts["night"][0 if self.desk.language == "en" else 1]
        return drawn(self.problem, self.itinerary, self.desk.language, tones, night, pinned)

    def _show(self) -> None:
        self._timeline.show(self._days(), self.chosen)
        self._undo.set_enabled(bool(self.history.done))
        self._redo.set_enabled(bool(self.history.undone))
        self._reset.set_enabled(bool(self.history.done))
        self._repair.set_enabled(self.desk.may_write and bool(self.history.done))
        self._keep.set_enabled(self.desk.may_write and self._may_be_kept())
        ask_before_leaving(self._client, bool(self.history.done))
        self._verdict.show(self.judgement)
        self._brief.show(self.judgement)
        self._show_chosen()
        self._list.clear()
        with self._list:
            if not self.history.done:
                ui.label(self._say("done.none")).classes("pm-soft")
            with ui.element("ul").classes("pm-findings"):
                for one in self.history.done:
                    with ui.element("li"):
                        ui.label(one.told)

    def _may_be_kept(self) -> bool:
        judgement = self.judgement
        return bool(self.history.done) and judgement is not None and judgement["may_be_published"]

    def _show_chosen(self) -> None:
        self._about.clear()
        with self._about:
            item = self._item(self.chosen)
            if item is None or self.chosen is None:
                ui.label(self._say("chosen.none")).classes("pm-soft")
                return
            shown = self._days()[self.chosen[0]]["items"][self.chosen[1]]
            ui.label(shown["title"]).classes("pm-strong")
            ui.label(shown["text"]).classes("pm-soft")
            if not self.desk.may_write or not shown["movable"]:
                return
            with ui.element("div").classes("pm-actions"):
                if isinstance(item, Visit):
                    if shown["pinned"]:
                        quiet_action(self._say("unpin"), self._unpin)
                    else:
                        quiet_action(self._say("pin"), self._pin)
                quiet_action(self._say("drop"), self._drop)
                if isinstance(item, Visit):
                    quiet_action(self._say("exclude"), self._exclude)

    # --- what is done ------------------------------------------------------------------------

    def _item(self, at: tuple[int, int] | None) -> DayItem | None:
        if at is None:
            return None
        items = self.itinerary.days[at[0]].items
        return items[at[1]] if at[1] < len(items) else None

    def _name(self, at: tuple[int, int]) -> tuple[Content, str]:
        """How edits name an item, and how people do."""
        day = self.itinerary.days[at[0]]
        item = day.items[at[1]]
        own = {"visit": "sessions", "meal": "meal", "appointment": "commitment"}.get(item.kind)
        key = None if own is None else getattr(item, own)
        stop: Content = {"date": day.date.isoformat(), "kind": item.kind, "start": item.start}
        if key is not None:
            stop["id"] = key[0] if isinstance(key, tuple) else str(key)
        return stop, self._days()[at[0]]["items"][at[1]]["title"]

    def _when(self, date: Any, minute: int) -> str:
        return f"{short_date(date, self.desk.language)} {clock(minute)}"

    async def _moved(self, day: int, item: int, to: int, start: int) -> None:
        at = (day, item)
        found = self._item(at)
        if found is None:
            return
        stop, title = self._name(at)
        with ticks(self.problem.rules.ticks_per_minute):
            minute = in_ticks(start)
            date = self.itinerary.days[to].date
            before = self._when(self.itinerary.days[day].date, found.start)
            told = self._say("edit.move", what=title, before=before, after=self._when(date, minute))
        edit = {"kind": "move", "stop": stop, "date": date.isoformat(), "start": minute}
        self.chosen = None
        await self._do(Done(edit, told))
        self.chosen = self._found_at(to, stop, minute)
        self._show()

    def _found_at(self, day: int, stop: Content, minute: int) -> tuple[int, int] | None:
        """Where an item stands that was moved; None where it could not be."""
        for place, item in enumerate(self.itinerary.days[day].items):
            if item.kind == stop["kind"] and item.start == minute:
                return day, place
        return None

    async def _choose(self, day: int, item: int) -> None:
        self.chosen = (day, item)
        self._timeline.show(self._days(), self.chosen)
        self._show_chosen()

    async def _on_chosen(self, kind: str, **more: Any) -> None:
        if self.chosen is None:
            return
        stop, title = self._name(self.chosen)
        item = self._item(self.chosen)
        assert item is not None
        with ticks(self.problem.rules.ticks_per_minute):
            facts = {"what": title}
            if kind == "pin":
                facts["before"] = self._when(self.itinerary.days[self.chosen[0]].date, item.start)
        edit: Content = {"kind": kind, "stop": stop}
        if kind in ("unpin", "exclude"):
            edit = {"kind": kind, "session": stop["id"]}
        if kind in ("drop", "exclude"):
            self.chosen = None
        await self._do(Done(edit, self._say(f"edit.{kind}", **facts)))

    async def _pin(self) -> None:
        await self._on_chosen("pin")

    async def _unpin(self) -> None:
        await self._on_chosen("unpin")

    async def _drop(self) -> None:
        await self._on_chosen("drop")

    async def _exclude(self) -> None:
        await self._on_chosen("exclude")

    async def _add(self, one: Done) -> None:
        self.chosen = None
        await self._do(one)

    async def _undone(self) -> None:
        self.history.undo()
        await self._judge()

    async def _redone(self) -> None:
        self.history.redo()
        await self._judge()

    async def _begun_again(self) -> None:
        self.history.clear()
        await self._judge()

    async def _do(self, one: Done) -> None:
        self.history.add(one)
        try:
            await self._judge()
        except _CannotBe as cannot:
            self.history.take_back()
            self._show()
            self._verdict.refuse(cannot.findings)

    async def _judge(self) -> None:
        """Asks the checker. Raises _CannotBe for an edit that cannot be made."""
        try:
            found = await self.desk_judgement()
        except ProblemReceived as received:
            if received.problem.get("findings"):
                raise _CannotBe(received.problem["findings"]) from None
            tell_problem(self.desk.language, received)
            self._show()
            return
        self.judgement = found if self.history.done else None
        self.itinerary = await run_in_threadpool(Itinerary.model_validate, found["itinerary"])
        if self._item(self.chosen) is None:
            self.chosen = None
        self._show()

    async def desk_judgement(self) -> Content:
        """What the service says of the plan with all edits."""
        path = f"/v1/plans/{self.plan['id']}/drafts?language={self.desk.language}"
        asked = {"edits": self.history.edits, "levels": self.rules.levels}
        return await self.desk.post(path, asked)

    async def _repaired(self) -> None:
        await self._go_on("repair", {"edits": self.history.edits})

    async def _kept(self) -> None:
        await self._go_on("keep", {"edits": self.history.edits, "levels": self.rules.levels})

    async def _go_on(self, way: str, asked: Content) -> None:
        """Makes another plan of the edits, and shows it."""
        path = f"/v1/plans/{self.plan['id']}/{way}"
        try:
            made = await self.desk.post(path, {**asked, "name": self.plan["name"]})
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ask_before_leaving(self._client, False)
        ui.navigate.to(f"/trips/{self.trip}/plan?plan={made['id']}")


class _CannotBe(Exception):
    """An edit that cannot be made, with every reason."""

    def __init__(self, findings: list[Content]) -> None:
        self.findings = findings
        super().__init__()
