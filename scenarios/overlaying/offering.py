"""What is on offer: sessions added, repriced or replaced, and the speed of travel."""

from __future__ import annotations

from typing import Any

from optimizer.domain.findings import FindingCode
from optimizer.domain.overlays import SessionAdded, SessionReplaced, SessionRepriced, TravelSpeed
from optimizer.domain.pointers import Steps
from scenarios.overlaying.closing import CLOSED
from scenarios.overlaying.draft import Draft, Refused

_PRICES = ("group_cents", "person_cents")


def session_added(draft: Draft, overlay: SessionAdded) -> None:
    """The catalogue's last session is the new one."""
    if any(one.id == overlay.session.id for one in draft.problem.catalogue.sessions):
        raise Refused(
            FindingCode.DUPLICATE_ID,
            ("session", "id"),
            f"The catalogue has a session '{overlay.session.id}' already.",
            "Give the new session another id, or edit the one that is there.",
        )
    draft.add(("catalogue", "sessions"), overlay.session.model_dump(mode="json"))


def session_repriced(draft: Draft, overlay: SessionRepriced) -> None:
    """The prices that this delegation pays are other ones."""
    at = draft.position("sessions", overlay.session, "session")
    session = draft.problem.catalogue.sessions[at]
    steps: Steps = ("catalogue", "sessions", at)
    visitor = draft.problem.wishes.party.visitor_type
    own = next(
        (
            ("prices", index)
            for index, price in enumerate(session.prices)
            if visitor in price.visitor_types
        ),
        (),
    )
    for field in _PRICES:
        place: Steps = (*steps, *own, field)
        if draft.at(*place) is None:
            place = (*steps, field)  # this delegation's own price leaves that part as it is
        old = draft.at(*place)
        new = getattr(overlay, field)
        if overlay.permille is not None:
            new = (old * overlay.permille + 500) // 1000
        if new is not None:
            draft.replace(place, new)


def session_replaced(draft: Draft, overlay: SessionReplaced) -> None:
    """The session is held no more; wishes and pins for it are for the other one."""
    at = draft.position("sessions", overlay.session, "session")
    session = draft.problem.catalogue.sessions[at]
    other = overlay.by or session.fallback
    if other is None:
        raise Refused(
            FindingCode.FIELD_MISSING,
            ("by",),
            f"The catalogue names no fallback for '{session.id}'.",
            "Name the session that takes its place: by: virtual-tour.",
        )
    draft.position("sessions", other, "by")
    if other == session.id:
        raise Refused(
            FindingCode.CONTRADICTION,
            ("by",),
            f"'{session.id}' cannot take its own place.",
            "Name another session.",
        )
    closed = CLOSED.model_dump(mode="json")
    draft.replace(("catalogue", "sessions", at, "availability"), closed, adds_up=True)
    for field in ("wishes", "quotas"):
        for index, item in enumerate(getattr(draft.problem.wishes, field)):
            if item.target.session == session.id:
                draft.replace(("wishes", field, index, "target", "session"), other)
    for index, pin in enumerate(draft.problem.wishes.pins):
        if pin.session == session.id:
            other_pin = pin.model_copy(update={"session": other})
            draft.exchange(("wishes", "pins", index), other_pin.model_dump(mode="json"))


def travel_speed(draft: Draft, overlay: TravelSpeed) -> None:
    """The minutes of the matrices are other ones, rounded up."""
    catalogue = draft.problem.catalogue
    if overlay.matrix is not None:
        draft.position("matrices", overlay.matrix, "matrix")
    for at, matrix in enumerate(catalogue.matrices):
        is_meant = matrix.id == overlay.matrix
        if is_meant or (overlay.matrix is None and matrix.id != catalogue.walk_matrix):
            minutes = [[_scaled(one, overlay.permille) for one in row] for row in matrix.minutes]
            draft.replace(("catalogue", "matrices", at, "minutes"), minutes)


def _scaled(minutes: int | None, permille: int) -> Any:
    return None if minutes is None else -(-minutes * permille // 1000)
