"""A tentative plan as text: what each refusal costs, and what the plan would be then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.domain.problem import Problem
from optimizer.domain.result import Verdict
from optimizer.domain.tentative import IfRefused, TentativePlan
from optimizer.domain.ticks import clock, ticks
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import money
from optimizer.report.phrases import phrase


def tentative_text(problem: Problem, plan: TentativePlan, language: str = "en") -> str:
    """The table of all refusals and each one's own plan; it ends with a line break."""
    with ticks(problem.rules.ticks_per_minute):
        lines = [*_summary(plan, language), *_table(problem, plan, language)]
        for one in plan.open:
            lines += _refusal(problem, one, language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _summary(plan: TentativePlan, language: str) -> list[str]:
    summary = phrase(
        "tentative.summary",
        language,
        points=plan.points,
        cost=money(plan.cost_cents, language),
        confirmed=plan.confirmed,
        visits=plan.visits,
    )
    lines = [*title(phrase("tentative.title", language)), *wrapped(summary)]
    if not plan.open and plan.is_complete:
        lines += wrapped(phrase("tentative.none", language))
    if not plan.is_complete:
        lines += wrapped(phrase("tentative.stopped", language))
    return [*lines, ""]


def _table(problem: Problem, plan: TentativePlan, language: str) -> list[str]:
    if not plan.open:
        return []
    keys = ("visit", "status", "points", "cents", "proof")
    heading = tuple(phrase(f"tentative.{key}", language) for key in keys)
    rows = [
        (
            _names(problem, one.sessions, language),
            phrase(f"status.{one.status.value}", language),
            _or_dash(one.points_lost, language),
            _or_dash(one.cents_more, language, is_money=True),
            phrase(one.verdict.value, language),
        )
        for one in plan.open
    ]
    return [*table([heading, *rows], align="llrrl"), ""]


def _or_dash(value: int | None, language: str, *, is_money: bool = False) -> str:
    if value is None:
        return phrase("none", language)
    return money(value, language) if is_money else str(value)


def _refusal(problem: Problem, one: IfRefused, language: str) -> list[str]:
    """What the plan would be without one visit."""
    name = _names(problem, one.sessions, language)
    lines: list[str] = []
    if one.fallback is not None:
        keys: dict[bool | None, str] = {
            True: "tentative.fallback",
            False: "tentative.no-fallback",
            None: "tentative.fallback-open",
        }
        key = keys[one.fallback_holds]
        lines += wrapped(phrase(key, language, name=_names(problem, [one.fallback], language)))
    if one.itinerary is None:
        why = "impossible" if one.verdict is Verdict.INFEASIBLE else "unknown"
        lines += wrapped(phrase(f"tentative.{why}", language))
    dropped = [key for key in one.dropped if key not in one.sessions]
    added = [key for key in one.added if key != one.fallback]
    for key, sessions in (("dropped", dropped), ("added", added)):
        if sessions:
            names = _names(problem, sessions, language, ", ")
            lines += wrapped(phrase(f"tentative.{key}", language, names=names))
    lines += [
        line
        for move in one.moved
        for line in wrapped(
            phrase(
                "tentative.moved",
                language,
                name=_names(problem, [move.session], language),
                before=_when(move.from_date, move.from_start, language),
                after=_when(move.to_date, move.to_start, language),
            ),
            f"{INDENT}• ",
        )
    ]
    return [*title(phrase("tentative.if-not", language, name=name)), *lines, ""]


def _names(problem: Problem, sessions: Iterable[str], language: str, between: str = " + ") -> str:
    return between.join(
        problem.catalogue.session(key).name.in_language(language) for key in sessions
    )


def _when(date: dt.date, start: int, language: str) -> str:
    day = f"{date.day}.{date.month}." if language == "fi" else date.isoformat()
    return f"{day} {clock(start)}"
