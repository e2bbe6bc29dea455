"""Judging: what a package's wishes may not say, and whether its dates fit each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from optimizer.domain.calendar import weekday
from optimizer.domain.crosschecks import Known, Spot, wishes_spots
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps, value_at
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import Wishes
from optimizer.domain.writing import written
from scenarios.packages.package import Package

PACKAGE = "package"

_OF_A_TRIP: tuple[Steps, ...] = (
    ("pins",),
    ("statuses",),
    ("programme",),
    ("limits", "hours"),
    ("party", "roles"),
    ("party", "diets"),
    ("party", "access_needs"),
    ("party", "rooms"),
    ("party", "visa_bound"),
    ("budget", "total_cents"),
    ("budget", "caps"),
)
"""What only a trip of its own can say: its dates, its guests, and amounts for their number."""


def package_spots(package: Package, problem: Problem) -> Iterator[Spot]:
    """Everything that is wrong with a package, its wishes among it; `problem` holds them."""
    yield from _of_a_trip(package.wishes)
    yield from _seasons(package)
    yield from _example(package)
    for spot in wishes_spots(problem, Known.of(problem.catalogue)):
        yield Spot(
            PACKAGE,
            ("wishes", *spot.steps),
            spot.code,
            spot.message,
            spot.advice,
            spot.severity,
            spot.detail,
        )


def _of_a_trip(wishes: Wishes) -> Iterator[Spot]:
    content = written(wishes)
    for steps in _OF_A_TRIP:
        if value_at(content, steps) is not None:
            yield _too_much(steps, f"{'.'.join(map(str, steps))} belongs to a single trip")
    for place, one in enumerate(wishes.commitments):
        if one.is_fixed or one.dates:
            steps = ("commitments", place)
            yield _too_much(steps, f"the commitment '{one.id}' is tied to a date")
    if len(wishes.party.nationality_groups) > 1:
        steps = ("party", "nationality_groups")
        yield _too_much(steps, "a package is for one nationality group")


def _too_much(steps: Steps, what: str) -> Spot:
    return Spot(
        PACKAGE,
        ("wishes", *steps),
        FindingCode.CONTRADICTION,
        f"A package is for many trips, and {what}.",
        "Leave it out; the coordinator adds it to the wishes of the trip.",
    )


def _seasons(package: Package) -> Iterator[Spot]:
    seen: set[str] = set()
    for place, season in enumerate(package.seasons):
        steps = ("seasons", place)
        if season.id in seen:
            yield Spot(
                PACKAGE,
                (*steps, "id"),
                FindingCode.DUPLICATE_ID,
                f"There is another season '{season.id}'.",
                "Give each season an id of its own.",
            )
        seen.add(season.id)
        if package.season_of(season.priced_on) is not season:
            yield _wrong_date((*steps, "priced_on"), season.priced_on, "is not in its season")
        yield from _start(package, (*steps, "priced_on"), season.priced_on)


def _example(package: Package) -> Iterator[Spot]:
    """The example date and size of the wishes are the package's own."""
    wishes, dates = package.wishes, package.wishes.dates
    first = ("wishes", "dates", "first")
    if package.season_of(dates.first) is None:
        yield _wrong_date(first, dates.first, "is in none of the seasons")
    yield from _start(package, first, dates.first)
    lasting = {dates.window_days, dates.least_days, dates.most_days}
    if lasting != {package.days}:
        told = f"The wishes are not for {package.days} days, as the package is."
        yield _differs(("wishes", "dates"), told)
    if wishes.party.heads != package.heads.usual:
        told = f"The wishes are for {wishes.party.heads} guests, not {package.heads.usual}."
        yield _differs(("wishes", "party", "heads"), told)
    for group, count in wishes.party.nationality_groups.items():
        if count != wishes.party.heads:
            told = f"{count} of {wishes.party.heads} guests are of the group '{group}'."
            yield _differs(("wishes", "party", "nationality_groups", group), told)
    if wishes.planning_date != dates.first - dt.timedelta(days=package.notice_days):
        told = f"The wishes are not planned {package.notice_days} days before, as the package is."
        yield _differs(("wishes", "planning_date"), told)


def _start(package: Package, steps: Steps, date: dt.date) -> Iterator[Spot]:
    if weekday(date) not in package.starts:
        yield _wrong_date(steps, date, "is on none of the weekdays of starts")


def _wrong_date(steps: Steps, date: dt.date, what: str) -> Spot:
    return Spot(
        PACKAGE,
        steps,
        FindingCode.VALUE_OUT_OF_RANGE,
        f"{date} {what}.",
        "Name a date on which the package can begin.",
    )


def _differs(steps: Steps, message: str) -> Spot:
    return Spot(PACKAGE, steps, FindingCode.CONTRADICTION, message, "Make both say the same.")
