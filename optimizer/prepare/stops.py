"""Offers of meals and of the coordinator's own items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from optimizer.costing import appointment_lines, meal_lines, totals_by_category
from optimizer.domain.catalogue import MealService, Restaurant
from optimizer.domain.itinerary import Appointment, CostLine, MealStop
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind
from optimizer.domain.wishes import Commitment
from optimizer.prepare.arranged import is_on_offer
from optimizer.prepare.frozen import frozen_appointment, frozen_meal
from optimizer.prepare.instance import MEAL_BITS, Offer, OfferKind
from optimizer.prepare.published import Published, apart
from optimizer.prepare.spans import cut_to, day_windows, exact_spans, start_spans
from optimizer.prepare.visits import mobility_needs


def costs_of(lines: tuple[CostLine, ...]) -> tuple[int, ...]:
    """The sums of cost lines by category, in the order of the categories."""
    totals = totals_by_category(lines)
    return tuple(totals.get(category, 0) for category in CATEGORIES)


def meal_offers(
    problem: Problem, date: dt.date, published: Published
) -> Iterator[tuple[str, Offer]]:
    """The meals to be had on a date, each with its place; one that is fixed apart at its minute."""
    for restaurant in problem.catalogue.restaurants:
        if not _receives(problem, restaurant, date):
            continue
        for index, service in enumerate(restaurant.services):
            if service.meal not in problem.rules.meals:
                continue
            if not is_on_offer(problem, ItemKind.RESTAURANT, restaurant.id, date, service.meal):
                continue
            key = f"meal:{service.meal}:{restaurant.id}:{index}"
            past = frozen_meal(problem, date, restaurant.id, service.meal)
            offer = _meal(problem, date, restaurant, service, key, past)
            start = published.meal_start(restaurant.id, MEAL_BITS[service.meal], date)
            fixed = None
            if start is not None:
                fixed = _meal(problem, date, restaurant, service, key, start)
                fixed = fixed and replace(fixed, exact=True)
            for one in apart(offer, fixed, problem.rules.grid_minutes):
                yield restaurant.place, one


def _meal(
    problem: Problem,
    date: dt.date,
    restaurant: Restaurant,
    service: MealService,
    key: str,
    at: int | None,
) -> Offer | None:
    """A meal at a restaurant, at just a minute if one is given; None where it cannot be had."""
    rule = problem.rules.meal(service.meal)
    opening = cut_to(service.opening.windows_on(date), day_windows(problem, date))
    if at is not None:
        in_hours = rule.earliest <= at <= rule.latest
        spans = exact_spans(opening, rule.minutes, at) if in_hours else ()
    else:
        grid = problem.rules.grid_minutes
        spans = start_spans(opening, rule.minutes, grid, rule.earliest, rule.latest)
    if not spans:
        return None
    start = spans[0][0]
    stop = MealStop(
        meal=service.meal,
        restaurant=restaurant.id,
        place=restaurant.place,
        start=start,
        end=start + rule.minutes,
    )
    return Offer(
        kind=OfferKind.MEAL,
        key=key,
        place=-1,
        starts=spans,
        minutes=rule.minutes,
        costs=costs_of(meal_lines(problem, date, stop)),
        meal_bit=MEAL_BITS[service.meal],
        subject=restaurant.id,
    )


def _receives(problem: Problem, restaurant: Restaurant, date: dt.date) -> bool:
    party = problem.wishes.party
    return (
        (restaurant.open_on_holidays or problem.catalogue.holiday(date) is None)
        and restaurant.capacity >= party.heads + party.guides
        and party.needed_diets <= set(restaurant.diets)
        and mobility_needs(problem) <= set(restaurant.features)
    )


def appointment_offers(
    problem: Problem, date: dt.date, published: Published
) -> Iterator[tuple[str, Offer]]:
    """The commitments of a date, each with its place; one published for it apart at its minute."""
    for commitment in problem.wishes.commitments:
        start = published.own_start(commitment.id, date)
        for place in sorted(set(commitment.places)):
            offer = _appointment(problem, commitment, place, date)
            fixed = None
            if start is not None:
                fixed = _appointment(problem, commitment, place, date, start)
            for one in apart(offer, fixed, problem.rules.grid_minutes):
                yield place, one


def _appointment(
    problem: Problem, commitment: Commitment, place: str, date: dt.date, at: int | None = None
) -> Offer | None:
    """A commitment at a place, at just a minute if one is given; None where it cannot be."""
    spans = _commitment_spans(problem, commitment, date, at)
    if not spans:
        return None
    start = spans[0][0]
    appointment = Appointment(
        commitment=commitment.id, place=place, start=start, end=start + commitment.minutes
    )
    return Offer(
        kind=OfferKind.APPOINTMENT,
        key=f"appointment:{commitment.id}:{place}",
        place=-1,
        starts=spans,
        minutes=commitment.minutes,
        costs=costs_of(appointment_lines(problem, date, appointment)),
        exact=commitment.is_fixed or at is not None,
        meal_bit=MEAL_BITS[commitment.meal] if commitment.meal else 0,
        subject=commitment.id,
    )


def _commitment_spans(
    problem: Problem, commitment: Commitment, date: dt.date, at: int | None
) -> tuple[tuple[int, int], ...]:
    day = day_windows(problem, date)
    if commitment.start is not None:
        on_date = commitment.date == date and at in (None, commitment.start)
        return exact_spans(day, commitment.minutes, commitment.start) if on_date else ()
    if commitment.dates and date not in commitment.dates:
        return ()
    windows = cut_to(commitment.windows, day)
    past = frozen_appointment(problem, date, commitment.id) if at is None else at
    if past is not None:
        return exact_spans(windows, commitment.minutes, past)
    return start_spans(windows, commitment.minutes, problem.rules.grid_minutes)
