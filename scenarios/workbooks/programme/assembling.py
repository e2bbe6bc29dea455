"""Assembling: the lines of a programme as days of a plan, with legs, nights and prices.

Nothing is mended: the plan is as it was written, and the checker says what does not hold.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from optimizer.costing.rooms import is_on_request, room_assignment
from optimizer.costing.vehicles import vehicle_count
from optimizer.domain.calendar import dates_between
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.itinerary import (
    BookedRooms,
    DayItem,
    Departure,
    Itinerary,
    ItineraryDay,
    Night,
)
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Commitment
from optimizer.drafting import laid_out
from scenarios.workbooks.programme.items import Items
from scenarios.workbooks.programme.layout import HOTEL, ON_FOOT, VEHICLE
from scenarios.workbooks.programme.lines import Line
from scenarios.workbooks.programme.meanings import Meaning, Reader, Role
from scenarios.workbooks.programme.names import Naming, bare


@dataclass
class _Day:
    """What is known of a day before it is put together."""

    lines: list[Line] = field(default_factory=list)
    meanings: list[Meaning] = field(default_factory=list)


def assembled(
    problem: Problem, lines: Sequence[Line], meanings: Sequence[Meaning], reader: Reader
) -> tuple[Itinerary | None, Problem]:
    """The plan, and the problem with the items of the coordinator's own that it holds."""
    days: dict[dt.date, _Day] = defaultdict(_Day)
    for line in lines:
        days[_date(line)].lines.append(line)
    for one in meanings:
        days[_date(one.line)].meanings.append(one)
    dates = dates_between(min(days), max(days))
    items = Items(problem, reader)
    by_date = {date: _ordered(items.of_day(days[date].meanings)) for date in dates}
    after = _with_commitments(problem, items.commitments)
    nights = _nights(after, dates, days, reader)
    bare_days = tuple(
        _day(after, date, by_date[date], nights.get(date), days[date].lines, reader)
        for date in dates
    )
    if not any(day.items for day in bare_days):
        return None, problem
    plan = laid_out(after, Itinerary(problem_hash=after.content_hash, days=bare_days))
    _tell_vehicles(bare_days, plan, days, reader)
    return plan, after


def _date(line: Line) -> dt.date:
    assert isinstance(line.day, dt.date)
    return line.day


def _ordered(items: Sequence[DayItem]) -> tuple[DayItem, ...]:
    """By their starts, with the way home last."""
    return tuple(sorted(items, key=lambda one: (isinstance(one, Departure), one.start, one.end)))


def _with_commitments(problem: Problem, own: Sequence[Commitment]) -> Problem:
    if not own:
        return problem
    commitments = (*problem.wishes.commitments, *own)
    return problem.with_wishes(problem.wishes.model_copy(update={"commitments": commitments}))


# --- nights and vehicles --------------------------------------------------------------------------


def _nights(
    problem: Problem, dates: Sequence[dt.date], days: dict[dt.date, _Day], reader: Reader
) -> dict[dt.date, Night]:
    """The night of each day but the last; a hotel holds until another one is named."""
    found: dict[dt.date, Night] = {}
    hotel: str | None = None
    for date in dates[:-1]:
        named = _hotel_named(days[date], reader)
        if named is None and hotel is not None:
            reader.places.tell(
                FindingCode.FIELD_MISSING,
                days[date].lines[0].at.get(HOTEL) if days[date].lines else None,
                f"No hotel is named on {date}: the one of the night before is taken.",
                "Write the hotel if it was another one.",
                severity=Severity.WARNING,
            )
        hotel = named or hotel
        if hotel is not None:
            found[date] = _night(problem, hotel, date)
    return found


def _hotel_named(day: _Day, reader: Reader) -> str | None:
    """The hotel of a day: the last one that a row names."""
    hotel = None
    for line in day.lines:
        if line.said(HOTEL) and line.said(HOTEL).strip() not in ("-", "–"):
            named = reader.named(line, HOTEL, (Naming.HOTEL,))
            hotel = named.id if named is not None else hotel
    for one in day.meanings:
        if one.role is Role.NIGHT and one.ids:
            hotel = one.ids[0]
    return hotel


def _night(problem: Problem, key: str, date: dt.date) -> Night:
    """A night in a hotel, in the rooms that the party needs even where it has not got them."""
    hotel, demand = problem.catalogue.hotel(key), problem.wishes.party.room_demand
    rooms = room_assignment(problem, hotel, date)
    if rooms is None:
        wanted = {
            RoomKind.SINGLE: demand.single,
            RoomKind.TWIN: demand.twin,
            RoomKind.ACCESSIBLE: demand.accessible,
        }
        rooms = tuple(BookedRooms(kind=kind, count=n) for kind, n in wanted.items() if n)
    on_request = is_on_request(problem, hotel, date, rooms)
    return Night(hotel=key, rooms=rooms, on_request=on_request)


def _day(
    problem: Problem,
    date: dt.date,
    items: tuple[DayItem, ...],
    night: Night | None,
    lines: Sequence[Line],
    reader: Reader,
) -> ItineraryDay:
    vehicle = _vehicle(lines, reader)
    count = 0
    if vehicle is not None:
        found = problem.catalogue.vehicle(vehicle)
        count = vehicle_count(problem, found) or found.max_count
    return ItineraryDay(
        date=date, vehicle=vehicle, vehicles=count, items=items, night=night, cost_lines=()
    )


def _vehicle(lines: Sequence[Line], reader: Reader) -> str | None:
    """The vehicle of a day: the first one that a row names."""
    for line in lines:
        if bare(line.said(VEHICLE)) not in ON_FOOT:
            named = reader.named(line, VEHICLE, (Naming.VEHICLE,))
            if named is not None:
                return named.id
    return None


def _tell_vehicles(
    before: Sequence[ItineraryDay],
    plan: Itinerary,
    days: dict[dt.date, _Day],
    reader: Reader,
) -> None:
    """Vehicles that were chosen because the programme names none."""
    for one, day in zip(before, plan.days, strict=True):
        if one.vehicle is None and day.vehicle is not None:
            lines = days[day.date].lines
            name = reader.problem.catalogue.vehicle(day.vehicle).name.en
            reader.places.tell(
                FindingCode.FIELD_MISSING,
                lines[0].at.get(VEHICLE) if lines else None,
                f"No vehicle is named on {day.date}, and not all can be walked: {name} is taken.",
                "Write the vehicle if it was another one.",
                severity=Severity.WARNING,
            )
