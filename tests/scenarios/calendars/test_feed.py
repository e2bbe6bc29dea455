"""Feeds: what another reader finds in them, and what becomes of events from version to version."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.report.agenda import agenda
from scenarios.calendars import Feed, Form, Issue, Method, Span, feed, read_away
from scenarios.calendars.issues import events
from tests.builders.small import small_problem
from tests.scenarios.calendars.trips import FIRST, issue, itinerary, moved, without

WHOSE = Feed("01TRIP", "A visit, with commas; and more", "fi")
RESCUE = Feed("01TRIP", "A visit", "en", "rescue")


def read(content: bytes) -> Any:
    """As a library of its own has it, which knows nothing of ours."""
    return vobject.readOne(content.decode())


def by_uid(content: bytes) -> dict[str, Any]:
    """The events of a calendar."""
    return {one.uid.value: one for one in getattr(read(content), "vevent_list", [])}


def test_another_reader_finds_every_entry() -> None:
    """Hours on the host's clock, titles and places as the itinerary has them, nights as dates."""
    content = feed([issue(0, itinerary())], WHOSE)
    calendar = read(content)
    assert calendar.method.value == "PUBLISH"
    assert calendar.prodid.value == "-//Paamaja//Programme//EN"
    found = by_uid(content)
    expected = agenda(small_problem(), itinerary(), "fi")
    assert len(found) == len(expected) > 12
    for entry in expected:
        event = found[f"{entry.key.replace('/', '-')}.01TRIP@paamaja"]
        assert event.summary.value == entry.title
        assert event.location.value == entry.place
        assert event.sequence.value == "0"
        start, end = event.dtstart.value, event.dtend.value
        if entry.start is None or entry.end is None:
            assert (start, end) == (entry.date, entry.date + dt.timedelta(days=1))
            continue
        midnight = dt.datetime.combine(entry.date, dt.time())
        assert start.replace(tzinfo=None) == midnight + dt.timedelta(minutes=entry.start)
        assert end.replace(tzinfo=None) == midnight + dt.timedelta(minutes=entry.end)
        assert start.utcoffset() == dt.timedelta(hours=3)  # by the time zone that it brings along


def test_lines_are_those_of_the_standard() -> None:
    """CR LF, at most 75 octets, METHOD once and of the calendar, and the same bytes again."""
    issues = [issue(0, itinerary())]
    content = feed(issues, WHOSE)
    assert content == feed(issues, WHOSE)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line for line in lines)
    methods = [index for index, line in enumerate(lines) if line.startswith(b"METHOD")]
    assert len(methods) == 1
    assert methods[0] < lines.index(b"BEGIN:VEVENT")


def test_summer_time_begins_when_it_does() -> None:
    """An hour earlier on the clock before than the library tells: 03:00 in Helsinki."""
    text = feed([issue(0, itinerary())], WHOSE).decode()
    daylight = text.split("BEGIN:DAYLIGHT")[1].split("END:DAYLIGHT")[0]
    assert "DTSTART:20270328T030000" in daylight
    standard = text.split("BEGIN:STANDARD")[-1].split("END:STANDARD")[0]
    assert "DTSTART:20271031T040000" in standard


def test_what_moved_is_the_same_event_with_a_higher_sequence() -> None:
    """Everything else stays as it was, to the byte."""
    first = issue(0, itinerary())
    later = issue(1, moved(itinerary(), "demo", 20))
    before, after = by_uid(feed([first], WHOSE)), by_uid(feed([first, later], WHOSE))
    assert before.keys() == after.keys()
    differing = [key for key in before if before[key].serialize() != after[key].serialize()]
    assert differing == ["visit-demo.01TRIP@paamaja"]
    event = after["visit-demo.01TRIP@paamaja"]
    assert event.sequence.value == "1"
    assert event.dtstart.value - before[event.uid.value].dtstart.value == dt.timedelta(minutes=20)
    assert event.dtstamp.value == (FIRST + dt.timedelta(days=1))
    assert event.created.value == FIRST


