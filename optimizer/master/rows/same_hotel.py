"""Same hotel: at most so many nights in another hotel than the night before.

sum_p (1 if p goes from one hotel to another) x_p <= max_hotel_changes
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row
from optimizer.prepare.instance import NOT_ARRIVED, Instance


def is_change(instance: Instance, morning: int, night: int) -> int:
    """1 if a day goes from one hotel to another, else 0."""
    home = instance.gone_home
    hotels = NOT_ARRIVED < morning < home and NOT_ARRIVED < night < home
    return int(hotels and morning != night)


def rows(instance: Instance) -> Iterator[Row]:
    """One row, where there is more than one hotel."""
    if len(instance.hotels) > 1:
        yield Row(
            Rule.SAME_HOTEL,
            "same-hotel",
            upper=instance.problem.wishes.limits.max_hotel_changes,
            pairs=lambda day, morning, night: is_change(instance, morning, night),
        )
