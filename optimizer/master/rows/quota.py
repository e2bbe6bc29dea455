"""Quota: at least, at most so many visits of a theme, format or partner.

at_least <= sum_p (visits that answer the target) x_p <= at_most
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row, visits_of
from optimizer.prepare.instance import Instance


def rows(instance: Instance) -> Iterator[Row]:
    """One row for each quota."""
    problem = instance.problem
    for quota in sorted(problem.wishes.quotas, key=lambda quota: quota.id):
        yield Row(
            Rule.QUOTA,
            f"quota:{quota.id}",
            lower=quota.at_least or None,
            upper=quota.at_most,
            visits=visits_of(instance, problem.sessions_of(quota.target)),
        )
