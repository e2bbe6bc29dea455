"""Offers of visits: session × venue × language mode × split on a date, or the reason why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.costing import totals_by_category, visit_lines
from optimizer.domain.calendar import WEEKDAYS, Window, intersect, working_day_after
from optimizer.domain.catalogue import MOBILITY_FEATURES, Session, Split, Venue
from optimizer.domain.itinerary import Visit
from optimizer.domain.money import CATEGORIES
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason
from optimizer.domain.statuses import ItemKind, asked_since
from optimizer.domain.ticks import clock
from optimizer.prepare.arranged import (
    confirmed_otherwise,
    confirmed_visit,
    is_confirmed,
    is_on_offer,
)
from optimizer.prepare.holding import Holding, holdings_of, rotations
from optimizer.prepare.instance import Offer, OfferKind
from optimizer.prepare.language import Speech, possible_speech, team_size
from optimizer.prepare.reasons import reason
from optimizer.prepare.refusals import Refusals, not_admitted, why_never
from optimizer.prepare.relevance import excluded_sessions, relevant_sessions
from optimizer.prepare.sharing import interpreters_left, left_over, told
from optimizer.prepare.spans import day_windows, exact_spans, start_spans


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to hold sessions for the party, before any date: holding, venue and speech."""

    holding: Holding
    venue: Venue
    speech: Speech

    @property
    def key(self) -> str:
        """A stable key; offers stand in its order."""
        sessions = "+".join(session.id for session in self.holding.sessions)
        service = self.speech.service.id if self.speech.service else "-"
        split = self.holding.split or "-"
        return f"visit:{sessions}:{self.venue.id}:{self.speech.mode}:{service}:{split}"


def candidates(problem: Problem) -> tuple[tuple[Candidate, ...], tuple[Reason, ...]]:
    """Every way to hold a session that answers something; for the others the reason."""
    relevant, excluded = relevant_sessions(problem), excluded_sessions(problem)
    usable: dict[str, Session] = {}
    dropped: list[Reason] = []
    for session in sorted(problem.catalogue.sessions, key=lambda session: session.id):
        if session.id in excluded:
            dropped.append(reason("excluded", session))
        else:
            usable[session.id] = session
    found: list[Candidate] = []
    for holding in rotations(problem, usable):
        if any(session.id in relevant for session in holding.sessions):
            found += ways_to_hold(problem, holding)
    in_rotation = {session.id for way in found for session in way.holding.sessions}
    for session in usable.values():
        if session.id not in relevant:
            if session.id not in in_rotation:
                dropped.append(reason("not-wished", session))
            continue
        held = holdings_of(problem, session)
        ways = [way for holding in held for way in ways_to_hold(problem, holding)]
        if not ways and session.id not in in_rotation:
            dropped.append(why_never(problem, session))
        found += ways
    return tuple(sorted(found, key=lambda way: way.key)), tuple(dropped)


def ways_to_hold(problem: Problem, holding: Holding) -> Iterator[Candidate]:
    """The venues and languages in which it can be held for the party."""
    if any(not_admitted(problem, session) for session in holding.sessions):
        return
    shared = set(possible_speech(problem, holding.sessions[0]))
    for session in holding.sessions[1:]:
        shared &= set(possible_speech(problem, session))
    needs = problem.wishes.party.needed_features
    for key in holding.venues:
        venue = problem.catalogue.venue(key)
        if needs <= set(venue.features) and all(
            session.features is None or needs <= set(session.features)
            for session in holding.sessions
        ):
            for speech in shared:
                yield Candidate(holding, venue, speech)


def offer_on(
    problem: Problem, way: Candidate, date: dt.date, refusals: Refusals, at: int | None = None
) -> Offer | Reason:
    """The offer that a candidate is on a date (`at` just a minute), or why it is none."""
    sessions = way.holding.sessions
    if why := refusals.on(sessions, date):
        return why
    if why := confirmed_otherwise(problem, sessions, way.venue, way.speech, date):
        return why
    minutes = way.holding.minutes(problem, way.speech)
    session = way.holding.sessions[0]
    if not (windows := _windows(problem, way, date)):
        return reason("no-window", session, date, minutes=minutes)
    team = _team(problem, way, date, minutes)
    if team is None:
        return reason("no-interpreter", session, date, minutes=minutes)
    if way.speech.service and way.speech.service.availability:
        windows = intersect(windows, way.speech.service.availability.windows_on(date))
    pinned = (*_pinned_starts(problem, way, date), *(() if at is None else (at,)))
    spans = _spans(problem, windows, minutes, pinned)
    if not spans:
        return reason("no-window", session, date, minutes=minutes)
    if any(session.daylight for session in way.holding.sessions):
        light = problem.catalogue.daylight(way.venue.place, date)
        spans = _spans(problem, intersect(windows, light), minutes, pinned)
        if not spans:
            return reason("daylight", session, date, minutes=minutes, light=_told(light))
        windows = intersect(windows, light)
    left = left_over(problem, way.holding, way.venue, date, windows)
    if left != windows:
        spans = _spans(problem, left, minutes, pinned)
        if not spans:
            bookings = told(problem, way.holding, way.venue, date)
            return reason("booked", session, date, minutes=minutes, bookings=bookings)
    return _offer(problem, way, date, spans, minutes, team, exact=bool(pinned))


