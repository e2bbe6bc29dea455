"""A day plan unfolded into the minutes, legs, meals and cost lines that people read."""

from __future__ import annotations

from optimizer.costing import day_cost_lines
from optimizer.dayplans.dayplan import DayPlan, starts_of
from optimizer.domain.catalogue import Meal
from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    DayItem,
    Debrief,
    Departure,
    ItineraryDay,
    Leg,
    MealStop,
    Visit,
)
from optimizer.prepare.instance import LUNCH_BIT, Day, Instance, Offer, OfferKind


class _Walk:
    """Builds the items of a day in order of time, with a leg wherever the place changes."""

    def __init__(self, instance: Instance, plan: DayPlan, place: int, minute: int) -> None:
        self._instance, self._option = instance, instance.vehicles[plan.vehicle]
        self.items: list[DayItem] = []
        self.place, self.minute = place, minute

    def go(self, place: int) -> None:
        """Adds the leg to a place, starting now."""
        if place == self.place:
            return
        vehicle = self._option.vehicle
        driven = bool(self._option.driven[self.place, place])
        end = self.minute + int(self._option.minutes[self.place, place])
        self.items.append(
            Leg(
                vehicle=vehicle.id if driven and vehicle else None,
                origin=self._instance.places[self.place],
                destination=self._instance.places[place],
                metres=int(self._option.metres[self.place, place]),
                start=self.minute,
                end=end,
            )
        )
        self.place, self.minute = place, end

    def stay(self, offer: Offer, start: int) -> None:
        """Adds an offer's item."""
        end = start + offer.minutes
        self.items.append(_item(offer, self._instance.places[offer.place], start, end))
        self.minute = end


def _item(offer: Offer, place: str, start: int, end: int) -> DayItem:
    if offer.kind is OfferKind.MEAL:
        meal = Meal.LUNCH if offer.meal_bit == LUNCH_BIT else Meal.DINNER
        return MealStop(meal=meal, restaurant=offer.subject, place=place, start=start, end=end)
    if offer.kind is OfferKind.DEBRIEF:
        return Debrief(place=place, start=start, end=end)
    if offer.kind is OfferKind.APPOINTMENT:
        return Appointment(commitment=offer.subject, place=place, start=start, end=end)
    assert offer.language_mode is not None
    return Visit(
        sessions=offer.sessions,
        venue=offer.venue,
        place=place,
        language_mode=offer.language_mode,
        interpreter=offer.subject or None,
        split=offer.split,
        start=start,
        end=end,
    )


def unfold(instance: Instance, plan: DayPlan) -> ItineraryDay:
    """The itinerary day of a plan that is on site."""
    day = instance.days[plan.day]
    walk = _begin(instance, day, plan)
    for index, start in zip(plan.offers, starts_of(instance, day, plan), strict=True):
        walk.go(day.offers[index].place)
        walk.stay(day.offers[index], start)
    night = None
    if plan.departure >= 0:
        _go_home(walk, day, plan)
        night_place = day.departures[plan.departure].place
    else:
        hotel = instance.hotels[plan.night - 1]
        walk.go(hotel.place)
        stay = hotel.nights[plan.day]
        assert stay is not None
        night, night_place = stay[0], hotel.place
    option = instance.vehicles[plan.vehicle]
    bare = ItineraryDay(
        date=day.date,
        vehicle=option.vehicle.id if option.vehicle else None,
        vehicles=option.count,
        drivers=option.drivers,
        vehicle_waits=option.waits,
        items=tuple(walk.items),
        night=night,
    )
    morning_place = instance.places[_morning_place(instance, day, plan)]
    lines = day_cost_lines(instance.problem, bare, morning_place, instance.places[night_place])
    return bare.model_copy(update={"cost_lines": lines})


def _morning_place(instance: Instance, day: Day, plan: DayPlan) -> int:
    if plan.arrival >= 0:
        return day.arrivals[plan.arrival].place
    return instance.hotels[plan.morning - 1].place


def _begin(instance: Instance, day: Day, plan: DayPlan) -> _Walk:
    place = _morning_place(instance, day, plan)
    if plan.arrival < 0:
        return _Walk(instance, plan, place, plan.leaves)
    connection = day.arrivals[plan.arrival].connection
    ready = max(connection.time + connection.buffer_minutes, day.day_start)
    walk = _Walk(instance, plan, place, ready)
    walk.items.append(
        Arrival(
            connection=connection.id,
            place=connection.place,
            start=connection.time - connection.journey_minutes,
            end=connection.time,
        )
    )
    return walk


def _go_home(walk: _Walk, day: Day, plan: DayPlan) -> None:
    departure = day.departures[plan.departure]
    walk.go(departure.place)
    connection = departure.connection
    walk.items.append(
        Departure(
            connection=connection.id,
            place=connection.place,
            start=connection.time,
            end=connection.time + connection.journey_minutes,
        )
    )
