"""Alternatives: the best itinerary and the others side by side."""

from __future__ import annotations

from optimizer.domain.result import SolveResult
from optimizer.report.layout import table, title
from optimizer.report.numbers import duration, money
from optimizer.report.phrases import phrase, phrase_or
from optimizer.report.words import Words

_COLUMNS = ("name", "verdict", "points", "cost", "travel", "visits", "hotel")


def comparison_lines(words: Words, result: SolveResult) -> list[str]:
    """One row for each itinerary; nothing without alternatives."""
    if not result.alternatives:
        return []
    language = words.language
    heading = [phrase(f"alternatives.{name}", language) for name in _COLUMNS]
    rows = [_row(words, result, None), *(_row(words, one, result) for one in result.alternatives)]
    lines = table([heading, *rows], align="llrrrll")
    return [*title(phrase("alternatives.title", language)), *lines, ""]


def alternative_name(result: SolveResult, language: str) -> str:
    """The name of an alternative for people."""
    return phrase_or(f"alternative.{result.name}", language, result.name)


def _row(words: Words, result: SolveResult, best: SolveResult | None) -> list[str]:
    language = words.language
    verdict = result.verdict.value
    # What is proved of an alternative is not that it is the best.
    known = phrase(verdict, language)
    if best is not None:
        known = phrase_or(f"alternatives.{verdict}", language, known)
    names = [alternative_name(result, language), known]
    if result.itinerary is None or result.score is None:
        return [*names, *[phrase("none", language)] * (len(_COLUMNS) - len(names))]
    score = result.score
    hotels = dict.fromkeys(day.night.hotel for day in result.itinerary.days if day.night)
    return [
        *names,
        str(score.points),
        money(score.cost_cents, language),
        duration(score.travel_minutes),
        _visits(result, best, language),
        ", ".join(words.hotel(key) for key in hotels) or phrase("none", language),
    ]


def _visits(result: SolveResult, best: SolveResult | None, language: str) -> str:
    """How many visits, and how many of their sessions the best itinerary has too."""
    sessions = _sessions(result)
    if best is None or best.itinerary is None:
        return str(len(sessions))
    same = len(set(sessions) & set(_sessions(best)))
    return phrase("alternatives.shared", language, n=len(sessions), same=same)


def _sessions(result: SolveResult) -> list[str]:
    if result.itinerary is None:
        return []
    return [key for _, visit in result.itinerary.visits for key in visit.sessions]
