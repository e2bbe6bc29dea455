"""What others answer and when: statuses, a re-planning from a moment, a late cancellation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimizer.domain.calendar import dates_between
from optimizer.domain.catalogue import Meal
from optimizer.domain.findings import FindingCode
from optimizer.domain.overlays import LateCancellation, ReplanFrom, Replanning, StatusSet
from optimizer.domain.pointers import Steps
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.statuses import (
    IllegalTransition,
    ItemKind,
    ItemStatus,
    Status,
    StatusChange,
    advanced,
)
from scenarios.overlaying.draft import Draft, Refused

_STATUSES: Steps = ("wishes", "statuses")
_DETAILS = ("start", "venue", "language_mode", "meal", "option_until", "price", "fallback")


def status_set(draft: Draft, overlay: StatusSet) -> None:
    """The request's history is one longer, or begins with the status."""
    ((field, key),) = overlay.named
    kind = ItemKind(field)
    draft.position(f"{field}s", key, field)
    on = overlay.on or draft.problem.wishes.planning_date
    change = StatusChange(status=overlay.status, date=on, by=overlay.by)
    details = {name: one for name in _DETAILS if (one := getattr(overlay, name)) is not None}
    at = _request(draft, kind, key, overlay)
    if at is None:
        item = ItemStatus(kind=kind, id=key, date=overlay.date, history=(change,), **details)
        draft.add(_STATUSES, item.model_dump(mode="json"))
        return
    _advance(draft, at, change, details)


def _request(draft: Draft, kind: ItemKind, key: str, overlay: StatusSet) -> int | None:
    """Where the earlier request for the same thing stands."""
    wanted = (kind, key, overlay.date, overlay.meal)
    for index, item in enumerate(draft.problem.wishes.statuses):
        if (item.kind, item.id, item.date, item.meal) == wanted:
            return index
    return None


def _advance(draft: Draft, at: int, change: StatusChange, details: dict[str, Any]) -> None:
    item = draft.problem.wishes.statuses[at]
    if item.status is change.status and all(
        getattr(item, name) == value for name, value in details.items()
    ):
        return
    try:
        after = advanced(item.model_copy(update=details), change)
    except IllegalTransition as refused:
        raise Refused(
            FindingCode.STATUS_ORDER,
            ("status",),
            f"{refused}.",
            "Set a status that may follow, or add the step that is missing before it.",
        ) from None
    old, new = item.model_dump(mode="json"), after.model_dump(mode="json")
    for field, value in new.items():
        if value != old[field]:
            draft.replace((*_STATUSES, at, field), value)


def replan_from(draft: Draft, overlay: ReplanFrom) -> None:
    """The published programme is frozen up to the moment."""
    _freeze(draft, overlay)


def late_cancellation(draft: Draft, overlay: LateCancellation) -> None:
    """The programme is frozen up to the moment; what was cancelled is refused from then on."""
    ((field, key),) = overlay.named
    draft.position(f"{field}s", key, field)
    programme = _freeze(draft, overlay)
    items = [(ItemKind(field), key)] if field != "partner" else []
    for session in draft.problem.catalogue.sessions:
        if field == "partner" and session.partner == key:
            items.append((ItemKind.SESSION, session.id))
    before = len(draft.entries)
    for kind, name in items:
        _refuse(draft, kind, name, overlay.date, programme)
    if len(draft.entries) == before:
        raise Refused(
            FindingCode.OVERLAY_NO_EFFECT,
            (field,),
            f"Nothing of the {field} '{key}' is left to cancel from {overlay.date} on.",
            "Correct the date or the id, or leave the overlay out.",
        )


def _freeze(draft: Draft, overlay: Replanning) -> PublishedProgramme:
    """Puts the programme in, or moves its moment; gives it as it is then."""
    steps: Steps = ("wishes", "programme")
    published, old = draft.published, draft.problem.wishes.programme
    if published is None and old is None:
        raise Refused(
            FindingCode.FIELD_MISSING,
            (),
            f"The overlay '{overlay.id}' re-plans a programme, but none was published.",
            "Give the baseline a programme: a result file, or 'baseline' for what its solve finds.",
        )
    said: dict[str, Any] = {"frozen_until": overlay.date, "frozen_minute": overlay.time}
    said |= {
        field: value
        for field in ("levels", "order")
        if (value := getattr(overlay, field)) is not None
    }
    if published is not None:
        version = 1 if old is None else old.version + 1
        new = PublishedProgramme(itinerary=published, version=version, **said)
        draft.replace(steps, new.model_dump(mode="json"))
    else:
        assert old is not None
        new = old.model_copy(update=said)
        written = new.model_dump(mode="json", include=set(said))
        for field in said:
            draft.replace((*steps, field), written[field])
    if overlay.planned_on is not None:
        wishes = draft.problem.wishes
        for item in new.unrecorded(wishes.statuses, wishes.planning_date):
            draft.add(_STATUSES, item.model_dump(mode="json"))
        draft.replace(("wishes", "planning_date"), str(overlay.planned_on))
    return new


def _refuse(
    draft: Draft, kind: ItemKind, key: str, since: dt.date, programme: PublishedProgramme
) -> None:
    """Cancels something for every date of the trip from then on on which it has not begun.

    A restaurant that has served lunch can still cancel the dinner.
    """
    begun = {
        (item.date, item.meal) for item in programme.settled if (item.kind, item.id) == (kind, key)
    }
    dates = draft.problem.wishes.dates
    days = dates_between(max(since, dates.first), dates.last)
    asked = {
        (item.date, item.meal): (index, item)
        for index, item in enumerate(draft.problem.wishes.statuses)
        if (item.kind, item.id) == (kind, key)
    }
    for day in days:
        if not _is_left(draft, kind, key, {meal for date, meal in begun if date == day}):
            continue
        for (date, meal), (index, item) in asked.items():
            if date == day and (day, meal) not in begun and not item.is_refused:
                on = max(since, item.since)
                change = StatusChange(status=Status.CANCELLED, date=on)
                history = [one.model_dump(mode="json") for one in (*item.history, change)]
                draft.replace((*_STATUSES, index, "history"), history)
        if (day, None) not in asked:
            change = StatusChange(status=Status.CANCELLED, date=since)
            item = ItemStatus(kind=kind, id=key, date=day, history=(change,))
            draft.add(_STATUSES, item.model_dump(mode="json"))


def _is_left(draft: Draft, kind: ItemKind, key: str, begun: set[Meal | None]) -> bool:
    """Whether something of a day on which so much of it has begun can still be cancelled."""
    if kind is not ItemKind.RESTAURANT:
        return not begun
    restaurant = draft.problem.catalogue.restaurant(key)
    return not {service.meal for service in restaurant.services} <= begun
