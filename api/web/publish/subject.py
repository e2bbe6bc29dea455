"""The subject: a trip's programme with its versions, and the plans that it can be made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool

from api.client import Content
from api.web.desk import Desk
from optimizer.domain.problem import Problem
from optimizer.report.words import Words

_USEFUL = ("OPTIMAL", "FEASIBLE")
_MOST_PLANS = 20


@dataclass(frozen=True)
class Subject:
    """What the page is about; `words` are the names of what the version that holds knows."""

    trip: str
    plans: list[Content]
    programmes: list[Content]
    programme: Content | None
    versions: list[Content]
    words: Words | None
    today: dt.date

    @property
    def at(self) -> str:
        """Where the service has the programme."""
        assert self.programme is not None
        return f"/v1/programmes/{self.programme['id']}"

    @property
    def here(self) -> str:
        """The address of the page about this very programme."""
        page = f"/trips/{self.trip}/publish"
        return page if self.programme is None else f"{page}?programme={self.programme['id']}"

    @property
    def draft(self) -> Content | None:
        """The version that is being prepared, if one is."""
        if self.versions and self.versions[-1]["state"] == "draft":
            return self.versions[-1]
        return None

    @property
    def zone(self) -> str | None:
        """The host's time zone."""
        return None if self.words is None else self.words.problem.catalogue.time_zone

    @property
    def held(self) -> int | None:
        """The number of the version that holds now."""
        return None if self.programme is None else self.programme["published"]


async def subject_of(desk: Desk, trip: str, chosen: str | None) -> Subject:
    """The programme that is named, or the newest one that was not withdrawn."""
    programmes = [one async for one in desk.items("/v1/programmes", trip=trip)]
    alive = [one for one in programmes if one["state"] != "withdrawn"]
    named = [one for one in programmes if one["id"] == chosen]
    programme = next(iter([*named, *alive, *programmes]), None)
    versions: list[Content] = []
    words = None
    if programme is not None:
        at = f"/v1/programmes/{programme['id']}"
        versions = (await desk.get(f"{at}/versions"))["items"]
        number = programme["published"] or versions[-1]["number"]
        edition = await desk.get(f"{at}/versions/{number}")
        problem = await run_in_threadpool(Problem.model_validate, edition["problem"])
        words = Words(problem, desk.language)
    now = desk.house.service.clock.now()
    zone = None if words is None else ZoneInfo(words.problem.catalogue.time_zone)
    today = now.astimezone(zone).date() if zone else now.date()
    plans = await _plans(desk, trip)
    return Subject(trip, plans, programmes, programme, versions, words, today)


async def _plans(desk: Desk, trip: str) -> list[Content]:
    """Plans of the trip that hold an itinerary, the newest first."""
    found: list[Content] = []
    async for one in desk.items("/v1/plans", trip=trip):
        if one["verdict"] in _USEFUL:
            found.append(one)
        if len(found) >= _MOST_PLANS:
            break
    return found
