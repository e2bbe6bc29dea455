"""Costs: by category, for each guest at several sizes of group, and who pays."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import ProblemReceived
from api.web.desk import Desk
from api.web.furniture import card, problem_sentence, scrolling
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.cost_sheet import CostSheet, NoPrice, PriceAt
from optimizer.report.costs import per_head
from optimizer.report.numbers import money
from optimizer.report.phrases import phrase_or
from optimizer.report.sheet_names import payer_name

Row = Sequence[str]


class Costs:
    """The prices of one plan, put up as soon as they are counted."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, f"costs.{key}", **facts)

    def _money(self, cents: int) -> str:
        return money(cents, self.desk.language)

    def build(self) -> None:
        """Puts the prices up a moment later, so that the page does not wait for them."""
        with card(WORDS(self.desk.language, "costs"), "it-costs"):
            self._room = ui.element("div").classes("it-part")
            with self._room:
                ui.label(self._say("counting")).classes("pm-soft")
            ui.timer(0, self._fill, once=True)

    async def _fill(self) -> None:
        try:
            content = await self.desk.get(f"/v1/plans/{self.subject.plan['id']}/cost-sheet")
        except ProblemReceived as received:
            conflict = received.code == "conflict"
            self._room.clear()
            with self._room:
                told = problem_sentence(self.desk.language, received)
                ui.label(self._say("cannot") if conflict else told)
            return
        sheet = await run_in_threadpool(CostSheet.model_validate, content)
        self._room.clear()
        with self._room, self.subject.in_hand():
            self._categories(sheet)
            self._sizes(sheet)
            self._payers(sheet)

    def _categories(self, sheet: CostSheet) -> None:
        heads = self.subject.problem.wishes.party.heads
        rows = [
            (
                phrase_or(f"category.{one.name}", self.desk.language, one.name),
                self._money(one.amounts.cost_cents),
                self._money(per_head(one.amounts.cost_cents, heads)),
            )
            for one in sheet.by_category
            if one.amounts.cost_cents
        ]
        total = sheet.total.cost_cents
        last = (self._say("total"), self._money(total), self._money(per_head(total, heads)))
        heading = tuple(self._say(key) for key in ("what", "cents", "person"))
        _table(WORDS(self.desk.language, "costs"), heading, rows, last)
        limit = self.subject.problem.wishes.budget.limit_cents(heads)
        if limit is not None:
            facts = {"limit": self._money(limit), "left": self._money(abs(limit - total))}
            ui.label(self._say("over" if total > limit else "budget", **facts))
        apart = {one.name: one.amounts.cost_cents for one in sheet.by_inclusion}
        for name, key in (("optional", "optional"), ("own-arrangement", "own")):
            if apart.get(name):
                ui.label(self._say(key, cents=self._money(apart[name]))).classes("pm-soft")

    def _sizes(self, sheet: CostSheet) -> None:
        if not sheet.sizes:
            return
        ui.label(self._say("sizes")).classes("pm-strong")
        heading = tuple(self._say(key) for key in ("guests", "each", "alone", "holds"))
        _table(self._say("sizes"), heading, [self._size(one) for one in sheet.sizes])

    def _size(self, one: PriceAt | NoPrice) -> Row:
        guests = str(one.paying)
        if one.free:
            guests += f" {self._say('free', n=one.free)}"
        if isinstance(one, NoPrice):
            return (guests, "–", "–", self._say("none"))
        alone = one.single_supplement_cents
        return (
            guests,
            self._money(one.per_person_cents),
            "–" if alone is None else self._money(alone),
            self._say("no" if one.broken else "yes"),
        )

    def _payers(self, sheet: CostSheet) -> None:
        ui.label(self._say("payers")).classes("pm-strong")
        rows = [
            (
                payer_name(one.name, self.desk.language).capitalize(),
                self._money(one.amounts.cost_cents),
                self._money(one.amounts.sale_cents),
            )
            for one in sheet.by_payer
        ]
        last = (
            self._say("total"),
            self._money(sheet.total.cost_cents),
            self._money(sheet.total.sale_cents),
        )
        heading = tuple(self._say(key) for key in ("payer", "cents", "sale"))
        _table(self._say("payers"), heading, rows, last)
        if sheet.eligible_cents:
            ui.label(self._say("eligible", cents=self._money(sheet.eligible_cents)))


def _table(name: str, heading: Row, rows: Sequence[Row], last: Row | None = None) -> None:
    with scrolling(name, "pm-scroll"):
        with ui.element("table").classes("pm-table"):
            with ui.element("thead"), ui.element("tr"):
                for place, text in enumerate(heading):
                    with ui.element("th").props('scope="col"').classes(_class(place)):
                        ui.label(text)
            with ui.element("tbody"):
                for row in rows:
                    _row(row)
            if last is not None:
                with ui.element("tfoot"):
                    _row(last)


def _row(row: Row) -> None:
    with ui.element("tr"):
        for place, text in enumerate(row):
            with ui.element("td").classes(_class(place)):
                ui.label(text)


def _class(place: int) -> str:
    return "pm-number" if place else ""
