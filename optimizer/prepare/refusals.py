"""Refusals: why a host does not receive the party at all, or not on a date."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.calendar import intersect, working_day_after, working_day_before
from optimizer.domain.catalogue import Session, Split
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.domain.statuses import ItemKind, asked_since
from optimizer.prepare.arranged import confirmed_visit, refused
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


class Refusals:
    """Why sessions cannot be held on a date, whatever the hour, as far as a date decides it."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.catalogue = problem, problem.catalogue
        self._leads: dict[tuple[str, dt.date], tuple[int, dt.date]] = {}
        self._works: dict[str, dt.date | None] = {}

    def on(self, sessions: tuple[Session, ...], date: dt.date) -> Reason | None:
        """The first reason against a date; None if there is none."""
        for session in sessions:
            if why := refused(self.problem, session, date):
                return why
        for refuses in (
            self._entry,
            self._season,
            self._closed,
            self._lead_time,
            self._pinned_elsewhere,
        ):
            for session in sessions:
                if why := refuses(session, date):
                    return why
        return None

    def _entry(self, session: Session, date: dt.date) -> Reason | None:
        entry = self.problem.first_entry
        if entry is None or date >= entry:
            return None
        days = self.problem.rules.visa_lead_days
        return reason("entry", session, date, first_entry=entry, visa_lead_days=days)

    def _season(self, session: Session, date: dt.date) -> Reason | None:
        season = session.season
        if season is None or season.covers(date):
            return None
        return reason("season", session, date, first=season.start, last=season.end)

    def _closed(self, session: Session, date: dt.date) -> Reason | None:
        partner = self.catalogue.partner(session.partner)
        name = None if partner.open_on_holidays else self.catalogue.holiday(date)
        for closure in self.catalogue.closures:
            if closure.partners and closure.closes(partner.id) and closure.covers(date):
                name = name or closure.name.en
        if name is None:
            return None
        return reason("holiday", session, date, partner=partner.name.en, holiday=name)

    def _lead_time(self, session: Session, date: dt.date) -> Reason | None:
        if confirmed_visit(self.problem, session, date):
            return None  # the host has agreed already
        lead, earliest = self._lead(session, self._asked(session, date))
        if date >= earliest:
            return None
        partner, works = self.catalogue.partner(session.partner), self._first_that_works(session)
        latest = working_day_before(
            date,
            lead,
            partner.working_days,
            self.catalogue.country,
            self.catalogue.closures_for(partner.id),
        )
        return reason(
            "lead-time",
            session,
            date,
            lead=lead,
            planning_date=self.problem.wishes.planning_date,
            latest_request=latest,
            earliest=earliest,
            works="no date of the next year" if works is None else works,
        )

    def _asked(self, session: Session, date: dt.date) -> dt.date:
        """The day from which the lead time of a visit on a date counts."""
        statuses, planned = self.problem.statuses, self.problem.wishes.planning_date
        return asked_since(statuses, ItemKind.SESSION, session.id, date, planned)

    def _lead(self, session: Session, asked: dt.date) -> tuple[int, dt.date]:
        """The working days that a session needs, and the first date after them."""
        if (session.id, asked) not in self._leads:
            partner = self.catalogue.partner(session.partner)
            lead = max(
                self.problem.rules.lead_working_days.get(session.access, 0),
                session.lead_working_days,
                partner.booking_lead_working_days,
            )
            earliest = working_day_after(
                asked,
                lead,
                partner.working_days,
                self.catalogue.country,
                self.catalogue.closures_for(partner.id),
            )
            self._leads[session.id, asked] = lead, earliest
        return self._leads[session.id, asked]

    def _first_that_works(self, session: Session) -> dt.date | None:
        """The first date after the lead time on which the session finds a window long enough."""
        if session.id not in self._works:
            _, earliest = self._lead(session, self.problem.wishes.planning_date)
            days = min(365, (dt.date.max - earliest).days)
            dates = (earliest + dt.timedelta(days=step) for step in range(days + 1))
            found = (date for date in dates if self._has_window(session, date))
            self._works[session.id] = next(found, None)
        return self._works[session.id]

    def _has_window(self, session: Session, date: dt.date) -> bool:
        if self._season(session, date) or self._closed(session, date):
            return False
        windows = self.catalogue.partner(session.partner).availability.windows_on(date)
        if session.availability is not None:
            windows = intersect(windows, session.availability.windows_on(date))
        length = session.talk_minutes + session.hands_on_minutes
        for venue in map(self.catalogue.venue, session.venues):
            opening = venue.opening
            shared = windows if opening is None else intersect(windows, opening.windows_on(date))
            if any(window.end - window.start >= length for window in shared):
                return True
        return False

    def _pinned_elsewhere(self, session: Session, date: dt.date) -> Reason | None:
        dates = {on for key, on in self.problem.pinned if key == session.id}
        if dates and session.visits_per_trip == 1 and date not in dates:
            return reason("pinned-elsewhere", session, date)
        return None
