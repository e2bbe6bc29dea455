"""Live: a plan on its way: its best and what is possible closing in, and the days so far."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.frame import ACCENT
from api.web.furniture import card, labelled, quiet_action, scrolling, section, tell_problem
from api.web.itinerary.days import days_html
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.itinerary import Itinerary
from optimizer.report.numbers import amount
from optimizer.report.phrases import phrase_or

FIRST_LOOK_SECONDS = 0.15
LOOK_SECONDS = 0.5
BOUND = "#b45309"


@dataclass
class Course:
    """What has been told so far, and of which goal the chart is: the one worked on now."""

    phase: str = "queued"
    attempt: int = 1
    elapsed: float = 0.0
    tier: str = "points"
    unit: str = "points"
    best: list[tuple[float, int]] = field(default_factory=list)
    bounds: list[tuple[float, int]] = field(default_factory=list)
    itinerary: Content | None = None
    has_ended: bool = False
    seq: int = 0

    def hear(self, event: Content) -> None:
        """Takes in one event."""
        self.seq = event["seq"]
        if event["kind"] == "end":
            self.has_ended = True
            return
        self.phase = event.get("phase", self.phase)
        self.attempt = max(self.attempt, event.get("attempt", 1))
        self.elapsed = event.get("elapsed_seconds", self.elapsed)
        if event.get("tier") is not None:
            self._goal(event)
        if event.get("itinerary") is not None:
            self.itinerary = event["itinerary"]

    def _goal(self, event: Content) -> None:
        if event["tier"] != self.tier:
            self.tier, self.unit = event["tier"], event["unit"]
            self.best, self.bounds = [], []
        if event["value"] is not None:
            self.best.append((event["elapsed_seconds"], event["value"]))
        if event["bound"] is not None:
            self.bounds.append((event["elapsed_seconds"], event["bound"]))


class Live:
    """Shows a plan's work until it ends; `ended` is called then."""

    def __init__(self, desk: Desk, subject: Subject, ended: Callable[[], Awaitable[None]]) -> None:
        self.desk, self.subject, self._ended = desk, subject, ended
        self._course = Course()
        self._shown: Content | None = None

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self, beside: ui.element) -> None:
        """Puts it up, and looks again and again; the clock is `beside` it, to outlive it."""
        with card(self._say("live"), "it-live"):
            with ui.element("div").classes("it-live-head"):
                with ui.element("div").classes("it-phase").props('role="status"'):
                    ui.element("span").classes("it-pulse").props('aria-hidden="true"')
                    self._phase = ui.label(self._say("live.queued"))
                if self.desk.may_write:
                    self._stop = quiet_action(self._say("live.stop"), self._stop_it)
            self._again = ui.label().classes("pm-soft pm-small")
            with ui.element("dl").classes("it-figures"):
                self._best = _figure(self._say("live.best"))
                self._bound, self._bound_name = _named_figure(self._say("live.most"))
                self._elapsed = _figure(self._say("live.elapsed"))
            self._chart = ui.echart(self._options()).classes("it-chart")
            labelled(self._chart.props("role=img"), self._say("live.alt.none"))
        with ui.element("div").classes("it-part") as self._days:
            pass
        with beside:
            self._clock = ui.timer(FIRST_LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        try:
            news = await self.desk.news(self.subject.plan["id"], self._course.seq)
        except ProblemReceived as received:
            if received.code == "unavailable":
                return  # the store comes back
            self._clock.cancel()
            tell_problem(self.desk.language, received)
            return
        for event in news:
            self._course.hear(event)
        if self._course.has_ended:
            self._clock.cancel()
            await self._ended()
            return
        if news:
            self._tell()
        self._tick(bool(news))
        if self._course.itinerary is not None and self._course.itinerary is not self._shown:
            await self._show_days(self._course.itinerary)
            self._clock.interval = LOOK_SECONDS

    def _tick(self, has_news: bool) -> None:
        """Time goes on where nothing is told for a while."""
        if not has_news and self._course.phase not in ("queued", "taken-up"):
            self._course.elapsed += self._clock.interval
        self._elapsed.set_text(self._say("seconds", n=round(self._course.elapsed)))

    def _tell(self) -> None:
        course, language = self._course, self.desk.language
        if course.attempt > 1:
            self._again.set_text(self._say("live.again", n=course.attempt))
        key = f"phase.{course.phase}"
        self._phase.set_text(self._say(key if key in WORDS.texts else "phase.search"))
        if course.best:
            self._best.set_text(amount(course.best[-1][1], course.unit, language))
        if course.bounds:
            self._bound.set_text(amount(course.bounds[-1][1], course.unit, language))
        self._bound_name.set_text(self._say(self._bound_key()))
        self._chart.options.clear()
        self._chart.options.update(self._options())
        self._chart.update()
        labelled(self._chart, self._alternative())

    def _bound_key(self) -> str:
        return "live.most" if self._course.unit == "points" else "live.least"

    def _alternative(self) -> str:
        """The chart in words."""
        course = self._course
        if not course.best:
            return self._say("live.alt.none")
        best = amount(course.best[-1][1], course.unit, self.desk.language)
        bound = "–"
        if course.bounds:
            bound = amount(course.bounds[-1][1], course.unit, self.desk.language)
        facts = {"best": best, "bound": bound, "goal": self._goal_name()}
        key = "live.alt.most" if course.unit == "points" else "live.alt.least"
        return self._say(key, **facts)

    def _goal_name(self) -> str:
        name = self._course.tier
        return phrase_or(f"tier.{'-'.join(name.split())}", self.desk.language, name)

    def _options(self) -> dict[str, Any]:
        """The chart: the best so far rises in steps, what is possible falls, until they meet."""
        course = self._course
        scale = 100 if course.unit == "cents" else 1
        now = max(course.elapsed, 1.0)
        series = [
            (self._say("live.series.best"), ACCENT, "circle", course.best),
            (self._say(f"live.series.{self._bound_key()[5:]}"), BOUND, "diamond", course.bounds),
        ]
        unit = " (€)" if course.unit == "cents" else ""
        return {
            "animation": False,
            "grid": {"left": 60, "right": 20, "top": 44, "bottom": 36},
            "legend": {"top": 0, "right": 0, "icon": "roundRect", "itemWidth": 14},
            "xAxis": {
                "type": "value",
                "min": 0,
                "max": max(5, round(now + 0.5)),
                "axisLabel": {"formatter": "{value} s"},
            },
            "yAxis": {
                "type": "value",
                "scale": True,
                "name": f"{self._goal_name().capitalize()}{unit}",
                "nameTextStyle": {"align": "left", "padding": [0, 0, 0, -48]},
                "nameGap": 14,
            },
            "series": [
                {
                    "name": name,
                    "type": "line",
                    "step": "end",
                    "symbol": symbol,
                    "symbolSize": 7,
                    "data": _drawn(points, now, scale),
                    "itemStyle": {"color": colour},
                    "lineStyle": {"color": colour, "width": 2},
                }
                for name, colour, symbol, points in series
            ],
        }

    async def _show_days(self, content: Content) -> None:
        self._shown = content
        html = await run_in_threadpool(self._html, content)
        if self._days.is_deleted:
            return
        self._days.clear()
        with self._days:
            section(self._say("live.first"))
            ui.label(self._say("live.changing")).classes("pm-soft")
            with scrolling(self._say("live.first"), "it-days-scroll"):
                ui.html(html, sanitize=False)

    def _html(self, content: Content) -> str:
        with self.subject.in_hand():
            itinerary = Itinerary.model_validate(content)
            return days_html(self.subject.words, itinerary, self._say("days.stop", n="{n}"))

    async def _stop_it(self) -> None:
        try:
            await self.desk.post(f"/v1/plans/{self.subject.plan['id']}/stop", {})
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        self._stop.disable()
        self._stop.set_text(self._say("live.stopping"))


def _drawn(points: list[tuple[float, int]], now: float, scale: int) -> list[list[float]]:
    """The points of a line, and its last value up to now."""
    line = [[round(at, 2), value / scale] for at, value in points]
    return [*line, [round(now, 2), points[-1][1] / scale]] if points else []


def _figure(name: str) -> ui.label:
    return _named_figure(name)[0]


def _named_figure(name: str) -> tuple[ui.label, ui.label]:
    """A figure with its name below it: what shows the figure, and what shows the name."""
    with ui.element("div").classes("it-figure"):
        with ui.element("dt"):
            named = ui.label(name)
        with ui.element("dd"):
            value = ui.label("–")
    return value, named
