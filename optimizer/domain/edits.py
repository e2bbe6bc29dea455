"""Hand edits: what a coordinator changes of a plan by hand, one after the other."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from optimizer.domain.calendar import Minute
from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.value import Id, Value


class StopKind(StrEnum):
    """What a stop of a day is."""

    VISIT = "visit"
    MEAL = "meal"
    APPOINTMENT = "appointment"
    DEBRIEF = "debrief"


class StopName(Value):
    """A stop of a plan as it stands after the edits before.

    `id` is a session of the visit, `lunch` or `dinner`, or the own item's; a debrief needs none.
    `start` tells stops of one day apart that are alike otherwise.
    """

    date: dt.date
    kind: StopKind = StopKind.VISIT
    id: Id | None = None
    start: Minute | None = None

    @model_validator(mode="after")
    def _names_something(self) -> StopName:
        if self.id is None and self.kind is not StopKind.DEBRIEF:
            raise ValueError(f"name the {self.kind} by its id")
        return self


class Move(Value):
    """A stop is held on another day or at another time; its start falls on the grid."""

    kind: Literal["move"] = "move"
    stop: StopName
    date: dt.date
    start: Minute


class Drop(Value):
    """A stop is taken out."""

    kind: Literal["drop"] = "drop"
    stop: StopName


class Add(Value):
    """A session is visited; where and how is chosen as it fits best, unless it is said."""

    kind: Literal["add"] = "add"
    session: Id
    date: dt.date
    start: Minute
    venue: Id | None = None
    language_mode: LanguageMode | None = None


class PinHere(Value):
    """A visit holds its day, and its start unless `whole_day`."""

    kind: Literal["pin"] = "pin"
    stop: StopName
    whole_day: bool = False

    @model_validator(mode="after")
    def _is_a_visit(self) -> PinHere:
        if self.stop.kind is not StopKind.VISIT:
            raise ValueError("only a visit can be pinned")
        return self


class Unpin(Value):
    """A session holds no day any more: its pins are taken out."""

    kind: Literal["unpin"] = "unpin"
    session: Id


class Exclude(Value):
    """A session is not wanted: its visits are taken out, and no plan may bring it back."""

    kind: Literal["exclude"] = "exclude"
    session: Id


HandEdit = Annotated[
    Move | Drop | Add | PinHere | Unpin | Exclude,
    Field(discriminator="kind"),
]
"""Any hand edit, told by its `kind`."""

MOST_EDITS = 500
"""At a time."""

HandEdits = Annotated[tuple[HandEdit, ...], Field(max_length=MOST_EDITS)]
"""What was done by hand, in order."""
