"""The subject: the plan that questions are asked about, with the names of what is in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from starlette.concurrency import run_in_threadpool

from api.client import Content
from api.web.desk import Desk
from optimizer.domain.problem import Problem
from optimizer.report.assignment import Names

Options = dict[str, str]
"""Ids with their names, in the order in which they are offered."""


@dataclass(frozen=True)
class Subject:
    """A plan with its problem; names are in the reader's language."""

    plan: Content
    problem: Problem
    language: str

    @cached_property
    def names(self) -> Names:
        """What things are called."""
        return Names([self.problem], self.language)

    @property
    def planned_sessions(self) -> frozenset[str]:
        """The sessions that the plan holds."""
        itinerary = (self.plan["result"] or {}).get("itinerary") or {"days": ()}
        return frozenset(
            key
            for day in itinerary["days"]
            for item in day["items"]
            if item["kind"] == "visit"
            for key in item["sessions"]
        )

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The dates of the plan's days, or of the window where there is no plan."""
        itinerary = (self.plan["result"] or {}).get("itinerary")
        if itinerary:
            return tuple(dt.date.fromisoformat(day["date"]) for day in itinerary["days"])
        dates = self.problem.wishes.dates
        return tuple(dates.first + dt.timedelta(days=n) for n in range(dates.window_days))

    @property
    def partners(self) -> Options:
        """Partners, those of the plan first."""
        sessions = self.problem.catalogue.sessions
        planned = {one.partner for one in sessions if one.id in self.planned_sessions}
        return self._ordered({one.partner for one in sessions}, "partner", planned)

    @property
    def sessions(self) -> Options:
        """Sessions, those of the plan first."""
        every = {one.id for one in self.problem.catalogue.sessions}
        return self._ordered(every, "session", self.planned_sessions)

    @property
    def hotels(self) -> Options:
        """Hotels by name."""
        return self._ordered({one.id for one in self.problem.catalogue.hotels}, "hotel")

    @property
    def vehicles(self) -> Options:
        """Vehicles by name."""
        return self._ordered({one.id for one in self.problem.catalogue.vehicles}, "vehicle")

    @property
    def wishes(self) -> Options:
        """Wishes by what they are about, but for those that exclude something."""
        return {
            one.id: self.names.wish(one.id)
            for one in self.problem.wishes.wishes
            if one.kind.value != "excluded"
        }

    def _ordered(
        self, keys: set[str], kind: str, first: frozenset[str] | set[str] = frozenset()
    ) -> Options:
        named = {key: self.names.of(kind, key) for key in keys}
        return dict(sorted(named.items(), key=lambda one: (one[0] not in first, one[1])))


async def subject_of(desk: Desk, plan_id: str) -> Subject:
    """The plan with an id, with all of it read."""
    plan = await desk.get(f"/v1/plans/{plan_id}", language=desk.language)
    content = await desk.get(f"/v1/plans/{plan_id}/problem")
    problem = await run_in_threadpool(Problem.model_validate, content)
    return Subject(plan, problem, desk.language)
