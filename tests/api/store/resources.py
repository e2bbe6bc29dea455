"""One of each resource that an organisation has, and a way to change it: for tests of them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.store import (
    Session,
    absences,
    bookings,
    confirmations,
    deliveries,
    feedback,
    guests,
    improvements,
    inputs,
    plans,
    programmes,
)
from api.store.confirmations import Item, Reply
from api.store.lookup import owned
from api.store.tables import Delivery, Programme
from optimizer.domain.bookings import Booking, BookingKind
from optimizer.domain.catalogue import RoomKind
from optimizer.domain.statuses import ItemKind, Status, StatusChange
from scenarios.learning import Decision

DAY = dt.date(2027, 5, 11)
ROOMS = Booking(
    kind=BookingKind.HOTEL, id="park", date=DAY, count=3, room=RoomKind.SINGLE, trip="by phone"
)
ASKED = plans.Asked(
    request={"z": 1, "a": [1.0, "ä"]}, problem={"wishes": {}}, problem_hash="0" * 64, parameters={}
)
VISIT = Item(
    path="2027-05-11/visit/demo",
    kind=ItemKind.SESSION,
    item="demo",
    supplier="rescue",
    date=DAY,
    start=600,
    end=690,
)
ASKED_ON = dt.date(2027, 3, 1)
REQUESTED = (StatusChange(status=Status.REQUESTED, date=ASKED_ON),)


@dataclass(frozen=True)
class Resource:
    """How to make one in an organisation, and how to change it at an expected version."""

    make: Callable[[Session, str], Any]
    change: Callable[[Session, str, str, int | None], Any]


def _programme(session: Session, organisation: str) -> Programme:
    return programmes.add(session, organisation, "Spring visit")


def _confirmation(session: Session, organisation: str) -> Any:
    row = confirmations.add(session, _programme(session, organisation), VISIT, REQUESTED)
    session.flush()
    return row


def _release(session: Session, organisation: str, key: str, expected: int | None) -> Any:
    return bookings.release(session, organisation, key, expected)


def _delivery(session: Session, organisation: str) -> Any:
    return deliveries.add(session, _programme(session, organisation), {"a": 1})


def _delivered_otherwise(
    session: Session, organisation: str, key: str, expected: int | None
) -> Any:
    row = owned(session, Delivery, organisation, key)
    programme = programmes.get(session, organisation, row.programme_id)
    return deliveries.change(session, programme, expected, {"a": 2})


RESOURCES: dict[str, Resource] = {
    "catalogue": Resource(
        lambda session, to: inputs.CATALOGUES.add(session, to, {"id": "small", "n": 1}),
        lambda session, to, key, expected: inputs.CATALOGUES.replace(
            session, to, key, expected, {"id": "small", "n": 2}
        ),
    ),
    "wishes": Resource(
        lambda session, to: inputs.WISHES.add(session, to, {"id": "visit", "n": 1}),
        lambda session, to, key, expected: inputs.WISHES.replace(
            session, to, key, expected, {"id": "visit", "n": 2}
        ),
    ),
    "plan": Resource(
        lambda session, to: plans.add(session, to, ASKED),
        lambda session, to, key, expected: plans.rename(session, to, key, expected, "Plan B"),
    ),
    "programme": Resource(
        _programme,
        lambda session, to, key, expected: programmes.rename(session, to, key, expected, "Autumn"),
    ),
    "booking": Resource(lambda session, to: bookings.add(session, to, ROOMS), _release),
    "confirmation": Resource(
        _confirmation,
        lambda session, to, key, expected: confirmations.reply(
            session, to, key, expected, Reply(Status.CONFIRMED, ASKED_ON, by="rescue")
        ),
    ),
    "guest": Resource(
        lambda session, to: guests.add(
            session, _programme(session, to), guests.Name("Maija Meikäläinen", RoomKind.TWIN, "1")
        ),
        lambda session, to, key, expected: guests.change(
            session, to, key, expected, guests.Name("Matti Meikäläinen", RoomKind.TWIN, "2")
        ),
    ),
    "feedback": Resource(
        lambda session, to: feedback.add(session, _programme(session, to), {"stars": 4}, "guest"),
        lambda session, to, key, expected: feedback.change(session, to, key, expected, {"a": 1}),
    ),
    "delivery": Resource(_delivery, _delivered_otherwise),
    "improvement": Resource(
        lambda session, to: improvements.add(
            session, _programme(session, to), improvements.Told({"id": "a"})
        ),
        lambda session, to, key, expected: improvements.change(
            session, to, key, expected, improvements.Told({"id": "b"}, Decision.DONE, "x")
        ),
    ),
    "absence": Resource(
        lambda session, to: absences.add(session, to, "rescue", absences.Away(DAY, DAY)),
        lambda session, to, key, expected: absences.change(
            session, to, key, expected, absences.Away(DAY, DAY, 480, 720)
        ),
    ),
}
