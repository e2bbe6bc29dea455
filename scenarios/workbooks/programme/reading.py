"""Reading: a programme's workbook as a plan, with what is wrong, asked and assumed on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from optimizer.domain.findings import Finding, FindingCode, InvalidInput, Severity
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from scenarios.workbooks.files.opening import Page, pages_of
from scenarios.workbooks.files.places import Places
from scenarios.workbooks.programme.assembling import assembled
from scenarios.workbooks.programme.layout import DAY
from scenarios.workbooks.programme.lines import MOST_DAYS, Line, lines_of
from scenarios.workbooks.programme.meanings import Answers, Meaning, Question, Reader
from scenarios.workbooks.programme.names import Names, bare


@dataclass(frozen=True)
class PastProgramme:
    """What a workbook holds: a plan (None if there is none in it) for a problem with its own items.

    `moved_days` is by how much its dates were moved; `questions` are texts that were left out until
    somebody says what they mean.
    """

    problem: Problem
    itinerary: Itinerary | None
    moved_days: int
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class OpenedProgramme:
    """The pages of a programme's workbook, or why there are none: no problem is needed for them."""

    name: str
    pages: tuple[Page, ...] = ()
    findings: tuple[Finding, ...] = ()


def open_programme_workbook(content: bytes, name: str) -> OpenedProgramme:
    """The longer part of reading a workbook; never raises for what is wrong with one."""
    try:
        return OpenedProgramme(name, pages_of(content, name))
    except InvalidInput as unread:
        return OpenedProgramme(name, findings=unread.findings)


def read_programme_workbook(
    content: bytes,
    name: str,
    problem: Problem,
    answers: Answers | None = None,
    first: dt.date | None = None,
) -> PastProgramme:
    """The plan of a workbook for a problem; never raises for what is wrong with one.

    `answers` say what texts mean; `first` is the date on which the programme's first day falls.
    """
    return read_programme(open_programme_workbook(content, name), problem, answers, first)


def read_programme(
    opened: OpenedProgramme,
    problem: Problem,
    answers: Answers | None = None,
    first: dt.date | None = None,
) -> PastProgramme:
    """The same of a workbook that is open."""
    if opened.findings:
        return PastProgramme(problem, None, 0, (), opened.findings)
    pages, places = opened.pages, Places(opened.name)
    dated, moved = _dated(lines_of(pages, places), problem, first, places)
    known = {bare(text): meant for text, meant in (answers or {}).items()}
    reader = Reader(problem, Names(problem), places, known)
    meanings = [one for one in map(reader.meaning, dated) if one is not None]
    plan, after = _plan(problem, dated, meanings, reader)
    return PastProgramme(after, plan, moved, reader.questions, tuple(places.findings))


def _plan(
    problem: Problem, lines: Sequence[Line], meanings: Sequence[Meaning], reader: Reader
) -> tuple[Itinerary | None, Problem]:
    if not lines:
        if not reader.places.findings:
            reader.places.tell(
                FindingCode.FIELD_MISSING,
                None,
                "There is nothing in the programme.",
                "Fill in a row for each item of each day.",
            )
        return None, problem
    return assembled(problem, lines, meanings, reader)


def _dated(
    lines: Sequence[Line], problem: Problem, first: dt.date | None, places: Places
) -> tuple[list[Line], int]:
    """The lines with dates of this trip, and by how many days they were moved."""
    if not lines:
        return [], 0
    wanted = problem.wishes.dates
    dates = [line.day for line in lines if isinstance(line.day, dt.date)]
    start = min(dates, default=first or wanted.first)
    whole = [
        replace(line, day=start + dt.timedelta(days=line.day - 1))
        if isinstance(line.day, int)
        else line
        for line in lines
    ]
    begins, ends = min(_date(one) for one in whole), max(_date(one) for one in whole)
    if (ends - begins).days >= MOST_DAYS:
        places.tell(
            FindingCode.VALUE_OUT_OF_RANGE,
            whole[0].at.get(DAY),
            f"The programme goes from {begins} to {ends}.",
            f"Leave one trip of at most {MOST_DAYS} days in it.",
        )
        return [], 0
    moved = (_new_first(begins, ends, problem, first) - begins).days
    if moved:
        places.tell(
            FindingCode.DATE_OUTSIDE_TRIP,
            whole[0].at.get(DAY),
            f"The programme of {begins} is read as if it began on "
            f"{begins + dt.timedelta(days=moved)}.",
            "Say the first day if it should be another one.",
            severity=Severity.WARNING,
            detail={"moved_days": moved},
        )
    shift = dt.timedelta(days=moved)
    return [replace(one, day=_date(one) + shift) for one in whole], moved


def _date(line: Line) -> dt.date:
    assert isinstance(line.day, dt.date)
    return line.day


def _new_first(begins: dt.date, ends: dt.date, problem: Problem, first: dt.date | None) -> dt.date:
    """Where the first day falls: as it stands, on the same weekday of the trip, or its first."""
    wanted = problem.wishes.dates
    if first is not None:
        return first
    if wanted.first <= begins and ends <= wanted.last:
        return begins
    length = (ends - begins).days
    fitting = [
        wanted.first + dt.timedelta(days=step)
        for step in range(max(0, (wanted.last - wanted.first).days - length) + 1)
    ]
    same = [one for one in fitting if one.weekday() == begins.weekday()]
    return (same or fitting)[0]
