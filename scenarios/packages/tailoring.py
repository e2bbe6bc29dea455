"""Tailoring: the wishes of a package for dates and a number of guests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.domain.calendar import weekday
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.value import Text
from optimizer.domain.wishes import Dates, Wishes
from optimizer.report.phrases import long_date
from scenarios.packages.package import Package


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
