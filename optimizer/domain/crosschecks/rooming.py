"""Names against counts: whether the guests by name are those whom the rooms are booked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from optimizer.domain.catalogue import RoomKind
from optimizer.domain.crosschecks.check import Spot
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.rooming import NamedGuest
from optimizer.domain.wishes import Party

_SLEEPS = {RoomKind.SINGLE: 1, RoomKind.TWIN: 2, RoomKind.ACCESSIBLE: 1}


def rooming_spots(
    party: Party, guests: Sequence[NamedGuest], document: str, before: Steps = ("guests",)
) -> Iterator[Spot]:
    """What does not match, all of it warnings: names come one by one, and a list may be half full.

    `before` is where the guests are in the document.
    """
    if len(guests) != party.heads:
        yield _warning(
            document,
            before,
            FindingCode.ROOMS_DO_NOT_FIT,
            f"{len(guests)} {'guest is' if len(guests) == 1 else 'guests are'} named, "
            f"but {party.heads} come.",
            "Name those who are missing, take out who does not come, or correct the head count.",
            named=len(guests),
            heads=party.heads,
        )
    yield from _rooms(guests, document, before)
    yield from _kinds(party, guests, document, before)
    yield from _names(guests, document, before)


def _rooms(guests: Sequence[NamedGuest], document: str, before: Steps) -> Iterator[Spot]:
    """Rooms of two kinds, with too many guests, or twins with one."""
    rooms: dict[str, list[int]] = {}
    for index, one in enumerate(guests):
        rooms.setdefault(one.room, []).append(index)
    for room, indices in rooms.items():
        kinds = list(dict.fromkeys(guests[index].room_kind for index in indices))
        last = (*before, indices[-1])
        if len(kinds) > 1:
            yield _warning(
                document,
                (*last, "room_kind"),
                FindingCode.CONTRADICTION,
                f"The room {room} is of two kinds: {' and '.join(one.value for one in kinds)}.",
                "Write the same kind for everybody in the room, or give them different rooms.",
                room=room,
            )
        elif len(indices) > _SLEEPS[kinds[0]]:
            yield _warning(
                document,
                (*last, "room"),
                FindingCode.ROOMS_DO_NOT_FIT,
                f"The room {room} ({kinds[0].value}) has {len(indices)} guests, "
                f"and sleeps {_SLEEPS[kinds[0]]}.",
                "Give one of them another room.",
                room=room,
            )
        elif len(indices) < _SLEEPS[kinds[0]]:
            yield _warning(
                document,
                (*last, "room"),
                FindingCode.ROOMS_DO_NOT_FIT,
                f"The room {room} ({kinds[0].value}) has one guest, and sleeps two.",
                "Name who shares it, or give the guest a single room.",
                room=room,
            )


def _kinds(
    party: Party, guests: Sequence[NamedGuest], document: str, before: Steps
) -> Iterator[Spot]:
    """More rooms of a kind than the party has; fewer are a matter of names that are missing."""
    demand = party.room_demand
    booked = {
        RoomKind.SINGLE: demand.single,
        RoomKind.TWIN: demand.twin,
        RoomKind.ACCESSIBLE: demand.accessible,
    }
    named = Counter(kind for kind, _ in {(one.room_kind, one.room) for one in guests})
    everybody = len(guests) >= party.heads
    for kind, count in booked.items():
        if named[kind] > count or (everybody and named[kind] != count):
            yield _warning(
                document,
                before,
                FindingCode.ROOMS_DO_NOT_FIT,
                f"The names take {named[kind]} of the {kind.value} rooms, and {count} are planned.",
                "Correct the rooms of the names, or the rooms of the wishes and plan anew.",
                kind=kind.value,
                named=named[kind],
                planned=count,
            )


def _names(guests: Sequence[NamedGuest], document: str, before: Steps) -> Iterator[Spot]:
    """The same name twice: most often one guest who was entered again."""
    seen: dict[str, int] = {}
    for index, one in enumerate(guests):
        plain = " ".join(one.name.casefold().split())
        if plain in seen:
            yield _warning(
                document,
                (*before, index, "name"),
                FindingCode.DUPLICATE_ID,
                f"The guest has the same name as number {seen[plain] + 1} of the list.",
                "Take one of them out, or tell the two apart by what the hotel can see.",
            )
        seen.setdefault(plain, index)


def _warning(
    document: str, steps: Steps, code: FindingCode, message: str, advice: str, **detail: object
) -> Spot:
    return Spot(document, steps, code, message, advice, Severity.WARNING, dict(detail))
