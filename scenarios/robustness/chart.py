"""A sweep as a chart: how many draws lose how much, and whose absence costs the most points."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from optimizer.domain.problem import Problem
from optimizer.report.assignment import Names
from optimizer.report.phrases import short_date
from scenarios.robustness.phrases import say
from scenarios.robustness.report import Fate, Robustness
from scenarios.robustness.text import hurting, lost

SIZE = (11.0, 5.0)
HELD, CHANGED, NONE = "#1f3a5f", "#b8860b", "#8b1a1a"

MOST_HOSTS = 15
MOST_BARS = 12
"""Losses that have a bar of their own; with more of them they are put into classes."""


def robustness_chart(problem: Problem, found: Robustness, kind: str, language: str = "en") -> bytes:
    """The chart as the bytes of a file of a kind, `svg` or `png`."""
    # Here and not above: it takes a second to import, and only this needs it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.2))
    _losses(left, found, language)
    _hosts(right, problem, found, language)
    figure.suptitle(say("title", language, name=problem.wishes.name.in_language(language)))
    content = io.BytesIO()
    # Nothing that changes from one run to the next: no date, and ids from a fixed salt.
    metadata = {"Date": None} if kind == "svg" else {}
    with rc_context({"svg.hashsalt": "paamaja", "svg.fonttype": "none"}):
        figure.savefig(content, format=kind, dpi=150, metadata=metadata)
    return content.getvalue()


def _losses(axes: Any, found: Robustness, language: str) -> None:
    """Draws by points lost: those in which the plan holds in their own colour."""
    losses = [one.points_lost for one in found.draws if one.points_lost is not None]
    width = _class_width(losses)
    held = sum(one.fate is Fate.HELD for one in found.draws)
    counts = Counter((loss // width) * width for loss in losses)
    names = sorted(counts)
    labels = [str(low) if width == 1 else f"{low}–{low + width - 1}" for low in names]
    heights = [counts[low] for low in names]
    axes.bar(labels, heights, color=CHANGED)
    if held:  # they lose nothing
        axes.bar([labels[names.index(0)]], [held], color=HELD, label=say("fate.held", language))
        axes.legend(frameon=False)
    for fate, key in ((Fate.NO_PLAN, "no-plan"), (Fate.UNANSWERED, "unanswered")):
        if without := sum(one.fate is fate for one in found.draws):
            axes.bar([say(key, language)], [without], color=NONE)
    axes.set_xlabel(say("plot.lost", language))
    axes.set_ylabel(say("plot.draws", language))
    axes.tick_params(axis="x", rotation=0 if width == 1 else 45)
    axes.grid(axis="y", alpha=0.25)
    axes.set_axisbelow(True)


def _class_width(losses: list[int]) -> int:
    """One for few different losses, else the least round width with few classes."""
    if len(set(losses)) <= MOST_BARS:
        return 1
    span = max(losses) - min(0, *losses) + 1
    widths: Iterator[int] = (step * int(10**power) for power in range(9) for step in (1, 2, 5))
    return next(width for width in widths if -(-span // width) <= MOST_BARS)


def _hosts(axes: Any, problem: Problem, found: Robustness, language: str) -> None:
    """The hosts whose absence hurts most, the worst on top."""
    names = Names((problem,), language)
    hosts = hurting(found.hosts)[:MOST_HOSTS][::-1]
    labels = [f"{names.of('partner', h.partner)}, {short_date(h.date, language)}" for h in hosts]
    for at, one in enumerate(hosts):
        is_bad = one.points_lost is None or bool(one.required_lost)
        axes.barh(at, one.points_lost or 0, color=NONE if is_bad else CHANGED)
        axes.annotate(
            f" {lost(one, language)}", (max(one.points_lost or 0, 0), at), va="center", fontsize=8
        )
    axes.set_yticks(range(len(hosts)), labels, fontsize=8)
    axes.set_xlabel(say("plot.hosts", language))
    axes.margins(x=0.2)
    axes.grid(axis="x", alpha=0.25)
    axes.set_axisbelow(True)
