"""The budget: every trip worth having on a curve of points against price, each to be seen."""

from __future__ import annotations

from typing import Any

from nicegui import events, ui

from api.client import ENDED, Content, ProblemReceived
from api.web.desk import Desk
from api.web.frame import ACCENT
from api.web.furniture import card, labelled, notice, quiet_action, scrolling, tell_problem
from api.web.what_if.running import show_failure
from api.web.what_if.subject import Subject
from api.web.what_if.words import WORDS
from optimizer.domain.explanations import Frontier, FrontierPoint
from optimizer.report.numbers import money

SECONDS = 120.0
LOOK_SECONDS = 1.0
HERE = "#b45309"
_AS_MONEY = r"(euros) => String(euros).replace(/\B(?=(\d{3})+$)/g, '\u00a0')"
"""Prices beside the curve as they are written everywhere else, in either language."""
_FEW = 6
"""So many points are shown as a table at once."""


class Budget:
    """The curve of one plan: asked for, waited for, and drawn."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject
        self._at = f"/v1/plans/{subject.plan['id']}/frontiers"
        self._timer: ui.timer | None = None

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, f"frontier.{key}", **facts)

    def _money(self, cents: int) -> str:
        return money(cents, self.desk.language)

    async def build(self) -> None:
        """Puts it up, with the newest curve that was drawn before."""
        with card(WORDS(self.desk.language, "frontier")):
            ui.label(self._say("lead")).classes("pm-soft")
            self._room = ui.element("div").classes("wi-frontier").props('aria-live="polite"')
            self._clock = ui.element("div")
        earlier = (await self.desk.get(self._at))["items"]
        if earlier and earlier[0]["state"] not in ENDED:
            self._wait_for(earlier[0])
        elif earlier and earlier[0]["answer"]:
            self._draw(earlier[0])
        else:
            self._offer()

    def _offer(self) -> None:
        self._room.clear()
        with self._room:
            if self.desk.may_write:
                quiet_action(self._say("draw"), self._ask, icon="show_chart")

    async def _ask(self) -> None:
        try:
            asked = {"parameters": {"time_limit_seconds": SECONDS}}
            self._wait_for(await self.desk.post(self._at, asked))
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)

    def _wait_for(self, inquiry: Content) -> None:
        self._room.clear()
        with self._room:
            with ui.element("div").classes("wi-running").props('role="status"'):
                label = ui.label(self._say("running", seconds=0))
                ui.linear_progress(show_value=False).props('indeterminate aria-hidden="true"')
                quiet_action(WORDS(self.desk.language, "stop"), lambda: self._stop(inquiry["id"]))
        waited = 0.0

        async def look() -> None:
            nonlocal waited
            waited += LOOK_SECONDS
            label.set_text(self._say("running", seconds=round(waited)))
            try:
                found = await self.desk.get(f"{self._at}/{inquiry['id']}")
            except ProblemReceived as received:
                if received.code != "unavailable":
                    self._timer_off()
                    tell_problem(self.desk.language, received)
                return
            if found["state"] in ENDED:
                self._timer_off()
                self._draw(found)

        with self._clock:
            self._timer = ui.timer(LOOK_SECONDS, look)

    def _timer_off(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    async def _stop(self, key: str) -> None:
        try:
            await self.desk.post(f"{self._at}/{key}/stop", {})
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)

    def _draw(self, inquiry: Content) -> None:
        self._room.clear()
        with self._room:
            if not inquiry["answer"]:
                show_failure(self.desk, inquiry)
                return
            found = Frontier.model_validate(inquiry["answer"])
            points = tuple(reversed(found.points))  # the cheapest first
            if not points:
                with notice("warn"):
                    ui.label(self._say("none"))
                return
            self._chart(points)
            ui.label(self._complete(found)).classes("pm-soft pm-small")
            with ui.expansion(self._table_name(len(points)), value=len(points) <= _FEW):
                self._table(points)

    def _table_name(self, many: int) -> str:
        return self._say("table.one") if many == 1 else self._say("table", n=many)

    def _complete(self, found: Frontier) -> str:
        if found.is_complete:
            return self._say("complete")
        if found.missing_below is None:
            return self._say("open-anywhere")
        return self._say("open", below=self._money(found.missing_below))

    def _chart(self, points: tuple[FrontierPoint, ...]) -> None:
        first, last = points[0], points[-1]
        facts = {
            "n": len(points),
            "from_points": first.points,
            "from_price": self._money(first.cost_cents),
            "to_points": last.points,
            "to_price": self._money(last.cost_cents),
        }
        chart = ui.echart(_options(points, self.subject, self._say), on_point_click=self._clicked)
        labelled(chart.classes("wi-chart").props("role=img"), self._say("alt", **facts))
        self._points = points

    async def _clicked(self, event: events.EChartPointClickEventArguments) -> None:
        if event.series_index == 0:
            await self._see(self._points[event.data_index])

    def _table(self, points: tuple[FrontierPoint, ...]) -> None:
        heads = ("price", "points", "more", "days", "visits")
        with scrolling(self._table_name(len(points)), "pm-scroll"):
            with ui.element("table").classes("pm-table"):
                with ui.element("thead"), ui.element("tr"):
                    for key in heads:
                        with ui.element("th").props('scope="col"').classes("pm-number"):
                            ui.label(self._say(key))
                    ui.element("td")
                with ui.element("tbody"):
                    before: FrontierPoint | None = None
                    for point in points:
                        self._point(point, before)
                        before = point

    def _point(self, point: FrontierPoint, before: FrontierPoint | None) -> None:
        more = "–"
        if before is not None and point.points > before.points:
            step = point.points - before.points
            more = self._money(-(-(point.cost_cents - before.cost_cents) // step))
        texts = (
            self._money(point.cost_cents),
            str(point.points),
            more,
            str(point.days),
            str(len(point.visits)),
        )
        with ui.element("tr"):
            for text in texts:
                with ui.element("td").classes("pm-number"):
                    ui.label(text)
            with ui.element("td"):
                if self.desk.may_write:
                    button = quiet_action(self._say("see"), lambda: self._see(point))
                    labelled(button.props("flat dense"), f"{self._say('see')}: {texts[0]}")

    async def _see(self, point: FrontierPoint) -> None:
        price = self._money(point.cost_cents)
        step = {"op": "add", "path": "/wishes/budget/total_cents", "value": point.cost_cents}
        asked = {"patch": [step], "name": self._say("name", price=price)}
        try:
            plan = await self.desk.post(f"/v1/plans/{self.subject.plan['id']}/from-patch", asked)
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ui.navigate.to(f"/trips/{plan['trip_id']}/plan?plan={plan['id']}")


def _options(points: tuple[FrontierPoint, ...], subject: Subject, say: Any) -> dict[str, Any]:
    line = [[point.cost_cents / 100, point.points] for point in points]
    score = (subject.plan["result"] or {}).get("score")
    here = []
    if score:
        cost = sum(score["cost_by_category"].values()) / 100
        here = [[cost, sum(score["points_by_wish"].values())]]
    return {
        "animation": False,
        "grid": {"left": 56, "right": 24, "top": 24, "bottom": 48},
        "tooltip": {"trigger": "item"},
        "xAxis": {
            "type": "value",
            "scale": True,
            "name": f"{say('price')} (€)",
            "nameLocation": "middle",
            "nameGap": 30,
            "axisLabel": {"hideOverlap": True, ":formatter": _AS_MONEY},
        },
        "yAxis": {"type": "value", "scale": True, "name": say("points"), "minInterval": 1},
        "series": [
            {
                "type": "line",
                "step": "end",
                "data": line,
                "symbol": "circle",
                "symbolSize": 11,
                "itemStyle": {"color": ACCENT},
                "lineStyle": {"color": ACCENT, "width": 2},
                "areaStyle": {"color": ACCENT, "opacity": 0.06},
            },
            {
                "type": "scatter",
                "data": here,
                "symbol": "diamond",
                "symbolSize": 17,
                "silent": True,
                "itemStyle": {"color": HERE},
            },
        ],
    }
