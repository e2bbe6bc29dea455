"""Tables: the sheets of a catalogue's workbook, with their columns and how they hang together.

Each list of the catalogue has a sheet. Lists inside of its items (opening hours, rooms, sources)
share one sheet for each kind of thing; their rows say to which list, item and part they belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from optimizer.domain.calendar import DateException, DateRange, WeeklyHours
from optimizer.domain.catalogue import (
    Catalogue,
    MealService,
    RoomException,
    RoomType,
    TeamSize,
)
from optimizer.domain.terms import CancellationStep
from optimizer.domain.value import Fact
from optimizer.domain.visitors import VisitorPrice
from scenarios.workbooks.catalogue.columns import Column, InnerList, Kind, Path, Shape, shape_of

SHARED: Mapping[type[BaseModel], str] = {
    WeeklyHours: "hours",
    DateException: "exceptions",
    RoomType: "rooms",
    RoomException: "room-exceptions",
    MealService: "services",
    TeamSize: "teams",
    VisitorPrice: "prices",
    CancellationStep: "cancellation",
    DateRange: "dates-off",
    Fact: "facts",
}
"""The sheet on which the items of inner lists stand, by what they are."""

HEAD = "catalogue"
"""The sheet with what is said of the catalogue as a whole, one value in a row."""

GRIDS = "matrices"
"""The list whose items have sheets of their own, one for minutes and one for metres."""

LIST, OF, PART, NUMBER = "list", "of", "part", "number"
"""The columns by which a row of a shared sheet says where it belongs, and by which number others
name it."""


@dataclass(frozen=True)
class Owner:
    """Where a list of things stands: in items of which sheet, and at which path of them."""

    table: str
    path: Path

    @property
    def part(self) -> str:
        """What a row says of it beside list and item; the last name is told by the sheet."""
        return " ".join(self.path[:-1])


@dataclass(frozen=True)
class Table:
    """One sheet. `owners` are whose lists its rows may belong to, none for a catalogue's own."""

    key: str
    shape: Shape
    owners: tuple[Owner, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether its rows say where they belong."""
        return bool(self.owners)

    @property
    def is_numbered(self) -> bool:
        """Whether its items have no id and lists of their own, so that a number names them."""
        return self.is_shared and bool(self.shape.lists)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column, those that say where a row belongs first."""
        return (*_belonging(self), *self.shape.columns)


def _belonging(table: Table) -> Iterator[Column]:
    if table.is_shared:
        lists = tuple(dict.fromkeys(_top(owner.table) for owner in table.owners))
        yield Column((LIST,), Kind.CHOICE, is_required=True, choices=tuple(sorted(set(lists))))
        yield Column((OF,), Kind.TOKEN, is_required=True)
        if any(owner.part or owner.table in SHARED.values() for owner in table.owners):
            yield Column((PART,), Kind.TEXT)
        if table.is_numbered:
            yield Column((NUMBER,), Kind.NUMBER)


def _top(table: str) -> str:
    """The catalogue's own list in which rows of a sheet lie in the end."""
    for one in _owners_of(table):
        return _top(one.table)
    return table


@cache
def tables() -> dict[str, Table]:
    """Every sheet but those of travel, in the order of the workbook."""
    head = shape_of(Catalogue, frozenset({GRIDS}))
    found = {HEAD: Table(HEAD, Shape(head.columns, (), head.groups))}
    for one in head.lists:
        found[one.path[0]] = Table(one.path[0], _shape(one.model))
    for model, key in SHARED.items():
        found[key] = Table(key, _shape(model), tuple(_owners_of(key)))
    return found


@cache
def _owners_of(key: str) -> tuple[Owner, ...]:
    """Every list whose items stand on a sheet."""
    return tuple(owner for owner, inner in _inner_lists() if SHARED[inner.model] == key)


@cache
def _inner_lists() -> tuple[tuple[Owner, InnerList], ...]:
    found: list[tuple[Owner, InnerList]] = []
    models = {one.path[0]: one.model for one in shape_of(Catalogue, frozenset({GRIDS})).lists}
    for key, model in [*models.items(), *((key, model) for model, key in SHARED.items())]:
        found += [(Owner(key, one.path), one) for one in _shape(model).lists]
    return tuple(found)


@cache
def _shape(model: type[BaseModel]) -> Shape:
    return shape_of(model)
