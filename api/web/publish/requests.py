"""Requests: whom a programme asks, how far each has come, and planning anew around a refusal."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby
from typing import cast

from nicegui import ui

from api.client import Content, ProblemReceived
from api.planning.agendas import item_name
from api.web.desk import Desk
from api.web.furniture import (
    Tone,
    action,
    badge,
    card,
    labelled,
    menu,
    notice,
    quiet_action,
    tell_problem,
)
from api.web.publish.handing import Sharing
from api.web.publish.subject import Subject
from api.web.publish.versions import refusal
from api.web.publish.words import TONES, WORDS, state_word
from api.web.share.days import date_of, hours
from optimizer.domain.statuses import FOLLOWING, ItemKind, Status
from optimizer.report.phrases import short_date

_SECONDS = 5.0
_FOCUS = """setTimeout(() => {
  const told = %s;
  [...document.querySelectorAll('button')].find((one) => one.ariaLabel === told)?.focus();
}, 100)"""
_STEPS = (Status.REQUESTED, Status.CONFIRMED, Status.OPTION, Status.DECLINED, Status.CANCELLED)


class Requests:
    """The requests of the version that holds; answers by link show by themselves."""

    def __init__(self, desk: Desk, subject: Subject, sharing: Sharing) -> None:
        assert subject.words is not None
        self.desk, self.subject, self.sharing = desk, subject, sharing
        self.words = subject.words
        self._seen: list[tuple[str, int]] = []
        self._client = ui.context.client  # outlasts the buttons, which are made anew

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts them up."""
        with card(self._say("asked")):
            self._list = ui.element("div").classes("pg-column").props('aria-live="polite"')
        self._room = ui.element("div")  # for dialogs, which outlast a list that is shown anew
        await self._refresh()
        ui.timer(_SECONDS, self._refresh, immediate=False)

    async def _refresh(self) -> None:
        """Shows what has changed since, if anything has."""
        try:
            page = await self.desk.get(f"{self.subject.at}/confirmations")
        except ProblemReceived:
            return  # the next time tells
        asked: list[Content] = page["items"]
        seen = [(one["id"], one["version"]) for one in asked]
        if seen == self._seen:
            return
        self._seen = seen
        self._list.clear()
        with self._list:
            self._show(asked)

    def _show(self, asked: list[Content]) -> None:
        if not asked:
            ui.label(self._say("asked.none"))
            return
        states = [one["state"] for one in asked]
        waiting = states.count("requested") + states.count("option")
        counts = {one: states.count(one) for one in ("confirmed", "declined")}
        ui.label(
            self._say(
                "asked.sum",
                all=len(states),
                waiting=waiting,
                unasked=states.count("not-requested"),
                **counts,
            )
        )
        bar = states.count("confirmed") / len(states)
        ui.linear_progress(bar, show_value=False).props('rounded size="8px" aria-hidden=true')
        refused = [one for one in asked if one["state"] == "declined"]
        if refused:
            self._declined(refused)
        partners = {one.id for one in self.words.problem.catalogue.partners}
        first: dict[str, str] = {}
        for one in asked:
            first.setdefault(one["supplier"], one["date"])
        ordered = sorted(
            asked,
            key=lambda one: (
                one["supplier"] not in partners,
                first[one["supplier"]],
                one["supplier"],
            ),
        )
        for supplier, those in groupby(ordered, key=lambda one: str(one["supplier"])):
            self._supplier(supplier, list(those))

    def _declined(self, refused: list[Content]) -> None:
        with notice("warn"):
            what = ", ".join(dict.fromkeys(self._name(one) for one in refused))
            ui.label(self._say("declined", what=what)).classes("pm-strong")
            told = ui.element("div")

            async def replan() -> None:
                await self._replan(told)

            if self.desk.may_write:
                with ui.element("div").classes("pm-actions"):
                    action(self._say("replan"), replan, icon="autorenew")

    async def _replan(self, told: ui.element) -> None:
        asked = {"planning_date": self.subject.today.isoformat()}
        try:
            plan = await self.desk.post(f"{self.subject.at}/replan", asked)
        except ProblemReceived as received:
            told.clear()
            with told:
                refusal(self.desk.language, received)
            return
        ui.navigate.to(f"/trips/{self.subject.trip}/plan?plan={plan['id']}")

    def _name(self, one: Content) -> str:
        return item_name(self.words, ItemKind(one["kind"]), one["item"])

    def _supplier(self, supplier: str, those: list[Content]) -> None:
        partners = {one.id for one in self.words.problem.catalogue.partners}
        is_partner = supplier in partners
        name = self.words.partner(supplier) if is_partner else self._name(those[0])
        with ui.element("section").classes("pt-asked"):
            with ui.element("div").classes("pt-row pb-supplier"):
                with ui.element("h3"):
                    ui.label(name)
                if self.desk.may_write:
                    self._asking(supplier, name, is_partner=is_partner)
            for one in those:
                self._request(one, "" if not is_partner else self._name(one))

    def _asking(self, supplier: str, name: str, *, is_partner: bool) -> None:
        with ui.element("div").classes("pm-actions"):
            if is_partner:
                letter = quiet_action(
                    self._say("letter"),
                    lambda: self.sharing.letter(supplier),
                    icon="mail",
                )
                labelled(letter, f"{self._say('letter')}: {name}")

            told = f"{self._say('ask')}: {name}"

            async def closed() -> None:
                await self._refresh()
                self._client.run_javascript(_FOCUS % json.dumps(told))

            async def ask() -> None:
                await self.sharing.ask(supplier, name, closed)

            labelled(quiet_action(self._say("ask"), ask, icon="link"), told)

    def _request(self, one: Content, name: str) -> None:
        with ui.element("div").classes("pb-request").props(f'data-item="{one["item"]}"'):
            with ui.element("div").classes("pb-what"):
                ui.label(" · ".join(part for part in (name, self._when(one)) if part))
                notes = self._notes(one)
                if notes:
                    ui.label(" · ".join(notes)).classes("pm-soft pm-small")
            with ui.element("div").classes("pt-row"):
                tone = cast(Tone, TONES[one["state"]])
                badge(state_word(self.desk.language, one["state"]), tone)
                if self._is_late(one):
                    badge(self._say("overdue"), "bad")
            if self.desk.may_write:
                self._steps(one, name or self._name(one))

    def _when(self, one: Content) -> str:
        date = short_date(date_of(one["date"]), self.desk.language)
        if one["kind"] == "hotel":
            key = "nights.one" if one["nights"] == 1 else "nights"
            return self._say(key, date=date, n=one["nights"])
        tick = self.words.problem.rules.ticks_per_minute
        start, end = (None if one[key] is None else one[key] // tick for key in ("start", "end"))
        return " ".join(part for part in (date, hours(start, end)) if part)

    def _notes(self, one: Content) -> list[str]:
        """By when an answer is due, how long an option holds, and what was said."""
        language, notes = self.desk.language, []
        if one["state"] in ("not-requested", "requested", "option") and one["answer_by"]:
            date = short_date(date_of(one["answer_by"]), language)
            notes.append(f"{self._say('by-when')} {date}")
        if one["option_until"]:
            date = short_date(date_of(one["option_until"]), language)
            notes.append(self._say("until", date=date))
        if one["state"] in ("confirmed", "declined") and one["history"][-1].get("note"):
            notes.append(f"”{one['history'][-1]['note']}”")
        return notes

    def _is_late(self, one: Content) -> bool:
        is_open = one["state"] in ("not-requested", "requested")
        due = one["answer_by"]
        return is_open and due is not None and date_of(due) < self.subject.today

    def _steps(self, one: Content, name: str) -> None:
        """A menu of what the supplier may have said."""
        allowed = [step for step in _STEPS if step in FOLLOWING[Status(one["state"])]]
        if one["state"] == "option":
            allowed.append(Status.OPTION)
        button = ui.button(icon="edit_note").props("flat round dense color=primary")
        labelled(button, f"{self._say('note-answer')}: {name}")
        with button.props("aria-haspopup=menu"), menu():
            for step in allowed:
                ui.menu_item(
                    self._say(f"step.{step.value}"),
                    on_click=lambda step=step: self._noting(one, step, name),
                ).props('role="menuitem"')

    def _noting(self, one: Content, step: Status, name: str) -> None:
        """Asks for what belongs to a step, and takes it."""
        with self._room, ui.dialog() as dialog, ui.card().classes("pb-dialog"):
            title = f"{name}: {self._say(f'step.{step.value}')}"
            labelled(dialog, title)
            with ui.element("h2"):
                ui.label(title)
            until = None
            if step is Status.OPTION:
                until = ui.input(self._say("option-until"), value=one["option_until"] or "")
                until.props("outlined dense stack-label type=date")
            note = ui.input(self._say("reason")).props("outlined dense maxlength=2000")

            async def save() -> None:
                asked: Content = {"status": step.value, "note": note.value or ""}
                if until is not None:
                    asked["option_until"] = until.value or None
                await self._take(one, asked, dialog.close)

            with ui.element("div").classes("pm-actions"):
                action(self._say("save"), save)
                quiet_action(self._say("back"), dialog.close)
        dialog.open()

    async def _take(self, one: Content, step: Content, done: Callable[[], object]) -> None:
        try:
            path = f"{self.subject.at}/confirmations/{one['id']}/steps"
            await self.desk.post(path, step, version=one["version"])
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        done()
        await self._refresh()
