"""Rooming: the list for the hotels with a programme's names, and what does not match in them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy.orm import Session
from starlette.responses import Response

from api.edge.answers import answer
from api.errors import ProblemCode, Refusal
from api.planning.papers import Tongue
from api.planning.printed import CSV, XLSX, file_of, of_edition
from api.schemas.holding import RoomingList, RoomingRooms, RoomingStay
from api.store import guests, programmes, tables
from optimizer.domain.crosschecks.rooming import rooming_spots
from optimizer.domain.problem import Problem
from optimizer.domain.rooming import NamedGuest
from optimizer.papers import rooming_csv, rooming_xlsx
from optimizer.papers.rooming import Stay, stays_of

GUESTS = "guests"


class ListForm(StrEnum):
    """How a rooming list is written."""

    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"


def rooming_list(
    session: Session,
    programme: tables.Programme,
    form: ListForm,
    tongue: Tongue,
    hotel: str | None,
) -> Response:
    """The list of the version that holds, else of the newest; that names went out is recorded.

    Raises Refusal for a hotel in which no night is spent.
    """
    held = programmes.published(session, programme) or _newest(session, programme)
    problem, itinerary, edition = of_edition(held)
    stays = [one for one in stays_of(problem, itinerary) if hotel in (None, one.hotel)]
    if hotel is not None and not stays:
        raise Refusal(ProblemCode.NOT_FOUND, f"No night is spent in the hotel '{hotel}'.")
    if form is ListForm.JSON:
        return answer(_told(problem, stays, _named(guests.listed(session, programme))))
    named = _named(guests.rooming(session, programme))
    called = f"{problem.wishes.id}-rooming-list{'' if hotel is None else f'-{hotel}'}.{form.value}"
    if form is ListForm.CSV:
        return file_of(rooming_csv(problem, itinerary, named, hotel).encode(), CSV, called)
    content = rooming_xlsx(problem, itinerary, named, tongue.value, edition, hotel)
    return file_of(content, XLSX, called)


def _newest(session: Session, programme: tables.Programme) -> tables.Edition:
    number = programmes.editions(session, programme)[-1].number
    return programmes.edition(session, programme, number)


def _named(rows: Sequence[tables.Guest]) -> tuple[NamedGuest, ...]:
    return tuple(
        NamedGuest(name=row.name, room_kind=row.room_kind, room=row.room, note=row.note)
        for row in rows
    )


def _told(problem: Problem, stays: Sequence[Stay], named: Sequence[NamedGuest]) -> RoomingList:
    """Without the names themselves, which stand in the list of guests."""
    party = problem.wishes.party
    return RoomingList(
        heads=party.heads,
        named=len(named),
        stays=tuple(_stay(one) for one in stays),
        findings=tuple(spot.finding() for spot in rooming_spots(party, named, GUESTS)),
    )


def _stay(stay: Stay) -> RoomingStay:
    return RoomingStay(
        hotel=stay.hotel,
        arrival=stay.arrival,
        departure=stay.departure,
        nights=tuple(
            RoomingRooms(date=date, rooms=night.rooms, on_request=night.on_request)
            for date, night in stay.nights
        ),
    )
