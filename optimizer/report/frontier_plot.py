"""The budget frontier as a plot: cost to the right, points upwards, as SVG or PNG."""

from __future__ import annotations

import io

from optimizer.domain.explanations import Frontier
from optimizer.domain.problem import Problem
from optimizer.report.numbers import money
from optimizer.report.phrases import phrase

SIZE = (9.0, 5.5)
INK, OPEN = "#1f3a5f", "#b8860b"


def frontier_plot(problem: Problem, found: Frontier, kind: str, language: str = "en") -> bytes:
    """The plot as the bytes of a file of a kind, `svg` or `png`.

    Exact points are filled; those with a gap are hollow, with a line up to their bound. The
    budget asked for is a line across.
    """
    # Here and not above: it takes a second to import, and only this needs it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    points = sorted(found.points, key=lambda point: point.cost_cents)
    euros = [point.cost_cents / 100 for point in points]
    worth = [point.points for point in points]
    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.subplots()
    # Between two points more money buys nothing.
    axes.step(euros, worth, where="post", color=INK, linewidth=1.2)
    for point, x in zip(points, euros, strict=True):
        colour = INK if point.is_proved else OPEN
        face = INK if point.is_proved else "white"
        axes.plot([x], [point.points], "o", color=colour, markerfacecolor=face, markersize=5)
        if point.points_bound is not None and point.points_bound > point.points:
            axes.plot([x, x], [point.points, point.points_bound], ":", color=OPEN)
    limit = problem.wishes.budget.limit_cents(problem.wishes.party.heads)
    if limit is not None:
        axes.axvline(limit / 100, color="0.5", linestyle="--", linewidth=1)
        label = f" {phrase('frontier.budget', language)} {money(limit, language)}"
        axes.annotate(label, (limit / 100, min(worth)), rotation=90, va="bottom", color="0.35")
    axes.set_xlabel(f"{phrase('frontier.cost', language)}, €")
    axes.set_ylabel(phrase("frontier.points", language))
    axes.set_title(problem.wishes.name.in_language(language))
    axes.grid(alpha=0.25)
    content = io.BytesIO()
    # Nothing that changes from one run to the next: no date, and ids from a fixed salt.
    metadata = {"Date": None} if kind == "svg" else {}
    with rc_context({"svg.hashsalt": "paamaja", "svg.fonttype": "none"}):
        figure.savefig(content, format=kind, dpi=150, metadata=metadata)
    return content.getvalue()
