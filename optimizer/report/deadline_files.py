"""Deadlines as files: a table for a spreadsheet, and a calendar to subscribe to."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator

from optimizer.domain.deadlines import Deadline, DeadlineList
from optimizer.domain.problem import Problem
from optimizer.report.deadlines import item, state, what, who, why
from optimizer.report.phrases import phrase
from optimizer.report.words import Words

_COLUMNS = ("date", "latest", "what", "who", "item", "service", "why", "state")
_OCTETS = 75


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
        rows.writerow([_as_text(cell) for cell in row])
    return text.getvalue()


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" else cell


def deadlines_ics(problem: Problem, listed: DeadlineList, language: str = "en") -> str:
    """An iCalendar (RFC 5545) with one all-day event for each deadline, under stable UIDs.

    Its stamp is the planning date, so the same plan gives the same bytes.
    """
    words = Words(problem, language)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Paamaja//Deadlines//EN",
        "METHOD:PUBLISH",
    ]
    for one in listed.deadlines:
        lines += _event(words, listed.planning_date, one)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(words: Words, stamp: dt.date, one: Deadline) -> list[str]:
    summary = f"{what(words, one)} · {who(words, one)} · {item(words, one)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{one.id}/{words.problem.wishes.id}@paamaja",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.date:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.date + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(why(words, one))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets, never inside a character."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        if size + octets > _OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + octets
    yield part
