"""Answers: every scenario beside the plan as it is, in figures and visit by visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import (
    Tone,
    action,
    badge,
    card,
    labelled,
    quiet_action,
    scrolling,
    section,
    tell_problem,
)
from api.web.what_if.matrix import Cell, rows_of
from api.web.what_if.subject import Subject
from api.web.what_if.words import WORDS
from optimizer.domain.comparison import AssignmentChange, Figures
from optimizer.domain.result import Verdict
from optimizer.domain.ticks import ticks
from optimizer.report.numbers import amount, duration
from optimizer.report.what_if import difference
from scenarios.replay import ReplayReport
from scenarios.replay.outcome import ScenarioOutcome

_VERDICTS: dict[Verdict, tuple[str, Tone]] = {
    Verdict.OPTIMAL: ("proved", "good"),
    Verdict.FEASIBLE: ("feasible", "warn"),
    Verdict.INFEASIBLE: ("infeasible", "bad"),
    Verdict.UNKNOWN: ("unknown", "warn"),
}
_FIGURES = (
    ("points", "points", ""),
    ("price", "cost_cents", "cents"),
    ("travel", "travel_minutes", "minutes"),
    ("visits", "visits", ""),
)


@dataclass(frozen=True)
class Answers:
    """A run with its report, of the plan that was asked about."""

    desk: Desk
    subject: Subject
    run: Content
    report: ReplayReport

    def build(self) -> None:
        """Puts up the figures, the visits, and a way to take each answer over."""
        with card(self._say("answers"), "wi-answers"):
            with ticks(self.subject.problem.rules.ticks_per_minute):
                self._figures()
                self._visits()

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def _title(self, one: ScenarioOutcome) -> str:
        return one.name if one.title is None else one.title.in_language(self.desk.language)

    # --- figures -----------------------------------------------------------------------------

    def _figures(self) -> None:
        base = self.report.baseline.figures
        scenarios = self.report.scenarios
        with scrolling(self._say("answers"), "pm-scroll"):
            with ui.element("table").classes("pm-table wi-figures"):
                with ui.element("thead"), ui.element("tr"):
                    _head("")
                    _head(self._say("now"))
                    for one in scenarios:
                        _head(self._title(one))
                with ui.element("tbody"):
                    self._verdicts(base)
                    for key, field, unit in _FIGURES:
                        self._row(key, field, unit, base)
                    self._kept()
                    if any(one.gates for one in scenarios):
                        self._gates()
                    if self.desk.may_write:
                        self._actions()

    def _verdicts(self, base: Figures | None) -> None:
        with ui.element("tr"):
            _head(self._say("row.verdict"), "row")
            every = [base, *(_after(one) for one in self._outcomes())]
            for found in every:
                with ui.element("td"):
                    if found is None:
                        badge(self._say("unanswered"), "warn")
                    else:
                        text, tone = _VERDICTS[found.verdict]
                        badge(self._say(text), tone)

    def _outcomes(self) -> Iterator[ScenarioOutcome]:
        yield from self.report.scenarios

    def _row(self, key: str, field: str, unit: str, base: Figures | None) -> None:
        language = self.desk.language
        before = None if base is None else getattr(base, field)
        with ui.element("tr"):
            _head(self._say(f"row.{key}"), "row")
            _figure(_shown(before, unit, language))
            for one in self._outcomes():
                after = None if one.comparison is None else getattr(one.comparison.after, field)
                step = ""
                if before is not None and after is not None and before != after:
                    step = difference(after - before, unit, language)
                _figure(_shown(after, unit, language), step)

    def _kept(self) -> None:
        with ui.element("tr"):
            _head(self._say("row.same"), "row")
            _figure("")
            for one in self._outcomes():
                change = _change(one)
                if change is None:
                    _figure("–")
                    continue
                before = len(change.kept) + len(change.moved) + len(change.dropped)
                _figure(self._say("of-visits", n=len(change.kept), all=before))

    def _gates(self) -> None:
        with ui.element("tr"):
            _head(self._say("row.gates"), "row")
            _figure("")
            for one in self._outcomes():
                with ui.element("td"):
                    failed = sum(not gate.passes for gate in one.gates)
                    if failed:
                        badge(self._say("gates.fail", n=failed), "bad")
                    elif one.gates:
                        badge(self._say("gates.pass"), "good")

    def _actions(self) -> None:
        with ui.element("tr"):
            _head("", "row")
            _figure("")
            for one in self._outcomes():
                with ui.element("td"):
                    after = _after(one)
                    if after is None:
                        continue
                    key = "take" if after.points is not None else "why"
                    button = action if after.points is not None else quiet_action
                    text, name = self._say(key), self._title(one)
                    made = button(text, lambda _, one=one, name=name: self._take(one, name))
                    labelled(made.tooltip(self._say(f"{key}.how")), f"{text}: {name}")

    async def _take(self, one: ScenarioOutcome, name: str) -> None:
        try:
            asked = {"scenario": one.name, "name": name[:200]}
            plan = await self.desk.post(f"/v1/scenario-runs/{self.run['id']}/plans", asked)
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ui.navigate.to(f"/trips/{plan['trip_id']}/plan?plan={plan['id']}")

    # --- visits ------------------------------------------------------------------------------

    def _visits(self) -> None:
        changes = [_change(one) for one in self._outcomes()]
        rows = rows_of(changes, self.subject.names)
        if not rows:
            return
        section(self._say("matrix"))
        titles = [self._title(one) for one in self._outcomes()]
        head = "".join(
            f'<th scope="col">{escape(text)}</th>'
            for text in (self._say("visit"), self._say("now"), *titles)
        )
        body = "".join(
            f'<tr><th scope="row">{escape(row.name)}</th><td class="wi-now">{escape(row.now)}</td>'
            f"{''.join(map(_cell, row.cells))}</tr>"
            for row in rows
        )
        table = f'<table class="pm-table wi-matrix"><thead><tr>{head}</tr></thead>'
        with scrolling(self._say("matrix"), "pm-scroll"):
            ui.html(f"{table}<tbody>{body}</tbody></table>", sanitize=False)


def _shown(value: int | None, unit: str, language: str) -> str:
    if unit == "minutes" and value is not None:
        return duration(value)
    return amount(value, unit, language)


_SIGNS = {"stays": "=", "moves": "→", "changes": "≈", "drops": "−", "adds": "+", "absent": ""}


def _after(one: ScenarioOutcome) -> Figures | None:
    return None if one.comparison is None else one.comparison.after


def _change(one: ScenarioOutcome) -> AssignmentChange | None:
    return None if one.comparison is None else one.comparison.assignment


def _cell(cell: Cell) -> str:
    sign = _SIGNS[cell.fate]
    shown = f'<span class="wi-sign" aria-hidden="true">{sign}</span> ' if sign else ""
    return f'<td class="wi-{cell.fate}">{shown}{escape(cell.text)}</td>'


def _head(text: str, scope: str = "col") -> None:
    with ui.element("th").props(f'scope="{scope}"'):
        ui.label(text)


def _figure(text: str, step: str = "") -> None:
    with ui.element("td").classes("wi-figure"):
        ui.label(text).classes("pm-strong")
        if step:
            ui.label(step).classes("pm-small pm-soft")


def report_in(run: Content, subject: Subject) -> ReplayReport:
    """The report of a run that has one; its times are in the catalogue's ticks."""
    with ticks(subject.problem.rules.ticks_per_minute):
        return ReplayReport.model_validate(run["answer"]["report"])
