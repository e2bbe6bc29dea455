"""Head counts: at which sizes of the party other sessions can be held, and a party of that size."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Session
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Party, RoomDemand, WishKind

COUNTS_TO_TRY = 3
"""How many other head counts are tried, the nearest first."""


def head_counts(problem: Problem) -> tuple[int, ...]:
    """The nearest head counts at which a session that must be visited can be held otherwise."""
    heads = problem.wishes.party.heads
    steps = {step for session in _demanded(problem) for step in _steps(problem, session, heads)}
    others = (step for step in steps if step != heads and 1 <= step <= 500)
    return tuple(sorted(others, key=lambda step: (abs(step - heads), step))[:COUNTS_TO_TRY])


def with_heads(problem: Problem, heads: int) -> Problem:
    """The same problem for another number of guests.

    Rooms go along, singles first; of nationality groups the largest ones shrink or grow.
    """
    party = problem.wishes.party
    counts = {
        name: {key: min(count, heads) for key, count in getattr(party, name).items()}
        for name in ("roles", "diets", "access_needs")
    }
    rooms = None if party.rooms is None else _rooms(party, party.rooms, heads)
    own = {
        "heads": heads,
        "rooms": rooms,
        "nationality_groups": _groups(party, heads),
        "visa_bound": min(party.visa_bound, heads),
    }
    resized = party.model_copy(update={**own, **counts})
    wishes = problem.wishes.model_copy(update={"party": resized})
    return problem.with_wishes(wishes)


def _demanded(problem: Problem) -> Iterator[Session]:
    wishes = problem.wishes
    targets = [wish.target for wish in wishes.wishes if wish.kind is WishKind.REQUIRED]
    targets += [quota.target for quota in wishes.quotas if quota.at_least]
    keys = {key for target in targets for key in problem.sessions_of(target)}
    keys |= {pin.session for pin in wishes.pins}
    for key in sorted(keys):
        yield problem.catalogue.session(key)


def _steps(problem: Problem, session: Session, heads: int) -> Iterator[int]:
    """The nearest sizes that a session takes where it does not take this one."""
    room = max(problem.catalogue.venue(venue).capacity for venue in session.venues)
    most = min(session.max_group, room)
    if heads > most:
        yield from (2 * most, most) if session.split else (most,)
    if heads < session.min_group:
        yield session.min_group


def _groups(party: Party, heads: int) -> dict[str, int]:
    """Nationality groups that count another number of guests; none where none are stated."""
    groups = dict(party.nationality_groups)
    while groups and (more := heads - sum(groups.values())):
        largest = max(groups, key=lambda group: (groups[group], group))
        groups[largest] += 1 if more > 0 else -1
    return groups


def _rooms(party: Party, rooms: RoomDemand, heads: int) -> RoomDemand:
    """Room demand for another head count: singles come and go first, then twins."""
    single = rooms.single + heads - party.heads
    if single >= 0:
        return rooms.model_copy(update={"single": single})
    twin, accessible = rooms.twin, rooms.accessible
    while single < 0 and twin:
        twin, single = twin - 1, single + 2
    while single < 0 and accessible:
        accessible, single = accessible - 1, single + 1
    return RoomDemand(single=single, twin=twin, accessible=accessible)
