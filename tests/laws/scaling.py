"""The same problem in finer ticks: every time and duration times so many."""

from __future__ import annotations

from typing import Any

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes

_TIMES = frozenset(
    {"start", "end", "earliest", "latest", "time", "check_in", "check_out", "day_start", "day_end"}
    | {"light_day_dinner_end", "max_minutes_per_day", "content_minutes_per_day"}
)
_NO_TIMES = frozenset({"ticks_per_minute", "value_of_time_cents_per_minute"})


def _is_time(key: str) -> bool:
    return key in _TIMES or (key.endswith("minutes") and key not in _NO_TIMES)


def scaled(content: Any, factor: int, *, is_time: bool = False) -> Any:
    """Plain content with its whole-number times and durations multiplied."""
    if isinstance(content, dict):
        return {key: scaled(value, factor, is_time=_is_time(key)) for key, value in content.items()}
    if isinstance(content, list):
        return [scaled(value, factor, is_time=is_time) for value in content]
    return content * factor if is_time and isinstance(content, int) else content


def in_finer_ticks(problem: Problem, factor: int) -> Problem:
    """The problem with so many ticks a minute; the value of time must be a multiple of it."""
    catalogue = scaled(problem.catalogue.model_dump(mode="json"), factor)
    catalogue["rules"]["ticks_per_minute"] = factor
    wishes = scaled(problem.wishes.model_dump(mode="json"), factor)
    bookings = scaled([one.model_dump(mode="json") for one in problem.bookings], factor)
    return Problem.model_validate(
        {
            "catalogue": Catalogue.model_validate(catalogue),
            "wishes": Wishes.model_validate(wishes | {"ticks_per_minute": factor}),
            "bookings": bookings,
        }
    )


def itinerary_in_finer_ticks(itinerary: Itinerary, problem: Problem, factor: int) -> Itinerary:
    """The itinerary as a plan for the problem in finer ticks."""
    content = scaled(itinerary.model_dump(mode="json"), factor)
    return Itinerary.model_validate(content | {"problem_hash": problem.content_hash})
