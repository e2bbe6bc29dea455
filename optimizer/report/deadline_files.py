"""Deadlines as files: a table for a spreadsheet, and a calendar to subscribe to."""

from __future__ import annotations

import csv
import datetime as dt
import io

from icalendar import Calendar, Event

from optimizer.domain.deadlines import Deadline, DeadlineList
from optimizer.domain.problem import Problem
from optimizer.report.cells import as_text
from optimizer.report.deadlines import item, state, what, who, why
from optimizer.report.phrases import phrase
from optimizer.report.words import Words

_COLUMNS = ("date", "latest", "what", "who", "item", "service", "why", "state")


def deadlines_csv(problem: Problem, listed: DeadlineList, language: str = "en") -> str:
    """One row for each deadline, with its stable id; dates as ISO 8601."""
    words = Words(problem, language)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["id", *(phrase(f"deadline.column.{name}", language) for name in _COLUMNS)])
    for one in listed.deadlines:
        row = (
            one.id,
            one.date.isoformat(),
            one.latest.isoformat(),
            what(words, one),
            who(words, one),
            item(words, one),
            one.service.isoformat(),
            why(words, one),
            state(words, one),
        )
        rows.writerow([as_text(cell) for cell in row])
    return text.getvalue()


def deadlines_ics(problem: Problem, listed: DeadlineList, language: str = "en") -> str:
    """An iCalendar (RFC 5545) with one all-day event for each deadline, under stable UIDs.

    Its stamp is the planning date, so the same plan gives the same bytes.
    """
    words = Words(problem, language)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Paamaja//Deadlines//EN")
    calendar.add("METHOD", "PUBLISH")
    for one in listed.deadlines:
        calendar.add_component(_event(words, listed.planning_date, one))
    text: str = calendar.to_ical(sorted=False).decode()
    return text


def _event(words: Words, stamp: dt.date, one: Deadline) -> Event:
    event = Event()
    event.add("UID", f"{one.id}/{words.problem.wishes.id}@paamaja")
    event.add("DTSTAMP", dt.datetime.combine(stamp, dt.time(), dt.UTC))
    event.add("DTSTART", one.date)
    event.add("DTEND", one.date + dt.timedelta(days=1))
    event.add("SUMMARY", f"{what(words, one)} · {who(words, one)} · {item(words, one)}")
    event.add("DESCRIPTION", why(words, one))
    event.add("TRANSP", "TRANSPARENT")
    return event
