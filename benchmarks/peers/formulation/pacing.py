"""Rules `pacing`, `once` (a day), and the order that precedence asks for within a day."""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.variables import DayVariables
from optimizer.prepare.instance import DINNER_BIT, NOT_ARRIVED


def add_pacing(day: DayVariables) -> None:
    """Sessions and content a day, seated runs, and the light day after a long journey."""
    offers, rules = day.day.offers, day.rules
    counts = [offer.session_count for offer in offers]
    sessions = cp_model.LinearExpr.weighted_sum(day.present, counts)
    content = cp_model.LinearExpr.weighted_sum(
        day.present, [offer.content_minutes for offer in offers]
    )
    day.model.add(sessions <= rules.sessions_per_day)
    day.model.add(content <= rules.content_minutes_per_day)
    shift = abs(day.instance.problem.wishes.party.time_shift_hours)
    if shift >= rules.long_time_shift_hours:
        _add_light_day(day, sessions)
    _add_seated_runs(day)


def _add_light_day(day: DayVariables, sessions: cp_model.LinearExprT) -> None:
    arrives = day.model.new_bool_var("")
    day.model.add(arrives == day.arrives)
    day.model.add(sessions <= 1).only_enforce_if(arrives)
    for number, offer in enumerate(day.day.offers):
        both = [arrives, day.present[number]]
        if offer.technical:
            day.forbid(both)
        if offer.meal_bit & DINNER_BIT:
            latest = day.rules.light_day_dinner_end
            day.model.add(day.end(number) <= latest).only_enforce_if(both)


def _add_seated_runs(day: DayVariables) -> None:
    """A seated visit right after another joins its run, or waits for a break."""
    offers, limit = day.day.offers, day.rules.seated_minutes
    total = sum(offer.minutes for offer in offers if offer.seated)
    runs = {
        number: day.model.new_int_var(offer.minutes, max(total, offer.minutes), "")
        for number, offer in enumerate(offers)
        if offer.seated
    }
    for (one, other), arc in day.arcs.items():
        day.on_time()
        if not (offers[one].seated and offers[other].seated):
            continue
        rests = day.model.new_bool_var("")
        joined = [arc, rests.negated()]
        length = runs[one] + offers[other].minutes
        day.model.add(runs[other] >= length).only_enforce_if(joined)
        day.model.add(length <= limit).only_enforce_if(joined)
        pause = day.end(one) + day.rules.break_minutes
        day.model.add(day.starts[other] >= pause).only_enforce_if([arc, rests])


def add_order(day: DayVariables) -> None:
    """Every token once a day; pairs that exclude each other, and pairs with an order."""
    holders: dict[int, list[int]] = {}
    for number, offer in enumerate(day.day.offers):
        for token in offer.tokens:
            holders.setdefault(token, []).append(number)
    for numbers in holders.values():
        day.model.add_at_most_one(day.present[number] for number in numbers)
    for one, two in day.instance.together_never:
        day.on_time()
        for first in holders.get(one, ()):
            for second in holders.get(two, ()):
                day.forbid([day.present[first], day.present[second]])
    for one, two in day.instance.successors:
        day.on_time()
        for first in holders.get(one, ()):
            for second in holders.get(two, ()):
                both = [day.present[first], day.present[second]]
                day.model.add(day.end(first) <= day.starts[second]).only_enforce_if(both)


def add_night_rest(day: DayVariables, following: DayVariables) -> None:
    """Rule `night-rest` between two days."""
    model = day.model
    last, first = day.some_time(), day.some_time()
    for number, present in enumerate(day.present):
        model.add(last >= day.end(number)).only_enforce_if(present)
    for end in day.arrivals:
        model.add(last >= end.time).only_enforce_if(end.chosen)
    for number, present in enumerate(following.present):
        model.add(first <= following.starts[number]).only_enforce_if(present)
    for end in following.departures:
        model.add(first <= end.time).only_enforce_if(end.chosen)
    for state in range(NOT_ARRIVED + 1, day.instance.gone_home):
        rest = day.rules.night_rest_minutes
        model.add(first + day.rules.date_ticks - last >= rest).only_enforce_if(day.night[state])
