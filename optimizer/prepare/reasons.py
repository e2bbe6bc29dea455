"""Why something is not on offer: stable codes, the facts behind them, and a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimizer.domain.catalogue import Session
from optimizer.domain.result import Reason
from optimizer.domain.rules import Rule
from optimizer.domain.ticks import lasting

_SENTENCES: dict[str, tuple[Rule | None, str]] = {
    "not-wished": (None, "{session} answers none of the wishes"),
    "excluded": (Rule.EXCLUDED, "{session} is excluded by the wishes"),
    "visitor-type": (Rule.VISITOR_TYPE, "{session} receives {visitor_types}, not {visitor_type}"),
    "visitor-type-unknown": (
        Rule.VISITOR_TYPE,
        "{session} receives {visitor_types}: the wishes must state the party's visitor_type",
    ),
    "nationality-group": (
        Rule.VISITOR_TYPE,
        "{session} receives guests of {nationality_groups}; {guests} of the party are {others}",
    ),
    "nationality-unknown": (
        Rule.VISITOR_TYPE,
        "{session} receives guests of {nationality_groups}: state nationality_groups for {guests}",
    ),
    "group-too-large": (
        Rule.GROUP_SIZE,
        "{session} takes at most {max_group} guests and cannot be split for {heads}",
    ),
    "group-too-small": (
        Rule.GROUP_SIZE,
        "{session} takes at least {min_group} guests, not {heads}",
    ),
    "venue-too-small": (Rule.GROUP_SIZE, "no venue of {session} has room for {heads}"),
    "no-language": (
        Rule.LANGUAGE,
        "{session} is held in {languages}, and no wished language mode reaches {own}",
    ),
    "not-accessible": (
        Rule.ACCESSIBILITY,
        "no venue of {session} has the access features the party needs ({needs})",
    ),
    "holiday": (Rule.HOLIDAY, "{partner} is closed on {date}, {holiday}"),
    "entry": (
        Rule.ENTRY,
        "guests who need a visa arrive from {first_entry} on: not in time for {session} on {date}",
    ),
    "season": (Rule.SEASON, "{session} is held from {first} to {last} only, not on {date}"),
    "daylight": (Rule.DAYLIGHT, "{session} needs {length} of daylight; on {date} it is {light}"),
    "lead-time": (
        Rule.ACCESS,
        (
            "{session} needs {lead} working days: for {date} it had to be asked for by "
            "{latest_request}; asked for on {planning_date}, the first date that works is {works}"
        ),
    ),
    "booked": (
        Rule.CAPACITY_SHARED,
        "other trips leave {session} no window of {length} on {date}: {bookings}",
    ),
    "no-window": (Rule.PARTNER_WINDOW, "{session} has no window of {length} on {date}"),
    "no-interpreter": (
        Rule.INTERPRETER,
        "no interpreters are to be had for {session} on {date} for {length}",
    ),
    "declined": (Rule.PIN, "{session} was declined on {since}"),
    "cancelled": (Rule.PIN, "{session} was cancelled on {since}"),
    "confirmed-otherwise": (
        Rule.PIN,
        "{session} is confirmed for {date} at another venue or in another language mode",
    ),
    "pinned-elsewhere": (Rule.PIN, "{session} is pinned to another date than {date}"),
}

CODES = tuple(_SENTENCES)


def codes_of(rule: Rule) -> tuple[str, ...]:
    """The codes of reasons that a rule gives."""
    return tuple(code for code, (its, _) in _SENTENCES.items() if its is rule)


def reason(code: str, session: Session, date: dt.date | None = None, **facts: Any) -> Reason:
    """A reason with its facts filled into its sentence."""
    rule, sentence = _SENTENCES[code]
    words = {"session": session.name.en, "partner": session.partner, "date": date, **facts}
    words["length"] = lasting(facts.get("minutes", 0))
    return Reason(
        code=code,
        rule=rule,
        session=session.id,
        date=date,
        facts={
            name: str(value) if isinstance(value, dt.date) else value
            for name, value in facts.items()
        },
        message=sentence.format(**words),
    )
