"""The assignment: which sessions were kept, moved, dropped and added, and whom that concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from optimizer.domain.comparison import (
    Alteration,
    AssignmentChange,
    DayChange,
    DayPart,
    Moved,
    PartnerChange,
    Placed,
)
from optimizer.domain.itinerary import Itinerary, ItineraryDay
from optimizer.domain.problem import Problem

Pair = tuple[Placed, Placed]


def assignment_change(
    problem: Problem, before: Itinerary, after: Itinerary, edited: Problem | None = None
) -> AssignmentChange:
    """What became of every session of a plan in another one, matched by id.

    `edited` is the problem of the other plan where it is not the same one. A session that is held
    several times is matched with the same time first, then with the same date, then in order.
    """
    pairs, dropped, added = _matched(
        placed(problem, before), placed(problem if edited is None else edited, after)
    )
    kept = tuple(new for old, new in pairs if old == new)
    moved = tuple(_moved(old, new) for old, new in pairs if old != new)
    return AssignmentChange(
        kept=kept,
        moved=moved,
        dropped=dropped,
        added=added,
        days=tuple(_day_changes(before, after)),
        partners=_by_partner(kept, moved, dropped, added),
    )


def placed(problem: Problem, itinerary: Itinerary) -> tuple[Placed, ...]:
    """Every session of a plan, in the order of its time."""
    partners = {session.id: session.partner for session in problem.catalogue.sessions}
    found = [
        Placed(
            session=session,
            partner=partners[session],
            date=date,
            start=visit.start,
            end=visit.end,
            venue=visit.venue,
            language_mode=visit.language_mode,
            split=visit.split,
            beside=next((other for other in visit.sessions if other != session), None),
        )
        for date, visit in itinerary.visits
        for session in visit.sessions
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Placed) -> tuple[dt.date, int, str]:
    return one.date, one.start, one.session


def _matched(
    before: tuple[Placed, ...], after: tuple[Placed, ...]
) -> tuple[tuple[Pair, ...], tuple[Placed, ...], tuple[Placed, ...]]:
    """Pairs of the same session, and what has no partner on either side."""
    pairs: list[Pair] = []
    gone, new = list(before), list(after)
    for alike in (_same, _same_time, _same_date, _same_session):
        for old in tuple(gone):
            match = next((one for one in new if alike(old, one)), None)
            if match is not None:
                pairs.append((old, match))
                gone.remove(old)
                new.remove(match)
    pairs.sort(key=lambda pair: _order(pair[1]))
    return tuple(pairs), tuple(gone), tuple(new)


def _same(old: Placed, new: Placed) -> bool:
    return old == new


def _same_time(old: Placed, new: Placed) -> bool:
    return _same_date(old, new) and old.start == new.start


def _same_date(old: Placed, new: Placed) -> bool:
    return old.session == new.session and old.date == new.date


def _same_session(old: Placed, new: Placed) -> bool:
    return old.session == new.session


def _moved(old: Placed, new: Placed) -> Moved:
    differs = {
        Alteration.DATE: old.date != new.date,
        Alteration.TIME: old.start != new.start,
        Alteration.DURATION: old.end - old.start != new.end - new.start,
        Alteration.VENUE: old.venue != new.venue,
        Alteration.LANGUAGE: old.language_mode != new.language_mode,
        Alteration.SPLIT: (old.split, old.beside) != (new.split, new.beside),
        Alteration.PARTNER: old.partner != new.partner,
    }
    alterations = tuple(name for name, is_other in differs.items() if is_other)
    return Moved(before=old, after=new, alterations=alterations)


def _day_changes(before: Itinerary, after: Itinerary) -> Iterator[DayChange]:
    """Other hotels and vehicles, date by date; a date on which only one plan has any counts too."""
    old = {day.date: day for day in before.days}
    new = {day.date: day for day in after.days}
    for date in sorted(old.keys() | new.keys()):
        for part in DayPart:
            was, now = _day_part(old.get(date), part), _day_part(new.get(date), part)
            if was != now:
                yield DayChange(date=date, part=part, before=was, after=now)


def _day_part(day: ItineraryDay | None, part: DayPart) -> str | None:
    if day is None:
        return None
    if part is DayPart.VEHICLE:
        return day.vehicle
    return None if day.night is None else day.night.hotel


def _by_partner(
    kept: Iterable[Placed],
    moved: Iterable[Moved],
    dropped: Iterable[Placed],
    added: Iterable[Placed],
) -> tuple[PartnerChange, ...]:
    """One entry for each partner, in the order of their ids.

    A session that went over to another partner is dropped for the one and added for the other.
    """
    kept, moved, dropped, added = tuple(kept), tuple(moved), tuple(dropped), tuple(added)
    went = [one for one in moved if one.before.partner != one.after.partner]
    stayed = [one for one in moved if one.before.partner == one.after.partner]
    dropped = (*dropped, *(one.before for one in went))
    added = (*added, *(one.after for one in went))
    concerned = {one.partner for one in (*kept, *dropped, *added)}
    concerned |= {one.after.partner for one in stayed}
    return tuple(
        PartnerChange(
            partner=partner,
            kept=tuple(one for one in kept if one.partner == partner),
            moved=tuple(one for one in stayed if one.after.partner == partner),
            dropped=tuple(one for one in dropped if one.partner == partner),
            added=tuple(one for one in added if one.partner == partner),
        )
        for partner in sorted(concerned)
    )
