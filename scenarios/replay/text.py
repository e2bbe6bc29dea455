"""A replay as text: all scenarios beside the baseline, their gates, and what they change."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from optimizer.domain.comparison import Figures
from optimizer.domain.result import Verdict
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import amount
from optimizer.report.phrases import phrase
from optimizer.report.what_if import difference
from scenarios.comparison.gates import GateResult, Standing
from scenarios.files import Metric
from scenarios.files.listing import change_text
from scenarios.replay.outcome import ReplayReport, ScenarioOutcome

_UNITS = {
    Metric.COST: "cents",
    Metric.COST_AND_TIME: "cents",
    Metric.TRAVEL: "minutes",
}

_MOVES = ("kept", "moved", "dropped", "added")


def replay_text(report: ReplayReport, language: str = "en") -> str:
    """The table, the gates that are not simply held, and the edits; ends with a line break."""
    heading = phrase("replay.title", language)
    if report.name is not None:
        heading = f"{report.name.in_language(language)}: {heading[:1].lower()}{heading[1:]}"
    lines = [*title(heading), *table(_rows(report, language), align="rllrrrrrrrrl"), ""]
    lines += _failures(report, language)
    lines += _gates(report, language)
    lines += _edits(report, language)
    return "\n".join(lines).rstrip("\n") + "\n"


def replay_csv(report: ReplayReport) -> str:
    """One line for each scenario and the baseline, numbers as they are, for a spreadsheet."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    fields = (
        "points",
        "cost_cents",
        "cost_and_time_cents",
        "travel_minutes",
        "waiting_minutes",
        "visits",
        "changes",
    )
    writer.writerow(
        ("scenario", "verdict", *fields, "points_bound", *_MOVES, "gates", "gates_pass")
    )
    base = report.baseline.figures
    writer.writerow(("", *_figures_row(base, fields), "", "", "", "", "", ""))
    for one in report.scenarios:
        after = None if one.comparison is None else one.comparison.after
        passed = sum(gate.passes for gate in one.gates)
        writer.writerow(
            (one.name, *_figures_row(after, fields), *_moves(one), len(one.gates), passed)
        )
    return content.getvalue()


def _figures_row(figures: Figures | None, fields: Iterable[str]) -> tuple[object, ...]:
    if figures is None:
        return ("", *("" for _ in fields), "")
    numbers = [getattr(figures, field) for field in fields]
    bound = _points_bound(figures)
    return (figures.verdict.value, *("" if n is None else n for n in (*numbers, bound)))


def _moves(one: ScenarioOutcome) -> tuple[object, ...]:
    change = None if one.comparison is None else one.comparison.assignment
    return tuple("" if change is None else len(getattr(change, name)) for name in _MOVES)


def _points_bound(figures: Figures) -> int | None:
    return next((tier.bound for tier in figures.tiers if tier.name == "points"), None)


# --- the table ---------------------------------------------------------------------------------
def _rows(report: ReplayReport, language: str) -> list[tuple[str, ...]]:
    heading = (
        "",
        phrase("replay.scenario", language),
        phrase("compare.verdict", language),
        phrase("compare.points", language),
        "±",
        phrase("compare.cost", language),
        "±",
        *(phrase(f"replay.{name}", language) for name in _MOVES),
        phrase("replay.gates", language),
    )
    base = report.baseline.figures
    first = ("", phrase("replay.baseline", language), *_numbers(base, None, language))
    rows = [heading, (*first, "", "", "", "", "")]
    for number, one in enumerate(report.scenarios, start=1):
        after = None if one.comparison is None else one.comparison.after
        numbers = _numbers(after, base, language)
        moves = (phrase("none", language) if n == "" else str(n) for n in _moves(one))
        rows.append((str(number), one.name, *numbers, *moves, _gates_cell(one, language)))
    return rows


def _numbers(figures: Figures | None, base: Figures | None, language: str) -> tuple[str, ...]:
    """Verdict, points and cost, each with its step from the baseline."""
    if figures is None:
        return (phrase("replay.not-solved", language), *[phrase("none", language), ""] * 2)
    return (
        phrase(figures.verdict.value, language),
        _points(figures, language),
        _step(figures.points, None if base is None else base.points, "", language),
        amount(figures.cost_cents, "cents", language),
        _step(figures.cost_cents, None if base is None else base.cost_cents, "cents", language),
    )


def _points(figures: Figures, language: str) -> str:
    """The points, and what is possible at best where that is more."""
    bound = _points_bound(figures)
    said = amount(figures.points, "", language)
    if bound is None or bound == figures.points or figures.verdict is Verdict.INFEASIBLE:
        return said
    return f"{said} (≤ {bound})"


