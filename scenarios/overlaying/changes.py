"""Changes: what an overlay did to a problem, old and new, and the way back.

A path is a JSON Pointer (RFC 6901) into the problem's document. An item of a list is not named by
its position, which other changes shift, but by what tells it from the others:
`/catalogue/sessions/[id=demo-x]/group_cents`, `/wishes/pins/[session=demo-x,date=2027-05-12]`; only
where nothing does, by its position.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from optimizer.domain.pointers import Steps, pointer, value_at
from optimizer.domain.problem import Problem
from optimizer.domain.value import Id, Value

NAMING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "rooms": ("kind",),
        "services": ("meal",),
        "pins": ("session", "date"),
        "statuses": ("kind", "id", "date", "meal"),
        "bookings": ("kind", "id", "date", "room"),
        "exceptions": ("start",),
        "unavailable": ("start",),
        "suspended": ("start",),
    }
)
"""The fields by which items of a list are told apart, where that is not their `id`."""


class ChangeKind(StrEnum):
    """What was done at a place of the document."""

    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"


class Change(Value):
    """One change: by which overlay, where, and what stood there before and stands there now.

    `position` is where in its list an item was put or taken from. `released` marks what the
    overlay did not ask for: it had to go because nothing can keep it any more.
    """

    overlay: Id
    kind: ChangeKind
    path: str
    position: int | None = None
    old: Any = None
    new: Any = None
    released: bool = False


class ForeignLog(ValueError):
    """Raised where a log tells of other values than the problem has."""


def named_pointer(content: Any, steps: Steps) -> str:
    """The path of a place, its list items named as they can be told apart."""
    named: list[str | int] = []
    for index, step in enumerate(steps):
        around = value_at(content, steps[:index])
        if isinstance(step, int) and isinstance(around, list):
            field = steps[index - 1] if index else ""
            named.append(_item_name(around, step, str(field)))
        else:
            named.append(step)
    return pointer(tuple(named))


def _item_name(items: list[Any], position: int, field: str) -> str | int:
    item = items[position]
    keys = NAMING.get(field, ("id",))
    if not isinstance(item, dict) or keys[0] not in item:
        return position
    values = {key: item[key] for key in keys if item.get(key) is not None}
    if sum(_has(other, values) for other in items) > 1:
        return position
    return "[" + ",".join(f"{key}={value}" for key, value in values.items()) + "]"


def _has(item: Any, values: Mapping[str, Any]) -> bool:
    return isinstance(item, dict) and all(item.get(key) == one for key, one in values.items())


def tokens(path: str) -> tuple[str, ...]:
    """The parts of a path, unescaped."""
    return tuple(
        part.replace("~1", "/").replace("~0", "~") for part in path.removeprefix("/").split("/")
    )


def steps_to(content: Any, parts: Iterable[str]) -> Steps:
    """Where the parts of a path lead in a document. Raises ForeignLog where they lead nowhere."""
    steps: list[str | int] = []
    here = content
    for part in parts:
        step: str | int = part
        if isinstance(here, list):
            step = _position(here, part)
        elif not isinstance(here, dict) or part not in here:
            raise ForeignLog(f"the problem has nothing at {part!r}")
        steps.append(step)
        here = here[step]
    return tuple(steps)


def _position(items: list[Any], part: str) -> int:
    if part.startswith("["):
        pairs = (pair.partition("=") for pair in part[1:-1].split(","))
        values = {key: value for key, _, value in pairs}
        for position, item in enumerate(items):
            if isinstance(item, dict) and all(str(item.get(k)) == v for k, v in values.items()):
                return position
    elif part.isdigit() and int(part) < len(items):
        return int(part)
    raise ForeignLog(f"the problem has no item {part}")


def undo(problem: Problem, log: Iterable[Change]) -> Problem:
    """The problem as it was before the changes, to the byte.

    Raises ForeignLog if it is not the problem that the changes led to.
    """
    content = problem.model_dump(mode="json")
    for change in reversed(tuple(log)):
        _apply(content, _inverse(change))
    return Problem.model_validate(content)


def redo(problem: Problem, log: Iterable[Change]) -> Problem:
    """The problem with the changes made. Raises ForeignLog where they do not fit it."""
    content = problem.model_dump(mode="json")
    for change in log:
        _apply(content, change)
    return Problem.model_validate(content)


_OPPOSITE = {
    ChangeKind.REPLACED: ChangeKind.REPLACED,
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
}


def _inverse(change: Change) -> Change:
    swapped = {"kind": _OPPOSITE[change.kind], "old": change.new, "new": change.old}
    return change.model_copy(update=swapped)


def _apply(content: Any, change: Change) -> None:
    *before, last = tokens(change.path)
    around = value_at(content, steps_to(content, before))
    new = copy.deepcopy(change.new)
    if change.kind is ChangeKind.ADDED:
        if isinstance(around, list) and change.position is not None:
            around.insert(change.position, new)
        elif isinstance(around, dict) and last not in around:
            around[last] = new
        else:
            raise ForeignLog(f"nothing can be added at {change.path}")
        return
    step: str | int | None = last
    if isinstance(around, list):
        step = change.position if change.kind is ChangeKind.REMOVED else _position(around, last)
    if step is None or value_at(around, (step,)) != change.old:
        raise ForeignLog(f"something else stands at {change.path}")
    if change.kind is ChangeKind.REMOVED:
        del around[step]
    else:
        around[step] = new
