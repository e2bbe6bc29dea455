"""When the trip takes place: dates moved, days added and taken away."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.findings import FindingCode
from optimizer.domain.overlays import DatesMoved, DayAdded, DayRemoved, Fixed
from optimizer.domain.pointers import Steps
from optimizer.domain.statuses import Status
from optimizer.domain.wishes import Dates
from scenarios.overlaying.draft import Draft, Refused

_DATES: Steps = ("wishes", "dates")


def dates_moved(draft: Draft, overlay: DatesMoved) -> None:
    """The window is another one; what is fixed keeps its date, moves along or is released."""
    dates = draft.problem.wishes.dates
    if overlay.days is not None:
        step = dt.timedelta(days=overlay.days)
        first, last = _shifted(dates.first, step), _shifted(dates.last, step)
    else:
        first, last = overlay.first or dates.first, overlay.last or dates.last
    _set_dates(draft, first, last)
    if overlay.fixed is Fixed.MOVE and overlay.days:
        _move_fixed(draft, dt.timedelta(days=overlay.days))
    elif overlay.fixed is Fixed.RELEASE:
        _release_outside(draft, first, last)


def day_added(draft: Draft, overlay: DayAdded) -> None:
    """The trip may be, and has to be, so many days longer."""
    _resize(draft, overlay.days, overlay.at)


def day_removed(draft: Draft, overlay: DayRemoved) -> None:
    """The trip may be, and has to be, so many days shorter."""
    if draft.problem.wishes.dates.least_days <= overlay.days:
        raise Refused(
            FindingCode.VALUE_OUT_OF_RANGE,
            ("days",),
            f"The trip may have {draft.problem.wishes.dates.least_days} days, so that none would "
            "be left.",
            "Take fewer days away.",
        )
    _resize(draft, -overlay.days, overlay.at)
    if overlay.fixed is Fixed.RELEASE:
        first, last = draft.at(*_DATES, "first"), draft.at(*_DATES, "last")
        _release_outside(draft, dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def _resize(draft: Draft, change: int, at: str) -> None:
    """Changes the number of days; the window follows where it has just as many, or too few."""
    dates = draft.problem.wishes.dates
    for field in ("min_days", "max_days"):
        days: int | None = getattr(dates, field)
        if days is not None:
            draft.replace((*_DATES, field), days + change)
    if dates.window_days == dates.most_days or dates.window_days < dates.most_days + change:
        step = dt.timedelta(days=change)
        first = _shifted(dates.first, -step) if at == "start" else dates.first
        last = _shifted(dates.last, step) if at == "end" else dates.last
        _set_dates(draft, first, last)


def _set_dates(draft: Draft, first: dt.date, last: dt.date) -> None:
    # Checked at once: an end before its start would otherwise only show when the overlay is done.
    Dates.model_validate(draft.at(*_DATES) | {"first": first, "last": last})
    draft.replace((*_DATES, "first"), str(first))
    draft.replace((*_DATES, "last"), str(last))


def _shifted(date: dt.date, step: dt.timedelta) -> dt.date:
    try:
        return date + step
    except OverflowError:
        raise Refused(
            FindingCode.VALUE_OUT_OF_RANGE,
            ("days",),
            f"No calendar reaches {abs(step.days)} days from {date}.",
            "Take fewer days.",
        ) from None


def _move_fixed(draft: Draft, step: dt.timedelta) -> None:
    """Pins, own items and hours of single days take place as many days later.

    What others have agreed to or been asked for on a date is given up: nobody has said yes to the
    new one. A refusal is about its date, and stays.
    """
    wishes = draft.problem.wishes
    _release_requests(draft, wishes.dates.first, wishes.dates.last)
    for index, pin in enumerate(wishes.pins):
        moved_pin = pin.model_copy(update={"date": _shifted(pin.date, step)})
        draft.exchange(("wishes", "pins", index), moved_pin.model_dump(mode="json"))
    for index, one in enumerate(wishes.commitments):
        steps: Steps = ("wishes", "commitments", index)
        if one.date is not None:
            draft.replace((*steps, "date"), str(_shifted(one.date, step)))
        draft.replace((*steps, "dates"), [str(_shifted(date, step)) for date in one.dates])
    hours = draft.at("wishes", "limits", "hours")
    moved = {str(_shifted(dt.date.fromisoformat(day), step)): one for day, one in hours.items()}
    draft.replace(("wishes", "limits", "hours"), moved)


def _release_requests(draft: Draft, first: dt.date, last: dt.date) -> None:
    """Gives up what was asked for or agreed on for a date between two."""
    statuses = draft.problem.wishes.statuses
    for index in reversed(range(len(statuses))):
        one = statuses[index]
        is_open = one.status in (Status.REQUESTED, Status.OPTION, Status.CONFIRMED)
        if is_open and one.date is not None and first <= one.date <= last:
            draft.remove(("wishes", "statuses", index), released=True)


def _release_outside(draft: Draft, first: dt.date, last: dt.date) -> None:
    """Pins, own items, hours and what was agreed on with others outside the trip are given up."""
    wishes = draft.problem.wishes
    day = dt.timedelta(days=1)
    _release_requests(draft, wishes.dates.first, min(first - day, wishes.dates.last))
    _release_requests(draft, max(last + day, wishes.dates.first), wishes.dates.last)
    for index in reversed(range(len(wishes.pins))):
        if not first <= wishes.pins[index].date <= last:
            draft.remove(("wishes", "pins", index), released=True)
    for index in reversed(range(len(wishes.commitments))):
        one = wishes.commitments[index]
        dates = (one.date,) if one.date is not None else one.dates
        if dates and not any(first <= date <= last for date in dates):
            draft.remove(("wishes", "commitments", index), released=True)
    hours = draft.at("wishes", "limits", "hours")
    kept = {day: one for day, one in hours.items() if str(first) <= day <= str(last)}
    draft.replace(("wishes", "limits", "hours"), kept, released=True)
