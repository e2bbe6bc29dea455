"""Lead times: visas, clearances and requests to partners, and interpreters."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.costing.line import path
from optimizer.deadlines.bookings import Booking
from optimizer.deadlines.entry import Days, Subject, entry
from optimizer.domain.calendar import WEEKDAYS
from optimizer.domain.catalogue import Access
from optimizer.domain.deadlines import Counterpart, Deadline, DeadlineKind
from optimizer.domain.itinerary import Arrival, Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.rules import Rule
from optimizer.domain.statuses import Status

ASKED = (Status.REQUESTED, Status.OPTION, Status.CONFIRMED)
"""The statuses of what has been asked for and not been refused."""


def subject_of(booking: Booking) -> Subject:
    """What a deadline of a booking is for."""
    return Subject(booking.counterpart, booking.supplier, booking.item, booking.service)


def leads(problem: Problem, booking: Booking) -> Iterator[Deadline]:
    """The lead times that a booking must keep, of those that the rules know.

    What has been asked for need not be asked for again.
    """
    if booking.counterpart is Counterpart.PARTNER:
        yield from _partner(problem, booking)
    elif booking.counterpart is Counterpart.INTERPRETER:
        yield from _interpreters(problem, booking)


def _partner(problem: Problem, booking: Booking) -> Iterator[Deadline]:
    """What its guests' access takes, and the request itself, each in the partner's working days.

    The rule `access` asks for the longest of these leads, which is the earliest of the two days.
    What is confirmed needs no lead time by the rule, but its guests still have to be told of.
    """
    catalogue, subject = problem.catalogue, subject_of(booking)
    session = catalogue.session(booking.session)
    partner = catalogue.partner(session.partner)
    if session.access is not Access.OPEN:
        lead = problem.rules.lead_working_days.get(session.access, 0)
        days = Days(lead, partner.working_days, partner.id)
        yield entry(
            problem,
            DeadlineKind.CLEARANCE,
            subject,
            days,
            rule=None if booking.is_settled(problem, Status.CONFIRMED) else Rule.ACCESS,
            access=session.access,
        )
    if booking.is_settled(problem, *ASKED):
        return
    lead = max(
        session.lead_working_days,
        partner.booking_lead_working_days,
        problem.rules.lead_working_days.get(Access.OPEN, 0) if session.access is Access.OPEN else 0,
    )
    if lead:
        days = Days(lead, partner.working_days, partner.id)
        yield entry(problem, DeadlineKind.REQUEST, subject, days, rule=Rule.ACCESS)


def _interpreters(problem: Problem, booking: Booking) -> Iterator[Deadline]:
    service = problem.catalogue.interpreter(booking.supplier)
    if service.lead_working_days and not booking.is_settled(problem, *ASKED):
        days = Days(service.lead_working_days, WEEKDAYS[:5])
        subject = subject_of(booking)
        yield entry(problem, DeadlineKind.INTERPRETERS, subject, days, rule=Rule.INTERPRETER)


def visas(problem: Problem, itinerary: Itinerary) -> Iterator[Deadline]:
    """When the guests who need a visa must have applied, counted back from the first day."""
    if not problem.wishes.party.visa_bound:
        return
    first = itinerary.days[0]
    arrivals = (item.connection for item in first.items if isinstance(item, Arrival))
    item = path(first.date, "arrival", next(arrivals, "trip"))
    subject = Subject(Counterpart.AUTHORITY, None, item, first.date)
    days = Days(problem.rules.visa_lead_days)
    yield entry(problem, DeadlineKind.VISA, subject, days, rule=Rule.ENTRY)
