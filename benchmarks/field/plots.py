"""The curves as pictures, profiles, anytime curves and growth: SVG that no run changes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks.field.figures import Curve, Growth

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = (8.0, 4.6)
COLOURS = {
    "paamaja": "#1f3a5f",
    "one-model": "#b8860b",
    "routing": "#2e7d4f",
    "pyvrp": "#8e3b73",
    "greedy": "#7a7a7a",
}
DASHES = {"paamaja": "-", "one-model": "--", "routing": "-.", "pyvrp": ":", "greedy": (0, (6, 2))}
"""Told apart without colour too."""


def quality_plot(title: str, curves: Mapping[str, Curve]) -> bytes:
    """Share of instances over the gap to the best known."""

    def draw(axes: Axes) -> None:
        widest = max((x for curve in curves.values() for x, _ in curve), default=0.01)
        right = max(0.01, widest) * 102
        for solver, curve in curves.items():
            steps = [(0.0, 0.0), *((100 * x, 100 * y) for x, y in curve)]
            steps.append((right, steps[-1][1]))
            axes.step(*_split(steps), where="post", **_style(solver))
        axes.set_xlim(0, right)
        axes.set_ylim(-2, 103)
        axes.set_xlabel("at most so far from the best known, %")
        axes.set_ylabel("share of instances, %")

    return _drawn(title, draw, curves)


def time_plot(title: str, curves: Mapping[str, Curve], limit: float) -> bytes:
    """Share of instances within 1 % of the best known over time."""

    def draw(axes: Axes) -> None:
        for solver, curve in curves.items():
            steps = [(0.01, 0.0), *((max(x, 0.01), 100 * y) for x, y in curve)]
            steps.append((limit, steps[-1][1]))
            axes.step(*_split(steps), where="post", **_style(solver))
        _seconds(axes, limit)
        axes.set_ylim(-2, 103)
        axes.set_ylabel("instances within 1 % of the best known, %")

    return _drawn(title, draw, curves)


def anytime_plot(title: str, curves: Mapping[str, Curve], limit: float) -> bytes:
    """Mean gap to the best known over time."""

    def draw(axes: Axes) -> None:
        for solver, curve in curves.items():
            axes.step(*_split([(x, 100 * y) for x, y in curve]), where="post", **_style(solver))
        _seconds(axes, limit)
        axes.set_ylim(-2, 103)
        axes.set_ylabel("mean gap to the best known, %\n(no plan: 100 %)")

    return _drawn(title, draw, curves)


def growth_plot(
    title: str, label: str, unit: str, points: Sequence[tuple[float, float]], found: Growth | None
) -> bytes:
    """Measured points on logarithmic axes with the fitted power."""
    from matplotlib.ticker import LogLocator

    def draw(axes: Axes) -> None:
        axes.loglog(*_split(points), "o", color=COLOURS["paamaja"], markersize=5)
        if found is not None:
            ends = [min(x for x, _ in points), max(x for x, _ in points)]
            axes.loglog(
                ends,
                [found.factor * x**found.exponent for x in ends],
                "--",
                color=COLOURS["one-model"],
                label=f"power {found.exponent:.2f}, R² {found.fit:.2f}",
            )
            axes.legend(frameon=False)
        sizes = sorted({x for x, _ in points})
        axes.set_xticks(sizes, [f"{x:g}" for x in sizes])
        axes.minorticks_off()
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}".replace(",", " "))
        axes.set_xlabel(label)
        axes.set_ylabel(unit)

    return _drawn(title, draw, {})


def _style(solver: str) -> dict[str, Any]:
    return {
        "label": solver,
        "color": COLOURS.get(solver, "black"),
        "linestyle": DASHES.get(solver, "-"),
        "linewidth": 2.2 if solver == "paamaja" else 1.5,
    }


def _split(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


def _seconds(axes: Axes, limit: float) -> None:
    axes.set_xscale("log")
    axes.set_xlim(0.01, max(limit, 0.1))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_xlabel("seconds")


def _drawn(title: str, draw: Any, curves: Mapping[str, Curve]) -> bytes:
    # Here and not above: it takes a second to import, and only this needs it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.subplots()
    draw(axes)
    axes.set_title(title, loc="left")
    axes.grid(alpha=0.25)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if curves:
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    content = io.BytesIO()
    with rc_context({"svg.hashsalt": "paamaja", "svg.fonttype": "none"}):
        figure.savefig(content, format="svg", metadata={"Date": None})
    return content.getvalue()
