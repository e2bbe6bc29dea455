"""The rows of the master problem: one module each, this list is their table of contents.

The chain of states (one plan a day, each beginning where the last one ended) is the relaxation's
and the selection's own: `master/relaxation.py`, `master/selection.py`.
"""

from __future__ import annotations

from optimizer.master.rows import (
    budget,
    night_rest,
    once,
    precedence,
    quota,
    required,
    same_hotel,
    stay,
    wishes,
)
from optimizer.master.rows.row import Row
from optimizer.prepare.instance import Instance

FAMILIES = (stay, required, wishes, once, quota, precedence, budget, same_hotel, night_rest)


def all_rows(instance: Instance) -> tuple[Row, ...]:
    """Every row of an instance, in the order of the families."""
    return tuple(row for family in FAMILIES for row in family.rows(instance))


__all__ = ["FAMILIES", "Row", "all_rows"]
