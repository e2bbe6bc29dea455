"""Patches: JSON Patch (RFC 6902) whose paths may also name a list's item by a field.

`/wishes/wishes/[id=demo-wish]/weight` means the weight of the one item whose id is demo-wish,
wherever it stands in the list. A filter that no item or several items answer is an error.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.pointers import Steps, pointer
from optimizer.domain.reading.faults import fault
from optimizer.domain.value import Value

Path = Annotated[str, Field(max_length=2000, pattern=r"^(/.*)?$")]

MOST_OPERATIONS = 500

_FILTER = re.compile(r"\[([A-Za-z_][A-Za-z0-9_]*)=(.*)\]")
_POSITION = re.compile(r"0|[1-9][0-9]{0,8}")


class Test(Value):
    """Goes on only if the value there is this one."""

    op: Literal["test"]
    path: Path
    value: Any


class Add(Value):
    """Puts a value there: in a list before the position, or with `-` at its end."""

    op: Literal["add"]
    path: Path
    value: Any


class Replace(Value):
    """Puts a value in the place of the one there."""

    op: Literal["replace"]
    path: Path
    value: Any


class Remove(Value):
    """Takes the value there away."""

    op: Literal["remove"]
    path: Path


class Move(Value):
    """Takes a value away from one place and adds it at another."""

    op: Literal["move"]
    from_: Path = Field(alias="from")
    path: Path


class Copy(Value):
    """Adds the value of one place at another."""

    op: Literal["copy"]
    from_: Path = Field(alias="from")
    path: Path


Operation = Annotated[
    Test | Add | Replace | Remove | Move | Copy,
    Field(discriminator="op"),
]
Operations = Annotated[tuple[Operation, ...], Field(min_length=1, max_length=MOST_OPERATIONS)]


class _Wrong(Exception):
    """What is wrong with an operation, what to do, and in which of its fields."""

    def __init__(self, what: str, advice: str, field: str = "path") -> None:
        self.what, self.advice, self.field = what, advice, field
        super().__init__(what)


def patched(content: Any, operations: Sequence[Any]) -> Any:
    """The content after all operations, in order. Raises InvalidInput with the first that fails."""
    result = copy.deepcopy(content)
    for number, operation in enumerate(operations):
        try:
            result = _after(result, operation)
        except _Wrong as wrong:
            raise InvalidInput([_finding(number, operation, wrong)]) from None
    return result


def _finding(number: int, operation: Any, wrong: _Wrong) -> Finding:
    return fault(
        FindingCode.VALUE_WRONG,
        "patch",
        f"Operation {number + 1} ({operation.op}) cannot be done: {wrong.what}.",
        wrong.advice,
        (number, wrong.field),
    )


def _after(content: Any, operation: Any) -> Any:
    match operation:
        case Test(path=path, value=value):
            found = _value_at(content, _steps(content, path))
            if not _is_same(found, value):
                raise _Wrong(
                    f"the value there is {_shown(found)} and not {_shown(value)}",
                    "The problem is not what the patch was made for: look at it again.",
                    "value",
                )
            return content
        case Add(path=path, value=value):
            return _added(content, path, copy.deepcopy(value))
        case Replace(path=path, value=value):
            steps = _steps(content, path)
            _value_at(content, steps)
            return _set(content, steps, copy.deepcopy(value))
        case Remove(path=path):
            return _removed(content, _steps(content, path))
        case Move(from_=origin, path=path):
            steps = _steps(content, origin, "from")
            value = _value_at(content, steps, "from")
            if path != origin and path.startswith(f"{origin}/"):
                raise _Wrong("a value cannot be moved into itself", "Choose another path.")
            return _added(_removed(content, steps), path, value)
        case Copy(from_=origin, path=path):
            value = _value_at(content, _steps(content, origin, "from"), "from")
            return _added(content, path, copy.deepcopy(value))
    raise AssertionError(operation)


def _steps(content: Any, path: str, field: str = "path") -> Steps:
    """The steps of a path in the content, each filter as the position that it means."""
    steps: list[str | int] = []
    here = content
    for written in path.split("/")[1:]:
        name = written.replace("~1", "/").replace("~0", "~")
        step = _step(here, name, (*steps,), field)
        steps.append(step)
        here = _inside(here, step)
    return tuple(steps)


_NOTHING = object()


def _inside(here: Any, step: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(step, _NOTHING)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return _NOTHING


def _step(here: Any, name: str, before: Steps, field: str) -> str | int:
    if not isinstance(here, list):
        return name
    if name == "-":
        return len(here)
    if _POSITION.fullmatch(name):
        return int(name)
    named = _FILTER.fullmatch(name)
    where = pointer(before) or "the top"
    if named is None:
        raise _Wrong(
            f"'{name}' is no position in the list at {where}",
            "Write a position, - for the end, or a filter such as [id=demo-wish].",
            field,
        )
    key, value = named.groups()
    found = [
        position
        for position, item in enumerate(here)
        if isinstance(item, dict) and key in item and _text(item[key]) == value
    ]
    if len(found) != 1:
        count = "no item" if not found else f"{len(found)} items"
        raise _Wrong(
            f"{count} of the list at {where} has the {key} '{value}'",
            "Write a filter that names exactly one item.",
            field,
        )
    return found[0]


def _text(value: Any) -> str:
    """A value as a filter writes it."""
    return value if isinstance(value, str) else json.dumps(value)


def _value_at(content: Any, steps: Steps, field: str = "path") -> Any:
    here = content
    for index, step in enumerate(steps):
        here = _inside(here, step)
        if here is _NOTHING:
            raise _Wrong(
                f"there is nothing at {pointer(steps[: index + 1])}",
                "Name a place that exists.",
                field,
            )
    return here


def _added(content: Any, path: str, value: Any) -> Any:
    steps = _steps(content, path)
    if not steps:
        return value
    around, last = _value_at(content, steps[:-1]), steps[-1]
    if isinstance(around, dict):
        around[last] = value
    elif isinstance(around, list) and isinstance(last, int) and last <= len(around):
        around.insert(last, value)
    elif isinstance(around, list):
        raise _Wrong(f"the list at {pointer(steps[:-1])} is shorter", "Write - to add at its end.")
    else:
        raise _Wrong(
            f"{pointer(steps[:-1])} holds a single value", "Name a place in a list or mapping."
        )
    return content


def _set(content: Any, steps: Steps, value: Any) -> Any:
    if not steps:
        return value
    _value_at(content, steps[:-1])[steps[-1]] = value
    return content


def _removed(content: Any, steps: Steps) -> Any:
    _value_at(content, steps)
    if not steps:
        raise _Wrong("the whole problem cannot be taken away", "Replace it instead.")
    del _value_at(content, steps[:-1])[steps[-1]]
    return content


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON; true is not 1, and 1.0 is 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