def _step(value: int | None, base: int | None, unit: str, language: str) -> str:
    return "" if value is None or base is None else difference(value - base, unit, language)


def _gates_cell(one: ScenarioOutcome, language: str) -> str:
    if not one.gates:
        return ""
    passed = sum(gate.passes for gate in one.gates)
    key = "replay.gates-hold" if passed == len(one.gates) else "replay.gates-fail"
    return phrase(key, language, passed=passed, n=len(one.gates))


# --- below the table ---------------------------------------------------------------------------
def _failures(report: ReplayReport, language: str) -> list[str]:
    lines: list[str] = []
    if report.baseline.failure is not None:
        failed = phrase("replay.failed", language, message=report.baseline.failure)
        lines += wrapped(f"{phrase('replay.baseline', language)}: {failed}")
    for one in report.scenarios:
        if one.failure is not None:
            failed = phrase("replay.failed", language, message=one.failure)
            lines += wrapped(f"{one.name}: {failed}")
    left = sum(one.comparison is None and one.failure is None for one in report.scenarios)
    if left:
        lines += wrapped(phrase("replay.stopped", language, n=left), "")
    return [*lines, ""] if lines else []


def _gates(report: ReplayReport, language: str) -> list[str]:
    """Every gate that does not simply hold, and one sentence for all."""
    lines = title(phrase("replay.gates-title", language))
    if not report.gates and any(one.comparison is None for one in report.scenarios):
        return []
    if not report.gates:
        return [*lines, *wrapped(phrase("replay.no-gates", language)), ""]
    rows = [
        (one.name, gate_text(gate, language), _standing(gate, language))
        for one in report.scenarios
        for gate in one.gates
        if gate.standing is not Standing.HOLDS
    ]
    failed = sum(not gate.passes for gate in report.gates)
    key = "replay.some-fail" if failed else "replay.all-hold"
    lines += wrapped(phrase(key, language, n=len(report.gates), failed=failed))
    if left := sum(one.comparison is None for one in report.scenarios):
        lines += wrapped(phrase("replay.not-judged", language, n=left))
    return [*lines, *(table(rows, align="lll") if rows else []), ""]


def gate_lines(one: ScenarioOutcome, language: str) -> list[str]:
    """Every gate of one scenario, whether it holds or not; nothing where it has none."""
    if not one.gates:
        return []
    rows = [(gate_text(gate, language), _standing(gate, language)) for gate in one.gates]
    return [*title(phrase("replay.gates-title", language)), *table(rows, align="ll")]


def _standing(gate: GateResult, language: str) -> str:
    if gate.standing is Standing.UNKNOWN and gate.passes:
        return phrase("replay.gate-allowed", language)
    return phrase(f"replay.gate-{gate.standing.value}", language)


def gate_text(result: GateResult, language: str) -> str:
    """A gate with its numbers: `points at least 540 (500 − 5 %): 520`."""
    gate = result.gate
    parts = [
        phrase(f"metric.{gate.metric.value}", language),
        phrase(f"operator.{gate.operator.value}", language),
        _value(result.against, gate.metric, language),
    ]
    notes = []
    if gate.against == "baseline":
        notes.append(phrase("replay.of-baseline", language))
    if gate.tolerance is not None:
        allowed = gate.tolerance.absolute
        if allowed is None:
            notes.append(f"± {(gate.tolerance.permille or 0) / 10:g} %")
        else:
            notes.append(f"± {_value(allowed, gate.metric, language)}")
    if notes:
        parts.append(f"({', '.join(notes)})")
    return f"{' '.join(parts)}: {_value(result.measured, gate.metric, language)}"


def _value(value: int | Verdict | None, metric: Metric, language: str) -> str:
    if isinstance(value, Verdict):
        return phrase(value.value, language)
    if metric is Metric.GAP and value is not None:
        return f"{value} ‰"
    return amount(value, _UNITS.get(metric, ""), language)


def _edits(report: ReplayReport, language: str) -> list[str]:
    """What each overlay changed, old and new; an overlay of several scenarios is told once."""
    told: set[str] = set()
    lines: list[str] = []
    for one in report.scenarios:
        fresh = [change for change in one.changes if change.model_dump_json() not in told]
        told |= {change.model_dump_json() for change in fresh}
        overlay = None
        for change in fresh:
            if change.overlay != overlay:
                overlay = change.overlay
                lines += wrapped(f"{overlay}:")
            lines += wrapped(change_text(change, language), f"{INDENT}{INDENT}• ")
    return [*title(phrase("replay.edits", language)), *lines] if lines else []
