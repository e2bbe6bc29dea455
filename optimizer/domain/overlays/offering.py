"""Overlays of what is on offer: sessions added, repriced or replaced, and the speed of travel."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from optimizer.domain.catalogue import Session
from optimizer.domain.money import Cents
from optimizer.domain.overlays.named import Closing, NamedOverlay
from optimizer.domain.value import Id


class SessionAdded(NamedOverlay):
    """The catalogue has one more session, written as in a catalogue."""

    kind: Literal["session-added"] = "session-added"
    session: Session


class SessionRepriced(NamedOverlay):
    """A session costs this delegation something else: new prices, or the old ones in thousandths.

    `permille: 1100` is a tenth more, rounded to the cent. A price that is locked by a
    confirmation stays.
    """

    kind: Literal["session-repriced"] = "session-repriced"
    session: Id
    group_cents: Cents | None = None
    person_cents: Cents | None = None
    permille: Annotated[int, Field(ge=0, le=10_000)] | None = None

    @model_validator(mode="after")
    def _prices_or_share(self) -> SessionRepriced:
        has_prices = self.group_cents is not None or self.person_cents is not None
        if has_prices is (self.permille is not None):
            raise ValueError("a new price is given in cents or in permille; give one of the two")
        return self


class SessionReplaced(Closing):
    """Another session takes the place of one that is not held: by default its own fallback.

    Wishes and pins for it are then for the other one.
    """

    kind: Literal["session-replaced"] = "session-replaced"
    session: Id
    by: Id | None = None


class TravelSpeed(NamedOverlay):
    """Driving takes so many thousandths of its time, rounded up to the minute; 1500 is half more.

    Of one matrix, or of every matrix but that of walking.
    """

    kind: Literal["travel-speed"] = "travel-speed"
    permille: Annotated[int, Field(ge=1, le=100_000)]
    matrix: Id | None = None
