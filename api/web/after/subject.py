"""The subject: the programme that was published of a trip, with its problem and its itinerary."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool

from api.client import Content
from api.web.desk import Desk
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.report.phrases import short_date
from optimizer.report.words import Words
from scenarios.learning import asked_visits


@dataclass(frozen=True)
class PlannedVisit:
    """A session of the programme: when it was to be held, and what it is called."""

    session: str
    date: dt.date
    start: int
    name: str


@dataclass(frozen=True)
class Subject:
    """What the page is about."""

    programme: Content
    problem: Problem
    itinerary: Itinerary
    language: str

    @property
    def at(self) -> str:
        """Where the service has the programme."""
        return f"/v1/programmes/{self.programme['id']}"

    @property
    def words(self) -> Words:
        """Names of the problem's things."""
        return Words(self.problem, self.language)

    @property
    def visits(self) -> tuple[PlannedVisit, ...]:
        """Every session that was planned, in order."""
        return tuple(
            PlannedVisit(key, date, visit.start, self.words.session(key))
            for date, visit in self.itinerary.visits
            for key in visit.sessions
        )

    @property
    def days(self) -> dict[str, str]:
        """The days of the trip."""
        return {
            day.date.isoformat(): short_date(day.date, self.language) for day in self.itinerary.days
        }

    @property
    def sessions(self) -> dict[str, str]:
        """The sessions of the programme by their names."""
        found = asked_visits(self.problem, self.itinerary)
        return {one.session: one.name.in_language(self.language) for one in found}

    @property
    def partners(self) -> dict[str, str]:
        """The partners with a part in the programme."""
        found = asked_visits(self.problem, self.itinerary)
        return {one.partner: self.words.partner(one.partner) for one in found}


async def subject_of(desk: Desk, trip: str) -> Subject | None:
    """The newest programme of a trip of which something is published; None without one."""
    async for programme in desk.items("/v1/programmes", trip=trip):
        if programme["published"] is not None:
            number = programme["published"]
            edition = await desk.get(f"/v1/programmes/{programme['id']}/versions/{number}")
            return await run_in_threadpool(_read, programme, edition, desk.language)
    return None


def is_ahead(desk: Desk, subject: Subject) -> bool:
    """Whether the trip has not ended yet, by the host's own clock."""
    zone = ZoneInfo(subject.problem.catalogue.time_zone)
    today = desk.house.service.clock.now().astimezone(zone).date()
    return today < subject.itinerary.days[-1].date


def _read(programme: Content, edition: Content, language: str) -> Subject:
    problem = Problem.model_validate(edition["problem"])
    return Subject(programme, problem, Itinerary.model_validate(edition["itinerary"]), language)