def _spans(
    problem: Problem, windows: tuple[Window, ...], minutes: int, pinned: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    if not pinned:
        return start_spans(windows, minutes, problem.rules.grid_minutes)
    return exact_spans(windows, minutes, pinned[0]) if len(set(pinned)) == 1 else ()


def _told(light: tuple[Window, ...]) -> str:
    """The hours of daylight for people."""
    return ", ".join(f"{clock(one.start)}–{clock(one.end)}" for one in light) or "none"


def _offer(
    problem: Problem,
    way: Candidate,
    date: dt.date,
    spans: tuple[tuple[int, int], ...],
    minutes: int,
    team: int,
    *,
    exact: bool,
) -> Offer:
    sessions = tuple(session.id for session in way.holding.sessions)
    visit = Visit(
        sessions=sessions,
        venue=way.venue.id,
        place=way.venue.place,
        language_mode=way.speech.mode,
        interpreter=way.speech.service.id if way.speech.service else None,
        split=way.holding.split,
        start=spans[0][0],
        end=spans[0][0] + minutes,
    )
    totals = totals_by_category(visit_lines(problem, date, visit))
    return Offer(
        kind=OfferKind.VISIT,
        key=way.key,
        place=-1,
        starts=spans,
        minutes=minutes,
        costs=tuple(totals.get(category, 0) for category in CATEGORIES),
        sessions=sessions,
        venue=way.venue.id,
        exact=exact,
        gate=way.venue.gate,
        seated=way.holding.seated,
        technical=any(session.technical for session in way.holding.sessions),
        session_count=len(sessions),
        content_minutes=way.holding.content_minutes(problem, way.speech),
        language_mode=way.speech.mode,
        interpreted_minutes=minutes if way.speech.service else 0,
        team=team,
        split=way.holding.split,
        subject=way.speech.service.id if way.speech.service else "",
    )


def _windows(problem: Problem, way: Candidate, date: dt.date) -> tuple[Window, ...]:
    windows = day_windows(problem, date)
    if way.venue.opening is not None:
        windows = intersect(windows, way.venue.opening.windows_on(date))
    for session in way.holding.sessions:
        partner = problem.catalogue.partner(session.partner)
        windows = intersect(windows, partner.availability.windows_on(date))
        if session.availability is not None:
            windows = intersect(windows, session.availability.windows_on(date))
    return windows


def _team(problem: Problem, way: Candidate, date: dt.date, minutes: int) -> int | None:
    """The interpreters a visit takes: 0 without a service, None if they are not to be had."""
    service = way.speech.service
    if service is None:
        return 0
    if not is_on_offer(problem, ItemKind.INTERPRETER, service.id, date):
        return None
    planned = problem.wishes.planning_date
    earliest = working_day_after(
        asked_since(problem.statuses, ItemKind.INTERPRETER, service.id, date, planned),
        service.lead_working_days,
        WEEKDAYS[:5],
        problem.catalogue.country,
        problem.catalogue.closures_for(),
    )
    size = team_size(service, way.speech.mode, minutes)
    late = date < earliest and not is_confirmed(problem, ItemKind.INTERPRETER, service.id, date)
    if late or size is None or minutes > service.max_minutes_per_day:
        return None
    size *= 2 if way.holding.split in (Split.TWIN, Split.ROTATION) else 1
    if minutes > service.alone_minutes:
        size = max(size, 2)
    return size if size <= interpreters_left(problem, service, date) else None


def _pinned_starts(problem: Problem, way: Candidate, date: dt.date) -> tuple[int, ...]:
    ids = {session.id for session in way.holding.sessions}
    pinned = [pin.start for pin in problem.wishes.pins if pin.session in ids and pin.date == date]
    confirmed = (confirmed_visit(problem, session, date) for session in way.holding.sessions)
    pinned += [item.start for item in confirmed if item]
    return tuple(start for start in pinned if start is not None)


def mobility_needs(problem: Problem) -> frozenset[str]:
    """The needed features that count wherever the party goes."""
    return problem.wishes.party.needed_features & MOBILITY_FEATURES
