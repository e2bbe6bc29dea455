"""Rule `interpreter`, the vehicle's price, and what a day costs by category."""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.variables import DayVariables, End
from optimizer.domain.money import CATEGORIES, Category
from optimizer.prepare.instance import VehicleOption

MOST_CENTS = 10**9


def add_day_costs(day: DayVariables) -> list[cp_model.LinearExprT]:
    """The day's cents, one expression for each category."""
    parts: list[tuple[cp_model.IntVar, tuple[int, ...]]] = [
        (present, offer.costs) for present, offer in zip(day.present, day.day.offers, strict=True)
    ]
    parts += [(end.chosen, end.connection.costs) for end in (*day.arrivals, *day.departures)]
    for state, hotel in enumerate(day.instance.hotels, start=1):
        if (night := hotel.nights[day.day.index]) is not None:
            parts.append((day.night[state], night[1]))
    costs: list[cp_model.LinearExprT] = [
        sum(cents[index] * literal for literal, cents in parts) for index in range(len(CATEGORIES))
    ]
    costs[CATEGORIES.index(Category.TRANSPORT)] += _transport(day)
    costs[CATEGORIES.index(Category.INTERPRETATION)] += _interpretation(day)
    return costs


def _transport(day: DayVariables) -> cp_model.LinearExprT:
    total: cp_model.LinearExprT = sum(day.leg_cents)
    for number, chosen in day.vehicles.items():
        option = day.instance.vehicles[number]
        if option.vehicle is None:
            continue
        total += option.day_cents * chosen + _hire(day, option, chosen)
        runs = ((day.mornings, option.empty.cents_out), (day.evenings, option.empty.cents_back))
        for ends, cents in runs:
            total += _empty_run(day, ends, chosen, [int(cents[end.place]) for end in ends])
    return total


def _empty_run(
    day: DayVariables, ends: tuple[End, ...], vehicle: cp_model.IntVar, cents: list[int]
) -> cp_model.LinearExprT:
    if not any(cents):
        return 0
    price = day.model.new_int_var(0, max(cents), "")
    for end, amount in zip(ends, cents, strict=True):
        day.model.add(price >= amount).only_enforce_if([end.chosen, vehicle])
    return price


def _hire(
    day: DayVariables, option: VehicleOption, chosen: cp_model.IntVar
) -> cp_model.LinearExprT:
    """Started hours of the span with the empty runs, but no fewer than the least."""
    if not option.hour_cents:
        return 0
    hours = day.model.new_int_var(0, 200, "")
    empty = sum(int(option.empty.minutes_out[end.place]) * end.chosen for end in day.mornings)
    empty += sum(int(option.empty.minutes_back[end.place]) * end.chosen for end in day.evenings)
    day.model.add(hours >= option.min_hours).only_enforce_if(chosen)
    hired = day.rules.hour_ticks * hours
    day.model.add(hired >= day.reaches - day.leaves + empty).only_enforce_if(chosen)
    return option.hour_cents * hours


def _interpretation(day: DayVariables) -> cp_model.LinearExprT:
    model, total, used = day.model, 0, []
    for number in range(1, len(day.instance.interpreters) + 1):
        offers = [
            index for index, offer in enumerate(day.day.offers) if offer.interpreter == number
        ]
        if offers:
            works = model.new_bool_var("")
            used.append(works)
            for index in offers:
                model.add_implication(day.present[index], works)
            total += _fee(day, number, offers)
    if used:
        model.add_at_most_one(used)
    return total


def _fee(day: DayVariables, number: int, offers: list[int]) -> cp_model.IntVar:
    model, service = day.model, day.instance.interpreters[number - 1]
    spoken = sum(day.day.offers[index].interpreted_minutes * day.present[index] for index in offers)
    team = model.new_int_var(0, day.day.teams[number - 1], "")
    long, half = model.new_bool_var(""), model.new_bool_var("")
    fee = model.new_int_var(0, MOST_CENTS, "")
    model.add(spoken <= service.max_minutes)
    model.add(spoken <= service.alone_minutes).only_enforce_if(long.negated())
    model.add(team >= 2).only_enforce_if(long)
    for index in offers:
        model.add(team >= day.day.offers[index].team * day.present[index])
    model.add(spoken <= service.half_day_minutes).only_enforce_if(half)
    model.add(spoken >= service.half_day_minutes + 1).only_enforce_if(half.negated())
    half_cents, whole_cents = day.day.fees[number - 1]
    model.add(fee >= half_cents * team).only_enforce_if(half)
    model.add(fee >= whole_cents * team).only_enforce_if(half.negated())
    return fee
