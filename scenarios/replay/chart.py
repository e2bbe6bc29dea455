"""The scenarios of a replay as a chart: cost to the right, points upwards, as SVG or PNG."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.domain.comparison import Figures
from optimizer.domain.result import Verdict
from optimizer.report.phrases import phrase
from scenarios.replay.outcome import ReplayReport

SIZE = (9.0, 6.0)
INK, OPEN, BASE = "#1f3a5f", "#b8860b", "#8b1a1a"

MOST_NAMES = 40
"""Scenarios that are named below the chart; the table names all."""


@dataclass(frozen=True)
class Dot:
    """One answer: what to call it, where it is, and how far up its bound."""

    label: str
    cost_cents: int
    points: int
    bound: int | None
    is_proved: bool


def replay_chart(report: ReplayReport, kind: str, language: str = "en") -> bytes:
    """The chart as the bytes of a file of a kind, `svg` or `png`.

    Scenarios go by their numbers in the table; those at one place share a label. Proved ones are
    filled; the others are hollow, with a line up to their bound.
    """
    # Here and not above: it takes a second to import, and only this needs it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.subplots()
    for dot in _dots(report):
        _draw(axes, dot, INK if dot.is_proved else OPEN)
    base = _dot(report.baseline.figures, "")
    if base is not None:
        _baseline(axes, base, language)
    _explain(axes, report, language)
    axes.set_xlabel(f"{phrase('compare.cost', language)}, €")
    axes.set_ylabel(phrase("compare.points", language))
    name = report.id if report.name is None else report.name.in_language(language)
    axes.set_title(f"{name}: {phrase('replay.plot-title', language).lower()}")
    axes.grid(alpha=0.25)
    axes.margins(0.08)
    figure.text(0.01, -0.01, _legend(report, language), va="top", fontsize=8, color="0.25")
    content = io.BytesIO()
    # Nothing that changes from one run to the next: no date, and ids from a fixed salt.
    metadata = {"Date": None} if kind == "svg" else {}
    with rc_context({"svg.hashsalt": "paamaja", "svg.fonttype": "none"}):
        figure.savefig(content, format=kind, dpi=150, metadata=metadata, bbox_inches="tight")
    return content.getvalue()


def _dots(report: ReplayReport) -> Iterator[Dot]:
    """The scenarios with a plan; those of the same place and proof as one."""
    places: dict[tuple[object, ...], list[Dot]] = {}
    for number, one in enumerate(report.scenarios, start=1):
        after = None if one.comparison is None else one.comparison.after
        dot = _dot(after, str(number))
        if dot is not None:
            place = (dot.cost_cents, dot.points, dot.bound, dot.is_proved)
            places.setdefault(place, []).append(dot)
    for dots in places.values():
        label = ", ".join(dot.label for dot in dots)
        yield Dot(label, dots[0].cost_cents, dots[0].points, dots[0].bound, dots[0].is_proved)


def _dot(figures: Figures | None, label: str) -> Dot | None:
    if figures is None or figures.points is None or figures.cost_cents is None:
        return None
    bound = next((tier.bound for tier in figures.tiers if tier.name == "points"), None)
    is_proved = figures.verdict is Verdict.OPTIMAL
    return Dot(label, figures.cost_cents, figures.points, bound, is_proved)


def _draw(axes: Any, dot: Dot, colour: str) -> None:
    x = dot.cost_cents / 100
    face = colour if dot.is_proved else "white"
    axes.plot([x], [dot.points], "o", color=colour, markerfacecolor=face, markersize=6, zorder=3)
    if not dot.is_proved and dot.bound is not None and dot.bound > dot.points:
        axes.plot([x, x], [dot.points, dot.bound], ":", color=colour, zorder=2)
    axes.annotate(
        dot.label,
        (x, dot.points),
        xytext=(5, 5),
        textcoords="offset points",
        fontsize=9,
        color=colour,
    )


def _baseline(axes: Any, base: Dot, language: str) -> None:
    """A square under the dots, with lines to see what costs more or brings less."""
    x = base.cost_cents / 100
    axes.axvline(x, color=BASE, linewidth=0.8, linestyle="--", alpha=0.5)
    axes.axhline(base.points, color=BASE, linewidth=0.8, linestyle="--", alpha=0.5)
    face = BASE if base.is_proved else "white"
    axes.plot([x], [base.points], "s", color=BASE, markerfacecolor=face, markersize=11, zorder=2)
    axes.annotate(
        phrase("replay.baseline", language),
        (x, base.points),
        xytext=(-8, -14),
        textcoords="offset points",
        ha="right",
        fontsize=9,
        color=BASE,
    )


def _explain(axes: Any, report: ReplayReport, language: str) -> None:
    """What filled and hollow mean, where both are there."""
    dots = list(_dots(report))
    if not any(not dot.is_proved for dot in dots):
        return
    axes.plot([], [], "o", color=INK, label=phrase("replay.plot-proved", language))
    axes.plot(
        [], [], "o", color=OPEN, markerfacecolor="white", label=phrase("replay.plot-open", language)
    )
    axes.legend(loc="best", fontsize=8)


def _legend(report: ReplayReport, language: str) -> str:
    """The numbers with their names, and who has no plan."""
    import textwrap

    named = [f"{number} {one.name}" for number, one in enumerate(report.scenarios, start=1)]
    more = len(named) - MOST_NAMES
    text = " · ".join(named[:MOST_NAMES]) + (f" · … (+{more})" if more > 0 else "")
    lines = textwrap.wrap(text, 130)
    without = [
        str(number)
        for number, one in enumerate(report.scenarios, start=1)
        if one.comparison is None or one.comparison.after.points is None
    ]
    if without:
        lines += textwrap.wrap(phrase("replay.plot-none", language, names=", ".join(without)), 130)
    return "\n".join(lines)
