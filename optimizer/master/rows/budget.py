"""Budget: the trip's cost stays within the total and each category's cap.

sum_p cost_p x_p <= limit        sum_p cost_kp x_p <= cap_k
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.money import CATEGORIES
from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row
from optimizer.prepare.instance import Instance


def rows(instance: Instance) -> Iterator[Row]:
    """The total, then the capped categories."""
    budget, heads = instance.problem.wishes.budget, instance.problem.wishes.party.heads
    limit = budget.limit_cents(heads)
    if limit is not None:
        everything = dict.fromkeys(range(len(CATEGORIES)), 1)
        yield Row(Rule.BUDGET, "budget:total", upper=limit, costs=everything)
    for index, category in enumerate(CATEGORIES):
        if category in budget.caps:
            cap = budget.caps[category]
            yield Row(Rule.BUDGET, f"budget:{category}", upper=cap, costs={index: 1})
