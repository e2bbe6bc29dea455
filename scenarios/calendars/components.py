"""Components: what of an iCalendar tells of busy or available times, checked one by one.

Taken are busy events (VEVENT), published busy times (VFREEBUSY) and available time (VAVAILABILITY,
RFC 7953). Anything else in a calendar is left aside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icalendar import Calendar, Component

from optimizer.domain.findings import Finding
from scenarios.calendars.faults import found
from scenarios.calendars.outline import Block, outline
from scenarios.calendars.rules import EARLIEST_YEAR, not_taken

EVENT, FREE_BUSY, AVAILABILITY, AVAILABLE = "VEVENT", "VFREEBUSY", "VAVAILABILITY", "AVAILABLE"
_TAKEN = (EVENT, FREE_BUSY, AVAILABILITY)
_ZONE = "VTIMEZONE"

_MOST_COMPONENTS = 5000
_MOST_REPEATING = 300
_TIMES = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "EXDATE", "RDATE", "FREEBUSY")
_YEARS = range(1900, 2201)
_LONGEST = dt.timedelta(days=3660)


@dataclass(frozen=True)
class _Kind:
    """What a property may hold."""

    types: tuple[type, ...]
    may_be_several: bool = False


_KINDS = {
    "DTSTART": _Kind((dt.date,)),
    "DTEND": _Kind((dt.date,)),
    "RECURRENCE-ID": _Kind((dt.date,)),
    "DURATION": _Kind((dt.timedelta,)),
    "EXDATE": _Kind((dt.date,), may_be_several=True),
    "RDATE": _Kind((dt.date, tuple), may_be_several=True),
}


@dataclass(frozen=True)
class Placed:
    """A component with the lines that it comes from."""

    component: Component
    block: Block
    index: int
    """Which of its kind it is in the calendar, from 1."""


@dataclass(frozen=True)
class Parsed:
    """The components of a calendar that tell of times, and everything that is wrong with them."""

    components: tuple[Placed, ...]
    findings: tuple[Finding, ...]


def components_of(text: str, document: str) -> Parsed:
    """Reads a calendar's components; those with faults stand in the findings."""
    drawn = outline(text, document)
    if drawn.findings:
        return Parsed((), tuple(drawn.findings))
    taken = [block for block in drawn.blocks if block.name in _TAKEN]
    if not taken:
        return Parsed((), (found("nothing", document),))
    if len(taken) > _MOST_COMPONENTS:
        return Parsed((), (found("too-many", document, cause=str(_MOST_COMPONENTS)),))
    zones = [line for block in drawn.blocks if block.name == _ZONE for line in block.text]
    placed: list[Placed] = []
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    for block, component in zip(taken, _read(zones, taken), strict=True):
        counts[block.name] = counts.get(block.name, 0) + 1
        if isinstance(component, Component):
            one = Placed(component, block, counts[block.name])
            placed.append(one)
            findings += _faults(one, document)
        else:
            steps = (block.name, counts[block.name])
            told = found(
                "unreadable", document, steps, line=block.line, name=block.name, cause=component
            )
            findings.append(told)
    repeating = sum("RRULE" in part for one in placed for part in one.component.walk())
    if repeating > _MOST_REPEATING:
        findings.append(found("too-many", document, cause=str(_MOST_REPEATING)))
    return Parsed(tuple(placed), tuple(findings))


def value(part: Component, name: str) -> Any:
    """A property of a component, or several of the name as a list; None if there is none."""
    return part.get(name)


def _read(zones: list[str], blocks: list[Block]) -> list[Component | str]:
    """The component of each block; in place of one that cannot be read, the reason."""
    try:
        return list(_parsed(zones, blocks))
    except ValueError:
        return [_alone(zones, block) for block in blocks]


def _alone(zones: list[str], block: Block) -> Component | str:
    try:
        return _parsed(zones, [block])[0]
    except ValueError as error:
        return str(error).splitlines()[0][:200]


