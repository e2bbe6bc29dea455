"""Refusals: why a host does not receive the party at all, or not on a date."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.calendar import working_day_after
from optimizer.domain.catalogue import Session, Split
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.prepare.holding import halves, holdings_of
from optimizer.prepare.language import possible_speech
from optimizer.prepare.reasons import reason


def not_admitted(problem: Problem, session: Session) -> Reason | None:
    """Why a session is not open to this kind of visitor, or to some of the guests."""
    return _other_visitors(problem, session) or _other_groups(problem, session)


def _other_visitors(problem: Problem, session: Session) -> Reason | None:
    own, allowed = problem.wishes.party.visitor_type, session.visitor_types
    if allowed is None or own in allowed:
        return None
    types = ", ".join(allowed)
    if own is None:
        return reason("visitor-type-unknown", session, visitor_types=types)
    return reason("visitor-type", session, visitor_types=types, visitor_type=own.value)


def _other_groups(problem: Problem, session: Session) -> Reason | None:
    party, allowed = problem.wishes.party, session.nationality_groups
    if allowed is None:
        return None
    groups = ", ".join(allowed)
    stated = party.nationality_groups
    known = sum(stated.values())
    if known < party.heads:
        unknown = party.heads - known
        return reason("nationality-unknown", session, nationality_groups=groups, guests=unknown)
    others = {group: count for group, count in stated.items() if count and group not in allowed}
    if not others:
        return None
    words = ", ".join(sorted(others))
    guests = sum(others.values())
    return reason(
        "nationality-group", session, nationality_groups=groups, guests=guests, others=words
    )


def why_never(problem: Problem, session: Session) -> Reason:
    """Why a session has no way to be held at all, whatever the date."""
    party = problem.wishes.party
    if why := not_admitted(problem, session):
        return why
    if party.heads < session.min_group:
        return reason("group-too-small", session, min_group=session.min_group, heads=party.heads)
    if not holdings_of(problem, session):
        capacity = max(problem.catalogue.venue(venue).capacity for venue in session.venues)
        half = halves(party.heads)[0]
        sized = party.heads <= session.max_group or (
            half <= session.max_group and set(session.split) & {Split.REPEAT, Split.TWIN}
        )
        if sized and capacity < party.heads:
            return reason("venue-too-small", session, capacity=capacity, heads=party.heads)
        return reason("group-too-large", session, max_group=session.max_group, heads=party.heads)
    if not possible_speech(problem, session):
        return reason(
            "no-language",
            session,
            languages=", ".join(session.languages),
            own=", ".join(party.own_languages),
        )
    return reason("not-accessible", session, needs=", ".join(sorted(party.needed_features)))


def why_not_on(problem: Problem, sessions: tuple[Session, ...], date: dt.date) -> Reason | None:
    """Why sessions cannot be held on a date, whatever the hour; None if nothing is known."""
    for refuses in (_season, _holiday, _lead_time, _pinned_elsewhere):
        for session in sessions:
            if why := refuses(problem, session, date):
                return why
    return None


def _season(_: Problem, session: Session, date: dt.date) -> Reason | None:
    season = session.season
    if season is None or season.covers(date):
        return None
    return reason("season", session, date, first=season.start, last=season.end)


def _holiday(problem: Problem, session: Session, date: dt.date) -> Reason | None:
    name = problem.catalogue.holiday(date)
    partner = problem.catalogue.partner(session.partner)
    if name is None or partner.open_on_holidays:
        return None
    return reason("holiday", session, date, partner=partner.name.en, holiday=name)


def _lead_time(problem: Problem, session: Session, date: dt.date) -> Reason | None:
    partner = problem.catalogue.partner(session.partner)
    lead = max(
        problem.rules.lead_working_days.get(session.access, 0),
        session.lead_working_days,
        partner.booking_lead_working_days,
    )
    planned = problem.wishes.planning_date
    earliest = working_day_after(planned, lead, partner.working_days, problem.catalogue.country)
    if date >= earliest:
        return None
    return reason("lead-time", session, date, lead=lead, planning_date=planned, earliest=earliest)


def _pinned_elsewhere(problem: Problem, session: Session, date: dt.date) -> Reason | None:
    pins = [pin for pin in problem.wishes.pins if pin.session == session.id]
    if pins and session.visits_per_trip == 1 and all(pin.date != date for pin in pins):
        return reason("pinned-elsewhere", session, date)
    return None
