"""Conflicts: demands of the user that cannot hold together, of which none can be left out.

QuickXplain (Junker 2004) over the demands in order of preference: a conflict names those that a
person can act on, wishes before dates before the head count. Each test is a solve for any trip.
What the search finds is then proved member by member: without it, a checked plan keeps the rest.
"""

from __future__ import annotations

from optimizer.domain.explanations import Conflict, Demand, DemandKind
from optimizer.explain.feasibility import Feasibility

MOST_CONFLICTS = 3

ASKING = frozenset({DemandKind.WISH, DemandKind.QUOTA, DemandKind.PIN})
"""Demands that ask for sessions."""

FRAME = frozenset({DemandKind.STAY, DemandKind.DATES, DemandKind.HEADS})
"""Demands that are costly to give up: many dates, lengths or sizes are then to be proved
impossible. So a conflict is found within them first, and then which of them it needs.
"""


def conflicts(feasible: Feasibility) -> tuple[tuple[Conflict, ...], bool]:
    """Conflicts that share no demand; and whether without their demands a plan keeps the rest.

    The problem as a whole must be known to be impossible. An empty tuple says that the reason is
    not among the demands, or, if not all was proved in time, that none was found.
    """
    found: list[Conflict] = []
    rest = feasible.demands
    while len(found) < MOST_CONFLICTS and feasible.is_impossible(rest):
        if feasible.is_possible(()) is not True:
            return tuple(found), False
        conflict = conflict_in(feasible, rest)
        found.append(conflict)
        rest = tuple(demand for demand in rest if demand not in conflict.demands)
    return tuple(found), feasible.is_possible(rest) is True


def conflict_in(
    feasible: Feasibility,
    demands: tuple[Demand, ...],
    background: frozenset[Demand] = frozenset(),
    *,
    confirm: bool = True,
) -> Conflict:
    """One conflict among demands that are known to be impossible together with a background.

    Unless told otherwise, a search with another seed is asked to prove it again.
    """
    frame = tuple(demand for demand in demands if demand.kind in FRAME)
    inside = tuple(demand for demand in demands if demand.kind not in FRAME)
    around = background | frozenset(frame)
    members = _without_offers(feasible, around, inside)
    if not members:
        members = _needed(feasible, around, bool(frame), inside)
    if frame:
        kept = background | frozenset(members)
        members = (*members, *_needed(feasible, kept, bool(kept), frame))
    return _proved(feasible, members, background, confirm=confirm)


def _without_offers(
    feasible: Feasibility, around: frozenset[Demand], demands: tuple[Demand, ...]
) -> tuple[Demand, ...]:
    """The first demand for which too little is on offer: a conflict that takes no solve to see."""
    asking = (demand for demand in demands if demand.kind in ASKING)
    return next(((one,) for one in asking if feasible.is_without_offers(around | {one})), ())


def _needed(
    feasible: Feasibility, kept: frozenset[Demand], grown: bool, demands: tuple[Demand, ...]
) -> tuple[Demand, ...]:
    """The demands that are needed for the conflict when `kept` are kept anyway."""
    if grown and feasible.is_impossible(kept):
        return ()
    if len(demands) <= 1:
        return demands
    half = len(demands) // 2
    preferred, others = demands[:half], demands[half:]
    late = _needed(feasible, kept | frozenset(preferred), bool(preferred), others)
    early = _needed(feasible, kept | frozenset(late), bool(late), preferred)
    return (*early, *late)


def _proved(
    feasible: Feasibility,
    members: tuple[Demand, ...],
    background: frozenset[Demand],
    *,
    confirm: bool,
) -> Conflict:
    """The conflict, with each member proved necessary by a plan without it."""
    kept = list(members)
    unproved: list[Demand] = []
    for member in members:
        others = background | frozenset(kept) - {member}
        answer = feasible.is_possible(others)
        if answer is False:
            # Only where giving up is not monotone, or where a limit stopped an earlier test.
            kept.remove(member)
        elif answer is None:
            unproved.append(member)
    whole = background | frozenset(kept)
    return Conflict(
        demands=tuple(kept),
        is_minimal=not unproved and feasible.is_impossible(whole),
        is_confirmed=confirm and feasible.is_confirmed(whole),
        unproved=tuple(unproved),
    )
