"""Complaints: what is wrong with an overlay, and with the problem that it leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from optimizer.domain.crosschecks import Known, Spot, catalogue_spots, wishes_spots
from optimizer.domain.crosschecks.bookings import bookings_spots
from optimizer.domain.findings import FindingCode, Severity
from optimizer.domain.overlays import Closing, HotelFull, NamedOverlay, SessionAdded, dates_in
from optimizer.domain.pointers import Steps, overlap
from optimizer.domain.problem import Problem
from optimizer.domain.wishes import WishKind
from scenarios.overlaying.changes import Change, named_pointer, redo, tokens


@dataclass(frozen=True)
class Complaint:
    """A finding before it has a file: about which overlay, and where in it.

    One `of_problem` is a fault of the edited problem, and of no overlay by itself.
    """

    overlay: str
    steps: Steps
    code: FindingCode
    message: str
    advice: str
    severity: Severity = Severity.ERROR
    detail: dict[str, Any] = field(default_factory=dict)
    of_problem: bool = False


Fault = tuple[str, str, str]
"""What tells a fault from another: document, code and message; its place may shift."""


def known_faults(baseline: Problem) -> frozenset[Fault]:
    """What is wrong with a baseline already: no overlay's doing."""
    return frozenset(_fault(spot) for spot in _spots(baseline))


def complaints_of(
    baseline: Problem,
    edited: Problem,
    overlays: Sequence[NamedOverlay],
    log: Sequence[Change],
    known: Collection[Fault],
) -> Iterator[Complaint]:
    """What is wrong with the edited problem, but for what is known of the baseline."""
    for overlay in overlays:
        yield from _dates_matter(edited, overlay)
        yield from _is_required(edited, overlay)
        if isinstance(overlay, SessionAdded):
            yield from _is_wished(edited, overlay)
    if log:
        yield from _new_faults(baseline, edited, log, known)


def _dates_matter(edited: Problem, overlay: NamedOverlay) -> Iterator[Complaint]:
    """Dates of an overlay of which none belongs to the trip."""
    spans = getattr(overlay, "dates", ())
    if not spans:
        return
    dates = edited.wishes.dates
    last = dates.last - dt.timedelta(days=isinstance(overlay, HotelFull))
    if not any(dates.first <= date <= last for date in dates_in(spans)):
        what = "nights" if isinstance(overlay, HotelFull) else "dates"
        yield Complaint(
            overlay.id,
            ("dates",),
            FindingCode.OVERLAY_NO_EFFECT,
            f"None of the {what} of '{overlay.id}' belongs to the trip, which lies between "
            f"{dates.first} and {dates.last}.",
            "Correct the dates, or leave the overlay out.",
            detail={"first": str(dates.first), "last": str(last)},
        )


def _is_required(edited: Problem, overlay: NamedOverlay) -> Iterator[Complaint]:
    """Wishes that a closure calls essential although nothing would release them."""
    required = {one.id for one in edited.wishes.wishes if one.kind is WishKind.REQUIRED}
    for index, key in enumerate(overlay.essential if isinstance(overlay, Closing) else ()):
        if key not in required:
            yield Complaint(
                overlay.id,
                ("essential", index),
                FindingCode.OVERLAY_NO_EFFECT,
                f"The wish '{key}' is not required, so that calling it essential changes nothing.",
                "Leave it out, or make it required with a wish-required overlay.",
            )


def _is_wished(edited: Problem, overlay: SessionAdded) -> Iterator[Complaint]:
    """A new session that nothing asks for, which is therefore never planned."""
    key, wishes = overlay.session.id, edited.wishes
    targets = [wish.target for wish in wishes.wishes] + [one.target for one in wishes.quotas]
    asked = any(key in edited.sessions_of(target) for target in targets)
    if asked or any(pin.session == key for pin in wishes.pins) or wishes.distinct_partner_weight:
        return
    yield Complaint(
        overlay.id,
        ("session",),
        FindingCode.OVERLAY_NO_EFFECT,
        f"No wish, quota or pin asks for the new session '{key}', so it will not be planned.",
        "Add a wish-added overlay for it to the scenario.",
        Severity.WARNING,
    )


def _new_faults(
    baseline: Problem, edited: Problem, log: Sequence[Change], known: Collection[Fault]
) -> Iterator[Complaint]:
    """Findings of the edited problem that the baseline has not, each with its overlays."""
    content = edited.model_dump(mode="json")
    for spot in _spots(edited):
        if _fault(spot) in known:
            continue
        within = (spot.document,) if spot.document != "bookings" else ()
        path = named_pointer(content, (*within, *spot.steps))
        guilty = _overlays_at(path, log) or _overlays_alone(baseline, spot, log)
        names = " and ".join(f"'{one}'" for one in guilty)
        yield Complaint(
            guilty[0],
            (),
            spot.code,
            f"With {'the overlay' if len(guilty) == 1 else 'the overlays'} {names}: {spot.message}",
            spot.advice,
            spot.severity,
            {**spot.detail, "overlays": list(guilty), "problem_path": path},
            of_problem=True,
        )


def _overlays_at(path: str, log: Sequence[Change]) -> tuple[str, ...]:
    """The overlays that changed this place."""
    here = tokens(path)
    touching = [one.overlay for one in log if overlap(tokens(one.path), here)]
    return tuple(dict.fromkeys(touching))


def _overlays_alone(baseline: Problem, spot: Spot, log: Sequence[Change]) -> tuple[str, ...]:
    """The overlays that lead to the fault by themselves; all of them if none does."""
    everyone = tuple(dict.fromkeys(one.overlay for one in log))
    guilty = []
    for overlay in everyone if len(everyone) > 1 else ():
        try:
            alone = redo(baseline, [one for one in log if one.overlay == overlay])
        except ValueError:  # its changes only fit after those of others
            continue
        if _fault(spot) in known_faults(alone):
            guilty.append(overlay)
    return tuple(guilty) or everyone


def _fault(spot: Spot) -> Fault:
    return spot.document, spot.code.value, spot.message


def _spots(problem: Problem) -> Iterable[Spot]:
    known = Known.of(problem.catalogue)
    return (
        *catalogue_spots(problem.catalogue, known),
        *wishes_spots(problem, known),
        *bookings_spots(problem.catalogue, problem.bookings, known),
    )
