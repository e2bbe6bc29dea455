"""A past that breaks a rule: why a trip under way, planned anew, has no plan at all.

What is past of a published programme stays, but the rules may have changed since. Told is only what
the planner cannot mend: the rooms of a past night, the number of vehicles and their drivers it may
choose again, and a leg takes what the matrix says now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.check import check
from optimizer.check.trip import where
from optimizer.domain.itinerary import Itinerary, Leg
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.result import Reason, Violation
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import ticks
from optimizer.prepare import Instance

BREAKS, NOT_OFFERED = "past-breaks", "past-not-offered"
"""The codes of these reasons."""

_OF_THE_WHOLE = (Rule.BUDGET, Rule.STAY, Rule.QUOTA, Rule.REQUIRED)


def past_conflict(instance: Instance) -> tuple[Reason, ...]:
    """The items of the past that break a rule as it stands now, each with the rule.

    Legs only where nothing else is found: they may be what keeps the stops apart.
    """
    problem = instance.problem
    programme = problem.wishes.programme
    if programme is None:
        return ()
    with ticks(problem.rules.ticks_per_minute):
        stops, legs = _spots(programme)
        broken = [
            (date, one)
            for one in _broken(problem, programme)
            if (date := _date_of(programme, one.where)) is not None
        ]
        found = [
            _reason(date, one)
            for date, one in broken
            if one.where not in legs
            and (date < programme.frozen_until or one.where in stops)
            and not _can_be_mended(instance, programme, date, one.rule)
        ]
        found += _not_on_offer(instance, {str(one.facts["where"]) for one in found})
        found = found or [_reason(date, one) for date, one in broken if one.where in legs]
    return tuple(found)


def _spots(programme: PublishedProgramme) -> tuple[set[str], set[str]]:
    """Where stops and connections of the past stand, and where its legs do."""
    stops: set[str] = set()
    legs: set[str] = set()
    for day in programme.itinerary.days:
        for item in programme.past_items(day):
            (legs if isinstance(item, Leg) else stops).add(where(day.date, item))
    return stops, legs


def _broken(problem: Problem, programme: PublishedProgramme) -> Iterator[Violation]:
    """The violations of the past by itself, as far as single days tell them."""
    days = []
    for day in programme.itinerary.days:
        items = programme.past_items(day)
        if day.date < programme.frozen_until or items:
            is_whole = day.date < programme.frozen_until
            night = day.night if is_whole else None
            days.append(day.model_copy(update={"items": items, "night": night, "cost_lines": ()}))
    if not days:
        return
    past = Itinerary(problem_hash=programme.itinerary.problem_hash, days=tuple(days))
    yield from (one for one in check(problem, past) if one.rule not in _OF_THE_WHOLE)


def _date_of(programme: PublishedProgramme, place: str) -> dt.date | None:
    """The day of the past that a place in the plan belongs to."""
    for day in programme.itinerary.days:
        if day.date <= programme.frozen_until and place.startswith(str(day.date)):
            return day.date
    return None


def _can_be_mended(
    instance: Instance, programme: PublishedProgramme, date: dt.date, rule: Rule
) -> bool:
    """Whether the planner may choose again what breaks a rule: rooms, vehicles, drivers."""
    number = (date - instance.days[0].date).days
    published = programme.day_on(date)
    if published is None or not 0 <= number < len(instance.days):
        return False
    if rule in (Rule.ROOMS, Rule.CAPACITY_SHARED) and published.night is not None:
        hotel = published.night.hotel
        return any(one.hotel.id == hotel and one.nights[number] for one in instance.hotels)
    ways = [
        option
        for option in (instance.vehicles[one] for one in instance.days[number].vehicles)
        if (option.vehicle.id if option.vehicle else None) == published.vehicle
    ]
    return (rule is Rule.VEHICLE and bool(ways)) or (rule is Rule.DRIVER_HOURS and len(ways) > 1)


def _not_on_offer(instance: Instance, told: set[str]) -> Iterator[Reason]:
    """Stops of the past that are not on offer, where no broken rule says why."""
    programme = instance.problem.wishes.programme
    assert programme is not None
    for held in instance.held:
        spot = where(held.date, held.stop)
        if not held.offers and spot not in told:
            yield Reason(
                code=NOT_OFFERED,
                date=held.date,
                facts={"where": spot},
                message=f"{spot} is past and stays, but it is no longer on offer",
            )


def _reason(date: dt.date, broken: Violation) -> Reason:
    return Reason(
        code=BREAKS,
        rule=broken.rule,
        date=date,
        facts={
            "where": broken.where,
            "broken": broken.rule.value,
            "amount": broken.amount,
            "unit": broken.unit,
            "what": broken.message,
        },
        message=(
            f"{broken.where} is past and stays, but it breaks the rule "
            f"'{broken.rule.value}': {broken.message}"
        ),
    )
