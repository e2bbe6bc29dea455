"""Absences: when a partner cannot receive anyone, by hand, week by week or from its calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.file_field import file_field, too_large
from api.web.furniture import action, card, labelled, notice, problem_panel, quiet_action
from api.web.partner.words import WEEKDAYS, WORDS, weekday_name
from api.web.share.days import date_of, hours
from optimizer.domain.findings import Finding
from optimizer.report.phrases import short_date
from scenarios.calendars import told

_MOST_SHOWN = 50
_MOST_PREVIEWED = 8


class Absences:
    """The absences of one link."""

    def __init__(self, desk: Desk, at: str, today: str) -> None:
        self.desk, self.at, self.today = desk, f"{at}/availability", today

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts up the list, the form and the file."""
        with card(self._say("away")):
            ui.label(self._say("away.lead")).classes("pm-soft")
            self._list = ui.element("div").props('aria-live="polite"')
            _third(self._say("add.title"))
            self._form()
            _third(self._say("file.title"))
            ui.label(self._say("file.lead")).classes("pm-soft")
            file_field(self._say("file"), ".ics,.csv,text/calendar,text/csv", self._read)
            self._preview = ui.element("div").props('aria-live="polite"')
        await self._refresh()

    async def _refresh(self) -> None:
        page = await self.desk.get(self.at, limit=_MOST_SHOWN)
        found = sorted(page["items"], key=lambda one: (one["first"], one["start"] or 0))
        self._list.clear()
        with self._list:
            if not found:
                ui.label(self._say("away.none"))
            with ui.element("ul").classes("pt-list"):
                for one in found:
                    self._row(one)
            if page["next"] is not None:
                ui.label(self._say("away.more", n=_MOST_SHOWN)).classes("pm-soft")

    def _row(self, one: Content) -> None:
        with ui.element("li"):
            with ui.element("div"):
                text = spell(self.desk.language, one)
                ui.label(text)
                notes = [one["note"], self._say("from-calendar") if one["imported"] else ""]
                if any(notes):
                    ui.label(" · ".join(note for note in notes if note)).classes("pm-soft pm-small")
            remove = ui.button(icon="close", on_click=lambda: self._remove(one))
            remove.props("flat round dense color=primary")
            labelled(remove, self._say("remove", what=text))

    async def _remove(self, one: Content) -> None:
        try:
            await self.desk.delete(f"{self.at}/{one['id']}", version=one["version"])
        except ProblemReceived as received:
            self._refused(received)
            return
        await self._refresh()

    # --- by hand ---------------------------------------------------------------------------

    def _form(self) -> None:
        with ui.element("div").classes("pt-fields"):
            self._first = _field(self._say("first"), "date")
            self._last = _field(self._say("last"), "date")
        self._first.props(f'min="{self.today}"')
        with ui.element("div").classes("pt-fields"):
            self._start = _field(self._say("start"), "time")
            self._end = _field(self._say("end"), "time")
        with ui.element("fieldset").classes("pt-days"):
            with ui.element("legend"):
                ui.label(self._say("weekdays"))
            self._days = {
                day: ui.checkbox(weekday_name(day, self.desk.language)) for day in WEEKDAYS
            }
        self._note = ui.input(self._say("note")).props("outlined dense maxlength=2000")
        self._fault = ui.label().classes("pm-badge is-bad").props('role="alert"')
        self._fault.set_visibility(False)
        with ui.element("div").classes("pm-actions"):
            action(self._say("add"), self._add, icon="event_busy")

    async def _add(self) -> None:
        fields: dict[str, Any] = {
            "first": self._first.value or None,
            "last": self._last.value or self._first.value or None,
            "start": self._start.value or None,
            "end": self._end.value or None,
            "weekdays": [day for day, box in self._days.items() if box.value],
            "note": self._note.value or "",
        }
        fault = fault_in(fields)
        self._fault.set_visibility(fault is not None)
        if fault is not None:
            self._fault.set_text(self._say(fault))
            return
        try:
            await self.desk.post(self.at, fields)
        except ProblemReceived as received:
            self._refused(received)
            return
        for field in (self._first, self._last, self._start, self._end, self._note):
            field.set_value("")
        for box in self._days.values():
            box.set_value(False)
        await self._refresh()

    # --- from a calendar -------------------------------------------------------------------

    async def _read(self, name: str, content: bytes | None) -> None:
        self._preview.clear()
        if content is None:
            self._bad(too_large(self.desk.language))
            return
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._bad(self._say("file.unreadable"))
            return
        form = "csv" if name.lower().endswith(".csv") else "ics"
        asked = {"format": form, "content": text or " "}
        try:
            found = await self.desk.post(f"{self.at}/imports", asked)
        except ProblemReceived as received:
            self._wrong(name, received)
            return
        with self._preview:
            self._offer(name, asked, found)

    def _offer(self, name: str, asked: Content, found: Content) -> None:
        """What was read, and whether it is to be kept."""
        language, spells = self.desk.language, found["away"]
        dates = {one: short_date(date_of(found[one]), language) for one in ("first", "last")}
        with notice("calm"):
            ui.label(_counted(language, "read", len(spells), name=name, **dates)).classes(
                "pm-strong"
            )
            with ui.element("ul").classes("pm-findings"):
                for one in spells[:_MOST_PREVIEWED]:
                    with ui.element("li"):
                        ui.label(spell(language, one))
            if (more := len(spells) - _MOST_PREVIEWED) > 0:
                ui.label(self._say("read.more", n=more))
            if found["replaces"]:
                ui.label(self._say("replaces", n=found["replaces"]))
            with ui.element("div").classes("pm-actions"):
                if spells or found["replaces"]:
                    action(self._say("keep"), lambda: self._keep(name, asked), icon="done")
                quiet_action(self._say("discard"), self._preview.clear)

    async def _keep(self, name: str, asked: Content) -> None:
        try:
            kept = await self.desk.post(f"{self.at}/imports", {**asked, "apply": True})
        except ProblemReceived as received:
            self._preview.clear()
            self._wrong(name, received)
            return
        await self._refresh()
        self._preview.clear()
        with self._preview, notice("good"):
            ui.label(_counted(self.desk.language, "kept", len(kept["absences"])))

    def _wrong(self, name: str, received: ProblemReceived) -> None:
        """Everything that is wrong with a file, by its lines."""
        findings = [
            Finding.model_validate(one)
            for one in received.problem.get("findings", ())
            if "what" in one.get("detail", {})
        ]
        if not findings:
            self._refused(received)
            return
        with self._preview, notice("bad"):
            ui.label(self._say("wrong", name=name)).classes("pm-strong")
            with ui.element("ul").classes("pm-findings"):
                for finding in findings[:30]:
                    text, advice = told(finding, self.desk.language)
                    line = finding.detail.get("line")
                    with ui.element("li"):
                        ui.label(self._say("line", n=line, text=text) if line else text)
                        ui.label(advice).classes("pm-small")

    def _bad(self, text: str) -> None:
        with self._preview, notice("bad"):
            ui.label(text)

    def _refused(self, received: ProblemReceived) -> None:
        self._preview.clear()
        with self._preview:
            problem_panel(self.desk.language, received)


