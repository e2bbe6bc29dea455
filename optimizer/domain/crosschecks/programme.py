"""Published programmes: what is past has to be known, inside the trip's dates, and not excluded."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.crosschecks.check import WISHES, Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.findings import FindingCode
from optimizer.domain.itinerary import MealStop, Visit
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.wishes import Wishes, WishKind

_DAYS: Steps = ("programme", "itinerary", "days")


def unknown_in_programme(problem: Problem, known: Known) -> Iterator[Spot]:
    """Sessions, venues, restaurants, hotels and connections of the past that nothing has."""
    programme = problem.wishes.programme
    for steps, kind, name in () if programme is None else _names(programme):
        yield from known.unknown(WISHES, steps, kind, name)


def _names(programme: PublishedProgramme) -> Iterator[tuple[Steps, str, str]]:
    """What the past of a programme names, each with its place and kind."""
    for at, day in enumerate(programme.itinerary.days):
        past = programme.frozen(day.date)
        for index, item in enumerate(day.items):
            steps: Steps = (*_DAYS, at, "items", index)
            if item not in past.stops:
                continue
            if isinstance(item, Visit):
                for number, session in enumerate(item.sessions):
                    yield (*steps, "sessions", number), "sessions", session
                yield (*steps, "venue"), "venues", item.venue
            elif isinstance(item, MealStop):
                yield (*steps, "restaurant"), "restaurants", item.restaurant
        if past.hotel is not None:
            yield (*_DAYS, at, "night", "hotel"), "hotels", past.hotel
        if past.vehicle_is_set and past.vehicle is not None:
            yield (*_DAYS, at, "vehicle"), "vehicles", past.vehicle


def past_inside_trip(wishes: Wishes) -> Iterator[Spot]:
    """Days of the past that lie outside the window of dates."""
    programme, dates = wishes.programme, wishes.dates
    for at, day in enumerate(programme.itinerary.days if programme else ()):
        assert programme is not None
        begun = programme.frozen(day.date)
        if (begun.has_begun or begun.is_over) and not dates.first <= day.date <= dates.last:
            yield Spot(
                WISHES,
                (*_DAYS, at, "date"),
                FindingCode.DATE_OUTSIDE_TRIP,
                f"{day.date} of the published programme is past, but the trip lies between "
                f"{dates.first} and {dates.last}.",
                "Let the dates hold what has taken place.",
            )


def past_not_excluded(problem: Problem) -> Iterator[Spot]:
    """Visits that took place, of sessions that a wish excludes now."""
    excluded = {
        session: wish.id
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.EXCLUDED
        for session in problem.sessions_of(wish.target)
    }
    programme = problem.wishes.programme
    for steps, kind, name in () if programme is None else _names(programme):
        if kind == "sessions" and name in excluded:
            yield Spot(
                WISHES,
                steps,
                FindingCode.CONTRADICTION,
                f"'{name}' was visited, but wish '{excluded[name]}' excludes it.",
                "Leave out the wish: what is past cannot be excluded.",
                detail={"session": name, "wish": excluded[name]},
            )