def test_what_was_dropped_is_cancelled_and_may_come_back() -> None:
    """In the feed with its state; in a cancellation alone, and not in a request."""
    whole, less = itinerary(), without(itinerary(), "demo")
    key = "visit-demo.rescue.01TRIP@paamaja"
    dropped = [issue(0, whole), issue(1, less)]
    event = by_uid(feed(dropped, RESCUE))[key]
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")
    cancelled = feed(dropped, RESCUE, Method.CANCEL)
    assert read(cancelled).method.value == "CANCEL"
    assert list(by_uid(cancelled)) == [key]
    assert key not in by_uid(feed(dropped, RESCUE, Method.REQUEST))
    back = by_uid(feed([*dropped, issue(2, whole)], RESCUE))[key]
    assert back.sequence.value == "2"
    assert not hasattr(back, "status")


def test_withdrawn_programme_cancels_everything() -> None:
    """Of each event, once; a version that changes nothing raises nothing."""
    issues = [issue(0, itinerary()), issue(1, itinerary()), issue(2, None), issue(3, None)]
    found = by_uid(feed(issues, WHOSE))
    assert {(one.status.value, one.sequence.value) for one in found.values()} == {
        ("CANCELLED", "1")
    }


def test_partner_is_asked_for_its_own_part() -> None:
    """Its visits only, under ids of their own, with an organizer and itself as the one asked."""
    content = feed([issue(0, itinerary())], RESCUE, Method.REQUEST)
    assert set(by_uid(content)) == {
        "visit-briefing.rescue.01TRIP@paamaja",
        "visit-demo.rescue.01TRIP@paamaja",
    }
    for event in by_uid(content).values():
        assert event.attendee.params["CN"] == ["Rescue"]
        assert event.organizer.value == "invalid:nomail"
    for supplier, count in (("park", 1), ("market", 1), ("nobody", 0)):
        whose = Feed("01TRIP", "A visit", "en", supplier)
        assert len(by_uid(feed([issue(0, itinerary())], whose))) == count, supplier


def test_own_feed_can_be_read_back() -> None:
    """What takes place keeps guests busy; nights and moves do not."""
    content = feed([issue(0, itinerary())], WHOSE).decode()
    span = Span(dt.date(2027, 5, 1), dt.date(2027, 5, 31))
    found = read_away(content, Form.ICS, span, "Europe/Helsinki")
    entries = agenda(small_problem(), itinerary(), "fi")
    busy = {
        (entry.date, minute)
        for entry in entries
        if entry.kind not in ("leg", "night")
        for minute in range(entry.start or 0, entry.end or 0)
    }
    told = {
        (date, minute)
        for away in found.away
        for date in away.dates(span.first, span.last)
        for minute in range(away.start or 0, away.end or 0)
    }
    assert told == busy


@pytest.mark.parametrize("supplier", [None, "rescue"])
@settings(max_examples=30, deadline=None)
@given(steps=st.lists(st.sampled_from(["same", "moved", "dropped", "withdrawn"]), max_size=6))
def test_sequences_tell_of_every_change(supplier: str | None, steps: list[str]) -> None:
    """Counted version by version from what is in the agenda: once for each that differs."""
    plans = {
        "same": itinerary(),
        "moved": moved(itinerary(), "demo", 10),
        "dropped": without(itinerary(), "demo"),
        "withdrawn": None,
    }
    issues = [issue(0, itinerary())]
    issues += [issue(number, plans[step]) for number, step in enumerate(steps, start=1)]
    shown = [_texts(one, supplier) for one in issues]
    for event in events(issues, supplier):
        key = event.texts[0].key
        versions = [one.get(key) for one in shown]
        while versions[0] is None:
            versions.pop(0)
        changes = sum(one != other for one, other in pairwise(versions))
        assert event.sequence == changes
        assert event.is_cancelled is (versions[-1] is None)


def _texts(one: Issue, supplier: str | None) -> dict[str, Any]:
    if one.itinerary is None:
        return {}
    spoken = agenda(one.problem, one.itinerary, "en", supplier)
    return {entry.key: entry for entry in spoken}
