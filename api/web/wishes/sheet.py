"""The sheet: wishes as they are being filled in, and what is found of them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from api.client import Content
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import Known, wishes_alone_spots, wishes_spots
from optimizer.domain.findings import Finding, Severity
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.reading.building import read, unsure
from optimizer.domain.reading.placing import placed
from optimizer.domain.reading.sources import given
from optimizer.domain.reading.stand_ins import WISHES_STAND_INS
from optimizer.domain.wishes import Wishes

WISHES = "wishes"

_NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass
class Sheet:
    """The document as it is on the page; `trip` is the stored one, None for a new one."""

    document: Content
    catalogue: Catalogue | None
    trip: Content | None = None
    changes: int = 0
    """How often something was changed, so that what is found of an older state is not shown."""
    _saved: Content = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._saved = copy.deepcopy(self.document)

    def value(self, steps: Steps, otherwise: Any = None) -> Any:
        """What stands where the steps lead."""
        here: Any = self.document
        for step in steps:
            is_there = (
                step in here
                if isinstance(here, dict)
                else isinstance(here, list) and isinstance(step, int) and step < len(here)
            )
            if not is_there:
                return otherwise
            here = here[step]
        return here

    def put(self, steps: Steps, value: Any) -> None:
        """Fills in a value; nothing takes the field away, and what is empty around it."""
        if self.value(steps) == value or (value in _NOTHING and self.value(steps) is None):
            return
        self.changes += 1
        _put(self.document, steps, value)

    def add(self, steps: Steps, row: Content) -> None:
        """Puts a row at the end of a list."""
        self.put(steps, [*self.value(steps, []), row])

    def remove(self, steps: Steps, place: int) -> None:
        """Takes a row out of a list; a list that is empty is left out."""
        self.put(steps, [row for n, row in enumerate(self.value(steps, [])) if n != place])

    @property
    def is_saved(self) -> bool:
        """Whether all of it is stored."""
        return self.trip is not None and self.document == self._saved

    def keep(self, trip: Content) -> None:
        """Notes what has been stored."""
        self.trip, self._saved = trip, copy.deepcopy(self.document)


def _put(around: Any, steps: Steps, value: Any) -> None:
    step, *rest = steps
    if isinstance(around, list) and isinstance(step, int):
        # A row stays a row, whatever it lacks.
        if rest:
            _put(around[step], tuple(rest), value)
        else:
            around[step] = value
    elif rest:
        _put(around.setdefault(step, {}), tuple(rest), value)
        if around[step] == {}:
            del around[step]
    elif value in _NOTHING and not isinstance(value, bool):
        around.pop(step, None)
    else:
        around[step] = value


def findings_of(document: Content, catalogue: Catalogue | None) -> tuple[Finding, ...]:
    """Everything that is wrong with wishes, alone where there is no catalogue to hold them to."""
    reading = read(Wishes, given(WISHES, document), WISHES_STAND_INS)
    wishes = reading.value
    found = list(reading.findings)
    if wishes is not None:
        lost = tuple(unsure(WISHES, reading))
        if catalogue is None:
            spots = wishes_alone_spots(wishes, lost)
        else:
            problem = Problem(catalogue=catalogue, wishes=wishes)
            spots = wishes_spots(problem, Known.of(catalogue), lost)
        found += placed([one for one in spots if one.document == WISHES], {WISHES: reading})
    return tuple(one for one in found if one.path != "/name/en" or not _has(found, "/name/fi"))


def _has(findings: Sequence[Finding], path: str) -> bool:
    """Whether something is found at a place; the page has one field for both names."""
    return any(one.path == path for one in findings)


def errors_in(findings: Sequence[Finding]) -> int:
    """How many of the findings stand in the way."""
    return sum(one.severity is Severity.ERROR for one in findings)
