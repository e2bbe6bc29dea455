"""The rooming list: which rooms each hotel keeps for whom, from when to when.

One row for each guest, with a Room Key that those who share a room have in common. Without names,
one row for each kind of room. A hotel is told only what it needs: its own nights, what guests need
in their rooms, and diets where it has asked for them.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from optimizer.domain.catalogue import RoomKind
from optimizer.domain.itinerary import BookedRooms, Itinerary, ItineraryDay, Leg, Night
from optimizer.domain.problem import Problem
from optimizer.domain.rooming import NamedGuest
from optimizer.domain.ticks import in_ticks, ticks
from optimizer.papers.edition import Edition
from optimizer.papers.heads import edition_text
from optimizer.papers.phrases import counted, named, say
from optimizer.papers.workbook import Sheet, workbook
from optimizer.report.cells import as_text
from optimizer.report.phrases import short_date
from optimizer.report.words import Words

GUEST_COLUMNS = (
    "room-key",
    "name",
    "room",
    "hotel",
    "arrival",
    "reached",
    "departure",
    "left",
    "nights",
    "note",
)
ROOM_COLUMNS = (
    "room",
    "rooms",
    "guests",
    "hotel",
    "arrival",
    "reached",
    "departure",
    "left",
    "nights",
    "note",
)

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Stay:
    """Nights in a row at one hotel; hours are those at which the party comes and goes, if known."""

    hotel: str
    nights: tuple[tuple[dt.date, Night], ...]
    reached: int | None
    left: int | None

    @property
    def arrival(self) -> dt.date:
        """The date of the first night."""
        return self.nights[0][0]

    @property
    def departure(self) -> dt.date:
        """The date after the last night."""
        return self.nights[-1][0] + dt.timedelta(days=1)


def stays_of(problem: Problem, itinerary: Itinerary) -> tuple[Stay, ...]:
    """Each stay at a hotel, in order."""
    found = []
    days = itinerary.days
    spent = [(index, day.night) for index, day in enumerate(days) if day.night is not None]
    for hotel, run in groupby(spent, lambda one: one[1].hotel):
        nights = list(run)
        first, last = nights[0][0], nights[-1][0]
        place = problem.catalogue.hotel(hotel).place
        after = days[last + 1] if last + 1 < len(days) else None
        found.append(
            Stay(
                hotel,
                tuple((days[index].date, night) for index, night in nights),
                _reached(days[first], place),
                None if after is None else _left(after, place),
            )
        )
    return tuple(found)


def _reached(day: ItineraryDay, place: str) -> int | None:
    """When the party comes to the place at which its day ends."""
    reached = None
    for item in reversed(day.items):
        if isinstance(item, Leg):
            return item.end if item.destination == place else reached
        if item.place != place:
            break
        reached = item.start
    return reached


def _left(day: ItineraryDay, place: str) -> int | None:
    """When the party first leaves the place at which its day begins."""
    for item in day.items:
        if isinstance(item, Leg):
            return item.start if item.origin == place else None
    return None


def rooming_csv(
    problem: Problem,
    itinerary: Itinerary,
    guests: Sequence[NamedGuest] = (),
    hotel: str | None = None,
) -> str:
    """A table of guests, of kinds of rooms where nobody is named; of one hotel on request.

    It is for programs and therefore in English always, with dates as ISO 8601.
    """
    with ticks(problem.rules.ticks_per_minute):
        words, stays = Words(problem, "en"), _of(hotel, stays_of(problem, itinerary))
        columns = GUEST_COLUMNS if guests else ROOM_COLUMNS
        rows = _guest_rows(words, stays, guests) if guests else _room_rows(words, stays)
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(_heads(words, columns))
        for row in rows:
            table.writerow(["" if cell is None else as_text(str(cell)) for cell in row])
        return text.getvalue()


def rooming_xlsx(
    problem: Problem,
    itinerary: Itinerary,
    guests: Sequence[NamedGuest] = (),
    language: str = "en",
    edition: Edition | None = None,
    hotel: str | None = None,
) -> bytes:
    """The list as a workbook: guests by name if there are any, and the rooms by kind."""
    with ticks(problem.rules.ticks_per_minute):
        words, stays = Words(problem, language), _of(hotel, stays_of(problem, itinerary))
        above = tuple(_above(words, stays, guests, edition or Edition()))
        sheets = []
        if guests:
            rows = list(_guest_rows(words, stays, guests))
            sheets.append(Sheet(say("rooming.sheet", language), _heads(words, GUEST_COLUMNS), rows))
        rooms = list(_room_rows(words, stays))
        sheets.append(Sheet(say("rooming.by-kind", language), _heads(words, ROOM_COLUMNS), rooms))
        return workbook([Sheet(one.name, one.heads, one.rows, above) for one in sheets])


def _of(hotel: str | None, stays: Sequence[Stay]) -> tuple[Stay, ...]:
    return tuple(one for one in stays if hotel in (None, one.hotel))


def _heads(words: Words, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(say(f"rooming.{name}", words.language) for name in columns)


def _above(
    words: Words, stays: Sequence[Stay], guests: Sequence[NamedGuest], edition: Edition
) -> Iterator[str]:
    """What the hotel has to know besides the rows."""
    language, wishes = words.language, words.problem.wishes
    party = wishes.party
    yield f"{wishes.name.in_language(language)} · {edition_text(edition, language)}"
    for stay in stays:
        yield _stay(words, stay)
    if guests:
        yield say("rooming.named", language, named=len(guests), heads=party.heads)
    else:
        yield say("rooming.unnamed", language, guests=counted("guests", party.heads, language))
    if needs := named("need", party.access_needs, language):
        yield say("access-needs", language, needs=needs)
    diets = named("diet", party.diets, language)
    if diets and any(_asks_for_diets(words.problem, stay.hotel) for stay in stays):
        yield say("rooming.diets", language, diets=diets)
    if guests:
        yield say("rooming.personal", language)
    yield words.problem.catalogue.banner.in_language(language)


def _asks_for_diets(problem: Problem, hotel: str) -> bool:
    terms = problem.catalogue.hotel(hotel).terms
    return terms is not None and terms.diets_days is not None


def _stay(words: Words, stay: Stay) -> str:
    language = words.language
    ends = (
        f"{short_date(date, language)} {_hour(words, time)}".strip()
        for date, time in ((stay.arrival, stay.reached), (stay.departure, stay.left))
    )
    nights = counted("rooming.n-nights", len(stay.nights), language)
    return f"{words.hotel(stay.hotel)}: {' – '.join(ends)}, {nights}"


def _hour(words: Words, time: int | None) -> str:
    return "" if time is None else words.time(time % in_ticks(24 * 60))


def _guest_rows(words: Words, stays: Sequence[Stay], guests: Sequence[NamedGuest]) -> Iterator[Row]:
    keys = room_keys(guests)
    ordered = sorted(guests, key=lambda one: keys[one.room])
    for stay in stays:
        for one in ordered:
            kind = say(f"rooming.{one.room_kind.value}", words.language)
            yield (keys[one.room], one.name, kind, *_ends(words, stay), len(stay.nights), one.note)


def room_keys(guests: Sequence[NamedGuest]) -> dict[str, int]:
    """A number for each room, kind by kind in the order of the list: what sharers have in common.

    It is no room's number in the hotel, and the same at each hotel of the trip.
    """
    kinds = list(RoomKind)
    rooms: dict[str, RoomKind] = {}
    for one in guests:
        rooms.setdefault(one.room, one.room_kind)
    ordered = sorted(rooms, key=lambda room: kinds.index(rooms[room]))
    return {room: number for number, room in enumerate(ordered, start=1)}


def _ends(words: Words, stay: Stay) -> Row:
    return (
        words.hotel(stay.hotel),
        stay.arrival,
        _hour(words, stay.reached),
        stay.departure,
        _hour(words, stay.left),
    )


def _room_rows(words: Words, stays: Sequence[Stay]) -> Iterator[Row]:
    """Rooms by kind; nights in a row with other rooms than before have rows of their own."""
    for stay in stays:
        for _, run in groupby(stay.nights, lambda one: (one[1].rooms, one[1].on_request)):
            nights = list(run)
            first, night = nights[0]
            part = Stay(
                stay.hotel,
                tuple(nights),
                stay.reached if first == stay.arrival else None,
                stay.left if nights[-1] == stay.nights[-1] else None,
            )
            note = say("rooming.on-request", words.language) if night.on_request else ""
            for rooms in night.rooms:
                yield (
                    say(_kind(rooms), words.language),
                    rooms.count,
                    rooms.count * _sleeping(rooms),
                    *_ends(words, part),
                    len(nights),
                    note,
                )


def _kind(rooms: BookedRooms) -> str:
    return f"rooming.{rooms.kind.value}{'-single-use' if rooms.single_use else ''}"


def _sleeping(rooms: BookedRooms) -> int:
    return 2 if rooms.kind is RoomKind.TWIN and not rooms.single_use else 1
