"""A row of the master problem: lower <= sum of coefficients over plans and terms <= upper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from optimizer.dayplans.dayplan import DayPlan
from optimizer.domain.rules import Rule
from optimizer.prepare.instance import Instance


@dataclass(frozen=True)
class Row:
    """One linear row. A plan's coefficient is the sum of what its parts contribute.

    `visits[day, offer]` for each offer in it; `costs[category]` for each cent of a category;
    `marks[mark]` for each unit of a mark (what a day keeps of a published programme);
    `pairs(day, morning, night)` for the states it joins; `late_end` (day, minute) one if it ends
    its items at or after the minute; `early_start` (day, minute) one if it starts them before.
    `terms[k]` is the coefficient of the scored term k. `subset` is a mask of tokens: half of a
    plan's tokens in it, rounded down (a subset-row cut).
    """

    rule: Rule
    name: str
    lower: int | None = None
    upper: int | None = None
    visits: Mapping[tuple[int, int], int] = field(default_factory=dict)
    costs: Mapping[int, int] = field(default_factory=dict)
    marks: Mapping[int, int] = field(default_factory=dict)
    pairs: Callable[[int, int, int], int] | None = None
    late_end: tuple[int, int] | None = None
    early_start: tuple[int, int] | None = None
    terms: Mapping[int, int] = field(default_factory=dict)
    subset: int = 0

    def coefficient(self, plan: DayPlan) -> int:
        """The coefficient of a day plan."""
        total = sum(self.visits.get((plan.day, offer), 0) for offer in plan.offers)
        total += sum(factor * plan.costs[category] for category, factor in self.costs.items())
        total += sum(factor * plan.marks[mark] for mark, factor in self.marks.items())
        if self.pairs is not None:
            total += self.pairs(plan.day, plan.morning, plan.night)
        if self.late_end and plan.day == self.late_end[0] and plan.last_end >= self.late_end[1]:
            total += 1
        if self.early_start and plan.day == self.early_start[0]:
            total += plan.first_start < self.early_start[1]
        total += (plan.tokens & self.subset).bit_count() // 2
        return total


def visits_of(instance: Instance, sessions: Iterable[str]) -> dict[tuple[int, int], int]:
    """How many of some sessions each offer holds, where any."""
    wanted = frozenset(sessions)
    return {
        (day.index, index): count
        for day in instance.days
        for index, offer in enumerate(day.offers)
        if (count := sum(session in wanted for session in offer.sessions))
    }


def scaled(
    visits: Mapping[tuple[int, int], int], factor: int, first: int = 0, last: int = 10**6
) -> dict[tuple[int, int], int]:
    """The visits of the days from first to last, times a factor."""
    return {key: factor * count for key, count in visits.items() if first <= key[0] <= last}


def merged(*parts: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """The sum of several visit maps."""
    total: dict[tuple[int, int], int] = {}
    for part in parts:
        for key, value in part.items():
            total[key] = total.get(key, 0) + value
    return {key: value for key, value in total.items() if value}
