"""Closures: dates on which a region or single partners are closed, beyond public holidays."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.domain.calendar import DateRange
from optimizer.domain.value import Id, Text


class Closure(DateRange):
    """Dates on which partners are closed; without `partners` the whole region, as on a holiday.

    No date of it is a working day of those who are closed.
    """

    name: Text
    partners: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None

    def closes(self, partner: str | None) -> bool:
        """Whether a partner is closed; without a partner, whether the region is."""
        return self.partners is None or partner in self.partners
