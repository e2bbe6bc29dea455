"""How it went: every visit against its plan, and what was really paid."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.after.amounts import NotSaid, number_in, time_in
from api.web.after.costs import PaidCosts
from api.web.after.funding import Funding
from api.web.after.lists import Rows
from api.web.after.subject import PlannedVisit, Subject
from api.web.after.unplanned import AddedVisits, ExtraCosts
from api.web.after.words import WORDS
from api.web.desk import Desk
from api.web.furniture import action, card, findings_list, notice, quiet_action, tell_problem
from optimizer.domain.ticks import clock, ticks
from optimizer.report.phrases import short_date

KINDS = (
    "as-planned",
    "late",
    "moved",
    "attendance",
    "dropped",
    "no-show-partner",
    "no-show-guests",
)
_FIELD = "outlined dense"


class Delivery:
    """The card that tells how a trip went; `saved` is called after each saving."""

    def __init__(self, desk: Desk, subject: Subject, saved: Callable[[], Awaitable[None]]) -> None:
        self.desk, self.subject, self._saved = desk, subject, saved
        self._version: int | None = None
        self._content: Content = {}
        self._visits: list[tuple[PlannedVisit, dict[str, Any]]] = []
        self._head: dict[str, Any] = {}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Reads what is kept and puts the card up."""
        await self._load()
        with card(self._say("went")):
            ui.label(self._say("went.how")).classes("pm-soft")
            self._head = {"guests": self._content.get("guests")}
            ui.number(
                self._say("guests"),
                min=0,
                precision=0,
                placeholder=str(self.subject.problem.wishes.party.heads),
            ).props(f"{_FIELD} stack-label").classes("af-number").bind_value(self._head, "guests")
            for visit in self.subject.visits:
                self._visit(visit)
            kept, may_write = self._content, self.desk.may_write
            self._added = AddedVisits(self.subject, kept, may_write=may_write)
            self._added.build()
            self._funding = Funding(self.subject, kept, may_write=may_write)
            with ui.expansion(self._say("costs")).classes("af-wide"):
                ui.label(self._say("costs.how")).classes("pm-soft")
                self._costs = PaidCosts(self.subject, kept, self._funding.head)
                self._costs.build()
                self._extra = ExtraCosts(self.subject, kept, may_write=may_write)
                self._extra.build()
            with ui.expansion(self._say("funding.title")).classes("af-wide"):
                self._funding.build()
            self._told = ui.element("div").classes("af-stack").props('aria-live="polite"')
            if self.desk.may_write:
                with ui.element("div").classes("pm-actions"):
                    action(self._say("save"), self._save)

    async def _load(self) -> None:
        try:
            kept = await self.desk.get(f"{self.subject.at}/delivery")
        except ProblemReceived as received:
            if received.status != 404:
                raise
            return
        self._version, self._content = kept["version"], kept["content"]

    # --- visits ------------------------------------------------------------------------------

    def _visit(self, visit: PlannedVisit) -> None:
        given = self._known(visit)
        self._visits.append((visit, given))
        with ui.element("fieldset").classes("af-visit"):
            with ui.element("legend"), ticks(self.subject.problem.rules.ticks_per_minute):
                when = f"{short_date(visit.date, self.desk.language)} {clock(visit.start)}"
                ui.label(f"{visit.name} · {when}")
            with ui.element("div").classes("af-row"):
                kinds = {kind: self._say(kind) for kind in KINDS}
                chosen = ui.select(kinds, label=self._say("happened")).classes("af-kind")
                chosen.props(f'{_FIELD} options-dense behavior="menu"').bind_value(given, "kind")
                self._details(given)

    def _details(self, given: dict[str, Any]) -> None:
        """The fields of what happened, each seen only where it is asked."""

        def seen(element: ui.element, *kinds: str) -> None:
            element.bind_visibility_from(given, "kind", lambda kind: kind in kinds)

        minutes = ui.number(self._say("minutes"), min=1, precision=0).props(_FIELD)
        seen(minutes.bind_value(given, "minutes").classes("af-number"), "late")
        days = ui.select(self.subject.days, label=self._say("to-date")).props(
            f'{_FIELD} behavior="menu"'
        )
        seen(days.bind_value(given, "to_date").classes("af-number"), "moved")
        start = ui.input(self._say("to-start")).props(_FIELD)
        seen(start.bind_value(given, "to_start").classes("af-number"), "moved")
        present = ui.number(self._say("present"), min=0, precision=0).props(_FIELD)
        seen(present.bind_value(given, "present").classes("af-number"), "attendance")
        reason = ui.input(self._say("reason")).props(f"{_FIELD} maxlength=2000")
        seen(reason.bind_value(given, "reason").classes("af-reason"), *KINDS[1:])

    def _known(self, visit: PlannedVisit) -> dict[str, Any]:
        """What is kept of a visit; one thing of each is told on this page."""
        blank = {"kind": "as-planned", "minutes": None, "to_start": "", "present": None}
        given = blank | {"to_date": visit.date.isoformat(), "reason": ""}
        for one in self._content.get("deviations", ()):
            if one["kind"] != "added" and self._is_of(one, visit):
                with ticks(self.subject.problem.rules.ticks_per_minute):
                    if one["kind"] == "moved":
                        moved = clock(one["to_start"])
                        given |= {"to_start": moved, "to_date": one["to_date"] or one["date"]}
                kind = one["kind"]
                given |= {key: one[key] for key in ("minutes", "present") if key in one}
                given |= {"kind": f"{kind}-{one['who']}" if kind == "no-show" else kind}
                given["reason"] = one["reason"]
                break
        return given

    @staticmethod
    def _is_of(one: Content, visit: PlannedVisit) -> bool:
        return bool(one["session"] == visit.session and one["date"] == visit.date.isoformat())

    # --- saving ------------------------------------------------------------------------------

    def _said(self) -> tuple[Content, list[str]]:
        """The document of what is on the page, and what is wrong with it."""
        faults: list[str] = []
        deviations = self._others()
        for visit, given in self._visits:
            try:
                deviations += _deviation(visit, given)
            except NotSaid as wrong:
                faults.append(self._say(str(wrong), what=visit.name))
        deviations += self._documents(self._added, faults)
        said = {**self._content, "deviations": deviations, "costs": self._costs.documents(faults)}
        said["extra_costs"] = self._documents(self._extra, faults)
        payers = self._documents(self._funding, faults)
        try:
            said["funding"] = self._funding.plan(payers)
        except NotSaid as wrong:
            faults.append(self._say(str(wrong)))
        guests = self._head["guests"]
        return {**said, "guests": None if guests is None else int(guests)}, faults

    def _documents(self, rows: Rows, faults: list[str]) -> list[Content]:
        """The rows of a list as documents; what is wrong with the others is noted."""
        made = []
        for place, given in enumerate(rows.rows):
            try:
                made.append(rows.document(given))
            except NotSaid as wrong:
                faults.append(self._say(str(wrong), what=rows.name(place)))
        return made

    def _others(self) -> list[Content]:
        """What is kept that this page does not show: second things of a visit."""
        others, seen = [], set()
        for one in self._content.get("deviations", ()):
            key = (one["session"], one["date"])
            if one["kind"] != "added" and key in seen:
                others.append(one)
            seen.add(key)
        return others

    async def _save(self) -> None:
        said, faults = self._said()
        self._told.clear()
        if faults:
            with self._told, notice("warn"):
                ui.label(self._say("fault")).classes("pm-strong")
                for fault in faults:
                    ui.label(fault)
            return
        path = f"{self.subject.at}/delivery"
        try:
            if self._version is None:
                kept = await self.desk.post(path, said)
            else:
                kept = await self.desk.put(path, said, version=self._version)
        except ProblemReceived as received:
            self._refused(received)
            return
        self._version, self._content = kept["version"], kept["content"]
        with self._told, notice("good"):
            ui.label(self._say("saved"))
        await self._saved()

    def _refused(self, received: ProblemReceived) -> None:
        findings = received.problem.get("findings", ())
        is_stale = received.status == 412 or (received.status == 409 and self._version is None)
        if not findings and not is_stale:
            tell_problem(self.desk.language, received)
            return
        with self._told, notice("warn"):
            if is_stale:
                ui.label(self._say("stale"))
                with ui.element("div").classes("pm-actions"):
                    link = ui.link(self._say("see-theirs"), self.desk.here, new_tab=True)
                    link.classes("pm-strong")
                    quiet_action(self._say("save-mine"), self._save_mine)
            else:
                ui.label(self._say("fault")).classes("pm-strong")
                findings_list(self.desk.language, findings)

    async def _save_mine(self) -> None:
        """Saves over what somebody else saved, once its reader has decided so."""
        kept = await self.desk.get(f"{self.subject.at}/delivery")
        self._version = kept["version"]
        await self._save()


def _deviation(visit: PlannedVisit, given: dict[str, Any]) -> list[Content]:
    """What happened to a visit, as a document; nothing where it went as planned. Raises NotSaid."""
    kind = given["kind"]
    about = {
        "session": visit.session,
        "date": visit.date.isoformat(),
        "reason": (given["reason"] or "").strip(),
    }
    match kind:
        case "late":
            return [{**about, "kind": kind, "minutes": number_in(given["minutes"])}]
        case "moved":
            moved = {"to_date": given["to_date"], "to_start": time_in(given["to_start"] or "")}
            return [{**about, "kind": kind, **moved}]
        case "attendance":
            return [{**about, "kind": kind, "present": number_in(given["present"])}]
        case "dropped":
            return [{**about, "kind": kind}]
        case "no-show-partner" | "no-show-guests":
            return [{**about, "kind": "no-show", "who": kind.removeprefix("no-show-")}]
    return []
