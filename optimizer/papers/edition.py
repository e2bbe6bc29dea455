"""Editions: which version of a programme a paper shows, and whom to ask about it."""

from __future__ import annotations

import datetime as dt

from optimizer.domain.value import Value


class Edition(Value):
    """What stands on a paper besides the itinerary; without a number it is a draft."""

    number: int | None = None
    published_on: dt.date | None = None
    contact: str = ""
