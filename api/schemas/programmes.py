"""Programmes on the wire: versions, what changed, and publishing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from api.jobs.kinds.plan import PlanParameters
from api.publishing import Change
from api.schemas.document import Content, Described
from api.schemas.plans import PlanName, Stored
from api.schemas.requests import Confirmation
from api.schemas.resources import Name, Resource, Ulid
from api.store.tables import EditionState, ProgrammeState
from optimizer.domain.calendar import Minute
from optimizer.domain.changes import PlanningOrder
from optimizer.domain.itinerary import Itinerary
from optimizer.domain.problem import Problem
from optimizer.domain.programme import LevelFrom
from optimizer.domain.value import Value


class Programme(Resource):
    """A delegation's programme. `published` is the number of the version that holds now.

    `trip_id` is the wishes that the trip began with.
    """

    name: str
    state: ProgrammeState
    published: int | None
    trip_id: str | None


class ProgrammeRequest(Value):
    """A programme that begins with a plan's best itinerary, and with its name if none is given."""

    plan: Ulid
    name: PlanName = ""


class ProgrammeEdit(Value):
    """What can be changed of a programme itself."""

    name: Name


class DraftRequest(Value):
    """A plan whose best itinerary is to be the programme's next version."""

    plan: Ulid


class Edition(Value):
    """One version of a programme, with what it changes against the one that held before."""

    number: int
    state: EditionState
    plan_id: str | None
    problem_hash: str
    changes: tuple[Change, ...]
    created_at: dt.datetime
    created_by: str
    published_at: dt.datetime | None
    published_by: str | None


class WholeEdition(Edition):
    """A version with its problem and its itinerary."""

    problem: Annotated[Content, Described(Problem)]
    itinerary: Annotated[Content, Described(Itinerary)]


class Drafted(Programme):
    """A programme with its draft."""

    draft: Edition


class Published(Programme):
    """A programme that holds now: the version, how many things it has booked, and whom it asks."""

    edition: Edition
    bookings: int
    confirmations: tuple[Confirmation, ...]


class ReplanRequest(Value):
    """How to plan a published programme anew.

    What began before the moment stays as it is; the moment is the planning date's midnight if
    none is given. After it `levels` say how much may change from which date on, and `order`
    whether few changes come before points. A stored `catalogue` takes the place of the one that
    it was planned with. The plan has what suppliers have answered and what others hold by now.
    """

    planning_date: dt.date
    frozen_until: dt.date | None = None
    frozen_minute: Minute = 0
    levels: Annotated[tuple[LevelFrom, ...], Field(max_length=100)] = ()
    order: PlanningOrder = PlanningOrder.CHANGES_FIRST
    catalogue: Stored | None = None
    name: PlanName = ""
    parameters: PlanParameters = PlanParameters()


class Part(Value):
    """What a link opens of a published programme: one partner's part, or all that guests see."""

    programme: str
    version: int
    partner: str | None
    expires_at: dt.datetime
    changes: tuple[Change, ...]
    confirmations: tuple[Confirmation, ...]
    itinerary: Annotated[Content, Described(Itinerary)] | None
