"""Whether two problems are the same but for the order in which things were written into them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from optimizer.domain.problem import Problem


def alike(one: Problem, other: Problem) -> bool:
    """Whether two problems say the same; only the order of exceptions means something."""
    if one == other:
        return True
    return bool(_plain(one.model_dump(mode="json")) == _plain(other.model_dump(mode="json")))


def _plain(content: Any) -> Any:
    """Content with its lists of things in one order, and exceptions as what holds on each date."""
    if isinstance(content, dict):
        return {
            key: _by_date(value) if key == "exceptions" else _plain(value)
            for key, value in content.items()
        }
    if not isinstance(content, list):
        return content
    items = [_plain(item) for item in content]
    if items and isinstance(items[0], dict):
        items.sort(key=lambda item: json.dumps(item, sort_keys=True))
    return items


def _by_date(exceptions: list[dict[str, Any]]) -> dict[str, Any]:
    """What the exceptions say of each date; the last one that covers it decides."""
    found: dict[str, Any] = {}
    for one in exceptions:
        start = dt.date.fromisoformat(one["start"])
        end = dt.date.fromisoformat(one["end"] or one["start"])
        said = one.get("windows", one.get("count"))
        for step in range((end - start).days + 1):
            found[str(start + dt.timedelta(days=step))] = said
    return found
