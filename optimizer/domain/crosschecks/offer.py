"""What a catalogue offers: values that are fine each on its own and cannot hold together."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo, available_timezones

import holidays as holidays_library

from optimizer.domain.catalogue import Catalogue, Precedence, PrecedenceKind
from optimizer.domain.crosschecks.check import CATALOGUE, Spot
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.ticks import clock

_LONGEST_CLOSURE = 366


def time_zone_exists(catalogue: Catalogue) -> Iterator[Spot]:
    """A time zone that is in no time zone database."""
    name = catalogue.time_zone
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        close = difflib.get_close_matches(name[:80], available_timezones(), n=1)
        yield Spot(
            CATALOGUE,
            ("time_zone",),
            FindingCode.UNKNOWN_TIME_ZONE,
            f"There is no time zone '{name}'.",
            (f"Did you mean '{close[0]}'? " if close else "")
            + "Write the zone as area and city, for instance Europe/Helsinki.",
            detail={"name": name},
        )


def country_exists(catalogue: Catalogue) -> Iterator[Spot]:
    """A country whose public holidays nobody knows."""
    countries = holidays_library.list_supported_countries(include_aliases=True)
    if catalogue.country not in countries:
        meant = catalogue.country.upper()
        yield Spot(
            CATALOGUE,
            ("country",),
            FindingCode.UNKNOWN_COUNTRY,
            f"There is no country '{catalogue.country}' with known public holidays.",
            (f"Did you mean '{meant}'? " if meant in countries else "")
            + "Write the country's ISO 3166 code, for instance FI.",
            detail={"name": catalogue.country},
        )


def rule_numbers(catalogue: Catalogue) -> Iterator[Spot]:
    """A day that ends before it starts, or meals whose latest start is before the earliest."""
    rules = catalogue.rules
    if rules.day_start >= rules.day_end:
        yield day_order(CATALOGUE, ("rules", "day_end"), rules.day_start, rules.day_end)
    for name, rule in (("lunch", rules.lunch), ("dinner", rules.dinner)):
        if rule is not None and rule.latest < rule.earliest:
            yield Spot(
                CATALOGUE,
                ("rules", name, "latest"),
                FindingCode.WINDOW_ORDER,
                f"The latest start of {name}, {clock(rule.latest)}, is before the earliest, "
                f"{clock(rule.earliest)}.",
                "Swap the two times or correct one of them.",
            )


def time_is_priced(catalogue: Catalogue) -> Iterator[Spot]:
    """A value of time that is no whole number of cents for a tick."""
    cents = catalogue.rules.value_of_time_cents_per_minute
    yield from price_of_a_tick(CATALOGUE, "rules", cents, catalogue.rules.ticks_per_minute)


def price_of_a_tick(document: str, group: str, cents: int, per_minute: int) -> Iterator[Spot]:
    """The finding that a tick costs a fraction of a cent; none if it does not."""
    if cents % per_minute:
        yield Spot(
            document,
            (group, "value_of_time_cents_per_minute"),
            FindingCode.CONTRADICTION,
            f"{cents} cents a minute are no whole number of cents for a tick, of which a minute "
            f"has {per_minute}.",
            f"Write a multiple of {per_minute}, or 0.",
            detail={"cents_per_minute": cents, "ticks_per_minute": per_minute},
        )


def day_order(document: str, steps: Steps, start: int, end: int) -> Spot:
    """The finding that a day ends before it starts."""
    return Spot(
        document,
        steps,
        FindingCode.DAY_WINDOW,
        f"The day ends at {clock(end)}, not after it starts at {clock(start)}.",
        "Set the end of the day later than its start.",
        detail={"day_start": clock(start), "day_end": clock(end)},
    )


def sessions_hold_together(catalogue: Catalogue) -> Iterator[Spot]:
    """Sessions without a length, for no group at all, or one-sided in their rotation."""
    for index, session in enumerate(catalogue.sessions):
        steps = ("sessions", index)
        if session.talk_minutes + session.hands_on_minutes == 0:
            yield Spot(
                CATALOGUE,
                (*steps, "talk_minutes"),
                FindingCode.VALUE_OUT_OF_RANGE,
                f"Session '{session.id}' takes no time: talk and hands-on are both 0 minutes.",
                "Give talk_minutes, hands_on_minutes or both, unless it is only to be passed by.",
                Severity.WARNING,
            )
        if session.min_group > session.max_group:
            yield Spot(
                CATALOGUE,
                (*steps, "min_group"),
                FindingCode.CONTRADICTION,
                f"Session '{session.id}' takes at least {session.min_group} but at most "
                f"{session.max_group} people.",
                "Lower min_group or raise max_group.",
            )
        for place, partner in enumerate(session.rotates_with):
            others = [other for other in catalogue.sessions if other.id == partner]
            if partner == session.id or any(session.id not in one.rotates_with for one in others):
                yield Spot(
                    CATALOGUE,
                    (*steps, "rotates_with", place),
                    FindingCode.CONTRADICTION,
                    f"Session '{session.id}' rotates with '{partner}', but '{partner}' does not "
                    "rotate with it."
                    if partner != session.id
                    else f"Session '{session.id}' rotates with itself.",
                    "A rotation needs two sessions that each name the other in rotates_with.",
                    Severity.WARNING,
                )


def closures_are_short(catalogue: Catalogue) -> Iterator[Spot]:
    """Closures of more than a year, which shut a partner for good."""
    for index, closure in enumerate(catalogue.closures):
        days = ((closure.end or closure.start) - closure.start).days + 1
        if days > _LONGEST_CLOSURE:
            yield Spot(
                CATALOGUE,
                ("closures", index, "end"),
                FindingCode.VALUE_OUT_OF_RANGE,
                f"The closure '{closure.name.en}' lasts {days} days.",
                f"Write at most {_LONGEST_CLOSURE} days; take out a partner that is gone.",
                detail={"days": days, "most": _LONGEST_CLOSURE},
            )


def seasons_exist(catalogue: Catalogue) -> Iterator[Spot]:
    """Seasons of sessions that begin or end on a date that no year has."""
    for index, session in enumerate(catalogue.sessions):
        if session.season is None:
            continue
        for key, day in (("start", session.season.start), ("end", session.season.end)):
            try:
                dt.date.fromisoformat(f"2000-{day}")  # a leap year
            except ValueError:
                yield Spot(
                    CATALOGUE,
                    ("sessions", index, "season", key),
                    FindingCode.VALUE_WRONG,
                    f"The season of session '{session.id}' has a date that no year has: {day}.",
                    "Write month and day of the calendar, such as 04-30.",
                    detail={"date": day},
                )


def fallbacks_are_others(catalogue: Catalogue) -> Iterator[Spot]:
    """Sessions that name themselves as their fallback."""
    for index, session in enumerate(catalogue.sessions):
        if session.fallback == session.id:
            yield Spot(
                CATALOGUE,
                ("sessions", index, "fallback"),
                FindingCode.CONTRADICTION,
                f"'{session.id}' is its own fallback.",
                "Name another session, or leave the fallback out.",
                detail={"session": session.id},
            )


def venues_hold_groups(catalogue: Catalogue) -> Iterator[Spot]:
    """Sessions that take more people than any of their venues."""
    capacity = {venue.id: venue.capacity for venue in catalogue.venues}
    for index, session in enumerate(catalogue.sessions):
        if not all(venue in capacity for venue in session.venues):
            continue
        most = max(capacity[venue] for venue in session.venues)
        if session.max_group > most:
            yield Spot(
                CATALOGUE,
                ("sessions", index, "max_group"),
                FindingCode.GROUP_TOO_LARGE,
                f"Session '{session.id}' takes groups of up to {session.max_group}, but its "
                f"largest venue holds {most}.",
                f"Lower max_group to {most}, or correct the venue's capacity.",
                Severity.WARNING,
                {"max_group": session.max_group, "capacity": most},
            )


def catalogue_precedence(catalogue: Catalogue) -> Iterator[Spot]:
    """The catalogue's own precedences that make no sense."""
    yield from precedence_makes_sense(CATALOGUE, catalogue.precedence, catalogue)


