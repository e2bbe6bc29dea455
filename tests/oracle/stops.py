"""What a date offers besides visits: meals, the coordinator's own items, connections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from optimizer.domain.calendar import WEEKDAYS, Window
from optimizer.domain.catalogue import (
    Connection,
    Direction,
    InterpreterService,
    LanguageMode,
    Meal,
    MealService,
    Split,
)
from optimizer.domain.problem import Problem
from tests.oracle.arranged import confirmed, refused, usable
from tests.oracle.past import implied, may_take
from tests.oracle.prices import priced
from tests.oracle.travelling import day_hours, features_met


@dataclass(frozen=True, eq=False)
class Offer:
    """An item that a day may hold: where, how long, at which starts, and what it takes."""

    key: str
    place: str
    length: int
    starts: tuple[int, ...]
    cents: int
    gate: bool = False
    sessions: tuple[str, ...] = ()
    content: int = 0
    seated: bool = False
    technical: bool = False
    venue: str = ""
    mode: LanguageMode = LanguageMode.OWN
    service: InterpreterService | None = None
    team: int = 0
    split: Split | None = None
    meal: Meal | None = None
    commitment: str | None = None
    is_meal_stop: bool = False
    is_debrief: bool = False
    published: bool = False


def grid_starts(windows: Iterable[Window], length: int, grid: int) -> set[int]:
    """Every start on the grid at which a stay of this length lies in one of the windows."""
    return {
        start
        for window in windows
        for start in range(-(-window.start // grid) * grid, window.end - length + 1, grid)
    }


def connections_on(problem: Problem, date: dt.date, direction: Direction) -> list[Connection]:
    """The connections the party may take on a date."""
    travel, heads = problem.wishes.travel, problem.wishes.party.heads
    allowed = travel.arrive_from if direction is Direction.ARRIVAL else travel.leave_for
    waits = problem.rules.visa_lead_days if problem.wishes.party.visa_bound else 0
    is_late = bool(waits) and (date - problem.wishes.planning_date).days < waits
    if direction is Direction.ARRIVAL and is_late and not implied(problem, "connection", date):
        return []  # rule `entry`
    return [
        connection
        for connection in priced(problem, date).catalogue.connections
        if connection.direction is direction
        and (allowed is None or connection.origin in allowed)
        and WEEKDAYS[date.weekday()] in connection.days
        and (connection.season is None or connection.season.covers(date))
        and not any(span.covers(date) for span in connection.suspended)
        and (connection.seats is None or connection.seats >= heads)
        and features_met(problem, connection.features)
        and _is_usable(problem, connection, date)
    ]


def _is_usable(problem: Problem, connection: Connection, date: dt.date) -> bool:
    settled = [
        item.id
        for item in confirmed(problem, "connection", date)
        if problem.catalogue.connection(item.id).direction is connection.direction
    ]
    arrives = connection.direction is Direction.ARRIVAL
    start = connection.time - connection.journey_minutes if arrives else connection.time
    if not may_take(problem, connection.id, connection.direction.value, start, date):
        return False
    return not refused(problem, "connection", connection.id, date) and (
        not settled or connection.id in settled
    )


def meal_offers(problem: Problem, date: dt.date) -> list[Offer]:
    """Every meal that a restaurant can serve the party on a date."""
    party, rules, found = problem.wishes.party, problem.rules, []
    for restaurant in priced(problem, date).catalogue.restaurants:
        if (
            restaurant.capacity < party.heads + party.guides
            or not party.needed_diets <= set(restaurant.diets)
            or not features_met(problem, restaurant.features)
            or (problem.catalogue.holiday(date) and not restaurant.open_on_holidays)
        ):
            continue
        for service in restaurant.services:
            if service.meal not in rules.meals:
                continue
            if not usable(problem, "restaurant", restaurant.id, date, service.meal):
                continue
            rule = rules.meal(service.meal)
            open_starts = grid_starts(
                service.opening.windows_on(date), rule.minutes, rules.grid_minutes
            )
            starts = {start for start in open_starts if rule.earliest <= start <= rule.latest}
            if starts:
                found.append(
                    Offer(
                        key=f"{service.meal}/{restaurant.id}",
                        place=restaurant.place,
                        length=rule.minutes,
                        starts=tuple(sorted(starts)),
                        cents=service.person_cents * _paying(service, party.heads)
                        + service.group_cents,
                        venue=restaurant.id,
                        meal=service.meal,
                        is_meal_stop=True,
                    )
                )
    return found


def _paying(service: MealService, heads: int) -> int:
    """The guests less those who eat free of charge: one for each so many who pay."""
    per = service.foc_per
    return heads if per is None else heads - heads // (1 + per)


def debrief_offers(problem: Problem, date: dt.date) -> list[Offer]:
    """A debrief at every place with room for all, at every time of the day."""
    length, party = problem.wishes.debrief_minutes, problem.wishes.party
    if length is None:
        return []
    people, catalogue = party.heads + party.guides, problem.catalogue
    places = {
        one.place
        for one in catalogue.venues
        if people <= one.capacity and not party.needed_features - set(one.features)
    }
    for one in (*catalogue.restaurants, *catalogue.hotels):
        if people <= getattr(one, "capacity", people) and features_met(problem, one.features):
            places.add(one.place)
    opens, closes = day_hours(problem, date)
    starts = grid_starts([Window(start=opens, end=closes)], length, problem.rules.grid_minutes)
    return [
        Offer(
            key=f"debrief@{place}",
            place=place,
            length=length,
            starts=tuple(sorted(starts)),
            cents=0,
            is_debrief=True,
        )
        for place in sorted(places)
        if starts
    ]


def commitment_offers(problem: Problem, date: dt.date) -> list[Offer]:
    """Every place and time that a date has for the coordinator's own items."""
    found = []
    for item in priced(problem, date).wishes.commitments:
        if item.start is not None:
            starts = {item.start} if item.date == date else set()
        elif item.dates and date not in item.dates:
            starts = set()
        else:
            starts = grid_starts(item.windows, item.minutes, problem.rules.grid_minutes)
        for place in item.places if starts else ():
            found.append(
                Offer(
                    key=f"{item.id}@{place}",
                    place=place,
                    length=item.minutes,
                    starts=tuple(sorted(starts)),
                    cents=item.cost_cents,
                    meal=item.meal,
                    commitment=item.id,
                )
            )
    return found
