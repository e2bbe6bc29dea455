"""Improvements: written down with what they change, decided, and put into what is on offer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from ulid import ULID

from api.client import Content, ProblemReceived
from api.web.after.amounts import NotSaid, cents_in, day_in, number_in
from api.web.after.subject import Subject
from api.web.after.words import WORDS
from api.web.desk import Desk
from api.web.furniture import (
    Tone,
    action,
    badge,
    card,
    findings_list,
    notice,
    quiet_action,
    tell_problem,
)

HOW = ("price", "closed", "away", "travel")
_TONES: dict[str, Tone] = {"open": "warn", "done": "good", "dropped": "calm"}
_FIELD = "outlined dense"
_SELECT = f'{_FIELD} options-dense behavior="menu"'
_WRITTEN = ("feedback", "impact", "change")


class Improvements:
    """The card of improvements; `changed` is called after each change."""

    def __init__(
        self, desk: Desk, subject: Subject, changed: Callable[[], Awaitable[None]]
    ) -> None:
        self.desk, self.subject, self._changed = desk, subject, changed
        self._given: dict[str, Any] = {}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts the card up."""
        with card(self._say("improve")):
            ui.label(self._say("improve.how")).classes("pm-soft")
            self._list = ui.element("div").classes("af-stack")
            if self.desk.may_write:
                with ui.expansion(self._say("add"), icon="add").classes("af-wide"):
                    self._form = ui.element("div").classes("af-stack")
                self._build_form()
        await self._show()

    # --- what there is -----------------------------------------------------------------------

    async def _show(self) -> None:
        rows = [one async for one in self.desk.items(f"{self.subject.at}/improvements")]
        self._list.clear()
        with self._list:
            if not rows:
                ui.label(self._say("improve.none"))
            for row in rows:
                self._row(row)

    def _row(self, row: Content) -> None:
        told = row["improvement"]
        with ui.element("article").classes("af-improvement"):
            with ui.element("div").classes("af-row"):
                ui.label(told["change"]).classes("pm-strong")
                badge(self._say(f"decision.{row['decision']}"), _TONES[row["decision"]])
            ui.label(f"{told['feedback']} {told['impact']}").classes("pm-soft")
            if row["catalogue_number"] is not None:
                ui.label(self._say("into.done", number=row["catalogue_number"]))
            if not self.desk.may_write:
                return
            with ui.element("div").classes("pm-actions"):
                if row["decision"] == "open":
                    quiet_action(self._say("into"), lambda: self._put_in(row))
                    quiet_action(self._say("drop"), lambda: self._decide(row, "dropped"))
                elif row["decision"] == "dropped":
                    quiet_action(self._say("reopen"), lambda: self._decide(row, "open"))
                if row["decision"] != "done":
                    quiet_action(self._say("remove"), lambda: self._remove(row))

    async def _put_in(self, row: Content) -> None:
        """Into the organisation's catalogue of the same name, as its next version."""
        wanted = self.subject.problem.catalogue.id
        found = [one async for one in self.desk.items("/v1/catalogues") if one["key"] == wanted]
        if not found:
            ui.notify(self._say("into.none"), type="warning")
            return
        path = f"/v1/catalogues/{found[0]['id']}/improve"
        try:
            await self.desk.post(path, {"improvements": [row["id"]]}, version=found[0]["version"])
        except ProblemReceived as received:
            if received.code == "conflict":
                ui.notify(self._say("into.already"), type="warning")
            else:
                tell_problem(self.desk.language, received)
            return
        await self._after()

    async def _decide(self, row: Content, decision: str) -> None:
        told = {"improvement": row["improvement"], "decision": decision, "note": row["note"]}
        path = f"{self.subject.at}/improvements/{row['id']}"
        try:
            await self.desk.put(path, told, version=row["version"])
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
        await self._after()

    async def _remove(self, row: Content) -> None:
        path = f"{self.subject.at}/improvements/{row['id']}"
        try:
            await self.desk.delete(path, version=row["version"])
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
        await self._after()

    async def _after(self) -> None:
        await self._show()
        await self._changed()

    # --- a new one ---------------------------------------------------------------------------

    def _build_form(self) -> None:
        self._given = {"how": "price"}
        self._form.clear()
        with self._form:
            for name in _WRITTEN:
                field = ui.textarea(self._say(name)).props(f"{_FIELD} autogrow maxlength=2000")
                field.bind_value(self._given, name)
            with ui.element("div").classes("af-row"):
                sessions = self.subject.sessions
                self._select("evidence", sessions)
                ui.input(self._say("owner")).props(_FIELD).bind_value(self._given, "owner")
                ui.input(self._say("due")).props(f"{_FIELD} type=date stack-label").bind_value(
                    self._given, "due"
                )
            with ui.element("div").classes("af-row"):
                self._select("how", {one: self._say(f"how.{one}") for one in HOW})
                for how, fields in _FIELDS.items():
                    for name in fields:
                        field = self._field(name)
                        field.bind_visibility_from(
                            self._given, "how", lambda value, how=how: value == how
                        )
            self._told = ui.element("div").props('aria-live="polite"')
            with ui.element("div").classes("pm-actions"):
                action(self._say("add"), self._add, icon="add")

    def _select(self, name: str, options: dict[str, str]) -> ui.select:
        field = ui.select(options, label=self._say(name)).props(_SELECT).classes("af-kind")
        field.bind_value(self._given, name)
        return field

    def _field(self, name: str) -> Any:
        catalogue, language = self.subject.problem.catalogue, self.desk.language
        match name:
            case "visit" | "visit-closed":
                options = {one.id: one.name.in_language(language) for one in catalogue.sessions}
                field: Any = ui.select(options, label=self._say("visit"))
                field.props(_SELECT).classes("af-kind")
            case "partner":
                options = {one.id: one.name.in_language(language) for one in catalogue.partners}
                field = ui.select(options, label=self._say(name))
                field.props(_SELECT).classes("af-kind")
            case "first" | "last":
                field = ui.input(self._say(name)).props(f"{_FIELD} type=date stack-label")
            case "slower":
                field = ui.number(self._say(name), value=10, min=1, max=900, precision=0)
                field.props(_FIELD)
                self._given[name] = 10
            case _:
                field = ui.input(self._say(name)).props(f"{_FIELD} inputmode=decimal")
        return field.bind_value(self._given, name)

    def _said(self) -> Content:
        """The improvement of the form. Raises NotSaid with a sentence."""
        given = self._given
        for name in _WRITTEN:
            if not str(given.get(name) or "").strip():
                raise NotSaid(self._say("missing", what=self._say(name).lower()))
        improvement: Content = {name: given[name].strip() for name in _WRITTEN}
        evidence = given.get("evidence")
        key = f"improvement-{str(ULID()).lower()}"
        return {
            **improvement,
            "id": key,
            "owner": (given.get("owner") or "").strip(),
            "due": given.get("due") or None,
            "evidence": [] if evidence is None else [{"session": evidence}],
            "overlays": [{"id": f"{key}-change", **self._overlay()}],
        }

    def _overlay(self) -> Content:
        given, how = self._given, self._given["how"]
        for name in _FIELDS[how]:
            if given.get(name) in (None, ""):
                label = self._say(name.removesuffix("-closed")).lower()
                raise NotSaid(self._say("missing", what=label))
        try:
            match how:
                case "price":
                    cents = cents_in(given["group-price"])
                    return {
                        "kind": "session-repriced",
                        "session": given["visit"],
                        "group_cents": cents,
                    }
                case "closed":
                    return {"kind": "session-closed", "session": given["visit-closed"]}
                case "away":
                    dates = [{"start": day_in(given["first"]), "end": day_in(given["last"])}]
                    return {"kind": "partner-away", "partner": given["partner"], "dates": dates}
                case _:
                    permille = 1000 + 10 * number_in(given["slower"])
                    return {"kind": "travel-speed", "permille": permille}
        except NotSaid as wrong:
            raise NotSaid(self._say(str(wrong), what=self._say(_LAST[how]))) from None

    async def _add(self) -> None:
        self._told.clear()
        try:
            said = self._said()
        except NotSaid as wrong:
            with self._told, notice("warn"):
                ui.label(str(wrong))
            return
        try:
            await self.desk.post(f"{self.subject.at}/improvements", {"improvement": said})
        except ProblemReceived as received:
            with self._told, notice("warn"):
                ui.label(self._say("fault")).classes("pm-strong")
                findings_list(self.desk.language, received.problem.get("findings", ()))
            return
        self._build_form()
        await self._after()


_FIELDS: dict[str, tuple[str, ...]] = {
    "price": ("visit", "group-price"),
    "closed": ("visit-closed",),
    "away": ("partner", "first", "last"),
    "travel": ("slower",),
}

_LAST = {"price": "group-price", "closed": "visit", "away": "first", "travel": "slower"}
