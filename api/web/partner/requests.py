"""Requests: what a partner is asked for, to confirm or to decline with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import (
    Tone,
    action,
    badge,
    card,
    labelled,
    notice,
    problem_panel,
    quiet_action,
)
from api.web.partner.words import TONES, WORDS
from api.web.share.days import date_of, hours
from optimizer.report.phrases import long_date, short_date

_OPEN = ("requested", "option")
_A_FORTNIGHT = dt.timedelta(days=14)


class Requests:
    """The requests of one link, told anew after every answer."""

    def __init__(self, desk: Desk, at: str) -> None:
        self.desk, self.at = desk, at
        self._today = ""

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self, agenda: Content) -> None:
        """Puts them up."""
        with card(self._say("asked")):
            self._told = ui.element("div").props('aria-live="polite"')
            self._list = ui.element("div").classes("pg-column")
        self._today = str(agenda["today"])
        self._show(agenda["asked"])

    def _show(self, asked: list[Content]) -> None:
        self._list.clear()
        with self._list:
            if not asked:
                ui.label(self._say("asked.none"))
            waiting = [one for one in asked if one["state"] == "requested"]
            if len(waiting) > 1:
                with ui.element("div").classes("pm-actions"):
                    action(
                        self._say("confirm-all", n=len(waiting)),
                        lambda: self._answer(waiting, {"status": "confirmed"}),
                        icon="done_all",
                    )
            for one in asked:
                self._request(one)

    def _request(self, one: Content) -> None:
        with ui.element("article").classes("pt-asked") as row:
            row.props(f'data-request="{one["confirmation"]}"')
            with ui.element("div").classes("pt-row"):
                with ui.element("h3"):
                    ui.label(one["title"])
                badge(self._say(one["state"]), cast(Tone, TONES[one["state"]]))
            ui.label(self._when(one))
            for text in self._notes(one):
                ui.label(text).classes("pm-soft")
            if one["state"] in _OPEN:
                self._answers(one)

    def _when(self, one: Content) -> str:
        language, date = self.desk.language, date_of(one["date"])
        if one["kind"] == "hotel":
            key = "nights.one" if one["nights"] == 1 else "nights"
            return self._say(key, n=one["nights"], date=long_date(date, language))
        parts = [long_date(date, language), hours(one["start"], one["end"]), one["place"]]
        return " · ".join(part for part in parts if part)

    def _notes(self, one: Content) -> list[str]:
        notes = []
        if one["answer_by"] is not None and one["state"] in _OPEN:
            notes.append(self._say("answer-by", date=self._date(one["answer_by"])))
        if one["option_until"] is not None:
            notes.append(self._say("held-until", date=self._date(one["option_until"])))
        if one["note"] and one["state"] in ("confirmed", "declined", "option"):
            notes.append(self._say("said", note=one["note"]))
        return notes

    def _date(self, text: str) -> str:
        return short_date(date_of(text), self.desk.language)

    def _answers(self, one: Content) -> None:
        with ui.element("div").classes("pm-actions") as buttons:
            self._button(
                one, "confirm", lambda: self._answer([one], {"status": "confirmed"}), is_first=True
            )
            hold = "hold" if one["state"] == "requested" else "hold-on"
            self._button(one, hold, lambda: turn("hold"))
            self._button(one, "decline", lambda: turn("decline"))
        forms = {
            "hold": self._holding(one, lambda: turn("")),
            "decline": self._declining(one, lambda: turn("")),
        }

        def turn(which: str) -> None:
            buttons.set_visibility(not which)
            for key, (form, field) in forms.items():
                form.set_visibility(key == which)
                if key == which:
                    field.run_method("focus")

        turn("")

    def _button(
        self, one: Content, key: str, do: Callable[[], object], *, is_first: bool = False
    ) -> None:
        button = (
            action(self._say(key), do, icon="done")
            if is_first
            else quiet_action(self._say(key), do)
        )
        labelled(button, f"{self._say(key)}: {one['title']}")

    def _declining(self, one: Content, back: Callable[[], None]) -> tuple[ui.element, ui.element]:
        """Why they cannot."""
        with ui.element("div").classes("pt-reason") as form:
            reason = ui.textarea(self._say("reason")).props("outlined autogrow maxlength=2000")
            with ui.element("div").classes("pm-actions"):
                action(
                    self._say("send-decline"),
                    lambda: self._answer(
                        [one], {"status": "declined", "note": str(reason.value or "").strip()}
                    ),
                )
                quiet_action(self._say("back"), back)
        return form, reason

    def _holding(self, one: Content, back: Callable[[], None]) -> tuple[ui.element, ui.element]:
        """Until when they hold it, and what has to become clear by then."""
        with ui.element("div").classes("pt-reason") as form:
            ui.label(self._say("hold.how")).classes("pm-soft pm-small")
            until = ui.input(self._say("until"), value=self._proposed(one)).props(
                f'outlined dense stack-label type=date min="{self._today}"'
            )
            note = ui.textarea(self._say("hold.note")).props("outlined autogrow maxlength=2000")
            fault = ui.label(self._say("need-until")).classes("pm-badge is-bad")
            fault.props('role="alert"').set_visibility(False)

            until.on_value_change(lambda: fault.set_visibility(False))

            async def send() -> None:
                given = str(until.value or "")
                fault.set_visibility(not given or given < self._today)
                if given and given >= self._today:
                    said = {"status": "option", "option_until": given}
                    await self._answer([one], {**said, "note": str(note.value or "").strip()})

            with ui.element("div").classes("pm-actions"):
                action(self._say("send-hold"), send)
                quiet_action(self._say("back"), back)
        return form, until

    def _proposed(self, one: Content) -> str:
        """A fortnight, or until the answer is needed if that is sooner."""
        ahead = (date_of(self._today) + _A_FORTNIGHT).isoformat()
        by = one["answer_by"]
        return ahead if by is None or by < self._today else min(ahead, str(by))

    async def _answer(self, those: list[Content], step: Content) -> None:
        """Sends the same answer to each, and shows how things are then."""
        refused = None
        for one in those:
            try:
                await self.desk.post(f"{self.at}/confirmations/{one['confirmation']}", step)
            except ProblemReceived as received:
                refused = received
        self._told.clear()
        try:
            agenda = await self.desk.get(f"{self.at}/agenda", language=self.desk.language)
        except ProblemReceived as received:
            refused = received
        else:
            self._show(agenda["asked"])
        with self._told:
            if refused is not None:
                problem_panel(self.desk.language, refused)
                return
            with notice("good"):
                ui.label(self._say(f"thanks.{step['status']}"))
