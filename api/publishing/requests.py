"""Requests: what a programme asks of each supplier, from the first draft to the last version.

A supplier who said yes to something keeps that yes for as long as the programme asks for the same.
What is asked for at another hour or place is a new request; what is no longer asked for is
cancelled where somebody had been asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from api.store import Session, confirmations, moment
from api.store.confirmations import Item, Reply
from api.store.tables import Confirmation, Programme
from optimizer.deadlines import deadlines_of
from optimizer.deadlines.bookings import Booking, bookings_of, is_own_arrangement
from optimizer.domain.deadlines import Counterpart, DeadlineKind
from optimizer.domain.itinerary import Arrival, Departure, Itinerary, MealStop, Visit
from optimizer.domain.problem import Problem
from optimizer.domain.statuses import ItemKind, ItemStatus, Status, StatusChange

PLANNER = "planner"
"""Who cancels what a later version does not ask for: no refusal, it may be asked for again."""

_KINDS = {
    Counterpart.PARTNER: ItemKind.SESSION,
    Counterpart.HOTEL: ItemKind.HOTEL,
    Counterpart.RESTAURANT: ItemKind.RESTAURANT,
    Counterpart.VEHICLE: ItemKind.VEHICLE,
    Counterpart.CONNECTION: ItemKind.CONNECTION,
    Counterpart.INTERPRETER: ItemKind.INTERPRETER,
}
_TO_ANSWER = (
    DeadlineKind.REQUEST,
    DeadlineKind.INTERPRETERS,
    DeadlineKind.OPTION,
    DeadlineKind.RELEASE,
)
_ASKED = (Status.REQUESTED, Status.OPTION, Status.CONFIRMED)


@dataclass(frozen=True)
class _Wanted:
    """An item, what the wishes say of it already, and by when an answer is needed."""

    item: Item
    known: ItemStatus | None
    answer_by: dt.date | None


def ask(
    session: Session, programme: Programme, problem: Problem, itinerary: Itinerary
) -> tuple[Confirmation, ...]:
    """Brings a programme's requests in line with its itinerary, and returns those that it needs."""
    today = local_date(session, problem)
    stored = {row.path: row for row in confirmations.of_programme(session, programme, needed=False)}
    wanted = tuple(_wanted(problem, itinerary))
    for one in wanted:
        row = stored.pop(one.item.path, None)
        if row is None:
            row = confirmations.add(session, programme, one.item, _beginning(one.known, today))
            _carry(row, one.known)
        elif not (row.needed and one.item.same_as(row)):
            confirmations.write(row, one.item, _afresh(row, today))
        row.answer_by = one.answer_by
    for row in stored.values():
        let_go(row, today)
    session.flush()
    return confirmations.of_programme(session, programme)


def let_go(row: Confirmation, today: dt.date) -> None:
    """The programme no longer asks for this: it is cancelled where somebody had been asked."""
    if row.needed and row.state in _ASKED:
        confirmations.step(row, Reply(Status.CANCELLED, today, by=PLANNER))
    row.needed = False


def statuses_known(session: Session, programme: Programme) -> tuple[ItemStatus, ...]:
    """What suppliers have said, as wishes have it: of what is asked, and every refusal."""
    return tuple(
        status
        for row in confirmations.of_programme(session, programme, needed=False)
        if row.needed or _is_refusal(row)
        for status in confirmations.as_statuses(row)
    )


def local_date(session: Session, problem: Problem) -> dt.date:
    """Today where the host is."""
    return moment(session).astimezone(ZoneInfo(problem.catalogue.time_zone)).date()


def _is_refusal(row: Confirmation) -> bool:
    """Whether the supplier said no, and not the planner."""
    refused = row.state in (Status.DECLINED, Status.CANCELLED)
    return refused and row.history[-1]["by"] != PLANNER


def _beginning(known: ItemStatus | None, today: dt.date) -> tuple[StatusChange, ...]:
    if known is not None:
        return known.history
    return (StatusChange(status=Status.NOT_REQUESTED, date=today),)


def _carry(row: Confirmation, known: ItemStatus | None) -> None:
    """What the wishes say beyond the history: an option's last day, a price, a fallback."""
    if known is None:
        return
    row.option_until, row.fallback = known.option_until, known.fallback
    row.price = None if known.price is None else known.price.model_dump(mode="json")


def _afresh(row: Confirmation, today: dt.date) -> tuple[StatusChange, ...]:
    """The history of a request that asks for something else than before."""
    note = f"was {row.state.value} as asked for before"
    return (StatusChange(status=Status.NOT_REQUESTED, date=today, by=PLANNER, note=note),)


def _wanted(problem: Problem, itinerary: Itinerary) -> Iterator[_Wanted]:
    answers: dict[str, dt.date] = {}
    for deadline in deadlines_of(problem, itinerary).deadlines:
        if deadline.kind in _TO_ANSWER:
            found = answers.get(deadline.item, deadline.latest)
            answers[deadline.item] = min(found, deadline.latest)
    for booking in bookings_of(problem, itinerary):
        if not is_own_arrangement(problem, booking):
            item = _item(booking, itinerary)
            known = booking.status(problem, booking.service)
            yield _Wanted(item, known, answers.get(booking.item))


def _item(booking: Booking, itinerary: Itinerary) -> Item:
    kind = _KINDS[booking.counterpart]
    key = booking.session if kind is ItemKind.SESSION else booking.supplier
    common = (booking.item, kind, key, booking.supplier, booking.service)
    day = next(day for day in itinerary.days if day.date == booking.service)
    for stop in day.items:
        match stop:
            case Visit() if kind is ItemKind.SESSION and key in stop.sessions:
                hours = (stop.start, stop.end)
                return Item(*common, 1, *hours, venue=stop.venue, language_mode=stop.language_mode)
            case MealStop() if kind is ItemKind.RESTAURANT and booking.item.endswith(
                f"/{stop.meal.value}-{stop.restaurant}"
            ):
                return Item(*common, 1, stop.start, stop.end, meal=stop.meal)
            case Arrival() | Departure() if kind is ItemKind.CONNECTION and stop.connection == key:
                return Item(*common, 1, stop.start, stop.end)
            case _:
                pass
    return Item(*common, len(booking.dates))
