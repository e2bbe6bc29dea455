"""Feedback, deliveries, improvements and what is made of them, on the wire."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from api.schemas.document import Content, Described
from api.schemas.inputs import StoredCatalogue
from api.schemas.resources import Note, Resource, Ulid
from optimizer.domain.value import Id, Value
from scenarios.learning import (
    Answer,
    Audience,
    CatalogueChange,
    Decision,
    Delivery,
    Improvement,
)
from scenarios.learning.forms import Mark


class FormContent(Value):
    """A form as it is filled in: answers by question, and marks of visits from 1 to 5.

    Leave out names, and how to reach people.
    """

    marks: Annotated[dict[Id, Mark], Field(max_length=200)] = {}
    answers: Annotated[dict[Id, Answer], Field(max_length=200)] = {}
    text: Annotated[str, Field(max_length=10_000)] = ""


class FeedbackContent(FormContent):
    """A filled-in form, and whose it is: of partners, of hosts if nothing is said, or of guests."""

    audience: Audience | None = None
    partner: Id | None = None


class Feedback(Resource):
    """A form that was filled in after a programme; a partner's names the partner."""

    programme_id: str
    given_by: str
    partner: str | None
    content: FeedbackContent


class StoredDelivery(Resource):
    """How a programme went."""

    programme_id: str
    content: Annotated[Content, Described(Delivery)]


DeliveryBody = Annotated[Content, Described(Delivery)]


class ImprovementRequest(Value):
    """What feedback leads to, and what was decided of it."""

    improvement: Annotated[Content, Described(Improvement)]
    decision: Decision = Decision.OPEN
    note: Note = ""


class StoredImprovement(Resource):
    """An improvement; `catalogue_number` is the version of the catalogue that has it."""

    programme_id: str
    improvement: Annotated[Content, Described(Improvement)]
    decision: Decision
    note: str
    catalogue_id: str | None
    catalogue_number: int | None

    @classmethod
    def of(cls, row: Any) -> StoredImprovement:
        """The resource of a row of the store."""
        fields = {name: getattr(row, name) for name in cls.model_fields if name != "improvement"}
        return cls.model_validate({**fields, "improvement": row.content})


class ImproveRequest(Value):
    """Improvements to be put into a catalogue."""

    improvements: Annotated[tuple[Ulid, ...], Field(min_length=1, max_length=100)]


class ImprovedCatalogue(Value):
    """The catalogue's next version, and what each improvement has changed in it."""

    catalogue: StoredCatalogue
    changes: dict[str, tuple[CatalogueChange, ...]]
