"""Where in a document something stands: steps through mappings and lists, as JSON Pointer."""

from __future__ import annotations

from typing import Any

Steps = tuple[str | int, ...]
"""Keys and list positions from the top of a document inwards."""


def pointer(steps: Steps) -> str:
    """The JSON Pointer (RFC 6901) of the steps; the document itself is the empty text."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def value_at(content: Any, steps: Steps) -> Any:
    """What stands there; None where the steps lead nowhere."""
    for step in steps:
        if isinstance(content, dict):
            content = content.get(step)
        elif isinstance(content, list | tuple) and isinstance(step, int):
            content = content[step] if 0 <= step < len(content) else None
        else:
            return None
    return content


def overlap(one: Steps, other: Steps) -> bool:
    """Whether one of the two holds the other, or they are the same."""
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]
