"""Precedence across days, for sessions that come at most once (A = first, B = second).

requires:      for each d:  sum_{up to d} B - sum_{up to d} A <= 0
before:        for each d:  sum_{up to d} B + sum_{after d} A <= 1
same-day:      for each d:  sum_{on d} A + sum_{not on d} B <= 1
within n days: for each d:  sum_{up to d} B + sum_{after d+n} A <= 1, and with A, B swapped

Inside a shared day the order is kept by the kernel's masks; not-same-day is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Precedence, PrecedenceKind
from optimizer.domain.rules import Rule
from optimizer.master.rows.row import Row, merged, scaled, visits_of
from optimizer.prepare.instance import Instance
from optimizer.prepare.relevance import all_precedence


def rows(instance: Instance) -> Iterator[Row]:
    """The rows of every precedence whose second session is on offer."""
    for rule in all_precedence(instance.problem):
        yield from _rows_of(instance, rule)


def _rows_of(instance: Instance, rule: Precedence) -> Iterator[Row]:
    first, second = visits_of(instance, [rule.first]), visits_of(instance, [rule.second])
    if not second or (not first and rule.kind is not PrecedenceKind.REQUIRES):
        return
    name = f"{rule.kind}:{rule.first}:{rule.second}"
    for day in range(len(instance.days)):
        for number, visits in enumerate(_parts(rule, first, second, day)):
            upper = 0 if rule.kind is PrecedenceKind.REQUIRES else 1
            positive = sum(value > 0 for value in visits.values())
            if positive > upper:
                row_name = f"{name}:{day}:{number}"
                yield Row(Rule.PRECEDENCE, row_name, upper=upper, visits=visits)


def _parts(
    rule: Precedence,
    first: dict[tuple[int, int], int],
    second: dict[tuple[int, int], int],
    day: int,
) -> list[dict[tuple[int, int], int]]:
    """The visit maps of a rule's rows for one day."""
    if rule.kind is PrecedenceKind.REQUIRES:
        return [merged(scaled(second, 1, 0, day), scaled(first, -1, 0, day))]
    if rule.kind is PrecedenceKind.BEFORE:
        return [merged(scaled(second, 1, 0, day), scaled(first, 1, day + 1))]
    if rule.kind is PrecedenceKind.SAME_DAY:
        others = [scaled(second, 1, 0, day - 1), scaled(second, 1, day + 1)]
        return [merged(scaled(first, 1, day, day), *others)]
    if rule.kind is PrecedenceKind.WITHIN:
        far = day + (rule.days or 0) + 1
        return [
            merged(scaled(one, 1, 0, day), scaled(other, 1, far))
            for one, other in ((second, first), (first, second))
        ]
    return []
