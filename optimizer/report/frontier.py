"""The budget frontier as a table."""

from __future__ import annotations

from itertools import pairwise

from optimizer.domain.explanations import DaysPoint, Frontier, FrontierPoint
from optimizer.report.layout import table, title, wrapped
from optimizer.report.numbers import amount, money
from optimizer.report.phrases import phrase


def frontier_text(found: Frontier, language: str = "en") -> str:
    """Points against cost, the cheapest first, and what the next points cost."""
    lines: list[str] = []
    if found.points:
        lines += title(phrase("frontier.title", language))
        lines += table(_rows(found.points, language), align="rrrrl")
        lines += ["", *wrapped(_how_whole(found, language), "")]
    if found.by_days:
        lines += ["", *title(phrase("frontier.by-days", language))]
        lines += table(_days_rows(found.by_days, language), align="rrrl")
    if not lines:
        lines = wrapped(_how_whole(found, language), "")
    return "\n".join(lines).strip("\n") + "\n"


def frontier_rows(found: Frontier) -> list[tuple[object, ...]]:
    """The points as plain rows under their names, for a file."""
    names = ("points", "cost_cents", "points_bound", "cost_bound_cents", "proved", "days", "visits")
    rows: list[tuple[object, ...]] = [names]
    for point in found.points:
        rows.append(
            (
                point.points,
                point.cost_cents,
                point.points_bound,
                point.cost_bound,
                point.is_proved,
                point.days,
                " ".join(point.visits),
            )
        )
    return rows


def _rows(points: tuple[FrontierPoint, ...], language: str) -> list[tuple[str, ...]]:
    heading = tuple(
        phrase(f"frontier.{key}", language) for key in ("points", "cost", "next", "days", "exact")
    )
    nexts = ["", *(_step(above, point, language) for above, point in pairwise(points))]
    rows = [
        (
            str(point.points),
            money(point.cost_cents, language),
            step,
            str(point.days),
            _exactness(point, language),
        )
        for point, step in zip(points, nexts, strict=True)
    ]
    return [heading, *reversed(rows)]


def _step(above: FrontierPoint, point: FrontierPoint, language: str) -> str:
    """What the next points cost, from this point up."""
    cost = money(above.cost_cents - point.cost_cents, language)
    return phrase("frontier.price", language, points=above.points - point.points, cost=cost)


def _exactness(point: FrontierPoint | DaysPoint, language: str) -> str:
    """Proved, or the bounds of what is not."""
    if point.points is None:
        return phrase(point.verdict.value, language)
    parts = []
    if point.points != point.points_bound:
        bound = amount(point.points_bound, "points", language)
        parts.append(phrase("frontier.at-most", language, n=bound))
    elif point.cost_cents != point.cost_bound:
        bound = amount(point.cost_bound, "cents", language)
        parts.append(phrase("frontier.at-least", language, n=bound))
    return ", ".join(parts) or phrase("frontier.proved", language)


def _how_whole(found: Frontier, language: str) -> str:
    if found.is_complete and not found.points:
        return phrase("frontier.none", language)
    if found.is_complete:
        return phrase("frontier.complete", language)
    if found.missing_below is None:
        return phrase("frontier.missing-any", language)
    return phrase("frontier.missing", language, cost=money(found.missing_below, language))


def _days_rows(points: tuple[DaysPoint, ...], language: str) -> list[tuple[str, ...]]:
    heading = tuple(phrase(f"frontier.{key}", language) for key in ("days", "points", "cost"))
    rows = [
        (
            str(point.days),
            phrase("none", language) if point.points is None else str(point.points),
            amount(point.cost_cents, "cents", language),
            _exactness(point, language),
        )
        for point in points
    ]
    return [(*heading, phrase("frontier.exact", language)), *rows]
