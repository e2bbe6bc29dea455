"""What is left of a document when its failing parts are taken out, and where each part stood.

One fault must not hide another: what cannot be read is cut away and the rest is read again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.domain.pointers import Steps


@dataclass(frozen=True)
class _Change:
    """What becomes of a part: it is gone, or something else stands there."""

    gone: bool
    instead: Any = None


class Cut:
    """A document's content and the changes to it; all steps are those of the content as written."""

    def __init__(self, content: Any) -> None:
        self._content = content
        # Nested by step, so that parts without a change need not be walked.
        self._changes: dict[Any, Any] = {}

    def remove(self, steps: Steps) -> bool:
        """Takes a part out; tells whether that changes anything."""
        return self._change(steps, _Change(gone=True))

    def replace(self, steps: Steps, value: Any) -> bool:
        """Puts something else in the place of a part; tells whether that changes anything."""
        return self._change(steps, _Change(gone=False, instead=value))

    def _change(self, steps: Steps, change: _Change) -> bool:
        level = self._changes
        for step in steps[:-1]:
            level = level.setdefault(step, {})
            if isinstance(level, _Change):
                return False
        if level.get(steps[-1]) == change:
            return False
        level[steps[-1]] = change
        return True

    def rest(self) -> Any:
        """The content with the changes made."""
        return _rest(self._content, self._changes)

    def original(self, steps: Steps) -> Steps:
        """Where a part of the rest stood before anything was taken out."""
        found: list[str | int] = []
        level: Any = self._changes
        for step in steps:
            changes = level if isinstance(level, dict) else {}
            stood = _stood(step, changes) if isinstance(step, int) else step
            found.append(stood)
            level = changes.get(stood)
        return tuple(found)

    def touched_below(self, steps: Steps) -> bool:
        """Whether this part, or a part of it, has been changed."""
        level: Any = self._changes
        for step in steps:
            if not isinstance(level, dict) or step not in level:
                return isinstance(level, _Change)
            level = level[step]
        return bool(level)

    def touched_steps(self) -> tuple[Steps, ...]:
        """Every part that was changed."""
        return tuple(_leaves((), self._changes))


def _rest(value: Any, changes: Any) -> Any:
    if isinstance(changes, _Change):
        return changes.instead
    if not changes:
        return value
    if isinstance(value, dict):
        kept = {
            key: _rest(part, changes.get(key)) for key, part in value.items() if _kept(changes, key)
        }
        added = {
            key: change.instead
            for key, change in changes.items()
            if key not in value and isinstance(change, _Change) and not change.gone
        }
        return kept | added
    if isinstance(value, list | tuple):
        return [
            _rest(part, changes.get(index))
            for index, part in enumerate(value)
            if _kept(changes, index)
        ]
    return value


def _kept(changes: dict[Any, Any], step: str | int) -> bool:
    change = changes.get(step)
    return not (isinstance(change, _Change) and change.gone)


def _stood(position: int, changes: dict[Any, Any]) -> int:
    """The position that an item had before earlier ones of its list were taken out."""
    gone = sorted(step for step in changes if isinstance(step, int) and not _kept(changes, step))
    # The n-th removed position, less n, is the first remaining position that moved past it.
    shifts = [step - count for count, step in enumerate(gone)]
    return position + bisect_left(shifts, position + 1)


def _leaves(steps: Steps, level: Any) -> Iterator[Steps]:
    if isinstance(level, _Change):
        yield steps
    else:
        for step, below in level.items():
            yield from _leaves((*steps, step), below)
