"""The base packages on the start page: one click plans one for its next date and usual size."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import action, card, labelled, quiet_action, tell_problem
from api.web.start.beginning import begin, plan
from api.web.start.words import WORDS
from optimizer.report.numbers import money
from optimizer.report.phrases import long_date
from scenarios.packages.text import month_day, weekdays

_FIELD = "outlined dense"


class PackageCard:
    """One package: what it promises, and the ways to begin with it."""

    def __init__(self, desk: Desk, package: Content) -> None:
        self.desk, self.package = desk, package
        self._given: dict[str, Any] = {
            "first": package["earliest"],
            "heads": package["heads"]["usual"],
        }

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def _told(self, text: Content) -> str:
        return str(text[self.desk.language])

    def build(self) -> None:
        """Puts it up."""
        name = self._told(self.package["name"])
        with card(classes="st-package"):
            with ui.element("h3"):
                ui.label(name)
            ui.label(self._told(self.package["promise"])).classes("st-promise")
            ui.label(self._facts()).classes("pm-soft pm-small")
            if self.desk.may_write and self.package["earliest"] is not None:
                self._one_click(name)
            elif self.desk.may_write:
                ui.label(self._say("plan.never")).classes("pm-soft")
            with ui.expansion(self._say("other")).classes("st-more"):
                self._more(name)

    def _facts(self) -> str:
        heads, price = self.package["heads"], self.package["from_cents"]
        told = [
            self._say("days", n=self.package["days"]),
            self._say("heads", least=heads["least"], most=heads["most"]),
        ]
        if price is not None:
            told.append(self._say("from", price=money(price, self.desk.language)))
        return " · ".join(told)

    def _one_click(self, name: str) -> None:
        date = long_date(dt.date.fromisoformat(self.package["earliest"]), self.desk.language)
        heads = self.package["heads"]["usual"]
        with ui.element("div").classes("pm-actions"):
            button = action(self._say("plan"), self._plan_usual)
            labelled(button, self._say("plan.named", name=name))
            ui.label(self._say("plan.when", date=date, heads=heads)).classes("pm-small pm-soft")

    def _more(self, name: str) -> None:
        with ui.element("div").classes("st-details"):
            ui.label(self._told(self.package["description"]))
            ui.label(self._say("for")).classes("pm-strong")
            with ui.element("ul").classes("pm-findings"):
                for customer in self.package["customers"]:
                    with ui.element("li"):
                        ui.label(self._told(customer))
            ui.label(self._say("seasons")).classes("pm-strong")
            ui.label(self._say("begins", days=self._weekdays()))
            with ui.element("ul").classes("pm-findings"):
                for season in self.package["seasons"]:
                    with ui.element("li"):
                        ui.label(self._season(season))
            if self.desk.may_write:
                self._choice(name)
            ui.label(self._told(self.package["banner"])).classes("pm-small pm-soft")

    def _choice(self, name: str) -> None:
        heads = self.package["heads"]
        with ui.element("div").classes("st-choice"):
            ui.input(self._say("first")).props(f"{_FIELD} type=date stack-label").bind_value(
                self._given, "first"
            )
            ui.number(
                self._say("guests"), min=heads["least"], max=heads["most"], step=1, precision=0
            ).props(_FIELD).bind_value(self._given, "heads")
        self._fault = ui.element("div").props('aria-live="polite"')
        with ui.element("div").classes("pm-actions"):
            quiet_action(self._say("plan.so"), self._plan_so)
            quiet_action(self._say("only.wishes"), self._only_wishes)

    async def _plan_usual(self) -> None:
        await self._begin({}, planned=True)

    async def _plan_so(self) -> None:
        await self._begin(self._given, planned=True)

    async def _only_wishes(self) -> None:
        await self._begin(self._given, planned=False)

    async def _begin(self, given: dict[str, Any], *, planned: bool) -> None:
        if given and not all(given.values()):
            self._refuse(self._say("no-date"))
            return
        asked = {"first": given["first"], "heads": int(given["heads"])} if given else {}
        try:
            where = await self._begun(asked, planned)
        except ProblemReceived as received:
            findings = received.problem.get("findings", ())
            if given and findings:
                self._refuse(*self._why(findings))
            else:
                tell_problem(self.desk.language, received)
            return
        ui.navigate.to(where)

    async def _begun(self, asked: dict[str, Any], planned: bool) -> str:
        path = f"/v1/packages/{self.package['id']}/wishes"
        trip = await begin(self.desk, await self.desk.get(path, **asked))
        if not planned:
            return f"/trips/{trip['id']}/wishes"
        made = await plan(self.desk, trip)
        return f"/trips/{trip['id']}/plan?plan={made['id']}"

    def _why(self, findings: list[Content]) -> list[str]:
        """Why the package cannot be had so, each reason once and in the reader's words."""
        heads = self.package["heads"]
        seasons = ", ".join("–".join(self._ends(one)) for one in self.package["seasons"])
        told = {
            "/heads": self._say("refused.heads", least=heads["least"], most=heads["most"]),
            "/first": self._say("refused.first", days=self._weekdays(), seasons=seasons),
            "date-past": self._say("refused.past"),
        }
        keys = dict.fromkeys(
            one["code"] if one["code"] in told else one["path"] for one in findings
        )
        return [told[key] for key in keys if key in told]

    def _weekdays(self) -> str:
        return weekdays(self.package["starts"], self.desk.language)

    def _season(self, season: Content) -> str:
        first, last = self._ends(season)
        name, note = self._told(season["name"]), self._told(season["note"])
        return self._say("season", name=name, first=first, last=last, note=note)

    def _ends(self, season: Content) -> tuple[str, str]:
        dates, language = season["dates"], self.desk.language
        return month_day(dates["start"], language), month_day(dates["end"], language)

    def _refuse(self, *sentences: str) -> None:
        self._fault.clear()
        with self._fault, ui.element("div").classes("pm-notice is-warn"):
            for sentence in sentences:
                ui.label(sentence)
