"""Ladders: how a demand can be eased step by step, the least change first.

A ladder whose steps each allow all that the step before did is climbed by halving, any other step
by step. The budget has none: how much more is needed is a solve for the least cost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.explanations import Demand, DemandKind
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Dates, Wishes
from optimizer.explain.demands import DATES_REACH, LEAD_REACH, given_up
from optimizer.explain.heads import head_counts, with_heads


@dataclass(frozen=True)
class Rung:
    """One way to ease a demand: the edited problem, what was asked and what is asked instead."""

    problem: Problem
    old: Any
    new: Any
    by: int | None = None


@dataclass(frozen=True)
class Ladder:
    """The ways to ease a demand in order; `unit` is that of the amounts.

    Of one that is not gapless, smaller steps than the first one that will do are not all tried.
    """

    count: int
    at: Callable[[int], Rung]
    unit: str = ""
    is_monotone: bool = False
    is_gapless: bool = True


def ladder_of(problem: Problem, demand: Demand) -> Ladder:
    """The ladder of a demand of a problem; of the budget and of caps only the top rung."""
    wishes, key = problem.wishes, demand.key
    match demand.kind:
        case DemandKind.QUOTA:
            return _listed(list(_quota(problem, key)), "visits")
        case DemandKind.PIN:
            return _listed(list(_pin(problem, key)))
        case DemandKind.LIMIT:
            return _limit(problem, key)
        case DemandKind.HOTEL_CHANGES:
            return _limit_up(problem, "max_hotel_changes", 3, "hotels")
        case DemandKind.LANGUAGES:
            return _listed(list(_languages(problem)))
        case DemandKind.PLANNING_DATE:
            return _planning(problem)
        case DemandKind.STAY:
            return _listed(list(_stay(problem)), "days")
        case DemandKind.DATES:
            return _listed(list(_dates(problem)), "days")
        case DemandKind.HEADS:
            heads = wishes.party.heads
            sizes = head_counts(problem)
            rungs = [Rung(with_heads(problem, n), heads, n, abs(n - heads)) for n in sizes]
            return Ladder(len(rungs), rungs.__getitem__, "guests", is_gapless=False)
        case DemandKind.WISH:
            return _listed([_without(problem, "wishes", lambda one: one.id != key, key)])
        case DemandKind.TRAVEL:
            old = list(getattr(wishes.travel, key))
            return _listed([Rung(given_up(problem, [demand])[0], old, None)])
        case _:
            return _listed([Rung(given_up(problem, [demand])[0], key or None, None)])


def _listed(rungs: list[Rung], unit: str = "") -> Ladder:
    return Ladder(len(rungs), rungs.__getitem__, unit)


def _edited(problem: Problem, **fields: object) -> Problem:
    wishes: Wishes = problem.wishes.model_copy(update=fields)
    return problem.with_wishes(wishes)


def _without(problem: Problem, part: str, keeps: Callable[[Any], bool], old: Any) -> Rung:
    """Some of a list dropped."""
    kept = tuple(one for one in getattr(problem.wishes, part) if keeps(one))
    return Rung(_edited(problem, **{part: kept}), old, None)


def _quota(problem: Problem, key: str) -> Iterator[Rung]:
    """One visit fewer, or one more, at a time; in the end without it."""
    quota = next(one for one in problem.wishes.quotas if one.id == key)
    least, most = quota.at_least or 0, quota.at_most
    for step in range(1, least + 1):
        yield _with_quota(problem, key, {"at_least": least - step}, least, least - step, step)
    if most is not None:
        for step in range(1, len(problem.sessions_of(quota.target)) + 1):
            yield _with_quota(problem, key, {"at_most": most + step}, most, most + step, step)
    bounds = {"at_least": quota.at_least, "at_most": quota.at_most}
    old = {name: n for name, n in bounds.items() if n is not None}
    yield _without(problem, "quotas", lambda one: one.id != key, old)


def _with_quota(
    problem: Problem, key: str, fields: dict[str, int], old: int, new: int, step: int
) -> Rung:
    quotas = tuple(
        one.model_copy(update=fields) if one.id == key else one for one in problem.wishes.quotas
    )
    (field,) = fields
    return Rung(_edited(problem, quotas=quotas), {field: old}, {field: new}, step)


def _pin(problem: Problem, key: str) -> Iterator[Rung]:
    """The same date at any time, then any date or none."""
    pins = problem.wishes.pins
    pinned = next(pin for pin in pins if f"{pin.session}/{pin.date}" == key)
    if pinned.start is not None:
        loose = pinned.model_copy(update={"start": None})
        freed = tuple(loose if pin == pinned else pin for pin in pins)
        yield Rung(_edited(problem, pins=freed), pinned.start, "any-time")
    yield _without(problem, "pins", lambda pin: pin != pinned, str(pinned.date))


def _limit(problem: Problem, key: str) -> Ladder:
    """Towards the host's own number, by one session or by a minute: what is least is exact."""
    own, host = getattr(problem.wishes.limits, key), getattr(problem.catalogue.rules, key)
    unit = "sessions" if key == "sessions_per_day" else "minutes"
    step = 1 if unit == "sessions" else problem.rules.ticks_per_minute
    count = -(-abs(host - own) // step)

    def at(number: int) -> Rung:
        moved = min(abs(host - own), step * (number + 1))
        new = own + moved if host > own else own - moved
        return Rung(_with_limit(problem, key, new), own, new, moved)

    return Ladder(count, at, unit, is_monotone=True)


def _limit_up(problem: Problem, key: str, count: int, unit: str) -> Ladder:
    own = getattr(problem.wishes.limits, key)
    return Ladder(
        count,
        lambda n: Rung(_with_limit(problem, key, own + n + 1), own, own + n + 1, n + 1),
        unit,
        is_monotone=True,
    )


def _with_limit(problem: Problem, key: str, value: int) -> Problem:
    limits = problem.wishes.limits.model_copy(update={key: value})
    return _edited(problem, limits=limits)


def _languages(problem: Problem) -> Iterator[Rung]:
    """One language mode more, then all."""
    asked = problem.wishes.language_modes
    missing = [mode for mode in LanguageMode if mode not in asked]
    more = [(mode,) for mode in missing] + ([tuple(missing)] if len(missing) > 1 else [])
    for modes in more:
        rung = _edited(problem, language_modes=(*asked, *modes))
        yield Rung(rung, [str(mode) for mode in asked], [str(mode) for mode in (*asked, *modes)])


def _planning(problem: Problem) -> Ladder:
    old = problem.wishes.planning_date

    def at(number: int) -> Rung:
        new = old - dt.timedelta(days=number + 1)
        return Rung(_edited(problem, planning_date=new), str(old), str(new), number + 1)

    return Ladder(LEAD_REACH, at, "days", is_monotone=True)


def _stay(problem: Problem) -> Iterator[Rung]:
    """A day more, at the end or before the beginning, then a day less."""
    dates, day = problem.wishes.dates, dt.timedelta(days=1)
    old = {"min_days": dates.least_days, "max_days": dates.most_days}
    longer = dates.most_days + 1
    if longer <= dates.window_days:
        windows = [(dates.first, dates.last)]
    else:
        windows = [(dates.first, dates.last + day)]
        if dates.first - day >= problem.wishes.planning_date:
            windows.append((dates.first - day, dates.last))
    # At least as many days as before: more are allowed, not asked for.
    asked = [(*window, dates.least_days, longer) for window in windows if longer <= 31]
    if dates.least_days > 1:
        asked.append((dates.first, dates.last, dates.least_days - 1, dates.most_days))
    for first, last, least, most in asked:
        new = Dates(first=first, last=last, min_days=least, max_days=most)
        edited = _edited(problem, dates=new)
        yield Rung(
            edited,
            old,
            {"min_days": least, "max_days": most, "first": str(first), "last": str(last)},
            1,
        )


def _dates(problem: Problem) -> Iterator[Rung]:
    """The whole window later or earlier, by a day at a time."""
    dates = problem.wishes.dates
    old = {"first": str(dates.first), "last": str(dates.last)}
    for step in range(1, DATES_REACH + 1):
        for days in (step, -step):
            first = dates.first + dt.timedelta(days=days)
            if first < problem.wishes.planning_date:
                continue
            last = dates.last + dt.timedelta(days=days)
            moved = dates.model_copy(update={"first": first, "last": last})
            new = {"first": str(first), "last": str(last)}
            yield Rung(_edited(problem, dates=moved), old, new, step)
