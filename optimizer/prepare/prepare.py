"""Problem to instance: offers by day, states, legs, and what was dropped with its reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from optimizer.costing import interpreter_fees, is_included
from optimizer.domain.calendar import dates_between
from optimizer.domain.catalogue import Direction, InterpreterService, PrecedenceKind, Vehicle
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.domain.statuses import ItemKind, confirmed_on
from optimizer.domain.ticks import ticks
from optimizer.domain.wishes import WishKind
from optimizer.prepare.arranged import is_on_offer
from optimizer.prepare.debriefs import debrief_offers
from optimizer.prepare.driving import DrivingDay
from optimizer.prepare.frozen import held_on, kept_offers, may_ride, opens
from optimizer.prepare.instance import (
    Day,
    HotelOption,
    Instance,
    InterpreterOption,
    Offer,
    ScoredTerm,
    VehicleOption,
)
from optimizer.prepare.published import Published, apart, place_in_order
from optimizer.prepare.refusals import Refusals
from optimizer.prepare.relevance import all_precedence
from optimizer.prepare.sharing import interpreters_left, vehicles_left
from optimizer.prepare.stops import appointment_offers, meal_offers
from optimizer.prepare.transport import connection_options, hotel_options, vehicle_options
from optimizer.prepare.visits import Candidate, candidates, offer_on


def prepare(problem: Problem) -> Instance:
    """The instance of a problem that has no findings; ids are resolved, times are ticks."""
    with ticks(problem.rules.ticks_per_minute):
        return _prepared(problem)


def _prepared(problem: Problem) -> Instance:
    dates = dates_between(problem.wishes.dates.first, problem.wishes.dates.last)
    ways, dropped = candidates(problem)
    places = tuple(sorted(_places(problem, ways)))
    place_index = {place: index for index, place in enumerate(places)}
    tokens = (
        *sorted({session.id for way in ways for session in way.holding.sessions}),
        *sorted(f"commitment:{commitment.id}" for commitment in problem.wishes.commitments),
    )
    token_index = {name: index for index, name in enumerate(tokens)}
    interpreters = _interpreters(problem)
    vehicles = vehicle_options(problem, places)
    hotels = hotel_options(problem, dates, place_index)
    days, late = [], []
    refusals, published = Refusals(problem), Published(problem)
    for index, date in enumerate(dates):
        offers, why = _offers(
            problem, ways, date, place_index, token_index, interpreters, refusals, published
        )
        late += why
        day = _day(problem, index, date, offers, place_index, vehicles, hotels)
        days.append(_with_marks(day, published, vehicles, hotels))
    held = [one for day in days for one in held_on(problem, day.date, places, day.offers)]
    return Instance(
        problem=problem,
        days=tuple(days),
        places=places,
        tokens=tokens,
        hotels=hotels,
        vehicles=vehicles,
        interpreters=interpreters,
        terms=_terms(problem),
        successors=_successors(problem, token_index),
        together_never=_together_never(problem, token_index),
        dropped=(*dropped, *late),
        held=tuple(held),
        marks=published.base,
        markers=published.markers,
    )


def _with_marks(
    day: Day,
    published: Published,
    vehicles: tuple[VehicleOption, ...],
    hotels: tuple[HotelOption, ...],
) -> Day:
    """A day with the marks of its vehicles and nights, if there are any."""
    if not published.base:
        return day
    names = (option.vehicle.id if option.vehicle else None for option in vehicles)
    return replace(
        day,
        vehicle_marks=tuple(published.vehicle_marks(day.date, name) for name in names),
        night_marks=tuple(published.night_marks(day.date, one.hotel.id) for one in hotels),
    )


def _places(problem: Problem, ways: tuple[Candidate, ...]) -> set[str]:
    catalogue = problem.catalogue
    return {
        *(way.venue.place for way in ways),
        *(hotel.place for hotel in catalogue.hotels),
        *(restaurant.place for restaurant in catalogue.restaurants),
        *(connection.place for connection in catalogue.connections),
        *(place for commitment in problem.wishes.commitments for place in commitment.places),
    }


def _offers(
    problem: Problem,
    ways: tuple[Candidate, ...],
    date: dt.date,
    place_index: dict[str, int],
    token_index: dict[str, int],
    interpreters: tuple[InterpreterOption, ...],
    refusals: Refusals,
    published: Published,
) -> tuple[tuple[Offer, ...], list[Reason]]:
    services = {option.id: index + 1 for index, option in enumerate(interpreters)}
    found, dropped = [], []
    grid = problem.rules.grid_minutes
    for way in ways:
        offer = offer_on(problem, way, date, refusals)
        start = published.start_of(way, date)
        fixed = None if start is None else offer_on(problem, way, date, refusals, start)
        if isinstance(offer, Reason):
            dropped.append(offer)
        for one in apart(offer, fixed, grid):
            found.append(
                replace(
                    one,
                    place=place_index[way.venue.place],
                    tokens=tuple(token_index[session] for session in one.sessions),
                    interpreter=services.get(one.subject, 0),
                )
            )
    for place, offer in meal_offers(problem, date, published):
        found.append(replace(offer, place=place_index[place]))
    for place, offer in appointment_offers(problem, date, published):
        token = token_index[f"commitment:{offer.subject}"]
        found.append(replace(offer, place=place_index[place], tokens=(token,)))
    places = tuple(place_index)
    visited = {places[offer.place] for offer in found}
    for place, offer in debrief_offers(problem, date, visited):
        found.append(replace(offer, place=place_index[place]))
    found = list(kept_offers(problem, date, places, tuple(found)))
    found.sort(key=place_in_order)
    held = {session for offer in found for session in offer.sessions}
    offers = published.marked(date, places, len(token_index), tuple(found))
    return offers, [why for why in dropped if why.session not in held]


def _day(
    problem: Problem,
    index: int,
    date: dt.date,
    offers: tuple[Offer, ...],
    place_index: dict[str, int],
    vehicles: tuple[VehicleOption, ...],
    hotels: tuple[HotelOption, ...],
) -> Day:
    entry = problem.first_entry
    arrivals = connection_options(problem, date, Direction.ARRIVAL, place_index)
    if entry is not None and date < entry:
        arrivals = ()
    departures = connection_options(problem, date, Direction.DEPARTURE, place_index)
    driving = DrivingDay(problem, date, offers, arrivals, departures, hotels)
    choices = driving.choices(vehicles, _free_vehicles(problem, date, vehicles))
    day_start, day_end = problem.day_hours(date)
    return Day(
        index=index,
        date=date,
        day_start=opens(problem, date, day_start),
        day_end=day_end,
        offers=offers,
        arrivals=arrivals,
        departures=departures,
        vehicles=tuple(number for number, _ in choices),
        limits=tuple(limits for _, limits in choices),
        fees=_fees(problem, date),
        teams=tuple(interpreters_left(problem, one, date) for one in _services(problem)),
    )


def _can_be_had(problem: Problem, vehicle: Vehicle, count: int, date: dt.date) -> bool:
    return count <= vehicles_left(problem, vehicle, date) and not any(
        dates.covers(date) for dates in vehicle.unavailable
    )


def _free_vehicles(
    problem: Problem, date: dt.date, vehicles: tuple[VehicleOption, ...]
) -> tuple[int, ...]:
    """To walk, and the vehicles to be had on a date; nothing but the one that is confirmed."""
    settled = confirmed_on(problem.statuses, ItemKind.VEHICLE, date)
    return tuple(
        number
        for number, option in enumerate(vehicles)
        if (
            not settled
            if option.vehicle is None
            else is_on_offer(problem, ItemKind.VEHICLE, option.vehicle.id, date)
            and _can_be_had(problem, option.vehicle, option.count, date)
        )
        and may_ride(problem, option.vehicle.id if option.vehicle else None, date)
    )


def _fees(problem: Problem, date: dt.date) -> tuple[tuple[int, int], ...]:
    """Half-day and day fee of each interpreter service; 0 where they are not in the price."""
    found = []
    for service in _services(problem):
        fees = interpreter_fees(problem, service, date)
        counted = is_included(problem, Category.INTERPRETATION, service.id)
        found.append((fees.half_day_cents, fees.day_cents) if counted else (0, 0))
    return tuple(found)


def _services(problem: Problem) -> list[InterpreterService]:
    return sorted(problem.catalogue.interpreters, key=lambda service: service.id)


def _interpreters(problem: Problem) -> tuple[InterpreterOption, ...]:
    return tuple(
        InterpreterOption(
            id=service.id,
            half_day_minutes=service.half_day_minutes,
            alone_minutes=service.alone_minutes,
            max_minutes=service.max_minutes_per_day,
        )
        for service in _services(problem)
    )


def _terms(problem: Problem) -> tuple[ScoredTerm, ...]:
    """Scored wishes, and one term for each partner if distinct partners pay."""
    wishes = problem.wishes
    terms = [
        ScoredTerm(wish.id, wish.weight, problem.sessions_of(wish.target))
        for wish in sorted(wishes.wishes, key=lambda wish: wish.id)
        if wish.kind is WishKind.SCORED
    ]
    if wishes.distinct_partner_weight:
        by_partner: dict[str, set[str]] = {}
        for session in problem.catalogue.sessions:
            by_partner.setdefault(session.partner, set()).add(session.id)
        terms += [
            ScoredTerm(f"partner:{partner}", wishes.distinct_partner_weight, frozenset(sessions))
            for partner, sessions in sorted(by_partner.items())
        ]
    return tuple(terms)


def _successors(problem: Problem, token_index: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """Pairs (first, second): on a shared day the first must come before the second."""
    ordered = (PrecedenceKind.BEFORE, PrecedenceKind.REQUIRES)
    return tuple(
        (token_index[rule.first], token_index[rule.second])
        for rule in all_precedence(problem)
        if rule.kind in ordered and rule.first in token_index and rule.second in token_index
    )


def _together_never(problem: Problem, token_index: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """Pairs of tokens that no day holds both of."""
    pairs = {
        (rule.first, rule.second)
        for rule in all_precedence(problem)
        if rule.kind is PrecedenceKind.NOT_SAME_DAY
    }
    for group in problem.catalogue.alternatives:
        pairs |= {(one, two) for one in group.sessions for two in group.sessions if one < two}
    return tuple(
        sorted(
            (token_index[one], token_index[two])
            for one, two in pairs
            if one in token_index and two in token_index
        )
    )
