"""Tailoring: the wishes of a package for dates and a number of guests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.domain.calendar import dates_between, holiday_name, weekday
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.value import Text
from optimizer.domain.wishes import Dates, Wishes
from optimizer.report.phrases import long_date
from scenarios.packages.package import Package

_AHEAD = dt.timedelta(days=400)


def tailored(package: Package, first: dt.date, heads: int, planned_on: dt.date) -> Wishes:
    """The wishes for a first day, a number of guests, and the day on which it is planned.

    Raises InvalidInput with everything that the package does not offer.
    """
    findings = list(_refusals(package, first, heads, planned_on))
    if findings:
        raise InvalidInput(findings)
    party = package.wishes.party
    groups = dict.fromkeys(party.nationality_groups, heads)
    changes = {
        "id": f"{package.id}-{first}",
        "name": Text(
            fi=f"{package.name.fi} {first.day}.{first.month}.{first.year}",
            en=f"{package.name.en}, {long_date(first, 'en').partition(' ')[2]}",
        ),
        "planning_date": planned_on,
        "party": party.model_copy(update={"heads": heads, "nationality_groups": groups}),
        "dates": Dates(first=first, last=first + dt.timedelta(days=package.days - 1)),
    }
    return package.wishes.model_copy(update=changes)


def earliest_start(package: Package, catalogue: Catalogue, planned_on: dt.date) -> dt.date | None:
    """The first date that leaves enough notice and keeps clear of holidays and closed days.

    None if there is none within a year or so.
    """
    soonest = planned_on + dt.timedelta(days=package.notice_days)
    for date in dates_between(soonest, soonest + _AHEAD):
        if weekday(date) in package.starts and package.season_of(date) is not None:
            last = date + dt.timedelta(days=package.days - 1)
            if all(_is_open(catalogue, day) for day in dates_between(date, last)):
                return date
    return None


def _is_open(catalogue: Catalogue, date: dt.date) -> bool:
    closed = (one.covers(date) for one in catalogue.closures if one.closes(None))
    return holiday_name(catalogue.country, date) is None and not any(closed)


def _refusals(
    package: Package, first: dt.date, heads: int, planned_on: dt.date
) -> Iterator[Finding]:
    least, most = package.heads.least, package.heads.most
    if not least <= heads <= most:
        yield _finding(
            "heads",
            FindingCode.VALUE_OUT_OF_RANGE,
            f"The package is for {least} to {most} guests, not {heads}.",
            "Choose a number within, or another package.",
        )
    if first < planned_on:
        yield _finding(
            "first",
            FindingCode.DATE_PAST,
            f"{first} is before {planned_on}, the day on which it is planned.",
            "Choose a later date.",
        )
    if package.season_of(first) is None:
        offered = ", ".join(f"{one.dates.start} to {one.dates.end}" for one in package.seasons)
        yield _finding(
            "first",
            FindingCode.VALUE_OUT_OF_RANGE,
            f"On {first} the package is not offered.",
            f"Its seasons are, month and day: {offered}.",
        )
    if weekday(first) not in package.starts:
        yield _finding(
            "first",
            FindingCode.VALUE_OUT_OF_RANGE,
            f"{first} is on a weekday on which the package does not begin.",
            f"It begins on: {', '.join(package.starts)}.",
        )


def _finding(field: str, code: FindingCode, message: str, advice: str) -> Finding:
    return Finding(code=code, document="request", path=f"/{field}", message=message, advice=advice)
