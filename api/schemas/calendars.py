"""Calendars on the wire: programmes as entries to read, and partners' calendars that are read."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from api.schemas.holding import Absence
from api.schemas.resources import Note
from optimizer.domain.calendar import Weekday
from optimizer.domain.findings import Finding
from optimizer.domain.statuses import ItemKind, Status
from optimizer.domain.value import Id, Value
from optimizer.report.agenda import EntryKind
from scenarios.calendars import Form
from scenarios.calendars.reading import LONGEST

MOST_DAYS = 731
"""For how many days a calendar is read at most."""


def _known_zone(name: str) -> str:
    if name not in zoneinfo.available_timezones():
        raise ValueError(f"{name} is no time zone, such as Europe/Helsinki")
    return name


Zone = Annotated[str, Field(max_length=80), AfterValidator(_known_zone)]
"""A time zone by its IANA name."""

Near = Annotated[dt.date, Field(ge=dt.date(2000, 1, 1), le=dt.date(2199, 12, 31))]
"""A date that a calendar is read from or to."""


class CalendarRequest(Value):
    """A calendar or a table that says when one is away.

    It is read between two dates, both counted: from today for a year unless they are given. With
    `apply` what it says takes the place of what the last one said; otherwise it is only told.
    Times that name no time zone are of `time_zone`, or of the host's.
    """

    format: Form = Form.ICS
    content: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    first: Near | None = None
    last: Near | None = None
    time_zone: Zone | None = None
    note: Note = ""
    apply: bool = False

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.first is not None and self.last is not None:
            if self.last < self.first:
                raise ValueError(f"the last date {self.last} is before the first {self.first}")
            if (self.last - self.first).days >= MOST_DAYS:
                raise ValueError(f"a calendar is read for {MOST_DAYS} days at most")
        return self


class ImportRequest(CalendarRequest):
    """A partner's calendar or table."""

    partner: Id


class ReadAbsence(Value):
    """When somebody is away by what was read."""

    first: dt.date
    last: dt.date
    start: int | None
    end: int | None
    weekdays: tuple[Weekday, ...]
    note: str


class Import(Value):
    """What was read of a calendar: the absences, and what it puts (or would put) out of force."""

    applied: bool
    partner: str
    first: dt.date
    last: dt.date
    time_zone: str
    entries: int
    away: tuple[ReadAbsence, ...]
    replaces: int
    absences: tuple[Absence, ...]
    findings: tuple[Finding, ...]


class AgendaEntry(Value):
    """One thing that takes place, with its name and place in words. Hours are minutes of its date.

    `confirmations` are the requests that are for it.
    """

    key: str
    kind: EntryKind
    date: dt.date
    start: int | None
    end: int | None
    label: str
    title: str
    place: str
    told: str
    latitude: float | None
    longitude: float | None
    confirmations: tuple[str, ...]


class AskedItem(Value):
    """A request in words: what is asked for, where and when, and how far it has come."""

    confirmation: str
    kind: ItemKind
    title: str
    place: str
    date: dt.date
    nights: int
    start: int | None
    end: int | None
    state: Status
    option_until: dt.date | None
    answer_by: dt.date | None
    note: str


class Agenda(Value):
    """A published programme in words, for those who travel or for one partner's part of it."""

    programme: str
    version: int
    language: str
    host: str
    banner: str
    time_zone: str
    heads: int
    guides: int
    first: dt.date
    last: dt.date
    today: dt.date
    partner: str | None
    partner_name: str | None
    expires_at: dt.datetime
    entries: tuple[AgendaEntry, ...]
    asked: tuple[AskedItem, ...]
