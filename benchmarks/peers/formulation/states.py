"""Rules `stay`, `same-hotel` and `rooms`: the chain of states from day to day."""

from __future__ import annotations

from itertools import pairwise

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.variables import DayVariables
from optimizer.prepare.instance import NOT_ARRIVED, Instance


def add_chain(model: cp_model.CpModel, instance: Instance, days: list[DayVariables]) -> None:
    """From not arrived to gone home; each day begins where the last one ended."""
    home = instance.gone_home
    model.add(days[0].morning[NOT_ARRIVED] == 1)
    model.add(days[-1].night[home] == 1)
    for before, after in pairwise(days):
        for night, morning in zip(before.night, after.morning, strict=True):
            model.add(night == morning)
    for day in days:
        _add_day(model, instance, day)
    on_site = cp_model.LinearExpr.sum([day.on_site for day in days])
    model.add_linear_constraint(on_site, instance.least_days, instance.most_days)
    changes = [change for day in days for change in _changes(model, instance, day)]
    model.add(sum(changes) <= instance.problem.wishes.limits.max_hotel_changes)


def _add_day(model: cp_model.CpModel, instance: Instance, day: DayVariables) -> None:
    home = instance.gone_home
    model.add_exactly_one(day.morning)
    model.add_exactly_one(day.night)
    model.add_implication(day.night[NOT_ARRIVED], day.morning[NOT_ARRIVED])
    model.add_implication(day.morning[home], day.night[home])
    model.add(day.on_site == 1 - day.night[NOT_ARRIVED] - day.morning[home])
    model.add(day.arrives == day.morning[NOT_ARRIVED] - day.night[NOT_ARRIVED])
    departs = cp_model.LinearExpr.sum([end.chosen for end in day.departures])
    model.add(departs == day.night[home] - day.morning[home])
    model.add(sum(day.vehicles.values()) == day.on_site)
    for state, hotel in enumerate(instance.hotels, start=1):
        if hotel.nights[day.day.index] is None:
            model.add(day.night[state] == 0)
        model.add(day.leaves <= hotel.hotel.check_out).only_enforce_if(
            day.morning[state], day.night[state].negated()
        )


def _changes(
    model: cp_model.CpModel, instance: Instance, day: DayVariables
) -> list[cp_model.IntVar]:
    found = []
    for state in range(1, instance.gone_home):
        others = [day.night[other] for other in range(1, instance.gone_home) if other != state]
        if others:
            change = model.new_bool_var("")
            model.add(change >= day.morning[state] + sum(others) - 1)
            found.append(change)
    return found
