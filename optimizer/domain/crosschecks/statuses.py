"""Statuses: names that exist, histories in order, and answers that can hold together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from optimizer.domain.catalogue import Vehicle
from optimizer.domain.crosschecks.check import WISHES, Spot
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, ItemStatus, Status, illegal_steps
from optimizer.domain.wishes import Wishes, WishKind

_LISTS = {kind: f"{kind.value}s" for kind in ItemKind}


def unknown_in_statuses(problem: Problem, known: Known) -> Iterator[Spot]:
    """Requests for something that the catalogue does not have."""
    for index, item in enumerate(problem.wishes.statuses):
        steps: Steps = ("statuses", index)
        yield from known.unknown(WISHES, (*steps, "id"), _LISTS[item.kind], item.id)
        if item.venue is not None:
            yield from known.unknown(WISHES, (*steps, "venue"), "venues", item.venue)
        if item.fallback is not None:
            yield from known.unknown(WISHES, (*steps, "fallback"), "sessions", item.fallback)


def histories_in_order(wishes: Wishes) -> Iterator[Spot]:
    """Statuses that may not follow the one before, or are dated before it."""
    for index, item in enumerate(wishes.statuses):
        for step, sentence in illegal_steps(item.history):
            yield Spot(
                WISHES,
                ("statuses", index, "history", step),
                FindingCode.STATUS_ORDER,
                f"The request for {item.kind.value} '{item.id}': {sentence}.",
                "Correct the status or its date, or add the step that is missing.",
                detail={"kind": item.kind.value, "name": item.id},
            )


def requests_once(wishes: Wishes) -> Iterator[Spot]:
    """Two requests for one thing on one date."""
    seen: set[tuple[object, ...]] = set()
    for index, item in enumerate(wishes.statuses):
        key = (item.kind, item.id, item.date, item.meal)
        if key in seen:
            when = f" on {item.date}" if item.date else ""
            yield Spot(
                WISHES,
                ("statuses", index),
                FindingCode.DUPLICATE_ID,
                f"There is more than one request for {item.kind.value} '{item.id}'{when}.",
                "Keep one of them, with the whole history.",
                detail={"kind": item.kind.value, "name": item.id},
            )
        seen.add(key)


def options_still_hold(wishes: Wishes) -> Iterator[Spot]:
    """Options that have lapsed before the planning date."""
    for index, item in enumerate(wishes.statuses):
        until = item.option_until
        if item.status is Status.OPTION and until is not None and until < wishes.planning_date:
            yield Spot(
                WISHES,
                ("statuses", index, "option_until"),
                FindingCode.OPTION_EXPIRED,
                f"The option on {item.kind.value} '{item.id}' lapsed on {until}, before the "
                f"planning date {wishes.planning_date}.",
                "Ask for it again, or note that it was confirmed.",
                Severity.WARNING,
                {"option_until": str(until), "planning_date": str(wishes.planning_date)},
            )


def _confirmed(wishes: Wishes) -> Iterator[tuple[int, ItemStatus, dt.date]]:
    for index, item in enumerate(wishes.statuses):
        if item.is_confirmed and item.date is not None:
            yield index, item, item.date


def confirmed_inside_trip(wishes: Wishes) -> Iterator[Spot]:
    """Visits that are confirmed for a date on which there is no trip."""
    dates = wishes.dates
    for index, item, date in _confirmed(wishes):
        if item.kind is ItemKind.SESSION and not dates.first <= date <= dates.last:
            yield Spot(
                WISHES,
                ("statuses", index, "date"),
                FindingCode.DATE_OUTSIDE_TRIP,
                f"'{item.id}' is confirmed for {date}, but the trip lies between {dates.first} "
                f"and {dates.last}.",
                "Move the trip, or note that the visit was cancelled.",
            )


def confirmed_and_refused(wishes: Wishes) -> Iterator[Spot]:
    """Something confirmed for a date and refused for every date, or for a meal of that date."""
    for index, item, date in _confirmed(wishes):
        for other in wishes.statuses:
            same = other.is_refused and (other.kind, other.id) == (item.kind, item.id)
            meals = {item.meal, other.meal}
            if not same or other.date not in (None, date) or (None not in meals and len(meals) > 1):
                continue
            if other.date is None:
                refused = "for every date"
            elif item.meal is not other.meal:
                refused = f"for {' and '.join(sorted(meal.value for meal in meals if meal))}"
            else:
                continue  # two requests for one thing, which is told as such
            yield _contradiction(
                index,
                f"{item.kind.value} '{item.id}' is confirmed for {date}, and refused {refused}.",
                "Say of the refusal what it is for, or correct one of the two.",
            )
            break


def _contradiction(index: int, message: str, advice: str, field: str | None = None) -> Spot:
    steps: Steps = ("statuses", index) if field is None else ("statuses", index, field)
    return Spot(WISHES, steps, FindingCode.CONTRADICTION, message, advice)


def confirmed_one_of_a_kind(problem: Problem) -> Iterator[Spot]:
    """Two hotels, vehicles or interpreter services confirmed for a date; two places for a meal."""
    earlier: dict[tuple[object, ...], list[ItemStatus]] = defaultdict(list)
    directions = {one.id: one.direction for one in problem.catalogue.connections}
    for index, item, date in _confirmed(problem.wishes):
        if item.kind is ItemKind.SESSION:
            continue
        place = (item.kind, date, directions.get(item.id))
        for other in earlier[place]:
            same_meal = item.meal is None or other.meal is None or item.meal is other.meal
            if other.id != item.id and same_meal:
                yield _contradiction(
                    index,
                    f"{item.kind.value}s '{other.id}' and '{item.id}' are both confirmed for "
                    f"{date}.",
                    "Note that one of them was cancelled.",
                )
        earlier[place].append(item)


def confirmed_visits_agree(problem: Problem) -> Iterator[Spot]:
    """Confirmed visits that wishes, pins or the session itself rule out."""
    excluded = {
        session: wish.id
        for wish in problem.wishes.wishes
        if wish.kind is WishKind.EXCLUDED
        for session in problem.sessions_of(wish.target)
    }
    sessions = {session.id: session for session in problem.catalogue.sessions}
    for index, item, date in _confirmed(problem.wishes):
        session = sessions.get(item.id)
        if item.kind is not ItemKind.SESSION or session is None:
            continue
        if item.id in excluded:
            yield _contradiction(
                index,
                f"'{item.id}' is confirmed, but wish '{excluded[item.id]}' excludes it.",
                "Leave out the wish, or note that the visit was cancelled.",
            )
        if item.venue is not None and item.venue not in session.venues:
            yield _contradiction(
                index,
                f"'{item.id}' is confirmed at '{item.venue}', where it is not held.",
                f"Name one of its venues: {', '.join(session.venues)}.",
                "venue",
            )
        dates = {on for key, on in problem.pinned if key == item.id}
        if len(dates) > session.visits_per_trip:
            days = " and ".join(str(day) for day in sorted(dates))
            yield _contradiction(
                index,
                f"'{item.id}' is confirmed or pinned for {days}, but is visited only "
                f"{session.visits_per_trip} × in a trip.",
                "Leave out a pin, or note that a visit was cancelled.",
            )
        for pin in problem.wishes.pins:
            starts = {pin.start, item.start} - {None}
            if (pin.session, pin.date) == (item.id, date) and len(starts) > 1:
                yield _contradiction(
                    index,
                    f"'{item.id}' is confirmed for another start than it is pinned to.",
                    "Leave out the pin.",
                    "start",
                )


def confirmed_can_be_used(problem: Problem) -> Iterator[Spot]:
    """Confirmed hotels, vehicles and connections that the wishes or their own dates rule out."""
    catalogue, travel = problem.catalogue, problem.wishes.travel
    vehicles = {vehicle.id: vehicle for vehicle in catalogue.vehicles}
    connections = {connection.id: connection for connection in catalogue.connections}
    for index, item, date in _confirmed(problem.wishes):
        why = None
        if item.kind is ItemKind.HOTEL and travel.hotels is not None:
            why = None if item.id in travel.hotels else "the wishes name other hotels"
        elif item.kind is ItemKind.VEHICLE and item.id in vehicles:
            why = _vehicle_fault(problem, vehicles[item.id], date)
        elif item.kind is ItemKind.CONNECTION and item.id in connections:
            connection = connections[item.id]
            if any(dates.covers(date) for dates in connection.suspended):
                why = "it is suspended then"
        if why is not None:
            yield _contradiction(
                index,
                f"{item.kind.value} '{item.id}' is confirmed for {date}, but {why}.",
                "Correct one of the two, or note that it was cancelled.",
            )


def _vehicle_fault(problem: Problem, vehicle: Vehicle, date: dt.date) -> str | None:
    """Why a vehicle cannot carry the party on a date."""
    party, wished = problem.wishes.party, problem.wishes.travel.vehicles
    if wished is not None and vehicle.id not in wished:
        return "the wishes name other vehicles"
    if any(dates.covers(date) for dates in vehicle.unavailable):
        return "it is not available then"
    if vehicle.seats * vehicle.max_count < party.heads + party.guides:
        return f"{vehicle.max_count} of it do not seat {party.heads + party.guides}"
    return None