def _parsed(zones: list[str], blocks: list[Block]) -> list[Component]:
    """Several components, read beside the time zones that the calendar brings along."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *zones]
    lines += [line for block in blocks for line in block.text]
    whole = Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
    return [one for one in whole.subcomponents if one.name != _ZONE]


def _faults(placed: Placed, document: str) -> Iterator[Finding]:
    """What is wrong with a component and with those in it."""
    for part in placed.component.walk():
        if part.name not in (*_TAKEN, AVAILABLE):
            continue
        for what, name, cause in _wrong(part):
            line = placed.block.line_of(name)
            steps = (placed.block.name, placed.index, name)
            yield found(what, document, steps, line=line, name=name, cause=cause)


def _wrong(part: Component) -> Iterator[tuple[str, str, str]]:
    broken = {str(name) for name, _ in part.errors}
    yield from (("unreadable", str(name), str(cause)[:200]) for name, cause in part.errors)
    if part.name == EVENT and part.get("TRANSP") == "TRANSPARENT" and not broken:
        return
    if broken:
        return
    times = list(_wrong_times(part))
    yield from times
    if not any(name == "DTSTART" for _, name, _ in times):
        yield from _wrong_rules(part)


def _wrong_times(part: Component) -> Iterator[tuple[str, str, str]]:
    if part.name in (EVENT, AVAILABLE) and "DTSTART" not in part:
        yield "missing", "DTSTART", ""
        return
    odd = [(name, cause) for name in _KINDS if (cause := _odd(part.get(name), _KINDS[name]))]
    if odd:
        yield from (("unreadable", name, cause) for name, cause in odd)
        return
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"):
        yield from (("zone", name, zone) for zone in _unknown_zones(part.get(name)))
    strange = [one for one in _TIMES if any(not _is_near(time) for time in _times(part.get(one)))]
    if strange:
        yield from (("far", one, "") for one in strange)
        return
    if "DTEND" in part and "DURATION" in part:
        yield "two-ends", "DTEND", ""
    start, end = _moment(part, "DTSTART"), _moment(part, "DTEND")
    duration = value(part, "DURATION")
    if duration is not None and duration.dt < dt.timedelta(0):
        yield "order", "DURATION", ""
    if start is not None and end is not None and _is_before(end, start):
        yield "order", "DTEND", ""


def _odd(value: Any, kind: _Kind) -> str:
    """What keeps a property from being read: it stands there twice, or is of another kind."""
    if value is None:
        return ""
    if isinstance(value, list) and not kind.may_be_several:
        return "it is there twice"
    return "" if all(isinstance(one, kind.types) for one in _times(value)) else "it is no time"


def _times(value: Any) -> Iterator[Any]:
    """Every moment, length and period of a property."""
    for one in value if isinstance(value, list) else [value]:
        for part in one.dts if hasattr(one, "dts") else [one]:
            yield part if not hasattr(part, "dt") else part.dt


def _is_near(time: Any) -> bool:
    """Whether a moment is of our age, and a length is one that somebody may be busy for."""
    if isinstance(time, tuple):
        return all(_is_near(one) for one in time)
    if isinstance(time, dt.timedelta):
        return time <= _LONGEST
    return not isinstance(time, dt.date) or time.year in _YEARS


def _unknown_zones(value: Any) -> Iterator[str]:
    """Names of time zones that no clock is known for."""
    for one in value if isinstance(value, list) else [value]:
        name = getattr(one, "params", {}).get("TZID")
        moments = list(_times(one))
        has_clock = any(isinstance(moment, dt.datetime) and moment.tzinfo for moment in moments)
        if name is not None and not has_clock:
            yield str(name)


def _dt(value: Any) -> Any:
    return getattr(value, "dt", None)


def _moment(part: Component, name: str) -> dt.date | None:
    found: dt.date | None = _dt(part.get(name))
    return found


def _is_before(end: dt.date, start: dt.date) -> bool:
    """Whether one moment is before another, where they can be compared."""
    hours = isinstance(end, dt.datetime), isinstance(start, dt.datetime)
    if hours == (True, True):
        assert isinstance(end, dt.datetime)
        assert isinstance(start, dt.datetime)
        if (end.tzinfo is None) is not (start.tzinfo is None):
            return end.replace(tzinfo=None) < start.replace(tzinfo=None)
        return end < start
    return hours[0] is not hours[1] or end < start


def _wrong_rules(part: Component) -> Iterator[tuple[str, str, str]]:
    rules = value(part, "RRULE") or []
    for rule in rules if isinstance(rules, list) else [rules]:
        if cause := not_taken(rule):
            yield "repeats", "RRULE", cause
        start = _moment(part, "DTSTART")
        if start is not None and start.year < EARLIEST_YEAR:
            yield "repeats", "DTSTART", str(start.year)
    if "EXRULE" in part:
        yield "repeats", "EXRULE", "EXRULE"
