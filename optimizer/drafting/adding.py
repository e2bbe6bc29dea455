"""Adding: how a session would be held for the party, wherever it may be put."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Session
from optimizer.domain.edits import Add
from optimizer.domain.itinerary import Visit
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.prepare.holding import Holding, holdings_of
from optimizer.prepare.instance import Offer
from optimizer.prepare.refusals import Refusals, why_never
from optimizer.prepare.visits import Candidate, offer_on, ways_to_hold


def visit_to_add(problem: Problem, edit: Add) -> tuple[Visit | None, Reason | None]:
    """The visit of an added session: the first way that is on offer then, else the first of all.

    None with the reason where it cannot be held for this party at all.
    """
    session = problem.catalogue.session(edit.session)
    found = [way for way in _ways(problem, session) if _is_asked(way, edit)]
    if not found:
        return None, why_never(problem, session)
    refusals = Refusals(problem)
    offered = (way for way in found if _is_on_offer(problem, way, edit, refusals))
    return _visit(problem, next(offered, found[0]), edit.start), None


def _ways(problem: Problem, session: Session) -> Iterator[Candidate]:
    """Every way to hold it, the ones that the rules leave first."""
    holdings: tuple[Holding, ...] = holdings_of(problem, session)
    for holding in holdings:
        yield from sorted(ways_to_hold(problem, holding), key=lambda way: way.key)


def _is_asked(way: Candidate, edit: Add) -> bool:
    return edit.venue in (None, way.venue.id) and edit.language_mode in (None, way.speech.mode)


def _is_on_offer(problem: Problem, way: Candidate, edit: Add, refusals: Refusals) -> bool:
    offer = offer_on(problem, way, edit.date, refusals, edit.start)
    return isinstance(offer, Offer)


def _visit(problem: Problem, way: Candidate, start: int) -> Visit:
    return Visit(
        sessions=tuple(session.id for session in way.holding.sessions),
        venue=way.venue.id,
        place=way.venue.place,
        language_mode=way.speech.mode,
        interpreter=way.speech.service.id if way.speech.service else None,
        split=way.holding.split,
        start=start,
        end=start + way.holding.minutes(problem, way.speech),
    )
