"""Writes a trip of the oracle out as an itinerary, minute by minute."""

from __future__ import annotations

from bisect import bisect_left

from optimizer.domain.itinerary import (
    Appointment,
    Arrival,
    DayItem,
    Debrief,
    Departure,
    Itinerary,
    ItineraryDay,
    Leg,
    MealStop,
    Night,
    Visit,
)
from optimizer.domain.problem import Problem
from tests.oracle.day_values import DayPlan
from tests.oracle.stops import Offer
from tests.oracle.travelling import STAY, on_request
from tests.oracle.trips import Trip


def written_out(problem: Problem, trip: Trip) -> Itinerary:
    """The trip as an itinerary without cost lines."""
    return Itinerary(
        problem_hash=problem.content_hash,
        days=tuple(_DayWriter(problem, plan).day() for plan in trip.days),
    )


class _DayWriter:
    """Replays one day: the same least starts that the search took."""

    def __init__(self, problem: Problem, plan: DayPlan) -> None:
        self.problem, self.rules, self.plan = problem, problem.rules, plan
        self.items: list[DayItem] = []
        self.place, self.end = plan.morning.place, plan.morning.ready

    def day(self) -> ItineraryDay:
        """The day with its legs."""
        plan = self.plan
        arrival = plan.morning.arrival
        if arrival is not None:
            begin = arrival.time - arrival.journey_minutes
            self.items.append(
                Arrival(connection=arrival.id, place=arrival.place, start=begin, end=arrival.time)
            )
        for index, offer in enumerate(plan.items):
            self._place_item(index, offer)
        night = None
        if plan.departure is not None:
            self._depart()
        else:
            hotel = next(h for h in self._hotels() if h.id == plan.night)
            self._go(hotel.place, self.end)
            late = on_request(self.problem, hotel, plan.date, plan.rooms)
            night = Night(hotel=plan.night, rooms=plan.rooms, on_request=late)
        choice = plan.moves.choice
        return ItineraryDay(
            date=plan.date,
            vehicle=choice.vehicle.id if choice.vehicle else None,
            vehicles=choice.count,
            drivers=choice.drivers,
            vehicle_waits=choice.waits,
            items=tuple(self.items),
            night=night,
        )

    def _hotels(self) -> tuple:
        return self.plan.morning.problem.catalogue.hotels

    def _go(self, place: str, start: int) -> None:
        """Writes the leg to a place, if there is one."""
        move = self.plan.moves.between(self.place, place)
        if move is None or move is STAY:
            return
        vehicle = self.plan.moves.choice.vehicle
        self.items.append(
            Leg(
                vehicle=vehicle.id if move.driven and vehicle else None,
                origin=self.place,
                destination=place,
                metres=move.metres,
                start=start,
                end=start + move.minutes,
            )
        )

    def _place_item(self, index: int, offer: Offer) -> None:
        move = self.plan.moves.between(self.place, offer.place)
        moved = self.place != offer.place
        buffer = self.rules.gate_buffer_minutes if offer.gate else self.rules.move_buffer_minutes
        if not moved:
            buffer = self.rules.changeover_minutes if index else 0
        step = move.minutes + buffer
        if index == 0 and self.plan.morning.hotel is not None:
            start = self.plan.start
            self._go(offer.place, start - step)
        else:
            pause = self.rules.break_minutes if self.plan.breaks[index] else 0
            start = offer.starts[bisect_left(offer.starts, self.end + max(step, pause))]
            self._go(offer.place, self.end)
        self.items.append(_item(offer, start))
        self.place, self.end = offer.place, start + offer.length

    def _depart(self) -> None:
        departure, plan = self.plan.departure, self.plan
        straight = not plan.items and plan.morning.hotel is not None
        self._go(departure.place, plan.start if straight else self.end)
        end = departure.time + departure.journey_minutes
        self.items.append(
            Departure(connection=departure.id, place=departure.place, start=departure.time, end=end)
        )


def _item(offer: Offer, start: int) -> DayItem:
    """The itinerary's item for an offer."""
    span = {"place": offer.place, "start": start, "end": start + offer.length}
    if offer.commitment is not None:
        return Appointment(commitment=offer.commitment, **span)
    if offer.is_debrief:
        return Debrief(**span)
    if offer.is_meal_stop:
        return MealStop(meal=offer.meal, restaurant=offer.venue, **span)
    return Visit(
        sessions=offer.sessions,
        venue=offer.venue,
        language_mode=offer.mode,
        interpreter=offer.service.id if offer.service else None,
        split=offer.split,
        **span,
    )
