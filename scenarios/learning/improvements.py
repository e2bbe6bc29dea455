"""Improvements: what feedback leads to, each as an edit of the catalogue of the next plan."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from optimizer.domain.overlays import (
    HotelFull,
    PartnerAway,
    SessionAdded,
    SessionClosed,
    SessionRepriced,
    TravelSpeed,
    VehicleBroken,
    VenueClosed,
)
from optimizer.domain.value import Id, Value
from scenarios.learning.forms import Audience

CatalogueOverlay = Annotated[
    PartnerAway
    | VenueClosed
    | SessionClosed
    | HotelFull
    | VehicleBroken
    | SessionAdded
    | SessionRepriced
    | TravelSpeed,
    Field(discriminator="kind"),
]
"""An overlay that edits what is on offer, and nothing of a delegation's wishes."""

Words = Annotated[str, Field(min_length=1, max_length=2_000)]


class Evidence(Value):
    """What an improvement rests on: the marks of a session, or the answers to a question."""

    session: Id | None = None
    question: Id | None = None
    audience: Audience = Audience.PARTICIPANTS

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Evidence:
        if (self.session is None) is (self.question is None):
            raise ValueError("name a session or a question, and not both")
        return self


class Improvement(Value):
    """What was said, what it does to the visits, and what is changed because of it.

    `owner` is a role and no name. `overlays` are the change itself, as the next plan uses it.
    """

    id: Id
    feedback: Words
    impact: Words
    change: Words
    owner: Annotated[str, Field(max_length=200)] = ""
    due: dt.date | None = None
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=20)] = ()
    overlays: Annotated[tuple[CatalogueOverlay, ...], Field(min_length=1, max_length=20)]


class Decision(StrEnum):
    """What was made of an improvement of the report before."""

    DONE = "done"
    DROPPED = "dropped"
    OPEN = "open"


class FollowUp(Value):
    """What became of an improvement that the report before asked for, in the host's own words."""

    improvement: Id
    decision: Decision
    note: Annotated[str, Field(max_length=2_000)] = ""
