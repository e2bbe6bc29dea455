"""What a model expects at a place in a document: the names of its fields, and its choices."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from optimizer.domain.pointers import Steps, value_at


def field_names(model: type[BaseModel], steps: Steps, content: Any) -> tuple[str, ...]:
    """The fields that the mapping at these steps may have; empty if names there are free."""
    annotation: Any = model
    for step in steps:
        annotation = _inside(annotation, step, content)
        content = value_at(content, (step,))
    return tuple(name for found in _models(annotation, content) for name in found.model_fields)


def _inside(annotation: Any, step: str | int, content: Any) -> Any:
    """The type of a part; None where nothing is known of it."""
    for option in _options(annotation):
        if isinstance(step, int) and get_origin(option) is tuple:
            return get_args(option)[0]
        if get_origin(option) is dict:
            return get_args(option)[1]
    for found in _models(annotation, content):
        field = found.model_fields.get(str(step))
        if field is not None:
            return field.annotation
    return None


def _models(annotation: Any, content: Any) -> Iterator[type[BaseModel]]:
    """The models that a mapping may be; of several, those of the kind that it names."""
    models = [
        option
        for option in _options(annotation)
        if isinstance(option, type) and issubclass(option, BaseModel)
    ]
    kind = content.get("kind") if isinstance(content, dict) else None
    for found in models:
        field = found.model_fields.get("kind")
        if len(models) == 1 or (field is not None and field.default == kind):
            yield found


def _options(annotation: Any) -> tuple[Any, ...]:
    """The types of a union, or the one type, without their annotations."""
    while hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        return tuple(option for one in get_args(annotation) for option in _options(one))
    return (annotation,)
