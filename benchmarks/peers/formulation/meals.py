"""Rules `lunch` and `dinner`: each meal where it is asked for, never twice."""

from __future__ import annotations

from benchmarks.peers.formulation.variables import DayVariables
from optimizer.domain.catalogue import Meal
from optimizer.prepare.instance import MEAL_BITS, OfferKind


def add_meals(day: DayVariables) -> None:
    """Both meals of a day."""
    for meal in day.rules.meals:
        _add_meal(day, meal)


def _add_meal(day: DayVariables, meal: Meal) -> None:
    model, rule = day.model, day.rules.meal(meal)
    comes_late = sum(end.chosen for end in day.arrivals if end.time > rule.earliest)
    goes_early = sum(end.chosen for end in day.departures if end.time < rule.latest + rule.minutes)
    asked = model.new_bool_var("")
    model.add(asked >= day.on_site - comes_late - goes_early)
    model.add(asked <= day.on_site)
    model.add(asked <= 1 - comes_late)
    model.add(asked <= 1 - goes_early)
    stops, held = [], []
    for present, offer in zip(day.present, day.day.offers, strict=True):
        if offer.meal_bit & MEAL_BITS[meal]:
            (stops if offer.kind is OfferKind.MEAL else held).append(present)
    held += [
        end.chosen
        for end in (*day.arrivals, *day.departures)
        if meal in end.connection.connection.meals
    ]
    model.add(sum(stops) <= asked)
    model.add(sum(stops) + sum(held) >= asked)
    model.add(sum(stops) + sum(held) <= 1)
