"""Offers of a debrief: with room for all, where an item can come before it or at a hotel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.prepare.frozen import frozen_debrief
from optimizer.prepare.instance import Offer, OfferKind
from optimizer.prepare.spans import day_windows, start_spans
from optimizer.prepare.visits import mobility_needs


def debrief_offers(
    problem: Problem, date: dt.date, visited: set[str]
) -> Iterator[tuple[str, Offer]]:
    """The debriefs that a date has room for, each with its place; none where none is asked for.

    `visited` are the places of the date's other offers.
    """
    minutes = problem.wishes.debrief_minutes
    if minutes is None:
        return
    hotels = {hotel.place for hotel in problem.catalogue.hotels}
    places = _places_with_room(problem) & (visited | hotels)
    spans = start_spans(day_windows(problem, date), minutes, problem.rules.grid_minutes)
    for place in sorted(places) if spans else ():
        past = frozen_debrief(problem, date, place)
        yield (
            place,
            Offer(
                kind=OfferKind.DEBRIEF,
                key=f"debrief:{place}",
                place=-1,
                starts=spans if past is None else ((past, past),),
                minutes=minutes,
                costs=(0,) * len(CATEGORIES),
                at_hotel=place in hotels,
            ),
        )


def _places_with_room(problem: Problem) -> set[str]:
    """Places of venues, restaurants and hotels that hold everyone and meet the access needs."""
    catalogue, party = problem.catalogue, problem.wishes.party
    people, mobility = party.heads + party.guides, mobility_needs(problem)
    venues = {
        venue.place
        for venue in catalogue.venues
        if venue.capacity >= people and party.needed_features <= set(venue.features)
    }
    restaurants = {
        restaurant.place
        for restaurant in catalogue.restaurants
        if restaurant.capacity >= people and mobility <= set(restaurant.features)
    }
    hotels = {hotel.place for hotel in catalogue.hotels if mobility <= set(hotel.features)}
    return venues | restaurants | hotels
