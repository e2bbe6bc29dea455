"""What every overlay has, and how overlays write dates."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from optimizer.domain.calendar import DateRange
from optimizer.domain.value import Id, Text, Value

MOST_DAYS = 366
"""The dates of an overlay span a year at most."""


class NamedOverlay(Value):
    """One edit of a problem; scenarios name it by its id."""

    id: Id
    name: Text | None = None
    note: str = ""


class Closing(NamedOverlay):
    """Takes something away, and with it what can no longer be held.

    Pins and confirmations that nothing can keep any more are released, and so are required wishes
    that only this could meet, but for those named in `essential`: they stay, even if the trip is
    impossible then.
    """

    essential: tuple[Id, ...] = ()


def _one_day(value: Any) -> Any:
    """Reads a single date as a range of one day."""
    return {"start": value} if isinstance(value, str | dt.date) else value


def _short(value: DateRange) -> DateRange:
    if value.end is not None and (value.end - value.start).days >= MOST_DAYS:
        raise ValueError(f"the dates span more than {MOST_DAYS} days; name the trip's own dates")
    return value


Span = Annotated[
    DateRange,
    AfterValidator(_short),
    BeforeValidator(_one_day, json_schema_input_type=DateRange | dt.date),
]
"""Some dates; files may write a single one by itself."""

Spans = Annotated[tuple[Span, ...], Field(min_length=1)]
"""At least one date."""


def dates_in(spans: tuple[DateRange, ...]) -> tuple[dt.date, ...]:
    """Every date of the spans, once, in order."""
    found = {
        one.start + dt.timedelta(days=step)
        for one in spans
        for step in range(((one.end or one.start) - one.start).days + 1)
    }
    return tuple(sorted(found))
