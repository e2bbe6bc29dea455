"""Corrections: sets of demands with which given up a plan keeps all the others.

Reiter's tree (1987), breadth first: a set that does not help yet is disjoint from some conflict,
and one demand of that has to be given up too. So small sets come first, and every set that is
given out is needed as a whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from optimizer.domain.explanations import Demand, DemandKind
from optimizer.explain.conflict import conflict_in
from optimizer.explain.feasibility import Feasibility

MOST_GIVEN_UP = 3
"""How many demands a correction gives up at most."""

NEVER_GIVEN_UP = frozenset({DemandKind.DIETS, DemandKind.ACCESS})
"""What nobody is asked to do without; a conflict may name it all the same."""

Demands = frozenset[Demand]


def corrections(
    feasible: Feasibility, conflicts: Iterable[Iterable[Demand]]
) -> Iterator[tuple[Demand, ...]]:
    """Demands to give up, the fewest first, in the order of preference within one size."""
    known = [tuple(conflict) for conflict in conflicts]
    waiting: deque[Demands] = deque([frozenset()])
    seen: set[Demands] = {frozenset()}
    found: list[Demands] = []
    while waiting and not feasible.inquiry.is_over:
        some = waiting.popleft()
        if any(one <= some for one in found):
            continue
        rest = tuple(demand for demand in feasible.demands if demand not in some)
        answer = feasible.is_possible(rest)
        if answer:
            found.append(some)
            yield tuple(demand for demand in feasible.demands if demand in some)
        elif answer is False and len(some) < MOST_GIVEN_UP:
            for demand in _conflict(feasible, known, some, rest):
                more = some | {demand}
                if demand.kind not in NEVER_GIVEN_UP and more not in seen:
                    seen.add(more)
                    waiting.append(more)


def _conflict(
    feasible: Feasibility,
    known: list[tuple[Demand, ...]],
    given_up: Demands,
    rest: tuple[Demand, ...],
) -> tuple[Demand, ...]:
    """A conflict that is still there; nothing where the reason is not among the demands."""
    for conflict in known:
        if not given_up & frozenset(conflict):
            return conflict
    if feasible.is_possible(()) is not True:
        return ()
    known.append(conflict_in(feasible, rest, confirm=False).demands)
    return known[-1]
