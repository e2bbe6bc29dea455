"""Published programmes: what is past has to be known, in the dates, and as it is settled now."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.crosschecks.check import WISHES, Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.findings import FindingCode
from optimizer.domain.itinerary import Appointment, MealStop, Visit
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.programme import FrozenDay, PublishedProgramme
from optimizer.domain.statuses import ItemKind, ItemStatus
from optimizer.domain.ticks import clock
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


def levels_once(wishes: Wishes) -> Iterator[Spot]:
    """Two freeze levels that begin at the same moment."""
    seen: set[tuple[object, int]] = set()
    for index, one in enumerate(wishes.programme.levels if wishes.programme else ()):
        moment = (one.date, one.minute)
        if moment in seen:
            yield Spot(
                WISHES,
                ("programme", "levels", index),
                FindingCode.DUPLICATE_ID,
                f"Two freeze levels begin on {one.date} at {clock(one.minute)}.",
                "Keep one of them: from a moment on one level holds.",
            )
        seen.add(moment)


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


def past_as_settled(problem: Problem) -> Iterator[Spot]:
    """What is confirmed, pinned or fixed for a time that is past, and was not so."""
    wishes, programme = problem.wishes, problem.wishes.programme
    if programme is None:
        return
    for index, item in enumerate(wishes.statuses):
        if not item.is_confirmed or item.date is None:
            continue
        past = programme.frozen(item.date)
        was = (
            _visited(past, item.id, item.start, item.venue, item.language_mode)
            if item.kind is ItemKind.SESSION
            else _used(problem, programme, past, item)
        )
        if was is not None:
            what = f"{item.kind.value} '{item.id}' is confirmed for {item.date}"
            yield _not_so(("statuses", index), what, was)
    for index, pin in enumerate(wishes.pins):
        was = _visited(programme.frozen(pin.date), pin.session, pin.start)
        if was is not None:
            yield _not_so(("pins", index), f"'{pin.session}' is pinned to {pin.date}", was)
    for index, commitment in enumerate(wishes.commitments):
        if commitment.date is None or commitment.start is None:
            continue
        past = programme.frozen(commitment.date)
        held = {stop.commitment: stop.start for stop in past.stops if isinstance(stop, Appointment)}
        start = held.get(commitment.id)
        is_past = past.is_over or commitment.start < past.earliest
        if start != commitment.start and (start is not None or is_past):
            what = f"The commitment '{commitment.id}' is fixed for {commitment.date}"
            was = "it is not there" if start is None else f"it is at {clock(start)}"
            yield _not_so(("commitments", index), what, was)


def _not_so(steps: Steps, what: str, was: str) -> Spot:
    return Spot(
        WISHES,
        steps,
        FindingCode.CONTRADICTION,
        f"{what}, but in the past of the published programme {was}.",
        "What is past stays as it was published: correct one of the two.",
    )


def _visited(
    past: FrozenDay,
    session: str,
    start: int | None,
    venue: str | None = None,
    mode: str | None = None,
) -> str | None:
    """How a visit of the past was otherwise than is said now; None where it was not."""
    for stop in past.stops:
        if isinstance(stop, Visit) and session in stop.sessions:
            if start not in (None, stop.start):
                return f"it is at {clock(stop.start)}"
            if venue not in (None, stop.venue):
                return f"it is at '{stop.venue}'"
            if mode not in (None, stop.language_mode):
                return f"it is in the language mode {stop.language_mode.value}"
            return None
    is_past = past.is_over or (start is not None and start < past.earliest)
    return "it is not visited" if is_past else None


def _used(
    problem: Problem, programme: PublishedProgramme, past: FrozenDay, item: ItemStatus
) -> str | None:
    """What was used in the past in the place of what is confirmed; None where nothing was."""
    used: set[str | None] = set()
    match item.kind:
        case ItemKind.HOTEL:
            used = {past.hotel} if past.is_over else set()
        case ItemKind.VEHICLE:
            used = {past.vehicle} if past.vehicle_is_set else set()
        case ItemKind.RESTAURANT:
            meals = [stop for stop in past.stops if isinstance(stop, MealStop)]
            used = {meal.restaurant for meal in meals if item.meal in (None, meal.meal)}
        case ItemKind.INTERPRETER:
            visits = [stop for stop in past.stops if isinstance(stop, Visit)]
            used = {visit.interpreter for visit in visits} - {None}
        case ItemKind.CONNECTION:
            directions = {one.id: one.direction for one in problem.catalogue.connections}
            for taken in (programme.arrival, programme.departure):
                same = taken and directions.get(taken[1]) is directions.get(item.id)
                used |= {taken[1]} if taken and same and taken[0] == item.date else set()
        case _:
            pass
    if used <= {item.id}:
        return None
    names = ", ".join(f"'{key}'" for key in sorted(key for key in used if key is not None))
    return f"it is {names}" if names else "none is used"