def fault_in(fields: dict[str, Any]) -> str | None:
    """What keeps an absence from being noted, as the key of a sentence; None if nothing does."""
    if fields["first"] is None:
        return "need-first"
    first, last = date_of(fields["first"]), date_of(fields["last"])
    if (fields["start"] is None) is not (fields["end"] is None):
        return "half-hours"
    if last < first or (fields["start"] is not None and fields["end"] <= fields["start"]):
        return "order"
    days = {WEEKDAYS[(first + dt.timedelta(days=one)).weekday()] for one in range(7)
            if first + dt.timedelta(days=one) <= last}  # fmt: skip
    return None if not fields["weekdays"] or days & set(fields["weekdays"]) else "never"


def spell(language: str, one: Content) -> str:
    """An absence in a line."""
    first, last = date_of(one["first"]), date_of(one["last"])
    dates = short_date(first, language)
    if last != first:
        dates += f" – {short_date(last, language)}"
    if first.year != last.year:
        dates += f" {last.year}"
    days = ", ".join(weekday_name(day, language) for day in one["weekdays"])
    time = hours(one["start"], one["end"]) or WORDS(language, "all-day")
    return " · ".join(part for part in (dates, days, time) if part)


def _counted(language: str, key: str, number: int, **facts: object) -> str:
    """A sentence about a number, with words of its own for none and for one."""
    ending = {0: ".none", 1: ".one"}.get(number, "")
    ending = ending if f"{key}{ending}" in WORDS.texts else ""
    text = WORDS.texts[f"{key}{ending}"][language == "fi"]
    return text.format(n=number, **facts)


def _field(label: str, kind: str) -> ui.input:
    return ui.input(label).props(f"outlined dense stack-label type={kind}")


def _third(text: str) -> None:
    with ui.element("h3"):
        ui.label(text)
