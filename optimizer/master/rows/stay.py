"""Stay: at least and at most so many days on site.

least_days <= sum_p (1 if p is on site) x_p <= most_days
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row
from optimizer.prepare.instance import NOT_ARRIVED, Instance


def on_site(instance: Instance, morning: int, night: int) -> int:
    """1 if a day that joins two states is spent on site, else 0."""
    home = instance.gone_home
    return int(not (morning == night == NOT_ARRIVED or morning == night == home))


def rows(instance: Instance) -> Iterator[Row]:
    """One row for the number of days."""
    yield Row(
        Rule.STAY,
        "stay:days",
        lower=instance.least_days,
        upper=instance.most_days,
        pairs=lambda day, morning, night: on_site(instance, morning, night),
    )
