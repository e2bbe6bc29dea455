"""Moments: when something was made or ends, by the host's own clock."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo


def local(moment: str, zone: str | None) -> dt.datetime:
    """A moment of the service as the clocks of a time zone show it; without one, as UTC does."""
    read = dt.datetime.fromisoformat(moment)
    return read.astimezone(dt.UTC if zone is None else ZoneInfo(zone))