def precedence_makes_sense(
    document: str, precedences: Iterable[Precedence], catalogue: Catalogue
) -> Iterator[Spot]:
    """Precedences of a session with itself, of repeatable sessions, or with days out of place."""
    repeatable = {one.id for one in catalogue.sessions if one.visits_per_trip > 1}
    for index, one in enumerate(precedences):
        steps = ("precedence", index)
        yield from _days_fit(document, steps, one)
        if one.first == one.second:
            yield Spot(
                document,
                (*steps, "second"),
                FindingCode.CONTRADICTION,
                f"'{one.first}' stands in a precedence with itself.",
                "Name two different sessions.",
            )
        for key, name in (("first", one.first), ("second", one.second)):
            if name in repeatable:
                yield Spot(
                    document,
                    (*steps, key),
                    FindingCode.CONTRADICTION,
                    f"'{name}' may be visited more than once, so it is not said which of its "
                    f"visits '{one.kind}' is about.",
                    f"Set visits_per_trip of '{name}' to 1, or leave this precedence out.",
                )


def _days_fit(document: str, steps: Steps, one: Precedence) -> Iterator[Spot]:
    if one.kind is PrecedenceKind.WITHIN and one.days is None:
        yield Spot(
            document,
            steps,
            FindingCode.FIELD_MISSING,
            "A precedence 'within' does not say within how many days.",
            "Add days, for instance days: 1.",
        )
    if one.kind is not PrecedenceKind.WITHIN and one.days is not None:
        yield Spot(
            document,
            (*steps, "days"),
            FindingCode.VALUE_WRONG,
            f"A precedence '{one.kind}' has no days.",
            "Leave days out, or make it a precedence of the kind within.",
        )
