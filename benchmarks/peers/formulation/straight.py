"""Days without items: from the arrival to a hotel or home, or from a hotel home."""

from __future__ import annotations

from benchmarks.peers.formulation.variables import DayVariables, End


def add_straight_days(day: DayVariables) -> None:
    """What an idle day takes between each morning and evening; forbidden where it cannot be."""
    day.model.add_implication(day.on_site.negated(), day.idle)
    for literal in (day.leaves, day.reaches, day.time):
        day.model.add(literal == 0).only_enforce_if(day.on_site.negated())
    for morning in day.mornings:
        day.on_time()
        for evening in day.evenings:
            for vehicle, minutes, cents in day.ways(morning.place, evening.place):
                literals = [day.idle, morning.chosen, evening.chosen, *vehicle]
                taken = _taken(day, morning, evening, minutes)
                if taken is None:
                    day.forbid(literals)
                    continue
                for variable, value in zip((day.leaves, day.reaches, day.time), taken, strict=True):
                    day.model.add(variable == value).only_enforce_if(literals)
                if cents:
                    day.model.add(day.leg_cents[-1] >= cents).only_enforce_if(literals)


def _taken(
    day: DayVariables, morning: End, evening: End, minutes: int
) -> tuple[int, int, int] | None:
    """Leaving, reaching, and travel with waiting; None if such a day cannot be."""
    hours, moves = day.day, morning.place != evening.place
    if minutes < 0:
        return None
    if morning.connection is None:
        if evening.connection is None:
            there = hours.day_start + minutes
            return None if moves and there > hours.day_end else (hours.day_start, there, minutes)
        there = evening.time - evening.buffer
        leaves = there - minutes
        outside = moves and (leaves < hours.day_start or there > hours.day_end)
        return None if outside else (leaves, evening.time, minutes)
    ready = max(morning.time + morning.buffer, hours.day_start)
    there = ready + minutes
    if moves and there > hours.day_end:
        return None
    if evening.connection is None:
        return morning.time, there, minutes
    if there > evening.time - evening.buffer:
        return None
    buffers = morning.buffer + evening.buffer
    return morning.time, evening.time, evening.time - morning.time - buffers
