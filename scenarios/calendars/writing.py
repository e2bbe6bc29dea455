"""Writing: a programme as an iCalendar (RFC 5545) to subscribe to, to be invited by, or to cancel.

The method belongs to the calendar and not to its events (RFC 5546): `PUBLISH` is to be subscribed
to or read in, `REQUEST` asks one supplier for its part, `CANCEL` withdraws what no longer holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, vCalAddress, vGeo, vText
from icalendar import Event as Component

from optimizer.domain.problem import Problem
from optimizer.report.agenda import Entry, EntryKind
from scenarios.calendars.issues import Event, Issue, events

PRODUCT = "-//Paamaja//Programme//EN"
_NOBODY = "invalid:nomail"
"""An address that says that there is none, as calendars write it."""

_REFRESHED = dt.timedelta(hours=1)
_SECOND = dt.timedelta(seconds=1)


class Method(StrEnum):
    """What a calendar is for."""

    PUBLISH = "publish"
    REQUEST = "request"
    CANCEL = "cancel"


@dataclass(frozen=True)
class Feed:
    """Whose calendar it is: a programme by its id and name, and one supplier's part of it."""

    programme: str
    name: str
    language: str = "en"
    supplier: str | None = None


def feed(issues: Sequence[Issue], whose: Feed, method: Method = Method.PUBLISH) -> bytes:
    """A programme's versions, oldest first, as one calendar; the same versions, the same bytes."""
    problem = issues[-1].problem
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODUCT)
    calendar.add("METHOD", method.name)
    calendar.add("NAME", whose.name)
    calendar.add("X-WR-CALNAME", whose.name)
    calendar.add("REFRESH-INTERVAL", _REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    shown = [one for one in events(issues, whose.supplier) if _is_shown(one, method)]
    zone = ZoneInfo(problem.catalogue.time_zone)
    calendar.add_component(_zone(problem, shown))
    for event in shown:
        calendar.add_component(_component(event, whose, problem, zone, method))
    return bytes(calendar.to_ical(sorted=False))


def _is_shown(event: Event, method: Method) -> bool:
    """A request has what holds, a cancellation what does not, and a feed has both."""
    return method is Method.PUBLISH or event.is_cancelled is (method is Method.CANCEL)


def _zone(problem: Problem, shown: Sequence[Event]) -> Timezone:
    """The clock of the years that are told of; a calendar without events has it all the same."""
    years = [event.texts[0].date.year for event in shown] or [problem.wishes.dates.first.year]
    first, last = dt.date(min(years), 1, 1), dt.date(max(years) + 1, 1, 2)
    zone = Timezone.from_tzid(problem.catalogue.time_zone, first_date=first, last_date=last)
    zone.pop("COMMENT", None)
    for part in zone.subcomponents:
        if isinstance(part, TimezoneDaylight):
            _set_onset(part, ZoneInfo(problem.catalogue.time_zone))
    return zone


def _set_onset(part: TimezoneDaylight, zone: ZoneInfo) -> None:
    """Tells the moment at which summer time begins on the clock before it, as RFC 5545 has it."""
    told, before, after = part.DTSTART, part.TZOFFSETFROM, part.TZOFFSETTO
    moment = told.replace(tzinfo=dt.UTC) - after
    if _offset(moment, zone) == after != _offset(moment - _SECOND, zone):
        part.DTSTART = told + before - after


def _offset(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _component(
    event: Event, whose: Feed, problem: Problem, zone: ZoneInfo, method: Method
) -> Component:
    entry = event.in_language(whose.language)
    component = Component()
    component.add("UID", uid(whose, entry.key))
    component.add("SEQUENCE", event.sequence)
    component.add("DTSTAMP", event.changed)
    component.add("CREATED", event.created)
    component.add("LAST-MODIFIED", event.changed)
    start, end = _hours(entry, zone)
    component.add("DTSTART", start)
    if end > start:
        component.add("DTEND", end)
    component.add("SUMMARY", entry.title)
    component.add("DESCRIPTION", f"{entry.label} · {entry.told}")
    component.add("LOCATION", entry.place)
    if entry.spot is not None:
        component.add("GEO", vGeo(entry.spot))
    component.add("CATEGORIES", [entry.kind.value.upper()])
    if event.is_cancelled or entry.kind in (EntryKind.NIGHT, EntryKind.LEG):
        component.add("TRANSP", "TRANSPARENT")
    if event.is_cancelled:
        component.add("STATUS", "CANCELLED")
    component.add("ORGANIZER", _address(problem.catalogue.name.in_language(whose.language)))
    if method is not Method.PUBLISH and whose.supplier is not None:
        component.add("ATTENDEE", _attendee(problem, whose))
    return component


def uid(whose: Feed, key: str) -> str:
    """What an event is called for ever, in this calendar and in no other."""
    part = "" if whose.supplier is None else f".{whose.supplier}"
    return f"{key.replace('/', '-')}{part}.{whose.programme}@paamaja"


def _hours(entry: Entry, zone: ZoneInfo) -> tuple[dt.date, dt.date]:
    if entry.start is None or entry.end is None:
        return entry.date, entry.date + dt.timedelta(days=1)
    midnight = dt.datetime.combine(entry.date, dt.time(), zone)  # minutes count on the wall clock
    start, end = (midnight + dt.timedelta(minutes=one) for one in (entry.start, entry.end))
    return start, end


def _address(name: str, contact: str = "") -> vCalAddress:
    mail = contact.strip()
    is_mail = "@" in mail and not any(sign.isspace() for sign in mail)
    address = vCalAddress(f"mailto:{mail}" if is_mail else _NOBODY)
    address.params["CN"] = vText(name)
    return address


def _attendee(problem: Problem, whose: Feed) -> vCalAddress:
    """The supplier who is asked; its answer is given by its link, so that none is awaited here."""
    partner = next((one for one in problem.catalogue.partners if one.id == whose.supplier), None)
    name = str(whose.supplier) if partner is None else partner.name.in_language(whose.language)
    address = _address(name, "" if partner is None else partner.contact)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("FALSE")
    return address
