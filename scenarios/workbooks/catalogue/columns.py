"""Columns: what of a model stands in the cells of a row, and what in rows of another sheet.

Taken from the model itself, so that a field that is added to the catalogue has its column at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from optimizer.domain.base_map import BaseMap
from optimizer.domain.calendar import Minute, Season, Window
from optimizer.domain.money import Cents

Path = tuple[str, ...]
"""From an item of a list inwards, by the names of fields."""


class Kind(StrEnum):
    """How a value is written into a cell."""

    TEXT = "text"
    TOKEN = "token"
    CHOICE = "choice"
    NUMBER = "number"
    DECIMAL = "decimal"
    EUROS = "euros"
    CLOCK = "clock"
    WINDOW = "window"
    DATE = "date"
    MONTH_DAY = "month-day"
    YES_NO = "yes-no"
    PRESENCE = "presence"
    GEOJSON = "geojson"


@dataclass(frozen=True)
class Column:
    """One column: a value of its kind, or with `is_list` several of them in one cell.

    An empty cell leaves the value out, so that the default holds. Where None or an empty value is
    something else than the default, a mark of its own says so (see `cells`). A presence says
    whether a group of fields is there that may be there without any value of its own.
    """

    path: Path
    kind: Kind
    is_list: bool = False
    is_required: bool = False
    is_nullable: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()
    is_in_choice: bool = False
    """Whether it lies in a group that may be left out as a whole."""

    @property
    def is_needed(self) -> bool:
        """Whether a row without it is wrong, whatever else is in it."""
        return self.is_required and not self.is_in_choice

    @property
    def key(self) -> str:
        """What the column is called in the file."""
        return ".".join(self.path)


@dataclass(frozen=True)
class InnerList:
    """A list inside of an item, whose own items are rows of another sheet."""

    path: Path
    model: type[BaseModel]


@dataclass(frozen=True)
class Shape:
    """All of a model: its columns, and the lists that it holds."""

    columns: tuple[Column, ...]
    lists: tuple[InnerList, ...]
    groups: dict[Path, bool] = field(default_factory=dict)
    """Groups of fields inside of it, and whether each has to be there."""


def shape_of(model: type[BaseModel], leave_out: frozenset[str] = frozenset()) -> Shape:
    """The shape of a model; `leave_out` are fields that are written elsewhere."""
    columns: list[Column] = []
    lists: list[InnerList] = []
    groups: dict[Path, bool] = {}
    for part in _parts(model, (), leave_out):
        match part:
            case Column():
                columns.append(part)
            case InnerList():
                lists.append(part)
            case (path, is_needed):
                groups[path] = is_needed
    return Shape(tuple(columns), tuple(lists), groups)


Part = Column | InnerList | tuple[Path, bool]


def _parts(model: type[BaseModel], before: Path, leave_out: frozenset[str]) -> Iterator[Part]:
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        if name not in leave_out:
            yield from _of_field((*before, name), hints[name], info)


def _of_field(path: Path, hint: Any, info: FieldInfo) -> Iterator[Part]:
    plain, is_nullable = _without_none(hint)
    bare = _bare(plain)
    if get_origin(bare) is dict:
        yield path, True
        yield from _of_names(path, bare)
    elif bare is BaseMap:
        yield Column(path, Kind.GEOJSON, is_nullable=is_nullable)
    elif get_origin(bare) is tuple:
        yield from _of_list(path, get_args(bare)[0], is_nullable, info)
    elif isinstance(bare, type) and issubclass(bare, BaseModel):
        yield from _of_group(path, bare, is_nullable, info)
    else:
        yield _column(path, plain, is_nullable, info)


def _of_names(path: Path, hint: Any) -> Iterator[Part]:
    """A mapping from the members of an enumeration: a column for each."""
    names, value = get_args(hint)
    for one in names:
        yield _column((*path, str(one.value)), value, False, None)


def _of_list(path: Path, item: Any, is_nullable: bool, info: FieldInfo) -> Iterator[Part]:
    inner, bare = item, _bare(item)
    if isinstance(bare, type) and issubclass(bare, BaseModel) and bare is not Window:
        yield InnerList(path, bare)
        return
    one = _column(path, inner, is_nullable, info)
    yield Column(path, one.kind, True, one.is_required, is_nullable, one.default, one.choices)


def _of_group(
    path: Path, model: type[BaseModel], is_nullable: bool, info: FieldInfo
) -> Iterator[Part]:
    """Fields of a group, each in a column; a presence where they alone do not tell it is there."""
    inside = tuple(_parts(model, path, frozenset()))
    if is_nullable or not info.is_required():
        inside = tuple(
            replace(one, is_in_choice=True) if isinstance(one, Column) else one for one in inside
        )
    must_be_said = any(isinstance(one, Column) and one.is_required for one in inside)
    is_needed = info.is_required() and not is_nullable and must_be_said
    yield path, is_needed
    if not is_needed and (info.is_required() or not must_be_said):
        yield Column(path, Kind.PRESENCE, is_required=info.is_required(), is_nullable=is_nullable)
    yield from inside


def _column(path: Path, hint: Any, is_nullable: bool, info: FieldInfo | None) -> Column:
    kind, choices = _kind(hint)
    is_required = info is not None and info.is_required()
    default = None
    if info is not None and not is_required:
        default = info.get_default(call_default_factory=True)
    return Column(path, kind, False, is_required, is_nullable, default, choices)


def _kind(hint: Any) -> tuple[Kind, tuple[str, ...]]:
    bare = _bare(hint)
    if bare is Window:
        return Kind.WINDOW, ()
    if isinstance(bare, type) and issubclass(bare, Enum):
        return Kind.CHOICE, tuple(str(one.value) for one in bare)
    if _is(hint, Cents):
        return Kind.EUROS, ()
    if _is(hint, Minute):
        return Kind.CLOCK, ()
    if bare is str:
        if _patterns(getattr(hint, "__metadata__", ())) == _MONTH_DAY:
            return Kind.MONTH_DAY, ()
        return (Kind.TOKEN if get_origin(hint) is Annotated else Kind.TEXT), ()
    return _PLAIN[bare], ()


_PLAIN = {bool: Kind.YES_NO, int: Kind.NUMBER, float: Kind.DECIMAL, date: Kind.DATE}


def _patterns(marks: Iterable[Any]) -> set[str]:
    """The patterns that a text has to have, by what is said of its type."""
    inner = [one for mark in marks for one in (mark, *getattr(mark, "metadata", ()))]
    return {pattern for one in inner if (pattern := getattr(one, "pattern", None))}


_MONTH_DAY = _patterns(Season.model_fields["start"].metadata)


def _is(hint: Any, alias: Any) -> bool:
    """Whether a type is the one of a name, perhaps with more said of it: told by its very marks."""
    if get_origin(hint) is not Annotated:
        return False
    marks = hint.__metadata__
    return all(any(one is mark for one in marks) for mark in alias.__metadata__)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """The type without None, and whether it had None."""
    if get_origin(hint) in (Union, UnionType):
        left = [one for one in get_args(hint) if one is not NoneType]
        if len(left) == 1:
            return left[0], True
    return hint, False


def _bare(hint: Any) -> Any:
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return hint
