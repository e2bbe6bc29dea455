"""How a session can be held for the party: plain, or split by repeat, twin or rotation."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.domain.catalogue import Session, Split
from optimizer.domain.problem import Problem
from optimizer.prepare.language import Speech, session_minutes
from optimizer.prepare.relevance import all_precedence


@dataclass(frozen=True, slots=True)
class Holding:
    """One or two sessions held together in one way, at venues that have room for it."""

    sessions: tuple[Session, ...]
    split: Split | None
    venues: tuple[str, ...]

    def minutes(self, problem: Problem, speech: Speech) -> int:
        """How long the visit takes."""
        each = [session_minutes(problem, session, speech.mode) for session in self.sessions]
        if self.split in (Split.REPEAT, Split.ROTATION):
            return 2 * max(each) + problem.rules.changeover_minutes
        return each[0]

    def content_minutes(self, problem: Problem, speech: Speech) -> int:
        """How much of it a guest takes in."""
        return sum(session_minutes(problem, session, speech.mode) for session in self.sessions)

    @property
    def seated(self) -> bool:
        """Whether everybody sits throughout."""
        return self.split in (None, Split.TWIN) and self.sessions[0].seated


def halves(heads: int) -> tuple[int, int]:
    """The sizes of the two halves of a party."""
    return -(-heads // 2), heads // 2


def _fits(session: Session, sizes: tuple[int, ...]) -> bool:
    return all(session.min_group <= size <= session.max_group for size in sizes)


def holdings_of(problem: Problem, session: Session) -> tuple[Holding, ...]:
    """The ways to hold a session by itself."""
    heads = problem.wishes.party.heads
    if heads <= session.max_group:
        venues = _roomy(problem, session.venues, heads)
        return (Holding((session,), None, venues),) if _fits(session, (heads,)) and venues else ()
    split_venues = _roomy(problem, session.venues, halves(heads)[0])
    if not _fits(session, halves(heads)) or not split_venues:
        return ()
    return tuple(
        Holding((session,), split, split_venues)
        for split in (Split.REPEAT, Split.TWIN)
        if split in session.split
    )


def rotations(problem: Problem, sessions: dict[str, Session]) -> tuple[Holding, ...]:
    """The pairs of sessions between which the halves of the party can swap."""
    sizes = halves(problem.wishes.party.heads)
    related = _related(problem)
    found = []
    for first in sessions.values():
        for other in first.rotates_with:
            second = sessions.get(other)
            if second is None or first.id >= second.id or first.id not in second.rotates_with:
                continue
            if Split.ROTATION not in first.split or Split.ROTATION not in second.split:
                continue
            if not any(problem.wishes.party.heads > one.max_group for one in (first, second)):
                continue
            if not _fits(first, sizes) or not _fits(second, sizes):
                continue
            if frozenset((first.id, second.id)) in related:
                continue
            shared = tuple(venue for venue in first.venues if venue in second.venues)
            if venues := _roomy(problem, shared, sizes[0]):
                found.append(Holding((first, second), Split.ROTATION, venues))
    return tuple(found)


def _roomy(problem: Problem, venues: tuple[str, ...], guests: int) -> tuple[str, ...]:
    return tuple(
        venue for venue in sorted(venues) if problem.catalogue.venue(venue).capacity >= guests
    )


def _related(problem: Problem) -> frozenset[frozenset[str]]:
    pairs = {frozenset((rule.first, rule.second)) for rule in all_precedence(problem)}
    for group in problem.catalogue.alternatives:
        pairs |= {frozenset((one, two)) for one in group.sessions for two in group.sessions}
    return frozenset(pairs)
