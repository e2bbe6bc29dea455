"""Versions: drafted from plans, published, looked back at, and withdrawn."""

from __future__ import annotations

from typing import cast

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import (
    Tone,
    action,
    badge,
    card,
    findings_list,
    notice,
    problem_sentence,
    quiet_action,
)
from api.web.moments import local
from api.web.publish.subject import Subject
from api.web.publish.words import TONES, WORDS
from optimizer.domain.result import Violation
from optimizer.report import violation_sentence
from optimizer.report.phrases import long_date


class Versions:
    """The draft, the form that makes one, and the versions there were."""

    def __init__(self, desk: Desk, subject: Subject, plan: str | None) -> None:
        self.desk, self.subject, self.plan = desk, subject, plan

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def _date(self, moment: str) -> str:
        return long_date(local(moment, self.subject.zone).date(), self.desk.language)

    def build_draft(self) -> None:
        """Puts up the draft, which waits for somebody to decide on it."""
        if self.subject.draft is not None:
            self._draft(self.subject.draft)

    def build(self) -> None:
        """Puts up everything else."""
        subject = self.subject
        may_draft = self.desk.may_write and subject.plans
        if may_draft and (subject.programme is None or subject.programme["state"] != "withdrawn"):
            self._making()
        if subject.versions:
            self._history()

    def _draft(self, draft: Content) -> None:
        with card(self._say("draft", n=draft["number"]), "pb-draft"):
            _changes(self.desk.language, draft)
            if self.desk.may_write:
                ui.label(self._say("draft.how")).classes("pm-soft")
                with ui.element("div").classes("pm-actions"):
                    action(self._say("publish", n=draft["number"]), self._publish, icon="campaign")
            self._told = ui.element("div").props('aria-live="polite"')

    async def _publish(self) -> None:
        assert self.subject.programme is not None
        try:
            version = self.subject.programme["version"]
            await self.desk.post(f"{self.subject.at}/publish", {}, version=version)
        except ProblemReceived as received:
            self._told.clear()
            with self._told:
                if not self._broken(received):
                    refusal(self.desk.language, received)
            return
        ui.navigate.to(self.subject.here)

    def _broken(self, received: ProblemReceived) -> bool:
        """Which rules the draft breaks as things are now; False if that is not the reason."""
        words, broken = self.subject.words, violations_in(received)
        if words is None or not broken:
            return False
        told = (violation_sentence(words.problem, one, words.language) for one in broken)
        with notice("bad"):
            ui.label(self._say("refused")).classes("pm-strong")
            with ui.element("ul").classes("pm-findings"):
                for sentence in dict.fromkeys(told):
                    with ui.element("li"):
                        ui.label(sentence)
        return True

    def _making(self) -> None:
        """A plan is chosen, and made a draft."""
        is_first = self.subject.programme is None
        key = "first" if is_first else "next"
        used = {one["plan_id"] for one in self.subject.versions}
        plans = [one for one in self.subject.plans if one["id"] not in used]
        if not plans:
            return
        with card(self._say(key)):
            ui.label(self._say(f"{key}.how")).classes("pm-soft")
            names = {one["id"]: self._plan_name(one) for one in plans}
            chosen = self.plan if self.plan in names else plans[0]["id"]
            field = ui.select(names, value=chosen, label=self._say("which"))
            field.props('outlined dense options-dense behavior="menu"').classes("pb-plans")
            told = ui.element("div").props('aria-live="polite"')

            async def make() -> None:
                await self._make(str(field.value), told)

            with ui.element("div").classes("pm-actions"):
                (action if is_first else quiet_action)(self._say("draft-it"), make)

    def _plan_name(self, plan: Content) -> str:
        made = self._date(plan["created_at"])
        return self._say("plan", name=plan["name"] or self._say("plan.no-name"), date=made)

    async def _make(self, plan: str, told: ui.element) -> None:
        try:
            if self.subject.programme is None:
                await self.desk.post("/v1/programmes", {"plan": plan})
            else:
                version = self.subject.programme["version"]
                await self.desk.post(f"{self.subject.at}/versions", {"plan": plan}, version=version)
        except ProblemReceived as received:
            told.clear()
            with told:
                refusal(self.desk.language, received)
            return
        ui.navigate.to(self.subject.here)

    def _history(self) -> None:
        with card(self._say("versions")):
            for one in reversed(self.subject.versions):
                with ui.element("details").classes("pb-version"):
                    with ui.element("summary"):
                        ui.label(self._say("version", n=one["number"])).classes("pm-strong")
                        badge(self._say(f"state.{one['state']}"), cast(Tone, TONES[one["state"]]))
                        key = "published-at" if one["published_at"] else "made-at"
                        moment = one["published_at"] or one["created_at"]
                        date = self._date(moment)
                        ui.label(self._say(key, date=date)).classes("pm-soft")
                    _changes(self.desk.language, one)


class Withdrawing:
    """The card that ends a programme, after asking once more."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def build(self) -> None:
        """Puts it up."""
        language = self.desk.language
        with ui.element("details").classes("pm-card"):
            with ui.element("summary").classes("pb-summary"):
                ui.label(WORDS(language, "withdraw"))
            ui.label(WORDS(language, "withdraw.how")).classes("pm-soft")
            self._told = ui.element("div").props('aria-live="polite"')
            with ui.element("div").classes("pm-actions"):
                quiet_action(WORDS(language, "withdraw.sure"), self._withdraw).props(
                    "color=negative"
                )

    async def _withdraw(self) -> None:
        assert self.subject.programme is not None
        version = self.subject.programme["version"]
        try:
            await self.desk.post(f"{self.subject.at}/withdraw", {}, version=version)
        except ProblemReceived as received:
            self._told.clear()
            with self._told:
                refusal(self.desk.language, received)
            return
        ui.navigate.to(self.subject.here)


def violations_in(received: ProblemReceived) -> list[Violation]:
    """The broken rules that a refusal tells of."""
    return [
        Violation.model_validate({**one["detail"], "message": one["message"]})
        for one in received.problem.get("findings", ())
        if "rule" in one.get("detail", {})
    ]


def refusal(language: str, received: ProblemReceived) -> None:
    """Why something was not done, with every finding; a stale page can be loaded again."""
    is_stale = received.status == 412
    findings = received.problem.get("findings", ())
    with notice("bad"):
        sentence = problem_sentence(language, received)
        ui.label(WORDS(language, "stale") if is_stale else sentence).classes("pm-strong")
        findings_list(language, findings)
        if is_stale:
            with ui.element("div").classes("pm-actions"):
                quiet_action(WORDS(language, "again"), ui.navigate.reload)


def _changes(language: str, edition: Content) -> None:
    """What the version does differently, and apart from it what the checker warns of."""
    warnings = [one for one in edition["changes"] if one["kind"] == "warning"]
    _sentences(language, [one for one in edition["changes"] if one not in warnings])
    if warnings:
        with notice("warn"):
            ui.label(WORDS(language, "by-hand")).classes("pm-strong")
            _sentences(language, warnings)


def _sentences(language: str, changes: list[Content]) -> None:
    with ui.element("ul").classes("pm-findings"):
        for change in changes:
            with ui.element("li"):
                ui.label(change["text"][language])
