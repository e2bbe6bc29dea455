"""The small trip as it was published, and as it would be with edits."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.itinerary import Itinerary, Visit
from optimizer.domain.problem import Problem
from scenarios.calendars import Issue
from tests.api.service.solved import solved
from tests.builders.small import small_problem

FIRST = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def itinerary() -> Itinerary:
    """The best itinerary of the small problem."""
    return Itinerary.model_validate(solved()["itinerary"])


def issue(days: int, planned: Itinerary | None, problem: Problem | None = None) -> Issue:
    """A version that was published some days after the first one."""
    return Issue(FIRST + days * DAY, problem or small_problem(), planned)


def moved(planned: Itinerary, session: str, minutes: int) -> Itinerary:
    """With a visit so many minutes later, whatever the rules say."""
    return _edited(planned, session, minutes)


def without(planned: Itinerary, session: str) -> Itinerary:
    """With a visit left out."""
    return _edited(planned, session, None)


def _edited(planned: Itinerary, session: str, minutes: int | None) -> Itinerary:
    days = []
    for day in planned.days:
        items = []
        for item in day.items:
            if isinstance(item, Visit) and session in item.sessions:
                if minutes is None:
                    continue
                times = {"start": item.start + minutes, "end": item.end + minutes}
                items.append(item.model_copy(update=times))
            else:
                items.append(item)
        days.append(day.model_copy(update={"items": tuple(items)}))
    return planned.model_copy(update={"days": tuple(days)})
