"""Saving: what stands in the way, told all the time, and the buttons that store and plan."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import (
    action,
    ask_before_leaving,
    badge,
    findings_list,
    quiet_action,
    tell_problem,
)
from api.web.start.beginning import begin, plan
from api.web.wishes.fields import Fields
from api.web.wishes.sentences import sentence
from api.web.wishes.sheet import Sheet, errors_in, findings_of
from optimizer.domain.findings import Finding

_EVERY_SECONDS = 0.4
_STALE = 412


class Saving:
    """The bar at the foot of the form."""

    def __init__(self, desk: Desk, sheet: Sheet, fields: Fields) -> None:
        self.desk, self.sheet, self.fields = desk, sheet, fields
        self._client = ui.context.client  # outlasts the buttons of a notice
        self._judged = -1
        self._findings: tuple[Finding, ...] = ()

    def build(self) -> None:
        """Puts it up, and looks at the wishes whenever they have changed."""
        with ui.element("section").classes("ws-bar").props('aria-live="polite"'):
            self._stale = ui.element("div").classes("ws-stale")
            self._told = ui.element("div").classes("ws-state")
            if self.desk.may_write:
                with ui.element("div").classes("pm-actions"):
                    quiet_action(self.fields.say("save"), self._save)
                    action(self.fields.say("save-and-plan"), self._save_and_plan)
        ui.timer(_EVERY_SECONDS, self._look)

    # --- looking -----------------------------------------------------------------------------

    async def _look(self) -> None:
        if self._judged == self.sheet.changes:
            return
        now = self._judged = self.sheet.changes
        findings = await run_in_threadpool(findings_of, self.sheet.document, self.sheet.catalogue)
        if now == self.sheet.changes:
            self._findings = findings
            self._show(self.fields.show(findings))

    def _show(self, elsewhere: Sequence[Finding]) -> None:
        say = self.fields.say
        errors = errors_in(self._findings)
        doubts = len(self._findings) - errors
        self._told.clear()
        ask_before_leaving(self._client, not self.sheet.is_saved and self.desk.may_write)
        with self._told:
            if errors:
                badge(say("faults", n=errors), "bad")
            if doubts:
                badge(say("warnings", n=doubts), "warn")
            if not self._findings:
                badge(say("sound"), "good")
            saved = "saved" if self.sheet.is_saved else "unsaved"
            ui.label(say(saved)).classes("pm-soft pm-small")
            if elsewhere:
                language = self.desk.language
                findings_list(language, ({"message": sentence(one, language)} for one in elsewhere))

    # --- saving ------------------------------------------------------------------------------

    async def _save(self) -> None:
        is_new = self.sheet.trip is None
        if await self._stored() and is_new and self.sheet.trip is not None:
            ui.navigate.to(f"/trips/{self.sheet.trip['id']}/wishes")

    async def _save_and_plan(self) -> None:
        if not await self._stored():
            return
        trip = self.sheet.trip
        assert trip is not None
        try:
            made = await plan(self.desk, trip)
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ui.navigate.to(f"/trips/{trip['id']}/plan?plan={made['id']}")

    async def _stored(self, version: int | None = None) -> bool:
        """Stores the wishes if nothing stands in the way; tells whether they are stored."""
        await self._look()
        if errors_in(self._findings):
            ui.run_javascript(
                "document.querySelector('.ws-finding.is-fault, .pm-findings li')"
                "?.scrollIntoView({block: 'center'})"
            )
            return False
        if self.sheet.is_saved:
            return True
        try:
            self.sheet.keep(await self._sent(version))
        except ProblemReceived as received:
            if received.status == _STALE:
                self._show_stale()
            else:
                tell_problem(self.desk.language, received)
            return False
        self._stale.clear()
        self._show(self.fields.show(self._findings))
        return True

    async def _sent(self, version: int | None) -> Content:
        trip = self.sheet.trip
        if trip is None:
            return await begin(self.desk, self.sheet.document)
        expected = trip["version"] if version is None else version
        return await self.desk.put(
            f"/v1/wishes/{trip['id']}", self.sheet.document, version=expected
        )

    def _show_stale(self) -> None:
        say = self.fields.say
        self._stale.clear()
        with self._stale, ui.element("div").classes("pm-notice is-warn").props('role="alert"'):
            ui.label(say("stale"))
            with ui.element("div").classes("pm-actions"):
                ui.link(say("stale.see"), self.desk.here, new_tab=True)
                quiet_action(say("stale.mine"), self._save_mine)

    async def _save_mine(self) -> None:
        assert self.sheet.trip is not None
        try:
            newest = await self.desk.get(f"/v1/wishes/{self.sheet.trip['id']}")
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        await self._stored(newest["version"])
