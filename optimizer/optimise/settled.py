"""Visits settled for a date on which they are not on offer: without a trip, why they are not."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.itinerary import Visit
from optimizer.domain.result import Reason
from optimizer.prepare import Instance


def settled_out_of_reach(instance: Instance) -> Iterator[Reason]:
    """Why visits that are pinned or confirmed for a date are not on offer then; not of the past."""
    past = {
        (session, held.date)
        for held in instance.held
        if isinstance(held.stop, Visit)
        for session in held.stop.sessions
    }
    offered = {
        (session, day.date)
        for day in instance.days
        for offer in day.offers
        for session in offer.sessions
    }
    for session, date in sorted(instance.problem.pinned - past - offered):
        told: set[str] = set()
        for one in instance.dropped:
            if one.session == session and one.date in (None, date) and one.code not in told:
                told.add(one.code)
                yield one
