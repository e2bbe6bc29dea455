"""What is worked out once for each object and goes with it: a cache that keeps nothing alive."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Key = ParamSpec("Key")
Made = TypeVar("Made")


def kept(
    make: Callable[Concatenate[Owner, Key], Made],
) -> Callable[Concatenate[Owner, Key], Made]:
    """Keeps what a method, or a function of an object first, makes in that object.

    Threads that ask at the same time get the same thing. Arguments go by place.
    """
    name = f"_kept_{make.__name__}"

    @wraps(make)
    def ask(owner: Owner, /, *key: Key.args, **by_name: Key.kwargs) -> Made:
        assert not by_name, "arguments of what is kept go by place"
        known: dict[tuple[object, ...], Made] = owner.__dict__.setdefault(name, {})
        found = known.get(key, known)
        if found is known:
            return known.setdefault(key, make(owner, *key, **by_name))
        return found  # type: ignore[return-value]

    return ask
