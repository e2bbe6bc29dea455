"""Figures in words: marks with their n, dates and hours."""

from __future__ import annotations

import datetime as dt

from optimizer.report.numbers import money, span
from optimizer.report.phrases import phrase, short_date
from scenarios.learning.report import Score
from scenarios.learning.telling.phrases import say
from scenarios.learning.telling.sheet import Cell

NONE = "–"


def score_text(score: Score, language: str) -> str:
    """The mean with its n; below five marks which marks there are, and no mean."""
    if score.n == 0:
        return say("score.none", language)
    if score.mean_hundredths is None:
        return say("score.few", language, n=score.n, counts=counts_text(score, language))
    mean = f"{score.mean_hundredths // 100}.{score.mean_hundredths % 100:02d}"
    return say("score", language, mean=_decimal(mean, language), n=score.n)


def counts_text(score: Score, language: str) -> str:
    """How many of each mark, the best first, leaving out those that nobody gave."""
    given = [(mark, times) for mark, times in enumerate(score.counts, start=1) if times]
    return ", ".join(
        say("score.count", language, times=times, mark=mark) for mark, times in reversed(given)
    )


def score_cell(score: Score, language: str) -> Cell:
    """Marks in words, with what they are made of."""
    return Cell(score_text(score, language), score if score.n else None)


def date_text(date: dt.date, language: str) -> str:
    """A date with its year."""
    return f"{date.day}.{date.month}.{date.year}" if language == "fi" else date.isoformat()


def dates_text(first: dt.date, last: dt.date, language: str) -> str:
    """One date, or the first and the last."""
    both = (date_text(first, language), date_text(last, language))
    return " – ".join(dict.fromkeys(both))


def when(date: dt.date | None, start: int | None, end: int | None, language: str) -> str:
    """A day with its hours; a dash where there are none."""
    if date is None or start is None or end is None:
        return NONE
    return f"{short_date(date, language)} {span(start, end)}"


def difference(cents: int, language: str) -> str:
    """An amount with its sign; a dash for nothing."""
    if cents == 0:
        return phrase("none", language)
    text = money(cents, language)
    return f"+{text}" if cents > 0 else text


def _decimal(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "fi" else text
