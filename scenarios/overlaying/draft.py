"""The draft: a problem that is being edited, with a log of what became of it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from optimizer.domain.crosschecks import Known, Spot
from optimizer.domain.findings import FindingCode
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.pointers import Steps, value_at
from optimizer.domain.problem import Problem
from scenarios.overlaying.changes import Change, ChangeKind, named_pointer


class Refused(Exception):
    """An overlay that cannot be applied: which of its fields, why, and what to do."""

    def __init__(
        self,
        code: FindingCode,
        steps: Steps,
        message: str,
        advice: str,
        detail: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code, self.steps, self.message, self.advice = code, steps, message, advice
        self.detail = detail or {}


@dataclass(frozen=True)
class Entry:
    """A change, and whether others of its kind may meet it: closures add up in any order."""

    change: Change
    adds_up: bool


@dataclass
class Draft:
    """A problem under edit: overlays read `problem`, as it was when they began, and edit."""

    problem: Problem
    published: Itinerary | None = None
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._content: dict[str, Any] = self.problem.model_dump(mode="json")
        self.overlay, self._started = "", 0

    def begin(self, overlay: str) -> None:
        """Names the overlay of the edits that follow."""
        self.overlay, self._started = overlay, len(self.entries)

    def at(self, *steps: str | int) -> Any:
        """What stands at a place now, as plain content; not to be changed."""
        return value_at(self._content, steps)

    def path(self, steps: Steps) -> str:
        """What a place is called in the log."""
        return named_pointer(self._content, steps)

    @property
    def has_edits(self) -> bool:
        """Whether the overlay in hand has changed anything."""
        return len(self.entries) > self._started

    def replace(
        self, steps: Steps, new: Any, *, adds_up: bool = False, released: bool = False
    ) -> None:
        """Puts something else in a place; nothing happens if it stands there already."""
        old = self.at(*steps)
        if old == new:
            return
        path = named_pointer(self._content, steps)
        self.at(*steps[:-1])[steps[-1]] = copy.deepcopy(new)
        self._log(ChangeKind.REPLACED, path, None, old, new, adds_up, released)

    def add(self, steps: Steps, item: Any, *, adds_up: bool = False) -> None:
        """Puts an item at the end of a list, or under a new name of a mapping."""
        around = self.at(*steps[:-1]) if isinstance(self.at(*steps[:-1]), dict) else None
        if around is not None and steps[-1] not in around:
            around[steps[-1]] = copy.deepcopy(item)
            path = named_pointer(self._content, steps)
            self._log(ChangeKind.ADDED, path, None, None, item, adds_up, False)
            return
        items = self.at(*steps)
        items.append(copy.deepcopy(item))
        path = named_pointer(self._content, (*steps, len(items) - 1))
        self._log(ChangeKind.ADDED, path, len(items) - 1, None, item, adds_up, False)

    def remove(self, steps: Steps, *, released: bool = False) -> None:
        """Takes an item out of a list."""
        path = named_pointer(self._content, steps)
        position = int(steps[-1])
        old = self.at(*steps[:-1]).pop(position)
        self._log(ChangeKind.REMOVED, path, position, old, None, False, released)

    def exchange(self, steps: Steps, item: Any) -> None:
        """Puts another item in the place of one of a list, known by another name from then on."""
        if self.at(*steps) == item:
            return
        self.remove(steps)
        position = int(steps[-1])
        self.at(*steps[:-1]).insert(position, copy.deepcopy(item))
        path = named_pointer(self._content, steps)
        self._log(ChangeKind.ADDED, path, position, None, item, False, False)

    def _log(
        self,
        kind: ChangeKind,
        path: str,
        position: int | None,
        old: Any,
        new: Any,
        adds_up: bool,
        released: bool,
    ) -> None:
        change = Change(
            overlay=self.overlay,
            kind=kind,
            path=path,
            position=position,
            old=copy.deepcopy(old),
            new=copy.deepcopy(new),
            released=released,
        )
        self.entries.append(Entry(change, adds_up))

    def settle(self) -> None:
        """Makes a problem of the edits so far. Raises ValidationError where that is none."""
        self.problem = Problem.model_validate(self._content)

    def give_up(self) -> None:
        """Takes the edits of the overlay in hand back."""
        del self.entries[self._started :]
        self._content = self.problem.model_dump(mode="json")

    def position(self, kind: str, key: str, *steps: str | int) -> int:
        """Where in the catalogue's list of a kind something stands.

        Raises Refused, with the name that was probably meant, if nothing has the id; `steps` is
        the field of the overlay that names it.
        """
        for position, item in enumerate(getattr(self.problem.catalogue, kind)):
            if item.id == key:
                return position
        (spot,) = Known.of(self.problem.catalogue).unknown("", steps, kind, key)
        raise refusal(spot)

    def wish(self, key: str) -> int:
        """Where among the wishes one stands. Raises Refused if there is none."""
        names = [wish.id for wish in self.problem.wishes.wishes]
        if key in names:
            return names.index(key)
        known = Known({"wishes": frozenset(names)})
        (spot,) = known.unknown("", ("wish",), "wishes", key)
        raise Refused(
            spot.code,
            ("wish",),
            f"The delegation has no wish '{key}'.",
            spot.advice.replace("add it to the catalogue's wishes", "add the wish"),
            spot.detail,
        )


def refusal(spot: Spot) -> Refused:
    """A spot about a field of the overlay as a refusal."""
    return Refused(spot.code, spot.steps, spot.message, spot.advice, dict(spot.detail))
