"""Agreed terms: options, deposits, cancellation, lists and orders, and the release of rooms."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.costing import room_type
from optimizer.deadlines.bookings import Booking, is_own_arrangement
from optimizer.deadlines.entry import Days, Subject, entry
from optimizer.deadlines.leads import subject_of
from optimizer.domain.deadlines import Counterpart, Deadline, DeadlineKind
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from optimizer.domain.statuses import Status
from optimizer.domain.terms import Terms


def agreed(problem: Problem, booking: Booking) -> Iterator[Deadline]:
    """Everything that a supplier's terms ask of one booking, unless the guests arrange it."""
    if is_own_arrangement(problem, booking):
        return
    yield from _release(problem, booking)
    yield from _option(problem, booking)
    if booking.terms is None:
        return
    subject = subject_of(booking)
    for kind, days in _asked(booking.terms, booking.counterpart):
        yield entry(problem, kind, subject, Days(days))
    yield from _payments(problem, booking, booking.terms)
    yield from _cancellation(problem, booking, booking.terms)


def _asked(terms: Terms, counterpart: Counterpart) -> Iterator[tuple[DeadlineKind, int]]:
    """What is sent or told by a day; the programme for a vehicle is its transport order."""
    drives = counterpart is Counterpart.VEHICLE
    asked = (
        (DeadlineKind.NAME_LIST, terms.name_list_days),
        (DeadlineKind.ROOMING_LIST, terms.rooming_list_days),
        (DeadlineKind.DIETS, terms.diets_days),
        (DeadlineKind.MENU, terms.menu_days),
        (
            DeadlineKind.TRANSPORT_ORDER if drives else DeadlineKind.PROGRAMME,
            terms.programme_days,
        ),
    )
    for kind, days in asked:
        if days is not None:
            yield kind, days


def _option(problem: Problem, booking: Booking) -> Iterator[Deadline]:
    """When an option lapses: as its status says for the first of its dates, else as the terms do.

    What is confirmed has no option any more.
    """
    if booking.is_settled(problem, Status.CONFIRMED):
        return
    found = [booking.status(problem, date) for date in booking.dates]
    ends = [item.option_until for item in found if item and item.status is Status.OPTION]
    known = [end for end in ends if end is not None]
    if known:
        days = max(0, (booking.service - min(known)).days)
    elif booking.terms is not None and booking.terms.option_days is not None:
        days = booking.terms.option_days
    else:
        return
    yield entry(problem, DeadlineKind.OPTION, subject_of(booking), Days(days))


def _payments(problem: Problem, booking: Booking, terms: Terms) -> Iterator[Deadline]:
    """The deposit, rounded half up to the cent, and what is left after it.

    The host owes both whether the trip's price includes the booking or the guests may choose it.
    """
    subject = subject_of(booking)
    cents = None if booking.cents is None else booking.cents + (booking.optional_cents or 0)
    if cents == 0:
        return
    deposit = None if cents is None else (cents * terms.deposit_permille + 500) // 1000
    if terms.deposit_days is not None and terms.deposit_permille:
        days = Days(terms.deposit_days)
        yield entry(problem, DeadlineKind.DEPOSIT, subject, days, cents=deposit)
    else:
        deposit = None if cents is None else 0
    if terms.balance_days is not None and terms.deposit_permille < 1000:
        rest = None if cents is None or deposit is None else cents - deposit
        days = Days(terms.balance_days)
        yield entry(problem, DeadlineKind.BALANCE, subject, days, cents=rest)


def _cancellation(problem: Problem, booking: Booking, terms: Terms) -> Iterator[Deadline]:
    """The last day on which a cancellation is free, and the last one before each dearer share."""
    heads, subject, service = problem.wishes.party.heads, subject_of(booking), booking.service
    free = terms.last_free_day(heads, service)
    if free is None:
        return
    days = Days((service - free).days)
    yield entry(problem, DeadlineKind.FREE_CANCELLATION, subject, days, owed_permille=0)
    turns = {step.fewer_than_days for step in terms.steps_for(heads)}
    if terms.deposit_kept and terms.deposit_days is not None:
        turns.add(terms.deposit_days + 1)
    for left in sorted(turns, reverse=True):
        now = terms.owed_permille(heads, left)
        if 0 < now < terms.owed_permille(heads, left - 1):
            yield entry(
                problem,
                DeadlineKind.CHEAPER_CANCELLATION,
                subject,
                Days(left),
                name=str(now),
                owed_permille=now,
            )


def _release(problem: Problem, booking: Booking) -> Iterator[Deadline]:
    """The last day on which the allotment of a stay's rooms is held for every night of it.

    Nights that are confirmed are not released.
    """
    if booking.counterpart is not Counterpart.HOTEL:
        return
    hotel = problem.catalogue.hotel(booking.supplier)
    held = [
        (date, room.release_days)
        for date, night in booking.nights
        if not ((asked := booking.status(problem, date)) and asked.is_confirmed)
        for rooms in night.rooms
        if (room := room_type(hotel, rooms.kind)) is not None and room.release_days
    ]
    if held:
        date, days = min(held, key=lambda night: night[0].toordinal() - night[1])
        subject = Subject(booking.counterpart, booking.supplier, booking.item, date)
        yield entry(problem, DeadlineKind.RELEASE, subject, Days(days), rule=Rule.ROOMS)
