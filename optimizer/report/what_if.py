"""Two answers side by side as text: figures, terms, and what became of every visit."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.domain.comparison import (
    Comparison,
    Difference,
    Figures,
)
from optimizer.domain.problem import Problem
from optimizer.domain.result import Tier, Verdict
from optimizer.domain.ticks import ticks
from optimizer.report.assignment import Names, assignment_lines
from optimizer.report.layout import table, title, wrapped
from optimizer.report.numbers import amount
from optimizer.report.phrases import phrase, phrase_or
from optimizer.report.verdict import tier_name

Row = tuple[str, ...]

_FIGURES = (
    ("points", "points", ""),
    ("cost", "cost_cents", "cents"),
    ("cost-and-time", "cost_and_time_cents", "cents"),
    ("travel", "travel_minutes", "minutes"),
    ("waiting", "waiting_minutes", "minutes"),
    ("visits", "visits", ""),
    ("changes", "changes", ""),
)
"""Each figure by its phrase, its field and its unit."""


def comparison_text(
    problem: Problem, found: Comparison, language: str = "en", edited: Problem | None = None
) -> str:
    """The comparison in full; it ends with a line break. `edited` is the problem of the second."""
    names = Names((edited or problem, problem), language)
    with ticks(problem.rules.ticks_per_minute):
        lines = [*_figures(found, language), "", *_terms(names, found)]
        if found.assignment is None:
            lines += wrapped(phrase("compare.no-plan", language), "")
        else:
            lines += assignment_lines(names, found.assignment)
    return "\n".join(lines).rstrip("\n") + "\n"


def _figures(found: Comparison, language: str) -> list[str]:
    before, after = found.before, found.after
    rows: list[Row] = [
        ("", *(phrase(f"compare.{key}", language) for key in ("before", "after", "difference"))),
        (
            phrase("compare.verdict", language),
            phrase(before.verdict.value, language),
            phrase(after.verdict.value, language),
            "",
        ),
    ]
    for key, field, unit in _FIGURES:
        was, now = getattr(before, field), getattr(after, field)
        if was is not None or now is not None:
            rows.append(_row(phrase(f"compare.{key}", language), was, now, unit, language))
    rows += _bounds(before, after, language)
    return [*title(phrase("compare.title", language)), *table(rows, align="lrrr")]


def _bounds(before: Figures, after: Figures, language: str) -> Iterable[Row]:
    """The bounds of each goal that is not proved in both answers; what is impossible has none."""
    old, new = _open_tiers(before), _open_tiers(after)
    for name in dict.fromkeys((*old, *new)):
        tiers = [tier for tier in (old.get(name), new.get(name)) if tier is not None]
        if all(tier.is_proved for tier in tiers):
            continue
        label = phrase("compare.bound", language, goal=tier_name(tiers[0], language))
        unit = "" if tiers[0].unit == "points" else tiers[0].unit
        yield _row(label, _bound(old.get(name)), _bound(new.get(name)), unit, language)


def _open_tiers(figures: Figures) -> dict[str, Tier]:
    if figures.verdict is Verdict.INFEASIBLE:
        return {}
    return {tier.name: tier for tier in figures.tiers}


def _bound(tier: Tier | None) -> int | None:
    return None if tier is None else tier.bound


def _row(label: str, was: int | None, now: int | None, unit: str, language: str) -> Row:
    step = "" if was is None or now is None else difference(now - was, unit, language)
    return label, amount(was, unit, language), amount(now, unit, language), step


def difference(number: int, unit: str, language: str) -> str:
    """A number with its sign: `+3`, `−1 200.00 €`; a dash for none."""
    if number == 0:
        return phrase("none", language)
    sign = "+" if number > 0 else "−"
    return sign + amount(abs(number), unit, language)


def _terms(names: Names, found: Comparison) -> list[str]:
    """The terms that differ: of points by wish, of costs by category."""
    if found.assignment is None:
        return []
    language = names.language
    wishes = [one for one in found.points_by_wish if one.before != one.after]
    costs = [one for one in found.cost_by_category if one.before != one.after]
    lines = title(phrase("compare.by-wish", language))
    if wishes:
        lines += _term_table("compare.wish", [(names.wish(w.term), w) for w in wishes], "", names)
    else:
        lines += wrapped(phrase("compare.same-points", language))
    lines += ["", *title(phrase("compare.by-category", language))]
    if costs:
        named = [(phrase_or(f"category.{c.term}", language, c.term), c) for c in costs]
        lines += _term_table("costs.what", named, "cents", names)
    else:
        lines += wrapped(phrase("compare.same-costs", language))
    return [*lines, ""]


def _term_table(
    heading: str, named: list[tuple[str, Difference]], unit: str, names: Names
) -> list[str]:
    language = names.language
    keys = ("before", "after", "difference")
    rows: list[Row] = [
        (phrase(heading, language), *(phrase(f"compare.{key}", language) for key in keys))
    ]
    rows += [_row(name, one.before, one.after, unit, language) for name, one in named]
    return table(rows, align="lrrr")
