"""Rules `no-overlap`, `travel`, `day-window`: the order of a day's items, as a circuit."""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.peers.formulation.variables import DayVariables, End

DEPOT = 0


def add_route(day: DayVariables) -> None:
    """The circuit through the day's ends and items, its legs, and the time they take."""
    _add_circuit(day)
    day.leg_cents = [
        day.model.new_int_var(0, _dearest(day), "") for _ in range(len(day.day.offers) + 1)
    ]
    buffers = day.model.new_int_var(0, day.rules.date_ticks, "")
    for one, other in day.arcs:
        day.on_time()
        _add_leg(day, one, other)
    for offer in range(len(day.day.offers)):
        day.on_time()
        for morning in day.mornings:
            _add_first_leg(day, offer, morning, buffers)
        for evening in day.evenings:
            _add_last_leg(day, offer, evening)
    for end in day.arrivals:
        day.model.add(day.leaves == end.time).only_enforce_if(end.chosen)
    for end in day.departures:
        day.model.add(day.reaches == end.time).only_enforce_if(end.chosen)
    _add_time(day, buffers)


def _dearest(day: DayVariables) -> int:
    return max(int(day.instance.vehicles[number].cents.max()) for number in day.vehicles)


def _add_circuit(day: DayVariables) -> None:
    model, offers = day.model, day.day.offers
    arcs: list[tuple[int, int, cp_model.LiteralT]] = [(DEPOT, DEPOT, day.idle)]
    for offer, present in enumerate(day.present):
        model.add_implication(present, day.idle.negated())
        model.add_implication(present, day.on_site)
        day.first.append(model.new_bool_var(""))
        day.last.append(model.new_bool_var(""))
        arcs += [
            (offer + 1, offer + 1, present.negated()),
            (DEPOT, offer + 1, day.first[offer]),
            (offer + 1, DEPOT, day.last[offer]),
        ]
    for one in range(len(offers)):
        day.on_time()
        for other in range(len(offers)):
            if one != other and _may_follow(day, one, other):
                literal = day.arcs[one, other] = model.new_bool_var("")
                arcs.append((one + 1, other + 1, literal))
    model.add_circuit(arcs)
    model.add_no_overlap(
        [
            model.new_optional_fixed_size_interval_var(start, offer.minutes, present, "")
            for start, offer, present in zip(day.starts, offers, day.present, strict=True)
        ]
    )


def buffer_before(day: DayVariables, place: int, offer: int, *, is_first: bool) -> int:
    """The buffer before an offer for who comes from a place."""
    target, rules = day.day.offers[offer], day.rules
    if place == target.place:
        return 0 if is_first else rules.changeover_minutes
    return rules.gate_buffer_minutes if target.gate else rules.move_buffer_minutes


def _may_follow(day: DayVariables, one: int, other: int) -> bool:
    """Whether time, tokens and meals let an offer come right after another."""
    before, after = day.day.offers[one], day.day.offers[other]
    if set(before.tokens) & set(after.tokens) or before.meal_bit & after.meal_bit:
        return False
    minutes = [way[1] for way in day.ways(before.place, after.place) if way[1] >= 0]
    if not minutes:
        return False
    gap = min(minutes) + buffer_before(day, before.place, other, is_first=False)
    return before.starts[0][0] + before.minutes + gap <= after.starts[-1][1]


def _add_leg(day: DayVariables, one: int, other: int) -> None:
    before, after = day.day.offers[one], day.day.offers[other]
    buffer = buffer_before(day, before.place, other, is_first=False)
    for vehicle, minutes, cents in day.ways(before.place, after.place):
        literals = [day.arcs[one, other], *vehicle]
        if minutes < 0:
            day.forbid(literals)
            continue
        gap = minutes + buffer
        day.model.add(day.starts[other] >= day.end(one) + gap).only_enforce_if(literals)
        _pay(day, other, cents, literals)


def _pay(day: DayVariables, leg: int, cents: int, literals: list[cp_model.IntVar]) -> None:
    if cents:
        day.model.add(day.leg_cents[leg] >= cents).only_enforce_if(literals)


def _add_first_leg(day: DayVariables, offer: int, morning: End, buffers: cp_model.IntVar) -> None:
    model, start = day.model, day.starts[offer]
    buffer = buffer_before(day, morning.place, offer, is_first=True)
    both = [day.first[offer], morning.chosen]
    model.add(buffers == buffer).only_enforce_if(both)
    for vehicle, minutes, cents in day.ways(morning.place, day.day.offers[offer].place):
        literals = [*both, *vehicle]
        if minutes < 0:
            day.forbid(literals)
            continue
        if morning.connection is not None:
            ready = max(morning.time + morning.buffer, day.day.day_start)
            model.add(start >= ready + minutes + buffer).only_enforce_if(literals)
        else:
            model.add(day.leaves == start - minutes - buffer).only_enforce_if(literals)
            model.add(day.leaves >= day.day.day_start).only_enforce_if(literals)
        _pay(day, offer, cents, literals)


def _add_last_leg(day: DayVariables, offer: int, evening: End) -> None:
    model, day_end = day.model, day.day.day_end
    for vehicle, minutes, cents in day.ways(day.day.offers[offer].place, evening.place):
        literals = [day.last[offer], evening.chosen, *vehicle]
        if minutes < 0:
            day.forbid(literals)
            continue
        there = day.end(offer) + minutes
        if evening.connection is None:
            model.add(day.reaches == there).only_enforce_if(literals)
            model.add(there <= day_end).only_enforce_if(literals)
        else:
            latest = min(day_end, evening.time - evening.buffer)
            model.add(there <= latest).only_enforce_if(literals)
        _pay(day, len(day.day.offers), cents, literals)


def _add_time(day: DayVariables, buffers: cp_model.IntVar) -> None:
    """Travel and waiting are what is left of the span without items and buffers."""
    offers = day.day.offers
    busy = cp_model.LinearExpr.weighted_sum(day.present, [offer.minutes for offer in offers])
    between = sum(
        buffer_before(day, offers[one].place, other, is_first=False) * literal
        for (one, other), literal in day.arcs.items()
    )
    ends = sum(end.buffer * end.chosen for end in (*day.arrivals, *day.departures))
    day.model.add(
        day.time == day.reaches - day.leaves - busy - between - buffers - ends
    ).only_enforce_if(day.idle.negated())
