"""Wishes: which are met and what they pay, which are not and what is known of the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.domain.itinerary import Itinerary, Score
from optimizer.domain.result import Reason, UnmetWish
from optimizer.domain.wishes import WishKind
from optimizer.report.demands import reason_text
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.phrases import phrase
from optimizer.report.verdict import conflict_text
from optimizer.report.words import Words


def met_lines(words: Words, itinerary: Itinerary, score: Score | None) -> list[str]:
    """The wishes that the itinerary answers: required ones first, then points by wish."""
    language = words.language
    rows = [
        (words.target(wish.target), phrase("wishes.required", language))
        for wish in words.problem.wishes.wishes
        if wish.kind is WishKind.REQUIRED and _answers(words, itinerary, wish.id)
    ]
    paid = {} if score is None else {key: n for key, n in score.points_by_wish.items() if n}
    rows += [
        (words.wish(key), phrase("wishes.points", language, n=points))
        for key, points in sorted(paid.items(), key=lambda term: -term[1])
    ]
    if paid:
        total = phrase("wishes.points", language, n=sum(paid.values()))
        rows.append((phrase("wishes.total", language), total))
    if not rows:
        return []
    return [*title(phrase("wishes.met", language)), *table(rows, align="lr"), ""]


def unmet_lines(words: Words, unmet: Sequence[UnmetWish]) -> list[str]:
    """The wishes that stay unmet, each with the reasons that are known and no others.

    Where some have none, the last line says how to ask for them.
    """
    if not unmet:
        return []
    language = words.language
    wishes = words.problem.wishes.wishes
    required = {wish.id for wish in wishes if wish.kind is WishKind.REQUIRED}
    lines = title(phrase("wishes.unmet", language))
    for wish in unmet:
        points = (
            phrase("wishes.required", language)
            if wish.wish in required
            else phrase("wishes.points", language, n=wish.weight)
        )
        lines += wrapped(f"{words.wish(wish.wish)} ({points})", f"{INDENT}• ")
        for text in dict.fromkeys(_told(words, reason) for reason in wish.reasons):
            lines += wrapped(text, f"{INDENT}{INDENT}")
    if any(not wish.reasons for wish in unmet):
        lines += wrapped(phrase("wishes.not-explained", language), INDENT)
    return [*lines, ""]


def conflict_lines(words: Words, conflict: Sequence[Reason]) -> list[str]:
    """What stands in the way of any itinerary, as far as it is known."""
    if not conflict:
        return []
    lines = title(phrase("conflict.title", words.language))
    for reason in conflict:
        lines += wrapped(_told(words, reason), f"{INDENT}• ")
    return [*lines, ""]


def _told(words: Words, reason: Reason) -> str:
    """A reason in the reader's language; in its own words where there are no others."""
    facts = {**reason.facts, "date": reason.date}
    text = reason_text(words, reason.code, reason.session, facts)
    return text or conflict_text(reason, words.language)


def _answers(words: Words, itinerary: Itinerary, key: str) -> bool:
    visited = {session for _, visit in itinerary.visits for session in visit.sessions}
    return any(
        words.problem.sessions_of(wish.target) & visited
        for wish in words.problem.wishes.wishes
        if wish.id == key
    )
