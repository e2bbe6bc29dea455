"""Offers of meals and of the coordinator's own items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.costing import appointment_lines, meal_lines, totals_by_category
from optimizer.domain.catalogue import Restaurant
from optimizer.domain.itinerary import Appointment, CostLine, MealStop
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind
from optimizer.domain.wishes import Commitment
from optimizer.prepare.arranged import is_on_offer
from optimizer.prepare.frozen import frozen_appointment, frozen_meal
from optimizer.prepare.instance import MEAL_BITS, Offer, OfferKind
from optimizer.prepare.spans import cut_to, day_windows, exact_spans, start_spans
from optimizer.prepare.visits import mobility_needs


def costs_of(lines: tuple[CostLine, ...]) -> tuple[int, ...]:
    """The sums of cost lines by category, in the order of the categories."""
    totals = totals_by_category(lines)
    return tuple(totals.get(category, 0) for category in CATEGORIES)


def meal_offers(problem: Problem, date: dt.date) -> Iterator[tuple[str, Offer]]:
    """The meals to be had on a date, each with its place."""
    for restaurant in problem.catalogue.restaurants:
        if not _receives(problem, restaurant, date):
            continue
        for index, service in enumerate(restaurant.services):
            if service.meal not in problem.rules.meals:
                continue
            if not is_on_offer(problem, ItemKind.RESTAURANT, restaurant.id, date, service.meal):
                continue
            rule = problem.rules.meal(service.meal)
            opening = cut_to(service.opening.windows_on(date), day_windows(problem, date))
            past = frozen_meal(problem, date, restaurant.id, service.meal)
            if past is not None:
                in_hours = rule.earliest <= past <= rule.latest
                spans = exact_spans(opening, rule.minutes, past) if in_hours else ()
            else:
                spans = start_spans(
                    opening, rule.minutes, problem.rules.grid_minutes, rule.earliest, rule.latest
                )
            if spans:
                start = spans[0][0]
                stop = MealStop(
                    meal=service.meal,
                    restaurant=restaurant.id,
                    place=restaurant.place,
                    start=start,
                    end=start + rule.minutes,
                )
                yield (
                    restaurant.place,
                    Offer(
                        kind=OfferKind.MEAL,
                        key=f"meal:{service.meal}:{restaurant.id}:{index}",
                        place=-1,
                        starts=spans,
                        minutes=rule.minutes,
                        costs=costs_of(meal_lines(problem, date, stop)),
                        meal_bit=MEAL_BITS[service.meal],
                        subject=restaurant.id,
                    ),
                )


def _receives(problem: Problem, restaurant: Restaurant, date: dt.date) -> bool:
    party = problem.wishes.party
    return (
        (restaurant.open_on_holidays or problem.catalogue.holiday(date) is None)
        and restaurant.capacity >= party.heads + party.guides
        and party.needed_diets <= set(restaurant.diets)
        and mobility_needs(problem) <= set(restaurant.features)
    )


def appointment_offers(problem: Problem, date: dt.date) -> Iterator[tuple[str, Offer]]:
    """The commitments that can take place on a date, each with its place."""
    for commitment in problem.wishes.commitments:
        spans = _commitment_spans(problem, commitment, date)
        if not spans:
            continue
        start = spans[0][0]
        for place in sorted(set(commitment.places)):
            appointment = Appointment(
                commitment=commitment.id,
                place=place,
                start=start,
                end=start + commitment.minutes,
            )
            yield (
                place,
                Offer(
                    kind=OfferKind.APPOINTMENT,
                    key=f"appointment:{commitment.id}:{place}",
                    place=-1,
                    starts=spans,
                    minutes=commitment.minutes,
                    costs=costs_of(appointment_lines(problem, date, appointment)),
                    exact=commitment.is_fixed,
                    meal_bit=MEAL_BITS[commitment.meal] if commitment.meal else 0,
                    subject=commitment.id,
                ),
            )


def _commitment_spans(
    problem: Problem, commitment: Commitment, date: dt.date
) -> tuple[tuple[int, int], ...]:
    day = day_windows(problem, date)
    if commitment.start is not None:
        on_date = commitment.date == date
        return exact_spans(day, commitment.minutes, commitment.start) if on_date else ()
    if commitment.dates and date not in commitment.dates:
        return ()
    windows = cut_to(commitment.windows, day)
    past = frozen_appointment(problem, date, commitment.id)
    if past is not None:
        return exact_spans(windows, commitment.minutes, past)
    return start_spans(windows, commitment.minutes, problem.rules.grid_minutes)
