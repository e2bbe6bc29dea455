"""Overlays applied to a problem: what comes of it, what changed, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from optimizer.domain.findings import Finding, FindingCode, InvalidInput, Severity
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.overlays import (
    BudgetChanged,
    Closing,
    DatesMoved,
    DayAdded,
    DayRemoved,
    HotelFull,
    InterpretationForced,
    LanguageChanged,
    LateCancellation,
    NamedOverlay,
    PartnerAway,
    PartyChanged,
    Pinned,
    ReplanFrom,
    Replanning,
    SessionAdded,
    SessionClosed,
    SessionReplaced,
    SessionRepriced,
    StatusSet,
    TravelSpeed,
    Unpinned,
    VehicleBroken,
    VehiclesChosen,
    VenueClosed,
    WishAdded,
    WishDropped,
    WishRequired,
    WishScored,
)
from optimizer.domain.pointers import Steps, pointer
from optimizer.domain.problem import Problem
from optimizer.domain.reading.sentences import name_of, sentence
from optimizer.domain.ticks import ticks
from scenarios.overlaying import answering, closing, dating, offering, wanting
from scenarios.overlaying.changes import Change
from scenarios.overlaying.clashes import clashes, order_decides
from scenarios.overlaying.draft import Draft, Refused
from scenarios.overlaying.judging import Complaint, Fault, complaints_of, known_faults
from scenarios.overlaying.releasing import Closed, essential_is_wished, release
from scenarios.overlaying.sameness import alike

EDITS: Mapping[type[NamedOverlay], Callable[[Draft, Any], None]] = MappingProxyType(
    {
        PartnerAway: closing.partner_away,
        VenueClosed: closing.venue_closed,
        SessionClosed: closing.session_closed,
        HotelFull: closing.hotel_full,
        VehicleBroken: closing.vehicle_broken,
        SessionAdded: offering.session_added,
        SessionRepriced: offering.session_repriced,
        SessionReplaced: offering.session_replaced,
        TravelSpeed: offering.travel_speed,
        PartyChanged: wanting.party_changed,
        BudgetChanged: wanting.budget_changed,
        LanguageChanged: wanting.language_changed,
        InterpretationForced: wanting.interpretation_forced,
        VehiclesChosen: wanting.vehicles_chosen,
        WishAdded: wanting.wish_added,
        WishRequired: wanting.wish_required,
        WishScored: wanting.wish_scored,
        WishDropped: wanting.wish_dropped,
        Pinned: wanting.pinned,
        Unpinned: wanting.unpinned,
        DatesMoved: dating.dates_moved,
        DayAdded: dating.day_added,
        DayRemoved: dating.day_removed,
        StatusSet: answering.status_set,
        ReplanFrom: answering.replan_from,
        LateCancellation: answering.late_cancellation,
    }
)
"""How each kind of overlay edits: the table of contents."""


@dataclass(frozen=True)
class Overlaid:
    """An edited problem, and every change that led to it, in order."""

    problem: Problem
    log: tuple[Change, ...]


def needs_programme(overlay: NamedOverlay) -> bool:
    """Whether an overlay re-plans a published programme."""
    return isinstance(overlay, Replanning)


def apply(
    problem: Problem,
    overlays: Sequence[NamedOverlay],
    *,
    ordered: bool = False,
    published: Itinerary | None = None,
) -> Overlaid:
    """The problem with the overlays; raises InvalidInput with every finding.

    Without `ordered` no two may set the same thing, and their order does not matter: they are
    applied in the order of their ids. `published` is the itinerary that re-planning overlays take
    for the programme, in place of the problem's own.
    """
    overlaid, findings = findings_of_overlays(
        problem, overlays, ordered=ordered, published=published
    )
    if overlaid is None:
        raise InvalidInput(findings)
    return overlaid


def findings_of_overlays(
    problem: Problem,
    overlays: Sequence[NamedOverlay],
    *,
    ordered: bool = False,
    published: Itinerary | None = None,
) -> tuple[Overlaid | None, tuple[Finding, ...]]:
    """As `apply`: the edited problem, None if an error stops it, and everything that was found.

    Paths of the findings lead into the overlays as they are given: `/0/partner`.
    """
    overlaid, complaints = complaints_about(problem, overlays, ordered=ordered, published=published)
    places = {overlay.id: place for place, overlay in enumerate(overlays)}
    findings = tuple(
        Finding(
            code=one.code,
            severity=one.severity,
            document="overlays",
            path=pointer((places[one.overlay], *one.steps)),
            message=one.message,
            advice=one.advice,
            detail=one.detail,
        )
        for one in complaints
    )
    return overlaid, findings


def complaints_about(
    problem: Problem,
    overlays: Sequence[NamedOverlay],
    *,
    ordered: bool = False,
    published: Itinerary | None = None,
    known: Collection[Fault] | None = None,
) -> tuple[Overlaid | None, tuple[Complaint, ...]]:
    """As `findings_of_overlays`, with what is wrong told by overlay and field.

    `known` are the faults of the problem itself, for those who apply many to one.
    """
    inorder = tuple(overlays if ordered else sorted(overlays, key=lambda overlay: overlay.id))
    with ticks(problem.catalogue.rules.ticks_per_minute):
        run = _run(problem, inorder, published)
        if not ordered:
            run.complaints += clashes(run.draft.entries) or _order_decides(run, problem, published)
        if run.closures and not run.has_errors:
            otherwise = _run(problem, run.others, published).draft.problem
            release(run.draft, run.closures, otherwise)
            run.complaints += _settled(run.draft)
        log = tuple(entry.change for entry in run.draft.entries)
        if not run.has_errors:
            faults = known_faults(problem) if known is None else known
            run.complaints += complaints_of(problem, run.draft.problem, inorder, log, faults)
    found = tuple(run.complaints)
    return (None if run.has_errors else Overlaid(run.draft.problem, log)), found


@dataclass
class _Run:
    """Overlays applied one after the other: what came of them, and what stood in the way."""

    draft: Draft
    overlays: tuple[NamedOverlay, ...]
    closures: list[Closed] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.complaints)

    @property
    def others(self) -> tuple[NamedOverlay, ...]:
        """The overlays that take nothing away."""
        return tuple(one for one in self.overlays if not isinstance(one, Closing))


def _run(problem: Problem, overlays: Sequence[NamedOverlay], published: Itinerary | None) -> _Run:
    run = _Run(Draft(problem, published), tuple(overlays))
    for overlay in overlays:
        before = run.draft.problem
        run.complaints += edit(run.draft, overlay)
        if isinstance(overlay, Closing):
            run.closures.append(Closed(overlay, before, run.draft.problem))
    return run


def _order_decides(run: _Run, problem: Problem, published: Itinerary | None) -> list[Complaint]:
    """Overlays of which one reads what another one writes, so that the other way round differs."""
    if not _differs(run, problem, published):
        return []
    for one, other in combinations(run.overlays, 2):
        if _differs(_run(problem, (one, other), published), problem, published):
            if run.has_errors:
                run.complaints.clear()  # they only tell of the wrong one of the two orders
            return [order_decides((one.id, other.id))]
    return [order_decides(tuple(one.id for one in run.overlays))]


def _differs(run: _Run, problem: Problem, published: Itinerary | None) -> bool:
    if len(run.overlays) < 2:
        return False
    back = _run(problem, run.overlays[::-1], published)
    if run.has_errors or back.has_errors:
        return run.has_errors != back.has_errors
    return not alike(run.draft.problem, back.draft.problem)


def edit(draft: Draft, overlay: NamedOverlay) -> list[Complaint]:
    """Applies one overlay; one that cannot be applied is told, and leaves the draft as it was."""
    draft.begin(overlay.id)
    try:
        if isinstance(overlay, Closing):
            essential_is_wished(draft.problem, overlay)
        EDITS[type(overlay)](draft, overlay)
        if not draft.has_edits:
            raise Refused(
                FindingCode.OVERLAY_NO_EFFECT,
                (),
                f"The overlay '{overlay.id}' changes nothing: everything is as it says already.",
                "Correct it, or leave it out.",
            )
    except Refused as refused:
        found = [_refused(overlay.id, refused)]
    except ValidationError as failure:
        found = [_invalid(overlay.id, error) for error in failure.errors(include_url=False)]
    else:
        return _settled(draft)
    draft.give_up()
    return found


def _settled(draft: Draft) -> list[Complaint]:
    """Makes a problem of the edits, or gives up those of the overlay in hand."""
    try:
        draft.settle()
    except ValidationError as failure:
        overlay = draft.overlay
        draft.give_up()
        return [_invalid(overlay, error) for error in failure.errors(include_url=False)]
    return []


def _refused(overlay: str, why: Refused) -> Complaint:
    return Complaint(overlay, why.steps, why.code, why.message, why.advice, detail=why.detail)


def _invalid(overlay: str, error: Any) -> Complaint:
    """A value that the edited problem may not have."""
    steps: Steps = tuple(error["loc"])
    code, problem, advice = sentence(error, steps, ())
    what = f" {name_of(steps, {})}" if steps else ""
    gap = "" if problem.startswith(":") else " "
    message = f"With the overlay '{overlay}'{what}{gap}{problem}."
    return Complaint(overlay, (), code, message, advice, detail={"problem_path": pointer(steps)})
