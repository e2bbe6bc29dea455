"""Candidates: programmes that could be packages, each the best trip of somebody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.value import Id
from optimizer.domain.wishes import Wish, WishKind
from scenarios.designing.design import Candidate, Origin

MOST_WEIGHT = 1000
"""As much as a wish can weigh."""


def candidate_of(
    itinerary: Itinerary, origin: Origin, base: Id, other: Id | None = None
) -> Candidate:
    """The programme of an itinerary."""
    sessions = {key for _, visit in itinerary.visits for key in visit.sessions}
    name = base if other is None else f"{base}-with-{other}"
    if origin is Origin.HAND_MADE:
        name = f"package-{base}"
    return Candidate(
        id=name[:80].rstrip("-"),
        origin=origin,
        base=base,
        other=other,
        days=len(itinerary.days),
        sessions=tuple(sorted(sessions)),
    )


def distinct(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Candidates without those that hold just what an earlier one holds in as many days."""
    found: dict[tuple[int, tuple[str, ...]], Candidate] = {}
    for one in candidates:
        found.setdefault((one.days, one.sessions), one)
    return tuple(found.values())


def mixed(base: Problem, other: Problem) -> Problem:
    """The first segment's problem with the wishes of both, each counting by its share.

    What the first must have it keeps, what either will not have stays out, and the days, the party
    and the money are the first's. What the second must have counts as much as a wish can.
    """
    own, theirs = base.wishes.wishes, other.wishes.wishes
    wishes = [
        *(one for one in own if one.kind is WishKind.REQUIRED),
        *_shares(own, "a"),
        *_shares(theirs, "b"),
        *(one for one in own if one.kind is WishKind.EXCLUDED),
        *_exclusions(base, theirs),
    ]
    return base.with_wishes(base.wishes.model_copy(update={"wishes": tuple(wishes)}))


def _shares(wishes: Sequence[Wish], mark: str) -> Iterator[Wish]:
    """Scored wishes with their weights in thousandths of all, at least one each."""
    total = sum(one.weight for one in wishes if one.kind is WishKind.SCORED) or 1
    for one in wishes:
        if one.kind is WishKind.SCORED:
            weight = max(1, one.weight * MOST_WEIGHT // total)
            yield one.model_copy(update={"id": f"{mark}-{one.id}"[:80], "weight": weight})
        elif one.kind is WishKind.REQUIRED and mark == "b":
            change = {
                "id": f"{mark}-{one.id}"[:80],
                "kind": WishKind.SCORED,
                "weight": MOST_WEIGHT,
            }
            yield one.model_copy(update=change)


def _exclusions(base: Problem, theirs: Sequence[Wish]) -> Iterator[Wish]:
    """What the other will not have, but for what the first must have."""
    needed = {
        key
        for wish in base.wishes.wishes
        if wish.kind is WishKind.REQUIRED
        for key in base.sessions_of(wish.target)
    }
    for one in theirs:
        if one.kind is WishKind.EXCLUDED and not needed & base.sessions_of(one.target):
            yield one.model_copy(update={"id": f"b-{one.id}"[:80]})
