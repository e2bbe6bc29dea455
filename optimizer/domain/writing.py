"""Writing: values as documents, with nothing in them that reading would fill in again."""

from __future__ import annotations

from typing import Any

from optimizer.domain.ticks import part, ticks, ticks_in
from optimizer.domain.value import Value


def written(value: Value) -> dict[str, Any]:
    """A catalogue, wishes or a problem as plain content, without what is at its default.

    Some defaults are times of day, which are other numbers where a minute has more ticks: they are
    compared in the document's own.
    """
    with ticks(_ticks_of(value)):
        return value.model_dump(mode="json", exclude_defaults=True)


def _ticks_of(value: Value) -> int | None:
    """As the document names it: a catalogue in its rules, wishes themselves."""
    rules = part(part(value, "catalogue"), "rules") or part(value, "rules")
    return ticks_in(value if rules is None else rules)
