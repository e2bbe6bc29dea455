"""Wishes: a scored term pays once, and only if a visit answers it.

y_k - sum_p a_kp x_p <= 0,  0 <= y_k <= 1
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row, scaled, visits_of
from optimizer.prepare.instance import Instance


def rows(instance: Instance) -> Iterator[Row]:
    """One row for each scored term."""
    for index, term in enumerate(instance.terms):
        visits = scaled(visits_of(instance, term.sessions), -1)
        yield Row(Rule.REQUIRED, f"term:{term.name}", upper=0, visits=visits, terms={index: 1})
