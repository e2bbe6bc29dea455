"""Commands about calendars: a plan as one, and when partners are away by theirs."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.crash import guarded
from api.cli.options import (
    BookingsFile,
    CatalogueFile,
    Format,
    Language,
    OutputFormat,
    ProblemFile,
    TextLanguage,
)


class CalendarMethod(StrEnum):
    """What a calendar is for."""

    PUBLISH = "publish"
    REQUEST = "request"
    CANCEL = "cancel"


def calendar(
    problem: ProblemFile,
    itineraries: Annotated[
        list[Path],
        typer.Argument(
            metavar="ITINERARY...",
            help="An itinerary or a result.json; of several versions the oldest first.",
        ),
    ],
    catalogue: CatalogueFile = None,
    bookings: BookingsFile = None,
    partner: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only what this partner, hotel, … is asked for."),
    ] = None,
    method: Annotated[
        CalendarMethod,
        typer.Option(
            help="publish has all to subscribe to, request asks one partner, cancel withdraws "
            "what the last version no longer has."
        ),
    ] = CalendarMethod.PUBLISH,
    language: Language = TextLanguage.EN,
) -> None:
    """Write a plan as an iCalendar; of several versions with what each changed and dropped."""
    if method is CalendarMethod.REQUEST and partner is None:
        raise typer.BadParameter("a request is for one partner.", param_hint="--partner")
    with guarded():
        from api.cli.calendars import run_calendar

        raise typer.Exit(
            run_calendar(
                problem, itineraries, catalogue, partner, method.value, language.value, bookings
            )
        )


def availability(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A calendar (.ics) or a table (.csv).")
    ],
    first: Annotated[str, typer.Option(metavar="DATE", help="The first date that is read.")],
    last: Annotated[str, typer.Option(metavar="DATE", help="The last date that is read.")],
    time_zone: Annotated[
        str, typer.Option(metavar="ZONE", help="On which clock, and that of times without one.")
    ] = "Europe/Helsinki",
    output: Format = OutputFormat.TEXT,
) -> None:
    """List when a partner is away by its calendar, or everything that is wrong with that."""
    begin, finish = _date(first, "--first"), _date(last, "--last")
    if finish < begin:
        raise typer.BadParameter(f"{last} is before {first}.", param_hint="--last")
    if time_zone not in zoneinfo.available_timezones():
        raise typer.BadParameter(f"{time_zone} is no time zone.", param_hint="--time-zone")
    with guarded():
        from api.cli.calendars import run_availability

        is_json = output is OutputFormat.JSON
        raise typer.Exit(run_availability(file, begin, finish, time_zone, is_json))


def _date(text: str, hint: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write it as 2027-05-12.", param_hint=hint) from None
