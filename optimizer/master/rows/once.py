"""Once: a session at most as often as it may be visited; of an alternatives group at most one.

sum_p a_sp x_p <= visits_per_trip(s)        sum_p (visits of the group) x_p <= 1
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row, visits_of
from optimizer.prepare.instance import Instance


def rows(instance: Instance) -> Iterator[Row]:
    """One row for each session and each group that could come twice."""
    catalogue = instance.problem.catalogue
    for session in instance.tokens:
        if session.startswith("commitment:"):
            continue
        visits = visits_of(instance, [session])
        limit = catalogue.session(session).visits_per_trip
        if len({day for day, _ in visits}) > limit:
            yield Row(Rule.ONCE, f"once:{session}", upper=limit, visits=visits)
    for group in catalogue.alternatives:
        visits = visits_of(instance, group.sessions)
        if len(visits) > 1:
            yield Row(Rule.ONCE, f"alternatives:{group.id}", upper=1, visits=visits)
