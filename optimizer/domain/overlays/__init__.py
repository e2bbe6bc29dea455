"""Overlays: the small named edits of a problem that scenarios are made of.

Each names what it edits by id. How it is applied is in `scenarios/overlaying/`.
"""

from typing import Annotated

from pydantic import Field

from optimizer.domain.overlays.answering import (
    LateCancellation,
    ReplanFrom,
    Replanning,
    StatusSet,
)
from optimizer.domain.overlays.closing import (
    HotelFull,
    PartnerAway,
    SessionClosed,
    VehicleBroken,
    VenueClosed,
)
from optimizer.domain.overlays.dating import DatesMoved, DayAdded, DayRemoved, Fixed
from optimizer.domain.overlays.named import Closing, NamedOverlay, dates_in
from optimizer.domain.overlays.offering import (
    SessionAdded,
    SessionReplaced,
    SessionRepriced,
    TravelSpeed,
)
from optimizer.domain.overlays.wanting import (
    BudgetChanged,
    InterpretationForced,
    LanguageChanged,
    PartyChanged,
    Pinned,
    Unpinned,
    VehiclesChosen,
    WishAdded,
    WishDropped,
    WishRequired,
    WishScored,
)

Overlay = Annotated[
    PartnerAway
    | VenueClosed
    | SessionClosed
    | HotelFull
    | VehicleBroken
    | SessionAdded
    | SessionRepriced
    | SessionReplaced
    | TravelSpeed
    | PartyChanged
    | BudgetChanged
    | LanguageChanged
    | InterpretationForced
    | VehiclesChosen
    | WishAdded
    | WishRequired
    | WishScored
    | WishDropped
    | Pinned
    | Unpinned
    | DatesMoved
    | DayAdded
    | DayRemoved
    | StatusSet
    | ReplanFrom
    | LateCancellation,
    Field(discriminator="kind"),
]
"""Any overlay, told by its `kind`."""

__all__ = [
    "BudgetChanged",
    "Closing",
    "DatesMoved",
    "DayAdded",
    "DayRemoved",
    "Fixed",
    "HotelFull",
    "InterpretationForced",
    "LanguageChanged",
    "LateCancellation",
    "NamedOverlay",
    "Overlay",
    "PartnerAway",
    "PartyChanged",
    "Pinned",
    "ReplanFrom",
    "Replanning",
    "SessionAdded",
    "SessionClosed",
    "SessionReplaced",
    "SessionRepriced",
    "StatusSet",
    "TravelSpeed",
    "Unpinned",
    "VehicleBroken",
    "VehiclesChosen",
    "VenueClosed",
    "WishAdded",
    "WishDropped",
    "WishRequired",
    "WishScored",
    "dates_in",
]
