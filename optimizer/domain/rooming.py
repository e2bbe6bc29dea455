"""Rooming: the guests by name with their rooms. Personal data: in no problem and in no plan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.domain.catalogue import RoomKind
from optimizer.domain.value import Value


class NamedGuest(Value):
    """A guest by name; those who share a room have the same `room`, whatever it is called.

    `note` is what the hotel has to know of this guest, and nothing else.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    room_kind: RoomKind
    room: Annotated[str, Field(min_length=1, max_length=80)]
    note: Annotated[str, Field(max_length=2000)] = ""


class RoomingNames(Value):
    """The names of a party, as many as are known."""

    guests: Annotated[tuple[NamedGuest, ...], Field(max_length=500)] = ()
