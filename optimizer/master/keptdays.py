"""Kept days: day plans in terms that outlive an edit of the problem, ids and dates for indices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optimizer.dayplans.plantable import PlanTable
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    DayItem,
    Debrief,
    Departure,
    Itinerary,
    MealStop,
    Visit,
)
from optimizer.master.rows import Row
from optimizer.prepare.instance import MEAL_BITS, NOT_ARRIVED, Instance, Offer, OfferKind
from optimizer.prepare.published import AS_PUBLISHED

Stop = tuple[str, ...]
"""What is held at a stop: its kind, what it is, and for a visit how it is held."""

HERE, AWAY = "not-arrived", "gone-home"

_VISIT, _MEAL, _APPOINTMENT, _DEBRIEF = "visit", "meal", "appointment", "debrief"


@dataclass(frozen=True, slots=True)
class KeptDay:
    """The course of a day plan, without minutes and money; None for no vehicle or connection."""

    date: dt.date
    morning: str
    night: str
    vehicle: str | None
    arrival: str | None
    departure: str | None
    stops: tuple[Stop, ...]


@dataclass(frozen=True, eq=False)
class KeptWindow:
    """What a solve knew of one window: its plans, and the subset-row cuts found there."""

    instance: Instance
    plans: PlanTable
    cuts: tuple[Row, ...]

    def days(self) -> Iterator[KeptDay]:
        """Every plan as a kept day; a course can come more than once."""
        return _days_of_table(self.instance, self.plans)

    def subsets(self) -> Iterator[frozenset[str]]:
        """The tokens of each cut by name."""
        for cut in self.cuts:
            names = enumerate(self.instance.tokens)
            yield frozenset(name for token, name in names if cut.subset >> token & 1)


Kept = tuple[KeptWindow, ...]
"""All that a solve keeps for the next one."""


def stop_of(offer: Offer) -> Stop:
    """What an offer is, whatever its place among the others."""
    if offer.kind is OfferKind.MEAL:
        return _MEAL, str(offer.meal_bit), offer.subject
    if offer.kind is OfferKind.APPOINTMENT:
        return _APPOINTMENT, offer.subject, offer.key.removesuffix(AS_PUBLISHED)
    if offer.kind is OfferKind.DEBRIEF:
        return _DEBRIEF, "", offer.key
    how = (offer.venue, str(offer.language_mode), offer.subject, str(offer.split or ""))
    return _VISIT, "+".join(offer.sessions), *how


def gist_of(stop: Stop) -> Stop:
    """What a stop is for: the sessions, the meal or the commitment, wherever and however held."""
    return stop[:2]


def days_of(itinerary: Itinerary) -> Iterator[KeptDay]:
    """The days of an itinerary, whoever made it."""
    morning = HERE
    for day in itinerary.days:
        night = AWAY if day.night is None else day.night.hotel
        yield KeptDay(
            date=day.date,
            morning=morning,
            night=night,
            vehicle=day.vehicle,
            arrival=_connection(day.items, Arrival),
            departure=_connection(day.items, Departure),
            stops=tuple(stop for item in day.items if (stop := _stop_of_item(item)) is not None),
        )
        morning = night


def _connection(items: Iterable[DayItem], kind: type[Arrival] | type[Departure]) -> str | None:
    found = (item.connection for item in items if isinstance(item, kind))
    return next(found, None)


def _stop_of_item(item: DayItem) -> Stop | None:
    """As `stop_of`, of what people read; None for a move."""
    if isinstance(item, MealStop):
        return _MEAL, str(MEAL_BITS[item.meal]), item.restaurant
    if isinstance(item, Appointment):
        return _APPOINTMENT, item.commitment, f"appointment:{item.commitment}:{item.place}"
    if isinstance(item, Debrief):
        return _DEBRIEF, "", f"debrief:{item.place}"
    if isinstance(item, Visit):
        how = (item.venue, str(item.language_mode), item.interpreter or "", str(item.split or ""))
        return _VISIT, "+".join(item.sessions), *how
    return None


def _days_of_table(instance: Instance, table: PlanTable) -> Iterator[KeptDay]:
    names = [instance.state_name(state) for state in range(instance.state_count)]
    vehicles = [option.vehicle.id if option.vehicle else None for option in instance.vehicles]
    stops = [[stop_of(offer) for offer in day.offers] for day in instance.days]
    for where, offers in zip(table.where.tolist(), table.offers.tolist(), strict=True):
        number, morning, night, vehicle, arrival, departure = where
        if morning == night and morning in (NOT_ARRIVED, instance.gone_home):
            continue
        day = instance.days[number]
        yield KeptDay(
            date=day.date,
            morning=names[morning],
            night=names[night],
            vehicle=vehicles[vehicle],
            arrival=day.arrivals[arrival].connection.id if arrival >= 0 else None,
            departure=day.departures[departure].connection.id if departure >= 0 else None,
            stops=tuple(stops[number][offer] for offer in offers if offer >= 0),
        )
