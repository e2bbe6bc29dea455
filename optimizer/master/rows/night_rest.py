"""Night rest: from a day's last item to the next day's first at least `night_rest_minutes`.

For each night d and each minute t at which an item could end so late that it binds:
sum_{plans of d that end at t or later} x
    + sum_{plans of d+1 that start before t + rest - 24 h} x <= 1

As each day has just one plan, these rows say exactly that no pair of plans lies too close.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row
from optimizer.prepare.instance import Day, Instance


def rows(instance: Instance) -> Iterator[Row]:
    """None at all where the day windows imply the rest already."""
    rest = instance.problem.rules.night_rest_minutes
    date = instance.problem.rules.date_ticks
    for day, following in zip(instance.days, instance.days[1:], strict=False):
        earliest = min(_starts(following), default=None)
        if earliest is None or _last_end(day) + rest - date <= earliest:
            continue
        for end in sorted(_ends(instance, day)):
            start = end + rest - date
            if start > earliest:
                yield Row(
                    Rule.NIGHT_REST,
                    f"night-rest:{day.index}:{end}",
                    upper=1,
                    late_end=(day.index, end),
                    early_start=(following.index, start),
                )


def _starts(day: Day) -> Iterator[int]:
    yield from (first for offer in day.offers for first, _ in offer.starts)
    yield from (departure.connection.time for departure in day.departures)


def _last_end(day: Day) -> int:
    ends = [arrival.connection.time for arrival in day.arrivals]
    ends += [last + offer.minutes for offer in day.offers for _, last in offer.starts]
    return max(ends, default=0)


def _ends(instance: Instance, day: Day) -> set[int]:
    grid = instance.problem.rules.grid_minutes
    ends = {arrival.connection.time for arrival in day.arrivals}
    for offer in day.offers:
        for first, last in offer.starts:
            ends |= {start + offer.minutes for start in range(first, last + 1, grid)}
    return ends
