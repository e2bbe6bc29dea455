"""The itinerary as plain text: who and when, how good, every day, wishes, costs, alternatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.domain.explanations import LeftOut
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.result import SolveResult
from optimizer.domain.ticks import ticks
from optimizer.report.changes import change_lines
from optimizer.report.comparison import alternative_name, comparison_lines
from optimizer.report.costs import cost_lines
from optimizer.report.days import day_lines
from optimizer.report.explanations import left_out_lines
from optimizer.report.layout import WIDTH, capitalised, wrapped
from optimizer.report.phrases import counted, long_date, phrase
from optimizer.report.verdict import tier_lines, verdict_sentence
from optimizer.report.violations import violation_sentence
from optimizer.report.wish_lists import conflict_lines, met_lines, unmet_lines
from optimizer.report.words import Words


def itinerary_text(
    problem: Problem,
    result: SolveResult,
    language: str = "en",
    left_out: Sequence[LeftOut] = (),
) -> str:
    """The whole answer as text, ready to print or to mail; it ends with a line break.

    What is known of wishes left out (`left_out`) is told in the place of the reasons of prepare.
    """
    with ticks(problem.rules.ticks_per_minute):
        return _text(Words(problem, language), result, left_out)


def _text(words: Words, result: SolveResult, left_out: Sequence[LeftOut]) -> str:
    language = words.language
    lines = [
        *_head(words, result.itinerary),
        *wrapped(verdict_sentence(result, language), ""),
        *_warnings(words, result),
        "",
        *tier_lines(result, language),
    ]
    if result.itinerary is not None:
        lines += change_lines(words, result.score)
        lines += day_lines(words, result.itinerary)
        lines += met_lines(words, result.itinerary, result.score)
        lines += left_out_lines(words, left_out) or unmet_lines(words, result.unmet)
        lines += cost_lines(words, result.itinerary, result.score)
    else:
        lines += unmet_lines(words, result.unmet)
    lines += conflict_lines(words, result.conflict)
    lines += comparison_lines(words, result)
    return "\n".join(lines).rstrip("\n") + "\n"


def _warnings(words: Words, result: SolveResult) -> Iterator[str]:
    """What the checker warns of in a plan that was made by hand, a line for each."""
    for one in result.by_hand.warnings if result.by_hand is not None else ():
        yield from wrapped(violation_sentence(words.problem, one, words.language), "  • ")


def alternative_text(problem: Problem, result: SolveResult, language: str = "en") -> str:
    """One of the alternatives in full, under its name."""
    name = alternative_name(result, language)
    return f"{capitalised(name)}\n\n{itinerary_text(problem, result, language)}"


def programme_text(problem: Problem, itinerary: Itinerary, language: str = "en") -> str:
    """A programme for those who travel: every day, and neither prices nor how it was planned."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        lines = [*_head(words, itinerary), *day_lines(words, itinerary)]
    return "\n".join(lines).rstrip("\n") + "\n"


def itinerary_json(result: SolveResult) -> str:
    """The result as JSON, as files and the API have it."""
    return result.model_dump_json(indent=2)


def _head(words: Words, itinerary: Itinerary | None) -> list[str]:
    """The delegation, its dates and heads, and the catalogue's banner, between two lines."""
    wishes, catalogue = words.problem.wishes, words.problem.catalogue
    language = words.language
    party = [counted("head.guests", wishes.party.heads, language)]
    if wishes.party.guides:
        party.append(phrase("head.guides", language, n=wishes.party.guides))
    return [
        "═" * WIDTH,
        *wrapped(wishes.name.in_language(language), ""),
        *wrapped(catalogue.name.in_language(language), ""),
        *wrapped(" · ".join([*_dates(words, itinerary), *party]), ""),
        "",
        *wrapped(catalogue.banner.in_language(language), ""),
        "═" * WIDTH,
        "",
    ]


def _dates(words: Words, itinerary: Itinerary | None) -> list[str]:
    """The dates of the itinerary; the window that was asked for where there is none."""
    language = words.language
    dates = words.problem.wishes.dates
    if itinerary is None:
        return [_from_to(long_date(dates.first, language), long_date(dates.last, language))]
    days = itinerary.days
    nights = sum(day.night is not None for day in days)
    parts = [
        _from_to(long_date(days[0].date, language), long_date(days[-1].date, language)),
        counted("head.days", len(days), language),
    ]
    return [*parts, counted("head.nights", nights, language)] if nights else parts


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
