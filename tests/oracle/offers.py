"""The visits a date offers, straight from the rule book: form, venue, language, service, starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from optimizer.domain.calendar import WEEKDAYS, Season, Window, working_day_after
from optimizer.domain.catalogue import (
    Catalogue,
    InterpreterService,
    LanguageMode,
    PrecedenceKind,
    Session,
    Split,
    Venue,
)
from optimizer.domain.closures import Closure
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from tests.oracle.arranged import asked, confirmed, refused
from tests.oracle.prices import priced
from tests.oracle.sharing import gone, is_left
from tests.oracle.stops import Offer, grid_starts
from tests.oracle.travelling import day_hours

INTERPRETED = (LanguageMode.CONSECUTIVE, LanguageMode.SIMULTANEOUS)


def planned_sessions(problem: Problem) -> frozenset[str]:
    """The sessions that answer something, and what those require."""
    wishes = problem.wishes
    targets = [wish.target for wish in wishes.wishes if wish.kind is not WishKind.EXCLUDED]
    targets += [quota.target for quota in wishes.quotas if quota.at_least]
    found = {pin.session for pin in wishes.pins}
    found |= {item.id for item in wishes.statuses if item.kind == "session" and item.is_confirmed}
    for _, visit in wishes.programme.itinerary.visits if wishes.programme else ():
        found |= set(visit.sessions)
    for target in targets:
        found |= problem.sessions_of(target)
    if wishes.distinct_partner_weight:
        found |= {session.id for session in problem.catalogue.sessions}
    relations = (*problem.catalogue.precedence, *wishes.precedence)
    requires = [rule for rule in relations if rule.kind is PrecedenceKind.REQUIRES]
    for _ in requires:
        found |= {rule.first for rule in requires if rule.second in found}
    return frozenset(found)


def related(problem: Problem) -> set[frozenset[str]]:
    """Pairs that a precedence or an alternatives group relates: no rotation joins them."""
    pairs = {
        frozenset((rule.first, rule.second))
        for rule in (*problem.catalogue.precedence, *problem.wishes.precedence)
    }
    for group in problem.catalogue.alternatives:
        pairs |= {frozenset(pair) for pair in combinations(group.sessions, 2)}
    return pairs


class VisitOffers:
    """Every visit, in every form, venue, language mode and interpreter service, date by date."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.catalogue, self.rules, self.party = (
            problem.catalogue,
            problem.rules,
            problem.wishes.party,
        )
        self.planned = planned_sessions(problem)
        self.related = related(problem)
        self.excluded = frozenset(
            session
            for wish in problem.wishes.wishes
            if wish.kind is WishKind.EXCLUDED
            for session in problem.sessions_of(wish.target)
        )
        self.halves = ((self.party.heads + 1) // 2, self.party.heads // 2)

    def on(self, date: dt.date) -> list[Offer]:
        """The visits that can start at some minute of a date."""
        open_sessions = [
            session
            for session in self.catalogue.sessions
            if session.id not in self.excluded
            and self._is_open_to_party(session)
            and self._received(session, date)
        ]
        found: list[Offer] = []
        for session in open_sessions:
            if session.id in self.planned:
                for split in self._forms(session):
                    found += self._offers((session,), split, date)
        for one, other in combinations(open_sessions, 2):
            if self._rotates(one, other):
                found += self._offers((one, other), Split.ROTATION, date)
        return found

    def _is_open_to_party(self, session: Session) -> bool:
        """Rule `visitor-type`."""
        types, groups = session.visitor_types, session.nationality_groups
        if types is not None and self.party.visitor_type not in types:
            return False
        stated = self.party.nationality_groups.items()
        welcome = sum(count for group, count in stated if groups is None or group in groups)
        return groups is None or welcome >= self.party.heads

    def _price(self, session: Session) -> tuple[int, int]:
        """For the group and for a person: the session's own, or the party's type's."""
        own = (session.group_cents, session.person_cents)
        for price in reversed(session.prices):
            if self.party.visitor_type in price.visitor_types:
                given = (price.group_cents, price.person_cents)
                own = (
                    session.group_cents if given[0] is None else given[0],
                    session.person_cents if given[1] is None else given[1],
                )
        return own

    def _received(self, session: Session, date: dt.date) -> bool:
        """Rules `season`, `holiday` and `access`; and `pin`: nothing that was refused."""
        if refused(self.problem, "session", session.id, date):
            return False
        if session.season is not None and not _in_season(session.season, date):
            return False
        partner = self.catalogue.partner(session.partner)
        if self.catalogue.holiday(date) and not partner.open_on_holidays:
            return False
        closures = closures_of(self.catalogue, partner.id)
        if any(one.covers(date) for one in closures if one.partners is not None):
            return False
        if confirmed(self.problem, "session", date, session.id):
            return True
        lead = max(
            self.rules.lead_working_days.get(session.access, 0),
            session.lead_working_days,
            partner.booking_lead_working_days,
        )
        start = asked(self.problem, "session", session.id, date)
        country = self.catalogue.country
        return date >= working_day_after(start, lead, partner.working_days, country, closures)

    def _half_fits(self, session: Session) -> bool:
        return all(session.min_group <= half <= session.max_group for half in self.halves)

    def _forms(self, session: Session) -> Iterator[Split | None]:
        """How one session can be held for the party: whole, repeated or with two hosts."""
        heads = self.party.heads
        if session.min_group <= heads <= session.max_group:
            yield None
        if heads > session.max_group and self._half_fits(session):
            yield from (split for split in (Split.REPEAT, Split.TWIN) if split in session.split)

    def _rotates(self, one: Session, other: Session) -> bool:
        return (
            (one.id in self.planned or other.id in self.planned)
            and other.id in one.rotates_with
            and one.id in other.rotates_with
            and Split.ROTATION in one.split
            and Split.ROTATION in other.split
            and self.party.heads > min(one.max_group, other.max_group)
            and self._half_fits(one)
            and self._half_fits(other)
            and frozenset((one.id, other.id)) not in self.related
        )

    def _offers(
        self, sessions: tuple[Session, ...], split: Split | None, date: dt.date
    ) -> Iterator[Offer]:
        largest = self.party.heads if split is None else self.halves[0]
        shared = [set(session.venues) for session in sessions]
        for venue_id in sorted(set.intersection(*shared)):
            venue = self.catalogue.venue(venue_id)
            if largest > venue.capacity or not all(self._accessible(s, venue) for s in sessions):
                continue
            for mode, service in self._speech(sessions, date):
                if not self._is_as_confirmed(sessions, venue, mode, date):
                    continue
                offer = self._offer(sessions, split, venue, mode, service, date)
                if offer is not None:
                    yield offer

    def _is_as_confirmed(
        self, sessions: tuple[Session, ...], venue: Venue, mode: LanguageMode, date: dt.date
    ) -> bool:
        """Rule `pin`: a confirmed visit is where and how it was confirmed."""
        items = [i for s in sessions for i in confirmed(self.problem, "session", date, s.id)]
        return all(
            item.venue in (None, venue.id) and item.language_mode in (None, mode) for item in items
        )

    def _accessible(self, session: Session, venue: Venue) -> bool:
        needed = self.party.needed_features
        own = session.features
        return needed <= set(venue.features) and (own is None or needed <= set(own))

    def _modes(self, session: Session) -> set[tuple[LanguageMode, str]]:
        """Language modes of one session with the interpreter service (or none) for each."""
        spoken, own = set(session.languages), set(self.party.own_languages)
        wished = self.problem.wishes.language_modes
        if spoken & own:
            return {(LanguageMode.OWN, "")} if LanguageMode.OWN in wished else set()
        found: set[tuple[LanguageMode, str]] = set()
        if spoken & set(self.party.second_languages) and LanguageMode.SECOND in wished:
            return {(LanguageMode.SECOND, "")}
        if session.interpretation:
            found |= {
                (mode, service.id)
                for service in self.catalogue.interpreters
                if spoken & set(service.languages) and own & set(service.languages)
                for mode in INTERPRETED
            }
        return {(mode, service) for mode, service in found if mode in wished}

    def _speech(
        self, sessions: tuple[Session, ...], date: dt.date
    ) -> Iterator[tuple[LanguageMode, InterpreterService | None]]:
        """The modes all the sessions share, with services that can be booked for the date."""
        shared = set.intersection(*(self._modes(session) for session in sessions))
        for mode, key in sorted(shared):
            service = self.catalogue.interpreter(key) if key else None
            if service is None:
                yield mode, service
                continue
            settled = confirmed(self.problem, "interpreter", date)
            earliest = working_day_after(
                asked(self.problem, "interpreter", service.id, date),
                service.lead_working_days,
                WEEKDAYS[:5],
                self.catalogue.country,
                closures_of(self.catalogue, ""),
            )
            if refused(self.problem, "interpreter", service.id, date):
                continue
            if service.id in {item.id for item in settled} or (not settled and date >= earliest):
                yield mode, service

    def _length(self, session: Session, mode: LanguageMode) -> int:
        percent, grid = self.rules.language_percent(mode), self.rules.grid_minutes
        talk = session.talk_minutes
        if percent != 100:
            talk = -(-talk * percent // (100 * grid)) * grid
        return session.hands_on_minutes + talk

    def _offer(
        self,
        sessions: tuple[Session, ...],
        split: Split | None,
        venue: Venue,
        mode: LanguageMode,
        service: InterpreterService | None,
        date: dt.date,
    ) -> Offer | None:
        lengths = [self._length(session, mode) for session in sessions]
        length = max(lengths)
        if split in (Split.REPEAT, Split.ROTATION):
            length = 2 * length + self.rules.changeover_minutes
        team = 0 if service is None else _team(service, mode, length, split)
        if team is None or (
            service is not None
            and team + gone(self.problem, "interpreter", service.id, date) > service.interpreters
        ):
            return None
        starts = tuple(
            start
            for start in self._starts(sessions, venue, service, length, date)
            if is_left(self.problem, sessions, split, venue, date, start, start + length)
        )
        if not starts:
            return None
        groups = 1 if split is None else 2
        prices = priced(self.problem, date).catalogue
        charged = [prices.session(session.id) for session in sessions]
        return Offer(
            key="/".join(
                (*(s.id for s in sessions), venue.id, mode, str(split), str(service and service.id))
            ),
            place=venue.place,
            length=length,
            starts=starts,
            cents=sum(
                groups * group + person * self.party.heads
                for group, person in map(self._price, charged)
            ),
            gate=venue.gate,
            sessions=tuple(session.id for session in sessions),
            content=sum(lengths),
            seated=sessions[0].seated and split in (None, Split.TWIN),
            technical=any(session.technical for session in sessions),
            venue=venue.id,
            mode=mode,
            service=service,
            team=team,
            split=split,
        )

    def _starts(
        self,
        sessions: tuple[Session, ...],
        venue: Venue,
        service: InterpreterService | None,
        length: int,
        date: dt.date,
    ) -> tuple[int, ...]:
        """Rules `partner-window`, `daylight`, the service's windows; on the grid, or as pinned."""
        hours = [self.catalogue.partner(session.partner).availability for session in sessions]
        hours += [session.availability for session in sessions if session.availability is not None]
        hours += [venue.opening] if venue.opening is not None else []
        hours += [service.availability] if service is not None and service.availability else []
        windows = [availability.windows_on(date) for availability in hours]
        if any(session.daylight for session in sessions):
            windows.append(self.catalogue.daylight(venue.place, date))
        opens, closes = day_hours(self.problem, date)
        day = (Window(start=opens, end=closes),)
        pinned = {
            pin.start
            for pin in self.problem.wishes.pins
            if pin.date == date
            and pin.start is not None
            and pin.session in {s.id for s in sessions}
        }
        pinned |= {
            item.start
            for session in sessions
            for item in confirmed(self.problem, "session", date, session.id)
            if item.start is not None
        }
        candidates = pinned or grid_starts(day, length, self.rules.grid_minutes)
        if len(pinned) > 1:
            return ()
        return tuple(
            sorted(
                start
                for start in candidates
                if all(
                    any(w.holds(start, start + length) for w in each) for each in [*windows, day]
                )
            )
        )


def closures_of(catalogue: Catalogue, partner: str) -> list[Closure]:
    """The closures of everyone, and those that name the partner."""
    return [one for one in catalogue.closures if not one.partners or partner in one.partners]


def _in_season(season: Season, date: dt.date) -> bool:
    """Whether a season of its year, which may run over the new year, holds a date."""
    start, end, day = season.start, season.end, f"{date.month:02}-{date.day:02}"
    return start <= day <= end if start <= end else not end < day < start


def _team(
    service: InterpreterService, mode: LanguageMode, length: int, split: Split | None
) -> int | None:
    """Interpreters a visit takes, or None where the service cannot serve it."""
    sizes = [t.interpreters for t in service.teams if t.mode is mode and t.up_to_minutes >= length]
    if not sizes or length > service.max_minutes_per_day:
        return None
    team = min(sizes) * (2 if split in (Split.TWIN, Split.ROTATION) else 1)
    return team if team <= service.interpreters else None
