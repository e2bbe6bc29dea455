"""The to-do list of a plan: every deadline of every booking, by date."""

from __future__ import annotations

from optimizer.deadlines.agreed import agreed
from optimizer.deadlines.bookings import bookings_of
from optimizer.deadlines.leads import leads, visas
from optimizer.domain.deadlines import Deadline, DeadlineKind, DeadlineList
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem

_ORDER = {kind: place for place, kind in enumerate(DeadlineKind)}


def deadlines_of(problem: Problem, itinerary: Itinerary) -> DeadlineList:
    """What is to be done and by when, so that the plan can take place.

    A deadline arises only where the data state one. Raises KeyError for a plan that names what
    the catalogue does not have.
    """
    found = list(visas(problem, itinerary))
    for booking in bookings_of(problem, itinerary):
        found += leads(problem, booking)
        found += agreed(problem, booking)
    return DeadlineList(
        problem_hash=problem.content_hash,
        planning_date=problem.wishes.planning_date,
        deadlines=tuple(sorted(found, key=_place)),
    )


def _place(deadline: Deadline) -> tuple[object, ...]:
    return deadline.date, _ORDER[deadline.kind], deadline.service, deadline.id
