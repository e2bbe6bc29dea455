"""A sweep as a chart: how many draws lose how much, and whose absence costs the most points."""

from __future__ import annotations

import io
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from optimizer.domain.problem import Problem
from optimizer.report.assignment import Names
from optimizer.report.numbers import share
from optimizer.report.phrases import short_date
from scenarios.robustness.phrases import say
from scenarios.robustness.report import Fate, HostRisk, Robustness
from scenarios.robustness.text import hurting, lost

WIDTH, LEAST_HEIGHT = 12.0, 5.0
INCHES_A_HOST, INCHES_AROUND = 0.42, 1.4
HELD, CHANGED, GAVE_UP, NONE = "#1f3a5f", "#b8860b", "#c8693a", "#8b1a1a"

MOST_HOSTS = 15
MOST_BARS = 10
"""Classes of losses above nothing; none has its own."""

NAME_WIDTH, NO_BREAK = 44, "\u00a0"


def robustness_chart(problem: Problem, found: Robustness, kind: str, language: str = "en") -> bytes:
    """The chart as the bytes of a file of a kind, `svg` or `png`."""
    # Here and not above: it takes a second to import, and only this needs it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    hosts = hurting(found.hosts)[:MOST_HOSTS]
    height = max(LEAST_HEIGHT, INCHES_AROUND + INCHES_A_HOST * len(hosts))
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.1, 1))
    _losses(left, found, language)
    _hosts(right, problem, hosts, language)
    figure.suptitle(say("title", language, name=problem.wishes.name.in_language(language)))
    content = io.BytesIO()
    # Nothing that changes from one run to the next: no date, and ids from a fixed salt.
    metadata = {"Date": None} if kind == "svg" else {}
    with rc_context({"svg.hashsalt": "paamaja", "svg.fonttype": "none"}):
        figure.savefig(content, format=kind, dpi=150, metadata=metadata)
    return content.getvalue()


def _losses(axes: Any, found: Robustness, language: str) -> None:
    """Draws by points lost, each bar by how the plan fared; those without a plan beside them."""
    planned = [one for one in found.draws if one.points_lost is not None]
    classes = Classes([one.points_lost or 0 for one in planned])
    labels = [say("plot.more", language) if low < 0 else name for low, name in classes.names]
    below = [0] * len(labels)
    for fates, key, colour in (
        ((Fate.HELD,), "plot.held", HELD),
        ((Fate.RETIMED, Fate.CHANGED), "plot.anew", CHANGED),
        ((Fate.GAVE_UP,), "plot.gave-up", GAVE_UP),
    ):
        counts = Counter(classes.of(one.points_lost or 0) for one in planned if one.fate in fates)
        heights = [counts[at] for at in range(len(labels))]
        if any(heights):
            axes.bar(labels, heights, bottom=below, color=colour, label=say(key, language))
        below = [under + height for under, height in zip(below, heights, strict=True)]
    for fate, key in ((Fate.NO_PLAN, "no-plan"), (Fate.UNANSWERED, "unanswered")):
        if without := sum(one.fate is fate for one in found.draws):
            axes.bar([say(key, language)], [without], color=NONE)
    if planned:
        axes.legend(frameon=False)
    if found.survival is not None:
        part = share(found.survival, language)
        axes.set_title(say("plot.survival", language, share=part, n=found.n), fontsize=10)
    axes.set_xlabel(say("plot.lost", language))
    axes.set_ylabel(say("plot.draws", language))
    for label in axes.get_xticklabels():
        label.set(rotation=45, ha="right", rotation_mode="anchor")
    axes.grid(axis="y", alpha=0.25)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


class Classes:
    """Classes of losses: fewer than none, none, and stretches of one round width above."""

    def __init__(self, losses: list[int]) -> None:
        most = max(losses, default=0)
        self._width = next(width for width in _widths() if -(-most // width) <= MOST_BARS)
        self._gains = int(min(losses, default=0) < 0)
        lows = range(1, most + 1, self._width)
        stretches = [(low, _stretch(low, low + self._width - 1)) for low in lows]
        self.names = [*[(-1, "")] * self._gains, (0, "0"), *stretches]
        """The least loss of each class, and what it is called."""

    def of(self, loss: int) -> int:
        """The place of a loss."""
        return 0 if loss < 0 else self._gains - (-loss // self._width)


def _stretch(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _widths() -> Iterator[int]:
    return (step * int(10**power) for power in range(9) for step in (1, 2, 5))


def _label(name: str, date: str) -> str:
    """A host with its date, which is not torn apart."""
    return textwrap.fill(f"{name}, {date.replace(' ', NO_BREAK)}", NAME_WIDTH)


def _hosts(axes: Any, problem: Problem, hosts: list[HostRisk], language: str) -> None:
    """The hosts whose absence hurts most, the worst on top."""
    names = Names((problem,), language)
    labels = [
        _label(names.of("partner", one.partner), short_date(one.date, language)) for one in hosts
    ]
    for at, one in enumerate(hosts):
        is_bad = one.points_lost is None or bool(one.required_lost)
        points = one.points_lost or 0
        axes.barh(at, points, color=NONE if is_bad else CHANGED)
        axes.annotate(f" {lost(one, language)}", (max(points, 0), at), va="center", fontsize=8)
    axes.invert_yaxis()
    axes.set_yticks(range(len(hosts)), labels, fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_title(say("plot.hosts", language), fontsize=10)
    axes.set_xlabel(say("plot.lost", language))
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.margins(x=0.2)
    axes.grid(axis="x", alpha=0.25)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
