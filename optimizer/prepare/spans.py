"""Spans of feasible starts: windows less the length, on the time grid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from optimizer.domain.calendar import Window, round_up
from optimizer.domain.problem import Problem


def day_windows(problem: Problem, date: dt.date) -> tuple[Window, ...]:
    """The hours of a date as its one window; none where the day ends before it starts."""
    start, end = problem.day_hours(date)
    return (Window(start=start, end=end),) if start <= end else ()


def cut_to(windows: Iterable[Window], day: Iterable[Window]) -> tuple[Window, ...]:
    """The windows as far as they lie in the day, down to a single point of time."""
    shared = [
        (max(one.start, other.start), min(one.end, other.end)) for one in windows for other in day
    ]
    return tuple(Window(start=start, end=end) for start, end in shared if start <= end)


def start_spans(
    windows: Iterable[Window], minutes: int, grid: int, least: int = 0, most: int | None = None
) -> tuple[tuple[int, int], ...]:
    """The grid starts between least and most from which a stay lies inside one of the windows.

    Each span has both ends included; spans that touch on the grid are one.
    """
    found: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda window: (window.start, window.end)):
        first = round_up(max(window.start, least), grid)
        last = window.end - minutes if most is None else min(window.end - minutes, most)
        last = last // grid * grid
        if first > last:
            continue
        if found and first <= found[-1][1] + grid:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def exact_spans(windows: Iterable[Window], minutes: int, start: int) -> tuple[tuple[int, int], ...]:
    """The one start, if a stay from it lies inside one of the windows."""
    fits = any(window.holds(start, start + minutes) for window in windows)
    return ((start, start),) if fits else ()
