"""Improving: improvements applied to a catalogue, every change logged old and new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from optimizer.domain.crosschecks import Known, Spot, catalogue_spots
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.overlays import NamedOverlay
from optimizer.domain.pointers import Steps, value_at
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.domain.value import Text, Value
from scenarios.learning.improvements import Improvement
from scenarios.overlaying import Change, Complaint, ForeignLog, edit, steps_to, tokens
from scenarios.overlaying.draft import Draft

_CATALOGUE = "/catalogue/"


class CatalogueChange(Value):
    """A change that an improvement makes: where in the catalogue, and what from and to.

    `of` is the name of the thing that is changed.
    """

    path: str
    of: Text | None = None
    old: Any = None
    new: Any = None

    def stands_in(self, problem: Problem) -> bool:
        """Whether a problem's catalogue says it so."""
        content = problem.model_dump(mode="json")
        try:
            steps = steps_to(content, tokens(self.path))
        except ForeignLog:
            return False
        return bool(value_at(content, steps) == self.new)


@dataclass(frozen=True)
class Improved:
    """A problem with its catalogue improved, and what each improvement has changed.

    An improvement that was in the catalogue already has changed nothing.
    """

    problem: Problem
    changes: dict[str, tuple[CatalogueChange, ...]]


def improve(
    problem: Problem,
    improvements: Sequence[Improvement],
    document: str,
    before: Sequence[Steps],
) -> tuple[Improved | None, tuple[Spot, ...]]:
    """The problem with the improvements in its catalogue, None if an error stops it, and faults.

    The wishes say which of a session's prices is meant. `before` leads to each improvement in the
    document.
    """
    draft = Draft(problem)
    spots: list[Spot] = []
    changes: dict[str, tuple[CatalogueChange, ...]] = {}
    with ticks(problem.catalogue.rules.ticks_per_minute):
        for improvement, place in zip(improvements, before, strict=True):
            start = len(draft.entries)
            for index, overlay in enumerate(improvement.overlays):
                where = (*place, "overlays", index)
                spots += _applied(draft, overlay, document, where)
            made = [entry.change for entry in draft.entries[start:]]
            changes[improvement.id] = tuple(_of_catalogue(draft, one) for one in made)
    spots += _faults(problem, draft.problem, document, before)
    if any(spot.severity is Severity.ERROR for spot in spots):
        return None, tuple(spots)
    return Improved(draft.problem, changes), tuple(spots)


def _applied(draft: Draft, overlay: NamedOverlay, document: str, where: Steps) -> Iterator[Spot]:
    """What stands in the way of an overlay; one that changes nothing is in place already."""
    for one in edit(draft, overlay):
        if one.code is not FindingCode.OVERLAY_NO_EFFECT and not _is_there(draft, one, overlay):
            yield Spot(
                document, (*where, *one.steps), one.code, one.message, one.advice, one.severity
            )
    outside = [
        entry.change.path
        for entry in draft.entries
        if entry.change.overlay == overlay.id and not entry.change.path.startswith(_CATALOGUE)
    ]
    if outside:
        message = f"'{overlay.id}' changes nothing of the catalogue."
        advice = "Take a vehicle away as a whole, without a count."
        yield Spot(document, where, FindingCode.OVERLAY_NO_EFFECT, message, advice)


def _is_there(draft: Draft, one: Complaint, overlay: NamedOverlay) -> bool:
    """Whether a session to be added is in the catalogue just as it is to be."""
    added = getattr(overlay, "session", None)
    return one.code is FindingCode.DUPLICATE_ID and added in draft.problem.catalogue.sessions


def _of_catalogue(draft: Draft, change: Change) -> CatalogueChange:
    """A change with the name of the thing in the catalogue that it is about."""
    content = draft.problem.model_dump(mode="json")
    thing = value_at(content, steps_to(content, tokens(change.path)[:3]))
    name = thing.get("name") if isinstance(thing, dict) else None
    of = None if name is None else Text.model_validate(name)
    return CatalogueChange(path=change.path, of=of, old=change.old, new=change.new)


def _faults(
    problem: Problem, edited: Problem, document: str, before: Sequence[Steps]
) -> Iterator[Spot]:
    """What is wrong with the improved catalogue, but for what was wrong before."""
    old = {(spot.code, spot.message) for spot in _spots(problem)}
    for spot in _spots(edited):
        if (spot.code, spot.message) not in old:
            message = f"With the improvements: {spot.message}"
            where = before[0] if len(before) == 1 else before[0][:-1]
            yield Spot(document, where, spot.code, message, spot.advice, spot.severity)


def _spots(problem: Problem) -> tuple[Spot, ...]:
    return tuple(catalogue_spots(problem.catalogue, Known.of(problem.catalogue)))
