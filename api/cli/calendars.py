"""`paamaja calendar` and `paamaja availability`: plans as calendars, calendars as absences."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from api.cli.exits import ExitCode
from api.cli.inputs import itinerary_in, json_findings, judged
from api.cli.screen import console, print_findings
from optimizer.domain.away import Away
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import clock
from scenarios.calendars import Feed, Form, Issue, Method, Read, Span, feed, read_away


def run_calendar(
    problem_file: Path,
    itineraries: Sequence[Path],
    catalogue: Path | None,
    partner: str | None,
    method: str,
    language: str,
    bookings: Path | None = None,
) -> ExitCode:
    """Prints the calendar of versions, oldest first; returns the code to exit with."""
    problem, findings = judged(problem_file, catalogue, bookings)
    versions: list[Itinerary] = []
    for file in itineraries:
        try:
            versions.append(itinerary_in(file))
        except InvalidInput as bad:
            findings += bad.findings
    content = None
    if problem is not None and len(versions) == len(itineraries):
        try:
            content = _written(problem, versions, partner, Method(method), language)
        except KeyError as unknown:
            findings += (_unknown(itineraries[-1], unknown),)
    if findings:
        print_findings(findings, errors=True)
    if content is None:
        return ExitCode.BAD_INPUT
    typer.echo(content, nl=False)
    return ExitCode.DONE


def _written(
    problem: Problem,
    versions: Sequence[Itinerary],
    partner: str | None,
    method: Method,
    language: str,
) -> bytes:
    """Every version as if published on its planning date, so that the same plan is the same."""
    moment = dt.datetime.combine(problem.wishes.planning_date, dt.time(), dt.UTC)
    issues = [Issue(moment, problem, one) for one in versions]
    wishes = problem.wishes
    return feed(
        issues, Feed(wishes.id, wishes.name.in_language(language), language, partner), method
    )


def _unknown(file: Path, error: KeyError) -> Finding:
    return Finding(
        code=FindingCode.UNKNOWN_ID,
        document=str(file),
        path="",
        message=f"The plan names what is not there: {error.args[0]}.",
        advice="Give the problem for which the plan was made.",
    )


def run_availability(
    file: Path, first: dt.date, last: dt.date, time_zone: str, as_json: bool
) -> ExitCode:
    """Prints when somebody is away by a file of theirs; returns the code to exit with."""
    try:
        text = file.read_text(encoding="utf-8")
        form = Form.CSV if file.suffix.lower() == ".csv" else Form.ICS
        found = read_away(text, form, Span(first, last), time_zone, str(file))
    except OSError as error:
        found = _unread(file, FindingCode.FILE_MISSING, f"{error.strerror}.")
    except UnicodeDecodeError:
        found = _unread(file, FindingCode.FILE_UNREADABLE, "The file is no text in UTF-8.")
    except InvalidInput as bad:
        found = bad.findings
    findings = found.findings if isinstance(found, Read) else found
    if as_json:
        spells = [_plain(one) for one in found.away] if isinstance(found, Read) else None
        content = {"away": spells, "findings": json_findings(findings)}
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    elif findings:
        print_findings(findings, errors=True)
    if not isinstance(found, Read):
        return ExitCode.BAD_INPUT
    if not as_json:
        _print_away(found)
    return ExitCode.DONE


def _unread(file: Path, code: FindingCode, message: str) -> tuple[Finding, ...]:
    advice = "Name a calendar (.ics) or a table (.csv) that can be read."
    return (Finding(code=code, document=str(file), path="", message=message, advice=advice),)


def _plain(away: Away) -> dict[str, object]:
    return {
        "first": away.first.isoformat(),
        "last": away.last.isoformat(),
        "start": away.start,
        "end": away.end,
        "weekdays": [one.value for one in away.weekdays],
        "note": away.note,
    }


def _print_away(found: Read) -> None:
    table = Table(show_lines=False, expand=False)
    for name in ("Away from", "to", "at", "on", "Note"):
        table.add_column(name, overflow="fold")
    for one in found.away:
        hours = "all day" if one.start is None else f"{clock(one.start)}-{clock(one.end or 0)}"
        days = " ".join(one.value for one in one.weekdays) or "every day"
        row = (one.first.isoformat(), one.last.isoformat(), hours, days, one.note)
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)
