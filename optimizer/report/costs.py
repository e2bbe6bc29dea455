"""Costs: by category, in total and per guest, against the budget; travel and waiting beside it."""

from __future__ import annotations

from optimizer.costing import totals_by_category
from optimizer.domain.charges import Included
from optimizer.domain.itinerary import Itinerary, Score
from optimizer.report.layout import INDENT, table, title
from optimizer.report.numbers import duration, money
from optimizer.report.phrases import phrase
from optimizer.report.words import Words


def cost_lines(words: Words, itinerary: Itinerary, score: Score | None) -> list[str]:
    """The cost table of an itinerary, and what is left of the budget."""
    language = words.language
    heads = words.problem.wishes.party.heads
    totals = totals_by_category(itinerary.cost_lines)
    total = sum(totals.values())
    rows = [
        (phrase(f"category.{category.value}", language), cents)
        for category, cents in totals.items()
        if cents
    ]
    rows.append((phrase("costs.all", language), total))
    keys = ("costs.what", "costs.amount", "costs.per-head")
    heading = tuple(phrase(key, language) for key in keys)
    cells = [
        (name, money(cents, language), money(per_head(cents, heads), language))
        for name, cents in rows
    ]
    lines = [*title(phrase("costs.title", language)), *table([heading, *cells], align="lrr")]
    lines += _apart(itinerary, language)
    limit = words.problem.wishes.budget.limit_cents(heads)
    if limit is not None:
        left = money(limit - total, language)
        text = phrase("costs.budget", language, limit=money(limit, language), left=left)
        lines.append(f"{INDENT}{text}")
    if score is not None:
        lines.append(f"{INDENT}{_time(score, language)}")
    return [*lines, ""]


def _apart(itinerary: Itinerary, language: str) -> list[str]:
    """What is planned but not in the total: optional, and by the guests' own arrangement."""
    lines = []
    for kind in (Included.OPTIONAL, Included.OWN_ARRANGEMENT):
        cents = sum(line.gross_cents for line in itinerary.cost_lines if line.inclusion is kind)
        if cents:
            text = phrase(f"costs.{kind.value}", language, cents=money(cents, language))
            lines.append(f"{INDENT}{text}")
    return lines


def per_head(cents: int, heads: int) -> int:
    """The share of one guest, rounded half up to the cent."""
    return (2 * cents + heads) // (2 * heads)


def _time(score: Score, language: str) -> str:
    return phrase(
        "costs.time",
        language,
        travel=duration(score.travel_minutes),
        waiting=duration(score.waiting_minutes),
        cents=money(score.time_cents, language),
    )
