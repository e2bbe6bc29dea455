"""Bookings: what a plan takes from each supplier, from which day, what it costs, and its status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optimizer.costing.line import path
from optimizer.domain.charges import Included, said_of
from optimizer.domain.deadlines import Counterpart
from optimizer.domain.itinerary import (
    Arrival,
    Departure,
    Itinerary,
    ItineraryDay,
    MealStop,
    Night,
    Visit,
)
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, ItemStatus, Status
from optimizer.domain.terms import Terms


@dataclass(frozen=True)
class Booking:
    """One thing taken from one supplier; `item` names it as the cost lines do.

    A stay is one booking, however many nights in a row it has: its service is the first night,
    and `nights` has all of them. `cents` is what of it the trip's price includes, and
    `optional_cents` what the guests may choose, for all of them; each is None where the plan has
    no cost lines at all.
    """

    counterpart: Counterpart
    supplier: str
    service: dt.date
    item: str
    terms: Terms | None
    cents: int | None
    optional_cents: int | None = None
    nights: tuple[tuple[dt.date, Night], ...] = ()

    @property
    def session(self) -> str:
        """The session of a visit, by the item's last part."""
        return self.item.rsplit("/", 1)[1]

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The dates it is for: the service, of a stay each night."""
        return tuple(date for date, _ in self.nights) or (self.service,)

    def status(self, problem: Problem, date: dt.date) -> ItemStatus | None:
        """What has been asked for on one of its dates; None if nothing has."""
        kind = _ITEM_KINDS[self.counterpart]
        key = self.session if self.counterpart is Counterpart.PARTNER else self.supplier
        meal = self.session.split("-", 1)[0]
        for item in problem.wishes.statuses:
            of_it = item.kind is kind and item.id == key and item.date == date
            if of_it and (item.meal is None or item.meal.value == meal):
                return item
        return None

    def is_settled(self, problem: Problem, *statuses: Status) -> bool:
        """Whether all of its dates have one of some statuses."""
        found = (self.status(problem, date) for date in self.dates)
        return all(item is not None and item.status in statuses for item in found)


_ITEM_KINDS = {
    Counterpart.PARTNER: ItemKind.SESSION,
    Counterpart.HOTEL: ItemKind.HOTEL,
    Counterpart.RESTAURANT: ItemKind.RESTAURANT,
    Counterpart.VEHICLE: ItemKind.VEHICLE,
    Counterpart.CONNECTION: ItemKind.CONNECTION,
    Counterpart.INTERPRETER: ItemKind.INTERPRETER,
}

_CATEGORIES = {
    Counterpart.PARTNER: Category.SESSIONS,
    Counterpart.HOTEL: Category.ROOMS,
    Counterpart.RESTAURANT: Category.MEALS,
    Counterpart.VEHICLE: Category.TRANSPORT,
    Counterpart.CONNECTION: Category.TRANSPORT,
    Counterpart.INTERPRETER: Category.INTERPRETATION,
}


_KINDS = (Included.INCLUDED, Included.OPTIONAL)
"""What the host books, whoever chooses it."""


def is_own_arrangement(problem: Problem, booking: Booking) -> bool:
    """Whether the guests book and pay it themselves, so that its terms are not the host's."""
    session = booking.session if booking.counterpart is Counterpart.PARTNER else None
    category = _CATEGORIES[booking.counterpart]
    said = said_of(problem.wishes.inclusions, category, booking.supplier, session)
    return said is not None and said.kind is Included.OWN_ARRANGEMENT


def bookings_of(problem: Problem, itinerary: Itinerary) -> tuple[Booking, ...]:
    """Every booking of a plan, in the plan's order."""
    costs = _Costs(itinerary)
    found: list[Booking] = []
    for day in itinerary.days:
        found += _items(problem, day, costs)
    return (*found, *_stays(problem, itinerary, costs))


class _Costs:
    """What lines of a kind add up to, by the path they pay for and by supplier."""

    def __init__(self, itinerary: Itinerary) -> None:
        self.lines = itinerary.cost_lines

    def of(self, items: Iterable[str], supplier: str, kind: Included) -> int | None:
        if not self.lines:
            return None
        return sum(
            line.gross_cents
            for line in self.lines
            if line.path in items and line.supplier == supplier and line.inclusion is kind
        )


def _items(problem: Problem, day: ItineraryDay, costs: _Costs) -> Iterator[Booking]:
    """The bookings of a day but for its night; each is there once."""
    catalogue = problem.catalogue
    seen: set[str] = set()

    def booking(
        to: Counterpart, supplier: str, kind: str, key: str, terms: Terms | None
    ) -> Iterator[Booking]:
        item = path(day.date, kind, key)
        if item not in seen:
            seen.add(item)
            cents, optional = (costs.of((item,), supplier, taken) for taken in _KINDS)
            yield Booking(to, supplier, day.date, item, terms, cents, optional)

    for item in day.items:
        if isinstance(item, Visit):
            for key in item.sessions:
                partner = catalogue.partner(catalogue.session(key).partner)
                yield from booking(Counterpart.PARTNER, partner.id, "visit", key, partner.terms)
        elif isinstance(item, MealStop):
            restaurant = catalogue.restaurant(item.restaurant)
            key = f"{item.meal.value}-{restaurant.id}"
            to = Counterpart.RESTAURANT
            yield from booking(to, restaurant.id, "meal", key, restaurant.terms)
        elif isinstance(item, Arrival | Departure):
            key = item.connection
            terms = catalogue.connection(key).terms
            yield from booking(Counterpart.CONNECTION, key, item.kind, key, terms)
    visits = (item for item in day.items if isinstance(item, Visit))
    for service in (visit.interpreter for visit in visits):
        if service is not None:
            terms = catalogue.interpreter(service).terms
            yield from booking(Counterpart.INTERPRETER, service, "interpreter", service, terms)
    if day.vehicle is not None:
        key = day.vehicle
        terms = catalogue.vehicle(key).terms
        yield from booking(Counterpart.VEHICLE, key, "vehicle", key, terms)


def _stays(problem: Problem, itinerary: Itinerary, costs: _Costs) -> Iterator[Booking]:
    """Nights in a row in one hotel are one booking."""
    stays: list[list[tuple[dt.date, Night]]] = []
    for day in itinerary.days:
        if day.night is None:
            continue
        if stays and _goes_on(stays[-1][-1], day.date, day.night):
            stays[-1].append((day.date, day.night))
        else:
            stays.append([(day.date, day.night)])
    for nights in stays:
        hotel = problem.catalogue.hotel(nights[0][1].hotel)
        items = [path(date, "night", hotel.id) for date, _ in nights]
        cents, optional = (costs.of(items, hotel.id, taken) for taken in _KINDS)
        yield Booking(
            Counterpart.HOTEL,
            hotel.id,
            nights[0][0],
            items[0],
            hotel.terms,
            cents,
            optional,
            tuple(nights),
        )


def _goes_on(last: tuple[dt.date, Night], date: dt.date, night: Night) -> bool:
    return last[1].hotel == night.hotel and (date - last[0]).days == 1
