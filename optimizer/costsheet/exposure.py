"""Exposure: what a cancellation of the whole trip would cost, date by date."""

from __future__ import annotations

import datetime as dt

from optimizer.costsheet.selling import share_of
from optimizer.deadlines.bookings import Booking, bookings_of
from optimizer.domain.cost_sheet import Exposure, ExposureStep, Owed
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.money import Category
from optimizer.domain.problem import Problem


def exposure_of(problem: Problem, itinerary: Itinerary) -> Exposure:
    """From the planning date to the last service; the dates on which the amount changes.

    A service whose day has passed is owed whole. Only what the trip's price includes counts, at
    its cost with tax.
    """
    bookings = [booking for booking in bookings_of(problem, itinerary) if booking.cents]
    known = [booking for booking in bookings if booking.terms is not None]
    first = problem.wishes.planning_date
    last = max((booking.service for booking in bookings), default=itinerary.days[-1].date)
    last = max(first, last)
    steps: list[ExposureStep] = []
    for count in range((last - first).days + 1):
        date = first + dt.timedelta(days=count)
        owed = tuple(
            _owed(booking, owed_cents(problem, booking, date))
            for booking in known
            if owed_cents(problem, booking, date)
        )
        if not steps or steps[-1].owed != owed:
            total = sum(one.owed_cents for one in owed)
            steps.append(ExposureStep(date=date, owed_cents=total, owed=owed))
    return Exposure(
        first=first,
        last=last,
        price_cents=sum(line.gross_cents for line in itinerary.cost_lines if line.is_included),
        steps=tuple(steps),
        unknown=tuple(_owed(one, 0) for one in bookings if one.terms is None),
        own_items_cents=sum(
            line.gross_cents
            for line in itinerary.cost_lines
            if line.category is Category.OTHER and line.is_included
        ),
    )


def owed_cents(problem: Problem, booking: Booking, date: dt.date) -> int:
    """What one supplier keeps of a booking that is cancelled on a date, rounded half up."""
    cents = booking.cents or 0
    left = (booking.service - date).days
    if left < 0:
        return cents
    assert booking.terms is not None
    return share_of(cents, booking.terms.owed_permille(problem.wishes.party.heads, left))


def _owed(booking: Booking, cents: int) -> Owed:
    return Owed(
        counterpart=booking.counterpart,
        supplier=booking.supplier,
        item=booking.item,
        price_cents=booking.cents or 0,
        owed_cents=cents,
    )
